from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, said
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.detail import DetailScreen
from screens.note_edit import NoteScreen
from workbench import i18n
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import State, Step
from workbench.store.store import Store
from workbench.text.width import cells
from workbench.ui.triage_list import InGroup, TriageList


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    desk = open_desk(tmp_path, clock)
    add(desk, "审合同 by fri @李伟 #采购 ~45m ^王局", "another")
    return desk


def first(desk: Desk) -> ItemId:
    return desk.find("审合同").id


def stage(desk: Desk) -> Stage:
    return Stage(desk, lambda: DetailScreen(first(desk)))


def screen_of(app: Stage) -> DetailScreen:
    screen = app.screen
    assert isinstance(screen, DetailScreen)
    return screen


def go_to(app: Stage, key: object) -> None:
    assert screen_of(app).rows.go_to(key)


async def test_what_is_set_is_shown_and_what_is_not_takes_one_line(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for piece in ("审合同", "2027-01-01 Fri", "@李伟", "#采购", "~45m", "^王局"):
            assert piece in text
        assert sum("not set" in line for line in text.splitlines()) == 1
        assert "result none yet" in text
        assert "owed to 王局" in text


async def test_the_trail_is_told_oldest_first_with_times_and_worked_minutes(desk: Desk, clock: FixedClock) -> None:
    desk.triage([first(desk)], Quadrant.DO_NOW)
    clock.set(NOW + timedelta(minutes=30))
    desk.start(first(desk))
    clock.set(NOW + timedelta(minutes=42))
    desk.stop()
    desk.note(said("王局 called"), item=first(desk))
    app = stage(desk)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        places = [
            text.index(piece) for piece in ("08:00 + captured", "08:00 ≡", "08:30 ▸ started", "08:42 ▪", "王局 called")
        ]
        assert places == sorted(places)
        assert "worked 12m" in text


async def test_space_ticks_a_step_and_takes_the_tick_back(desk: Desk) -> None:
    desk.edit(first(desk), steps=(Step("read"), Step("sign")))
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        go_to(app, ("step", 1))
        await press(pilot, "space")
        assert [step.done_at is not None for step in desk.find("审合同").steps] == [False, True]
        assert "1/2" in screen_text(app)
        await press(pilot, "space")
        assert not any(step.done_at for step in desk.find("审合同").steps)


@pytest.mark.parametrize(
    ("field", "typed", "name", "value"),
    [
        ("title", "审新合同", "title", "审新合同"),
        ("minutes", "1h30", "minutes", 90),
        ("lead", "小陈", "lead", "小陈"),
        ("area", "", "area", None),
        ("due", "tomorrow", "due", MONDAY + timedelta(days=1)),
    ],
)
async def test_enter_changes_the_field_under_the_cursor(
    desk: Desk, field: str, typed: str, name: str, value: object
) -> None:
    item = first(desk)
    app = Stage(desk, lambda: DetailScreen(item))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        go_to(app, field)
        await press(pilot, "enter", "ctrl+u", *typed, "enter")
        changed = desk.item(item)
        assert changed is not None
        assert getattr(changed, name) == value


async def test_the_verbs_of_the_lists_work_by_the_same_keys(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        assert desk.find("审合同").urgent
        await press(pilot, "6")
        assert desk.find("审合同").at == MONDAY + timedelta(days=1)
        await press(pilot, "c", *"half of it", "enter")
        assert desk.trail(first(desk))[-1].text == "half of it"
        await press(pilot, "9")
        assert desk.find("审合同").state is State.DONE
        await press(pilot, "u")
        assert desk.find("审合同").state is State.ACTIVE


async def test_the_asker_is_told_or_there_is_a_reason_why_not(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", *"signed", "enter", "R", *"by phone", "enter")
        item = desk.find("审合同")
        assert (item.state, item.result) == (State.CLOSED, "signed")
        assert item.reply is not None and item.reply.how == "by phone"
        await press(pilot, "u", "R", *"- he was there", "enter")
        item = desk.find("审合同")
        assert item.reply is not None and item.reply.none_because == "he was there"


async def test_the_line_is_rewritten_and_nobody_elses_change_is_lost(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", *" !1")
        desk.edit(first(desk), area="other")
        await press(pilot, "enter")
        assert desk.find("审合同").area == "other"
        assert screen_of(app).line.is_open
        assert "changed meanwhile" in screen_text(app)


async def test_a_change_from_elsewhere_is_shown_and_a_lost_item_is_named(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        desk.edit(first(desk), area="budget")
        await pilot.pause()
        assert "#budget" in screen_text(app)
        for _ in range(2):
            desk.undo()
        await pilot.pause()
        assert "no longer there" in screen_text(app)
        await press(pilot, "9", "escape")
        assert app.answers == [None]


async def test_notes_are_written_in_the_built_in_editor_and_kept_on_save(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "E")
        assert isinstance(app.screen, NoteScreen)
        await press(pilot, *"one", "enter", *"two", "escape", "1")
        await pilot.pause()
        assert desk.find("审合同").note == "one\ntwo"
        assert isinstance(app.screen, DetailScreen)


async def test_a_changed_note_is_not_thrown_away_unasked(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "E", *"draft", "escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        assert app.screen.area.text == "draft"
        await press(pilot, "escape", "2")
        await pilot.pause()
        assert desk.find("审合同").note is None


async def test_J_and_K_go_to_the_neighbours(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "J")
        assert "another" in screen_text(app)
        await press(pilot, "K")
        assert "审合同" in screen_text(app)


async def test_a_long_note_scrolls_to_its_end(desk: Desk) -> None:
    desk.edit(first(desk), note="\n".join(f"line {n}" for n in range(60)))
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        assert "captured" in screen_text(app)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", ["长" * 9000, "[red]x[/] \x1b[31m", "שלום 👨\u200d👩\u200d👧 e\u0301\u0301"])
async def test_the_layout_stands_whatever_is_in_it(
    desk: Desk, size: tuple[int, int], language: str, title: str
) -> None:
    i18n.use(language)
    item = first(desk)
    desk.edit(item, title=title, note=f"{title}\n\n{title}", area=title[:300], lead=title[:300])
    app = Stage(desk, lambda: DetailScreen(item))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert all(cells(line) == size[0] for line in lines)
        box = app.screen.query_one("#sheet").region
        assert all(line.rstrip().endswith("│") for line in lines[box.y + 1 : box.bottom - 1])
        assert "\x1b" not in "".join(lines)


async def test_where_nothing_may_be_changed_enter_opens_no_line(desk: Desk, tmp_path: Path) -> None:
    item = first(desk)
    desk.close()
    shut = Desk(Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test", read_only=True), FixedClock(NOW))
    app = Stage(shut, lambda: DetailScreen(item))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert not screen_of(app).line.is_open
        assert "reading only" in screen_text(app)


async def test_at_a_hundred_and_twenty_columns_it_is_a_sheet_at_the_right(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        box = app.screen.query_one("#sheet").region
        assert (box.right, box.width) == (120, 64)


def test_the_tests_know_no_editor() -> None:
    assert not os.environ.get("VISUAL")


async def test_the_list_beside_the_sheet_stays_in_sight_and_up_to_date(desk: Desk) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.open_item(first(desk))
        await pilot.pause()
        assert app.screen.styles.background.a < 1
        await press(pilot, "1")
        below = app.screen_stack[-2]
        triage = below.query_one(TriageList)
        assert triage.rows.find(InGroup(1, first(desk))) is not None
