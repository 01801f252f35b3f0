"""Long plan, short arrangement (长计划、短安排): year, quarter, month, week, day, on the field that says when.

An item whose `at` and `until` are the first and the last day of a calendar period is meant for that period, and for no
day of it yet. Pulling it down gives it a shorter one.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.enums import IntEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

GRACE = timedelta(days=2)
"""So long before its period ends an item that still has no day comes up by itself: on the Friday of its week."""


class Scale(IntEnum):
    """How long the period is that something is planned for."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    YEAR = 4


class Period(Frozen):
    """A day, week, month, quarter or year of the calendar; both ends belong to it."""

    scale: Scale
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def parts(self) -> tuple[Period, ...]:
        """The next shorter periods that begin or lie in it; a day has none."""
        if self.scale is Scale.DAY:
            return ()
        below = Scale(self.scale - 1)
        found: list[Period] = []
        day = self.first
        while day <= self.last:
            found.append(period(below, day))
            day = found[-1].last + timedelta(days=1)
        return tuple(found)

    def shifted(self, by: int) -> Period:
        """The period so many before or behind."""
        found = self
        for _n in range(abs(by)):
            found = period(self.scale, found.last + timedelta(days=1) if by > 0 else found.first - timedelta(days=1))
        return found

    def above(self) -> Period | None:
        """The next longer period that its middle lies in: a week belongs to the month of its Thursday."""
        if self.scale is Scale.YEAR:
            return None
        return period(Scale(self.scale + 1), self.first + (self.last - self.first) // 2)


def period(scale: Scale, day: date) -> Period:
    """The period that `day` lies in. Weeks begin on Monday."""
    if scale is Scale.DAY:
        return Period(scale, day, day)
    if scale is Scale.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(scale, monday, monday + timedelta(days=6))
    months = {Scale.MONTH: 1, Scale.QUARTER: 3, Scale.YEAR: 12}[scale]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    behind = first.month + months
    last = date(day.year, 12, 31) if behind > 12 else date(day.year, behind, 1) - timedelta(days=1)
    return Period(scale, first, last)


def period_of(item: Item) -> Period | None:
    """What an item is planned for: a day, or a whole period; None where nothing is planned, or a stretch of days."""
    if item.at is None:
        return None
    if isinstance(item.at, datetime):
        return period(Scale.DAY, item.at.date())
    if item.until is None or isinstance(item.until, datetime) or item.until == item.at:
        return period(Scale.DAY, item.at)
    for scale in (Scale.WEEK, Scale.MONTH, Scale.QUARTER, Scale.YEAR):
        found = period(scale, item.at)
        if (found.first, found.last) == (item.at, item.until):
            return found
    return None


def comes_up(item: Item) -> date | None:
    """From which day on an item is that day's concern: its own day, or shortly before its period ends."""
    if item.at is None:
        return None
    if item.until is not None:
        found = period_of(item)
        if found is not None and found.scale is not Scale.DAY:
            return found.last - GRACE
    return item.at.date() if isinstance(item.at, datetime) else item.at


def is_pending(item: Item, day: date) -> bool:
    """Meant for a period that is not about to end: `day` has nothing to do with it yet."""
    if item.until is None or item.at is None or isinstance(item.at, datetime):
        return False
    begins = comes_up(item)
    return begins is not None and item.at < begins and day < begins


def pulled(found: Period | None, towards: date) -> Period:
    """The next shorter period, at `towards` where that lies within, else at the beginning; nothing begins as a week."""
    if found is None:
        return period(Scale.WEEK, towards)
    if found.scale is Scale.DAY:
        return found
    return period(Scale(found.scale - 1), towards if towards in found else found.first)


def pushed(found: Period | None, today: date) -> Period:
    """The next longer period; a year stays what it is."""
    return (found or period(Scale.DAY, today)).above() or period(Scale.YEAR, today)


def days_of(found: Period, today: date) -> Iterator[date]:
    """The days of a period that have come, in order."""
    day = found.first
    while day <= min(found.last, today):
        yield day
        day += timedelta(days=1)
