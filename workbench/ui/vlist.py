"""A list that paints only what is seen: a hundred thousand rows scroll like a hundred.

The cursor belongs to a key, not to a row: it stays with its item while others come and go, and when the item leaves,
the next one comes under it. Moving the cursor repaints two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message

from workbench.ui.actions import LIST
from workbench.ui.painted_list import Drawn, PaintedList
from workbench.ui.painter import Bit
from workbench.ui.rows import Key, PlainRows, Rows


class VList(PaintedList, can_focus=True):
    """A list on the Line API. A subclass paints a row in `bits`."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (LIST,)
    """The contexts of its keys, innermost first."""
    STICKS_TO_END: ClassVar[bool] = False
    """New rows at the end are shown as they come, unless somebody has scrolled up."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        list: VList
        key: Key | None

        @property
        def control(self) -> VList:
            return self.list

    @dataclass
    class Chosen(Message):
        """A row was double-clicked."""

        list: VList
        key: Key

        @property
        def control(self) -> VList:
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Rows = PlainRows()
        self.cursor = 0
        self.marks: set[Key] = set()
        self._cursor_key: Key | None = None
        self._near: tuple[Key, ...] = ()
        self._last_mark: int | None = None

    # What it shows ------------------------------------------------------------------------------------------------

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        """The cells of a row from its second column on, and the role of its background."""
        raise NotImplementedError

    @property
    def cursor_key(self) -> Key | None:
        """What the cursor stands on."""
        return self.rows.key(self.cursor) if 0 <= self.cursor < len(self.rows) else None

    def show_rows(self, rows: Rows) -> None:
        """Show these rows; the cursor stays where it was, or on what comes next."""
        at_end = self.STICKS_TO_END and self.scroll_offset.y >= self.max_scroll_y
        old_cursor, old_top = self.cursor, self.scroll_offset.y
        self.rows = rows
        count = len(rows)
        self.virtual_size = Size(0, count)
        self.marks = {key for key in self.marks if rows.find(key) is not None} if self.marks else self.marks
        found = self._refind()
        self.cursor = found if found is not None else self._settled(old_cursor)
        self._remember()
        if at_end:
            self.scroll_to(y=max(0, count - self.scrollable_content_region.height), animate=False, force=True)
        elif found is not None and found != old_cursor and self._is_seen(old_cursor, old_top):
            # Something was put in or taken out above: the row under the reader's eyes stays where it is.
            self.scroll_to(y=old_top + found - old_cursor, animate=False, force=True)
        self.refresh_changed()

    def _refind(self) -> int | None:
        for key in (self._cursor_key, *self._near):
            if key is not None and (found := self.rows.find(key)) is not None:
                return found
        return None

    def _is_seen(self, row: int, top: int) -> bool:
        return top <= row < top + self.scrollable_content_region.height

    def _settled(self, index: int) -> int:
        """The nearest row on which the cursor can stand: this one, one above, one below."""
        count = len(self.rows)
        if not count:
            return 0
        index = max(0, min(index, count - 1))
        for row in (*range(index, max(-1, index - 8), -1), *range(index + 1, min(count, index + 64))):
            if self.rows.key(row) is not None:
                return row
        return index

    def _remember(self) -> None:
        self._cursor_key = self.cursor_key
        self._near = tuple(self.neighbours(self.cursor)) if self._cursor_key is not None else ()

    def neighbours(self, index: int) -> list[Key]:
        """What may come under the cursor when its row leaves, best first."""
        rows = (index + 1, index - 1, index + 2)
        keys = [self.rows.key(row) for row in rows if 0 <= row < len(self.rows)]
        return [key for key in keys if key is not None]

    def drawing(self, y: int) -> Drawn:
        index = self.scroll_offset.y + y
        if index >= len(self.rows):
            return (), "bg"
        focused = self.has_focus
        current = index == self.cursor and self.rows.key(index) is not None
        bits, background = self.bits(index, max(0, self.inner_width - 1), current=current, focused=focused)
        return (Bit("▌" if current and focused else " ", "focus"), *bits), background

    # Moving -------------------------------------------------------------------------------------------------------

    def move_to(self, index: int) -> None:
        """Put the cursor on a row and show it."""
        index = self._settled(index)
        if index != self.cursor:
            old, self.cursor = self.cursor, index
            self.refresh_row(old)
            self.refresh_row(index)
        self._remember()
        self.show_cursor()
        self.moved()
        self.post_message(self.Moved(self, self._cursor_key))

    def moved(self) -> None:
        """Called in the same breath as a move, for what must follow it at once."""

    def show_cursor(self) -> None:
        """Scroll so that the cursor's row is seen, with the heading above the first one."""
        top = self.cursor
        while top > 0 and top > self.cursor - 2 and self.rows.key(top - 1) is None:
            top -= 1
        height = self.scrollable_content_region.height
        start = self.scroll_offset.y
        if top < start or self.cursor >= start + height > 0:
            # Half a page at once: a line at a time would paint the whole list for every key.
            half = height // 2
            target = top - half if top < start else self.cursor - height + 1 + half
            self.scroll_to(y=max(0, min(target, len(self.rows) - height)), animate=False, force=True)
        self.place_terminal_cursor()

    def place_terminal_cursor(self) -> None:
        """Screen readers and input methods look where the terminal's own cursor is."""
        if self.has_focus:
            region = self.content_region
            self.shell.cursor_position = region.offset + Offset(1, self.cursor - self.scroll_offset.y)

    def go_to(self, key: Key) -> bool:
        """Put the cursor on a key, where it is shown."""
        index = self.rows.find(key)
        if index is None:
            return False
        self.move_to(index)
        return True

    def step(self, by: int) -> bool:
        """Move over rows that can hold the cursor; False at the end of the list."""
        index = self.cursor
        count = len(self.rows)
        step = 1 if by > 0 else -1
        moved = False
        for _ in range(abs(by)):
            row = index + step
            while 0 <= row < count and self.rows.key(row) is None:
                row += step
            if not 0 <= row < count:
                break
            index, moved = row, True
        if moved:
            self.move_to(index)
        elif by < 0:
            self.scroll_to(y=0, animate=False, force=True)
        return moved

    # What it answers ----------------------------------------------------------------------------------------------

    def targets(self) -> list[Key]:
        """What an action is about: what is marked, else what the cursor stands on."""
        if self.marks:
            order = {key: self.rows.find(key) for key in self.marks}
            return sorted(self.marks, key=lambda key: order[key] or 0)
        return [self.cursor_key] if self.cursor_key is not None else []

    def may_mark(self, key: Key) -> bool:
        """Whether a row can be marked."""
        return True

    def clear_marks(self) -> bool:
        """Unmark everything; False where nothing was marked."""
        had = bool(self.marks)
        self.marks = set()
        self._last_mark = None
        if had:
            self.refresh()
        return had

    # Actions ------------------------------------------------------------------------------------------------------

    def action_list_down(self) -> None:
        self.step(1)

    def action_list_up(self) -> None:
        self.step(-1)

    def action_list_page_down(self) -> None:
        self.step(max(1, self.scrollable_content_region.height - 1))

    def action_list_page_up(self) -> None:
        self.step(-max(1, self.scrollable_content_region.height - 1))

    def action_list_first(self) -> None:
        self.scroll_to(y=0, animate=False, force=True)
        self.move_to(0)

    def action_list_last(self) -> None:
        self.move_to(len(self.rows) - 1)

    def action_list_mark(self) -> None:
        key = self.cursor_key
        if key is None or not self.may_mark(key):
            return
        self.marks ^= {key}
        self._last_mark = self.cursor
        self.refresh_row(self.cursor)
        VList.step(self, 1)  # within the list, whatever lies beyond its end

    def action_list_range(self) -> None:
        start = self.cursor if self._last_mark is None else self._last_mark
        for row in range(min(start, self.cursor), max(start, self.cursor) + 1):
            key = self.rows.key(row)
            if key is not None and self.may_mark(key):
                self.marks.add(key)
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()
        self.show_cursor()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self.fit()
        if self.STICKS_TO_END:
            self.scroll_to(y=max(0, len(self.rows) - self.scrollable_content_region.height), animate=False, force=True)
        elif len(self.rows):
            self.show_cursor()

    def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if not 0 <= index < len(self.rows):
            return
        key = self.rows.key(index)
        if key is None:
            return
        self.move_to(index)
        if event.chain == 2:
            self.post_message(self.Chosen(self, key))
