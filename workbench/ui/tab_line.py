"""The first line of the screens beside Today: which there are, which is open, and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.getters import app as app_of
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.i18n import N_, _, is_chinese
from workbench.text import dates
from workbench.text.width import cells
from workbench.ui.painter import Bit, measure, spread
from workbench.ui.shell import TABS, Shell

LABELS = {"today": N_("Today"), "week": N_("Week"), "follow_ups": N_("Follow-ups"), "people": N_("People")}


class TabLine(Widget):
    """One painted line. A click on a name goes there."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    TabLine { dock: top; height: 1; background: $panel; }
    """

    @dataclass
    class Pressed(Message):
        """A name was clicked."""

        tab: str

    def __init__(self, tab: str) -> None:
        super().__init__()
        self._tab = tab
        self._now: datetime | None = None
        self._late: tuple[Bit, ...] = ()

    def show(self, now: datetime, late: tuple[Bit, ...] = ()) -> None:
        """Show this minute, and what cries."""
        minute = now.replace(second=0, microsecond=0)
        if (minute, late) != (self._now, self._late):
            self._now, self._late = minute, late
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        left, right = [bit for bit, _tab in self._names()], self._right()
        if measure(left) + measure(right) + 1 > width:
            right = [*self._late, Bit(" ")]
        return self.shell.ink.strip(spread(left, right, width), width, "bar")

    def _names(self) -> list[tuple[Bit, str]]:
        names: list[tuple[Bit, str]] = []
        for tab in TABS:
            text = f" {_(LABELS[tab])} "
            names.append((Bit(text, "badge", "focus", bold=True) if tab == self._tab else Bit(text, "muted"), tab))
        return names

    def _right(self) -> list[Bit]:
        if self._now is None:
            return [Bit(" ")]
        day, week = f"{self._now:%m-%d}", dates.weekday_short(self._now.date())
        text = f"{day} {week}" if is_chinese() else f"{week} {day}"
        clock = Bit(f"  {dates.clock(self._now)}", "focus", bold=True)
        return [Bit(text), clock, *self._late, Bit(" ")]

    def on_click(self, event: events.Click) -> None:
        at = 0
        for bit, tab in self._names():
            at += cells(bit.text)
            if event.x < at:
                self.post_message(self.Pressed(tab))
                return
