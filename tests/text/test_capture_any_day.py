"""The tables are read on one Tuesday; whatever the day of speaking, what is read lies ahead and traps stay text."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.desk_calendar import DESK
from tests.text.test_capture_tables import NAMES, phrase_rows, traps
from workbench.calendars.working import Calendar
from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.text.capture.read import read

LINES = [row.split(" | ")[0].strip() for row in phrase_rows()]
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(lambda n: datetime(2026, 1, 1) + timedelta(minutes=n))
CALENDARS = st.sampled_from([Calendar("CN"), Calendar("DE"), DESK, WEEKDAYS])


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(LINES), MOMENTS, CALENDARS)
def test_what_is_read_lies_ahead(line: str, now: datetime, calendar: WorkCalendar) -> None:
    reading = read(line, now, names=NAMES, calendar=calendar)
    if reading.kind != "item":
        return
    for moment in (reading.at, reading.due, reading.next_check):
        assert moment is None or day_of(moment) >= now.date()
    if reading.until is not None:
        assert reading.at is not None and isinstance(reading.at, datetime) == isinstance(reading.until, datetime)
        assert day_of(reading.at) <= day_of(reading.until) and str(reading.at) <= str(reading.until)


@settings(max_examples=600, deadline=None)
@given(st.sampled_from([line for line in traps() if "2026" not in line]), MOMENTS, CALENDARS)
def test_a_trap_is_one_on_every_day(line: str, now: datetime, calendar: WorkCalendar) -> None:
    """Those that name a year are left out: a logged date is one that has passed."""
    reading = read(line, now, names=NAMES, calendar=calendar)
    assert reading.kind == "entry" or (reading.title, reading.spans) == (line, ())
