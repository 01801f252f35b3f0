"""When what comes again falls due: the same whenever it is asked, and in step with the working calendar."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.occurrence import check_rule, falling_due, next_one, occurrences, rolled

RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT=9",
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20280101T000000Z",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20",
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def calendars(draw: st.DrawFn):
    """Weekends off, some holidays in rows, some made-up days, as decrees have them."""
    off: set[date] = set()
    for first in draw(st.lists(days, max_size=6)):
        off |= {first + timedelta(days=n) for n in range(draw(st.integers(1, 9)))}
    worked = draw(st.sets(days, max_size=6)) - off
    return lambda day: day in worked or (day.weekday() < 5 and day not in off)


@given(st.sampled_from(RULES), days, st.sampled_from([None, "next", "previous"]), calendars(), days)
def test_asking_from_a_later_day_gives_the_rest_of_the_same(rule, start, roll, is_workday, after) -> None:
    everything = list(islice(occurrences(rule, start, roll, is_workday), 40))
    horizon = everything[-1].named if everything else start
    rest = list(occurrences_until(rule, start, roll, is_workday, after, horizon))
    assert rest == [each for each in everything if each.named > after]


def occurrences_until(rule, start, roll, is_workday, after, horizon):
    for each in occurrences(rule, start, roll, is_workday, after):
        if each.named > horizon:
            return
        yield each


@given(st.sampled_from(RULES), days, st.sampled_from(["next", "previous"]), calendars())
def test_what_rolls_falls_on_working_days_in_order_and_never_twice_on_one(rule, start, roll, is_workday) -> None:
    found = [each.day for each in islice(occurrences(rule, start, roll, is_workday), 40)]
    assert all(is_workday(day) for day in found)
    assert found == sorted(set(found))
    assert all(day >= start for day in found)


@given(st.sampled_from(RULES), days, calendars(), st.lists(st.integers(0, 40), min_size=1, max_size=8))
def test_asking_on_any_days_finds_what_asking_once_finds(rule, start, is_workday, pauses) -> None:
    found, last, today = [], None, start
    for pause in pauses:
        today += timedelta(days=pause)
        now = falling_due(rule, start, "next", is_workday, after=last, until=today)
        last = now[-1].named if now else last
        found += now
    assert found == falling_due(rule, start, "next", is_workday, after=None, until=today)


@given(
    st.sampled_from(RULES), days, st.sampled_from(["next", "previous"]), calendars(), calendars(), st.integers(0, 60)
)
def test_a_decree_published_late_makes_nothing_twice(rule, start, roll, before, after, wait) -> None:
    then = start + timedelta(days=wait)
    made = falling_due(rule, start, roll, before, after=None, until=then)
    last = made[-1].named if made else None
    more = falling_due(rule, start, roll, after, after=last, until=then + timedelta(days=30))
    named = [each.named for each in (*made, *more)]
    assert named == sorted(set(named))


def test_the_working_days_of_a_rule_are_those_of_the_calendar() -> None:
    """Saturday 31 October is made up for the week of the holiday; its Friday the 30th is off."""
    odd = {date(2026, 10, 31): True, date(2026, 10, 30): False}
    last = occurrences(
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        date(2026, 10, 1),
        None,
        lambda day: odd.get(day, day.weekday() < 5),
    )
    assert [each.day for each in islice(last, 2)] == [date(2026, 10, 31), date(2026, 11, 30)]


def test_a_calendar_without_working_days_hangs_nothing() -> None:
    assert rolled(date(2026, 1, 1), "next", lambda day: False) == date(2026, 1, 1)


def test_the_next_one_is_never_before_a_day_and_ends_with_its_rule() -> None:
    def weekday(day: date) -> bool:
        return day.weekday() < 5

    monday = date(2026, 12, 7)
    late = next_one("FREQ=WEEKLY;BYDAY=MO", monday, None, weekday, after=monday, not_before=date(2026, 12, 21))
    assert late is not None
    assert late.day == date(2026, 12, 21)
    assert next_one("FREQ=DAILY;COUNT=1", monday, None, weekday, after=monday, not_before=monday) is None


@pytest.mark.parametrize(
    "rule",
    ["", "x", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYDAY=XX", "FREQ=SOMETIMES",
     "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=-1"],
)  # fmt: skip
def test_a_rule_that_nothing_can_follow_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):
        check_rule(rule)


@pytest.mark.parametrize("rule", RULES)
def test_every_other_rule_is_taken(rule: str) -> None:
    check_rule(rule)
