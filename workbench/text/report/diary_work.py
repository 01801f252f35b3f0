"""The sections of the diary that tell what came of the work: summary and main work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.domain.derive import deadline_passed, nature
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Domain, Item, Nature, State
from workbench.domain.when import day_of
from workbench.i18n import _
from workbench.text.dates import minutes_words, when_full
from workbench.text.report.diary_ahead import carries, titled
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.values import CONTACTS, DiaryValues

_MOVING = (Verb.WAITED, Verb.ANSWERED, Verb.STEP_DONE, Verb.REPLIED, Verb.REOPENED)
"""What else than an end brings a matter forward, or at least away from here."""


def summary(values: DiaryValues, number: Numbering) -> list[str]:
    """What came off, in figures."""
    finished = values.finished()
    same_day = sum(item.created_at.astimezone(values.now.tzinfo).date() == values.date for item in finished)
    still_open = [item for item in values.items.values() if values.was_open(item)]
    waiting = sum(item.state is State.WAITING for item in still_open)
    carried = len(carries(values))
    first = [
        _completed(len(finished), same_day),
        _("open {n}").format(n=len(still_open)),
        _("waiting {n}").format(n=waiting),
    ]
    if carried:
        first.append(_("carried over {n}").format(n=carried))
    late = sum(_is_late(item, values.evening) for item in still_open)
    if late:
        first.append(_("late {n}").format(n=late))
    lines = [_("; ").join(first) + _(".")]
    shares = _shares(values)
    return [*lines, shares] if shares else lines


def _is_late(item: Item, evening: datetime) -> bool:
    return item.due is not None and deadline_passed(item.due, evening)


def _completed(n: int, same_day: int) -> str:
    if not same_day:
        return _("Completed {n}").format(n=n)
    return _("Completed {n} ({same_day} of them received today)").format(n=n, same_day=same_day)


def _shares(values: DiaryValues) -> str:
    """Known beforehand against come unasked, among what was worked on or stood on this day."""
    touched = {entry.item for entry in values.entries if entry.verb is not Verb.WOKE}
    mine = [item for item in values.items.values() if item.id in touched or _stands_on(item, values.date)]
    if not mine:
        return ""
    unscheduled = sum(nature(item) is Nature.UNSCHEDULED for item in mine)
    return _("Scheduled {scheduled}, unscheduled {unscheduled} ({share} %).").format(
        scheduled=len(mine) - unscheduled, unscheduled=unscheduled, share=round(100 * unscheduled / len(mine))
    )


def _stands_on(item: Item, day: date) -> bool:
    return item.at is not None and day_of(item.at) == day


def main_work(values: DiaryValues, number: Numbering) -> list[str]:
    """Finished and moved matters with what came of them, grouped by domain where that is known."""
    items = [item for item in _worked_on(values) if not item.restricted]
    if not items:
        return []
    groups: list[tuple[str, list[Item]]] = [
        (title, chosen) for domain, title in _domains() if (chosen := [item for item in items if item.domain is domain])
    ]
    numbered = iter(range(1, len(items) + 1))
    if len(groups) == 1 and items[0].domain is None:
        return [f"{next(numbered)}. {_told(item, values)}" for item in items]
    lines: list[str] = []
    for title, chosen in groups:
        lines += ["", number.part(title), ""] if lines else [number.part(title), ""]
        lines += [f"{next(numbered)}. {_told(item, values)}" for item in chosen]
    return lines


def _domains() -> Sequence[tuple[Domain | None, str]]:
    return (
        (Domain.POLICY, _("Policy")),
        (Domain.ADMIN, _("Administration")),
        (Domain.FINANCE, _("Finance")),
        (None, _("Other")),
    )


def _worked_on(values: DiaryValues) -> list[Item]:
    """Finished ones first, then those which moved, each in the order of the day."""
    finished = values.finished()
    ids = dict.fromkeys(item.id for item in finished)
    for entry in values.shown:
        if entry.item is not None and _moves(entry):
            ids.setdefault(entry.item)
    return [values.items[item_id] for item_id in ids if item_id in values.items]


def _moves(entry: Entry) -> bool:
    by_hand = entry.kind is not EntryKind.EVENT and entry.kind not in CONTACTS
    return by_hand or entry.verb in _MOVING or entry.verb is Verb.DROPPED or bool(entry.fact("worked"))


def _told(item: Item, values: DiaryValues) -> str:
    """One matter: its title and number, what came of it, what stands written about it."""
    told = [part for part in (_end_of(item, values), *_moves_of(item, values), _worked(item, values)) if part]
    head = titled(item)
    return head + _(": ") + _("; ").join(told) if told else head


def _end_of(item: Item, values: DiaryValues) -> str:
    """How it ended on this day; what came later belongs to a later diary."""
    ends = values.endings().get(item.id, {})
    done, replied, dropped = (ends.get(verb) for verb in (Verb.DONE, Verb.REPLIED, Verb.DROPPED))
    if dropped is not None:
        return _("not done, because {why}").format(why=escape(dropped.fact("why") or ""))
    parts: list[str] = []
    if done is not None:
        result = done.fact("result")
        parts.append(_("done: {result}").format(result=escape(result)) if result else _("done"))
    if replied is not None and replied.fact("how"):
        who, how = escape(replied.fact("to") or ""), escape(replied.fact("how") or "")
        parts.append(_("told {who}: {how}").format(who=who, how=how))
    elif done is not None and replied is None and item.source is not None:
        parts.append(_("{who} not told yet").format(who=escape(item.source.who)))
    return _("; ").join(parts)


def _moves_of(item: Item, values: DiaryValues) -> list[str]:
    told: list[str] = []
    for entry in values.shown:
        if entry.item != item.id:
            continue
        if entry.kind in CONTACTS:
            continue
        if entry.kind is not EntryKind.EVENT:
            told.append(escape(entry.text))
        elif entry.verb is Verb.WAITED and item.state is State.WAITING:
            told[:] = [part for part in told if not part.startswith("➜")]
            told.append("➜ " + _with_whom(item, values))
        elif entry.verb is Verb.ANSWERED:
            told.append(_("{who} answered").format(who=escape(entry.fact("who") or "")))
        elif entry.verb is Verb.STEP_DONE:
            told.append(_("{step} done").format(step=escape(entry.fact("step") or "")))
    return [part.removeprefix("➜ ") for part in told]


def _with_whom(item: Item, values: DiaryValues) -> str:
    check = _("; ") + _when(item.next_check, values, _("check {when}")) if item.next_check else ""
    return _("with {who}").format(who=escape(item.waiting_on or "")) + check


def _when(when: date | None, values: DiaryValues, pattern: str) -> str:
    return pattern.format(when=when_full(when, values.date)) if when is not None else ""


def _worked(item: Item, values: DiaryValues) -> str:
    minutes = sum(int(entry.fact("worked") or 0) for entry in values.shown if entry.item == item.id)
    return _("worked {minutes}").format(minutes=minutes_words(minutes)) if minutes else ""
