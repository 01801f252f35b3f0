"""The week (一周), and what is longer: what is planned on which day, what has no day yet, and what is coming."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on

from screens.week_panes import BELOW
from screens.week_view import WeekView
from workbench.desk.values import Outcome
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.lookahead import HORIZONS
from workbench.domain.periods import Period, Scale, period
from workbench.i18n import _
from workbench.text.periods import period_words
from workbench.text.planning import conflict_words
from workbench.ui.actions import Action
from workbench.ui.key_bar import Hint
from workbench.ui.masking import masked_conflict
from workbench.ui.tab_line import TabLine
from workbench.ui.vlist import VList
from workbench.ui.week_lists import Head

_ITEM_ACTIONS = ("item.", "weekday.", "week.down", "week.up", "week.place", "ahead.prepare", "block.")


class WeekScreen(WeekView):
    """A period of the plan, its parts, and what is in none of them."""

    CSS_PATH = "week.tcss"
    TAB: ClassVar[str] = "week"

    def on_mount(self) -> None:
        self.reveal()
        self.to_today()
        self.refresh_hints()

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    def can(self, action: Action) -> bool:
        return bool(self.targets()) if action.id.startswith(_ITEM_ACTIONS) else True

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        first, last = super().hints()
        if not self.targets() or self.proposal is not None:
            return first, last
        keys = (Hint("m1-7", _("to that day")), Hint("< >", _("a day")))
        return (*keys, *first), last

    def _tell_clash(self) -> None:
        """Who is wanted twice, where the cursor stands on it."""
        here = next(iter(self.targets()), None)
        found = self.view.conflicts if self.view is not None else ()
        clash = next((one for one in found if here in (one.first.id, one.second.id)), None)
        if clash is not None:
            self.key_bar.echo(conflict_words(masked_conflict(clash), self.desk.settings.me), sign="!", role="warn")

    # What follows a verb ------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        if self.list_in_focus.clear_marks():
            self.reveal()
        self._follow(outcome)
        self.tell_conflicts(outcome)

    def _follow(self, outcome: Outcome) -> None:
        """What was put into another day is seen there, and the cursor goes with it: it may have to go further."""
        if self.view is None or self.pane in BELOW or outcome.said.verb != Verb.PLANNED or not outcome.items:
            return
        first = outcome.items[0].id
        part = next((part for part in self.view.parts if any(item.id == first for item in part.items)), None)
        if part is None:
            return
        if not self.wide and not self.is_open(part):
            self.fold(part.period.first, opened=True)
            self.reveal()
        self.to_part(part.period.first, first)

    def went_back(self, outcome: Outcome) -> None:
        if outcome.items:
            self.list_in_focus.go_to_item(outcome.items[0].id)

    # Days ---------------------------------------------------------------------------------------------------------

    def day_to_plan(self) -> date:
        """The day under the cursor, where the parts are days; otherwise today."""
        found = self.part_in_focus
        if found is None or found.scale is not Scale.DAY:
            return self.desk.today()
        return found.first

    def action_weekday(self, number: int) -> None:
        """Into the part with that number: a day of the week shown, a week of the month."""
        if self.view is None or number >= len(self.view.parts):
            self.hint(_("There is no such part."))
            return
        to = self.view.parts[number].period
        if to.last < self.desk.today():
            self.hint(_("That day is over."))
            return
        self.do_each_sure(lambda ids: self._put(ids, to))

    def action_period(self, scale: int) -> None:
        """For the week or the month that is shown."""
        today = self.desk.today()
        to = period(Scale(scale), today if today in self.period else self.period.first)
        self.do_each_sure(lambda ids: self.desk.plan_for(ids, to))

    def _put(self, ids: Sequence[ItemId], to: Period) -> Outcome:
        """Planned for a day a block keeps its time of the day; a longer period has none."""
        if to.scale is not Scale.DAY:
            return self.desk.plan_for(ids, to)
        return self.desk.plan_on(ids, to.first)

    def action_week_down(self) -> None:
        part = self.part_in_focus
        towards = part.first if part is not None and self.pane != "rest" else self._towards()
        self.do_each_sure(lambda ids: self.desk.pull_down(ids, towards))

    def _towards(self) -> date:
        """Where what comes from below is pulled: the part under the cursor, but never into the past."""
        part = self.part_in_focus
        return max(part.first if part is not None else self.period.first, self.desk.today())

    def action_week_up(self) -> None:
        self.do_each_sure(self.desk.push_up)

    def action_block_move(self, minutes: int) -> None:
        self.do(lambda ids: self.desk.move(ids, minutes))

    def action_block_unplace(self) -> None:
        self.do(self.desk.unplan)

    def action_week_place(self) -> None:
        """A place for what has none: on its own day, or on the day under the cursor of the grid."""
        ids = list(self.targets())
        if not ids:
            self.hint(_("Nothing is chosen here."))
            return
        day = self.day_to_plan()
        if day < self.desk.today():
            self.hint(_("That day is over."))
            return
        self.do(lambda chosen: self.desk.place(chosen, day=day), ids)

    # Folding, and from day to day ---------------------------------------------------------------------------------

    async def action_week_open(self) -> None:
        key = self.list_in_focus.cursor_key
        if isinstance(key, Head):
            part = self.days.part_under_cursor
            if part is not None:
                self.fold(key.first, opened=not self.is_open(part))
                self.reveal()
            return
        await self.action_item_open()

    def action_week_left(self) -> None:
        if self.beside(-1):
            return
        part = self.days.part_under_cursor
        if part is not None:
            self.fold(part.period.first, opened=False)
            self.reveal()
            self.days.go_to(Head(part.period.first))

    def action_week_right(self) -> None:
        if self.beside(1):
            return
        part = self.days.part_under_cursor
        if part is not None:
            self.fold(part.period.first, opened=True)
            self.reveal()

    @on(TabLine.Pressed)
    def _tab_pressed(self, event: TabLine.Pressed) -> None:
        self.shell.go_to_tab(event.tab)

    @on(VList.Chosen)
    async def _row_chosen(self, event: VList.Chosen) -> None:
        await self.action_week_open()

    @on(VList.Moved)
    def _cursor_moved(self) -> None:
        self.refresh_hints()
        self._tell_clash()

    def on_descendant_focus(self) -> None:
        self.mark_shown()
        self.refresh_hints()

    # Which period -------------------------------------------------------------------------------------------------

    def _turn_to(self, to: Period) -> None:
        self.period = to
        self.proposal = None
        self.reveal()
        self.to_today()

    def action_week_shift(self, by: int) -> None:
        self._turn_to(self.period.shifted(by))

    def action_week_today(self) -> None:
        self._turn_to(period(self.period.scale, self.desk.today()))

    def action_week_longer(self) -> None:
        """From the week to its month, its quarter, its year, and back to the week."""
        today = self.desk.today()
        self._turn_to(self.period.above() or period(Scale.WEEK, today if today in self.period else self.period.first))
        self.hint(period_words(self.period, today))

    # What is coming -----------------------------------------------------------------------------------------------

    def action_ahead_prepare(self) -> None:
        self.do(lambda ids: self.desk.prepare(ids[0]))

    def action_ahead_days(self) -> None:
        at = HORIZONS.index(self.horizon) if self.horizon in HORIZONS else 0
        self.horizon = HORIZONS[(at + 1) % len(HORIZONS)]
        self.reveal()

    def action_ahead_leaders(self) -> None:
        self.attended_only = not self.attended_only
        self.reveal()

    # Leaving ------------------------------------------------------------------------------------------------------

    def day_rolled(self) -> None:
        self.reveal()

    def action_app_back(self) -> None:
        """Esc takes away one layer: marks, another period, the screen."""
        if self.list_in_focus.clear_marks():
            self.reveal()
        elif self.period != period(Scale.WEEK, self.desk.today()):
            self._turn_to(period(Scale.WEEK, self.desk.today()))
        else:
            self.dismiss(None)

    def action_app_leave(self) -> None:
        self.action_app_back()

    async def action_go_week(self) -> None:
        self._turn_to(period(Scale.WEEK, self.desk.today()))
