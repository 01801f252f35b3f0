"""Verbs of items about their place in the plan: a weekday, a longer period, who attends, when to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Generic

from workbench.desk.values import Outcome
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.periods import Scale, period
from workbench.i18n import _
from workbench.text.display import display
from workbench.ui.desk_screen import DeskScreen, Result
from workbench.ui.prompts import TextJob

MOST_LEAD_DAYS = 999


class PlanItemVerbs(DeskScreen[Result], Generic[Result]):
    """The part of the verbs of items that is about the plan."""

    def do(self, verb: Callable[[Sequence[ItemId]], Outcome | None], ids: Sequence[ItemId] | None = None) -> bool:
        """Do a verb on items, or on the targets; False where it was not done."""
        raise NotImplementedError

    def do_each_sure(self, verb: Callable[[Sequence[ItemId]], Outcome | None]) -> None:
        """Do a verb on the targets; many are asked about first."""
        raise NotImplementedError

    def _target(self) -> Item | None:
        raise NotImplementedError

    def action_period(self, scale: int) -> None:
        """For a week or a month, of which the day is still open."""
        to = period(Scale(scale), self.desk.today())
        self.do_each_sure(lambda ids: self.desk.plan_for(ids, to))

    def action_weekday(self, number: int) -> None:
        """To the next such day to come, today included."""
        today = self.desk.today()
        day = today + timedelta(days=(number - today.weekday()) % 7)
        self.do_each_sure(lambda ids: self.desk.plan(ids, day))

    def action_item_attend(self) -> None:
        """Who will be there: the look-ahead then tells how far it is prepared."""
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            words = text.replace("，", ",").replace("、", ",").split(",")
            names = tuple(dict.fromkeys(word.strip().lstrip("@＠") for word in words if word.strip()))
            return self.do(lambda ids: self.desk.edit(ids[0], seen=item, attend=names), [item.id])

        hint = _("names with commas between them; nothing takes them away")
        self.ask(TextJob(title=_("Who attends?"), start=", ".join(item.attend), placeholder=hint, use=use))

    def action_item_lead_days(self) -> None:
        """How many working days before it is due somebody must begin."""
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            if text and not (text.isdecimal() and int(text) <= MOST_LEAD_DAYS):
                self.hint(_("“{text}” is no number of working days.").format(text=display(text)))
                return False
            days = int(text) if text else None
            return self.do(lambda ids: self.desk.edit(ids[0], seen=item, lead_days=days), [item.id])

        start = "" if item.lead_days is None else str(item.lead_days)
        hint = _("working days; nothing takes them away")
        self.ask(TextJob(title=_("Begin how many working days before?"), start=start, placeholder=hint, use=use))
