"""The mouse: a click chooses, two open, the wheel scrolls, and every hint is a button. And nothing piles up."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.today import add, open_desk, open_today
from textual.widget import Widget

from screens.follow_ups import FollowUpsScreen
from screens.people import PeopleScreen
from screens.today import TodayScreen
from workbench.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    add(made, *(f"item {number}" for number in range(40)))
    return made


async def test_a_click_chooses_a_row_and_gives_the_pane_the_focus(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("tab")
        await day.pilot.click(offset=(10, 5))
        await day.pilot.pause()
        assert day.screen.pane == "triage"
        assert day.under_cursor == "item 2"


async def test_the_wheel_scrolls_and_leaves_the_cursor(desk: Desk) -> None:
    async with open_today(desk) as day:
        before = day.under_cursor
        day.screen.triage.scroll_to(y=8, animate=False)
        await day.pilot.pause()
        assert "item 0" not in day.text
        assert day.under_cursor == before


async def test_a_hint_is_a_button(desk: Desk) -> None:
    async with open_today(desk) as day:
        at = day.lines[-1].index("done")
        await day.pilot.click(offset=(at, 35))
        await day.pilot.pause()
        assert len(day.titles(0)) == 39


async def test_the_names_of_the_other_screens_are_buttons_and_bring_one_back(desk: Desk) -> None:
    async with open_today(desk) as day:
        for name, screen in (("Follow-ups", FollowUpsScreen), ("People", PeopleScreen), ("Today", TodayScreen)):
            await day.pilot.click(offset=(day.lines[0].index(name) + 1, 0))
            await day.pilot.pause()
            assert isinstance(day.app.screen, screen)
            assert name in day.lines[0]


async def test_a_hint_that_leaves_its_screen_is_a_button_too(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("g", "p")
        row = next(n for n, text in enumerate(day.lines) if "Today" in text and n)
        await day.pilot.click(offset=(day.lines[row].index("Today"), row))
        await day.pilot.pause()
        assert isinstance(day.app.screen, TodayScreen)


async def test_nothing_piles_up(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("a", "escape")
        before = len(list(day.screen.walk_children(Widget)))
        for _ in range(40):
            await day.press("tab", "a", "escape")
        assert len(list(day.screen.walk_children(Widget))) == before
        assert len(day.app.screen_stack) == 2
