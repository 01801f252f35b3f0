"""The sections of the diary that look ahead: what waits for others, who waits for us, what tomorrow brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.domain.hours import next_workday
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.domain.when import day_of, is_timed, sort_key
from workbench.i18n import _
from workbench.text.dates import clock, date_plain, when_full
from workbench.text.report.markdown import Numbering, escape, table
from workbench.text.report.values import DiaryValues
from workbench.text.report.words import named, titled


def follow_up(values: DiaryValues, number: Numbering) -> list[str]:
    """Everything that waits for somebody, and everybody who waits for our answer."""
    waiting = sorted((i for i in values.open_items() if i.state is State.WAITING), key=order_key)
    owed = sorted((i for i in values.items.values() if values.owed_reply(i) and not i.restricted), key=order_key)
    lines = _waiting(values, waiting) if waiting else []
    if owed:
        lines += ["", _("To reply:"), ""] if lines else [_("To reply:"), ""]
        lines += [f"- {titled(item)}{_(': ')}{not_told(item)}" for item in owed]
    return lines


def _waiting(values: DiaryValues, waiting: Sequence[Item]) -> list[str]:
    head = (_("No."), _("Matter"), _("Lead"), _("Waiting for"), _("Next check"))
    rows = [
        (
            item.ref,
            escape(item.title),
            named(item.lead, values.me),
            named(item.waiting_on, values.me),
            when_full(item.next_check, values.date) if item.next_check else "—",
        )
        for item in waiting
    ]
    return table(head, rows)


def not_told(item: Item) -> str:
    """That the one who asked still waits for the answer."""
    who = item.source.who if item.source else ""
    return _("{who} not told yet").format(who=escape(who)) if who else _("asker not told yet")


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
