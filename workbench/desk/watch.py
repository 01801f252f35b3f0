"""What may be forgotten, kept as items change.

A desk may hold a hundred thousand open items, and a handful of them have leaked. This remembers which, so that a key
press, a minute and the evening's question cost what changed. At midnight everything is looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from heapq import heapify, heappop, heappush

from workbench.domain.donts import Dont, donts_of
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import Leak, changes_at, in_order, leaks_of
from workbench.domain.order import order_key


class Watch:
    """The findings of the leak check and the counters of the five don't-lets, item by item."""

    def __init__(self, items: Iterable[Item], look: Look) -> None:
        self._leaks: dict[ItemId, tuple[Item, list[Leak]]] = {}
        self._donts: dict[ItemId, tuple[Item, tuple[Dont, ...]]] = {}
        self._due: list[tuple[datetime, ItemId]] = []
        for item in items:
            self._take(item, look)
            self._due += ((moment, item.id) for moment in changes_at(item, look))
        heapify(self._due)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item], look: Look) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self._forget(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item, look)
                for moment in changes_at(item, look):
                    heappush(self._due, (moment, item_id))

    def advance(self, items: Mapping[ItemId, Item], look: Look) -> None:
        """Look again at what the time that has passed since may have changed."""
        stirred: set[ItemId] = set()
        while self._due and self._due[0][0] <= look.now:
            stirred.add(heappop(self._due)[1])
        # What is late from a moment on is not late at that moment: it is looked at once more.
        self.update(stirred, items, look)

    def leaks(self) -> list[Leak]:
        """The findings about items, the most pressing kind first."""
        held = sorted(self._leaks.values(), key=lambda pair: order_key(pair[0]))
        return in_order(leak for _item, leaks in held for leak in leaks)

    def counted(self) -> list[tuple[Item, tuple[Dont, ...]]]:
        """The items which a counter of the five counts, in the desk's order."""
        return sorted(self._donts.values(), key=lambda pair: order_key(pair[0]))

    def _take(self, item: Item, look: Look) -> None:
        leaks = leaks_of(item, look)
        if leaks:
            self._leaks[item.id] = (item, leaks)
        donts = donts_of(item, look, leaks)
        if donts:
            self._donts[item.id] = (item, donts)

    def _forget(self, item_id: ItemId) -> None:
        self._leaks.pop(item_id, None)
        self._donts.pop(item_id, None)
