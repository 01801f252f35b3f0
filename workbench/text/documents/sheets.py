"""Documents as XLSX: a sheet for the running text, and one for each table, to be sorted and filtered.

A text is stored as a text whatever it looks like: nothing that begins with `=` is ever reckoned, nothing is a link.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

from workbench.i18n import _
from workbench.text.documents.extras import library
from workbench.text.documents.model import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Table,
    block_texts,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered
from workbench.text.documents.official import LAYOUTS
from workbench.text.documents.widths import wanted
from workbench.text.width import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EXTRA = "xlsx"
LONGEST = 32767
"""So many characters a cell holds."""
_NAME = 31
_WIDEST = 60
"""Cells of the widest column."""
_LINE = 16
"""Points from line to line. Heights are told, for not every program works them out."""
_LINES = 25
"""A row is no higher than so many lines; a cell that holds more shows it when it is opened."""
_FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\"), " ")
_FIRST_DATE = date(1900, 3, 1)
"""Before it, sheets count a day that never was."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PLAIN: dict[str, object] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "default_date_format": "yyyy-mm-dd",
}


def write(document: Document) -> bytes:
    """The document as the bytes of a file.

    Raises:
        Refused: the library is not installed.
    """
    workbook = library("xlsxwriter", EXTRA).Workbook
    file = BytesIO()
    book = workbook(file, dict(_PLAIN))
    writer = _Sheets(book, document)
    for table in tables(document):
        writer.add(table)
    book.close()
    return file.getvalue()


def tables(document: Document) -> list[Table]:
    """What the sheets hold: first the running text by section, then each table, named for the section it stands in."""
    told: list[tuple[str, str]] = []
    found: list[Table] = []
    section = ""
    for number, block in numbered(document.blocks, chinese=document.is_chinese):
        match block:
            case Heading():
                section = number + clean(block.text)
            case Table():
                name = block.name or section or document.title
                found.append(Table(block.columns, block.rows, name))
            case PageBreak():
                pass
            case _:
                told += [(section, text) for text in block_texts(block)]
    if not told and found:
        return found
    columns = (Column(_("Section")), Column(_("Text")))
    return [Table(columns, tuple(told), document.title), *found]


class _Sheets:
    """Puts tables into a workbook."""

    def __init__(self, book: Any, document: Document) -> None:
        layout = LAYOUTS[document.language]
        self._book, self._document = book, document
        self._names: set[str] = set()
        base = {"font_name": layout.table.face if document.is_chinese else layout.latin, "font_size": 11}
        self._base = {**base, "valign": "top"}
        self._formats: dict[tuple[str, Align, bool], Any] = {}
        self._head = book.add_format({**base, "bold": True, "bottom": 1, "bg_color": "#F0F1F3", "text_wrap": True})
        made_at = document.made_at
        properties: dict[str, object] = {"title": clean(document.title)[:255], "author": clean(document.author)[:255]}
        properties["created"] = made_at.astimezone(UTC).replace(tzinfo=None) if made_at else datetime(1980, 1, 1)  # noqa: DTZ001 - as the library wants it
        book.set_properties(properties)

    def add(self, table: Table) -> None:
        """One sheet: the names of the columns stay in view, every column can be filtered."""
        sheet = self._book.add_worksheet(self._name(table.name))
        widths = wanted(table, _WIDEST)
        for n, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
            sheet.set_column(n, n, width + 3)
            sheet.write_string(0, n, clean(column.name)[:LONGEST], self._head)
        for y, row in enumerate(table.rows, 1):
            sheet.set_row(y, _LINE * min(_LINES, max(map(_lines, map(cell_text, row), widths))))
            for x, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._put(sheet, y, x, cell, column.align)
        sheet.freeze_panes(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        self._print(sheet)

    def _print(self, sheet: Any) -> None:
        """On paper: across, as wide as the page, the names of the columns on each."""
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        title = " ".join(clean(part) for part in (self._document.title, self._document.dated) if part)
        sheet.set_header("&C" + title.replace("&", "&&")[:120])
        sheet.set_footer("&C&P / &N")

    def _put(self, sheet: Any, y: int, x: int, cell: Cell, align: Align) -> None:
        if isinstance(cell, str) or (isinstance(cell, date) and day_before(cell)):
            text = cell_text(cell)
            shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            sheet.write_string(y, x, shown, self._format("", align, shown.startswith(_FORMULA)))
        elif isinstance(cell, datetime):
            sheet.write_datetime(y, x, cell.replace(tzinfo=None), self._format("yyyy-mm-dd hh:mm", align))
        elif isinstance(cell, date):
            sheet.write_datetime(y, x, cell, self._format("yyyy-mm-dd", align))
        else:
            sheet.write_number(y, x, cell, self._format("", align))

    def _format(self, numbers: str, align: Align, marked: bool = False) -> Any:
        """Each kind of cell once. A text that looks like a formula is marked as text, should somebody edit it."""
        key = (numbers, align, marked)
        if key not in self._formats:
            said: dict[str, object] = {**self._base, "text_wrap": not numbers}
            if numbers:
                said["num_format"] = numbers
            if align is not Align.START:
                said["align"] = "center" if align is Align.CENTER else "right"
            if marked:
                said["quote_prefix"] = True
            self._formats[key] = self._book.add_format(said)
        return self._formats[key]

    def _name(self, wanted_name: str) -> str:
        """A name that a sheet may have, and no other has."""
        plain = clean(wanted_name).translate(_FORBIDDEN).strip("' ")[:_NAME].strip("' ") or "1"
        name, n = plain if plain.casefold() != "history" else "History 1", 1
        while name.casefold() in self._names:
            n += 1
            name = f"{plain[: _NAME - 4]} {n}"
        self._names.add(name.casefold())
        return name


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    return -(-cells(text[: _LINES * _WIDEST]) // width) or 1


def day_before(day: date) -> bool:
    """Whether a sheet has no such day."""
    return (day.date() if isinstance(day, datetime) else day) < _FIRST_DATE
