"""The morning brief and the three picks, on a real desk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, item, line, said
from support.stage import open_desk

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.brief import PICKS, Why, musts, picked
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import State
from workbench.errors import Refused
from workbench.text.briefing import facts

FRIDAY = MONDAY - timedelta(days=3)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path, FixedClock(at(7, 52)))


def test_what_must_be_done_now_stands_in_the_order_of_its_reason() -> None:
    ours = {"state": State.ACTIVE, "lead": "me"}
    found = musts(
        [
            item("planned", id=ItemId(1), at=MONDAY, **ours),
            item("left over", id=ItemId(2), at=MONDAY, **ours),
            item("at three", id=ItemId(3), at=at(15), **ours),
            item("at nine", id=ItemId(4), at=at(9), **ours),
            item("urgent", id=ItemId(5), urgent=True, important=True, at=MONDAY, **ours),
            item("due", id=ItemId(6), due=MONDAY, **ours),
            item("late", id=ItemId(7), due=FRIDAY, **ours),
            item("picked", id=ItemId(8), at=TUESDAY, **ours),
            item("not today", id=ItemId(9), at=TUESDAY, **ours),
            item("not judged", id=ItemId(10)),
            item("with Li", id=ItemId(11), state=State.WAITING, waiting_on="Li", next_check=MONDAY),
            item("done", id=ItemId(12), state=State.DONE, at=MONDAY),
        ],
        [ItemId(8)],
        NOW,
        frozenset({ItemId(2)}),
    )
    assert [(must.item.title, must.why) for must in found] == [
        ("picked", Why.PICKED),
        ("late", Why.OVERDUE),
        ("at nine", Why.AT),
        ("at three", Why.AT),
        ("due", Why.DUE),
        ("urgent", Why.NOW),
        ("left over", Why.CARRIED),
        ("planned", Why.PLANNED),
    ]


def test_an_empty_desk_has_nothing_to_tell(desk: Desk) -> None:
    assert desk.brief().is_empty
    desk.add([line("something")])
    assert desk.brief().is_empty, "what came in this minute is in the inbox, and the inbox is on Today"


def test_the_brief_answers_the_three_questions(desk: Desk) -> None:
    desk.open_day()
    desk.add([line("report"), line("ask Li"), line("ask Zhao"), line("speech")])
    report, li, zhao, speech = list(desk.items)
    desk.triage([report], Quadrant.DO_NOW)
    desk.wait([li], "Li", MONDAY)
    desk.wait([zhao], "Zhao", TUESDAY)
    desk.triage([speech], Quadrant.DO_NOW)
    desk.carry([speech], TUESDAY)
    found = desk.brief()
    assert [must.item.title for must in found.musts] == ["report"]
    assert [owed.title for owed in found.owed] == ["ask Li", "ask Zhao"]
    assert (found.to_ask, found.leaks, found.donts.clear) == (1, (), True)


def test_early_signs_of_a_week_are_told_as_they_were_put_right(tmp_path: Path) -> None:
    clock = FixedClock(at(9, 0, MONDAY - timedelta(days=7)))
    desk = open_desk(tmp_path, clock)
    desk.note(said("too long ago", entry_kind="signal"))
    clock.set(at(9, 0, MONDAY - timedelta(days=6)))
    desk.note(said("platform slow", entry_kind="signal"))
    clock.set(at(9, 0))
    desk.note(said("a call", entry_kind="call"))
    desk.note(said("platform slwo again", entry_kind="signal"))
    desk.amend(desk.entries(MONDAY)[-1], "platform slow again")
    signs = desk.brief().signs
    assert [entry.text for entry in signs] == ["platform slow again", "platform slow"]
    assert "2 early signs, the latest: platform slow again" in facts(desk.brief())
    desk.close()


def test_what_the_evening_left_over_is_counted_in_the_morning(tmp_path: Path) -> None:
    clock = FixedClock(at(17, 30, FRIDAY))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    desk.add([line("one"), line("two")])
    desk.triage(list(desk.items), Quadrant.DO_NOW)
    desk.close_day(FRIDAY, carry_rest=True)
    clock.set(at(7, 52))
    desk.open_day()
    assert desk.brief().carried == 2
    assert {must.why for must in desk.brief().musts} == {Why.NOW}


def test_a_day_is_about_three_things_and_one_that_is_done_makes_room(desk: Desk) -> None:
    desk.add([line(f"work {n}") for n in range(5)])
    ids = list(desk.items)
    for chosen in ids[:3]:
        desk.pick(chosen)
    assert desk.picks() == tuple(ids[:3])
    with pytest.raises(Refused, match="3 things"):
        desk.pick(ids[3])
    assert desk.picks() == tuple(ids[:3])
    desk.done([ids[0]])
    desk.pick(ids[3])
    assert desk.picks() == (ids[1], ids[2], ids[3])
    desk.pick(ids[1])
    assert desk.picks() == (ids[2], ids[3])
    assert [must.item.id for must in desk.brief().musts[:2]] == [ids[2], ids[3]]
    verbs = [entry.verb for entry in desk.entries(MONDAY)]
    assert (verbs.count(Verb.PICKED), verbs.count(Verb.UNPICKED)) == (4, 1)


def test_a_pick_is_one_step_of_undo_and_survives_the_end_of_the_program(desk: Desk, tmp_path: Path) -> None:
    desk.add([line("one")])
    chosen = next(iter(desk.items))
    desk.pick(chosen)
    desk.undo()
    assert desk.picks() == ()
    desk.redo()
    desk.close()
    assert open_desk(tmp_path).picks() == (chosen,)


def test_a_closed_day_takes_no_pick(desk: Desk) -> None:
    desk.open_day()
    desk.add([line("one")])
    desk.close_day(MONDAY, carry_rest=True)
    with pytest.raises(Refused, match="closed"):
        desk.pick(next(iter(desk.items)))


@given(st.lists(st.integers(1, 6), max_size=20))
def test_picking_touches_one_pick_and_keeps_the_order_of_the_others(presses: list[int]) -> None:
    picks: tuple[ItemId, ...] = ()
    for press in presses:
        before = picks
        picks = picked(picks, ItemId(press))
        assert [pick for pick in picks if pick != press] == [pick for pick in before if pick != press]
        assert len(set(picks)) == len(picks)
        assert (ItemId(press) in picks) is (ItemId(press) not in before)
    assert PICKS == 3
