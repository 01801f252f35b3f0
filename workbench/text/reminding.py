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


def reminder_line(reminder: Reminder, now: datetime, *, outside: bool = False) -> str:
    """`15:00 meeting (in 10 minutes)`. What is shown `outside` of the desk names nothing restricted."""
    title = display(reminder.title[:LONGEST])
    if outside and reminder.restricted:
        title = _("(restricted)")
    if reminder.what is What.CHECK:
        who = display(reminder.who or "")
        return _("{time} ask {who}: {title}").format(time=clock(reminder.at), who=who, title=title)
    minutes = round((reminder.at - now).total_seconds() / 60)
    if minutes < 1:
        return _("{time} {title} (now)").format(time=clock(reminder.at), title=title)
    words = ngettext("{time} {title} (in {n} minute)", "{time} {title} (in {n} minutes)", minutes)
    return words.format(time=clock(reminder.at), title=title, n=minutes)


def missed_lines(missed: Sequence[Reminder], now: datetime) -> list[str]:
    """What came up while nobody was told, oldest first."""
    ordered = sorted(missed, key=lambda reminder: reminder.at)
    lines = [_missed(reminder, now) for reminder in ordered[:MOST]]
    more = len(ordered) - MOST
    return [*lines, ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else lines


def _missed(reminder: Reminder, now: datetime) -> str:
    when = clock(reminder.at) if reminder.at.date() == now.date() else when_short(reminder.at, now)
    if reminder.what is What.CHECK:
        who, title = display(reminder.who or ""), display(reminder.title[:LONGEST])
        return _("{time} ask {who}: {title}").format(time=when, who=who, title=title)
    return f"{when} {display(reminder.title[:LONGEST])}"
