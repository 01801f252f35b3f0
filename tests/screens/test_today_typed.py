"""Text meant for a line and typed on a list: digits before Chinese, opening punctuation, letters after a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.make import MONDAY
from support.stage import Stage, press, screen_text
from support.today import Day, add, open_desk, open_today
from textual import events

from screens.triage import TriageScreen
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.item import State

OFFICIAL = "29日17时前报送核查数据"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    add(made, "one", "two", "three", "four ^王局")
    return made


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self, day: Day) -> None:
        self.now = 100.0
        day.app.ticks = lambda: self.now


def line_of(day: Day) -> str:
    assert day.screen.line.is_open
    return day.screen.line.edit.value


def untouched(desk: Desk) -> bool:
    return all(item.state is State.INBOX and item.at is None for item in desk.items.values())


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
@pytest.mark.parametrize(
    "text", [OFFICIAL, "２９日前报送", "12月5日前上报", "3点开会", "8月底前完成", "18日开会", "80人到会"]
)
async def test_digits_before_chinese_belong_to_the_line(desk: Desk, text: str, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await day.burst(text)
        assert line_of(day) == text
        assert untouched(desk), [(item.title, item.state, item.at) for item in desk.items.values()]
        assert desk.will_undo() is not None
        assert desk.will_undo().verb == "added"  # type: ignore[union-attr]
        await day.press("escape")
        assert day.under_cursor == "one"


async def test_the_line_says_why_its_digits_did_nothing(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst(OFFICIAL)
        assert "The digits belong to the line" in day.text


@pytest.mark.parametrize(("pause", "character", "belongs"), [(0.6, "个", True), (1.4, "日", True), (3.0, "日", True),
                                                             (2.0, "个", False), (6.0, "日", False)])  # fmt: skip
async def test_separate_keys_belong_together_for_a_moment(
    desk: Desk, pause: float, character: str, belongs: bool
) -> None:
    async with open_today(desk) as day:
        clock = Clock(day)
        for key in "29":
            await day.press(key)
            clock.now += 0.4
        clock.now += pause - 0.4
        await day.burst(character)
        assert line_of(day) == ("29" if belongs else "") + character
        assert untouched(desk) is belongs


async def test_digits_pressed_with_pauses_are_verbs(desk: Desk) -> None:
    async with open_today(desk) as day:
        clock = Clock(day)
        await day.press("1")
        clock.now += 2
        await day.press("2")
        clock.now += 0.3
        await day.burst("日")
        assert line_of(day) == "2日"
        assert day.groups() == {0: ["two", "three", "four"], 1: ["one"]}


async def test_another_key_between_makes_them_verbs(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("1j日")
        assert line_of(day) == "日"
        assert day.groups()[1] == ["one"]


async def test_what_somebody_else_did_meanwhile_stays(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("1")
        desk.triage([desk.find("three").id], Quadrant.PLAN)
        await day.burst("日")
        assert line_of(day) == "1日"
        assert day.groups() == {0: ["two", "four"], 1: ["one"], 2: ["three"]}
        assert "is undone" not in day.text


async def test_a_name_after_the_key_that_hands_over_is_a_name(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("8赵倩\r")
        assert desk.find("one").waiting_on == "赵倩"


async def test_digits_on_the_diary_are_not_lost(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("shift+tab")
        await day.burst(OFFICIAL)
        assert line_of(day) == OFFICIAL


async def test_in_triage_mode_the_round_is_where_it_was(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        driver = app._driver
        assert driver is not None
        for character in "1" + OFFICIAL:
            key = events.Key(character, character)
            key.set_sender(app)
            driver.send_message(key)
        await press(pilot, "end")
        screen = app.screen
        assert isinstance(screen, TriageScreen)
        assert screen.line.edit.value == "1" + OFFICIAL
        assert untouched(desk)
        await press(pilot, "escape")
        assert "1 / 4" in screen_text(app)


@pytest.mark.parametrize(
    "text",
    ["＠王强 送材料", "《通知》印发", "“三重一大”清单", "【急】报送数据", "（二）落实责任", "①先办这件",
     "#采购 买纸", "＃采购 买纸", "@王强 送材料", "～半小时 复核"],
)  # fmt: skip
async def test_what_a_text_begins_with_opens_the_line_with_it(desk: Desk, text: str) -> None:
    async with open_today(desk) as day:
        await day.burst(text)
        assert line_of(day) == text
        assert untouched(desk)
        assert day.screen.day == MONDAY


async def test_an_ideographic_space_is_kept_in_the_line(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("a审合同\u3000附件\u3000")
        assert line_of(day) == "审合同\u3000附件\u3000"


async def test_what_follows_a_refusal_is_not_taken_for_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path)
    add(desk, "one", "two")
    monkeypatch.setattr(type(desk), "read_only", property(lambda _: "the disk is write-protected"))
    async with open_today(desk) as day:
        clock = Clock(day)
        await day.burst("ajQz?:\r")
        assert day.under_cursor == "one"
        assert len(day.app.screen_stack) == 2
        assert not day.screen.zoomed
        assert "reading only" in day.echo
        await day.burst("明天zQ")
        assert len(day.app.screen_stack) == 2
        clock.now += 2
        await day.burst("j")
        assert day.under_cursor == "two"
        await day.burst("8")
        await day.press("up")
        assert day.under_cursor == "one"
        await day.burst("z")
        assert day.screen.zoomed, "an arrow ends it"


async def test_a_name_typed_where_nothing_is_chosen_is_not_taken_for_commands(tmp_path: Path) -> None:
    """On an empty desk `8` has nobody to hand over to: the `q` of the name that follows must not leave the program."""
    desk = open_desk(tmp_path)
    async with open_today(desk) as day:
        clock = Clock(day)
        await day.burst("8qiang\r")
        assert day.app.is_running and not day.screen.line.is_open
        assert "Nothing is chosen here." in day.text
        clock.now += 5
        await day.press("a")
        assert day.screen.line.is_open
