"""Tables on a screen: how wide each column is, and the lines of a row."""

from __future__ import annotations

from workbench.text.documents.breaking import pieces
from workbench.text.documents.model import Align
from workbench.text.documents.seen import Line, Marked, Piece, broken, measure
from workbench.text.width import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.documents.model import Column

GAP = 2
_LOOKED_AT = 500
"""So many rows tell how wide their columns are."""
_LEAST, _SHORT = 8, 12
"""Cells below which no column of texts is read with pleasure; cells up to which a text belongs together."""


def columns_of(
    columns: Sequence[Column], names: Sequence[Marked], rows: Sequence[Sequence[Marked]], width: int
) -> list[int] | None:
    """How many cells each column has; None where there is no room for all of them."""
    shown = rows[:_LOOKED_AT]
    texts = [[names[n], *(row[n] for row in shown)] for n in range(len(columns))]
    wanted = [max(1, *(cells(one.text) for one in column)) for column in texts]
    room = width - GAP * (len(columns) - 1)
    if sum(wanted) <= room:
        return wanted
    least = [
        min(want, max(_unbroken(column), 1 if one.align is Align.END else min(want, _LEAST)))
        for one, column, want in zip(columns, texts, wanted, strict=True)
    ]
    left = room - sum(least)
    if left < 0:
        return None
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    whole = sum(more)
    shares = [low + left * extra // whole for low, extra in zip(least, more, strict=True)]
    shares[more.index(max(more))] += room - sum(shares)
    return shares


def _unbroken(column: Sequence[Marked]) -> int:
    """The longest piece that belongs on one line: a number, a date, a word; a short text belongs together."""
    return max(map(_longest, (one.text for one in column)))


def _longest(text: str) -> int:
    whole = cells(text[:64])
    return whole if whole <= _SHORT else max((cells(piece.strip()) for piece in pieces(text[:64])), default=0)


def row_lines(columns: Sequence[Column], row: Sequence[Marked], widths: Sequence[int], look: str) -> Iterator[Line]:
    """The lines of a row, each cell broken within its column."""
    found = [broken(cell, width, look) for cell, width in zip(row, widths, strict=True)]
    for n in range(max(map(len, found))):
        line: list[Piece] = []
        for place, (column, parts, width) in enumerate(zip(columns, found, widths, strict=True)):
            part = parts[n] if n < len(parts) else ()
            blank = max(0, width - measure(part))
            before = blank if column.align is Align.END else blank // 2 if column.align is Align.CENTER else 0
            behind = blank - before + (GAP if place < len(columns) - 1 else 0)
            line += [*([Piece(" " * before)] if before else []), *part, *([Piece(" " * behind)] if behind else [])]
        yield tuple(line)
