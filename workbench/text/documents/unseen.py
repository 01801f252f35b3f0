"""Marks that nobody sees: where in a text a figure stands, for whoever shows it and lets it be opened.

They are characters that no text means, with a key that is another in each run: nobody can type a mark.
"""

from __future__ import annotations

import os
import re

from workbench.text.documents.model import Block, Document, Heading, List, Note, PageBreak, Paragraph, Row, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.documents.model import Cell

_OPEN, _MIDDLE, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_KEY = os.urandom(4).hex()
MARKED = re.compile(f"{_OPEN}{_KEY}:([0-9]{{1,6}}){_MIDDLE}([^{_OPEN}{_MIDDLE}{_CLOSE}]*){_CLOSE}")
"""A figure in a text: its number, and how it is written."""


def mark(number: int, text: str) -> str:
    """A text that can be opened as the figure of that number."""
    return f"{_OPEN}{_KEY}:{number}{_MIDDLE}{text}{_CLOSE}"


def unmarked(text: str) -> str:
    """The same text without the marks."""
    return MARKED.sub(r"\2", text) if _OPEN in text else text


def without_marks(document: Document) -> Document:
    """A document as it leaves the screen."""
    return document.but(
        title=unmarked(document.title),
        heads=tuple(map(unmarked, document.heads)),
        blocks=tuple(map(_block, document.blocks)),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading() | Note():
            return block.but(text=unmarked(block.text))
        case Paragraph():
            return Paragraph(tuple(map(unmarked, block.lines)))
        case List():
            return block.but(rows=tuple(Row(unmarked(row.text), tuple(map(unmarked, row.under))) for row in block.rows))
        case Table():
            return block.but(rows=tuple(tuple(map(_cell, row)) for row in block.rows))
        case PageBreak():
            return block


def _cell(cell: Cell) -> Cell:
    """A cell that is nothing but a count is a number again, which a sheet can add up."""
    if not isinstance(cell, str):
        return cell
    found = MARKED.fullmatch(cell)
    return int(found[2]) if found is not None and found[2].isdecimal() else unmarked(cell)
