"""What a figure counts: its items, the slowest first where it is a time, and the lines of the diary about none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from workbench.ui.row_list import Row, RowList
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

WIDEST = 116
MOST = 2000
"""So many rows are shown; who wants more asks `workbench stats --json`."""


class FigureRows(RowList):
    """Items and lines."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (FIGURE, ITEMS, LIST)


class FigureScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """The list behind one number."""

    CSS_PATH = "figures.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (FIGURE,)
    rows = query_one(FigureRows)

    def __init__(self, title: str, figure: Figure, took: Mapping[ItemId, str]) -> None:
        super().__init__()
        self._title, self._figure, self._took = title, figure, took

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
        width = max(20, min(self.size.width, WIDEST) - 6)
        ids, lines = self._figure.items, [line for line in self._figure.lines if line.item is None]
        found = [item for item_id in ids[:MOST] if (item := self.desk.item(item_id)) is not None]
        rows = [self._item_row(item, width) for item in found]
        told = self.desk.lines_counted((line.day, line.entry) for line in lines[:MOST])
        rows += [self._line_row(entry, width) for entry in told]
        left = len(ids) + len(lines) - len(rows)
        if left > 0:
            rows.append(Row((Bit("   " + ngettext("and {n} more", "and {n} more", left).format(n=left), "muted"),)))
        self.rows.show(rows or [Row((Bit(_("Nothing is counted here."), "muted"),))])
        box = self.query_one("#figure")
        box.border_title = plain(self._title, max(10, width - 12))
        box.border_subtitle = ngettext("{n} item", "{n} items", len(ids)).format(n=len(ids))

    def _item_row(self, item: Item, width: int) -> Row:
        item = masked(item)
        tail = [Bit(f" {self._took[item.id]}".rjust(8), "warn")] if item.id in self._took else []
        lead = "" if item.lead is None else plain(say.person(item.lead, self.desk.settings.me), 8)
        tail += [Bit(f"  {state_word(item.state)}", "muted"), Bit(f"  {lead}", "muted")] if width >= 60 else []
        head = (badge(int(quadrant(item) or 0)), Bit(f" {item.ref} ", "faint"))
        return Row(tuple(titled(head, Bit(item.title), tail, width)), item.id)

    def _line_row(self, entry: Entry, width: int) -> Row:
        lead = f"   {dates.day_short(entry.at.date(), self.desk.today())} {dates.clock(entry.at)} "
        said = say.entry_line(masked_entry(entry, self.desk.item), self.desk.settings.me)
        words = plain(said.text, max(8, width - cells(lead) - 2))
        return Row((Bit(lead, "faint"), Bit(f"{said.icon} ", "muted"), Bit(words)), (entry.at.date(), entry.id))

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    # The cursor ---------------------------------------------------------------------------------------------------

    def targets(self) -> Sequence[ItemId]:
        key = self.rows.cursor_key
        return (ItemId(key),) if isinstance(key, int) else ()

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_item_open()

    def can(self, action: Action) -> bool:
        return ITEMS not in action.contexts or (bool(self.targets()) and not action.id.startswith("list."))

    def acted(self, outcome: Outcome) -> None:
        self.reveal()

    def went_back(self, outcome: Outcome) -> None:
        self.reveal()
