"""The board (分拣板): the inbox and the four quadrants, kept in order as items change.

Built once, then told which items changed: a key press costs the same with a hundred items as with a hundred thousand.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from workbench.domain.derive import Quadrant, is_open, quadrant
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.order import OrderKey, arrival_key, followed_key, order_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

INBOX = 0
"""The group of what has not been judged. Groups 1 to 4 are the quadrants."""
GROUPS = (INBOX, 1, 2, 3, 4)
"""What is ours to judge and to move."""
WAITING = 5
"""What somebody else must move; to be asked about."""
TO_REPLY = 6
"""What is done, and whose asker has not been told."""
FOLLOWED = (WAITING, TO_REPLY)
ALL_GROUPS = (*GROUPS, *FOLLOWED)


class _Place(Frozen):
    group: int
    key: tuple[OrderKey, ItemId]


def group_of(item: Item) -> int | None:
    """The group an item stands in, or None where it is at an end."""
    if item.state is State.WAITING:
        return WAITING
    if item.state is State.DONE:
        return TO_REPLY
    if not is_open(item):
        return None
    judged = quadrant(item)
    if item.state is State.DEFERRED and judged is None:
        return int(Quadrant.DEFER)  # asleep and never judged: it lies where the sleepers lie
    return int(judged) if judged is not None and item.state is not State.INBOX else INBOX


class Board:
    """Open items by group, in order. Holds ids, never items."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._places: dict[ItemId, _Place] = {}
        self._groups: dict[int, list[tuple[OrderKey, ItemId]]] = {group: [] for group in ALL_GROUPS}
        for item in items:
            place = _place(item)
            if place is not None:
                self._places[item.id] = place
                self._groups[place.group].append(place.key)
        for keys in self._groups.values():
            keys.sort()

    def ids(self, group: int) -> Sequence[ItemId]:
        """The items of a group, first things first."""
        return [item_id for _, item_id in self._groups[group]]

    def count(self, group: int) -> int:
        return len(self._groups[group])

    def at(self, group: int, index: int) -> ItemId:
        """The item at a row of a group, without making a list of all of them."""
        return self._groups[group][index][1]

    def index(self, item: ItemId) -> tuple[int, int] | None:
        """The group of an item and its row there, or None where it is on no board."""
        place = self._places.get(item)
        if place is None:
            return None
        return place.group, bisect_left(self._groups[place.group], place.key)

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Put the changed items into their present places."""
        for item_id in changed:
            old = self._places.pop(item_id, None)
            if old is not None:
                keys = self._groups[old.group]
                keys.pop(bisect_left(keys, old.key))
            item = items.get(item_id)
            new = _place(item) if item is not None else None
            if new is not None:
                self._places[item_id] = new
                insort(self._groups[new.group], new.key)


def _place(item: Item) -> _Place | None:
    group = group_of(item)
    if group is None:
        return None
    key = arrival_key(item) if group == INBOX else followed_key(item) if group == WAITING else order_key(item)
    return _Place(group, (key, item.id))
