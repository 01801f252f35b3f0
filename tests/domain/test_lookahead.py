"""What is coming, and the last days to begin."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.agenda import nearest_day
from workbench.domain.conflicts import conflicts
from workbench.domain.hours import WorkHours, add_workdays, back_workdays, weekday_is_workday
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Phase, State, Step
from workbench.domain.lookahead import Coming, activities, begun_in_time, look_ahead, rows_of, start_by

HOURS = WorkHours()
ACTIVE = State.ACTIVE


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_counting_back_is_counting_forth_turned_round(day: date, count: int) -> None:
    back = back_workdays(day, count)
    worked = [
        back + timedelta(days=n) for n in range((day - back).days) if weekday_is_workday(back + timedelta(days=n))
    ]
    assert len(worked) == count
    if weekday_is_workday(day):
        assert add_workdays(back, count) == day


def test_the_last_day_to_begin_counts_working_days() -> None:
    assert start_by(item(state=ACTIVE, due=MONDAY + timedelta(days=1), lead_days=2), HOURS) == date(2026, 12, 25)
    assert start_by(item(state=ACTIVE, due=MONDAY), HOURS) is None
    assert start_by(item(state=ACTIVE, due=MONDAY, lead_days=0), HOURS) is None
    assert start_by(item(state=State.CLOSED, due=MONDAY, lead_days=3), HOURS) is None


def test_more_work_than_a_day_holds_is_its_own_lead() -> None:
    whole = HOURS.minutes()
    assert start_by(item(state=ACTIVE, due=MONDAY, minutes=whole), HOURS) is None
    assert start_by(item(state=ACTIVE, due=MONDAY, minutes=whole + 1), HOURS) == date(2026, 12, 25)
    assert start_by(item(state=ACTIVE, due=MONDAY, minutes=2 * whole + 1), HOURS) == date(2026, 12, 24)


def test_the_first_step_that_is_open_says_when_to_begin() -> None:
    steps = (
        Step("book", offset=-4, due=MONDAY + timedelta(days=5), done_at=at(8)),
        Step("invite", offset=-3, due=MONDAY + timedelta(days=6)),
        Step("minutes", Phase.AFTER, offset=1),
    )
    meeting = item(state=ACTIVE, at=at(15, 0, MONDAY + timedelta(days=9)), fixed=True, steps=steps)
    assert start_by(meeting, HOURS) == MONDAY + timedelta(days=6)


@given(
    st.integers(0, 400),
    st.none() | st.integers(0, 60),
    st.none() | st.integers(10, 6000),
    st.booleans(),
    st.sampled_from([HOURS, WorkHours(start=time(9), end=time(12))]),
)
def test_an_opening_desk_hears_of_an_item_before_it_has_to_begin(
    days: int, lead: int | None, minutes: int | None, due: bool, hours: WorkHours
) -> None:
    """What is found by its nearest day is never found too late, however early it must be begun."""
    day = MONDAY + timedelta(days=days)
    made = item(state=ACTIVE, due=day if due else None, at=None if due else at(10, 0, day), fixed=not due,
                lead_days=lead, minutes=minutes, steps=(Step("first", due=day - timedelta(days=3)),))  # fmt: skip
    found = rows_of(made, hours, MONDAY)
    nearest = nearest_day(made)
    assert nearest is not None
    assert nearest <= min(row.day for row in found).toordinal()


def rows(*items: Item, days: int = 14) -> list[tuple[int, Coming, str]]:
    found = look_ahead(items, HOURS, MONDAY, days)
    return [((row.day - MONDAY).days, row.why, row.item.title) for row in found]


def test_everything_with_a_date_is_told_in_order() -> None:
    made = [
        item("report", ref="1", state=ACTIVE, due=MONDAY + timedelta(days=4), lead_days=2),
        item("asleep", ref="2", state=State.DEFERRED, wake_on=MONDAY + timedelta(days=2)),
        item("asked", ref="3", state=State.WAITING, waiting_on="Li", next_check=MONDAY + timedelta(days=1)),
        item("visit", ref="4", state=ACTIVE, at=at(10, 0, MONDAY + timedelta(days=2)), attend=("王局长",)),
        item("far", ref="5", state=ACTIVE, due=MONDAY + timedelta(days=15)),
        item("block", ref="6", state=ACTIVE, at=at(10, 0, MONDAY + timedelta(days=2))),
    ]
    assert rows(*made) == [
        (1, Coming.CHECK, "asked"),
        (2, Coming.START_BY, "report"),
        (2, Coming.EVENT, "visit"),
        (2, Coming.WAKE, "asleep"),
        (4, Coming.DUE, "report"),
    ]
    assert (15, Coming.DUE, "far") in rows(*made, days=30)


def test_what_should_have_been_begun_comes_today_until_it_is() -> None:
    late = item("late", state=ACTIVE, due=MONDAY + timedelta(days=1), lead_days=5)
    row = look_ahead([late], HOURS, MONDAY, 7)[0]
    assert (row.day, row.why, row.late) == (MONDAY, Coming.START_BY, True)
    begun = late.but(started_at=at(8))
    assert rows(begun) == [(1, Coming.DUE, "late")]


def test_an_activity_with_nothing_prepared_is_bare() -> None:
    visit = item("visit", state=ACTIVE, at=at(10, 0, MONDAY + timedelta(days=2)), attend=("王局长",))
    found = activities(look_ahead([visit], HOURS, MONDAY, 14), "王局长")
    assert [row.is_bare for row in found] == [True]
    ready = look_ahead([visit.but(steps=(Step("speech", done_at=at(8)), Step("car")))], HOURS, MONDAY, 14)[-1]
    assert (ready.is_bare, ready.ready, ready.steps) == (False, 1, 2)
    assert activities(found, "李局长") == []


def test_begun_in_time() -> None:
    assert begun_in_time([(MONDAY, at(17)), (MONDAY, at(8, 0, MONDAY + timedelta(days=1)))]).percent == 50
    assert begun_in_time([]).percent is None


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8), st.sampled_from(["me", "陈敏", "王强"])), max_size=10)


@given(spans)
def test_conflicts_are_all_pairs_that_overlap_and_share_a_person(drawn: list[tuple[int, int, str]]) -> None:
    made = [
        item(f"i{n}", id=ItemId(n), ref=f"{n:04d}", state=ACTIVE, at=at(8) + timedelta(minutes=15 * start),
             minutes=15 * long, lead=lead, attend=("赵局长",) if n % 3 == 0 else ())
        for n, (start, long, lead) in enumerate(drawn)
    ]  # fmt: skip
    told = {(frozenset((one.first.id, one.second.id)), one.person) for one in conflicts(made)}
    wanted: set[tuple[frozenset[ItemId], str]] = set()
    for a, b in combinations(made, 2):
        first, second = (slice_of(one) for one in (a, b))
        if first[0] < second[1] and second[0] < first[1]:
            people = {a.lead or "me", *a.attend} & {b.lead or "me", *b.attend}
            wanted |= {(frozenset((a.id, b.id)), person) for person in people}
    assert told == wanted


def slice_of(one: Item) -> tuple[datetime, datetime]:
    assert isinstance(one.at, datetime)
    return one.at, one.at + timedelta(minutes=one.minutes or 0)
