"""Every kind of file that a document can become, each writer loaded when it is wanted."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.documents.model import Document

PAPERS = ("md", "txt", "html", "docx", "xlsx", "pdf")
"""What any document can become."""
CALENDAR = "ics"
TEXTS = frozenset({"md", "txt", "html", "json", "csv", CALENDAR})
"""What may be printed on a terminal."""


def written(document: Document, kind: str) -> bytes:
    """The document as the bytes of a file of one of `PAPERS`.

    Raises:
        Refused: what it takes is not installed.
    """
    match kind:
        case "docx":
            from workbench.text.documents.word import write as docx  # late: one writer is enough

            return docx(document)
        case "xlsx":
            from workbench.text.documents.sheets import write as xlsx

            return xlsx(document)
        case "pdf":
            from workbench.text.documents.printed import write as pdf

            return pdf(document)
        case "html":
            from workbench.text.documents.page import write as html

            return html(document).encode()
        case "csv":
            from workbench.text.documents.separated import write as csv

            return csv(document).encode()
        case "txt":
            from workbench.text.documents.plain import write as txt

            return txt(document).encode()
        case _:
            from workbench.text.documents.markdown import write as md

            return md(document).encode()
