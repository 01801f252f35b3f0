"""The bulletin on its screen: who was told is noted, and the next one begins with what changed since."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.make import at, said
from support.stage import Stage, add, open_desk, press, screen_text

from screens.reports import ReportsScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Verb


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path, FixedClock(at(9, 0)))
    desk.open_day()
    add(desk, "figures", "lease", "secret")
    desk.track([desk.find(title).id for title in ("figures", "lease", "secret")], "Zhang", "see to it")
    desk.edit(desk.find("secret").id, restricted=True)
    yield desk


async def ready(app: Stage) -> ReportsScreen:
    screen = app.screen
    assert isinstance(screen, ReportsScreen)
    while screen.reading is not None:
        await asyncio.sleep(0.01)
    return screen


def times_told(desk: Desk, title: str) -> int:
    return sum(entry.verb is Verb.REPORTED for entry in desk.trail(desk.find(title).id))


async def test_who_was_told_is_noted_and_only_changes_stand_on_top_next_time(desk: Desk) -> None:
    app = Stage(desk, lambda: ReportsScreen("bulletin"), None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await ready(app)
        await press(pilot, "t", *"Zhang", "enter")
        assert [times_told(desk, title) for title in ("figures", "lease")] == [1, 1]
        assert times_told(desk, "secret") == 0, "what the page withholds was told to nobody"
        desk.note(said("half of it is there", entry_kind="progress"), desk.find("lease").id)
        await press(pilot, "r")
        await ready(app)
        text = screen_text(app)
        assert text.index("Changed since last time") < text.index("lease") < text.index("As before")
        assert text.index("As before") < text.index("figures", text.index("As before"))


async def test_a_page_that_is_no_bulletin_or_not_of_now_is_told_to_nobody(desk: Desk) -> None:
    app = Stage(desk, lambda: ReportsScreen("agenda"), None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await ready(app)
        await press(pilot, "t")
        assert "this page is none" in screen_text(app)
