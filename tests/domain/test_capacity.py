"""What is learned from days past, what to move from a day that holds too much, and planned against done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, item

from workbench.domain.capacity import LEAST_DAYS, learned, tally, to_move, unasked_minutes
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.timeline import timeline
from workbench.domain.today import capacity


def event(verb: Verb, number: int, worked: int = 0) -> Entry:
    data = (("worked", str(worked)),) if worked else ()
    return Entry(at=NOW, written_at=NOW, kind=EntryKind.EVENT, verb=verb, item=ItemId(number), data=data)


@pytest.mark.parametrize(
    ("past", "minutes", "days"), [([], 60, 0), ([10, 20], 60, 0), ([10, 20, 33], 25, 3), ([0] * 8, 0, 8)]
)
def test_the_buffer_is_the_average_once_enough_days_were_lived(past: list[int], minutes: int, days: int) -> None:
    assert (learned(past, 60).minutes, learned(past, 60).learned_from) == (minutes, days)


@given(st.lists(st.integers(0, 600), min_size=LEAST_DAYS, max_size=8))
def test_the_buffer_lies_among_the_days_it_was_learned_from(past: list[int]) -> None:
    assert min(past) <= learned(past, 60).minutes <= max(past) + 5


def test_what_came_unasked_counts_the_time_it_took_or_its_estimate() -> None:
    fresh = item("came today", id=ItemId(1), minutes=45)
    known = item("known", id=ItemId(2), created_at=NOW - timedelta(days=1))
    timed = item("took its time", id=ItemId(3), minutes=45)
    items = {one.id: one for one in (fresh, known, timed)}
    entries = [
        event(Verb.DONE, 1),
        event(Verb.DONE, 2, worked=100),
        event(Verb.STOPPED, 3, worked=20),
        event(Verb.DONE, 3, worked=5),
        event(Verb.ADDED, 3),
    ]
    assert unasked_minutes(MONDAY, items, entries) == 45 + 25


def test_what_to_move_is_important_not_urgent_and_just_enough() -> None:
    def plan(number: int, minutes: int, **fields: object) -> Item:
        made = {"state": State.ACTIVE, "urgent": False, "important": True, "at": MONDAY, **fields}
        return item(f"p{number}", id=ItemId(number), ref=str(number), minutes=minutes, **made)

    items = [plan(1, 120), plan(2, 120), plan(3, 120, due=MONDAY), plan(4, 120, urgent=True), plan(5, 60)]
    line = timeline(items, MONDAY, NOW, WorkHours())
    load = capacity(items, line, 450, 60)
    assert load.over == 150
    assert [one.title for one in to_move(items, load, MONDAY)] == ["p5", "p2"]
    assert to_move(items[:1], capacity(items[:1], line, 450, 60), MONDAY) == ()


def test_planned_against_done() -> None:
    yesterday = NOW - timedelta(days=1)
    done = item("done", id=ItemId(1), at=at(9), minutes=60, state=State.CLOSED, created_at=yesterday)
    carried = item("carried", id=ItemId(2), at=MONDAY + timedelta(days=1), minutes=30, created_at=yesterday)
    came = item("came", id=ItemId(3), at=MONDAY, minutes=50, state=State.CLOSED)
    entries = [event(Verb.DONE, 1, worked=80), event(Verb.CARRIED, 2), event(Verb.DONE, 3, worked=15)]
    found = tally(MONDAY, {one.id: one for one in (done, carried, came)}, entries)
    assert (found.planned, found.worked, found.unasked) == (90, 95, 15)
    assert (found.items, found.done, found.carried) == (3, 2, 1)
