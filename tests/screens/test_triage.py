from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, line
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text
from textual import events
from textual.widget import Widget

from screens.triage import TriageScreen
from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.board import INBOX
from workbench.domain.derive import Quadrant, quadrant
from workbench.domain.item import State
from workbench.text.width import cells

TITLES = ("buy paper", "审合同", "call the printer", "print the agenda", "book a room")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    desk = open_desk(tmp_path, clock)
    add(desk, *TITLES)
    return desk


def titles_in(desk: Desk, group: int) -> list[str]:
    return [desk.items[item].title for item in desk.board.ids(group)]


def title_shown(app: Stage) -> str:
    screen = app.screen
    assert isinstance(screen, TriageScreen)
    return screen.current.title if screen.current else ""


async def test_five_items_take_five_keys(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2", "3", "4", "9")
        assert [titles_in(desk, group) for group in (0, 1, 2, 3, 4)] == [[], *([title] for title in TITLES[:4])]
        assert desk.find("book a room").state is State.CLOSED
        assert "5 items triaged" in screen_text(app)


async def test_a_burst_of_keys_files_the_items_in_order(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app._driver is not None
        for key in ("1", "8", *"bo", "enter", "3", "backspace", "4", "1"):
            character = key if len(key) == 1 else None
            app._driver.send_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        assert [titles_in(desk, group) for group in (1, 3, 4)] == [
            ["buy paper", "print the agenda"],
            [],
            ["call the printer"],
        ]
        assert desk.find("审合同").waiting_on == "bo"


async def test_full_width_digits_are_digits(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "１")
        assert titles_in(desk, 1) == ["buy paper"]


@pytest.mark.parametrize(("key", "day"), [("5", 0), ("6", 1), ("7", 7)])
async def test_today_tomorrow_and_monday_are_one_key(desk: Desk, key: str, day: int) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        assert desk.find("buy paper").at == MONDAY + timedelta(days=day)
        assert title_shown(app) == "审合同"


async def test_hand_over_asks_for_a_name_and_reads_the_date(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "8", *"Zhou fri")
        assert "Zhou" in screen_text(app)
        assert "01-01 Fri" in screen_text(app)
        await press(pilot, "enter")
        item = desk.find("buy paper")
        assert (item.state, item.waiting_on, item.next_check) == (State.WAITING, "Zhou", MONDAY + timedelta(days=4))
        assert title_shown(app) == "审合同"


async def test_a_name_may_be_of_several_words_and_is_kept_whole(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "8", *"Wang Qiang by fri", "enter")
        item = desk.find("buy paper")
        assert (item.waiting_on, item.next_check) == ("Wang Qiang", MONDAY + timedelta(days=4))


async def test_d_asks_for_the_result_and_9_does_not(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", *"two boxes", "enter", "9")
        assert desk.find("buy paper").result == "two boxes"
        assert desk.find("审合同").result is None


async def test_drop_offers_a_reason_that_enter_takes(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "delete")
        assert "no longer needed" in screen_text(app)
        await press(pilot, "enter")
        assert desk.find("buy paper").drop_reason == "no longer needed"


async def test_space_skips_and_backspace_goes_back(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space")
        assert title_shown(app) == "审合同"
        await press(pilot, "backspace")
        assert title_shown(app) == "buy paper"


@pytest.mark.parametrize("key", ["backspace", "u"])
async def test_the_last_one_is_undone_and_is_on_the_card_again(desk: Desk, key: str) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "6", key)
        assert title_shown(app) == "审合同"
        await press(pilot, key)
        assert title_shown(app) == "buy paper"
        assert desk.board.count(INBOX) == len(TITLES)
        assert desk.find("审合同").at is None


async def test_backspace_never_takes_back_what_was_done_elsewhere(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        add(desk, "came in between")
        await press(pilot, "backspace")
        assert titles_in(desk, 1) == ["buy paper"]
        assert "came in between" in titles_in(desk, 0)


async def test_enter_changes_the_line_and_what_the_line_judges_is_filed(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", *" tomorrow 3pm", "enter")
        assert desk.find("buy paper").at == NOW.replace(hour=15) + timedelta(days=1)
        assert title_shown(app) == "buy paper"
        await press(pilot, "e", *" !2", "enter")
        assert quadrant(desk.find("buy paper")) is Quadrant.PLAN
        assert title_shown(app) == "审合同"


async def test_esc_ends_with_a_summary(desk: Desk, clock: FixedClock) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "1", "2")
        clock.set(NOW + timedelta(seconds=41))
        screen = app.screen
        assert isinstance(screen, TriageScreen)
        assert screen.summary() == "3 items triaged · 41 s · Do now 2 · Plan 1"
        await press(pilot, "escape")
        assert app.answers == [None]


async def test_what_comes_in_meanwhile_joins_the_end_and_what_left_is_skipped(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        add(desk, "new one")
        desk.triage([desk.find("审合同").id], Quadrant.DO_NOW)
        await pilot.pause()
        assert "1 / 6" in screen_text(app)
        await press(pilot, "1")
        assert title_shown(app) == "call the printer"
        await press(pilot, "1", "1", "1")
        assert title_shown(app) == "new one"


async def test_given_items_are_gone_through_whatever_their_state(desk: Desk) -> None:
    chosen = [desk.find(title).id for title in TITLES[:2]]
    desk.triage(chosen, Quadrant.DEFER)
    app = Stage(desk, lambda: TriageScreen(chosen))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "1")
        assert titles_in(desk, 1) == list(TITLES[:2])


async def test_what_was_recognised_is_shown_with_its_weekday(desk: Desk, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "other")
    add(other, "审合同 by fri @李伟 #采购 ~45m ^王局 // 带上公章")
    app = Stage(other, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for piece in ("王局", "01-01 Fri", "@李伟", "#采购", "~45m", "带上公章"):
            assert piece in text


async def test_a_past_item_that_is_alike_is_named(desk: Desk, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "other")
    add(other, "三季度数据口径说明")
    other.done([other.find("三季度").id])
    add(other, "给出三季度数据口径")
    app = Stage(other, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "三季度数据口径说明" in screen_text(app)


HARD = (
    "x" * 10_000,
    "[red]not red[/red] [/]",
    "\x1b[2Jclear \x07 bell\ttab",
    "👨\u200d👩\u200d👧 family",
    "שלום עולם",
    "e\u0301" * 300,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", HARD)
async def test_no_title_breaks_the_card(tmp_path: Path, size: tuple[int, int], title: str) -> None:
    desk = open_desk(tmp_path)
    desk.add([line(title)])
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert all(cells(text) == size[0] for text in lines)
        box: Widget = app.screen.query_one("#card")
        left, right = box.region.x, box.region.right - 1
        for y in range(box.region.y + 1, box.region.bottom - 1):
            assert lines[y][left] == "│"
            assert lines[y].endswith("│" + " " * (size[0] - right - 1))
        assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_card_and_the_digits_are_whole_at_all_sizes(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "buy paper" in text
        assert all(f" {digit} " in text for digit in "1234")
        legend = app.screen.query_one("#legend")
        assert legend.region.bottom <= size[1] - 1


async def test_no_key_stands_alone_in_the_legend(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        at = next(index for index, text in enumerate(lines) if "Del drop" in text)
        assert "Esc finish" in screen_text(app)
        keys = [text.strip() for text in lines[at - 1 : at + 2] if text.strip() and "▰" not in text]
        assert all(len(re.findall(r"\S {3,}\S", text)) >= 2 for text in keys), keys


async def test_the_smallest_form_shows_the_way_out(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "Esc finish" in screen_lines(app)[-1]


async def test_where_nothing_may_be_changed_no_prompt_opens(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    from workbench.store.store import Store

    shut = Desk(Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test", read_only=True), FixedClock(NOW))
    app = Stage(shut, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "8")
        screen = app.screen
        assert isinstance(screen, TriageScreen)
        assert not screen.line.is_open
        assert "reading only" in screen_text(app)
