"""Today: what came in, what is scheduled, what must find its place, and the running diary.

The screen shows what the desk holds and answers keys; the panes paint what they are given and know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import on

from screens.today_view import TodayView
from workbench.desk.values import Change, Outcome
from workbench.domain.board import ALL_GROUPS
from workbench.domain.derive import DEFAULT_MINUTES, is_check_due, is_overdue
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text import dates
from workbench.text.filter import Filter
from workbench.ui import everywhere
from workbench.ui.actions import TODAY, Action
from workbench.ui.confirm import Choose
from workbench.ui.diary_list import PROMPT
from workbench.ui.filter_job import FilterJob
from workbench.ui.header import DayHeader
from workbench.ui.item_rows import is_pressing
from workbench.ui.line_jobs import leave
from workbench.ui.triage_list import TriageList
from workbench.ui.vlist import VList


class TodayScreen(TodayView):
    """The day at a glance."""

    CSS_PATH = "today.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (TODAY,)

    def on_mount(self) -> None:
        self.take_form(self.shell.size)
        self.focus_pane(self.pane)
        self._begin_at_first_item()
        self.refresh_hints()

    def _begin_at_first_item(self) -> None:
        """With an empty inbox the day begins at the most pressing item, not beside it."""
        board = self.desk.board
        group = next((group for group in ALL_GROUPS if board.count(group)), None)
        if group is not None:
            self.show_item(board.at(group, 0))

    # What follows a verb ------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        self.tell_conflicts(outcome)
        if self.list_in_focus.clear_marks():
            self._show_marks()

    def went_back(self, outcome: Outcome) -> None:
        if outcome.items:
            self.show_item(outcome.items[0].id)

    def desk_changed(self, change: Change) -> None:
        super().desk_changed(change)
        if change.foreign and self.is_current and change.items and not self.line.is_open:
            self.hint(_("Changed elsewhere: {n}").format(n=len(change.items)))

    def _show_marks(self) -> None:
        if self.view is not None:
            self.show_frame(self.view, self.shelf())

    async def perform(self, action: Action) -> None:
        await super().perform(action)
        if action.id.startswith("list.mark") or action.id == "list.range":
            self._show_marks()

    def can(self, action: Action) -> bool:
        pane = self.list_in_focus
        if action.id.startswith(("item.", "block.", "unplaced.")) and action.id != "block.new":
            return bool(self.targets())
        if action.id == "list.mark":
            return len(pane.rows) > 0
        return True

    def hint_label(self, action: Action) -> str:
        if action.id == "item.today":
            return _("today/tmrw")
        return super().hint_label(action)

    # The timeline's own actions -----------------------------------------------------------------------------------

    def action_block_unplace(self) -> None:
        self.do(self.desk.unplan)

    def action_block_resize(self, minutes: int) -> None:
        self.do(lambda ids: self.desk.resize(ids, minutes))

    def action_block_move(self, minutes: int) -> None:
        self.do(lambda ids: self.desk.move(ids, minutes))

    def action_block_new(self) -> None:
        start = self.timeline.time_under_cursor or self.desk.now()
        end = start + timedelta(minutes=DEFAULT_MINUTES)
        day = "" if self.day == self.desk.today() else f"{self.day.isoformat()} "
        everywhere.capture(self, f"{day}{dates.clock(start)}-{dates.clock(end)} ")

    async def action_diary_write(self) -> None:
        item = self.diary.item_under_cursor
        if self.diary.cursor_key == PROMPT or item is None:
            if self.desk.read_only is not None:
                self.refuse_edit()
            else:
                everywhere.write_note(self)
        else:
            await self.shell.open_item(item)

    def action_diary_left(self) -> None:
        leave(self, self.diary.entry_under_cursor)

    @on(VList.Chosen)
    async def _row_chosen(self, event: VList.Chosen) -> None:
        if event.list is self.diary:
            await self.action_diary_write()
        else:
            await self.action_item_open()

    # Days ---------------------------------------------------------------------------------------------------------

    def action_day_shift(self, days: int) -> None:
        self._show_day(self.day + timedelta(days=days))

    def action_day_today(self) -> None:
        self._show_day(self.desk.today())
        self.timeline.go_to_now()

    def _show_day(self, day: date) -> None:
        self.day = day
        self.timeline.fresh()
        self.reveal()

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    def day_rolled(self) -> None:
        """Midnight: the new day is shown where the old one was, and the old one may still be closed."""
        today = self.desk.today()
        if self.day == today - timedelta(days=1):
            self.day = today
            self.timeline.fresh()
        self.shell.open_day()
        self.reveal()
        words = _("It is {date} now.").format(date=dates.date_head(today))
        if self.desk.unclosed_days():
            words += " " + _("Yesterday is not closed yet: Q closes it.")
        words += " " + _("B shows the brief.")
        self.key_bar.echo(words, sign="›", role="focus", stays=True)

    async def action_day_close(self) -> None:
        await self.shell.open_close_day(self.desk.today())

    async def action_day_brief(self) -> None:
        await self.shell.open_brief()

    async def action_day_routines(self) -> None:
        await self.shell.open_routines()

    async def action_day_rules(self) -> None:
        await self.shell.open_routines(rules=True)

    async def action_find_leaks(self) -> None:
        await self.shell.open_brief(leaks=True)

    async def action_today_triage(self) -> None:
        marked = self.targets() if self.list_in_focus.marks else ()
        if not marked and not self.desk.board.count(0):
            self.hint(_("The inbox is empty: nothing to triage."))
            return
        await self.shell.open_triage(marked)

    async def action_focus_review(self) -> None:
        """Is it still what they are thinking about? One focus after the other."""
        ids = [focus.id for focus in self.desk.focuses()]
        if ids:
            await self.shell.open_triage(ids)
        else:
            self.hint(_("Nothing is in focus yet. `Put it on the focus list` makes a big matter of an item."))

    async def action_triage_unlooked(self) -> None:
        """The weights of a fortnight ago may no longer be true."""
        ids = self.desk.unlooked()
        if ids:
            await self.shell.open_triage(ids)
        else:
            self.hint(_("Everything that is judged was looked at within a fortnight."))

    # Filter -------------------------------------------------------------------------------------------------------

    async def action_find_all(self) -> None:
        """Search everything, with the words of the filter that is on."""
        await self.shell.open_search(self.filter_words)

    def action_find_filter(self) -> None:
        self.ask(FilterJob(title=_("Filter"), start=self.filter_words, desk=self.desk, use=self._use_filter))

    def _use_filter(self, wanted: Filter | None, words: str) -> int:
        self.filter, self.filter_words = wanted, words.strip() if wanted is not None else ""
        self.reveal()
        shelf = self.shelf()
        pane = self.list_in_focus
        if isinstance(pane, TriageList) and not any(shelf.count(group) for group in pane.groups):
            # In the matrix the match may be in another list: that is where the keys should act.
            self.give_focus(next((q for q in self.triage_lists() if any(map(shelf.count, q.groups))), pane))
        return sum(shelf.count(group) for group in ALL_GROUPS)

    def action_find_next(self) -> None:
        self._to_match(1)

    def action_find_previous(self) -> None:
        self._to_match(-1)

    def _to_match(self, by: int) -> None:
        if self.filter is None:
            self.hint(_("No filter: / sets one."))
        else:
            self.list_in_focus.step(by)

    # What is late -------------------------------------------------------------------------------------------------

    def action_find_late(self) -> None:
        """Go to the next row that is overdue or to be asked about, from the top again behind the last."""
        now = self.desk.now()
        self._to_next(lambda item: is_pressing(item, now), _("Nothing is late, and nobody is to be asked today."))

    @on(DayHeader.Pressed)
    def _figure_pressed(self, event: DayHeader.Pressed) -> None:
        now = self.desk.now()
        match event.figure:
            case "check":
                self._to_next(lambda item: is_check_due(item, now.date()), "", first=True)
            case "overdue":
                self._to_next(lambda item: is_overdue(item, now), "", first=True)
            case tab:
                self.shell.go_to_tab(tab)

    def _to_next(self, wanted: Callable[[Item], bool], none: str, *, first: bool = False) -> None:
        board, items = self.desk.board, self.desk.items
        found = [item for group in ALL_GROUPS for item in board.ids(group) if wanted(items[item])]
        if not found:
            self.hint(none)
            return
        here = next(iter(self.targets()), None)
        at = found.index(here) + 1 if here is not None and here in found and not first else 0
        chosen = found[at % len(found)]
        if self.filter is not None and not self._passes(chosen):
            self._use_filter(None, "")
        if not isinstance(self.list_in_focus, TriageList):
            self.focus_pane(self.pane_names()[0])
        self.show_item(chosen)

    # Leaving ------------------------------------------------------------------------------------------------------

    def action_app_back(self) -> None:
        """Esc takes away one layer: marks, filter, zoom, another day."""
        if not self._close_layer():
            self.hint(_("q quits; everything is saved"))

    def _close_layer(self) -> bool:
        if self.list_in_focus.clear_marks():
            self._show_marks()
        elif self.filter is not None:
            self._use_filter(None, "")
        elif self.zoomed:
            self.action_pane_zoom()
        elif self.day != self.desk.today():
            self.action_day_today()
        else:
            return False
        return True

    async def action_app_leave(self) -> None:
        if self._close_layer():
            return
        now = self.desk.now()
        record = self.view.record if self.view is not None else None
        open_late = now.time() >= self.desk.settings.close_from and record is not None and not record.is_sealed
        if not self.desk.running and not open_late:
            self.shell.exit(0)
            return
        question = _("Something is still running.") if self.desk.running else _("The day is not closed yet.")
        answers = (_("Close the day"), _("Quit; it stays as it is"))

        async def answered(choice: int | None) -> None:
            if choice == 0:
                await self.action_day_close()
            elif choice == 1:
                self.shell.exit(0)

        self.shell.push_screen(Choose(question, answers), answered)
