"""The section of the diary that tells what was not done: carried over, put off, moved behind its deadline, late."""

from __future__ import annotations

from datetime import date

from workbench.domain.derive import deadline_passed
from workbench.domain.entry import Entry, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.domain.when import When, day_of, sort_key
from workbench.i18n import _
from workbench.text.dates import date_plain, read_when, when_full
from workbench.text.report.markdown import Numbering
from workbench.text.report.values import DiaryValues
from workbench.text.report.words import handed, in_brackets, titled

_MOVES = frozenset({Verb.DEFERRED, Verb.PLANNED, Verb.UNPLANNED, Verb.WAITED, Verb.ANSWERED, Verb.WOKE})
"""Of these the last one on an item says when it is to be done."""


def left_over(values: DiaryValues, number: Numbering) -> list[str]:
    """Matters the day left over, where each went, and why."""
    lines: dict[ItemId, str] = {}
    for item, to, why in carries(values):
        lines[item.id] = _line(item, _to(item, to, values), why)
    for item, entry in _moved(values):
        if item.id not in lines and (words := _moved_words(item, entry, values)):
            lines[item.id] = _line(item, words, _reason(entry))
    for item in sorted(values.items.values(), key=order_key):
        if item.id not in lines and (words := _standing(item, values)):
            lines[item.id] = _line(item, words, (item.defer_reason or "") if item.state is State.DEFERRED else "")
    return [line for item_id, line in lines.items() if values.may_show(values.items.get(item_id))]


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


def deferred(values: DiaryValues) -> list[Item]:
    """What was put off on this day, and stayed so."""
    return [item for item, entry in _moved(values) if entry.verb is Verb.DEFERRED]


def is_late(item: Item, values: DiaryValues) -> bool:
    """Open in the evening, and its deadline past."""
    return values.was_open(item) and item.due is not None and deadline_passed(item.due, values.evening)


def _line(item: Item, words: str, why: str) -> str:
    return "- " + (titled(item) + _(": ") + words if words else titled(item)) + in_brackets(why)


def _to(item: Item, to: date | None, values: DiaryValues) -> str:
    return _("to {day}").format(day=date_plain(to)) + _behind(item, to, values) if to else ""


def _behind(item: Item, to: When, values: DiaryValues) -> str:
    """That a date lies behind the deadline, or on its day."""
    if item.due is None or day_of(to) < day_of(item.due):
        return ""
    if day_of(to) == day_of(item.due):
        return _(", the day of its deadline")
    return _(", after its deadline {due}").format(due=when_full(item.due, values.date))


def _moved(values: DiaryValues) -> list[tuple[Item, Entry]]:
    """By item, how it was moved last on this day, where it was open in the evening."""
    last: dict[ItemId, Entry] = {}
    for entry in values.shown:
        if entry.item is None:
            continue
        if entry.verb in _MOVES:
            last[entry.item] = entry
        elif entry.verb is Verb.DUE_SET and _postponed(entry):
            last.setdefault(entry.item, entry)
    ended = values.endings()
    return [
        (item, entry)
        for item_id, entry in last.items()
        if item_id not in ended and (item := values.items.get(item_id)) is not None
    ]


def _postponed(entry: Entry) -> bool:
    old, new = read_when(entry.fact("from")), read_when(entry.fact("due"))
    return old is not None and new is not None and sort_key(new, end_of_day=True) > sort_key(old, end_of_day=True)


def _moved_words(item: Item, entry: Entry, values: DiaryValues) -> str:
    """What is told of a move: putting off always, another date only where it lies behind the deadline."""
    if entry.verb is Verb.DUE_SET:
        old, new = read_when(entry.fact("from")), read_when(entry.fact("due"))
        if old is None or new is None:
            return ""
        return _("deadline moved from {old} to {new}").format(
            old=when_full(old, values.date), new=when_full(new, values.date)
        )
    to = read_when(entry.fact({Verb.DEFERRED: "to", Verb.WAITED: "check"}.get(entry.verb or Verb.PLANNED, "at")))
    if to is None:
        return ""
    behind = _behind(item, to, values)
    if entry.verb is Verb.DEFERRED:
        return _("deferred to {day}").format(day=date_plain(day_of(to))) + behind
    if item.due is None or day_of(to) <= day_of(item.due):
        return ""
    if entry.verb is Verb.WAITED:
        return handed(entry.fact("who") or "", to, values.date) + behind
    return _("planned for {day}").format(day=date_plain(day_of(to))) + behind


def _reason(entry: Entry) -> str:
    return entry.fact("why") or ""


def _standing(item: Item, values: DiaryValues) -> str:
    """What lies open in the evening with its deadline reached while it sleeps, or past."""
    asleep = item.state is State.DEFERRED and values.was_open(item)
    if asleep and item.wake_on is not None and item.due is not None and day_of(item.due) <= values.date:
        return _("deferred to {day}").format(day=date_plain(item.wake_on)) + _behind(item, item.wake_on, values)
    if item.due is not None and is_late(item, values):
        return _("late, the deadline was {due}").format(due=when_full(item.due, values.date))
    return ""
