"""The first line of the screens beside Today: which there are, which is open, and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

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

LABELS = {
    "today": N_("Today"),
    "week": N_("Week"),
    "follow_ups": N_("Follow-ups"),
    "people": N_("People"),
    "diary": N_("Diary"),
}


LONG_DATE_FROM = 140
"""From this width on a day is named with its year."""


def tab_bits(here: str, name: str = "") -> list[tuple[Bit, str]]:
    """The screens beside each other, the one that is open as a badge, under another `name` where it has one."""
    found: list[tuple[Bit, str]] = []
    for tab in TABS:
        if tab == here:
            found.append((Bit(f" {name or _(LABELS[tab])} ", "badge", "focus", bold=True), tab))
        else:
            found.append((Bit(f" {_(LABELS[tab])} ", "muted"), tab))
    return found


def day_bits(day: date, width: int) -> list[Bit]:
    """A day with its weekday, as the language orders them."""
    figures, week = day.isoformat() if width >= LONG_DATE_FROM else f"{day:%m-%d}", dates.weekday_short(day)
    return [Bit(f"{figures} {week}" if is_chinese() else f"{week} {figures}", bold=True)]


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
        names = [bit for bit, _tab in tab_bits(self._tab)]
        late = [*self._late, Bit(" ")]
        for left in ([*names, *self._moment(width)], names):
            if measure(left) + measure(late) <= width:
                return self.shell.ink.strip(spread(left, late, width), width, "bar")
        return self.shell.ink.strip(spread(names, [], width), width, "bar")

    def _moment(self, width: int) -> list[Bit]:
        if self._now is None:
            return []
        return [Bit("  "), *day_bits(self._now.date(), width), Bit(f"  {dates.clock(self._now)}", "focus", bold=True)]

    def on_click(self, event: events.Click) -> None:
        at = 0
        for bit, tab in tab_bits(self._tab):
            at += cells(bit.text)
            if event.x < at:
                self.post_message(self.Pressed(tab))
                return
