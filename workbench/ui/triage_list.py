"""The inbox and the quadrants, as one list with headings or as one list each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from workbench.domain.board import FOLLOWED, INBOX, Board
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.ui.actions import ITEMS, LIST
from workbench.ui.item_rows import Lens, group_header, item_row
from workbench.ui.painter import Bit
from workbench.ui.rows import Key
from workbench.ui.vlist import VList


class Shelf(Protocol):
    """The items of groups, in order, counted without being listed."""

    def count(self, group: int) -> int: ...

    def at(self, group: int, index: int) -> ItemId: ...

    def index(self, item: ItemId) -> tuple[int, int] | None: ...


class Sieve:
    """A shelf of those items which pass a filter."""

    def __init__(self, board: Board, groups: Sequence[int], keep: Callable[[ItemId], bool]) -> None:
        self._kept = {group: [item for item in board.ids(group) if keep(item)] for group in groups}
        self._places = {item: (group, index) for group, items in self._kept.items() for index, item in enumerate(items)}

    def count(self, group: int) -> int:
        return len(self._kept.get(group, ()))

    def at(self, group: int, index: int) -> ItemId:
        return self._kept[group][index]

    def index(self, item: ItemId) -> tuple[int, int] | None:
        return self._places.get(item)


@dataclass(frozen=True, slots=True)
class InGroup:
    """An item where it stands: filed elsewhere it is another row, and the cursor does not run after it."""

    group: int
    item: ItemId


@dataclass(frozen=True, slots=True)
class Empty:
    """The row which says that a group is empty. The cursor rests here, and no key does harm."""

    group: int


class GroupRows:
    """The rows of several groups. Knows where each begins, and nothing about their items."""

    def __init__(self, shelf: Shelf, groups: Sequence[int], *, headings: bool, filtered: bool = False) -> None:
        self._shelf = shelf
        self.groups = tuple(groups)
        self._starts: list[int] = []
        self._counts: list[int] = []
        self._heads: list[int] = []
        """1 where a group has a heading. What is followed up has one only where there is something to follow."""
        total = 0
        nothing = not any(shelf.count(group) for group in self.groups)
        for group in self.groups:
            count = shelf.count(group)
            self._starts.append(total)
            self._counts.append(count)
            # A group that is empty says so, where that is worth a row: the inbox, or a list of its own.
            told = not headings or (group == self.groups[0] and (nothing or (not filtered and group == INBOX)))
            self._heads.append(int(headings and (count > 0 or group not in FOLLOWED)))
            total += self._heads[-1] + count + int(told and not count)
        self._total = total

    def __len__(self) -> int:
        return self._total

    def place(self, index: int) -> tuple[int, int]:
        """The group of a row, and its index there; -1 is the heading."""
        which = bisect_right(self._starts, index) - 1
        # Groups without a row of their own share their start with the next one.
        return which, index - self._starts[which] - self._heads[which]

    def heading(self, index: int) -> tuple[int, int] | None:
        """Group and count where the row is a heading."""
        which, at = self.place(index)
        return (self.groups[which], self._counts[which]) if at < 0 else None

    def key(self, index: int) -> Key | None:
        which, at = self.place(index)
        if at < 0:
            return None
        group = self.groups[which]
        if at < self._counts[which] and at < self._shelf.count(group):
            return InGroup(group, self._shelf.at(group, at))
        return Empty(group)

    def find(self, key: Key) -> int | None:
        if isinstance(key, Empty) and key.group in self.groups:
            which = self.groups.index(key.group)
            row = self._starts[which] + self._heads[which]
            return None if self._counts[which] or row >= len(self) or self.key(row) != key else row
        if not isinstance(key, InGroup) or key.group not in self.groups:
            return None
        place = self._shelf.index(key.item)
        if place is None or place[0] != key.group:
            return None
        which = self.groups.index(key.group)
        return self._starts[which] + self._heads[which] + place[1]

    def of(self, item: ItemId) -> Key | None:
        """The key of an item, in whichever group it is."""
        place = self._shelf.index(item)
        return InGroup(place[0], item) if place is not None and place[0] in self.groups else None

    def kin(self, index: int) -> list[Key]:
        """The rows beside this one in the same group, the next one first."""
        which, at = self.place(index)
        group, count = self.groups[which], self._counts[which]
        rows = [at + 1, at + 2, at - 1, at - 2]
        keys: list[Key] = [InGroup(group, self._shelf.at(group, row)) for row in rows if 0 <= row < count]
        return [*keys, Empty(group)]


class ItemList(VList):
    """A list whose rows stand for items."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (ITEMS, LIST)

    def item_of(self, key: Key) -> ItemId | None:
        """The item that a row stands for."""
        raise NotImplementedError

    def may_mark(self, key: Key) -> bool:
        return self.item_of(key) is not None

    def items_meant(self) -> list[ItemId]:
        """What an action is about."""
        found = (self.item_of(key) for key in self.targets())
        return [item for item in found if item is not None]

    def key_of_item(self, item: ItemId) -> Key | None:
        """The key of an item's row, or None where the list does not show it."""
        return item

    def go_to_item(self, item: ItemId) -> bool:
        """Put the cursor on an item."""
        key = self.key_of_item(item)
        return key is not None and self.go_to(key)


class TriageList(ItemList):
    """Some groups of the board."""

    def __init__(self, groups: Sequence[int], *, headings: bool, id: str) -> None:
        super().__init__(id=id)
        self.groups = tuple(groups)
        self._headings = headings
        self._items: Mapping[ItemId, Item] = {}
        self._lens: Lens | None = None
        self._empty = ""
        self.on_edge: Callable[[int], None] | None = None
        """Called where the cursor wants to leave the list, with the direction."""

    def show(self, shelf: Shelf, items: Mapping[ItemId, Item], lens: Lens, *, filtered: bool, empty: str = "") -> None:
        """Show these groups as they stand; `empty` is what a filter says where it found nothing."""
        self._items, self._lens, self._empty = items, lens, empty
        self.show_rows(GroupRows(shelf, self.groups, headings=self._headings, filtered=filtered))

    def neighbours(self, index: int) -> list[Key]:
        return self.rows.kin(index) if isinstance(self.rows, GroupRows) and len(self.rows) else []

    def item_of(self, key: Key) -> ItemId | None:
        return key.item if isinstance(key, InGroup) else None

    def key_of_item(self, item: ItemId) -> Key | None:
        return self.rows.of(item) if isinstance(self.rows, GroupRows) else None

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        rows = self.rows
        assert isinstance(rows, GroupRows)
        heading = rows.heading(index)
        if heading is not None:
            return group_header(*heading, width), "bg"
        background = ("sel" if focused else "sel-blur") if current else "bg"
        key = rows.key(index)
        item = self._items.get(key.item) if isinstance(key, InGroup) else None
        if item is None or self._lens is None:
            return [Bit(f"  {self._empty_words(key)}", "muted")], background
        return (
            item_row(item, self._lens, width, current=current, focused=focused, marked=key in self.marks),
            background,
        )

    def _empty_words(self, key: Key | None) -> str:
        if self._empty:
            return self._empty
        if isinstance(key, Empty) and key.group:
            return _("Nobody is waited for") if key.group in FOLLOWED else _("Nothing here")
        return _("Inbox cleared ✓  a captures; so does typing Chinese")

    def step(self, by: int) -> bool:
        if super().step(by):
            return True
        if self.on_edge is not None and abs(by) == 1:
            self.on_edge(by)
        return False

    def action_list_mark_all(self) -> None:
        """Mark the whole group under the cursor."""
        rows = self.rows
        if not isinstance(rows, GroupRows) or not len(rows):
            return
        which, _at = rows.place(self.cursor)
        group = rows.groups[which]
        found = (rows.key(row) for row in range(len(rows)))
        self.marks = {key for key in found if isinstance(key, InGroup) and key.group == group}
        self.refresh()
