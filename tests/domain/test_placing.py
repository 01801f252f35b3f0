"""Laws of placing: walls stay where they are, nothing overlaps, nothing is lost, and twice is the same as once."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.placing import Proposal, Why, accepted, may_use_buffer, place_key, plan, reflow
from workbench.domain.timeline import BlockKind, timeline

HOURS = WorkHours()
NOON = at(13, 0)


@st.composite
def one_item(draw: st.DrawFn, number: int) -> Item:
    start = draw(st.none() | st.integers(8 * 12, 19 * 12))
    fields: dict[str, object] = {
        "id": ItemId(number),
        "ref": f"2026-{number:04d}",
        "state": draw(st.sampled_from([State.ACTIVE, State.ACTIVE, State.INBOX, State.CLOSED, State.WAITING])),
        "urgent": draw(st.booleans()),
        "important": draw(st.booleans()),
        "due": draw(st.none() | st.sampled_from([MONDAY, MONDAY + timedelta(days=3)])),
        "minutes": draw(st.none() | st.integers(1, 30).map(lambda n: n * 10)),
        "at": MONDAY if start is None else at(*divmod(start * 5, 60)),
        "fixed": start is not None and draw(st.booleans()),
    }
    if fields["state"] is State.ACTIVE and draw(st.integers(0, 9)) == 0:
        fields["started_at"] = at(12, 30)
    return item(f"item {number}", **fields)


@st.composite
def days(draw: st.DrawFn) -> list[Item]:
    count = draw(st.integers(0, 12))
    made = [draw(one_item(number + 1)) for number in range(count)]
    running = [one for one in made if one.started_at is not None]
    return [one.but(started_at=None) if one in running[1:] else one for one in made]


moments = st.integers(8 * 12, 18 * 12).map(lambda n: at(*divmod(n * 5, 60)))


def as_of(items: list[Item], now: datetime) -> list[Item]:
    """Nobody has begun what was begun later."""
    return [one.but(started_at=None) if one.started_at and one.started_at > now else one for one in items]


def proposals(items: list[Item], now: datetime, buffer: int) -> list[Proposal]:
    return [reflow(items, MONDAY, now, HOURS), plan(items, MONDAY, now, HOURS, buffer)]


@given(days(), moments, st.sampled_from([0, 60, 180]))
def test_walls_never_move(items: list[Item], now: datetime, buffer: int) -> None:
    items = as_of(items, now)
    walls = {one.id for one in items if one.fixed or one.started_at or one.state in (State.CLOSED, State.WAITING)}
    for proposal in proposals(items, now, buffer):
        assert not walls & {*(slot.item for slot in proposal.slots), *(left.item for left in proposal.freed)}


@given(days(), moments, st.sampled_from([0, 60, 180]))
def test_what_is_placed_overlaps_nothing_and_lies_in_working_time_to_come(
    items: list[Item], now: datetime, buffer: int
) -> None:
    items = as_of(items, now)
    for proposal in proposals(items, now, buffer):
        after = accepted(items, proposal)
        taken = timeline(after, MONDAY, now, HOURS).blocks
        for slot in proposal.slots:
            assert at(9) <= slot.start >= now
            assert slot.end <= at(17, 30)
            for block in taken:
                if block.item != slot.item:
                    assert block.end <= slot.start or slot.end <= block.start, (slot, block)
        for one in after:
            if one.started_at is not None and one.started_at <= now:
                end = one.started_at + timedelta(minutes=one.minutes or 30)
                assert all(slot.start >= end for slot in proposal.slots), "the present belongs to what is running"


@given(days(), moments, st.sampled_from([0, 60, 180]))
def test_nothing_is_lost_and_twice_is_once(items: list[Item], now: datetime, buffer: int) -> None:
    items = as_of(items, now)
    for again, proposal in zip((False, True), proposals(items, now, buffer), strict=True):
        after = accepted(items, proposal)
        assert [one.id for one in after] == [one.id for one in items]
        for before, one in zip(items, after, strict=True):
            assert one.but(at=None, until=None) == before.but(at=None, until=None)
            assert one.at is not None
        twice = plan(after, MONDAY, now, HOURS, buffer) if again else reflow(after, MONDAY, now, HOURS)
        assert twice.is_empty
        assert not again or {left.item for left in twice.left} == {left.item for left in proposal.left}


@given(days(), moments)
def test_a_plan_leaves_what_stands_where_it_stands(items: list[Item], now: datetime) -> None:
    """Only unplaced items are given a place as long as nothing slipped."""
    standing = [one for one in items if isinstance(one.at, datetime) and one.at >= now]
    blocks = timeline(items, MONDAY, now, HOURS).blocks
    if any(block.conflict or (block.start < now and block.kind is BlockKind.FOCUS) for block in blocks):
        return
    if any(one.started_at is not None for one in items):
        return
    after = {one.id: one for one in accepted(items, plan(items, MONDAY, now, HOURS))}
    assert all(after[one.id].at == one.at for one in standing)


@given(days(), moments, st.sampled_from([0, 120]))
def test_whoever_comes_first_in_the_order_is_not_later_for_want_of_a_place(
    items: list[Item], now: datetime, buffer: int
) -> None:
    """Where an item is left over although another of at least its length has a place, the other came before it."""
    items = as_of(items, now)
    proposal = plan(items, MONDAY, now, HOURS, buffer)
    known = {one.id: one for one in items}
    for left in proposal.left:
        for slot in proposal.slots:
            if left.why is Why.NO_GAP and (slot.end - slot.start) >= timedelta(minutes=left.minutes):
                assert place_key(known[slot.item]) <= place_key(known[left.item])
        if left.why is Why.BUFFER:
            assert not may_use_buffer(known[left.item], MONDAY)


def test_a_day_that_slipped_is_laid_out_around_its_appointments() -> None:
    morning = item(
        "draft", id=ItemId(1), ref="1", at=at(9), minutes=60, state=State.ACTIVE, important=True, urgent=True
    )
    call = item("call", id=ItemId(2), ref="2", at=at(14), minutes=60, state=State.ACTIVE, fixed=True)
    letter = item("letter", id=ItemId(3), ref="3", at=at(10), minutes=90, state=State.ACTIVE)
    proposal = reflow([morning, call, letter], MONDAY, NOON, HOURS)
    assert [(slot.title, slot.start) for slot in proposal.slots] == [("draft", at(13)), ("letter", at(15))]
    assert proposal.left == ()


def test_what_does_not_fit_keeps_its_day_and_is_named() -> None:
    long = item("long", id=ItemId(1), at=at(9), minutes=300, state=State.ACTIVE)
    proposal = reflow([long], MONDAY, NOON, HOURS)
    assert [(left.title, left.why) for left in proposal.freed] == [("long", Why.NO_GAP)]


def test_running_work_keeps_the_present_and_what_it_still_takes() -> None:
    running = item("run", id=ItemId(1), at=at(11), minutes=60, state=State.ACTIVE, started_at=at(12, 30))
    other = item("other", id=ItemId(2), ref="2", at=at(13), minutes=30, state=State.ACTIVE)
    proposal = reflow([running, other], MONDAY, at(13, 10), HOURS)
    assert [(slot.title, slot.start) for slot in proposal.slots] == [("other", at(13, 30))]


def test_the_time_kept_free_is_taken_by_what_is_pressing_only() -> None:
    first = item("first", id=ItemId(1), ref="1", at=MONDAY, minutes=270, state=State.ACTIVE, important=True)
    waits = item("waits", id=ItemId(2), ref="2", at=MONDAY, minutes=150, state=State.ACTIVE)
    due = item("due", id=ItemId(3), ref="3", at=MONDAY, minutes=180, state=State.ACTIVE, due=MONDAY)
    proposal = plan([first, waits], MONDAY, at(8), HOURS, 60)
    assert [slot.title for slot in proposal.slots] == ["first"]
    assert [(left.title, left.why) for left in proposal.left] == [("waits", Why.BUFFER)]
    assert {slot.title for slot in plan([first, due], MONDAY, at(8), HOURS, 60).slots} == {"first", "due"}
