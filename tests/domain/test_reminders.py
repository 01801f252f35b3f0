"""A reminder rings exactly once, and never before its time, whenever the desk happens to look at the clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, item

from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.reminders import FORGOTTEN, LATE, Reminder, Ringer, Rung, What, reminder_of
from workbench.domain.reminding import Reminding

ALWAYS = Reminding(quiet_from=time(0, 0), quiet_until=time(0, 0))


def meeting(number: int, when: datetime, **fields: Any) -> Item:
    return item(f"meeting {number}", id=ItemId(number), state=State.ACTIVE, at=when, fixed=True, **fields)


def check(number: int, when: datetime) -> Item:
    return item(f"ask {number}", id=ItemId(number), state=State.WAITING, waiting_on="Li", next_check=when)


def told(rung: Rung) -> list[Reminder]:
    return [*rung.now, *rung.missed]


MINUTES = st.integers(0, 36 * 60)
ITEMS = st.lists(st.tuples(st.booleans(), MINUTES), max_size=8)
TICKS = st.lists(st.integers(0, 40 * 3600), min_size=1, max_size=30)


def items_of(drawn: list[tuple[bool, int]]) -> list[Item]:
    made = [(number, at(8, 0) + timedelta(minutes=minutes)) for number, (_what, minutes) in enumerate(drawn, 1)]
    return [(check if drawn[n - 1][0] else meeting)(n, moment) for n, moment in made]


@given(ITEMS, TICKS)
def test_each_rings_once_whatever_the_ticks(drawn: list[tuple[bool, int]], ticks: list[int]) -> None:
    """The ticks come in any order: the machine sleeps, and the clock is put back."""
    items = items_of(drawn)
    ringer = Ringer(items, ALWAYS)
    given_at: dict[ItemId, datetime] = {}
    looks = [NOW + timedelta(seconds=seconds) for seconds in ticks]
    for now in looks:
        for reminder in told(ringer.look(now)):
            assert reminder.item not in given_at, "twice"
            assert reminder.rings_at <= now, "before its time"
            given_at[reminder.item] = now
    for one in items:
        reminder = reminder_of(one, timedelta(minutes=10))
        assert reminder is not None
        first = next((now for now in looks if now >= reminder.rings_at), None)
        if first is not None and first - reminder.at <= FORGOTTEN:
            assert given_at[one.id] == first, "at the first look from its time on"
        else:
            assert one.id not in given_at


@given(ITEMS, TICKS, st.integers(1, 4))
def test_several_windows_ring_as_one(drawn: list[tuple[bool, int]], ticks: list[int], windows: int) -> None:
    claimed: set[str] = set()

    def claim(key: str) -> bool:
        fresh = key not in claimed
        claimed.add(key)
        return fresh

    items = items_of(drawn)
    together = [Ringer(items, ALWAYS, claim) for _ in range(windows)]
    alone = Ringer(items, ALWAYS)
    heard: list[str] = []
    for seconds in sorted(ticks):
        for window in together:
            heard += [reminder.key for reminder in told(window.look(NOW + timedelta(seconds=seconds)))]
    expected = [r.key for seconds in sorted(ticks) for r in told(alone.look(NOW + timedelta(seconds=seconds)))]
    assert sorted(heard) == sorted(expected)


@given(ITEMS, TICKS, st.integers(0, 23), st.integers(0, 23))
def test_nothing_rings_in_the_quiet_hours_and_nothing_is_lost_by_them(
    drawn: list[tuple[bool, int]], ticks: list[int], start: int, end: int
) -> None:
    rules = Reminding(quiet_from=time(start), quiet_until=time(end))
    ringer = Ringer(items_of(drawn), rules)
    heard: list[ItemId] = []
    looks = [NOW + timedelta(seconds=seconds) for seconds in sorted(ticks)]
    for now in looks:
        rung = told(ringer.look(now))
        assert not (rung and rules.is_quiet(now))
        heard += [reminder.item for reminder in rung]
    assert len(heard) == len(set(heard))
    loud = [now for now in looks if not rules.is_quiet(now)]
    for one in items_of(drawn):
        reminder = reminder_of(one, timedelta(minutes=10))
        assert reminder is not None
        first = next((now for now in loud if now >= reminder.rings_at), None)
        assert (one.id in heard) is (first is not None and first - reminder.at <= FORGOTTEN)


def test_an_appointment_rings_before_it_begins_and_a_check_at_its_moment() -> None:
    ringer = Ringer([meeting(1, at(9, 0)), check(2, at(9, 0))], ALWAYS)
    assert ringer.look(at(8, 49)) == Rung()
    assert [reminder.item for reminder in ringer.look(at(8, 50)).now] == [1]
    assert ringer.look(at(8, 59)) == Rung()
    rung = ringer.look(at(9, 0))
    assert [(reminder.item, reminder.what) for reminder in rung.now] == [(2, What.CHECK)]


def test_what_was_slept_through_is_missed_and_what_can_still_be_reached_is_not() -> None:
    ringer = Ringer([meeting(1, at(9, 0)), meeting(2, at(11, 5)), meeting(3, at(14, 0))], ALWAYS)
    rung = ringer.look(at(11, 0))
    assert [reminder.item for reminder in rung.missed] == [1]
    assert [reminder.item for reminder in rung.now] == [2]
    assert ringer.look(at(9, 0) + LATE) == Rung(), "the clock was put back"


@pytest.mark.parametrize(
    "one",
    [
        item("a block the machine placed", state=State.ACTIVE, at=at(9, 0)),
        item("a day", state=State.ACTIVE, at=MONDAY, fixed=True),
        item("a check for the day", state=State.WAITING, waiting_on="Li", next_check=MONDAY),
        meeting(1, at(9, 0)).but(state=State.DONE),
        meeting(1, at(9, 0)).but(state=State.DEFERRED),
    ],
)
def test_only_a_clock_time_that_a_person_set_rings(one: Item) -> None:
    assert reminder_of(one, timedelta(minutes=10)) is None


def test_a_moved_appointment_rings_anew_and_one_that_is_done_does_not() -> None:
    ringer = Ringer([meeting(1, at(9, 0))], ALWAYS)
    assert ringer.look(at(8, 50)).now
    ringer.update(ItemId(1), meeting(1, at(10, 0)), at(8, 55))
    assert ringer.look(at(9, 0)) == Rung()
    assert ringer.look(at(9, 50)).now
    ringer.update(ItemId(1), meeting(1, at(11, 0)), at(9, 55))
    ringer.update(ItemId(1), meeting(1, at(11, 0)).but(state=State.DONE), at(9, 56))
    assert ringer.look(at(12, 0)) == Rung()


def test_a_change_that_leaves_the_moment_as_it_was_does_not_ring_again() -> None:
    ringer = Ringer([meeting(1, at(9, 0))], ALWAYS)
    assert ringer.look(at(8, 50)).now
    ringer.update(ItemId(1), meeting(1, at(9, 0), area="office"), at(8, 51))
    assert ringer.look(at(9, 0)) == Rung()


def test_what_has_just_been_written_down_rings_when_it_begins_and_the_past_not_at_all() -> None:
    ringer = Ringer([], ALWAYS)
    ringer.update(ItemId(1), meeting(1, at(9, 5)), at(9, 0))
    ringer.update(ItemId(2), meeting(2, at(8, 0)), at(9, 0))
    assert ringer.look(at(9, 0)) == Rung()
    assert [reminder.item for reminder in ringer.look(at(9, 5)).now] == [1]


def test_switched_off_nothing_rings() -> None:
    assert Ringer([meeting(1, at(9, 0))], ALWAYS.but(on=False)).look(at(9, 0)) == Rung()
