"""What is followed up, in groups and in order, kept as items change: decisions, what others owe, replies, tracked."""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date

from workbench.domain.derive import is_open
from workbench.domain.following import awaits_decision
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.order import OrderKey, followed_key, order_key
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DECISIONS = 11
"""Put to somebody who decides. The numbers are those of no group of the board."""
OWED = 12
"""What others owe us; what was offered and not accepted yet is among it."""
REPLIES = 13
"""Done, and the asker does not know."""
TRACKED = 14
"""Ours to move, and followed from above."""
SECTIONS = (OWED, DECISIONS, REPLIES, TRACKED)


def section_of(item: Item) -> int | None:
    """The section that an item is followed in: one, so that nothing is seen twice."""
    if item.state is State.WAITING:
        return DECISIONS if awaits_decision(item) else OWED
    if item.state is State.DONE:
        return REPLIES
    return TRACKED if item.tracked is not None and is_open(item) else None


class _Place(Frozen):
    section: int
    key: tuple[OrderKey, ItemId]


class FollowUps:
    """Items by section, in order. Holds ids, never items."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._places: dict[ItemId, _Place] = {}
        self._sections: dict[int, list[tuple[OrderKey, ItemId]]] = {section: [] for section in SECTIONS}
        self._checks: list[date] = []
        self._check_of: dict[ItemId, date] = {}
        self._tracked: dict[ItemId, None] = {}
        for item in items:
            self._take(item)

    def ids(self, section: int) -> Sequence[ItemId]:
        """The items of a section, first things first."""
        return [item_id for _key, item_id in self._sections[section]]

    def count(self, group: int) -> int:
        return len(self._sections[group])

    def at(self, group: int, index: int) -> ItemId:
        """The item at a row of a section."""
        return self._sections[group][index][1]

    def index(self, item: ItemId) -> tuple[int, int] | None:
        """The section of an item and its row there, or None where it is not followed up."""
        place = self._places.get(item)
        if place is None:
            return None
        return place.section, bisect_left(self._sections[place.section], place.key)

    def to_ask(self, today: date) -> tuple[int, int]:
        """How many are to be asked about today, and how many were to be asked before."""
        past = bisect_left(self._checks, today)
        return bisect_left(self._checks, date.fromordinal(today.toordinal() + 1)) - past, past

    @property
    def tracked(self) -> Sequence[ItemId]:
        """Everything that is followed from above and not at an end, wherever it is."""
        return [*self._tracked]

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Put the changed items into their present places."""
        for item_id in changed:
            self._drop(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def _take(self, item: Item) -> None:
        if item.tracked is not None and item.state not in (State.CLOSED, State.DROPPED):
            self._tracked[item.id] = None
        section = section_of(item)
        if section is None:
            return
        key = followed_key(item) if item.state is State.WAITING else order_key(item)
        place = self._places[item.id] = _Place(section, (key, item.id))
        insort(self._sections[section], place.key)
        if item.state is State.WAITING and item.next_check is not None:
            day = self._check_of[item.id] = day_of(item.next_check)
            insort(self._checks, day)

    def _drop(self, item_id: ItemId) -> None:
        self._tracked.pop(item_id, None)
        place = self._places.pop(item_id, None)
        if place is not None:
            keys = self._sections[place.section]
            keys.pop(bisect_left(keys, place.key))
        day = self._check_of.pop(item_id, None)
        if day is not None:
            self._checks.pop(bisect_left(self._checks, day))
