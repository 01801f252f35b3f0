"""Reminders in words: on the screen, and in the notification of the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workbench.domain.reminders import Reminder, What
from workbench.i18n import _, ngettext
from workbench.text.dates import clock, when_short
from workbench.text.display import display

MOST = 6
"""So many missed ones are named."""
LONGEST = 160
"""Characters of a notification."""


def reminder_line(reminder: Reminder, now: datetime, *, revealed: bool = False) -> str:
    """`15:00 meeting (in 10 minutes)`. Neither a matter nor a person is named of what is restricted."""
    who, title = _named(reminder, revealed)
    if reminder.what is What.CHECK:
        return _("{time} ask {who}: {title}").format(time=clock(reminder.at), who=who, title=title)
    minutes = round((reminder.at - now).total_seconds() / 60)
    if minutes < 1:
        return _("{time} {title} (now)").format(time=clock(reminder.at), title=title)
    words = ngettext("{time} {title} (in {n} minute)", "{time} {title} (in {n} minutes)", minutes)
    return words.format(time=clock(reminder.at), title=title, n=minutes)


def missed_lines(missed: Sequence[Reminder], now: datetime, *, revealed: bool = False) -> list[str]:
    """What came up while nobody was told, oldest first."""
    ordered = sorted(missed, key=lambda reminder: reminder.at)
    lines = [_missed(reminder, now, revealed) for reminder in ordered[:MOST]]
    more = len(ordered) - MOST
    return [*lines, ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else lines


def _missed(reminder: Reminder, now: datetime, revealed: bool) -> str:
    when = clock(reminder.at) if reminder.at.date() == now.date() else when_short(reminder.at, now)
    who, title = _named(reminder, revealed)
    if reminder.what is What.CHECK:
        return _("{time} ask {who}: {title}").format(time=when, who=who, title=title)
    return f"{when} {title}"


def _named(reminder: Reminder, revealed: bool) -> tuple[str, str]:
    """Who is to be asked, and about what."""
    if reminder.restricted and not revealed:
        return _("(restricted)"), _("(restricted)")
    return display(reminder.who or ""), display(reminder.title[:LONGEST])
