"""The guards: where an item may go, and what it must have there."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import states
from workbench.domain.derive import Quadrant, is_open, next_date
from workbench.domain.item import OPEN_STATES, Item, Source, State
from workbench.errors import Refused


@pytest.mark.parametrize("to", Quadrant)
def test_a_judged_item_has_a_lead_and_a_next_date(to: Quadrant) -> None:
    judged = states.triaged(item(), to, MONDAY)
    assert judged.lead == "me"
    assert next_date(judged) is not None
    assert judged.state in (State.ACTIVE, State.DEFERRED)


def test_triage_keeps_the_date_and_lead_that_are_known() -> None:
    judged = states.triaged(item(due=date(2026, 12, 30), lead="周洁"), Quadrant.PLAN, MONDAY)
    assert (judged.due, judged.at, judged.lead) == (date(2026, 12, 30), None, "周洁")


def test_neither_urgent_nor_important_sleeps_unless_it_has_a_date() -> None:
    assert states.triaged(item(), Quadrant.DEFER, MONDAY).state is State.DEFERRED
    assert states.triaged(item(due=MONDAY), Quadrant.DEFER, MONDAY).state is State.ACTIVE


def test_a_sleeping_item_judged_anew_wakes_up() -> None:
    asleep = states.triaged(item(), Quadrant.DEFER, MONDAY)
    awake = states.triaged(asleep, Quadrant.DO_NOW, MONDAY)
    assert (awake.state, awake.wake_on, awake.at) == (State.ACTIVE, None, MONDAY)


def test_passing_on_is_not_doing() -> None:
    waiting = states.waiting(item(), "王强", MONDAY)
    assert waiting.state is State.WAITING
    assert is_open(waiting)


def test_waiting_needs_a_name() -> None:
    with pytest.raises(Refused):
        states.waiting(item(), "  ", MONDAY)


def test_deferring_needs_a_later_day_and_a_reason() -> None:
    with pytest.raises(Refused):
        states.deferred(item(), MONDAY, "later", MONDAY)
    with pytest.raises(Refused):
        states.deferred(item(), MONDAY + timedelta(days=1), " ", MONDAY)
    assert states.deferred(item(), MONDAY + timedelta(days=1), "年后", MONDAY).deferrals == 1


def test_done_waits_for_the_reply_where_somebody_asked() -> None:
    asked = states.done(item(source=Source("张局长")), "sent", NOW)
    assert (asked.state, asked.result, asked.reply) == (State.DONE, "sent", None)
    closed = states.replied(asked, NOW, how="by phone")
    assert closed.state is State.CLOSED
    assert closed.reply is not None
    assert closed.reply.to == "张局长"


def test_own_work_is_closed_with_its_result() -> None:
    assert states.done(item(), None, NOW).state is State.CLOSED


def test_a_reply_before_the_result_is_refused() -> None:
    with pytest.raises(Refused):
        states.replied(item(), NOW, how="told")


@pytest.mark.parametrize("state", [State.DONE, State.CLOSED, State.DROPPED])
def test_what_is_at_an_end_must_be_reopened_first(state: State) -> None:
    ended = item(state=state)
    with pytest.raises(Refused):
        states.triaged(ended, Quadrant.DO_NOW, MONDAY)
    with pytest.raises(Refused):
        states.done(ended, None, NOW)
    assert is_open(states.reopened(ended, MONDAY))


def test_settling_judges_nothing_that_was_never_judged() -> None:
    assert states.done(item(), "sent", NOW).urgent is None
    asleep = states.deferred(item(), MONDAY + timedelta(days=1), "later", MONDAY)
    assert (asleep.urgent, asleep.important) == (None, None)
    assert states.woken(asleep, MONDAY).state is State.INBOX


def test_dropping_needs_a_reason() -> None:
    with pytest.raises(Refused):
        states.dropped(item(), "", NOW)


VERBS = {
    "triage": lambda it, n: states.triaged(it, Quadrant(n % 4 + 1), MONDAY),
    "inbox": lambda it, n: states.inboxed(it),
    "plan": lambda it, n: states.planned(it, MONDAY + timedelta(days=n % 9)),
    "unplan": lambda it, n: states.unplanned(it, MONDAY),
    "wait": lambda it, n: states.waiting(it, "李工", MONDAY + timedelta(days=n % 5)),
    "answer": lambda it, n: states.answered(it, MONDAY),
    "defer": lambda it, n: states.deferred(it, MONDAY + timedelta(days=1 + n % 9), "why", MONDAY),
    "wake": lambda it, n: states.woken(it, MONDAY) if it.state is State.DEFERRED else it,
    "done": lambda it, n: states.done(it, "result" if n % 2 else None, NOW),
    "reply": lambda it, n: states.replied(it, NOW, how="told"),
    "drop": lambda it, n: states.dropped(it, "no need", NOW),
    "reopen": lambda it, n: states.reopened(it, MONDAY),
}


@given(
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 40)), min_size=1, max_size=25),
)
@settings(max_examples=max(600, settings().max_examples))
def test_no_sequence_of_verbs_breaks_an_invariant(asked: bool, script: list[tuple[str, int]]) -> None:
    it = item(source=Source("张局长") if asked else None)
    for verb, n in script:
        try:
            it = VERBS[verb](it, n)
        except Refused:
            continue
        _holds(it)


def _holds(it: Item) -> None:
    if it.state is not State.INBOX:
        assert it.lead, "every item outside the inbox has a lead"
    if it.state in OPEN_STATES and it.state is not State.INBOX:
        assert next_date(it) is not None, "every open item has a next date"
    if it.state is State.WAITING:
        assert it.waiting_on
        assert it.next_check is not None
    else:
        assert it.waiting_on is None
        assert it.next_check is None
    if it.state is State.DEFERRED:
        assert it.wake_on is not None
    else:
        assert it.wake_on is None
    if it.state is State.CLOSED:
        assert it.reply is not None
    if it.state is State.DROPPED:
        assert it.drop_reason
    assert (it.closed_at is None) == (it.state in OPEN_STATES)
