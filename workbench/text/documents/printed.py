"""Documents as PDF, laid out as on paper, with as much of the font in it as is used: it looks alike everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from logging import CRITICAL, getLogger

from workbench.text.documents.breaking import lines
from workbench.text.documents.extras import library
from workbench.text.documents.fonts import Face, heading_face, other_faces, text_face
from workbench.text.documents.model import (
    Align,
    Block,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Table,
    block_texts,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered, row_mark
from workbench.text.documents.official import LAYOUTS
from workbench.text.documents.widths import shares

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workbench.text.documents.official import Look

EXTRA = "pdf"
TEXT, BOLD = "text", "bold"
_LEADING = 1.3
_PADDING = 1.0
"""Millimetres around the text of a cell."""
_SLACK = 2.2
"""Millimetres of a line that stay free: a little is kept on both of its sides."""
_MM = 25.4 / 72
"""Of a point."""
_SIDES = {Align.START: "LEFT", Align.CENTER: "CENTER", Align.END: "RIGHT"}
_ANY_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def write(document: Document) -> bytes:
    """The document as the bytes of a file.

    Raises:
        Refused: the library is not installed, or no font has Chinese characters.
    """
    library("fpdf", EXTRA)
    getLogger("fpdf").setLevel(CRITICAL)  # a letter that no font has is drawn as a box: nothing to be told about
    getLogger("fontTools").setLevel(CRITICAL)
    text = text_face(document.language)
    printed = _Printed(document)
    printed.faces(text, heading_face(document.language))
    return printed.made()


class _Printed:
    """One PDF in the making."""

    def __init__(self, document: Document) -> None:
        from workbench.text.documents.printed_page import Page  # late: needs the library

        self._document = document
        self._layout = LAYOUTS[document.language]
        above, right, below, left = self._layout.margins
        self._pdf: Any = Page(format="A4")
        self._pdf.chinese = document.is_chinese
        self._pdf.set_margins(left, above, right)
        self._pdf.set_auto_page_break(True, margin=below)
        self._pdf.set_title(clean(document.title))
        self._pdf.set_author(clean(document.author))
        self._pdf.set_lang(document.language.replace("_", "-"))
        self._pdf.set_creation_date(document.made_at or _ANY_TIME)
        self._bold = TEXT

    def faces(self, text: Face, bold: Face | None) -> None:
        """Load the fonts: those of other scripts only where something is written in them, for it takes its time."""
        self._pdf.add_font(TEXT, fname=text.path, collection_font_number=text.number)
        if bold is not None:
            self._pdf.add_font(BOLD, fname=bold.path, collection_font_number=bold.number)
            self._bold = BOLD
        known = self._pdf.fonts[TEXT].cmap
        if all(ord(character) in known for character in set(self._letters())):
            return
        others = other_faces()
        for n, other in enumerate(others):
            self._pdf.add_font(f"other{n}", fname=other.path, collection_font_number=other.number)
        self._pdf.set_fallback_fonts([f"other{n}" for n in range(len(others))], exact_match=False)

    def _letters(self) -> Iterator[str]:
        document = self._document
        for text in (document.title, document.dated, *document.heads):
            yield from clean(text)
        for block in document.blocks:
            for text in block_texts(block):
                yield from text

    def made(self) -> bytes:
        """The whole file."""
        document, layout = self._document, self._layout
        self._pdf.add_page()
        self._put(document.title, layout.title, align="C", bold=True)
        self._pdf.ln(2)
        if document.dated:
            self._put(document.dated, layout.heads, align="C")
        if document.heads:
            self._put(("　" if document.is_chinese else " · ").join(document.heads), layout.heads, align="C")
        self._pdf.ln(3)
        for number, block in numbered(document.blocks, chinese=document.is_chinese):
            self._block(number, block)
        return bytes(self._pdf.output())

    def _block(self, number: str, block: Block) -> None:
        layout = self._layout
        match block:
            case Heading():
                look = layout.headings[min(block.level, len(layout.headings)) - 1]
                self._keep_with_next(look)
                strong = look.bold or block.level == 1
                self._put(number + clean(block.text), look, bold=strong, indent=layout.indent)
            case Paragraph():
                for line in block.lines:
                    self._put(line, layout.body, indent=layout.indent)
                self._gap()
            case Note():
                self._gap()
                self._put(block.text, layout.note)
            case List():
                self._list(block)
            case Table():
                self._table(block)
            case PageBreak():
                self._pdf.add_page()

    def _keep_with_next(self, look: Look) -> None:
        """A heading does not stand alone at the foot of a page."""
        if not self._layout.leading:
            self._pdf.ln(3)
        if self._pdf.will_page_break(look.size * _MM * 4):
            self._pdf.add_page()

    def _gap(self) -> None:
        if not self._layout.leading:
            self._pdf.ln(1.5)

    def _put(
        self, text: str, look: Look, *, align: str = "L", bold: bool = False, indent: bool = False, left: float = 0
    ) -> None:
        """A paragraph over the whole width, or from `left` on."""
        self._pdf.set_font(self._bold if bold else TEXT, size=look.size)
        self._pdf.set_x(self._pdf.l_margin + left)
        height = max(self._layout.leading or 0, look.size * _LEADING) * _MM
        said = ("　　" if indent else "") + clean(text)
        room = self._pdf.epw - left
        self._pdf.multi_cell(0, height, self._broken(said, room), align=align, new_x="LMARGIN", new_y="NEXT")

    def _broken(self, text: str, room: float) -> str:
        """The text with the ends of its lines in it."""
        return "\n".join(lines(text, room - _SLACK, self._pdf.get_string_width))

    def _list(self, block: List) -> None:
        look = self._layout.body
        left = look.size * _MM * 1.5
        for n, row in enumerate(block.rows):
            if block.start is None:
                self._mark(look)
                self._put(row.text, look, left=left)
            else:
                self._put(
                    row_mark(block, n, chinese=self._pdf.chinese) + clean(row.text), look, indent=self._layout.indent
                )
            for text in row.under:
                self._put(text, self._layout.note, left=left)
        self._gap()

    def _mark(self, look: Look) -> None:
        """The dot before a row. It stays with the first line of the row."""
        height = max(self._layout.leading or 0, look.size * _LEADING) * _MM
        self._pdf.set_font(TEXT, size=look.size)
        if self._pdf.will_page_break(height):
            self._pdf.add_page()
        self._pdf.set_x(self._pdf.l_margin)
        self._pdf.cell(look.size * _MM * 1.5, height, "·", align="C", new_x="LMARGIN", new_y="TOP")

    def _picture(self, block: Table) -> None:
        """The picture of a table, above it and as wide as the text."""
        from workbench.text.pictures.image import image_of  # late: most documents have none

        image = image_of(block.svg, self._document.language)
        if image is not None:
            self._pdf.image(image, w=self._pdf.epw)
            self._pdf.ln(1)

    def _table(self, block: Table) -> None:
        from fpdf.fonts import FontFace  # late: needs the library

        self._picture(block)
        look = self._layout.table
        self._pdf.set_font(TEXT, size=look.size)
        widths = [share * self._pdf.epw for share in shares(block)]
        sides = tuple(_SIDES[column.align] for column in block.columns)
        head = FontFace(family=self._bold, fill_color=(240, 241, 243))
        height = look.size * _LEADING * _MM
        with self._pdf.table(
            col_widths=tuple(widths),
            text_align=sides,
            headings_style=head,
            line_height=height,
            padding=_PADDING,
            align="LEFT",
        ) as table:
            names = [clean(column.name) for column in block.columns]
            for texts in (names, *([*map(cell_text, row)] for row in block.rows)):
                row = table.row()
                for text, width in zip(texts, widths, strict=True):
                    row.cell(self._broken(text, width - 2 * _PADDING))
        self._pdf.ln(2)
