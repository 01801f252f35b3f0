"""The detail of an item: its chain on its days, the units that were asked, the ladder, and the keys for them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.detail import DetailScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain import chain, ladder
from workbench.domain.entry import EntryKind
from workbench.domain.item import Gate, Grade, Item, Kind, State, Step
from workbench.domain.ladder import Level
from workbench.domain.lines import AUTHORITY, DESPITE, line_of
from workbench.text.width import cells


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    desk = open_desk(tmp_path, clock, groups=(("镇街", ("河西", "东湖")),))
    add(desk, "总结会 2026-12-31 14:30 !2")
    return desk


def first(desk: Desk) -> Item:
    return desk.find("总结会")


def stage(desk: Desk) -> Stage:
    return Stage(desk, lambda: DetailScreen(first(desk).id))


def go_to(app: Stage, key: object) -> None:
    screen = app.screen
    assert isinstance(screen, DetailScreen)
    assert screen.rows.go_to(key)


def chained(desk: Desk) -> None:
    desk.edit(first(desk).id, kind=Kind.MEETING)
    for text, offset in (("notice", -4), ("speech", -3), ("minutes", 1)):
        desk.add_step(first(desk).id, Step(text, offset=offset, required=True, standard=f"{text} as it should be"))


async def test_the_chain_is_shown_on_its_days_with_what_is_late_and_the_standard_of_the_next(desk: Desk) -> None:
    chained(desk)
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert any("T-4" in line and "3d late" in line for line in lines)
        assert any("T-3" in line and "12-28 Mon" in line and "late" not in line for line in lines)
        assert any("T+1" in line and "2027-01-01" in line for line in lines)
        assert sum("as it should be" in line for line in lines) == 1


async def test_a_step_is_added_moved_and_taken_away_by_keys(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", [*"T-3 speech @Liu"], "enter")
        assert first(desk).steps == (Step("speech", owner="Liu", offset=-3, due=date(2026, 12, 28)),)
        go_to(app, ("step", 0))
        await press(pilot, "t", [*"2026-12-30"], "enter")
        assert (first(desk).steps[0].due, first(desk).steps[0].offset) == (date(2026, 12, 30), -1)
        await press(pilot, "plus", [*"copy"], "enter")
        go_to(app, ("step", 0))
        await press(pilot, "minus")
        assert [step.text for step in first(desk).steps] == ["copy"]


async def test_a_check_asks_against_what_and_second_reading_asks_who(desk: Desk) -> None:
    desk.edit(first(desk).id, lead="周洁")
    desk.add_step(first(desk).id, Step("names", gate=Gate.VERIFY))
    desk.add_step(first(desk).id, Step("read", gate=Gate.SECOND_READ))
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        go_to(app, ("step", 0))
        await press(pilot, "space", [*"roster"], "enter")
        assert first(desk).steps[0].done_at == NOW
        assert "roster" in screen_text(app)
        go_to(app, ("step", 1))
        await press(pilot, "space", [*"周洁"], "enter")
        assert first(desk).steps[1].done_at is None, "the drafter does not read"
        await press(pilot, "escape", "space", [*"王强"], "enter")
        assert first(desk).steps[1].owner == "王强"
        assert not chain.read_by_drafter(first(desk))


async def test_sent_to_many_answered_and_asked_again_with_the_text_copied(desk: Desk, clock: FixedClock) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "T", "5", [*"镇街 石桥 by tomorrow"], "enter")
        assert [(step.owner, step.due) for step in first(desk).steps] == [
            (unit, MONDAY + timedelta(days=1)) for unit in ("河西", "东湖", "石桥")
        ]
        go_to(app, ("step", 0))
        await press(pilot, "space", [*"done"], "enter")
        assert "1/3" in screen_text(app)
        clock.set(NOW + timedelta(days=3))
        await press(pilot, "M")
        assert sum(entry.kind is EntryKind.CHASE for entry in desk.trail(first(desk).id)) == 2
        assert "东湖, 石桥" in app.clipboard
        assert "河西" not in app.clipboard
        assert "2d late" in screen_text(app)


async def test_the_ladder_is_climbed_by_one_key(desk: Desk) -> None:
    desk.track([first(desk).id], "张局长", "请查清")
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "instructed▪ checked▫" in screen_text(app)
        await press(pilot, "L", "2", [*"they say so"], "enter")
        assert "not seen on the spot" in screen_text(app)
        await press(pilot, "L", [*"one cause"], "enter", "L", [*"Zhou, by Thursday"], "enter")
        assert ladder.next_rung(first(desk)) is Gate.RESULT
        await press(pilot, "r", [*"settled"], "enter")
        assert all(rung.stamped for rung in ladder.ladder(first(desk)))
        assert first(desk).state is State.CLOSED


async def test_what_is_missing_is_named_and_a_reason_passes_the_gate(desk: Desk) -> None:
    chained(desk)
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "d")
        assert first(desk).state is State.ACTIVE
        assert "Still missing: notice, speech, minutes" in screen_text(app)
        await press(pilot, "escape")
        assert first(desk).state is State.ACTIVE
        await press(pilot, "d", [*"called off"], "enter")
        assert first(desk).state is State.CLOSED
        assert "called off" in (line_of(first(desk), DESPITE) or "")
        assert "called off" in screen_text(app)


async def test_a_followed_matter_takes_a_name_from_above(desk: Desk) -> None:
    desk.track([first(desk).id], "张局长", "请查清")
    desk.stamp(first(desk).id, "asked", level=Level.WORD)
    app = stage(desk)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "d", [*"hurry"], "enter")
        assert first(desk).state is State.ACTIVE
        await press(pilot, "escape", "d", [*"张局长 by phone"], "enter")
        assert first(desk).state is State.CLOSED
        assert (line_of(first(desk), AUTHORITY) or "").startswith("张局长")


async def test_a_paper_goes_on_by_space(desk: Desk, clock: FixedClock) -> None:
    desk.send(first(desk).id, ["张局", "赵局"], Gate.ROUTE)
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        go_to(app, ("step", 0))
        await press(pilot, "space")
        clock.set(NOW + timedelta(days=4))
        await press(pilot, "space", [*"同意"], "enter")
        assert first(desk).steps[0].done_at is not None
        assert first(desk).steps[1].sent_at is not None
        assert "now with 赵局" in screen_text(app)


async def test_a_procedure_and_a_grade_are_given_by_keys(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "P", [*"notice"], "enter")
        assert len(first(desk).steps) == 5
        await press(pilot, "d", [*"x"], "enter", "V", "1")
        assert first(desk).grade is Grade.EXCELLENT


async def test_an_emergency_is_taken_in_from_anywhere_and_its_clock_runs(desk: Desk, clock: FixedClock) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "X", [*"smoke @王强"])
        assert "first contact: 王强" in screen_text(app)
        await press(pilot, "enter")
        found = desk.find("smoke")
        assert (found.kind, found.state, len(found.steps)) == (Kind.EMERGENCY, State.ACTIVE, 8)
        assert found.steps[0].done_at == NOW
        assert [item.id for item in desk.emergencies()] == [found.id]
        await press(pilot, "u")
        assert desk.emergencies() == []


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_wider_than_the_screen(desk: Desk, size: tuple[int, int]) -> None:
    chained(desk)
    desk.track([first(desk).id], "张局长", "请查清" * 20)
    desk.stamp(first(desk).id, "went there " * 20, level=Level.SPOT)
    desk.send(first(desk).id, ["一个名字很长很长很长的街道办事处", "东湖"])
    app = stage(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert all(cells(line) <= size[0] for line in screen_lines(app))


async def test_what_a_meeting_decided_becomes_an_item_by_one_key(desk: Desk) -> None:
    desk.edit(first(desk).id, kind=Kind.MEETING)
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "O", [*"@Liu speech tomorrow"], "enter")
        child = desk.find("speech")
        assert (child.parent, child.lead, child.due) == (first(desk).id, "Liu", MONDAY + timedelta(days=1))
        assert child.ref in screen_text(app)


async def test_who_was_not_asked_beforehand_is_named_when_work_begins(desk: Desk) -> None:
    desk.send(first(desk).id, ["财务科"], Gate.CONSULT)
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert "财务科" in screen_lines(app)[-1]
        assert first(desk).started_at is not None


async def test_an_emergency_is_reported_and_told_from_its_card(desk: Desk, clock: FixedClock) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "X", [*"smoke"], "enter")
        smoke = desk.find("smoke").id
        app.push_screen(DetailScreen(smoke))
        await pilot.pause()
        await press(pilot, "b", [*"Zhang: nobody hurt"], "enter")
        go_to(app, ("step", 2))
        await press(pilot, "space", [*"cut the power"], "enter")
        clock.set(NOW + timedelta(minutes=38))
        await press(pilot, "b", [*"final Zhang: a battery"], "enter", "h")
        reports = [entry for entry in desk.trail(smoke) if entry.fact("report")]
        assert [(entry.fact("to"), entry.text, entry.fact("final")) for entry in reports] == [
            ("Zhang", "nobody hurt", None),
            ("Zhang", "a battery", "1"),
        ]
        assert "cut the power" in app.clipboard
        assert app.clipboard.index("report no. 1") < app.clipboard.index("final report, no. 2")


@pytest.mark.parametrize("gap", ["battery two years old", ""])
@pytest.mark.parametrize("held", [True, False])
async def test_when_an_emergency_is_over_the_line_asks_once_what_let_it_happen(
    desk: Desk, gap: str, held: bool
) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "X", [*"smoke"], "enter")
        smoke = desk.find("smoke").id
        if not held:
            desk.tick(smoke, range(len(desk.items[smoke].steps)))
        app.push_screen(DetailScreen(smoke))
        await pilot.pause()
        await press(pilot, "d", *([[*"a drill"], "enter"] if held else []))
        assert desk.items[smoke].state is State.CLOSED
        assert "What let it happen?" in screen_text(app)
        await press(pilot, *([[*gap], "enter"] if gap else ["escape"]))
        assert "What let it happen?" not in screen_text(app)
        assert [(slip.entry.text, slip.entry.item) for slip in desk.slips()] == ([(gap, smoke)] if gap else [])
        assert desk.items[smoke].state is State.CLOSED


async def test_all_to_whom_it_was_to_be_conveyed_are_ticked_by_one_key(desk: Desk) -> None:
    desk.send(first(desk).id, ["河西", "东湖", "石桥"], Gate.CONVEY)
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        go_to(app, ("step", 1))
        await press(pilot, "*")
        assert all(step.done_at == NOW for step in first(desk).steps)
        await press(pilot, "u")
        assert not any(step.done_at for step in first(desk).steps)
