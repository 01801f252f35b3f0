"""Following a matter: who holds it, how often somebody was asked, what a bulletin says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import following, states
from workbench.domain.areas import Areas
from workbench.domain.bulletin import Light, light_of
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.following import Chases, chases, holder, is_desk, look_due, one_lead
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Decision, State, Step, Tracked, WaitingFor
from workbench.domain.people import People, Role
from workbench.domain.progress import progress_of, progresses, sparkline
from workbench.domain.stuck import Seat, seat_of, stuck
from workbench.errors import Refused

FRIDAY = MONDAY + timedelta(days=4)


def event(verb: Verb, day: int = 0, **facts: str) -> Entry:
    at = NOW + timedelta(days=day)
    return Entry(at, at, EntryKind.EVENT, "", EntryId(day + 1), verb, data=tuple(facts.items()))


def waiting(**fields: Any) -> Any:
    return item(**{"state": State.WAITING, "waiting_on": "赵倩", "next_check": MONDAY, "lead": "me", **fields})


def test_the_old_lead_answers_until_the_new_one_accepts() -> None:
    asked = following.offered(item(lead="李工", state=State.ACTIVE, at=MONDAY), "王强", FRIDAY)
    assert (asked.lead, asked.waiting_on, asked.waiting_for) == ("李工", "王强", WaitingFor.ACCEPTANCE)
    theirs = following.accepted(asked, FRIDAY)
    assert (theirs.lead, theirs.state, theirs.waiting_for) == ("王强", State.WAITING, WaitingFor.REPLY)
    back = states.answered(asked, MONDAY)
    assert back.lead == "李工"
    assert back.waiting_on is None


@pytest.mark.parametrize("to", ["", " ", "李工", "王强、赵倩"])
def test_an_offer_needs_one_other_name(to: str) -> None:
    with pytest.raises(Refused):
        following.offered(item(lead="李工"), to, FRIDAY)


def test_what_was_not_offered_is_not_accepted() -> None:
    with pytest.raises(Refused):
        following.accepted(waiting(waiting_for=WaitingFor.REPLY), FRIDAY)


@pytest.mark.parametrize("name", ["me", "ME", " 我 ", "本人", "刘洋", "myself"])
def test_the_desk_goes_by_several_names(name: str) -> None:
    assert is_desk(name, "刘洋")
    with pytest.raises(Refused):
        following.asked(item(), Decision("may we?", name, NOW), FRIDAY, "刘洋")


def test_an_answer_is_taken_once_and_word_for_word() -> None:
    asked = following.asked(item(urgent=True, important=True), Decision("may we?", "张局长", NOW), FRIDAY, "刘洋")
    done = following.decided(asked, " 同意，  尽快 ", NOW)
    assert done.decision is not None
    assert (done.decision.answer, done.state) == ("同意，  尽快", State.ACTIVE)
    with pytest.raises(Refused):
        following.decided(done, "again", NOW)
    with pytest.raises(Refused):
        following.decided(asked, "  ", NOW)


@pytest.mark.parametrize("name", ["李工,王强", "李工、王强", "李工；王强", "Li & Wang", "Li and Wang", "李工 和 王强"])
def test_two_leads_are_none(name: str) -> None:
    with pytest.raises(Refused):
        one_lead(name)


@pytest.mark.parametrize("name", ["李工", "Anna Berg", "和平", "Andy", "张局长", None, ""])
def test_one_lead_is_one(name: str | None) -> None:
    assert one_lead(name) == (name or None)


def test_asking_again_is_counted_from_the_last_hand_over() -> None:
    trail = [
        event(Verb.WAITED, 0, who="赵倩"),
        event(Verb.REMINDED, 1, who="赵倩", promised=(MONDAY + timedelta(days=2)).isoformat()),
        event(Verb.WAITED, 2, who="赵倩"),
        event(Verb.REMINDED, 4, who="赵倩"),
    ]
    later = NOW + timedelta(days=5)
    assert chases(trail, later) == Chases(2, NOW + timedelta(days=4), None, 1)
    assert chases([*trail, event(Verb.WAITED, 5, who="李工")], later).count == 0
    assert chases([*trail, event(Verb.ANSWERED, 5, who="赵倩")], later).count == 0


def test_a_promise_is_broken_when_its_day_is_over() -> None:
    trail = [event(Verb.REMINDED, 0, who="赵倩", promised=FRIDAY.isoformat())]
    assert chases(trail, NOW + timedelta(days=4)).broken == 0
    assert chases(trail, NOW + timedelta(days=5)).broken == 1


@given(st.integers(0, 8))
def test_it_goes_up_from_the_third_time_on(times: int) -> None:
    trail = [event(Verb.REMINDED, n, who="赵倩") for n in range(times)]
    assert chases(trail, NOW).escalates == (times >= 3)


@given(st.sampled_from([None, *Quadrant]))
def test_the_weightier_the_sooner_it_is_asked_about(to: Quadrant | None) -> None:
    judged = item(urgent=to.urgent if to else None, important=to.important if to else None)
    day = states.check_after(judged, MONDAY)
    first = states.check_after(item(urgent=True, important=True), MONDAY)
    assert MONDAY < first <= day <= MONDAY + timedelta(days=7)
    assert day.weekday() < 5


def test_a_look_is_due_so_many_days_after_the_last() -> None:
    followed = item(state=State.ACTIVE, tracked=Tracked("张局长", NOW, "抓紧", 3))
    assert look_due(followed, []) == MONDAY + timedelta(days=3)
    looked = Entry(NOW + timedelta(days=2), NOW, EntryKind.PROGRESS, "60%")
    assert look_due(followed, [looked]) == MONDAY + timedelta(days=5)
    assert look_due(followed.but(state=State.CLOSED), [looked]) is None


@pytest.mark.parametrize(
    ("due", "look", "light"),
    [(-1, 3, Light.RED), (9, -1, Light.RED), (2, 3, Light.AMBER), (9, 0, Light.AMBER), (9, 3, Light.GREEN)],
)
def test_lights(due: int, look: int, light: Light) -> None:
    followed = item(state=State.ACTIVE, due=MONDAY + timedelta(days=due), tracked=Tracked("张局长", NOW, "x"))
    assert light_of(followed, MONDAY + timedelta(days=look), (), NOW) is light


@pytest.mark.parametrize(
    ("text", "share", "problem"),
    [("60%", 0.6, ""), ("６０％ 供应商拖", 0.6, "供应商拖"), ("3/8 late", 0.375, "late"), ("0.5/2", 0.25, "")],
)
def test_figures_are_read(text: str, share: float, problem: str) -> None:
    found = progress_of(text)
    assert found is not None
    assert (found.share, found.problem) == (share, problem)


@pytest.mark.parametrize("text", ["", "going well", "3", "3/0", "nan/3", "1/inf", "-1/3", "%", "1/2/3"])
def test_what_is_no_figure_is_none(text: str) -> None:
    assert progress_of(text) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_figures(text: str) -> None:
    found = progress_of(text)
    if found is not None:
        entry = Entry(NOW, NOW, EntryKind.PROGRESS, text, data=found.facts())
        [(_entry, again)] = progresses([entry])
        assert again.problem == found.problem
        assert len(sparkline([again.share])) == 1


def test_where_something_sits() -> None:
    asked = following.asked(item(), Decision("may we?", "张局长", NOW), FRIDAY, "")
    assert seat_of(asked) == (Seat.DECISION, "张局长")
    assert seat_of(waiting()) == (Seat.PERSON, "赵倩")
    assert seat_of(item(state=State.ACTIVE, lead="李工")) == (Seat.PERSON, "李工")
    assert seat_of(item(state=State.ACTIVE, steps=(Step("stamp", owner="小陈"),)))[0] is Seat.STEP
    assert seat_of(item(state=State.ACTIVE)) == (Seat.DESK, "me")


def test_what_sleeps_or_is_for_later_is_not_stuck() -> None:
    later = MONDAY + timedelta(days=9)
    items = [
        item(state=State.DEFERRED, wake_on=later + timedelta(days=9)),
        item(state=State.ACTIVE, at=later + timedelta(days=1)),
        item(state=State.ACTIVE, at=MONDAY),
    ]
    found = stuck(items, lambda one: one.updated_at.date(), later)
    assert [one.item.at for one in found] == [MONDAY]
    assert found[0].days == 9


def test_whoever_must_move_holds_it() -> None:
    assert holder(waiting(lead="me")) == "赵倩"
    assert holder(item(lead="李工", state=State.ACTIVE)) == "李工"
    assert holder(item()) == "me"


def test_loads_count_what_is_held_by_its_deadline() -> None:
    held = [
        item(id=ItemId(1), state=State.ACTIVE, lead="李工", due=MONDAY - timedelta(days=1)),
        item(id=ItemId(2), state=State.ACTIVE, lead="李工", due=MONDAY),
        waiting(id=ItemId(3), waiting_on="李工", due=date(2027, 3, 1)),
        item(id=ItemId(4), state=State.ACTIVE, lead="me", support=("李工",)),
    ]
    people = People(held)
    load = people.load("李工", MONDAY)
    assert (load.open, load.overdue, load.today, load.waiting) == (3, 1, 1, 1)
    assert people.ids("李工", Role.SUPPORTS) == [ItemId(4)]
    people.update([ItemId(1), ItemId(2), ItemId(3), ItemId(4)], {})
    assert people.names() == []


def test_an_area_is_touched_by_finishing_too() -> None:
    old = item(id=ItemId(1), state=State.ACTIVE, area="后勤", updated_at=NOW - timedelta(days=20))
    ended = item(id=ItemId(2), state=State.CLOSED, area="后勤", updated_at=NOW - timedelta(days=1))
    [front] = Areas([old, ended]).fronts(MONDAY, 14, {})
    assert (front.open, front.days, front.is_silent) == (1, 1, False)
    [alone] = Areas([old]).fronts(MONDAY, 14, {})
    assert (alone.days, alone.is_silent) == (20, True)
    [lenient] = Areas([old]).fronts(MONDAY, 14, {"后勤": 30})
    assert not lenient.is_silent
