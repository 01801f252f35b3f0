"""The screen that shows nothing, the notice of the first run, and who is on duty or in the house on Today."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.make import NOW
from support.stage import screen_lines
from support.today import SIZES, Day, add, open_desk, open_today

from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.text.capture.read import read
from workbench.ui.first_run import is_first_run, no_secrets


def note(desk: Desk, line: str) -> None:
    desk.note(read(f"- {line}", desk.now().replace(tzinfo=None)))


def shown(day: Day) -> str:
    return "\n".join(screen_lines(day.app)).strip()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("back", ["space", "enter", "escape", "ctrl+backslash"])
async def test_one_key_blanks_everything_and_each_of_its_keys_brings_it_back(
    tmp_path: Path, size: tuple[int, int], back: str
) -> None:
    desk = open_desk(tmp_path)
    add(desk, "Secret matter !1")
    async with open_today(desk, size=size) as day:
        before = shown(day)
        await day.press("ctrl+backslash")
        assert shown(day) == ""
        await day.press("x")
        assert "Secret" not in shown(day)
        assert desk.find("Secret").drop_reason is None, "no key reaches the desk beneath"
        await day.press(back)
        assert shown(day) == before


async def test_a_line_that_is_being_typed_is_blanked_and_kept_and_a_click_brings_it_back(tmp_path: Path) -> None:
    async with open_today(open_desk(tmp_path), size=(120, 36)) as day:
        await day.press("a", *"half a word")
        assert "half a word" in shown(day)
        await day.press("ctrl+backslash")
        assert shown(day) == ""
        day.app.notify("told while nobody may read", timeout=30)
        await day.pilot.pause()
        assert shown(day) == "", "no toast shows on it"
        await day.pilot.click(offset=(10, 10))
        await day.pilot.pause()
        assert "half a word" in shown(day)
        await day.press("!", "enter")
        assert day.desk.find("half a word!").title == "half a word!"


def test_the_notice_is_given_once_in_three_languages(tmp_path: Path) -> None:
    said = set()
    for tag in ("en", "zh_CN", "zh_TW"):
        i18n.use(tag)
        said.add(no_secrets())
    i18n.use("en")
    assert len(said) == 3
    assert not is_first_run(None)
    assert is_first_run(tmp_path / "state")
    assert not is_first_run(tmp_path / "state")


async def test_today_says_who_is_on_duty_and_nothing_where_there_is_no_roster(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = open_desk(tmp_path, clock)
    async with open_today(desk, size=(160, 40)) as day:
        assert "on duty" not in shown(day).splitlines()[0]
        await day.press("i")
        for character in "值 18:00-次日08:00 李工 带班:张局":
            await day.press("space" if character == " " else character)
        assert "onto the duty roster: Mon 12-28 18:00–next day 08:00" in shown(day)
        await day.press("enter")
        assert "on duty" not in shown(day).splitlines()[0], "it has not begun"
        clock.set(NOW.replace(hour=19))
        day.screen.reveal()
        await day.pilot.pause()
        assert "on duty 李工/张局 until 08:00" in shown(day).splitlines()[0]
        clock.set(NOW.replace(hour=1) + timedelta(days=1))
        day.app.tick()
        await day.pilot.pause()
        assert "on duty 李工/张局 until 08:00" in shown(day).splitlines()[0], "past midnight too"
    async with open_today(desk, size=(80, 24)) as day:
        assert "on duty 李工" in shown(day).splitlines()[0]


async def test_a_visitor_stands_on_the_diary_until_one_key_says_that_they_left(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    note(desk, "访 王大爷 反映路灯不亮")
    async with open_today(desk, size=(160, 40)) as day:
        assert "» 王大" in shown(day)
        await day.press("g", "d")
        await day.pilot.pause()
        assert "here: 王大爷 反映路灯不亮" in shown(day)
        await day.press("x")
        await day.pilot.pause()
        assert "here: 王大爷" not in shown(day)
        assert desk.open_visits() == []
        await day.press("u")
        assert len(desk.open_visits()) == 1


async def test_an_item_made_of_a_visit_is_a_public_request(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    note(desk, "访 王大爷 反映路灯不亮")
    async with open_today(desk, size=(160, 40)) as day:
        await day.press("g", "d")
        await day.pilot.pause()
        await day.press("home", "+")
        await day.press("enter")
        await day.pilot.pause()
    item = desk.find("路灯")
    assert item.source is not None
    assert (item.source.who, item.source.side, item.source.channel) == ("王大爷", "public", "visitor")
    assert item.due is not None


async def test_the_roster_stands_above_the_duty_log_and_one_key_accepts_a_hand_over(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    note(desk, "值 18:00-次日08:00 李工 带班:张局")
    note(desk, "值 12-29 18:00-08:00 王工")
    note(desk, "值 12-29 20:00-22:00 赵工")
    desk.hand_over("锅炉房钥匙在抽屉")
    async with open_today(desk, size=(160, 40)) as day:
        await day.press("g", "r")
        await day.pilot.pause()
        await day.press("down", "down", "down")
        text = shown(day)
        assert "Tue 12-29 18:00–next day 08:00  王工" in text
        assert "! two shifts at once Tue 12-29 20:00–22:00" in text
        assert "s accepts what was handed over: 锅炉房钥匙在抽屉" in text
        await day.press("s")
        await day.pilot.pause()
        assert desk.handed_over() is None
        assert "s accepts" not in shown(day)
