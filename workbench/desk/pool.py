"""The open items that a day has to do with, kept as items change.

A desk may hold a hundred thousand open items; a day concerns a few. This remembers which, so that a key press does
not go through all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from workbench.domain.agenda import Agenda, is_running, nearest_day
from workbench.domain.ids import ItemId
from workbench.domain.item import Item


class Pool:
    """Items with a date on or before a day, and those somebody works on."""

    def __init__(self, day: date, items: Mapping[ItemId, Item], agenda: Agenda) -> None:
        self.day = day
        self.near: dict[ItemId, Item] = {}
        self.running: dict[ItemId, Item] = {}
        for item_id in dict.fromkeys((*agenda.near(day.toordinal()), *agenda.running, *agenda.touched)):
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self.near.pop(item_id, None)
            self.running.pop(item_id, None)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def _take(self, item: Item) -> None:
        if is_running(item):
            self.running[item.id] = item
        nearest = nearest_day(item)
        if nearest is not None and nearest <= self.day.toordinal():
            self.near[item.id] = item
