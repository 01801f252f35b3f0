"""Today on a real store, driven by keys: as a person presses them, or in one burst as a slow line delivers them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.make import NOW
from textual import events
from textual.pilot import Pilot

from screens.today import TodayScreen
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.board import GROUPS
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.text.capture.read import read
from workbench.ui.triage_list import ItemList

SIZES = ((40, 12), (80, 24), (120, 36), (200, 50))


def open_desk(place: Path, clock: FixedClock | None = None) -> Desk:
    """A desk on its own store at the fictional Monday's eight o'clock."""
    clock = clock or FixedClock(NOW)
    return Desk(Store.open(place / "store", clock=clock, app="test"), clock, Settings())


def add(desk: Desk, *lines: str) -> None:
    """Capture lines, as if each had been typed."""
    now = desk.now().replace(tzinfo=None)
    desk.add([read(line, now) for line in lines])


@dataclass
class Day:
    """An open Today."""

    app: DeskApp
    pilot: Pilot[Any]
    desk: Desk

    @property
    def screen(self) -> TodayScreen:
        screen = self.app.screen
        assert isinstance(screen, TodayScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each done with before the next."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, text: str) -> None:
        """All characters at once, as a paste without brackets or a slow line brings them."""
        driver = self.app._driver
        assert driver is not None
        names = {" ": "space", "\r": "enter", "\x1b": "escape", "\t": "tab"}
        for character in text:
            key = events.Key(names.get(character, character), character)
            key.set_sender(self.app)
            driver.send_message(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(text))
        await self.pilot.pause()

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def lines(self) -> list[str]:
        """What the terminal shows."""
        width, height = self.app.size
        return [strip.crop(0, width).text for strip in self.app.screen._compositor.render_strips()][:height]

    @property
    def echo(self) -> str:
        return self.app.screen.key_bar.text.strip()  # type: ignore[attr-defined]  # every screen of ours has one

    def titles(self, group: int) -> list[str]:
        """The titles of a group of the board."""
        return [self.desk.items[item].title for item in self.desk.board.ids(group)]

    def groups(self) -> dict[int, list[str]]:
        return {group: self.titles(group) for group in GROUPS if self.titles(group)}

    @property
    def under_cursor(self) -> str:
        """The title under the cursor of the focused list."""
        pane = self.screen.list_in_focus
        assert isinstance(pane, ItemList)
        chosen = pane.cursor_key
        item = pane.item_of(chosen) if chosen is not None else None
        return self.desk.items[item].title if item is not None else ""


@asynccontextmanager
async def open_today(desk: Desk, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Day]:
    """Today, mounted and shown."""
    app = DeskApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await asyncio.sleep(0)
        yield Day(app, pilot, desk)
