"""What must still find its place in the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from workbench.domain.derive import length
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.ui.actions import ITEMS, LIST, UNPLACED
from workbench.ui.item_rows import Lens, unplaced_row
from workbench.ui.painter import Bit
from workbench.ui.rows import Key, PlainRows
from workbench.ui.triage_list import ItemList

_EMPTY = "empty"


class UnplacedList(ItemList):
    """The unscheduled side of a day. Tells the screen at once where the cursor is: the timeline shows a ghost."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (UNPLACED, ITEMS, LIST)

    def __init__(self, on_moved: Callable[[], None], *, id: str) -> None:
        super().__init__(id=id)
        self._on_moved = on_moved
        self._items: dict[ItemId, Item] = {}
        self._lens: Lens | None = None

    def show(self, items: Sequence[Item], lens: Lens) -> None:
        """Show these, the most pressing first."""
        self._lens = lens
        self._items = {item.id: item for item in items}
        self.show_rows(PlainRows(tuple(self._items) or (_EMPTY,)))

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        key = self.cursor_key
        return self._items.get(ItemId(key)) if isinstance(key, int) else None

    def item_of(self, key: Key) -> ItemId | None:
        return ItemId(key) if isinstance(key, int) else None

    def moved(self) -> None:
        self._on_moved()

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        background = ("sel" if focused else "sel-blur") if current else "bg"
        key = self.rows.key(index)
        item = self._items.get(ItemId(key)) if isinstance(key, int) else None
        if item is None or self._lens is None:
            return [Bit("  " + _("Everything has its place ✓"), "muted")], background
        strong = current and focused
        marked = key in self.marks
        return unplaced_row(item, length(item), self._lens, width, strong=strong, marked=marked), background

    def action_list_mark_all(self) -> None:
        self.marks = set(self._items)
        self.refresh()
