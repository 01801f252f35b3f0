"""At which time of the day what was done, by kind: the lines written by hand, and the papers that were dealt with."""

from __future__ import annotations

from workbench.domain.entry import EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.item import Kind
from workbench.domain.statistics.digest import Line, is_busy
from workbench.domain.statistics.figures import Figure, lined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from workbench.domain.entry import Entry
    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item

BANDS = ((0, 8), (8, 10), (10, 12), (12, 14), (14, 16), (16, 18), (18, 24))
"""The parts of a day: from an hour on, and until which."""
FIRST = (EntryKind.MEETING, EntryKind.REPORT, EntryKind.VISITOR, EntryKind.ONSITE, EntryKind.CALL)
"""What an office does again and again stands first."""
_UNTOLD = frozenset({EntryKind.NOTE, EntryKind.EVENT, EntryKind.REVIEW, EntryKind.LEAVE})


class Moments(Frozen):
    """One kind over the parts of a day."""

    kind: EntryKind | None
    """None: papers, by what was done with them."""
    bands: tuple[Figure, ...]

    @property
    def whole(self) -> Figure:
        return lined(line for band in self.bands for line in band.lines)


def moments(days: Iterable[tuple[date, Iterable[Entry]]], items: Mapping[ItemId, Item]) -> tuple[Moments, ...]:
    """The kinds that there were, by the days' lines; what was said of a line later is no line of its own."""
    found: dict[EntryKind | None, list[list[Line]]] = {}
    for day, entries in days:
        for entry in entries:
            kind, told = _kind(entry, items)
            if told and entry.amends is None:
                bands = found.setdefault(kind, [[] for _band in BANDS])
                bands[_band(entry.at.hour)].append(Line(day, entry.id, entry.item))
    order: list[EntryKind | None] = [*FIRST[:2], None, *FIRST[2:], *(kind for kind in EntryKind if kind not in FIRST)]
    return tuple(Moments(kind, tuple(map(lined, found[kind]))) for kind in order if kind in found)


def _kind(entry: Entry, items: Mapping[ItemId, Item]) -> tuple[EntryKind | None, bool]:
    """What a line tells of, and whether it is told at all."""
    if entry.kind not in _UNTOLD:
        return entry.kind, True
    item = items.get(entry.item) if entry.item is not None else None
    paper = item is not None and item.kind is Kind.DOCUMENT
    return None, paper and entry.kind is EntryKind.EVENT and is_busy(entry)


def _band(hour: int) -> int:
    return next(n for n, (_first, end) in enumerate(BANDS) if hour < end)
