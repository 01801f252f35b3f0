"""All statistics of a week, a month, a quarter or a year, from the digests of its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.people import People
from workbench.domain.periods import Period
from workbench.domain.statistics import hours
from workbench.domain.statistics.digest import DayDigest
from workbench.domain.statistics.figures import Figure
from workbench.domain.statistics.hours import Axis, Spend
from workbench.domain.statistics.loads import Carried, loads
from workbench.domain.statistics.mix import Mix, mix, trend_of
from workbench.domain.statistics.turns import Trail, Turn, turns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Statistics(Frozen):
    """Everything that is shown of a period."""

    period: Period
    mix: Mix
    trend: tuple[Mix, ...]
    spends: tuple[tuple[Axis, tuple[Spend, ...]], ...]
    spent: Spend
    turns: tuple[Turn, ...]
    turns_before: tuple[Turn, ...]
    """Those of the period before."""
    heat: tuple[tuple[Figure, ...], ...]
    loads: tuple[Carried, ...]
    days: int = 0
    """So many days were read,"""
    of: int = 0
    """of so many."""

    @property
    def is_whole(self) -> bool:
        return self.days == self.of

    def by(self, axis: Axis) -> tuple[Spend, ...]:
        """The hours by one of the axes."""
        return dict(self.spends)[axis]


def days_needed(found: Period, today: date) -> list[date]:
    """The days to be read, those which are looked at first at the beginning; nothing is read of days to come."""
    spans = [*_days(found)]
    for span in reversed(trend_of(found)):
        spans += _days(span)
    spans += _days(found.shifted(-1))
    return [day for day in dict.fromkeys(spans) if day <= today]


def _days(found: Period) -> list[date]:
    """Newest first."""
    return [found.last - timedelta(days=n) for n in range((found.last - found.first).days + 1)]


def statistics(
    found: Period,
    digests: Iterable[DayDigest],
    items: Mapping[ItemId, Item],
    trail: Trail,
    people: People | None,
    today: date,
) -> Statistics:
    """The statistics, as far as days have been read."""
    """Everything of a period that is told by the days read so far; without `people` nobody's load."""
    read = sorted(digests, key=lambda one: one.day)
    known = {one.day for one in read}
    wanted = days_needed(found, today)
    mine = [one for one in read if one.day in found]
    before = found.shifted(-1)
    # What is asked for again and again is looked up once.
    there = _Looked(items)
    whole = mix(found, mine, there)
    return Statistics(
        found,
        whole,
        tuple([mix(span, [one for one in read if one.day in span], there) for span in trend_of(found)]),
        tuple((axis, hours.spends(axis, mine, there)) for axis in Axis),
        hours.whole(mine, there),
        turns(mine, there, trail),
        turns([one for one in read if one.day in before], there, trail),
        hours.heat(mine),
        loads(people, today, whole.finished.items, there) if people is not None else (),
        len(known.intersection(wanted)),
        len(wanted),
    )


class _Looked(Mapping[ItemId, Item]):
    """Items that are looked up once, however often they are asked for."""

    def __init__(self, items: Mapping[ItemId, Item]) -> None:
        self._items = items
        self._seen: dict[ItemId, Item | None] = {}

    def __getitem__(self, item_id: ItemId) -> Item:
        if item_id not in self._seen:
            self._seen[item_id] = self._items.get(item_id)
        found = self._seen[item_id]
        if found is None:
            raise KeyError(item_id)
        return found

    def __iter__(self) -> Iterator[ItemId]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
