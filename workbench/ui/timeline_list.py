"""The scheduled side of a day: appointments, work with its place, free stretches, and where now is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from workbench.domain.derive import quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.timeline import Block, BlockKind, Timeline
from workbench.i18n import _
from workbench.text import dates
from workbench.text.width import cells, fit
from workbench.ui.actions import ITEMS, LIST, TIMELINE
from workbench.ui.item_rows import GROUP_NAMES, Lens, short_minutes
from workbench.ui.masking import masked
from workbench.ui.painter import Bit, measure, plain, titled
from workbench.ui.rows import Key, PlainRows
from workbench.ui.timeline_rows import Cell, Ghost, TimeRow, agenda, proportional
from workbench.ui.triage_list import ItemList

_GUTTER = 8
_MOST_LANES = 3
_LEAST_TITLE = 8
ROOMY = 18
"""Rows from which on the day is drawn in proportion."""
SPACIOUS = 42
"""Rows from which on a row is a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class FreeAt:
    """A row of free time."""

    start: datetime


class TimelineList(ItemList):
    """One day's timeline."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (TIMELINE, ITEMS, LIST)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._line: Timeline | None = None
        self._lens: Lens | None = None
        self._items: Mapping[ItemId, Item] = {}
        self._ghost: Ghost | None = None
        self._proposed: frozenset[ItemId] = frozenset()
        self._painted: list[TimeRow] = []
        self._form = ""
        self._was_touched = False

    def show(
        self,
        line: Timeline,
        items: Mapping[ItemId, Item],
        lens: Lens,
        ghost: Ghost | None,
        proposed: frozenset[ItemId] = frozenset(),
    ) -> None:
        """Show a day; `ghost` is where the chosen item would be put, `proposed` what would stand where it is shown."""
        self._line, self._items, self._lens, self._ghost, self._proposed = line, items, lens, ghost, proposed
        self._lay()

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show another place, or none; nothing is painted where it stays."""
        if ghost != self._ghost:
            self._ghost = ghost
            self._lay()

    def _lay(self) -> None:
        if self._line is None or self._lens is None:
            return
        self._form = self._fitting_form()
        if self._form == "agenda":
            self._painted = agenda(self._line, self._lens.now, self._ghost)
        else:
            self._painted = proportional(self._line, self._lens.now, int(self._form), self._ghost)
        self.show_rows(PlainRows(tuple(self._key(row) for row in self._painted)))
        if not self._was_touched:
            self._start_at_now()

    def fresh(self) -> None:
        """Another day comes: it is shown from the present, or from its beginning."""
        self._was_touched = False
        self._cursor_key, self._near, self.cursor = None, (), 0
        self.marks = set()

    def go_to_now(self) -> None:
        """Put the cursor on the present."""
        self._start_at_now()
        self.refresh()

    def _start_at_now(self) -> None:
        at = next((index for index, row in enumerate(self._painted) if row.now), None)
        if at is None or not self.is_mounted:
            return
        self.cursor = self._settled(at)
        self._remember()
        height = self.scrollable_content_region.height
        if height:
            self.scroll_to(y=max(0, at - height // 3), animate=False, force=True)

    def _fitting_form(self) -> str:
        height = self.scrollable_content_region.height
        return "agenda" if height < ROOMY else "30" if height < SPACIOUS else "15"

    def fit(self) -> None:
        if self._fitting_form() != self._form:
            self._lay()
        super().fit()

    def _key(self, row: TimeRow) -> Key | None:
        if row.ghost:
            return None
        head = next((cell.block for cell in row.cells if cell.line == 0 and cell.block.item is not None), None)
        if head is not None:
            return head.item
        return FreeAt(row.start) if not row.cells else None

    def move_to(self, index: int) -> None:
        self._was_touched = True
        super().move_to(index)

    def item_of(self, key: Key) -> ItemId | None:
        return ItemId(key) if isinstance(key, int) else None

    @property
    def time_under_cursor(self) -> datetime | None:
        """The moment of the row under the cursor."""
        return self._painted[self.cursor].start if self.cursor < len(self._painted) else None

    # Painting -----------------------------------------------------------------------------------------------------

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        row = self._painted[index]
        background = ("sel" if focused else "sel-blur") if current else "bg"
        room = max(0, width - _GUTTER)
        marked = self.rows.key(index) in self.marks
        return [*self._gutter(row), *self._body(row, room, background, current and focused, marked)], background

    def _gutter(self, row: TimeRow) -> list[Bit]:
        if row.now and self._lens is not None:
            return [Bit(dates.clock(self._lens.now), "focus", bold=True), Bit("▸ ".ljust(3), "focus")]
        text = dates.clock(row.start) if row.label else ""
        return [Bit(text.ljust(_GUTTER), "muted")]

    def _body(self, row: TimeRow, room: int, background: str, strong: bool, marked: bool) -> list[Bit]:
        if row.ghost:
            return self._ghost_bits(row, room)
        if not row.cells:
            return self._free_bits(row, room)
        lanes = min(row.lanes, _MOST_LANES)
        if lanes == 1 or self._form == "agenda":
            return self._block_bits(row.cells[0], room, background, strong, marked)
        return self._lane_bits(row, room, lanes, background, strong)

    def _lane_bits(self, row: TimeRow, room: int, lanes: int, background: str, strong: bool) -> list[Bit]:
        """Blocks side by side; where there are more than fit, how many more."""
        widths = [room // lanes + (1 if lane < room % lanes else 0) for lane in range(lanes)]
        hidden = sum(1 for cell in row.cells if cell.block.lane >= lanes)
        bits: list[Bit] = []
        for lane, width in enumerate(widths):
            cell = next((cell for cell in row.cells if cell.block.lane == lane), None)
            if cell is None:
                bits.append(Bit(" " * width))
                continue
            more = f" +{hidden}" if hidden and lane == lanes - 1 else ""
            bits += self._block_bits(cell, width - cells(more), background, strong, False)
            bits.append(Bit(more, "warn"))
        return bits

    def _free_bits(self, row: TimeRow, room: int) -> list[Bit]:
        if row.gap is None:
            return [Bit("┈" * room if row is self._painted[-1] and self._form != "agenda" else " " * room, "rule")]
        text = _("free {length}").format(length=short_minutes(row.gap.minutes))
        if self._form == "agenda":
            return [Bit("╎ ", "rule"), Bit(fit(text, max(0, room - 2)), "faint" if not row.now else "muted")]
        used = cells(text) + 5
        return [Bit("┈┈┈ ", "rule"), Bit(text + " ", "muted"), Bit("┈" * max(0, room - used), "rule")]

    def _ghost_bits(self, row: TimeRow, room: int) -> list[Bit]:
        ghost = self._ghost
        if ghost is None:
            return [Bit(" " * room)]
        lead = [Bit("┆ ", "focus", bold=True)]
        if row.start > ghost.start:
            return [*lead, Bit(" " * max(0, room - 2))]
        span = Bit(f" {dates.clock(ghost.start)}–{dates.clock(ghost.end)} ", "focus", bold=True)
        return titled(lead, Bit(ghost.title, "focus"), [span], room)

    def _block_bits(self, cell: Cell, room: int, background: str, strong: bool, marked: bool) -> list[Bit]:
        block = cell.block
        ground = "block" if background == "bg" else background
        item = self._items.get(block.item) if block.item is not None else None
        item = masked(item) if item is not None else None
        edge = self._edge(block, item)
        lead = [Bit("✓" if marked else edge.text, "ok" if marked else edge.fg, ground, bold=True), Bit(" ", bg=ground)]
        if cell.line == 0:
            tail = self._tail(block)
            while tail and room - measure(tail) - measure(lead) < _LEAST_TITLE:
                tail.pop()  # the length first, then what else there is: in a narrow lane the title counts
            made = titled(lead, self._title(block, item, strong), tail, room)
        else:
            made = titled(lead, Bit(self._second(block, item) if cell.line == 1 else "", self._tone(block)), [], room)
        return [Bit(bit.text, bit.fg, ground, bit.bold, bit.underline, bit.strike) for bit in made]

    def _edge(self, block: Block, item: Item | None) -> Bit:
        if block.kind is BlockKind.BREAK:
            return Bit("╎", "rule")
        if block.item in self._proposed:
            return Bit("┆", "focus", bold=True)
        if block.kind is BlockKind.FIXED:
            return Bit("┃", "fixed")
        return Bit("▌", f"q{int(quadrant(item) or 0)}" if item is not None else "q0")

    def _title(self, block: Block, item: Item | None, strong: bool) -> Bit:
        if block.kind is BlockKind.BREAK or item is None:
            return Bit(_("Lunch"), "muted")
        if block.item in self._proposed:
            return Bit(item.title, "focus", bold=True)
        return Bit(item.title, "muted" if block.done else "fg", bold=strong or (not block.done))

    def _tail(self, block: Block) -> list[Bit]:
        bits = [Bit(f" {short_minutes(block.minutes)} ", "muted")]
        if block.running and self._form == "agenda":
            bits.insert(0, Bit(" " + _("running"), "focus", bold=True))
        if block.done:
            bits.insert(0, Bit(" ✓", "ok"))
        elif block.conflict:
            bits.insert(0, Bit(" " + _("conflict"), "q1", bold=True))
        return bits

    def _tone(self, block: Block) -> str:
        return "focus" if block.running else "muted"

    def _second(self, block: Block, item: Item | None) -> str:
        """What the second row of a block tells."""
        if item is None or block.kind is BlockKind.BREAK:
            return ""
        if block.running and item.started_at is not None and self._lens is not None:
            worked = int((self._lens.now - item.started_at).total_seconds() // 60)
            left = block.minutes - worked
            text = _("running {worked}").format(worked=short_minutes(max(0, worked)))
            return f"{text} · " + _("{left} left").format(left=short_minutes(left)) if left > 0 else text
        parts = [f"@{item.lead}" if item.lead and item.lead != "me" else "", f"#{item.area}" if item.area else ""]
        if item.source is not None:
            parts.append(f"^{item.source.who}")
        group = int(quadrant(item) or 0)
        if block.kind is BlockKind.FOCUS and group:
            parts.insert(0, _(GROUP_NAMES[group]))
        return plain(" ".join(part for part in parts if part))
