"""The log of a shift in words."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.entry import Entry
from workbench.domain.roster import Placed
from workbench.i18n import _
from workbench.text.dates import clock, weekday_short
from workbench.text.register_rows import HIDDEN
from workbench.text.say import entry_line


def log_lines(each: Placed, entries: Iterable[Entry], me: str = "") -> list[str]:
    """The log of a shift with its true times; behind midnight the day stands before them once."""
    lines: list[str] = []
    day = each.day
    for entry in entries:
        if entry.at.date() != day:
            day = entry.at.date()
            lines.append(f"  {weekday_short(day)} {day.isoformat()[5:]}")
        text = HIDDEN if entry.restricted else entry_line(entry, me).text
        lines.append(f"  {clock(entry.at)}  {text}")
    return lines or ["  " + _("Nothing is written in this shift.")]


def taken_words(note: Entry) -> str:
    """The line of whoever accepts a hand-over."""
    return _("took over: {note}").format(note=note.text)
