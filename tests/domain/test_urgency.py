"""Urgency rises by itself, never falls while time passes, and says what it rests on."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import EAST, MONDAY, NOW, at, item

from workbench.domain import states
from workbench.domain.hours import WorkHours
from workbench.domain.item import State
from workbench.domain.urgency import (
    CALM,
    Cause,
    Level,
    acknowledgement,
    has_risen,
    is_urgent,
    urgency,
    working_minutes,
)

HOURS = WorkHours()
FAR = 10**9

moments = st.integers(0, 60 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
days = st.integers(0, 60).map(lambda n: MONDAY + timedelta(days=n))
dues = st.one_of(st.none(), days, moments)
items = st.builds(
    lambda due, minutes, lead_days, chased, urgent: item(
        due=due, minutes=minutes, lead_days=lead_days, chased=chased, urgent=urgent, state=State.ACTIVE, lead="me"
    ),
    dues,
    st.one_of(st.none(), st.integers(1, 3000)),
    st.one_of(st.none(), st.integers(1, 20)),
    st.one_of(st.none(), st.integers(1, 3)),
    st.sampled_from([None, False, True]),
)


@given(items, moments, moments, st.integers(60, 1500))
def test_as_time_passes_urgency_never_falls(it, one, other, limit) -> None:
    early, late = sorted((one, other))
    assert urgency(it, early, HOURS, limit).level <= urgency(it, late, HOURS, limit).level
    assert is_urgent(it, early, HOURS, limit) <= is_urgent(it, late, HOURS, limit)


@given(moments, moments, moments)
def test_working_time_adds_up(a, b, c) -> None:
    first, middle, last = sorted((a, b, c))
    whole = working_minutes(first, last, HOURS, FAR)
    assert whole == working_minutes(first, middle, HOURS, FAR) + working_minutes(middle, last, HOURS, FAR)
    assert whole <= (last - first).total_seconds() // 60


@given(moments, moments, st.integers(0, 3000))
def test_the_limit_is_all_that_is_counted_to(a, b, limit) -> None:
    first, last = sorted((a, b))
    assert working_minutes(first, last, HOURS, limit) == min(limit, working_minutes(first, last, HOURS, FAR))


@given(items, moments)
def test_whatever_is_pressing_says_why(it, now) -> None:
    found = urgency(it, now, HOURS)
    assert (found.level is Level.CALM) == (found.cause is Cause.NONE)
    assert has_risen(it, now, HOURS) == (found.level >= Level.PRESSING and not it.urgent)


@given(items, moments)
def test_what_is_at_an_end_presses_nobody(it, now) -> None:
    assert urgency(states.dropped(it, "no need", now), now, HOURS) == CALM


@pytest.mark.parametrize(
    ("now", "minutes"),
    [(at(9), 450), (at(8), 450), (at(12, 30), 270), (at(13), 270), (at(17, 30), 0), (at(23), 0)],
)
def test_the_break_and_the_evening_do_not_count(now: datetime, minutes: int) -> None:
    assert working_minutes(now, at(23, 59), HOURS, FAR) == minutes


def test_a_weekend_before_the_deadline_makes_friday_pressing() -> None:
    friday = datetime.combine(MONDAY + timedelta(days=4), time(9), EAST)
    it = item(due=MONDAY + timedelta(days=7), state=State.ACTIVE)
    assert urgency(it, friday - timedelta(days=1), HOURS).level is Level.SOON
    late = urgency(it, friday + timedelta(hours=8), HOURS)
    assert (late.level, late.left) == (Level.PRESSING, 30 + 450)


def test_long_work_presses_earlier_and_says_when_there_is_too_little_time() -> None:
    due = MONDAY + timedelta(days=2)
    assert urgency(item(due=due, state=State.ACTIVE), at(9), HOURS).level is Level.SOON
    assert urgency(item(due=due, minutes=900, state=State.ACTIVE), at(9), HOURS).level is Level.PRESSING
    short = urgency(item(due=due, minutes=1500, state=State.ACTIVE), at(9), HOURS)
    assert (short.cause, short.left) == (Cause.SHORT, 1350)


def test_a_deadline_is_late_when_its_day_is_over_and_not_before() -> None:
    it = item(due=MONDAY, state=State.ACTIVE)
    assert urgency(it, at(23), HOURS).level is Level.PRESSING
    assert urgency(it, at(0, 0, MONDAY + timedelta(days=1)), HOURS).level is Level.LATE


def test_what_should_have_been_begun_presses_long_before_its_deadline() -> None:
    it = item(due=MONDAY + timedelta(days=40), lead_days=28, state=State.ACTIVE)
    assert urgency(it, at(9), HOURS).level is Level.CALM
    assert urgency(it, at(9, 0, MONDAY + timedelta(days=2)), HOURS).level is Level.SOON
    assert urgency(it, at(9, 0, MONDAY + timedelta(days=3)), HOURS).cause is Cause.BEGIN


def test_a_calendar_without_a_working_day_leaves_no_time_and_ends() -> None:
    class Never:
        def is_workday(self, day: date) -> bool:
            del day
            return False

    hours = WorkHours(calendar=Never())  # type: ignore[arg-type]
    assert urgency(item(due=MONDAY + timedelta(days=30), state=State.ACTIVE), NOW, hours).left == 0
    assert urgency(item(due=date.max, state=State.ACTIVE), NOW, hours) == CALM
    assert urgency(item(due=date.max, state=State.ACTIVE), NOW, HOURS) == CALM


def test_what_nobody_has_looked_at_turns_amber_and_then_red() -> None:
    it = item(created_at=at(9))
    levels = [acknowledgement(it, at(9) + timedelta(minutes=m), HOURS, 300).level for m in (0, 299, 300, 360)]
    assert levels == [Level.CALM, Level.CALM, Level.SOON, Level.PRESSING]
    assert acknowledgement(states.inboxed(it), at(9), HOURS, 0) == CALM
