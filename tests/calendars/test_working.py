"""The working calendar: it answers for every day, says how sure it is, and is never silently wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.calendars import china, fixed
from workbench.calendars.working import Calendar
from workbench.domain.calendar import Certainty
from workbench.domain.hours import WorkHours, add_workdays

ROOT = Path(__file__).resolve().parents[2]
CHINA = Calendar("CN")
COUNTRIES = ("", "CN", "GB", "US", "DE", "TW", "SA", "XX")
CALENDARS = {country: Calendar(country) for country in COUNTRIES}
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FESTIVALS = (*china.KEYS, *fixed.DAYS, "easter", "good-friday", "thanksgiving", "lantern", "qixi", "chongyang", "laba")


@given(st.sampled_from(COUNTRIES), DAYS)
def test_every_day_has_an_answer_and_a_certainty(country: str, day: date) -> None:
    calendar = CALENDARS[country]
    assert isinstance(calendar.is_workday(day), bool)
    sure = calendar.certainty(day)
    assert sure in set(Certainty)
    if sure is Certainty.WEEKDAYS:
        assert calendar.is_workday(day) == (day.weekday() < 5)
    if not country:
        assert sure is Certainty.WEEKDAYS


@given(st.sampled_from(COUNTRIES), st.sampled_from([*FESTIVALS, "no-such-festival"]), st.integers(-3, 12_000))
def test_a_festival_holds_its_own_day_or_is_not_known(country: str, key: str, year: int) -> None:
    found = CALENDARS[country].holiday(key, year)
    if found is not None:
        assert found.day.year == year
        assert found.first <= found.day <= found.last
        assert key != "no-such-festival"


@given(st.sampled_from(COUNTRIES), DAYS, st.integers(0, 30))
def test_counting_working_days_forth_is_counted_back(country: str, day: date, count: int) -> None:
    works = CALENDARS[country].is_workday
    later = add_workdays(day, count, works)
    between = [day + timedelta(days=n + 1) for n in range((later - day).days)]
    assert sum(map(works, between)) == count
    assert count == 0 or works(later)


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_a_decreed_year_is_as_the_decree_has_it(day: date) -> None:
    from chinese_calendar import is_workday

    assert CHINA.is_workday(day) == is_workday(day)
    assert CHINA.certainty(day) is Certainty.OFFICIAL


@given(st.dates(date(1901, 2, 19), date(2100, 12, 1)))
def test_a_day_of_the_moon_is_the_day_it_was_taken_from(day: date) -> None:
    from borax.calendars.lunardate import LunarDate

    moon = LunarDate.from_solar(day)
    assert CHINA.lunar(moon.year, moon.month, moon.day, leap=bool(moon.leap)) == day


@given(st.integers(-5, 3000), st.integers(-2, 15), st.integers(-2, 33), st.booleans())
def test_a_day_that_the_moon_has_not_is_none(year: int, month: int, day: int, leap: bool) -> None:
    found = CHINA.lunar(year, month, day, leap=leap)
    assert found is None or (1 <= month <= 12 and 1 <= day <= 30 and 0 <= found.year - year <= 1)


def test_the_month_of_2057_begins_where_the_new_moon_has_it() -> None:
    assert CHINA.lunar(2057, 9, 1) == date(2057, 9, 29)  # some tables have the 28th
    assert CHINA.lunar(2057, 8, 30) == date(2057, 9, 28)


def test_the_made_up_days_of_2026() -> None:
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    assert [day for day in days if CHINA.is_made_up(day)] == [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ]


def test_three_working_days_across_the_national_day() -> None:
    assert add_workdays(date(2026, 9, 29), 3, CHINA.is_workday) == date(2026, 10, 9)
    assert add_workdays(date(2026, 10, 8), 2, CHINA.is_workday) == date(2026, 10, 10)  # a made-up Saturday


def test_a_made_up_saturday_has_the_hours_of_a_working_day() -> None:
    hours = WorkHours(calendar=CHINA)
    assert hours.available(date(2026, 10, 10)) == hours.minutes() > 0
    assert hours.available(date(2026, 10, 5)) == 0


@pytest.mark.parametrize(
    ("key", "first", "own", "last"),
    [
        ("spring", date(2027, 2, 5), date(2027, 2, 6), date(2027, 2, 14)),
        ("qingming", date(2027, 4, 3), date(2027, 4, 5), date(2027, 4, 5)),
        ("dragon-boat", date(2027, 6, 9), date(2027, 6, 9), date(2027, 6, 9)),
        ("mid-autumn", date(2027, 9, 15), date(2027, 9, 15), date(2027, 9, 15)),
        ("national", date(2027, 10, 1), date(2027, 10, 1), date(2027, 10, 7)),
    ],
)
def test_a_year_without_a_decree_is_provisional(key: str, first: date, own: date, last: date) -> None:
    found = CHINA.holiday(key, 2027)
    assert found is not None
    assert (found.first, found.day, found.last) == (first, own, last)
    assert found.certainty is Certainty.PROVISIONAL
    assert {CHINA.certainty(date(2027, month, 15)) for month in range(1, 13)} == {Certainty.PROVISIONAL}


def test_the_law_frees_thirteen_days() -> None:
    festivals = china.habit().festivals
    assert sum(statutory for _key, statutory, _usual, _before in festivals) == 13
    assert all(0 <= before < usual and statutory <= usual for _key, statutory, usual, before in festivals)
    assert {key for key, *_rest in festivals} == set(china.KEYS)


def test_beyond_the_tables_of_the_moon_nothing_is_claimed() -> None:
    assert CHINA.holiday("spring", 2200) is None
    assert CHINA.lunar(2101, 1, 1) is None
    assert CHINA.certainty(date(2200, 2, 10)) is Certainty.WEEKDAYS
    assert CHINA.certainty(date(2200, 10, 1)) is Certainty.PROVISIONAL


def test_a_british_bank_holiday_and_one_that_only_england_has() -> None:
    britain, england = CALENDARS["GB"], Calendar("GB", "ENG")
    assert not britain.is_workday(date(2026, 5, 25))
    assert britain.certainty(date(2026, 5, 25)) is Certainty.OFFICIAL
    assert britain.certainty(date(2026, 8, 31)) is Certainty.PROVISIONAL
    assert not england.is_workday(date(2026, 8, 31))
    assert england.certainty(date(2026, 8, 31)) is Certainty.OFFICIAL


def test_a_feast_that_waits_for_the_moon_to_be_seen_is_provisional() -> None:
    assert CALENDARS["SA"].certainty(date(2035, 6, 3)) is Certainty.PROVISIONAL


def test_a_weekend_of_other_days() -> None:
    israel = Calendar("IL")
    assert not israel.is_workday(date(2026, 6, 5))
    assert israel.is_workday(date(2026, 6, 7))  # a Sunday
    assert not israel.is_made_up(date(2026, 6, 7))


BLOCKED = """
import sys
for name in ("chinese_calendar", "borax", "holidays"):
    sys.modules[name] = None
from datetime import date, timedelta
from workbench.calendars.working import Calendar
from workbench.domain.calendar import Certainty
for country, extra in (("CN", "zh"), ("GB", "holidays"), ("", "")):
    c = Calendar(country)
    assert c.missing_extra == extra, c.missing_extra
    assert not c.can_tell_lunar
    assert c.lunar(2026, 1, 1) is None
    for n in range(0, 366 * 3):
        day = date(2025, 1, 1) + timedelta(days=n)
        c.is_workday(day), c.name(day), c.is_made_up(day)
        assert c.certainty(day) < Certainty.OFFICIAL
    assert c.certainty(date(2026, 2, 17)) is Certainty.WEEKDAYS
    assert c.holiday("christmas", 2026).day == date(2026, 12, 25)
    assert c.holiday("easter", 2026).day == date(2026, 4, 5)
    assert c.holiday("spring", 2026) is None
    assert c.holiday("labour", 2026).day == date(2026, 5, 1)
assert not Calendar("CN").is_workday(date(2026, 10, 5))
"""


def test_without_any_extra_everything_still_answers() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_library_is_loaded_before_a_day_is_asked_for() -> None:
    code = (
        "import sys; from workbench.calendars.working import Calendar; from datetime import date; c = Calendar('CN');"
        "assert not {'chinese_calendar', 'borax', 'holidays', 'tomllib', 'dateutil'} & set(sys.modules);"
        "c.is_workday(date(2026, 10, 10)); assert 'chinese_calendar' in sys.modules;"
        "assert not {'borax', 'holidays'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
