"""What a figure counts: its items, the slowest first where it is a time, and the lines of the diary.

Where it counts lines each of them is shown, whatever it is about; where it counts items, only the lines about none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from workbench.desk.values import Outcome
from workbench.domain.derive import quadrant
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.states import state_word
from workbench.domain.statistics.figures import Figure
from workbench.i18n import _, ngettext
from workbench.text import dates, say
from workbench.text.width import cells
from workbench.ui.actions import FIGURE, ITEMS, LIST, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import badge
from workbench.ui.masking import masked, masked_entry
from workbench.ui.painter import Bit, plain, titled
from workbench.ui.rows import Key, PlainRows
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

WIDEST = 116


@dataclass(frozen=True, slots=True)
class LineKey:
    """A line of the diary."""

    day: date
    entry: int


def listed(figure: Figure) -> tuple[ItemId | LineKey, ...]:
    """What a figure opens into: as many rows as it says, but where it is a time or a share."""
    if figure.lines and figure.value == len(figure.lines):
        return tuple(LineKey(line.day, line.entry) for line in figure.lines)
    return (*figure.items, *(LineKey(line.day, line.entry) for line in figure.lines if line.item is None))


class FigureRows(VList):
    """Items and lines, painted when they are seen: a figure may count a hundred thousand."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (FIGURE, ITEMS, LIST)
    painted: Callable[[Key, int], Sequence[Bit]] | None = None

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        key = self.rows.key(index)
        bits = self.painted(key, width) if self.painted is not None and key is not None else ()
        if current:  # what is faint is not legible on the background of the selection
            bits = tuple(replace(bit, fg="muted") if bit.fg == "faint" else bit for bit in bits)
        return (Bit(" "), *bits), "sel" if current else "bg"


class FigureScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """The list behind one number."""

    CSS_PATH = "figures.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (FIGURE,)
    rows = query_one(FigureRows)

    def __init__(self, title: str, figure: Figure, took: Mapping[ItemId, str]) -> None:
        super().__init__()
        self._title, self._figure, self._took = title, figure, took
        self._entries: dict[LineKey, Entry] = {}

    def body(self) -> Iterable[Widget]:
        with Vertical(id="figure"):
            yield FigureRows(id="figure-rows")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        self.rows.action_list_first()
        self.refresh_hints()

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        self._entries = {}
        width = max(20, min(self.size.width, WIDEST) - 6)
        keys = listed(self._figure)
        self.rows.painted = self._painted
        self.rows.show_rows(PlainRows(keys))
        box = self.query_one("#figure")
        box.border_title = plain(self._title, max(10, width - 12))
        count = sum(isinstance(key, LineKey) for key in keys)
        said = (
            [ngettext("{n} item", "{n} items", len(keys) - count).format(n=len(keys) - count)]
            if count < len(keys)
            else []
        )
        said += [ngettext("{n} line", "{n} lines", count).format(n=count)] if count else []
        box.border_subtitle = " · ".join(said) or _("Nothing is counted here.")

    def _painted(self, key: Key, width: int) -> Sequence[Bit]:
        width = max(20, min(width, WIDEST - 6))
        if isinstance(key, LineKey):
            return self._line_row(key, width)
        item = self.desk.item(ItemId(key)) if isinstance(key, int) else None
        return self._item_row(item, width) if item is not None else (Bit("   " + _("no longer there"), "muted"),)

    def _item_row(self, item: Item, width: int) -> Sequence[Bit]:
        item = masked(item)
        tail = [Bit(f" {self._took[item.id]}".rjust(8), "warn")] if item.id in self._took else []
        lead = "" if item.lead is None else plain(say.person(item.lead, self.desk.settings.me), 8)
        tail += [Bit(f"  {state_word(item.state)}", "muted"), Bit(f"  {lead}", "muted")] if width >= 60 else []
        head = (badge(int(quadrant(item) or 0)), Bit(f" {item.ref} ", "faint"))
        return titled(head, Bit(item.title), tail, width)

    def entry(self, key: LineKey) -> Entry | None:
        """A line of the diary; the lines of its day are read together."""
        if key not in self._entries:
            wanted = [one for one in listed(self._figure) if isinstance(one, LineKey) and one.day == key.day]
            for entry in self.desk.lines_counted((one.day, one.entry) for one in wanted):
                self._entries[LineKey(key.day, entry.id)] = entry
        return self._entries.get(key)

    def _line_row(self, key: LineKey, width: int) -> Sequence[Bit]:
        entry = self.entry(key)
        if entry is None:
            return (Bit("   " + _("no longer there"), "muted"),)
        lead = f"   {dates.day_short(entry.at.date(), self.desk.today())} {dates.clock(entry.at)} "
        said = say.entry_line(masked_entry(entry, self.desk.item), self.desk.settings.me)
        words = plain(said.text, max(8, width - cells(lead) - 2))
        return Bit(lead, "faint"), Bit(f"{said.icon} ", "muted"), Bit(words)

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    # The cursor ---------------------------------------------------------------------------------------------------

    def targets(self) -> Sequence[ItemId]:
        key = self.rows.cursor_key
        if isinstance(key, LineKey):
            entry = self.entry(key)
            return (entry.item,) if entry is not None and entry.item is not None else ()
        return (ItemId(key),) if isinstance(key, int) else ()

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_item_open()

    async def action_item_open(self) -> None:
        """The item under the cursor, or the one that the line is about; else the day of the line."""
        key = self.rows.cursor_key
        entry = self.entry(key) if isinstance(key, LineKey) else None
        if entry is None:
            await super().action_item_open()
        elif entry.item is not None and self.desk.item(entry.item) is not None:
            await self.shell.open_item(entry.item)
        else:
            await self.shell.open_diary(entry.at.date())

    def can(self, action: Action) -> bool:
        return ITEMS not in action.contexts or (bool(self.targets()) and not action.id.startswith("list."))

    def acted(self, outcome: Outcome) -> None:
        self.reveal()

    def went_back(self, outcome: Outcome) -> None:
        self.reveal()
