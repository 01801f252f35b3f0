"""Arithmetic on the wall calendar. Weeks start on Monday."""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def days(n: int) -> timedelta:
    """`n` days."""
    return timedelta(days=n)


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - days(day.weekday())


def coming(weekday: int, today: date) -> date:
    """The next such day to come, today included."""
    return today + days((weekday - today.weekday()) % 7)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - days(1)


def add_months(day: date, n: int) -> date:
    """The same day `n` months on, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def quarter_end(day: date) -> date:
    """The last day of the quarter of `day`."""
    return month_end(day.year, (day.month - 1) // 3 * 3 + 3)


def real(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_real(month: int, day: int, today: date) -> date | None:
    """The next such day to come, today included; 29 February waits for its year."""
    years = range(today.year, today.year + 9)
    return next((d for y in years if (d := real(y, month, day)) and d >= today), None)


def next_in_month(day: int, today: date) -> date | None:
    """The next month day to come, today included."""
    months = (add_months(today.replace(day=1), n) for n in range(13))
    return next((d for m in months if (d := real(m.year, m.month, day)) and d >= today), None)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The nth such weekday of a month, or its last with -1."""
    if n == -1:
        last = month_end(year, month)
        return last - days((last.weekday() - weekday) % 7)
    day = coming(weekday, date(year, month, 1)) + days(7 * (n - 1))
    return day if day.month == month else None


def add_workdays(day: date, n: int, is_workday: Callable[[date], bool]) -> date | None:
    """The nth working day after `day`; None where the calendar gives none within reach."""
    for step in range(1, 8 * n + 60):
        later = day + days(step)
        n -= is_workday(later)
        if n <= 0:
            return later
    return None


def nth_workday(first: date, last: date, n: int, is_workday: Callable[[date], bool]) -> date | None:
    """The nth working day between two days, or the last with -1, the last but one with -2."""
    if n < 0:
        found = last + days(1)
        for _ in range(-n):
            found = last_workday(first, found - days(1), is_workday) if found else None
        return found
    found = add_workdays(first - days(1), n, is_workday)
    return found if found is not None and found <= last else None


def last_workday(first: date, last: date, is_workday: Callable[[date], bool]) -> date | None:
    """The last working day between two days."""
    span = (last - first).days
    return next((d for n in range(span + 1) if is_workday(d := last - days(n))), None)


def roll_to_workday(day: date, roll: str, is_workday: Callable[[date], bool]) -> date:
    """`day` if it is worked, else the `next` or the `previous` working day."""
    step = days(-1 if roll == "previous" else 1)
    for n in range(60):
        if is_workday(day + n * step):
            return day + n * step
    return day
