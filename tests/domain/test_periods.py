"""The planning ladder: periods of the calendar, and how an item goes down them to a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.closing import wants_decision
from workbench.domain.item import State
from workbench.domain.periods import Period, Scale, is_pending, period, period_of, pulled, pushed
from workbench.domain.today import is_unplaced

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
scales = st.sampled_from(list(Scale))


@given(scales, days)
def test_a_day_lies_in_its_period_and_the_parts_cover_it_without_a_gap(scale: Scale, day: date) -> None:
    whole = period(scale, day)
    assert day in whole
    parts = whole.parts()
    assert (parts == ()) == (scale is Scale.DAY)
    for one, following in pairwise(parts):
        assert following.first == one.last + timedelta(days=1)
    if parts:
        assert parts[0].first <= whole.first <= parts[0].last
        assert parts[-1].first <= whole.last <= parts[-1].last


@given(scales, days, st.integers(-20, 20))
def test_turning_pages_forth_and_back_comes_home(scale: Scale, day: date, by: int) -> None:
    whole = period(scale, day)
    assert whole.shifted(by).shifted(-by) == whole
    assert whole.shifted(1).first == whole.last + timedelta(days=1)


@given(scales, days)
def test_what_is_planned_for_a_period_is_read_back_as_that_period(scale: Scale, day: date) -> None:
    whole = period(scale, day)
    planned = item(at=whole.first, until=None if scale is Scale.DAY else whole.last)
    assert period_of(planned) == whole


@given(scales, days, days)
def test_pulling_down_ends_at_a_day_and_stays_within(scale: Scale, day: date, towards: date) -> None:
    found = period(scale, day)
    for _n in range(len(Scale)):
        below = pulled(found, towards)
        assert below.scale == max(Scale.DAY, found.scale - 1)
        assert below.last >= found.first
        assert below.first <= found.last
        found = below
    assert found.scale is Scale.DAY


def test_pushing_up_ends_at_the_year_of_its_thursday() -> None:
    found = None
    scales = []
    for _n in range(6):
        found = pushed(found, MONDAY)
        scales.append((found.scale, found.first))
    assert scales == [
        (Scale.WEEK, MONDAY),
        (Scale.MONTH, date(2026, 12, 1)),  # 28 December 2026: its Thursday is the 31st
        (Scale.QUARTER, date(2026, 10, 1)),
        *[(Scale.YEAR, date(2026, 1, 1))] * 3,
    ]


@pytest.mark.parametrize("until", [None, MONDAY, MONDAY + timedelta(days=1)])
def test_a_stretch_of_days_is_no_rung(until: date | None) -> None:
    found = period_of(item(at=MONDAY, until=until))
    assert found is None or found.scale is Scale.DAY


def test_a_time_is_a_day() -> None:
    assert period_of(item(at=at(15), until=at(16))) == Period(Scale.DAY, MONDAY, MONDAY)


def test_a_weeks_item_comes_up_on_its_friday() -> None:
    planned = item(at=MONDAY, until=MONDAY + timedelta(days=6))
    assert [is_pending(planned, MONDAY + timedelta(days=n)) for n in range(7)] == [True] * 4 + [False] * 3


@pytest.mark.parametrize(("offset", "comes_up"), [(0, False), (3, False), (4, True), (6, True), (9, True)])
def test_a_day_has_nothing_to_do_with_what_its_week_may_still_place(offset: int, comes_up: bool) -> None:
    """Neither among what must find its place, nor in the way of closing the day."""
    planned = item(at=MONDAY, until=MONDAY + timedelta(days=6), state=State.ACTIVE, updated_at=at(8))
    day = MONDAY + timedelta(days=offset)
    assert (is_unplaced(planned, day), wants_decision(planned, day)) == (comes_up, comes_up)
    assert is_unplaced(planned.but(due=MONDAY), MONDAY), "a deadline is a deadline"
