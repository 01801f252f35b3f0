"""Attendance: the stamps of a day against the set hours, as laws."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.attendance import attendance, attended
from workbench.domain.day import Day, day_id
from workbench.domain.hours import WorkHours

EAST = timezone(timedelta(hours=8))
MONDAY, SATURDAY = date(2026, 12, 28), date(2027, 1, 2)
HOURS = WorkHours()


def stamped(day: date, begin: int, long: int | None) -> Day:
    opened = datetime(day.year, day.month, day.day, tzinfo=EAST) + timedelta(minutes=begin)
    closed = opened + timedelta(minutes=long) if long is not None else None
    return Day(day, day_id(day), opened_at=opened, closed_at=closed)


@given(st.sampled_from([MONDAY, SATURDAY]), st.integers(0, 1439), st.integers(0, 1200))
def test_every_minute_at_the_desk_is_within_the_set_hours_or_overtime(day: date, begin: int, long: int) -> None:
    found = attended(stamped(day, begin, long), HOURS)
    assert found is not None
    moments = [begin + n for n in range(long)]
    present = [each for each in moments if not 12 * 60 <= each < 13 * 60]
    inside = [each for each in present if day == MONDAY and 9 * 60 <= each < 17 * 60 + 30]
    assert found.minutes == len(present)
    assert found.overtime == len(present) - len(inside)


@given(st.integers(0, 1439), st.integers(0, 1200))
def test_nobody_is_late_or_early_on_a_free_day_nor_within_the_hours(begin: int, long: int) -> None:
    free = attended(stamped(SATURDAY, begin, long), HOURS)
    assert free is not None
    assert (free.late, free.early) == (0, 0)
    work = attended(stamped(MONDAY, begin, long), HOURS)
    assert work is not None
    assert (work.late == 0) == (begin <= 9 * 60)
    assert (work.early == 0) == (begin + long >= 17 * 60 + 30)


def test_a_day_closed_afterwards_has_no_end_and_one_that_was_never_opened_is_none() -> None:
    late = attended(stamped(MONDAY, 480, 60 * 26), HOURS)
    assert late is not None
    assert (late.closed, late.minutes, late.overtime) == (None, 0, 0)
    assert attended(Day(MONDAY, day_id(MONDAY)), HOURS) is None
    assert attendance([None, stamped(SATURDAY, 0, 9), stamped(MONDAY, 0, 9)], HOURS)[0].day == MONDAY
