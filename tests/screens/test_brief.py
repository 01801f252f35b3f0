"""The morning brief on its screen: three questions answered, everything under the cursor acted on, shown once a day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, at, line
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.brief import BriefScreen
from screens.brief_once import is_due
from screens.brief_rows import fair_shares
from screens.today import TodayScreen
from workbench import i18n
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.item import State
from workbench.text.width import cells

FRIDAY = MONDAY - timedelta(days=3)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(9, 0, FRIDAY))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    """Friday's work, seen on Monday morning."""
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "report 2026-12-28 !1", "boxes by 2026-12-25 !2", "speech !2", "roster !2", "plan the week 2026-12-28 !2")
    desk.wait([desk.find("speech").id], "Li", FRIDAY)
    desk.wait([desk.find("roster").id], "Zhao", MONDAY + timedelta(days=2))
    desk.close_day(FRIDAY, carry_rest=True)
    clock.set(at(7, 52))
    return desk


def stage(desk: Desk) -> Stage:
    desk.open_day()
    return Stage(desk, BriefScreen)


def screen_of(app: DeskApp) -> BriefScreen:
    assert isinstance(app.screen, BriefScreen)
    return app.screen


async def test_the_three_questions_are_answered_on_one_screen(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        now, forgotten, owed = (
            text.index(words) for words in ("What must I do now?", "What have I forgotten?", "Who owes me?")
        )
        assert now < text.index("boxes") < forgotten < text.index("has passed") < owed
        assert text.index("Li", owed) < text.index("Zhao", owed)
        assert "Delay 0" in text and "Gaps 0" in text


async def test_a_finding_is_mended_where_it_stands(desk: Desk) -> None:
    app = Stage(desk, lambda: BriefScreen(leaks=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        assert screen.targets() == (desk.find("boxes").id,)
        assert "9 done" in screen_lines(app)[-1]
        await press(pilot, "9")
        assert desk.find("boxes").state is State.CLOSED
        assert "Nothing is forgotten." in screen_text(app)


async def test_space_picks_three_things_and_no_more(desk: Desk) -> None:
    add(desk, "a fourth thing 2026-12-28 !1")
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "down", "space", "down", "space", "down", "space")
        assert len(desk.picks()) == 3
        assert "A day is about 3 things" in screen_text(app)
        assert "picked 3 of 3" in screen_text(app)
        assert desk.day(MONDAY).picks == desk.picks()  # type: ignore[union-attr]  # the day is open


async def test_enter_opens_what_stands_under_the_cursor_and_esc_begins_the_day(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert type(app.screen).__name__ == "DetailScreen"
        await press(pilot, "escape")
        assert isinstance(app.screen, BriefScreen)
        await press(pilot, "escape")
        assert app.answers == [None]


async def test_a_counter_opens_into_what_it_counts(desk: Desk, clock: FixedClock) -> None:
    desk.wait([desk.find("report").id], "Sun", at(7, 0))
    clock.set(at(7, 53))
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "Gaps 1" in screen_text(app)
        await press(pilot, "G", "enter", "down")
        assert screen_of(app).targets() == (desk.find("report").id,)
        await press(pilot, "up", "enter", "G")
        assert screen_of(app).targets() == ()


async def test_a_section_without_room_says_how_many_more_and_opens(desk: Desk) -> None:
    add(desk, *(f"thing {n} 2026-12-28 !1" for n in range(30)))
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = screen_of(app).rows
        before = len(rows.shown)
        more = next(index for index, row in enumerate(rows.shown) if "more" in "".join(bit.text for bit in row.bits))
        rows.move_to(more)
        await press(pilot, "enter")
        assert len(rows.shown) > before + 20


async def test_what_changes_elsewhere_is_seen(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        desk.add([line("came in")])
        desk.triage([desk.find("came in").id], Quadrant.DO_NOW)
        await pilot.pause()
        assert "came in" in screen_text(app)


# Once a day --------------------------------------------------------------------------------------------------------


def app_with_brief(desk: Desk, state: Path) -> DeskApp:
    app = DeskApp(desk, brief=True)
    app.state = state
    return app


async def test_it_opens_by_itself_once_a_day_whoever_opened_the_day(desk: Desk, tmp_path: Path) -> None:
    desk.open_day()
    state = tmp_path / "state"
    for expected in (BriefScreen, TodayScreen):
        app = app_with_brief(desk, state)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, expected)
            await press(pilot, "escape", "B")
            assert isinstance(app.screen, BriefScreen)


def test_the_next_day_has_its_own_and_an_empty_desk_has_none(desk: Desk, tmp_path: Path, clock: FixedClock) -> None:
    state = tmp_path / "state"
    assert is_due(state, desk)
    assert not is_due(state, desk)
    clock.set(at(7, 52, MONDAY + timedelta(days=1)))
    assert is_due(state, desk)
    empty = open_desk(tmp_path / "other", clock)
    assert not is_due(tmp_path / "new", empty)


def test_where_nothing_can_be_remembered_it_does_not_come_back_at_every_start(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a directory", encoding="utf-8")
    assert not is_due(tmp_path / "state", desk)


@pytest.mark.parametrize(
    ("counts", "room", "given"),
    [
        ((3, 2, 1), 20, [3, 2, 1]),
        ((30, 0, 30), 12, [6, 0, 6]),
        ((30, 30, 1), 13, [6, 6, 1]),
        ((9, 9, 9), 0, [2, 2, 2]),
    ],
)
def test_room_goes_to_those_who_need_it(counts: tuple[int, ...], room: int, given: list[int]) -> None:
    assert fair_shares(counts, room) == given


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_layout_stands_whatever_is_in_it(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    desk.add([line(title) for title in ("长" * 5000, "[red]x[/] \x1b[31m", "שלום 👨\u200d👩\u200d👧 e\u0301\u0301")])
    desk.triage([item.id for item in desk.items.values() if item.state is State.INBOX], Quadrant.DO_NOW)
    app = stage(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert all(cells(text) == size[0] for text in lines)
        box = app.screen.query_one("#brief").region
        assert all(text.rstrip().endswith("│") for text in lines[box.y + 1 : box.bottom - 1])
        assert "\x1b" not in "".join(lines)


async def test_anything_on_today_can_be_picked_from_the_list_of_commands(desk: Desk) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "ctrl+p", *"three", "space", *"things", "enter")
        assert len(desk.picks()) == 1
