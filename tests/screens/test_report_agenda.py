"""The agenda on the screen, during the meeting: its lines open by their numbers, and a decision is taken there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.make import at
from support.stage import Stage, add, open_desk, press, screen_text

from screens.figures import FigureScreen
from screens.reports import ReportsScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import EntryKind


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path, FixedClock(at(9, 0)))
    desk.open_day()
    add(desk, "roster of New Year", "review today 15:00")
    desk.track([desk.find("roster").id], "Zhang", "see to it")
    yield desk


async def test_a_line_is_opened_by_its_number_and_takes_a_decision_and_a_new_item(desk: Desk) -> None:
    app = Stage(desk, lambda: ReportsScreen("agenda"), None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReportsScreen)
        while screen.reading is not None:
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert "roster of New Year (2026-0001)" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, FigureScreen)
        assert "2026-0001" in screen_text(app)
        await press(pilot, "c", *"decision: two people a night", "enter")
        trail = desk.trail(desk.find("roster").id)
        assert (trail[-1].kind, "two people a night" in trail[-1].text) == (EntryKind.DECISION, True)
        await press(pilot, "escape", "a", *"ask the units", "enter")
        assert desk.find("ask the units").title == "ask the units"
