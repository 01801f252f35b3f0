"""All statistics of a week, a month, a quarter or a year, from the digests of its days."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.domain import quality
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.people import People
from workbench.domain.periods import Period
from workbench.domain.quality import Rate
from workbench.domain.roles import Role, Roles, by_role
from workbench.domain.statistics import hours
from workbench.domain.statistics.digest import DayDigest
from workbench.domain.statistics.figures import Figure
from workbench.domain.statistics.hours import Axis, Spend
from workbench.domain.statistics.loads import Carried, loads
from workbench.domain.statistics.mix import Mix, mix, trend_of
from workbench.domain.statistics.turns import Trail, Turn, turns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    rates: tuple[Rate, ...]
    """Right the first time, and excellent, by the kind of work; all of it at the end where there are several."""
    heat: tuple[tuple[Figure, ...], ...]
    loads: tuple[Carried, ...]
    roles: tuple[Role, ...] = ()
    """The work by the roles of the office, where they are written down."""
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
    roles: Roles = (),
) -> Statistics:
    """The statistics, as far as days have been read."""
    """Everything of a period that is told by the days read so far; without `people` nobody's load."""
    read = sorted(digests, key=lambda one: one.day)
    known = {one.day for one in read}
    wanted = days_needed(found, today)
    mine = [one for one in read if one.day in found]
    before = found.shifted(-1)
    there = _there(read, items)
    times = hours.times(mine, there)
    whole = mix(found, mine, there)
    return Statistics(
        found,
        whole,
        tuple([mix(span, [one for one in read if one.day in span], there) for span in trend_of(found)]),
        tuple((axis, hours.spends_of(axis, times, there)) for axis in Axis),
        hours.whole(times, there),
        turns(mine, there, trail),
        turns([one for one in read if one.day in before], there, trail),
        tuple(quality.rates(*_closed(found, whole, read, there, trail))),
        hours.heat(mine),
        loads(people, today, whole.finished.items, there) if people is not None else (),
        by_role(roles, whole.finished.items, times, there),
        len(known.intersection(wanted)),
        len(wanted),
    )


def _closed(
    found: Period, whole: Mix, read: Sequence[DayDigest], items: Mapping[ItemId, Item], trail: Trail
) -> tuple[list[Item], list[Item]]:
    """What came to its end in the period, and those of it that had come back by its end. Only what is older than the
    days that were read is asked for its trail."""
    closed = [items[item_id] for item_id in whole.finished.items]
    returned = {item_id for one in read for item_id in one.returned}
    since = read[0].day if read else found.first
    back = [
        item
        for item in closed
        if item.id in returned or (item.created_at.date() < since and quality.came_back(trail(item.id), found.last))
    ]
    return closed, back


def _there(digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> dict[ItemId, Item]:
    """The items that the days name, each looked up once: they are asked for again and again."""
    named: set[ItemId] = set()
    for one in digests:
        named.update(one.touched, one.carried)
        named.update(spent.item for spent in one.spent if spent.item is not None)
        named.update(ended.item for ended in one.ended)
        named.update(item_id for item_id, _at in one.checked)
    return {item_id: item for item_id in named if (item := items.get(item_id)) is not None}
