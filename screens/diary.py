"""The diary as a screen of its own: day by day, by time, by matter or by person, with what nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from screens.diary_file import write_diary
from screens.diary_rows import (
    ORDER_WORDS,
    PROMPT,
    Shape,
    entry_of,
    fact_lines,
    gap_rows,
    last_year,
    month_lines,
    page_rows,
    people_of,
    prompt_row,
    visit_rows,
)
from workbench.desk.values import Change, Outcome
from workbench.domain.diary_page import Order, page
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import ItemId
from workbench.domain.timeline import Gap
from workbench.errors import Refused, why_code, why_words
from workbench.i18n import _
from workbench.text import dates
from workbench.text.line_item import item_line
from workbench.ui.actions import DIARY_DAY, LIST, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.jobs import NoteJob
from workbench.ui.line_bar import Lines
from workbench.ui.line_jobs import FromLineJob, leave
from workbench.ui.masking import masked_entry
from workbench.ui.painter import Bit
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import Row, RowList
from workbench.ui.tab_line import TabLine
from workbench.ui.vlist import VList

WIDE = 100
"""From this width on the month stands beside the day."""


class DiaryPage(RowList):
    """The lines of one day."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (DIARY_DAY, LIST)


class DiaryScreen(DeskModal[None], inherit_bindings=False):
    """One day of the diary; the month at its left where there is room."""

    CSS_PATH = "diary.tcss"
    TAB: ClassVar[str] = "diary"
    CONTEXTS: ClassVar[tuple[str, ...]] = (DIARY_DAY,)
    lines = query_one("#diary-lines", DiaryPage)
    month = query_one("#diary-month", Lines)
    tabs = query_one(TabLine)

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.day = day
        self.order = Order.TIME
        self.folded = True
        self._back: date | None = None
        """From which day this day last year was asked for."""
        self._entries: tuple[Entry, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield TabLine(self.TAB)
        with Container(id="diary-body"):
            with Container(id="diary-side"):
                yield Lines(id="diary-month")
            yield DiaryPage(id="diary-lines")

    def on_mount(self) -> None:
        self.set_focus(self.lines)
        self.set_class(self.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        self.lines.action_list_last()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.reveal)

    @property
    def shown(self) -> date:
        """The day that is read."""
        return self.day if self.day is not None else self.desk.today()

    # What is shown ------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        day, today, desk = self.shown, self.desk.today(), self.desk
        self._entries = desk.entries(day)
        names = desk.names()
        shape = Shape(max(20, self.lines.inner_width - 3), desk.settings.me)
        # Masked before it is arranged: neither the number of a matter nor a name heads what may not be seen.
        masked = [masked_entry(entry, desk.item) for entry in self._entries]
        parts = page(masked, self.order, lambda entry: people_of(entry, names), folded=self.folded)
        rows: list[Row] = page_rows(parts, self.order, shape)
        if not rows:
            rows.append(Row((Bit(_("Nothing is written on this day."), "muted"),)))
        found = desk.gaps(day)
        if self.order is Order.TIME:
            rows += gap_rows(found, shape.width)
        if day <= today:
            rows.append(prompt_row(desk.read_only is None))
        if day == today:
            rows = visit_rows(desk.open_visits(), masked, shape.width) + rows
        self.lines.show(rows)
        record = desk.day(day)
        sealed = _("closed") if record is not None and record.is_sealed else ""
        order = _(ORDER_WORDS[self.order]) + ("" if self.folded else _(", unfolded"))
        self.lines.label(Content(f"{dates.date_plain(day)}  {order}"), Content(sealed))
        if self.size.width >= WIDE:
            worked = sum(int(entry.fact("worked") or 0) for entry in self._entries)
            width = self.query_one("#diary-side").size.width
            side = [*month_lines(day, today, self._written(day)), (), *fact_lines(self._entries, worked, found, width)]
            self.month.show([(line, "bg") for line in side])
        self.tabs.show(desk.now())
        self.refresh_hints()

    def _masked(self, entry: Entry) -> Entry:
        return masked_entry(entry, self.desk.item)

    def _written(self, day: date) -> set[date]:
        first = day.replace(day=1)
        days = (first + timedelta(days=n) for n in range(31))
        return {each for each in days if each.month == day.month and self.desk.entries(each)}

    # Where the cursor is ------------------------------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The line under the cursor."""
        return entry_of(self.lines.cursor_key, self._entries)

    def targets(self) -> Sequence[ItemId]:
        entry = self.entry
        return (entry.item,) if entry is not None and entry.item is not None else ()

    def can(self, action: Action) -> bool:
        entry = self.entry
        if action.id in ("diary.amend", "diary.restrict", "diary.to_item", "diary.fill"):
            return entry is not None and entry.kind is not EntryKind.EVENT
        return True

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_diary_open()

    # What happens -------------------------------------------------------------------------------------------------

    async def action_diary_open(self) -> None:
        """To the item of this line; of a gap or the ready line: write."""
        key = self.lines.cursor_key
        if isinstance(key, Gap):
            start = f"{dates.clock(key.start)}-{dates.clock(key.end)} "
            self._write(start)
        elif key == PROMPT or key is None:
            self._write("")
        elif self.targets():
            await self.shell.open_item(self.targets()[0])
        else:
            self.hint(_("This line belongs to no item. e corrects it, + makes an item of it."))

    def _write(self, start: str) -> None:
        if self.desk.read_only is not None:
            self.refuse_edit()
            return
        day = self.shown
        if day != self.desk.today():
            start = f"{day.isoformat()} {start}"
        self.ask(NoteJob(title=_("Diary line"), start=start, desk=self.desk, run=self.run_verb))

    def action_diary_amend(self) -> None:
        """The line stays; what is right stands beside it."""
        entry = self.entry
        if entry is None:
            return

        def use(text: str) -> bool:
            return self.run_verb(lambda: self.desk.amend(entry, text)) is not None

        latest = max((one for one in self._entries if one.amends == entry.id and not one.fact("fills")),
                     key=lambda one: one.written_at, default=entry)  # fmt: skip
        title = _("Correct the line; what it said stays beside it")
        self.ask(TextJob(title=title, start=self._masked(latest).text, use=use))

    def action_diary_restrict(self) -> None:
        entry = self.entry
        if entry is not None:
            self.run_verb(lambda: self.desk.restrict_line(entry))

    def action_diary_to_item(self) -> None:
        """Whoever called is its source; the words are there to be changed."""
        entry = self.entry
        if entry is None:
            return
        start = item_line(self._masked(entry))
        self.ask(
            FromLineJob(title=_("Make an item of it"), start=start, desk=self.desk, run=self.run_verb, entry=entry)
        )

    def action_diary_left(self) -> None:
        leave(self, self.entry)

    def action_diary_order(self) -> None:
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.reveal()
        self.lines.action_list_first()

    def action_diary_noise(self) -> None:
        self.folded = not self.folded
        self.reveal()

    def action_diary_day(self, days: int) -> None:
        self._to(self.shown + timedelta(days=days))

    async def action_diary_onward(self) -> None:
        """The brackets go round the screens: where there is no later day, on to the next of them."""
        if self.shown < self.desk.today():
            self.action_diary_day(1)
        else:
            await self.shell.action_tab_beside(1)

    def action_diary_today(self) -> None:
        self._to(self.desk.today())

    def action_diary_last_year(self) -> None:
        """This day a year before; again: back."""
        if self._back is not None:
            self._to(self._back)
            return
        here = self.shown
        self._to(last_year(here))
        self._back = here

    def _to(self, day: date) -> None:
        self.day = None if day == self.desk.today() else day
        self._back = None
        self.reveal()
        self.lines.action_list_last()

    def action_diary_export(self) -> None:
        try:
            written = write_diary(self.desk, self.shell.exports, self.shown, self.shell.config)
        except Refused as why:
            self.hint(why.sentence())
            return
        except OSError as error:
            self.hint(_("The diary could not be written: {why}").format(why=why_words(why_code(error))))
            return
        self.echo(str(written.path))

    async def action_diary_registers(self) -> None:
        await self.shell.open_registers()

    def went_back(self, outcome: Outcome) -> None:
        self.reveal()

    def desk_changed(self, change: Change) -> None:
        at_end = self.lines.cursor_key == PROMPT
        super().desk_changed(change)
        if at_end and self.is_current:
            self.lines.action_list_last()

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    def day_rolled(self) -> None:
        self.reveal()

    @on(TabLine.Pressed)
    async def _tab_pressed(self, event: TabLine.Pressed) -> None:
        await self.shell.open_tab(event.tab)
