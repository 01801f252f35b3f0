"""What may be forgotten, kept as items change.

A desk may hold a hundred thousand open items, and a handful of them have leaked. This remembers which, so that a key
press, a minute and the evening's question cost what changed. At midnight everything is looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from heapq import heappop, heappush

from workbench.domain.brief import is_starting
from workbench.domain.derive import is_open
from workbench.domain.donts import Dont, donts_of
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import Leak, changes_at, in_order, leaks_of
from workbench.domain.order import order_key

_SHOWN = frozenset({"overdue", "check-passed", "no-reply", "inbox-old", "tracked-unchecked"})
"""Findings which Today shows where their items stand, or which depend on more than the item."""


class Watch:
    """The findings of the leak check and the counters of the five don't-lets, item by item."""

    def __init__(self, items: Iterable[Item] = (), look: Look | None = None) -> None:
        self._leaks: dict[ItemId, tuple[Item, list[Leak]]] = {}
        self._donts: dict[ItemId, tuple[Item, tuple[Dont, ...]]] = {}
        self._starting: set[ItemId] = set()
        self._areas: dict[ItemId, str] = {}
        self._open_in: dict[str, int] = {}
        self._touched: dict[str, date] = {}
        self._major: set[ItemId] = set()
        self._due: list[tuple[datetime, ItemId]] = []
        self._sorted: list[Leak] | None = None
        self.hidden = 0
        """How many findings nothing else on Today shows."""
        if look is not None:
            for item in items:
                self.take(item, look)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item], look: Look) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self._forget(item_id)
            item = items.get(item_id)
            if item is not None:
                self.take(item, look)

    def advance(self, items: Mapping[ItemId, Item], look: Look) -> None:
        """Look again at what the time that has passed since may have changed."""
        stirred: set[ItemId] = set()
        while self._due and self._due[0][0] <= look.now:
            stirred.add(heappop(self._due)[1])
        # What is late from a moment on is not late at that moment: it is looked at once more.
        self.update(stirred, items, look)

    def leaks(self) -> list[Leak]:
        """The findings about items, the most pressing kind first."""
        if self._sorted is None:
            held = sorted(self._leaks.values(), key=lambda pair: order_key(pair[0]))
            self._sorted = in_order(leak for _item, leaks in held for leak in leaks)
        return list(self._sorted)

    def counted(self) -> list[tuple[Item, tuple[Dont, ...]]]:
        """The items which a counter of the five counts, in the desk's order."""
        return sorted(self._donts.values(), key=lambda pair: order_key(pair[0]))

    @property
    def starting(self) -> frozenset[ItemId]:
        """What is to be begun today, or has a step for today."""
        return frozenset(self._starting)

    @property
    def major(self) -> frozenset[ItemId]:
        """The major reports that have not gone out."""
        return frozenset(self._major)

    def areas(self) -> dict[str, date]:
        """The areas with open work, and the last day on which anything that is open there was touched."""
        return {area: self._touched[area] for area, count in self._open_in.items() if count}

    def take(self, item: Item, look: Look) -> None:
        """Take in an item; twice does no harm."""
        self._forget(item.id)
        leaks = leaks_of(item, look)
        if leaks:
            self._leaks[item.id] = (item, leaks)
            self.hidden += _hidden(leaks)
            self._sorted = None
        donts = donts_of(item, look, leaks)
        if donts:
            self._donts[item.id] = (item, donts)
        if look.hours is not None and is_starting(item, look.hours, look.now.date()):
            self._starting.add(item.id)
        if item.info is not None and item.info.major and is_open(item):
            self._major.add(item.id)
        for moment in changes_at(item, look):
            heappush(self._due, (moment, item.id))
        if item.area is not None:
            day = item.updated_at.date()
            self._touched[item.area] = max(day, self._touched.get(item.area, day))
            if is_open(item):
                self._areas[item.id] = item.area
                self._open_in[item.area] = self._open_in.get(item.area, 0) + 1

    def _forget(self, item_id: ItemId) -> None:
        known = self._leaks.pop(item_id, None)
        if known is not None:
            self._sorted = None
            self.hidden -= _hidden(known[1])
        self._donts.pop(item_id, None)
        self._starting.discard(item_id)
        self._major.discard(item_id)
        area = self._areas.pop(item_id, None)
        if area is not None:
            self._open_in[area] -= 1


def _hidden(leaks: Iterable[Leak]) -> int:
    return sum(leak.code not in _SHOWN for leak in leaks)
