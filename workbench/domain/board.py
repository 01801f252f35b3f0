"""The board (分拣板): the inbox and the four quadrants, kept in order as items change.

Built once, then told which items changed: a key press costs much the same with a hundred items as with a hundred
thousand.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from workbench.domain.derive import Quadrant, is_open, quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.order import OrderKey, arrival_key, followed_key, order_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.agenda import Agenda

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


Place = tuple[OrderKey, ItemId]
"""Where an item stands in its group: smaller comes first."""

_FEW = 16
"""So many items are taken out of the groups one by one; more, all at once."""


def place_of(item: Item) -> tuple[int, Place] | None:
    """The group an item stands in and its place there, or None where it is at an end."""
    group = group_of(item)
    if group is None:
        return None
    by = arrival_key if group == INBOX else followed_key if group == WAITING else order_key
    return group, (by(item), item.id)


class Board:
    """Open items by group, in order. Holds ids; an item is looked at only when its place is in question."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items: Mapping[ItemId, Item] = {item.id: item for item in items}
        self._order: dict[int, list[ItemId]] = {group: [] for group in ALL_GROUPS}
        self._put_in_order(self._items.values())

    @classmethod
    def opened(cls, items: Mapping[ItemId, Item], agenda: Agenda) -> Board:
        """The board of these items, most of which stand in the order that somebody worked out before."""
        board = cls()
        board._items = items
        board._order = {group: list(agenda.group(group)) for group in ALL_GROUPS}
        touched = (items.get(item_id) for item_id in agenda.touched)
        board._put_in_order(item for item in touched if item is not None)
        return board

    def ids(self, group: int) -> Sequence[ItemId]:
        """The items of a group, first things first. Live: not to be changed, nor kept."""
        return self._order[group]

    def count(self, group: int) -> int:
        return len(self._order[group])

    def at(self, group: int, index: int) -> ItemId:
        """The item at a row of a group."""
        return self._order[group][index]

    def index(self, item: ItemId) -> tuple[int, int] | None:
        """The group of an item and its row there, or None where it is on no board."""
        known = self._items.get(item)
        where = place_of(known) if known is not None else None
        if where is not None:
            group, place = where
            at = self._bisect(group, place)
            if at < self.count(group) and self._order[group][at] == item:
                return group, at
        return None

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Put the changed items into their present places; every item that changed must be named."""
        self._items = items
        moved = list(dict.fromkeys(changed))
        if len(moved) > _FEW:
            gone = set(moved)
            for group, ids in self._order.items():
                self._order[group] = [item_id for item_id in ids if item_id not in gone]
        else:
            for item_id in moved:
                self._take_out(item_id)
        self._put_in_order(item for item in map(items.get, moved) if item is not None)

    def _take_out(self, item: ItemId) -> None:
        for ids in self._order.values():
            try:
                # By its number: what its place was followed from what it is no more. Quick, since nothing is looked at.
                del ids[ids.index(item)]
            except ValueError:
                continue
            return

    def _put_in_order(self, items: Iterable[Item]) -> None:
        placed = sorted(where for item in items if (where := place_of(item)) is not None)
        for group, place in placed:
            ids = self._order[group]
            at = self._bisect(group, place) if ids and place < self._place(group, len(ids) - 1) else len(ids)
            ids.insert(at, place[1])

    def _bisect(self, group: int, place: Place) -> int:
        return bisect_left(range(self.count(group)), place, key=lambda at: self._place(group, at))

    def _place(self, group: int, at: int) -> Place:
        item = self._items.get(self._order[group][at])
        where = place_of(item) if item is not None else None
        return where[1] if where is not None else _NOWHERE  # it is being taken out by somebody else at this moment


_NOWHERE: Place = ((False, False, False, (date.min, 0.0), (date.min, 0.0), ""), ItemId(0))
