"""A figure and what it counts; the marks in the middle and near the end of many."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.percent import percent
from workbench.domain.statistics.digest import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Figure(Frozen):
    """A number, and what it opens into."""

    value: int = 0
    items: tuple[ItemId, ...] = ()
    """Each once."""
    lines: tuple[Line, ...] = ()
    """The lines of the diary that were counted, where it is lines."""


def counted(items: Iterable[ItemId]) -> Figure:
    """So many items."""
    ids = tuple(sorted(set(items)))
    return Figure(len(ids), ids)


def lined(lines: Iterable[Line]) -> Figure:
    """So many lines of the diary, and the items that they are about."""
    told = tuple(lines)
    return Figure(len(told), tuple(sorted({line.item for line in told if line.item is not None})), told)


def share(part: Figure, *others: Figure) -> int | None:
    """One figure in per cent of itself and the others."""
    return percent(part.value, part.value + sum(other.value for other in others))


def median(ordered: Sequence[int]) -> int | None:
    """The middle one of sorted numbers, or between the two in the middle."""
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2


def nearest(ordered: Sequence[int], hundredths: int) -> int | None:
    """The smallest of sorted numbers that so many in a hundred do not exceed."""
    return ordered[max(0, -(-len(ordered) * hundredths // 100) - 1)] if ordered else None
