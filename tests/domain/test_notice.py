"""A date beside the name of a weekday it does not fall on is found, in both languages, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.notice import wrong_weekdays

TODAY = date(2026, 12, 28)
ZH = "一二三四五六日"
EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def forms(day: date, week: int) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        f"定于{day.year}年{day.month}月{day.day}日（星期{ZH[week]}）召开",
        f"{day.year}年{day.month}月{day.day}日 周{ZH[week]}",
        f"{day.isoformat()} {EN[week][:3]}",
        f"on {day.day} {month} {day.year} ({EN[week]})",
        f"{month} {day.day}, {day.year}, {EN[week]}",
        f"{EN[week]}, {day.day} {month} {day.year}",
    ]


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(0, 6))
def test_exactly_the_wrong_ones_are_found_in_every_form(day: date, week: int) -> None:
    for text in forms(day, week):
        found = wrong_weekdays(text, TODAY)
        assert [wrong.day for wrong in found] == ([] if week == day.weekday() else [day]), text


def test_without_a_year_the_next_such_day_is_meant() -> None:
    assert wrong_weekdays("12月31日星期四", TODAY) == []
    assert [wrong.day for wrong in wrong_weekdays("12月31日星期五", TODAY)] == [date(2026, 12, 31)]
    assert wrong_weekdays("1月4日星期一", TODAY) == [], "of the year to come"
    assert wrong_weekdays("12月1日星期二", TODAY) == [], "the minutes of this month"


@pytest.mark.parametrize(
    "text", ["周五前交", "31 December", "12月31日14:30", "Friday", "2月30日星期一", "monitor 12 items"]
)
def test_what_is_no_pair_of_date_and_weekday_is_left_alone(text: str) -> None:
    assert wrong_weekdays(text, TODAY) == []
