"""A register as a workbook (XLSX), and a workbook as lines of a register again: as `text.register_sheet` does with CSV.

Every cell is a text. A program that opens it may make dates and numbers of them: they are read as they were meant. A
formula is never reckoned: whoever wants its value in a register writes the value.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from xml.etree.ElementTree import ParseError

from workbench.domain.register_lines import Brought, RegisterLine
from workbench.domain.registers import Register
from workbench.i18n import _
from workbench.text.documents import sheets
from workbench.text.documents.extras import library
from workbench.text.documents.model import Column, Document, Table
from workbench.text.register_rows import register_word
from workbench.text.register_sheet import SheetError, columns, guarded, heading, read_rows, told_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST_COLUMNS = 100
"""Of a sheet: so many are looked at."""


def book(register: Register, lines: Iterable[RegisterLine], made_at: datetime, me: str = "") -> tuple[bytes, int]:
    """The file, and how many texts are longer than a cell may be and end in an ellipsis.

    Raises:
        Refused: the extra is not installed.
    """
    rows = [tuple(row) for row in told_rows(register, lines, me)]
    heads = tuple(Column(heading(column)) for column in columns(register))
    name = register_word(register)
    written = sheets.write(Document(name, (Table(heads, tuple(rows), name),), made_at=made_at))
    return written, sum(len(cell) > sheets.LONGEST for row in rows for cell in row)


def read_book(register: Register, content: bytes, zone: datetime) -> list[Brought]:
    """The rows of the first sheet of a file; `zone` is any moment with the zone of the desk.

    Raises:
        SheetError: it is no workbook, or a column or a cell is not understood: nothing of it is taken.
        Refused: the extra is not installed.
    """
    load = library("openpyxl", sheets.EXTRA).load_workbook
    try:
        opened = load(BytesIO(content), read_only=True, keep_links=False)
        sheet = opened.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size need not be so
        rows = [_cells(cells, number) for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1)]
    except SheetError:
        raise
    except (zipfile.BadZipFile, ParseError, KeyError, IndexError, ValueError, TypeError, OSError) as error:
        raise SheetError(0, _("it is no XLSX ({why})").format(why=type(error).__name__)) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return read_rows(register, rows, zone)


def _cells(cells: Iterable[Any], number: int) -> list[str]:
    found: list[str] = []
    for cell in cells:
        if cell.data_type == "f":
            raise SheetError(number, _("it holds a formula; write its value there"))
        found.append(guarded(_said(cell.value)))
    while found and not found[-1]:
        found.pop()
    return found


def _said(value: object) -> str:
    """A cell as it would stand in the sheet had no program changed it."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}" if value.time() != time(0) else f"{value:%Y-%m-%d}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
