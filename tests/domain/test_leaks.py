"""The leak check: every invariant of the model, broken by hand, is found; what stands as it should is not named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, item

from workbench.domain import states
from workbench.domain.derive import Quadrant, next_date
from workbench.domain.donts import Dont, counters, donts_of
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.hours import weekday_is_workday
from workbench.domain.intake import PROMISE
from workbench.domain.item import (
    Decision,
    Gate,
    Item,
    Kind,
    Phase,
    Reply,
    Side,
    Source,
    State,
    Step,
    Tracked,
    WaitingFor,
)
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import CODES, changes_at, diary_gap, leaks, leaks_of

FRIDAY = MONDAY - timedelta(days=3)
TUESDAY = MONDAY + timedelta(days=1)
LOOK = Look(NOW, "Chen Min")
WANG = Source("Wang")
TRACKED = Tracked(by="Zhang", at=NOW, text="find out why", every_days=1)


def active(**fields: Any) -> Item:
    """Sound: ours to move, with a lead and a date."""
    return item(**{"state": State.ACTIVE, "lead": "me", "urgent": True, "important": True, "at": MONDAY, **fields})


def codes(one: Item, look: Look = LOOK) -> set[str]:
    return {leak.code for leak in leaks_of(one, look)}


BROKEN: dict[str, Item] = {
    "overdue": active(due=FRIDAY),
    "promise-due": active(due=MONDAY, lines=((PROMISE, "ring the archive"),)),
    "check-passed": active(state=State.WAITING, waiting_on="Li", next_check=FRIDAY, at=None),
    "waiting-without-check": active(state=State.WAITING, waiting_on="Li"),
    "waiting-without-name": active(state=State.WAITING, next_check=TUESDAY),
    "deferred-without-day": active(state=State.DEFERRED, defer_reason="later", at=None),
    "no-lead": active(lead=None),
    "no-date": active(at=None),
    "day-passed": active(at=FRIDAY),
    "routine-missed": active(at=FRIDAY, routine=3),
    "not-conveyed": active(steps=(Step("East Lake", gate=Gate.CONVEY, done_at=NOW), Step("River", gate=Gate.CONVEY))),
    "link-missing": active(kind=Kind.MEETING, at=at(7, 0), steps=(Step("seating", phase=Phase.BEFORE),)),
    "step-late": active(steps=(Step("first draft", due=FRIDAY),)),
    "tracked-unchecked": active(tracked=TRACKED.but(at=at(8, 0, FRIDAY))),
    "decider-me": active(decision=Decision("may it go out?", "Chen Min", NOW)),
    "no-result": active(state=State.DONE, source=WANG),
    "no-reply": active(state=State.DONE, source=WANG, result="sent"),
    "rung-empty": active(state=State.DONE, result="x", tracked=TRACKED),
    "closed-unanswered": active(state=State.CLOSED, result="sent"),
    "dropped-silently": active(state=State.DROPPED),
    "inbox-old": item(created_at=at(7, 59, MONDAY - timedelta(days=1))),
}
"""Each rule broken in a value; the rest of the value is sound."""


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_broken_by_hand_is_found(code: str) -> None:
    assert code in codes(BROKEN[code])


def test_no_rule_is_left_without_its_breach() -> None:
    of_days = {"day-not-closed", "diary-gap", "area-silent"}
    of_days |= {"duty-gap", "duty-double", "duty-absent", "handover-open", "call-unanswered"}
    of_days |= {"leave-unreported", "leave-open"}
    of_days |= {"tendency", "sign-passed", "figure-differs"}
    assert set(CODES) == set(BROKEN) | of_days
    assert len(CODES) == len(set(CODES))


SOUND = [
    item(),
    active(),
    active(due=TUESDAY, at=None),
    active(due=MONDAY),
    active(at=FRIDAY, due=TUESDAY),
    active(at=FRIDAY, started_at=NOW),
    active(state=State.WAITING, waiting_on="Li", next_check=MONDAY),
    active(state=State.WAITING, waiting_on="Li", next_check=at(8, 0)),
    active(state=State.DEFERRED, wake_on=TUESDAY, defer_reason="later", at=None),
    active(decision=Decision("may it go out?", "Zhang", NOW)),
    active(tracked=TRACKED),
    active(tracked=TRACKED.but(at=at(8, 0, FRIDAY)), steps=(Step("check", gate=Gate.CHECK, done_at=NOW),)),
    active(kind=Kind.MEETING, at=at(9, 0), steps=(Step("seating", phase=Phase.BEFORE),)),
    active(state=State.CLOSED, reply=Reply(NOW, none_because="own")),
    active(state=State.CLOSED, result="sent", reply=Reply(NOW, to="Wang", how="by phone")),
    active(state=State.DROPPED, drop_reason="no longer needed"),
    active(
        state=State.CLOSED,
        result="x",
        reply=Reply(NOW, none_because="own"),
        tracked=TRACKED,
        lines=(("authority", "Zhang"),),
        steps=(Step("check", gate=Gate.CHECK),),
    ),
]


@pytest.mark.parametrize("one", SOUND)
def test_a_sound_value_is_not_named(one: Item) -> None:
    assert codes(one) == set()


def test_a_waiting_matter_is_late_from_the_moment_of_its_check_and_not_before() -> None:
    one = active(state=State.WAITING, waiting_on="Li", next_check=at(15, 0))
    assert codes(one, Look(at(15, 0))) == set()
    assert codes(one, Look(at(15, 0) + timedelta(seconds=1))) == {"check-passed"}
    assert codes(one, Look(at(8, 0, TUESDAY))) == {"check-passed"}


ITEMS = st.sampled_from([*BROKEN.values(), *SOUND])


@given(ITEMS, st.integers(0, 26 * 60))
def test_between_two_named_moments_of_a_day_nothing_changes(one: Item, minutes: int) -> None:
    later = LOOK.but(now=NOW + timedelta(minutes=min(minutes, 15 * 60)))
    turns = [moment for moment in changes_at(one, LOOK) if moment <= later.now]
    if not turns:
        assert codes(one) == codes(one, later)


@given(
    st.sampled_from(list(Quadrant)),
    st.integers(0, 40),
    st.sampled_from(["plan", "wait", "defer", "done", "drop", "none"]),
)
def test_what_the_verbs_make_is_clean_on_the_day_they_made_it(to: Quadrant, days: int, then: str) -> None:
    day = MONDAY + timedelta(days=days)
    judged = states.triaged(item(), to, MONDAY)
    made = {
        "plan": lambda: states.planned(judged, day),
        "wait": lambda: states.waiting(judged, "Li", day),
        "defer": lambda: states.deferred(judged, day + timedelta(days=1), "later", MONDAY),
        "done": lambda: states.done(judged, "sent", NOW),
        "drop": lambda: states.dropped(judged, "why", NOW),
        "none": lambda: judged,
    }[then]()
    assert codes(made) == set()
    if made.state in (State.ACTIVE, State.WAITING, State.DEFERRED):
        assert next_date(made) is not None


def test_the_most_pressing_kind_comes_first_and_days_among_them() -> None:
    found = leaks([BROKEN["no-reply"], BROKEN["overdue"], BROKEN["no-date"]], [FRIDAY], LOOK)
    assert [leak.code for leak in found] == ["overdue", "no-date", "no-reply", "day-not-closed"]
    assert found[-1].date == FRIDAY


def test_a_gap_of_the_diary_is_one_finding_and_free_days_are_none() -> None:
    lived = {MONDAY - timedelta(days=7), MONDAY - timedelta(days=6)}
    found = diary_gap(MONDAY - timedelta(days=30), lived.__contains__, MONDAY, weekday_is_workday)
    assert [(leak.date, leak.detail) for leak in found] == [(date(2026, 12, 23), "2026-12-25")]
    assert diary_gap(FRIDAY, lambda _day: False, MONDAY, weekday_is_workday) == []
    assert diary_gap(None, lambda _day: False, MONDAY, weekday_is_workday) == []


# The five don't-lets -----------------------------------------------------------------------------------------------

OLD = at(8, 0, MONDAY - timedelta(days=6))
COUNTED: dict[Dont, Item] = {
    Dont.DELAY: active(due=FRIDAY, source=Source("Zhang", Side.LEADER)),
    Dont.BACKLOG: active(at=None, due=TUESDAY, updated_at=OLD, kind=Kind.DOCUMENT),
    Dont.GAP: active(
        state=State.WAITING, waiting_on="Li", waiting_for=WaitingFor.ACCEPTANCE, next_check=MONDAY, at=None
    ),
    Dont.IMAGE: active(state=State.DONE, result="x", source=Source("Li", Side.PUBLIC)),
}


@pytest.mark.parametrize("dont", COUNTED)
def test_each_counter_counts_its_own_and_nothing_sound(dont: Dont) -> None:
    assert donts_of(COUNTED[dont], LOOK) == (dont,)
    for one in SOUND:
        assert donts_of(one, LOOK) == ()


def test_a_check_that_passed_is_a_gap_and_a_call_never_answered_hurts_the_image() -> None:
    assert donts_of(BROKEN["check-passed"], LOOK) == (Dont.GAP,)
    caller = active(state=State.DONE, result="x", source=Source("Sun", channel="电"))
    assert donts_of(caller, LOOK) == (Dont.IMAGE,)


def line(kind: EntryKind, day: date, **fields: Any) -> Entry:
    return Entry(at=at(9, 0, day), written_at=NOW, kind=kind, text="x", **fields)


def test_errors_count_for_the_month_and_being_chased_for_the_week() -> None:
    entries = [
        line(EntryKind.ERROR, date(2026, 12, 1), id=1),
        line(EntryKind.ERROR, date(2026, 11, 30), id=2),
        line(EntryKind.CHASED, MONDAY, id=3),
        line(EntryKind.CHASED, FRIDAY, id=4),
        line(EntryKind.ERROR, date(2026, 12, 2), id=5),
        line(EntryKind.NOTE, date(2026, 12, 2), id=6, amends=5),
    ]
    found = counters([(COUNTED[Dont.IMAGE], (Dont.IMAGE,))], entries, MONDAY)
    assert [found.count(dont) for dont in Dont] == [0, 0, 1, 0, 2]
    assert not found.clear
    assert counters([], [], MONDAY).clear
