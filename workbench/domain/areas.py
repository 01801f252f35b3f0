"""The fronts of work (会弹钢琴): how much is open on each, and when each was last touched. Kept as items change."""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date, datetime

from workbench.domain.derive import is_open
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AREA_DAYS = 14
"""So many days a front of work may lie untouched while something is open on it."""


class Front(Frozen):
    """One area as the strip shows it."""

    area: str
    open: int
    touched: date
    days: int
    """Days since it was last touched."""
    limit: int
    """Days after which it has been silent too long."""

    @property
    def is_silent(self) -> bool:
        """Untouched too long, with work open on it."""
        return self.open > 0 and self.days > self.limit


class Areas:
    """Areas by name. An item counts for its area as long as it is known, at an end or not: finishing is touching."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._known: dict[ItemId, tuple[str, datetime, bool]] = {}
        self._touches: dict[str, list[datetime]] = {}
        self._open: dict[str, int] = {}
        for item in items:
            self._take(item)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self._drop(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def fronts(self, today: date, limit: int, limits: Mapping[str, int]) -> list[Front]:
        """Every area that something is known of, by name; `limits` are those of single areas."""
        found: list[Front] = []
        for area in sorted(self._touches):
            touched = self._touches[area][-1].date()
            days = max(0, (today - touched).days)
            found.append(Front(area, self._open.get(area, 0), touched, days, limits.get(area, limit)))
        return found

    def _take(self, item: Item) -> None:
        if item.area is None or item.id in self._known:
            return
        touched, is_one_open = item.updated_at, is_open(item)
        self._known[item.id] = (item.area, touched, is_one_open)
        insort(self._touches.setdefault(item.area, []), touched)
        self._open[item.area] = self._open.get(item.area, 0) + is_one_open

    def _drop(self, item_id: ItemId) -> None:
        known = self._known.pop(item_id, None)
        if known is None:
            return
        area, touched, was_open = known
        touches = self._touches[area]
        touches.pop(bisect_left(touches, touched))
        self._open[area] -= was_open
        if not touches:
            del self._touches[area], self._open[area]
