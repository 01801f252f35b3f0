"""The day on which a recurrence begins."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Repeats
from workbench.text.capture.calendar import days, last_workday, month_end, nth_weekday
from workbench.text.capture.context import Context


def first_day(value: Repeats, start: date, ctx: Context) -> date | None:
    """The first day, from `start` on, on which it falls."""
    return next((d for n in range(366 * 8) if falls_on(value, d := start + days(n), ctx)), None)


def falls_on(value: Repeats, day: date, ctx: Context) -> bool:
    """Whether this can be a day of the recurrence (its interval aside)."""
    if value.working_end:
        end = month_end(day.year, day.month)
        return day == last_workday(day.replace(day=1), end, ctx.is_workday)
    if value.weekdays and day.weekday() not in value.weekdays:
        return False
    if value.nth and nth_weekday(day.year, day.month, day.weekday(), value.nth) != day:
        return False
    if value.months and day.month not in value.months:
        return False
    if not value.month_days:
        return True
    return day.day in value.month_days or (-1 in value.month_days and (day + days(1)).day == 1)
