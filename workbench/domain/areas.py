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
        self._open: dict[str, dict[ItemId, None]] = {}
        for item in items:
            self._take(item)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self._drop(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def ids(self, area: str) -> list[ItemId]:
        """What is open in an area."""
        return [*self._open.get(area, ())]

    def fronts(self, today: date, limit: int, limits: Mapping[str, int]) -> list[Front]:
        """Every area that something is known of, by name; `limits` are those of single areas."""
        found: list[Front] = []
        for area in sorted(self._touches):
            touched = self._touches[area][-1].date()
            days = max(0, (today - touched).days)
            found.append(Front(area, len(self._open.get(area, ())), touched, days, limits.get(area, limit)))
        return found

    def _take(self, item: Item) -> None:
        if item.area is None or item.id in self._known:
            return
        touched, is_one_open = item.updated_at, is_open(item)
        self._known[item.id] = (item.area, touched, is_one_open)
        insort(self._touches.setdefault(item.area, []), touched)
        if is_one_open:
            self._open.setdefault(item.area, {})[item.id] = None

    def _drop(self, item_id: ItemId) -> None:
        known = self._known.pop(item_id, None)
        if known is None:
            return
        area, touched, was_open = known
        touches = self._touches[area]
        touches.pop(bisect_left(touches, touched))
        if was_open:
            self._open[area].pop(item_id, None)
        if not touches:
            del self._touches[area]
            self._open.pop(area, None)
