"""How the width of a page is shared among the columns of a table."""

from __future__ import annotations

from workbench.text.documents.breaking import pieces
from workbench.text.documents.model import cell_text, clean
from workbench.text.width import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.documents.model import Table

LEAST, MOST = 5, 32
"""Cells that a column asks for; what is longer is broken into lines."""
_LOOKED_AT = 500
"""So many rows tell how wide their columns are."""
_ROOM = 70
"""Cells that fit beside each other on a page."""
_PADDING = 3
"""Cells that the edges of a column take."""
_SHORT = 12
_PIECE = 20
"""Cells beyond which a piece is broken all the same."""


def wanted(table: Table, most: int = MOST) -> list[int]:
    """How many cells each column would fill, within bounds."""
    rows = table.rows[:_LOOKED_AT]
    return [
        max(LEAST, min(most, max(cells(text[: most * 2]) for text in [clean(column.name), *texts])))
        for column, texts in ((column, [cell_text(row[n]) for row in rows]) for n, column in enumerate(table.columns))
    ]


def shares(table: Table) -> list[float]:
    """How the page is parted: no column so narrow that a date, a number, a name or a word of it is torn apart.

    What is left of the page beyond that goes to the columns that would fill it.
    """
    least = [_unbroken(table, n) + _PADDING for n in range(len(table.columns))]
    more = [max(0, width + _PADDING - low) for width, low in zip(wanted(table), least, strict=True)]
    left = max(0, _ROOM - sum(least))
    if left and sum(more):
        each = [low + left * extra / sum(more) for low, extra in zip(least, more, strict=True)]
    else:
        each = [float(low) for low in least]
    return [width / sum(each) for width in each]


def _unbroken(table: Table, n: int) -> int:
    """The cells of the longest piece of a column that belongs on one line."""
    texts = [clean(table.columns[n].name), *(cell_text(row[n]) for row in table.rows[:_LOOKED_AT])]
    return max(LEAST, min(_PIECE, max(_longest(text[: MOST * 2]) for text in texts)))


def _longest(text: str) -> int:
    """A short text belongs together; of a long one, its longest piece."""
    whole = cells(text)
    return whole if whole <= _SHORT else max((cells(piece.strip()) for piece in pieces(text)), default=0)
