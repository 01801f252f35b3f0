"""The lists of the week: its days one under the other or side by side, what has no day yet, and what is coming."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.lookahead import Ahead, Coming
from workbench.domain.weeks import PartView
from workbench.i18n import _
from workbench.ui.actions import AHEAD, ITEMS, LIST, WEEK
from workbench.ui.painter import Bit
from workbench.ui.rows import Key, PlainRows
from workbench.ui.triage_list import ItemList
from workbench.ui.week_rows import Look, ahead_bits, column_bits, item_bits, part_head

_EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a part."""

    first: date


@dataclass(frozen=True, slots=True)
class ComingKey:
    """A row of what is coming."""

    item: ItemId
    why: Coming
    day: date


class PlanList(ItemList):
    """A list of items which stand by themselves."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (WEEK, ITEMS, LIST)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: dict[ItemId, Item] = {}
        self._look: Look | None = None

    def item_of(self, key: Key) -> ItemId | None:
        return ItemId(key) if isinstance(key, int) else None

    def action_list_mark_all(self) -> None:
        self.marks = set(self._items)
        self.refresh()

    def words_for_nothing(self) -> str:
        """What an empty list says."""
        return _("Nothing here")

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        background = ("sel" if focused else "sel-blur") if current else "bg"
        key = self.rows.key(index)
        item = self._items.get(ItemId(key)) if isinstance(key, int) else None
        if item is None or self._look is None:
            return [Bit("  " + self.words_for_nothing(), "muted")], background
        strong = current and focused
        return self.row_of(item, self._look, width, strong=strong, marked=key in self.marks), background

    def row_of(self, item: Item, look: Look, width: int, *, strong: bool, marked: bool) -> Sequence[Bit]:
        """How an item is painted here."""
        return item_bits(item, None, look, width, strong=strong, marked=marked)


class RestList(PlanList):
    """What is meant for the period, or a longer one, and has no place in it yet."""

    def show(self, items: Sequence[Item], look: Look) -> None:
        self._look = look
        self._items = {item.id: item for item in items}
        self.show_rows(PlainRows(tuple(self._items) or (_EMPTY,)))

    def words_for_nothing(self) -> str:
        return _("Everything has its day ✓")


class Accordion(PlanList):
    """The parts one under the other, each folded or unfolded."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._parts: dict[date, PartView] = {}
        self._of: dict[ItemId, PartView] = {}
        self._labels: Mapping[date, str] = {}
        self._opened: Collection[date] = ()

    def show(self, parts: Sequence[PartView], look: Look, opened: Collection[date], labels: Mapping[date, str]) -> None:
        """Show these parts; those in `opened` with their items."""
        self._look, self._opened, self._labels = look, opened, labels
        self._parts = {part.period.first: part for part in parts}
        self._items, self._of = {}, {}
        keys: list[Key] = []
        for first, part in self._parts.items():
            keys.append(Head(first))
            if first in opened:
                self._items |= {item.id: item for item in part.items}
                self._of |= dict.fromkeys((item.id for item in part.items), part)
                keys += [item.id for item in part.items]
        self.show_rows(PlainRows(tuple(keys)))

    @property
    def part_under_cursor(self) -> PartView | None:
        """The part whose head, or one of whose items, the cursor stands on."""
        key = self.cursor_key
        if isinstance(key, Head):
            return self._parts.get(key.first)
        return self._of.get(ItemId(key)) if isinstance(key, int) else None

    def go_to_part(self, first: date) -> None:
        """Put the cursor on the first item of a part, or on its head."""
        part = self._parts.get(first)
        if part is None:
            return
        item = part.open[0].id if part.open and first in self._opened else None
        self.go_to(item if item is not None else Head(first))

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        key = self.rows.key(index)
        if not isinstance(key, Head) or self._look is None:
            return super().bits(index, width, current=current, focused=focused)
        background = ("sel" if focused else "sel-blur") if current else "bg"
        part, label = self._parts[key.first], self._labels.get(key.first, "")
        opened, strong = key.first in self._opened, current and focused
        return part_head(part, self._look, width, label, opened=opened, strong=strong), background

    def row_of(self, item: Item, look: Look, width: int, *, strong: bool, marked: bool) -> Sequence[Bit]:
        return item_bits(item, self._of.get(item.id), look, width, strong=strong, marked=marked)


class Column(PlanList):
    """One part, where they stand side by side."""

    def __init__(self, on_edge: Callable[[int], None], *, id: str) -> None:
        super().__init__(id=id)
        self._on_edge = on_edge
        self.part: PartView | None = None

    def show(self, part: PartView, look: Look) -> None:
        self.part, self._look = part, look
        self._items = {item.id: item for item in part.items}
        self.show_rows(PlainRows(tuple(self._items) or (_EMPTY,)))

    def words_for_nothing(self) -> str:
        return "" if self.part is not None and not self.part.works else "·"

    def row_of(self, item: Item, look: Look, width: int, *, strong: bool, marked: bool) -> Sequence[Bit]:
        if self.part is None:
            return ()
        return column_bits(item, self.part, look, width, strong=strong, marked=marked)

    def step(self, by: int) -> bool:
        if super().step(by):
            return True
        if abs(by) == 1:
            self._on_edge(by)
        return False


class AheadList(ItemList):
    """What is coming."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (AHEAD, ITEMS, LIST)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[Ahead] = []
        self._look: Look | None = None
        self._me = ""

    def show(self, rows: Sequence[Ahead], look: Look, me: str) -> None:
        self._rows, self._look, self._me = list(rows), look, me
        keys = tuple(ComingKey(row.item.id, row.why, row.day) for row in rows)
        self.show_rows(PlainRows(keys or (_EMPTY,)))

    def item_of(self, key: Key) -> ItemId | None:
        return key.item if isinstance(key, ComingKey) else None

    def key_of_item(self, item: ItemId) -> Key | None:
        return next((ComingKey(item, row.why, row.day) for row in self._rows if row.item.id == item), None)

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        background = ("sel" if focused else "sel-blur") if current else "bg"
        if self._look is None or index >= len(self._rows):
            return [Bit("  " + _("Nothing is coming in these days."), "muted")], background
        row = self._rows[index]
        first = index == 0 or self._rows[index - 1].day != row.day or index == self.scroll_offset.y
        strong = current and focused
        return ahead_bits(row, self._look, self._me, width, strong=strong, first_of_day=first), background
