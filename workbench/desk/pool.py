"""The open items that a day has to do with, kept as items change.

A desk may hold a hundred thousand open items; a day concerns a few. This remembers which, so that a key press does
not go through all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from workbench.domain.derive import is_open
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.when import day_of


class Pool:
    """Items with a date on or before a day, those somebody works on, and how many stand where."""

    def __init__(self, day: date, items: Iterable[Item]) -> None:
        self.day = day
        self.near: dict[ItemId, Item] = {}
        self.running: dict[ItemId, Item] = {}
        self.inboxed: dict[ItemId, Item] = {}
        self._states: dict[State, int] = dict.fromkeys(State, 0)
        self._known: dict[ItemId, State] = {}
        for item in items:
            self._take(item)

    @property
    def inbox(self) -> int:
        return len(self.inboxed)

    @property
    def waiting(self) -> int:
        return self._states[State.WAITING]

    @property
    def open(self) -> int:
        """Every item with work still to come."""
        return len(self._known)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self.near.pop(item_id, None)
            self.running.pop(item_id, None)
            self.inboxed.pop(item_id, None)
            state = self._known.pop(item_id, None)
            if state is not None:
                self._states[state] -= 1
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def _take(self, item: Item) -> None:
        if not is_open(item):
            return
        self._known[item.id] = item.state
        self._states[item.state] += 1
        if item.started_at is not None:
            self.running[item.id] = item
        if item.state is State.INBOX:
            self.inboxed[item.id] = item
        dates = [when for when in (item.at, item.due, item.next_check, item.wake_on) if when is not None]
        # What is ours to move and has no date at all has leaked: every day has to do with it.
        leaked = not dates and item.state is State.ACTIVE
        if leaked or any(day_of(when) <= self.day for when in dates):
            self.near[item.id] = item
