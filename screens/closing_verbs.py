"""What can be decided about an item when its day is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from screens.closing import Closing
from workbench.domain.ids import ItemId
from workbench.domain.said import Said
from workbench.domain.when import When, day_of, next_monday
from workbench.i18n import _
from workbench.ui import everywhere
from workbench.ui.prompts import WhenJob
from workbench.ui.verbs import ItemVerbs


class ClosingVerbs(ItemVerbs[None]):
    """The verbs of items, with carrying over in place of planning, and their way back."""

    closing: Closing

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Said | None] = []
        """What was decided here, as undo names it."""

    def _carry(self, to: date) -> None:
        self.do(lambda ids: self.desk.carry(ids, to))

    def action_item_plan_day(self, days: int) -> None:
        self._carry(self.desk.today() + timedelta(days=0 if self.closing.is_missed else days))

    def action_item_monday(self) -> None:
        self._carry(next_monday(self.desk.today()))

    def action_closing_keep(self) -> None:
        self._carry(self.closing.next_day)

    def action_closing_date(self) -> None:
        ids = list(self.targets())
        if not ids:
            self.hint(_("Nothing is chosen here."))
            return

        def use(at: When | None, until: When | None, _rest: str) -> bool:
            if at is None:
                return True
            if isinstance(at, datetime):
                return self.do(lambda chosen: self.desk.plan(chosen, at, until), ids)
            return self.do(lambda chosen: self.desk.carry(chosen, at), ids)

        hint = _("a day or a time: thu, 12-31, fri 15:00")
        self.ask(WhenJob(title=_("Carry over to?"), hint=hint, desk=self.desk, use=use))

    def action_item_someday(self) -> None:
        ids = list(self.targets())
        if not ids:
            self.hint(_("Nothing is chosen here."))
            return
        if self.ask_the_third_time(ids, lambda: self._ask_someday(ids, again=True)):
            return
        self._ask_someday(ids)

    def _ask_someday(self, ids: list[ItemId], *, again: bool = False) -> None:
        usual = self.desk.today() + timedelta(days=max(1, self.desk.settings.response.defer))

        def use(at: When | None, _until: When | None, rest: str) -> bool:
            day = day_of(at) if at is not None else usual
            return self.do(lambda chosen: self.desk.defer(chosen, day, rest or _("later"), again=again), ids)

        self.ask(
            WhenJob(
                title=_("Defer until when, and why?"),
                start=f"{usual.isoformat()} {_('later')}",
                hint=_("until which day, and why"),
                desk=self.desk,
                use=use,
                needs_date=False,
                words=True,
                usual=usual,
                warn=self.past_deadline(ids),
            )
        )

    def action_closing_rest(self) -> None:
        """Everything left goes to the next working day, as one step."""
        ids = [item.id for item in self.closing.left]
        if ids:
            day = self.closing.next_day
            self.do(lambda chosen: self.desk.carry(chosen, day), ids)
        elif self.closing.is_sealed:
            self.hint(_("{day} is closed already; u opens it again.").format(day=self.closing.day.isoformat()))
        else:
            self.hint(_("Everything is decided."))

    # Taking back --------------------------------------------------------------------------------------------------

    def action_closing_back(self) -> None:
        if not self.steps:
            self.hint(_("Nothing to take back in this round."))
        elif self.steps[-1] != self.desk.will_undo():
            self.hint(_("Something else was done meanwhile; u takes that back first."))
        else:
            self.action_edit_undo()

    def action_edit_undo(self) -> None:
        if self.steps and self.steps[-1] == self.desk.will_undo():
            self.steps.pop()
        everywhere.undo(self)
