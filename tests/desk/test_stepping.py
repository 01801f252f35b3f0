"""The verbs of steps on a real store: what they leave behind, and what undo gives back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support.make import MONDAY, NOW, at, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain import chain, ladder
from workbench.domain.entry import EntryKind, Verb
from workbench.domain.item import Gate, Item, Kind, Step
from workbench.domain.ladder import Level
from workbench.domain.quality import Caught
from workbench.errors import Refused
from workbench.text.say import entry_line

MEETING = date(2026, 12, 31)


@pytest.fixture
def item(desk: Desk) -> Item:
    return desk.add([line("总结会", urgent=False, important=True)]).item


def meeting(desk: Desk, item: Item) -> Item:
    desk.edit(item.id, kind=Kind.MEETING)
    desk.plan([item.id], at(14, 30, MEETING), fixed=True)
    for text, offset in (("agenda", -5), ("notice", -4), ("speech", -3), ("minutes", 1)):
        desk.add_step(item.id, Step(text, offset=offset, required=True))
    found = desk.item(item.id)
    assert found is not None
    return found


def test_a_new_step_of_a_chain_has_its_day_and_every_way_of_moving_moves_it(desk: Desk, item: Item) -> None:
    held = meeting(desk, item)
    assert [step.due for step in held.steps] == [
        date(2026, 12, 25),
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 1, 1),
    ]
    desk.step(item.id, 0, True)
    done = desk.items[item.id].steps[0]
    moves = {
        "plan": lambda: desk.plan([item.id], at(14, 30, MEETING + timedelta(days=4)), fixed=True),
        "shift": lambda: desk.shift_days([item.id], 4),
        "edit": lambda: desk.edit(item.id, at=at(14, 30, MEETING + timedelta(days=4))),
        "carry": lambda: desk.carry([item.id], MEETING + timedelta(days=4)),
    }
    for name, move in moves.items():
        before = desk.items[item.id]
        move()
        steps = desk.items[item.id].steps
        assert steps[0] == done, name
        assert [step.due for step in steps[1:]] == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 5)], name
        desk.undo()
        assert desk.items[item.id] == before, name


def test_a_step_that_was_moved_by_hand_keeps_its_new_distance(desk: Desk, item: Item) -> None:
    meeting(desk, item)
    desk.move_step(item.id, 2, date(2026, 12, 30))
    assert desk.items[item.id].steps[2].offset == -1
    desk.shift_days([item.id], 4)
    assert desk.items[item.id].steps[2].due == date(2027, 1, 1), "the working day before Sunday"


def test_a_done_step_and_a_rung_are_not_taken_away(desk: Desk, item: Item) -> None:
    meeting(desk, item)
    desk.step(item.id, 0, True)
    with pytest.raises(Refused):
        desk.drop_step(item.id, 0)
    desk.drop_step(item.id, 1)
    assert [step.text for step in desk.items[item.id].steps] == ["agenda", "speech", "minutes"]
    desk.track([item.id], "张局长", "请办好")
    rung = ladder.place(desk.items[item.id], Gate.CHECK)
    for refused in (lambda: desk.drop_step(item.id, rung), lambda: desk.step(item.id, rung, True)):
        with pytest.raises(Refused):
            refused()


def test_a_tick_says_who_and_against_what_and_the_step_points_to_it(desk: Desk, item: Item) -> None:
    desk.add_step(item.id, Step("姓名职务", gate=Gate.VERIFY))
    outcome = desk.tick(item.id, [0], "周洁", "干部名册")
    step = outcome.item.steps[0]
    assert (step.owner, step.done_at) == ("周洁", NOW)
    entry = next(entry for entry in desk.trail(item.id) if entry.id == step.entry)
    assert (entry.verb, entry.fact("who"), entry.fact("words")) == (Verb.STEP_DONE, "周洁", "干部名册")
    assert entry_line(entry).text == "总结会: 姓名职务 ✓ (周洁 · 干部名册)"
    desk.undo()
    assert desk.items[item.id].steps[0].done_at is None
    assert all(entry.verb is not Verb.STEP_DONE for entry in desk.trail(item.id))


def test_the_second_reader_is_never_the_drafter_whatever_happens_to_the_lead(desk: Desk, item: Item) -> None:
    desk.edit(item.id, lead="周洁")
    desk.add_step(item.id, Step("复核", gate=Gate.SECOND_READ))
    with pytest.raises(Refused, match="drafted"):
        desk.tick(item.id, [0], "周洁")
    desk.tick(item.id, [0], "王强")
    desk.edit(item.id, lead="王强")
    held = desk.items[item.id]
    assert not chain.read_by_drafter(held)
    with pytest.raises(Refused):
        desk.edit(item.id, lines=(("drafter", "王强"),))
    assert desk.items[item.id] == held


def test_units_are_asked_answer_and_are_asked_again(desk: Desk, item: Item, clock: FixedClock) -> None:
    desk.send(item.id, ["河西", "东湖", "石桥"], due=MONDAY)
    desk.unit_replied(item.id, 0, "已落实")
    clock.set(NOW + timedelta(days=2))
    desk.chase_units(item.id)
    desk.chase_units(item.id, ["东湖"])
    chased = [entry for entry in desk.trail(item.id) if entry.kind is EntryKind.CHASE]
    assert [entry.units for entry in chased] == [("东湖",), ("石桥",), ("东湖",)]
    from workbench.domain.matrix import matrix

    cells = matrix(desk.items[item.id], desk.today(), desk.trail(item.id))
    assert [(cell.unit, cell.answer.value, cell.days, cell.chased, cell.said) for cell in cells] == [
        ("河西", "replied", 0, 0, "河西: 已落实"),
        ("东湖", "late", 2, 2, ""),
        ("石桥", "late", 2, 1, ""),
    ]
    desk.undo()
    desk.undo()
    assert not [entry for entry in desk.trail(item.id) if entry.kind is EntryKind.CHASE]
    for n in (1, 2):
        desk.unit_replied(item.id, n)
    with pytest.raises(Refused, match="Nobody owes"):
        desk.chase_units(item.id)


def test_the_ladder_is_stamped_with_lines_of_the_diary(desk: Desk, item: Item) -> None:
    with pytest.raises(Refused, match="track"):
        desk.stamp(item.id, "x")
    desk.track([item.id], "张局长", "请查清原因")
    assert [rung.stamped for rung in ladder.ladder(desk.items[item.id])] == [True, False, False, False, False]
    with pytest.raises(Refused, match="how near"):
        desk.stamp(item.id, "asked")
    desk.stamp(item.id, "went there", level=Level.SPOT)
    desk.stamp(item.id, "one cause")
    held = desk.items[item.id]
    assert [rung.stamped for rung in ladder.ladder(held)] == [True, True, True, False, False]
    lines = {entry.id: entry for entry in desk.trail(item.id)}
    rung = held.steps[ladder.place(held, Gate.CHECK)]
    assert rung.entry is not None
    assert (lines[rung.entry].kind, lines[rung.entry].fact("level")) == (EntryKind.CHECK, "spot")
    with pytest.raises(Refused, match="stays"):
        desk.step(item.id, ladder.place(held, Gate.CHECK), False)
    with pytest.raises(Refused):
        desk.edit(item.id, tracked=None)


def test_the_givers_own_words_are_never_changed(desk: Desk, item: Item) -> None:
    desk.edit(item.id, original="请查清")
    with pytest.raises(Refused):
        desk.edit(item.id, original="请查")
    with pytest.raises(Refused):
        desk.edit(item.id, original=None)


def test_a_paper_goes_from_desk_to_desk_and_every_stay_is_known(desk: Desk, item: Item, clock: FixedClock) -> None:
    desk.send(item.id, ["张局", "赵局"], Gate.ROUTE)
    desk.route(item.id)
    clock.set(NOW + timedelta(days=2))
    outcome = desk.route(item.id, words="同意")
    assert entry_line(desk.trail(item.id)[-1]).text == "总结会: back from 张局 after 2 days · “同意” · now with 赵局"
    assert outcome.item.steps[0].done_at == clock.now()


def test_the_days_without_an_error_that_went_out_are_found_little_by_little(desk: Desk, clock: FixedClock) -> None:
    clock.set(NOW - timedelta(days=20))
    desk.error("wrong name", Caught.RECEIVER)
    clock.set(NOW - timedelta(days=3))
    desk.error("wrong weekday, seen in time", Caught.US)
    clock.set(NOW)
    assert desk.streak(desk.entries(MONDAY)) is None, "nobody has looked yet"
    rounds = 1
    while not desk.look_back(2):
        rounds += 1
    assert 10 <= rounds <= 12
    assert desk.streak(desk.entries(MONDAY)) == 20
    desk.error("attachment missing", Caught.RECEIVER)
    assert desk.streak(desk.entries(MONDAY)) == 0
    desk.undo()
    assert desk.streak(desk.entries(MONDAY)) == 20
    clock.set(NOW + timedelta(days=1))
    assert desk.streak(()) is None, "yesterday may have had one"
    assert desk.look_back(400)
    assert desk.streak(()) == 21


def test_a_desk_without_an_error_shows_no_streak(desk: Desk) -> None:
    assert not desk.look_back(100)
    assert desk.look_back(400)
    assert desk.streak(()) is None
