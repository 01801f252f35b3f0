"""What a week, a month, a quarter or a year holds: its parts, and what has no place in any of them yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from workbench.domain.capacity import Tally
from workbench.domain.conflicts import Conflict
from workbench.domain.derive import length
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import Item, State
from workbench.domain.periods import Period, Scale, period_of
from workbench.domain.placing import place_key
from workbench.domain.today import Capacity
from workbench.domain.when import day_of, sort_key

FINISHED = frozenset({State.DONE, State.CLOSED})
STANDING = frozenset({State.ACTIVE, State.INBOX})
"""What is ours to move, and so takes a place."""


class PartView(Frozen):
    """A day of a week, a week of a month, and so on."""

    period: Period
    items: tuple[Item, ...]
    """What is placed in it, by time; finished work has kept its place."""
    load: Capacity
    works: bool
    """It has at least one working day."""
    tally: Tally | None = None
    """What it became, where it is a day that is past, or today."""

    @property
    def open(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state not in FINISHED)

    @property
    def finished(self) -> int:
        return len(self.items) - len(self.open)


class PeriodView(Frozen):
    """A period of the plan, all derived."""

    period: Period
    parts: tuple[PartView, ...]
    rest: tuple[Item, ...]
    """What is meant for this period, or the next longer one, and stands in no part of it."""
    conflicts: tuple[Conflict, ...]

    @property
    def rest_minutes(self) -> int:
        return sum(map(length, self.rest))

    @property
    def free_minutes(self) -> int:
        """What is free of the parts that are still to come, less what is kept free."""
        return sum(max(0, part.load.available - part.load.buffer - part.load.planned) for part in self.parts)


def in_part(items: Iterable[Item], part: Period) -> list[Item]:
    """Of `items` those that stand in a part: on one of its days, or in a period within it; in order of time."""
    chosen: list[Item] = []
    for item in items:
        mine = period_of(item)
        if mine is None and item.at is not None:
            mine = Period(Scale.DAY, day_of(item.at), day_of(item.at))
        if mine is not None and mine.scale <= part.scale and part.first <= mine.first <= part.last:
            chosen.append(item)
    return sorted(chosen, key=_standing_key)


def in_day(items: Iterable[Item], day: date) -> list[Item]:
    """The items of one day: by their time on it, then those that look for theirs."""

    def key(item: Item) -> tuple[object, ...]:
        timed = isinstance(item.at, datetime) and day_of(item.at) == day
        return not timed, sort_key(item.at) if timed else (), place_key(item)

    return sorted(items, key=key)


def _standing_key(item: Item) -> tuple[object, ...]:
    timed = isinstance(item.at, datetime)
    day = day_of(item.at) if item.at is not None else date.max
    return day, not timed, sort_key(item.at) if timed else (), place_key(item)


def load_of(items: Iterable[Item], period: Period, hours: WorkHours, buffer: int, now: datetime) -> Capacity:
    """What the parts longer than a day take: their items against the working time that is still to come."""
    days = [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]
    worked = [day for day in days if day >= now.date() and hours.is_workday(day)]
    mine = [item for item in items if item.state not in FINISHED]
    return Capacity(
        available=sum(hours.left(day, now) if day == now.date() else hours.minutes() for day in worked),
        buffer=buffer * len(worked),
        fixed=sum(length(item) for item in mine if item.fixed),
        placed=sum(length(item) for item in mine if not item.fixed and isinstance(item.at, datetime)),
        unplaced=sum(length(item) for item in mine if not item.fixed and not isinstance(item.at, datetime)),
    )


def wants_place(item: Item, period: Period, today: date) -> bool:
    """Whether an item is meant for `period`, or for the next longer one, and stands in no part of it."""
    if item.state not in STANDING:
        return False
    mine = period_of(item)
    if mine is not None:
        if mine.scale is Scale.DAY:
            return False
        holds = mine.first <= period.last and period.first <= mine.last and mine.scale >= period.scale
        forgotten = mine.last < period.first and today <= period.last
        return holds or forgotten
    if item.at is not None or item.due is None:
        return False
    above = period.above() or period
    return period.first <= day_of(item.due) <= max(above.last, period.last)


def rest_key(item: Item) -> tuple[object, ...]:
    """What is meant for the shortest period first, then who chooses first anywhere."""
    mine = period_of(item)
    return mine.scale if mine is not None else Scale.DAY, place_key(item)
