"""The leak check (查漏): every open matter has a person, a date and an end, or it is named here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.derive import is_check_due, is_open, is_overdue, next_date
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.i18n import N_, _

INBOX_DAYS = 1
"""So many days something may lie unjudged."""

_SENTENCES = {
    "overdue": N_("the deadline has passed"),
    "check-passed": N_("the day to ask {who} again has passed"),
    "waiting-without-check": N_("waits without a day to ask again"),
    "waiting-without-name": N_("waits, and nobody is named"),
    "no-lead": N_("nobody leads it"),
    "no-date": N_("has no next date"),
    "no-result": N_("is done without a result"),
    "no-reply": N_("is done, and {who} has not been told"),
    "inbox-old": N_("has lain in the inbox for more than a day"),
    "day-not-closed": N_("the day was never closed"),
}

CODES = tuple(_SENTENCES)
"""Every code, for the documentation's test."""


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that may be forgotten."""

    code: str
    ref: str | None = None
    title: str | None = None
    who: str | None = None
    date: str | None = None

    def sentence(self, who: str) -> str:
        """What is amiss, in the user's language."""
        return _(_SENTENCES[self.code]).format(who=who)


def leaks(items: Iterable[Item], unclosed: Sequence[date], now: datetime) -> list[Leak]:
    """Everything that may be forgotten, the most pressing kind first."""
    found = [leak for item in sorted(items, key=order_key) for leak in _of(item, now)]
    found += [Leak("day-not-closed", date=day.isoformat()) for day in unclosed]
    return sorted(found, key=lambda leak: CODES.index(leak.code))


def _of(item: Item, now: datetime) -> Iterator[Leak]:
    for code in _codes(item, now):
        asker = item.source.who if item.source else None
        who = asker if code == "no-reply" else item.waiting_on
        yield Leak(code, item.ref, item.title, who)


def _codes(item: Item, now: datetime) -> Iterator[str]:
    if item.state is State.DONE:
        if not item.result:
            yield "no-result"
        yield "no-reply"
        return
    if not is_open(item):
        return
    if is_overdue(item, now):
        yield "overdue"
    if item.state is State.INBOX:
        if (now - item.created_at).days >= INBOX_DAYS:
            yield "inbox-old"
        return
    if item.lead is None and item.state is not State.WAITING:
        yield "no-lead"
    if item.state is State.WAITING:
        if not item.waiting_on:
            yield "waiting-without-name"
        if item.next_check is None:
            yield "waiting-without-check"
        elif is_check_due(item, now.date()) and _passed(item, now):
            yield "check-passed"
    elif next_date(item) is None:
        yield "no-date"


def _passed(item: Item, now: datetime) -> bool:
    """A check for today is not late before its own time has come."""
    check = item.next_check
    if isinstance(check, datetime):
        return check < now
    return check is not None and check < now.date()
