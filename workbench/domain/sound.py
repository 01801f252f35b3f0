"""Whether what a desk holds agrees with itself: the rules that no verb breaks, looked at from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from workbench.domain.day import Day
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry
from workbench.domain.item import Item, State


class Broken(NamedTuple):
    """A rule that does not hold, and where."""

    code: str
    """A code of a rule, or "reference" where something is named that is not there."""
    ref: str | None = None
    entry: int | None = None
    day: date | None = None
    names: str | None = None
    """What does not exist."""


def broken(
    items: Mapping[int, Item], entries: Mapping[int, Entry], days: Mapping[date, Day], numbers: Mapping[int, int]
) -> Iterator[Broken]:
    """Every rule that does not hold; `numbers` are the last numbers given, by year."""
    yield from _of_numbers(items.values(), numbers)
    for item in items.values():
        yield from (Broken(code, item.ref) for code in _of_item(item))
        if item.parent is not None and item.parent not in items:
            yield Broken("reference", item.ref, names=f"items {item.parent}")
    for id, entry in entries.items():
        yield from _of_entry(id, entry, items, entries, days)
    for day in days.values():
        for carry in day.carried:
            if carry.item not in items:
                yield Broken("reference", day=day.date, names=f"items {carry.item}")


def _of_numbers(items: Iterable[Item], numbers: Mapping[int, int]) -> Iterator[Broken]:
    seen: set[str] = set()
    for item in items:
        if item.ref in seen:
            yield Broken("ref-twice", item.ref)
        seen.add(item.ref)
        year, _dash, number = item.ref.partition("-")
        if year.isdecimal() and number.isdecimal() and numbers.get(int(year), 0) < int(number):
            yield Broken("counter-behind", item.ref)


def _of_item(item: Item) -> Iterator[str]:
    if not item.title.strip():
        yield "no-title"
    if not is_open(item):
        if item.started_at is not None:
            yield "closed-and-running"
        if item.closed_at is None:
            yield "done-without-moment"
    if item.state is State.WAITING and not item.waiting_on:
        yield "waiting-without-name"
    if item.state is State.DEFERRED and item.wake_on is None:
        yield "deferred-without-day"


def _of_entry(
    id: int, entry: Entry, items: Mapping[int, Item], entries: Mapping[int, Entry], days: Mapping[date, Day]
) -> Iterator[Broken]:
    if entry.item is not None and entry.item not in items:
        yield Broken("reference", entry=id, names=f"items {entry.item}")
    if entry.amends is not None and entry.amends not in entries:
        yield Broken("reference", entry=id, names=f"diary {entry.amends}")
    day = days.get(entry.at.date())
    closed = day.closed_at if day is not None else None
    if closed is not None and entry.written_at > closed and entry.fact("after_close") is None:
        yield Broken("sealed-entry", entry=id, day=entry.at.date())
