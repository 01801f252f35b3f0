"""The tables of a document as CSV: one below the other, a blank line between them.

A spreadsheet takes nothing in it for a formula.
"""

from __future__ import annotations

import csv
import io
import re

from workbench.text.documents.model import Cell, Document, Table, cell_text, clean

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
"""What a spreadsheet would calculate. Another apostrophe before it is taken away again by whoever reads it."""


def write(document: Document) -> str:
    """The tables, ending in a newline; a byte order mark tells a spreadsheet that it is UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for number, table in enumerate(block for block in document.blocks if isinstance(block, Table)):
        if number:
            file.write("\r\n")
        writer.writerow([_inert(clean(column.name)) for column in table.columns])
        writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return "\ufeff" + file.getvalue()


def _cell(cell: Cell) -> str:
    """Figures and days are what they are; a text is kept from being reckoned."""
    return _inert(cell_text(cell)) if isinstance(cell, str) else cell_text(cell)


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
