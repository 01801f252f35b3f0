"""How an item reads on one line, and its fields in words."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.derive import days_overdue, is_overdue, quadrant
from workbench.domain.entry import Entry
from workbench.domain.item import Item, State
from workbench.domain.when import When
from workbench.i18n import _
from workbench.text.dates import clock, day_short, minutes_words, overdue, when_full, when_short
from workbench.text.terms import person, quadrant_word


def judged(item: Item) -> str:
    """`1 Do now`, or `Inbox` while nobody has judged it."""
    found = quadrant(item)
    return quadrant_word(0) if found is None else f"{int(found)} {quadrant_word(int(found))}"


def mark(item: Item) -> str:
    """Where an item stands, in one or two cells: its quadrant, and a letter unless it is ours to move."""
    found = quadrant(item)
    letter = {
        State.WAITING: "w",
        State.DEFERRED: "z",
        State.DONE: "r",
        State.CLOSED: "x",
        State.DROPPED: "x",
    }.get(item.state, "")
    return f"{int(found) if found else '-'}{letter}"


def reading_of(item: Item, now: datetime, me: str) -> str:
    """Everything that was understood from the captured line."""
    today = now.date()
    parts = [
        judged(item) if quadrant(item) is not None else "",
        span(item.at, item.until, now),
        _("due {when}").format(when=when_full(item.due, today)) if item.due else "",
        f"~{minutes_words(item.minutes)}" if item.minutes else "",
        f"@{person(item.lead, me)}" if item.lead and item.lead != "me" else "",
        *(f"+{name}" for name in item.support),
        f"^{item.source.who}" if item.source else "",
        f"#{item.area}" if item.area else "",
        waiting(item, now) if item.state is State.WAITING else "",
        _("back {day}").format(day=day_short(item.wake_on, today)) if item.wake_on else "",
        f"↻ {_repeat(item.repeat, item.repeat_from, item.roll)}" if item.repeat else "",
    ]
    return " · ".join(part for part in parts if part)


def _repeat(rule: str, repeat_from: str | None, roll: str | None) -> str:
    from workbench.text.repeat import repeat_words  # late: few items repeat

    return repeat_words(rule, repeat_from, roll)


def item_row(item: Item, now: datetime, me: str) -> str:
    """What was captured: number, title, reading."""
    if item.restricted:
        from workbench.cli.sight import shown  # late: what is added is seldom restricted

        item = shown(item)
    return "  ".join(word for word in (item.ref, item.title, reading_of(item, now, me)) if word)


def entry_row(entry: Entry, now: datetime, me: str) -> str:
    """What was noted: its time, with the day where that is another, and the line as the diary shows it."""
    from workbench.text.say import entry_line  # late: an item that is added needs no words for entries

    day = "" if entry.at.date() == now.date() else f"{entry.at.date().isoformat()} "
    return f"{day}{clock(entry.at)}  {entry_line(entry, me).text}"


def waiting(item: Item, now: datetime) -> str:
    """`➜ Li, check Wed`."""
    if item.next_check is None:
        return f"➜ {item.waiting_on}"
    return _("➜ {who}, check {when}").format(who=item.waiting_on, when=when_short(item.next_check, now))


def span(at: When | None, until: When | None, now: datetime) -> str:
    """A day, a moment, or a stretch of time."""
    if at is None:
        return ""
    text = when_full(at, now.date())
    if until is None or until == at:
        return text
    if isinstance(at, datetime) and isinstance(until, datetime) and at.date() == until.date():
        return f"{text}-{clock(until)}"
    return f"{text} - {when_full(until, now.date())}"


def date_column(item: Item, now: datetime) -> str:
    """The date that matters most in a list: lateness first, then the deadline, the plan, the check, the waking."""
    if is_overdue(item, now):
        return overdue(days_overdue(item, now))
    if item.state is State.WAITING and item.next_check is not None:
        return _("check {when}").format(when=when_short(item.next_check, now))
    if item.state is State.DEFERRED and item.wake_on is not None:
        return _("back {day}").format(day=day_short(item.wake_on, now.date()))
    if item.state in (State.DONE, State.CLOSED, State.DROPPED):
        from workbench.domain.states import state_word  # late: most of what is shown is open

        return state_word(item.state)
    planned = (_period(item, now) or when_short(item.at, now)) if item.at is not None else ""
    due = _("due {when}").format(when=when_short(item.due, now)) if item.due is not None else ""
    return " ".join(part for part in (planned, due) if part)


def _period(item: Item, now: datetime) -> str:
    """The week, the month or the longer period that something is planned for; empty for a day."""
    if item.until is None:
        return ""
    from workbench.text.periods import planned_words  # late: most of what is planned has its day

    return planned_words(item, now.date())


def people_column(item: Item, me: str) -> str:
    """Whose move it is."""
    if item.state is State.WAITING and item.waiting_on:
        return f"➜ {person(item.waiting_on, me)}"
    if item.state is State.DONE and item.source is not None:
        return f"^{item.source.who}"
    return f"@{person(item.lead, me)}" if item.lead and item.lead != "me" else ""
