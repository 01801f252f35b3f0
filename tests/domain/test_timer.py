"""The clock that was forgotten: when it is noticed, and what end is proposed for it."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.hours import WorkHours
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.timer import INTERRUPTED, forgotten_end, interrupted_item

HOURS = WorkHours()
TUESDAY = MONDAY + timedelta(days=1)


@given(st.integers(0, 3000), st.integers(0, 3000), st.none() | st.integers(1, 600), st.none() | st.integers(-500, 4000))
def test_a_proposed_end_lies_between_the_beginning_and_now(
    start: int, length: int, estimate: int | None, sign: int | None
) -> None:
    since = at(0) + timedelta(minutes=start)
    now = since + timedelta(minutes=length)
    written = since + timedelta(minutes=sign) if sign is not None and sign <= length else None
    end = forgotten_end(item(started_at=since, minutes=estimate), HOURS, now, written)
    assert end is None or since <= end <= now


def test_work_of_a_morning_and_overtime_are_believed() -> None:
    assert forgotten_end(item(started_at=at(9)), HOURS, at(12)) is None
    assert forgotten_end(item(started_at=at(9), minutes=240), HOURS, at(16)) is None
    assert forgotten_end(item(started_at=at(18)), HOURS, at(21)) is None
    assert forgotten_end(item(), HOURS, at(21)) is None


def test_the_night_the_evening_and_a_day_without_a_pause_are_not() -> None:
    assert forgotten_end(item(started_at=at(16)), HOURS, at(8, 0, TUESDAY)) == at(17, 30)
    assert forgotten_end(item(started_at=at(16), minutes=30), HOURS, at(8, 0, TUESDAY)) == at(16, 30)
    assert forgotten_end(item(started_at=at(16)), HOURS, at(18, 5)) == at(17, 30)
    assert forgotten_end(item(started_at=at(9)), HOURS, at(13, 30), at(11)) == at(11)
    assert forgotten_end(item(started_at=at(20)), HOURS, at(9, 0, TUESDAY)) == at(21)


def told(number: int, verb: Verb, about: int, *, interrupted: bool = False) -> Entry:
    data = ((INTERRUPTED, "call"),) if interrupted else ()
    moment = at(9, number)
    return Entry(moment, moment, EntryKind.EVENT, id=EntryId(number), verb=verb, item=ItemId(about), data=data)


def test_one_goes_back_to_what_was_interrupted_last_unless_it_ended_or_something_else_was_begun() -> None:
    left = told(1, Verb.STOPPED, 7, interrupted=True)
    assert interrupted_item([left], ()) == 7
    assert interrupted_item([left], [ItemId(8)]) is None
    assert interrupted_item([left, told(2, Verb.STARTED, 7)], ()) is None
    assert interrupted_item([left, told(2, Verb.STARTED, 8)], ()) is None
    assert interrupted_item([left, told(2, Verb.DONE, 8)], ()) == 7
    assert interrupted_item([left, told(2, Verb.DONE, 7)], ()) is None
    assert interrupted_item([told(1, Verb.STOPPED, 7)], ()) is None
