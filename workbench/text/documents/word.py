"""Documents as DOCX for Word and WPS: everything by named styles, so that an office can put its own look on them."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO

from workbench.text.documents.extras import library
from workbench.text.documents.model import (
    Align,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Table,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered, row_mark
from workbench.text.documents.official import LAYOUTS
from workbench.text.documents.packed import repacked
from workbench.text.documents.widths import shares

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workbench.text.documents.official import Layout

EXTRA = "docx"
_PROPERTY = 255
"""So many characters a property of a file may have."""


def write(document: Document) -> bytes:
    """The document as the bytes of a file.

    Raises:
        Refused: the library is not installed.
    """
    library("docx", EXTRA)
    from workbench.text.documents.word_styles import BREAK, HEADS, NOTE, prepared  # late: needs the library

    layout = LAYOUTS[document.language]
    made = prepared(layout, chinese=document.is_chinese)
    _properties(made, document)
    _put(made, [document.title], "Title")
    if document.dated:
        _put(made, [document.dated], HEADS)
    if document.heads:
        gap = "　" if document.is_chinese else " · "
        made.add_paragraph(gap.join(map(clean, document.heads)), style=HEADS)
    for number, block in numbered(document.blocks, chinese=document.is_chinese):
        match block:
            case Heading():
                _put(made, [number + clean(block.text)], f"Heading {min(block.level, 4)}")
            case Paragraph():
                for lines in [[line] for line in block.lines] if layout.indent else [block.lines]:
                    _put(made, lines, "Body Text")
            case Note():
                _put(made, [block.text], NOTE)
            case List():
                _list(made, block, chinese=document.is_chinese)
            case Table():
                _picture(made, block, document.language, layout)
                _table(made, block, layout)
            case PageBreak():
                _put(made, [""], BREAK)
    file = BytesIO()
    made.save(file)
    return repacked(file.getvalue())


def _properties(made: Any, document: Document) -> None:
    """Who and when, and nothing of the template's."""
    said = made.core_properties
    said.title, said.author, said.last_modified_by = (
        clean(document.title)[:_PROPERTY],
        clean(document.author)[:_PROPERTY],
        "",
    )
    said.comments, said.language, said.revision = "", document.language.replace("_", "-"), 1
    if document.made_at is not None:
        utc = document.made_at.astimezone(UTC).replace(tzinfo=None)
        said.created = said.modified = utc


def _put(made: Any, lines: Iterable[str], style: str) -> None:
    """One paragraph; its lines stay lines."""
    _fill(made.add_paragraph(style=style), lines)


def _fill(paragraph: Any, lines: Iterable[str]) -> None:
    for n, line in enumerate(lines):
        run = paragraph.add_run()
        if n:
            run.add_break()
        run.add_text(clean(line))


def _list(made: Any, block: List, *, chinese: bool) -> None:
    from workbench.text.documents.word_styles import ITEM  # late: needs the library

    for n, row in enumerate(block.rows):
        if block.start is None:
            _put(made, [row.text, *row.under], "List Bullet")
        else:
            _put(made, [row_mark(block, n, chinese=chinese) + clean(row.text), *row.under], ITEM)


def _picture(made: Any, block: Table, language: str, layout: Layout) -> None:
    """The picture of a table, above it and as wide as the text."""
    from docx.shared import Mm  # late: needs the library

    from workbench.text.documents.word_styles import CELL
    from workbench.text.pictures.image import image_of

    image = image_of(block.svg, language)
    if image is not None:
        room = 210 - layout.margins[1] - layout.margins[3]
        paragraph = made.add_paragraph(style=CELL)
        # The fixed distance between lines of an official paper would show a strip of the picture only.
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run().add_picture(BytesIO(image), width=Mm(room))


def _table(made: Any, block: Table, layout: Layout) -> None:
    from docx.shared import Mm  # late: needs the library

    from workbench.text.documents.word_styles import CELL, HEAD_CELL, element

    table = made.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    room = 210 - layout.margins[1] - layout.margins[3]
    widths = [Mm(room * share) for share in shares(block)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(element("w:tblHeader"))
    aligns = [column.align for column in block.columns]
    _cells(head, [column.name for column in block.columns], aligns, widths, HEAD_CELL)
    for row in block.rows:
        made_row = table.add_row()
        made_row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        _cells(made_row, [cell_text(cell) for cell in row], aligns, widths, CELL)


def _cells(row: Any, texts: Iterable[str], aligns: Iterable[Align], widths: Iterable[int], style: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # late: needs the library

    sides = {Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER, Align.END: WD_ALIGN_PARAGRAPH.RIGHT}
    for cell, text, align, width in zip(row.cells, texts, aligns, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        if align in sides:
            paragraph.alignment = sides[align]
        _fill(paragraph, [text])
