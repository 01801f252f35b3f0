"""The sections of the diary that look ahead: what waits, what was carried over, what tomorrow brings."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Verb
from workbench.domain.hours import next_workday
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.domain.when import day_of, is_timed, sort_key
from workbench.i18n import _, is_chinese
from workbench.text.dates import clock, date_plain, read_when, when_full
from workbench.text.report.markdown import Numbering, escape, table
from workbench.text.report.values import DiaryValues
from workbench.text.say import person


def follow_up(values: DiaryValues, number: Numbering) -> list[str]:
    """Everything that waits for somebody."""
    waiting = sorted((i for i in values.open_items() if i.state is State.WAITING), key=order_key)
    if not waiting:
        return []
    head = (_("No."), _("Matter"), _("Lead"), _("Waiting for"), _("Next check"))
    rows = [
        (
            item.ref,
            escape(item.title),
            escape(person(item.lead, values.me)) if item.lead else "",
            escape(item.waiting_on or ""),
            when_full(item.next_check, values.date) if item.next_check else "",
        )
        for item in waiting
    ]
    return table(head, rows)


def carried_over(values: DiaryValues, number: Numbering) -> list[str]:
    """What the day left over, where it went, and why."""
    lines: list[str] = []
    for item, to, why in carries(values):
        if item.restricted:
            continue
        where = _("to {day}").format(day=date_plain(to)) if to else ""
        reason = f"（{escape(why)}）" if why and is_chinese() else f" ({escape(why)})" if why else ""
        title = titled(item)
        lines.append("- " + (title + _(": ") + where if where else title) + reason)
    return lines


def tomorrow(values: DiaryValues, number: Numbering) -> list[str]:
    """What stands on the next working day: with a time, planned, due, to be asked again."""
    day = next_workday(values.date, values.is_workday)
    planned = [item for item in values.open_items() if item.at is not None and day_of(item.at) == day]
    rows = [_planned_row(item) for item in sorted(planned, key=lambda item: (not is_timed(item.at), sort_key(item.at)))]
    listed = {item.id for item in planned}
    for item in sorted(values.open_items(), key=order_key):
        if item.id in listed:
            continue
        if item.due is not None and day_of(item.due) == day:
            rows.append(f"- {_due_words(item.due)} {titled(item)}")
        elif item.state is State.WAITING and item.next_check is not None and day_of(item.next_check) == day:
            rows.append("- " + _("chase") + " " + escape(item.waiting_on or "") + _(": ") + titled(item))
    return [date_plain(day) + _(":"), "", *rows] if rows else []


def _planned_row(item: Item) -> str:
    time = f"{clock(item.at)} " if isinstance(item.at, datetime) else ""
    due = f" {_due_words(item.due)}" if item.due is not None and item.at and day_of(item.due) == day_of(item.at) else ""
    return f"- {time}{titled(item)}{due}"


def _due_words(due: date) -> str:
    return _("due {time}").format(time=clock(due)) if isinstance(due, datetime) else _("due")


def carries(values: DiaryValues) -> list[tuple[Item, date | None, str]]:
    """By item, the last word said about it on this day, from the trail and from the day's own record."""
    found: dict[int, tuple[Item, date | None, str]] = {}
    for entry in values.entries:
        item = values.item_of(entry)
        if entry.verb is Verb.CARRIED and item is not None and not entry.fact("after_close"):
            to = read_when(entry.fact("to"))
            found[item.id] = (item, day_of(to) if to else None, entry.fact("why") or "")
    for carry in values.day.carried if values.day else ():
        item = values.items.get(carry.item)
        if item is not None and item.id not in found:
            found[item.id] = (item, carry.to, carry.reason or "")
    return list(found.values())


def titled(item: Item) -> str:
    return _("{title} ({ref})").format(title=escape(item.title), ref=item.ref)
