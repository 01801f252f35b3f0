"""A desk on a real store, and an app which shows one screen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from support.make import NOW
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.text.capture.read import read
from workbench.ui.shell import Shell

SIZES = ((40, 12), (80, 24), (120, 36), (200, 50))


def open_desk(place: Path, clock: FixedClock | None = None, **settings: Any) -> Desk:
    """A desk on its own store at the fictional Monday's eight o'clock."""
    clock = clock or FixedClock(NOW)
    return Desk(Store.open(place / "store", clock=clock, app="test"), clock, Settings(**{"theme": "dark", **settings}))


def add(desk: Desk, *lines: str) -> None:
    """Capture lines, as if each had been typed."""
    now = desk.now().replace(tzinfo=None)
    desk.add([read(line, now) for line in lines])


class Stage(DeskApp):
    """Shows one screen over an empty one; what that screen opens is the real thing."""

    def __init__(self, desk: Desk, make: Callable[[], Screen[Any]], exports: Path | None = None) -> None:
        super().__init__(desk, exports)
        self._make = make
        self.answers: list[object] = []
        """What the screen gave back."""
        desk.subscribe(self.changed)

    async def on_mount(self, event: events.Mount | None = None) -> None:
        if event is not None:
            event.prevent_default()  # DeskApp's own handler would open Today
        self.push_screen(self._make(), self.answers.append)


def screen_lines(app: Shell) -> list[str]:
    """What the terminal shows, line by line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return [strip.crop(0, width).text for strip in strips][:height]


def screen_text(app: Shell) -> str:
    return "\n".join(line.rstrip() for line in screen_lines(app))


async def press(pilot: Pilot[Any], *keys: str | Sequence[str]) -> None:
    """Press keys; a string of several characters which is no key's name is typed."""
    for key in keys:
        await pilot.press(*([key] if isinstance(key, str) else key))
    await pilot.pause()
