"""Steps hang on the item's date: they move with it, what is done stays, and none is ever lost."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import chain
from workbench.domain.item import ME, Gate, Item, Kind, Step
from workbench.errors import Refused

MEETING = date(2026, 12, 31)

steps = st.lists(
    st.builds(
        Step,
        st.text("abc", min_size=1, max_size=3),
        offset=st.none() | st.integers(-20, 20),
        due=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        done_at=st.none() | st.just(NOW),
        required=st.booleans(),
    ),
    max_size=8,
).map(tuple)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def meeting(day: date, parts: tuple[Step, ...] = ()) -> Item:
    at = datetime(day.year, day.month, day.day, 14, 30, tzinfo=NOW.tzinfo)
    base = item("总结会", kind=Kind.MEETING, at=at, fixed=True)
    return base.but(steps=chain.dated(parts, day))


@given(steps, days, days)
def test_moving_keeps_every_step_and_everything_that_was_done(parts: tuple[Step, ...], day: date, to: date) -> None:
    before = meeting(day, parts)
    after = chain.followed(before, before.but(at=meeting(to).at))
    assert len(after.steps) == len(parts)
    for old, new in zip(before.steps, after.steps, strict=True):
        assert new.but(due=None) == old.but(due=None), "only the day of a step may change"
        if old.done_at is not None or old.offset is None:
            assert new == old
        else:
            assert new.due == chain.step_day(to, old.offset)


@given(steps, days, days)
def test_moving_there_and_back_is_as_if_nothing_had_happened(parts: tuple[Step, ...], day: date, to: date) -> None:
    before = meeting(day, parts)
    away = chain.followed(before, before.but(at=meeting(to).at))
    assert chain.followed(away, away.but(at=before.at)) == before


@given(days, st.integers(-30, 30))
def test_preparation_is_never_later_than_its_distance_and_what_follows_never_earlier(day: date, offset: int) -> None:
    found = chain.step_day(day, offset)
    exact = day + timedelta(days=offset)
    if offset:
        assert found.weekday() < 5
    assert found <= exact if offset < 0 else found >= exact
    assert abs((found - exact).days) <= 2


@given(days, st.integers(-30, 30), st.integers(-30, 30))
def test_the_order_of_distances_is_the_order_of_days(day: date, one: int, other: int) -> None:
    if one < other:
        assert chain.step_day(day, one) <= chain.step_day(day, other)


def test_a_calendar_without_a_working_day_does_not_hang() -> None:
    assert chain.step_day(MONDAY, -3, lambda _day: False) < MONDAY


def test_what_does_not_touch_the_date_does_not_touch_the_steps() -> None:
    moved_by_hand = meeting(MEETING, (Step("notice", offset=-4),))
    moved_by_hand = chain.put_step(moved_by_hand, 0, moved_by_hand.steps[0].but(due=date(2026, 12, 26)))
    assert chain.followed(moved_by_hand, moved_by_hand.but(title="other")).steps == moved_by_hand.steps


def test_a_deadline_is_what_the_steps_of_other_matters_hang_on() -> None:
    paper = item("paper", due=MEETING, at=MONDAY)
    assert chain.anchor(paper) == MEETING
    assert chain.anchor(paper.but(due=None)) == MONDAY
    assert chain.anchor(item()) is None


def test_without_a_date_a_hanging_step_has_none() -> None:
    before = item("paper", due=MEETING, steps=chain.dated((Step("draft", offset=-3),), MEETING))
    assert before.steps[0].due == date(2026, 12, 28)
    assert chain.followed(before, before.but(due=None)).steps[0].due is None


def test_a_required_step_whose_day_has_passed_is_named() -> None:
    held = meeting(MEETING, (Step("agenda", offset=-5, required=True), Step("minutes", offset=1)))
    moved = chain.followed(held, held.but(at=meeting(MONDAY + timedelta(days=1)).at))
    assert [step.text for _n, step in chain.late_steps(moved, MONDAY)] == ["agenda"]


# Ticking


names = st.sampled_from(["周洁", "王强", "me", "陈敏", "CHEN", "chen "])


@given(st.none() | names, st.none() | names, names)
def test_the_second_reader_is_never_the_drafter(lead: str | None, drafter: str | None, reader: str) -> None:
    lines = (("drafter", drafter),) if drafter else ()
    paper = item("notice", lead=lead, lines=lines, steps=(Step("read", gate=Gate.SECOND_READ),))
    try:
        read = chain.ticked(paper, 0, NOW, reader, me="陈敏")
    except Refused:
        assert chain.same_person(reader, chain.drafter(paper), "陈敏")
        return
    assert not chain.read_by_drafter(read, "陈敏")
    for later in ("周洁", "王强", None):  # a change of the lead afterwards makes nobody his own reader
        assert not chain.read_by_drafter(read.but(lead=later), "陈敏")


def test_the_desk_reads_under_both_of_its_names() -> None:
    assert chain.same_person(ME, "陈敏", "陈敏")
    assert not chain.same_person(ME, "陈敏", "王强")


def test_second_reading_needs_a_name() -> None:
    with pytest.raises(Refused):
        chain.ticked(item(steps=(Step("read", gate=Gate.SECOND_READ),)), 0, NOW)


@given(steps.filter(bool), st.data())
def test_ticking_and_taking_it_back_gives_the_step_back(parts: tuple[Step, ...], data: st.DataObject) -> None:
    held = meeting(MEETING, parts)
    index = data.draw(st.integers(0, len(parts) - 1))
    done = chain.ticked(held, index, NOW)
    assert done.steps[index].done_at == NOW
    back = chain.unticked(done, index)
    assert back.steps[index].done_at is None
    if held.steps[index].done_at is None:
        assert back == held


# Finding


def test_a_step_is_found_by_number_person_or_words() -> None:
    held = item(
        steps=(Step("draft", owner="周洁"), Step("河西街道", owner="河西街道", gate=Gate.UNIT_REPLY), Step("2"))
    )
    assert chain.find_step(held, "1") == 0
    assert chain.find_step(held, "周洁") == 0
    assert chain.find_step(held, "河西") == 1
    assert chain.find_step(held, "DRA") == 0
    with pytest.raises(Refused, match="several"):
        chain.find_step(held.but(steps=(Step("ab"), Step("ac"))), "a")
    with pytest.raises(Refused, match="no step"):
        chain.find_step(held, "nothing")
    assert chain.find_step(held.but(steps=(Step("call", done_at=NOW), Step("call"))), "call") == 1, "open ones first"


def test_a_chain_is_shown_in_the_order_of_its_days() -> None:
    parts = chain.dated((Step("minutes", offset=1), Step("agenda", offset=-5), Step("notice", offset=-4)), MEETING)
    assert chain.in_order(parts) == [1, 2, 0]
    assert chain.in_order((Step("b"), Step("a"))) == [0, 1]
