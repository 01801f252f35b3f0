"""Days and moments: a `When` is a day, or a moment of a day.

A `datetime` is a `date` to Python, so nothing outside this module compares the two.
Moments are aware; days belong to the calendar on the wall. Weeks start on Monday.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

When = date | datetime


def day_of(when: When) -> date:
    """The day, whether or not a clock time is known."""
    return when.date() if isinstance(when, datetime) else when


def moment_of(when: When | None) -> datetime | None:
    """The moment, or None where only the day is known."""
    return when if isinstance(when, datetime) else None


def is_timed(when: When | None) -> bool:
    """Whether a clock time is known."""
    return isinstance(when, datetime)


def in_zone(when: When, zone: tzinfo | None) -> When:
    """A moment as the wall clock of `zone` shows it; a naive one is taken as said there. A day stays a day."""
    if not isinstance(when, datetime):
        return when
    return when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)


def sort_key(when: When | None, *, end_of_day: bool = False) -> tuple[date, float]:
    """Orders days and moments together, with nothing last.

    A bare day counts as its beginning, or as its end where it is a deadline.
    """
    if when is None:
        return (date.max, 0.0)
    if isinstance(when, datetime):
        seconds = when.hour * 3600 + when.minute * 60 + when.second
        return (when.date(), float(seconds))
    return (when, 86400.0 if end_of_day else -1.0)


def monday_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """The Monday after `day`, never `day` itself."""
    return monday_of(day) + timedelta(days=7)
