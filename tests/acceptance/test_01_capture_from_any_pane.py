"""Scenario 1: a line and Enter from any pane: inbox + 1, a number, a trail, and the cursor where it was (A1, F1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.make import MONDAY, NOW
from support.stage import Stage, add, open_desk, press

from screens.today import TodayScreen
from workbench.clock import FixedClock
from workbench.domain.board import INBOX
from workbench.domain.entry import Verb


@pytest.mark.parametrize("steps", range(4))
async def test_one_key_a_line_and_enter(tmp_path: Path, steps: int) -> None:
    desk = open_desk(tmp_path, FixedClock(NOW))
    add(desk, "first", "second !1 9am", "third !2")
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        for _step in range(steps):
            await press(pilot, "tab")
        focused, cursor, before = screen.focused, screen.list_in_focus.cursor_key, desk.board.count(INBOX)
        await press(pilot, "a", *"Ask Li for the figures", "enter")
        assert desk.board.count(INBOX) == before + 1
        item = desk.find("figures")
        assert item.ref == "2026-0004"
        assert [entry.verb for entry in desk.trail(item.id)] == [Verb.ADDED]
        assert screen.focused is focused
        if cursor is not None:
            assert screen.list_in_focus.cursor_key == cursor
    desk.close()
