"""A plan is shown before it is done: Enter accepts all of it as one step, Esc leaves everything as it is."""

from __future__ import annotations

from datetime import date
from typing import Generic

from workbench.desk.values import Change, Outcome
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.placing import Proposal
from workbench.domain.timeline import Timeline
from workbench.i18n import _
from workbench.text import say
from workbench.text.planning import can_wait_words, conflict_words, proposal_words
from workbench.ui.actions import PROPOSAL
from workbench.ui.desk_screen import Result
from workbench.ui.masking import masked, masked_conflict, masked_proposal, masked_said
from workbench.ui.verbs import ItemVerbs

NAMED = 3
"""So many titles of what does not fit are told; the rest is a number."""


class Proposing(ItemVerbs[Result], Generic[Result]):
    """A screen on which a day can be laid out."""

    proposal: Proposal | None = None
    """What would be done; nothing is, before it is accepted."""

    def day_to_plan(self) -> date:
        """The day that a plan is made for."""
        raise NotImplementedError

    @property
    def contexts(self) -> tuple[str, ...]:
        mine = super().contexts
        return (PROPOSAL, *mine) if self.proposal is not None else mine

    def proposed_line(self) -> Timeline | None:
        """The day as it would be, or None where nothing is proposed."""
        return self.desk.line_with(self.proposal) if self.proposal is not None else None

    @property
    def proposed(self) -> frozenset[ItemId]:
        """What would get another place."""
        return frozenset(slot.item for slot in self.proposal.slots) if self.proposal is not None else frozenset()

    def tell_conflicts(self, outcome: Outcome) -> None:
        """Say who is wanted twice by what just got its time. It is done all the same."""
        if outcome.said.verb not in (Verb.PLANNED, Verb.EDITED):
            return
        found = self.desk.conflicts_with(outcome.items)
        if found:
            done, clash = say.outcome(masked_said(outcome)), masked_conflict(found[0])
            text = f"{done} · {conflict_words(clash, self.desk.settings.me)}"
            self.key_bar.echo(text, sign="!", role="warn", undo=True, stays=True)

    # Actions ------------------------------------------------------------------------------------------------------

    def action_plan_propose(self) -> None:
        day = self.day_to_plan()
        if day < self.desk.today():
            self.hint(_("That day is over."))
            return
        found = self.desk.propose(day)
        if found.is_empty:
            self.hint(proposal_words(masked_proposal(found, self.desk.item), NAMED))
            return
        self.proposal = found
        self.reveal()
        over, items = self.desk.can_wait(day)
        too_much = can_wait_words(over, [*map(masked, items)], NAMED)
        placed = proposal_words(masked_proposal(found, self.desk.item), 0 if too_much else NAMED)
        what = " · ".join(words for words in (placed, too_much) if words)
        text = _("{what}   Enter does it, Esc leaves it").format(what=what)
        self.key_bar.echo(text, sign="┆", role="focus", stays=True)

    def action_plan_accept(self) -> None:
        found, self.proposal = self.proposal, None
        if found is not None and self.run_verb(lambda: self.desk.arrange(found)) is None:
            self.reveal()

    def action_plan_drop(self) -> None:
        self.proposal = None
        self.reveal()

    def desk_changed(self, change: Change) -> None:
        # What was proposed was proposed for the desk as it was.
        self.proposal = None
        super().desk_changed(change)
