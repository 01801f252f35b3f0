"""Attendance and overtime (考勤、加班), from the stamps of opening and closing a day. Pure, and for its user alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.day import Day

LONGEST = timedelta(hours=20)
"""A day that was closed later than that after it was opened was closed afterwards: its end is not known."""


class Attended(Frozen):
    """One day at the desk."""

    day: date
    opened: datetime
    closed: datetime | None
    """None where it was not closed on its evening."""
    workday: bool
    minutes: int = 0
    """From opening to closing, without the break."""
    overtime: int = 0
    """Of these, outside the set hours; on a free day all of them."""
    late: int = 0
    """Minutes after the beginning of the set hours."""
    early: int = 0
    """Minutes before their end."""


def attended(record: Day, hours: WorkHours) -> Attended | None:
    """What a day's stamps tell; None where it was never opened on the day itself."""
    opened, closed = record.opened_at, record.closed_at
    if opened is None or opened.date() != record.date:
        return None
    workday = hours.is_workday(record.date)
    begin, finish = hours.begin(record.date, opened.tzinfo), hours.finish(record.date, opened.tzinfo)
    late = _minutes(begin, min(opened, finish)) if workday else 0
    if closed is None or not opened <= closed <= opened + LONGEST:
        return Attended(record.date, opened, None, workday, late=late)
    pause = hours.lunch(record.date, opened.tzinfo)
    rest = _minutes(max(opened, pause[0]), min(closed, pause[1])) if pause is not None else 0
    minutes = _minutes(opened, closed) - rest
    inside = _minutes(max(opened, begin), min(closed, finish)) - rest if workday else 0
    early = _minutes(max(closed, begin), finish) if workday else 0
    return Attended(record.date, opened, closed, workday, minutes, minutes - max(0, inside), late, early)


def attendance(records: Iterable[Day | None], hours: WorkHours) -> list[Attended]:
    """The days that were lived at this desk, in order."""
    found = (attended(record, hours) for record in records if record is not None)
    return sorted((each for each in found if each is not None), key=lambda each: each.day)


def _minutes(start: datetime, end: datetime) -> int:
    return max(0, int((end - start).total_seconds() // 60))
