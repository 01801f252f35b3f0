"""What the work was: known beforehand or not, in which quadrant, begun by ourselves; what slipped, what came late.

An item counts once in each stretch of time in which something was done on it. Whether it was known is asked of the
first of those days.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.derive import deadline_passed, quadrant
from workbench.domain.entry import Verb
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Side
from workbench.domain.periods import Period, Scale, period
from workbench.domain.shares import was_known
from workbench.domain.statistics.digest import DayDigest
from workbench.domain.statistics.figures import Figure, counted, lined, percent, share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TREND_WEEKS = 8
"""A week is shown with those before it, so many in all."""


class Mix(Frozen):
    """The work of a stretch of time."""

    span: Period
    known: Figure
    unasked: Figure
    quadrants: tuple[Figure, ...]
    """Not judged, then quadrants 1 to 4."""
    own: Figure
    """What nobody had to ask for: from ourselves, or from a routine."""
    finished: Figure
    carried: Figure
    late: Figure
    """Finished after the deadline."""
    in_time: Figure
    """Finished by it. What had no deadline is in neither."""
    chased: Figure
    """Lines: how often somebody had to ask us."""
    routines: int
    """So many routines were made of what was regular."""

    @property
    def count(self) -> int:
        """All items of the stretch."""
        return self.known.value + self.unasked.value

    @property
    def known_percent(self) -> int | None:
        return share(self.known, self.unasked)

    @property
    def initiative(self) -> int | None:
        """Per cent that nobody had to ask for (主动率)."""
        return percent(self.own.value, self.count)

    @property
    def in_time_percent(self) -> int | None:
        return share(self.in_time, self.late)


def trend_of(found: Period) -> tuple[Period, ...]:
    """The stretches beside each other: weeks, the months of a year. Those of a month or a quarter end where it does."""
    if found.scale in (Scale.DAY, Scale.WEEK):
        week = period(Scale.WEEK, found.last)
        return tuple(week.shifted(n) for n in range(1 - TREND_WEEKS, 1))
    if found.scale is Scale.YEAR:
        return tuple(period(Scale.MONTH, date(found.first.year, month, 1)) for month in range(1, 13))
    weeks: list[Period] = []
    week = period(Scale.WEEK, found.first)
    while week.first <= found.last:
        weeks.append(Period(Scale.WEEK, max(week.first, found.first), min(week.last, found.last)))
        week = week.shifted(1)
    return tuple(weeks)


def mix(span: Period, digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> Mix:
    """The work of a stretch of time. Digests of other days do not count."""
    mine = sorted((one for one in digests if one.day in span), key=lambda one: one.day)
    first: dict[ItemId, date] = {}
    for one in mine:
        for item_id in one.touched:
            first.setdefault(item_id, one.day)
    there = {item_id: items[item_id] for item_id in first if item_id in items}
    known = [item_id for item_id, item in there.items() if was_known(item, first[item_id])]
    judged: list[list[ItemId]] = [[] for _each in range(5)]
    for item_id, item in there.items():
        judged[int(quadrant(item) or 0)].append(item_id)
    done = finished(mine)
    with_due = {item_id: at for item_id, at in done.items() if (one := items.get(item_id)) is not None and one.due}
    late = [item_id for item_id, at in with_due.items() if deadline_passed(items[item_id].due or at, at)]
    return Mix(
        span,
        known=counted(known),
        unasked=counted(set(there) - set(known)),
        quadrants=tuple(map(counted, judged)),
        own=counted(item_id for item_id, item in there.items() if is_own(item)),
        finished=counted(item_id for item_id in done if item_id in items),
        carried=counted(item_id for one in mine for item_id in one.carried if item_id in items),
        late=counted(late),
        in_time=counted(set(with_due) - set(late)),
        chased=lined(line for one in mine for line in one.chased),
        routines=sum(one.routines for one in mine),
    )


def is_own(item: Item) -> bool:
    """Whether nobody had to ask for it: from ourselves, or from a routine."""
    if item.routine is not None or item.occurrence is not None:
        return True
    return item.source is None or item.source.side is Side.SELF


def finished(digests: Sequence[DayDigest]) -> dict[ItemId, datetime]:
    """What was done within these days, and when; what came back afterwards is not. The days are in order."""
    done: dict[ItemId, datetime] = {}
    for one in digests:
        for ended in one.ended:
            if ended.verb is Verb.DONE:
                done[ended.item] = ended.at
            elif ended.verb is Verb.REOPENED:
                done.pop(ended.item, None)
    return done
