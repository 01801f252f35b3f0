"""The search screen: what is typed, what is found, where it leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.make import NOW
from support.today import Day, add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.text.capture.read import read


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path, FixedClock(NOW))
    add(made, "季报 口径 @李工 // 附表三待核", "请銀行确认ＡＢＣ账户", "review the contract >Anna", "人事：沈某调动")
    now = made.now().replace(tzinfo=None)
    made.note(read("; 电 张局 问季报", now))
    made.note(read("; 沈某已同意", now), made.find("人事").id)
    made.edit(made.find("人事").id, restricted=True)
    return made


async def search(day: Day, words: str) -> Any:
    await day.press("ctrl+f")
    await day.press(*words)
    screen: Any = day.app.screen
    for _turn in range(50):
        await day.pilot.pause()
        if screen._hunt is None or screen._hunt.is_over:
            break
    return screen


async def test_it_finds_as_it_is_typed_and_says_back_what_it_looks_for(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        screen = await search(day, "jb")
        assert "“jb”, or read so" in day.text
        assert "季报 口径" in day.text
        assert "张局 问季报" in day.text
        assert "2 found" in day.text
        await day.press(*" -@li")
        await day.pilot.pause()
        assert "季报 口径" not in day.text
        assert "张局 问季报" in day.text
        await day.press("ctrl+u")
        await day.press(*"附表三")
        await day.pilot.pause()
        assert "季报 口径" in day.text
        assert "附表三待核" in day.text  # where it was found, since the title does not say it
        await day.press(*" state:opn")
        assert "Did you mean “state:open”?" in day.text
        assert screen.list.cursor_key is None


async def test_enter_opens_the_item_and_escape_comes_back_to_the_words(desk: Desk) -> None:
    async with open_today(desk, (80, 24)) as day:
        await search(day, "contract")
        await day.press("enter")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "DetailScreen"
        assert "review the contract" in day.text
        await day.press("escape")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "SearchScreen"
        assert "contract" in day.lines[1]
        await day.press("escape", "escape")
        assert type(day.app.screen).__name__ == "TodayScreen"


async def test_a_diary_line_opens_its_day(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await search(day, "张局")
        await day.press("enter")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "DiaryScreen"
        assert "张局 问季报" in day.text
        await day.press("escape")
        assert type(day.app.screen).__name__ == "SearchScreen"


async def test_everything_can_be_done_with_what_was_found(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await search(day, "in:items ABC")
        await day.press("tab", "2")
        await day.pilot.pause()
        item = desk.find("请銀行")
        assert (item.urgent, item.important) == (False, True)
        await day.press("u")
        await day.pilot.pause()
        assert desk.find("请銀行").important is None


async def test_what_is_restricted_is_masked_until_it_is_asked_for(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await search(day, "沈某")
        assert "2 found" in day.text
        assert "调动" not in day.text
        assert "同意" not in day.text
        await day.press(*" is:restricted")
        await day.pilot.pause()
        assert "调动" in day.text


async def test_views_are_listed_saved_and_looked_at(desk: Desk, tmp_path: Path) -> None:
    async with open_today(desk, (120, 36)) as day:
        day.app.config = tmp_path / "config"
        await search(day, "季报 in:items")
        await day.press("f12")
        await day.press(*"口径")
        await day.press("enter")
        await day.pilot.pause()
        assert "Saved the view “口径”" in day.text
        assert (tmp_path / "config" / "views.toml").read_text("utf-8") == '"口径" = "季报 in:items"\n'
        await day.press("escape", "escape")
        await search(day, "")
        assert "Saved views" in day.text
        await day.press("down", "enter")
        await day.pilot.pause()
        assert "1 found" in day.text
        await day.press("escape", "escape", ":")
        await day.press(*"口径")
        await day.press("enter")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "SearchScreen"
        assert "1 found" in day.text


async def test_what_changes_elsewhere_is_seen(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await search(day, "zebra")
        assert "Nothing found." in day.text
        add(desk, "a zebra for the zoo")
        await day.pilot.pause()
        await day.pilot.pause()
        assert "a zebra for the zoo" in day.text


async def test_the_words_of_the_filter_of_today_are_taken_along(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await day.press("/", *"@nobody", "enter", "ctrl+f")
        screen: Any = day.app.screen
        assert screen.edit.value == "@nobody"
