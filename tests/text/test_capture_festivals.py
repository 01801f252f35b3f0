"""Festivals and the moon's days, whatever calendar is at hand: none, the moon's alone, the one installed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.desk_calendar import DESK, NEW_MOONS
from workbench.calendars.working import Calendar
from workbench.domain.calendar import WEEKDAYS
from workbench.text.capture.read import read

NOW = datetime(2026, 11, 17, 10, 0)
CHINESE = "〇一二三四五六七八九十"
FESTIVALS = {"元旦": "new-year", "春节": "spring", "清明": "qingming", "五一": "labour", "端午": "dragon-boat",
             "中秋": "mid-autumn", "国庆": "national"}  # fmt: skip
MONTHS = ("", "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")


def day_name(day: int) -> str:
    if day <= 10:
        return f"初{CHINESE[day]}"
    tens, ones = divmod(day, 10)
    return {1: "十", 2: "二十", 3: "三十"}[tens] + (CHINESE[ones] if ones else "")


@given(st.integers(1, 12), st.integers(1, 29))
def test_every_day_of_the_moon_that_is_said_is_the_day_on_the_wall(month: int, day: int) -> None:
    reading = read(f"农历{MONTHS[month]}月{day_name(day)}祭祖", NOW, calendar=DESK)
    if reading.at is None:  # the coming month of that name has no such day
        assert [notice.code for notice in reading.warnings] == ["impossible-date"]
        return
    assert reading.title == "祭祖"
    assert reading.at in (DESK.lunar(2026, month, day), DESK.lunar(2027, month, day))
    assert isinstance(reading.at, date) and NOW.date() <= reading.at <= NOW.date() + timedelta(days=385)


@given(st.integers(1, 12), st.integers(1, 29))
def test_a_year_of_the_moon_is_kept(month: int, day: int) -> None:
    reading = read(f"农历2027年{MONTHS[month]}月{day_name(day)}祭祖", NOW, calendar=DESK)
    assert reading.at == DESK.lunar(2027, month, day)


@pytest.mark.parametrize("line", ["农历八月十五聚餐", "春节前寄出", "端午当天值班", "清明后补报", "除夕值班"])
def test_without_tables_of_the_moon_it_stays_text_and_says_so(line: str) -> None:
    reading = read(line, NOW, calendar=WEEKDAYS)
    assert (reading.title, reading.spans) == (line, ())
    assert [notice.code for notice in reading.warnings] == ["calendar-missing"]


@pytest.mark.parametrize(
    ("line", "field", "day"),
    [
        ("元旦前报总结", "due", date(2026, 12, 31)),
        ("五一前检修", "due", date(2027, 4, 30)),
        ("国庆前检修", "due", date(2027, 9, 30)),
        ("圣诞前发货", "due", date(2026, 12, 24)),
        ("元旦后报总结", "at", date(2027, 1, 4)),
        ("双十二前上线", "due", date(2026, 12, 11)),
    ],
)
def test_festivals_of_the_sun_need_no_calendar(line: str, field: str, day: date) -> None:
    assert getattr(read(line, NOW, calendar=WEEKDAYS), field) == day


def test_days_off_which_nobody_confirmed_are_read_with_a_doubt() -> None:
    reading = read("国庆后检修", NOW, calendar=WEEKDAYS)
    assert reading.at == date(2027, 10, 8)
    assert [notice.code for notice in reading.warnings] == ["provisional-date"]
    assert read("国庆前检修", NOW, calendar=WEEKDAYS).warnings == ()


def test_during_a_festival_its_end_is_still_ahead() -> None:
    reading = read("国庆后检修", datetime(2027, 10, 3, 10, 0), calendar=DESK)
    assert reading.at == date(2027, 10, 8)


def test_another_country_has_other_days_under_the_same_name() -> None:
    """The national day of the United States is not what 国庆 says."""
    reading = read("国庆前检修", NOW, calendar=Calendar("US"))
    assert reading.due == date(2027, 9, 30)


def test_the_calendar_of_taiwan_has_its_own_national_day() -> None:
    holiday = Calendar("TW").holiday("national", 2027)
    if holiday is None:
        pytest.skip("the extra with other countries' holidays is not installed")
    reading = read("國慶前檢修", NOW, calendar=Calendar("TW"))
    assert reading.due == date(2027, 10, 9)


@pytest.mark.parametrize("year", NEW_MOONS)
def test_the_moon_of_the_tables_is_the_moon_of_the_library(year: int) -> None:
    pytest.importorskip("borax")
    real = Calendar("CN")
    assert [DESK.lunar(year, month, 1) for month in range(1, 13)] == [
        real.lunar(year, month, 1) for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("春节前寄出", "due"),
        ("农历腊月二十三扫除", "at"),
        ("中秋当天值班", "at"),
        ("端午节前发福利", "due"),
        ("除夕值班", "at"),
    ],
)
def test_the_calendar_installed_reads_as_the_tables_do(line: str, field: str) -> None:
    pytest.importorskip("borax")
    real, table = read(line, NOW, calendar=Calendar("CN")), read(line, NOW, calendar=DESK)
    assert getattr(real, field) == getattr(table, field) is not None


@given(st.sampled_from(sorted(FESTIVALS)), st.integers(0, 300))
def test_before_is_the_day_before_and_after_is_worked(name: str, ahead: int) -> None:
    """前 is the eve of the festival, and 后 the first working day behind its days off, whatever the day of speaking."""
    now = datetime(2026, 11, 17, 8, 0) + timedelta(days=ahead)
    found = DESK.holiday(FESTIVALS[name], 2027)
    assert found is not None
    before, after = read(f"{name}前交", now, calendar=DESK), read(f"{name}后交", now, calendar=DESK)
    if now.date() < found.day:
        assert (before.title, before.due) == ("交", found.day - timedelta(days=1))
    if now.date() <= found.last:
        assert after.title == "交"
        worked = (found.last + timedelta(days=n) for n in range(1, 30))
        assert after.at == next(day for day in worked if DESK.is_workday(day))
