"""The day on which a recurrence begins."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Repeats
from workbench.text.capture.calendar import days, month_end, nth_weekday, nth_workday
from workbench.text.capture.context import Context


def first_day(value: Repeats, start: date, ctx: Context, roll: str | None = None) -> date | None:
    """The first day, from `start` on, on which it falls, or to which a free day moves it."""
    if roll is None:
        return next((d for n in range(366 * 8) if falls_on(value, d := start + days(n), ctx)), None)
    # An occurrence before `start` may be moved to it, and one behind it to the days before.
    near = (start + days(n) for n in range(-_FAR, 366 * 8))
    moved = (rolled(d, roll, ctx) for d in near if falls_on(value, d, ctx))
    return next((d for d in moved if d is not None and d >= start), None)


_FAR = 31
"""Days that a holiday moves something at most."""


def rolled(day: date, roll: str, ctx: Context) -> date | None:
    """The day itself if it is worked, else the next or the previous working day."""
    step = 1 if roll == "next" else -1
    return next((d for n in range(_FAR) if ctx.is_workday(d := day + days(step * n))), None)


def falls_on(value: Repeats, day: date, ctx: Context) -> bool:
    """Whether this can be a day of the recurrence (its interval aside)."""
    if value.working:
        first, last = day.replace(day=1), month_end(day.year, day.month)
        return (not value.months or day.month in value.months) and day == nth_workday(
            first, last, value.working, ctx.is_workday
        )
    if value.weekdays and day.weekday() not in value.weekdays:
        return False
    if value.nth and nth_weekday(day.year, day.month, day.weekday(), value.nth) != day:
        return False
    if value.months and day.month not in value.months:
        return False
    if not value.month_days:
        return True
    return day.day in value.month_days or (-1 in value.month_days and (day + days(1)).day == 1)
