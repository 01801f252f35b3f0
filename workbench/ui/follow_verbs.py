"""Verbs of items in other hands: offered, asked about again, put for decision, answered, followed from above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Generic

from workbench.desk.values import Outcome
from workbench.domain.following import EVERY_DAYS, STUCK_LINES, awaits_decision
from workbench.domain.ids import ItemId
from workbench.domain.item import Decision, Item, State, WaitingFor
from workbench.domain.lines import line_of
from workbench.domain.when import When
from workbench.i18n import _
from workbench.text.chasing import escalation_words, reminder
from workbench.text.twice import handed_twice, twice_words
from workbench.ui.confirm import Choose
from workbench.ui.desk_screen import DeskScreen, Result
from workbench.ui.jobs import Reader
from workbench.ui.painter import plain
from workbench.ui.prompts import HandOverJob, TextJob, WhenJob

OPTIONS = " / "
"""Between the question and each way in which it could be decided."""


class FollowItemVerbs(DeskScreen[Result], Generic[Result]):
    """The part of the verbs of items that is about other people."""

    def do(self, verb: Callable[[Sequence[ItemId]], Outcome | None], ids: Sequence[ItemId] | None = None) -> bool:
        """Do a verb on items, or on the targets; False where it was not done."""
        raise NotImplementedError

    def _target(self) -> Item | None:
        raise NotImplementedError

    # Giving it out ------------------------------------------------------------------------------------------------

    def warn_of_twin(self, ids: Sequence[ItemId], who: str) -> None:
        """Say where somebody else seems to have the same thing already."""
        item = self.desk.item(ids[0]) if len(ids) == 1 else None
        other = handed_twice(item, who, self.desk.handed_lately(item.id)) if item is not None else None
        if other is not None:
            self.shell.notify(twice_words(other), severity="warning", timeout=10, markup=False)

    def action_item_offer(self) -> None:
        """The lead goes to somebody else, who must accept it: first their name, then how it stands."""
        ids = list(self.targets())
        if self._target() is None:
            return

        def named(who: str, check: date | datetime | None) -> bool:
            def use(status: str) -> bool:
                return self.do(lambda chosen: self.desk.offer(chosen, who, status, check), ids)

            self.ask(TextJob(title=_("How does it stand?"), placeholder=_("a line for {who}").format(who=who), use=use))
            return True

        self.ask(HandOverJob(title=_("Who is to lead it?"), desk=self.desk, use=named))

    # Asking again -------------------------------------------------------------------------------------------------

    def action_item_chase(self) -> None:
        """Asked again: what they said, and what they promised."""
        ids = [item.id for item in map(self.desk.item, self.targets()) if item and item.state is State.WAITING]
        if not ids:
            self.hint(_("Nobody is waited for here."))
            return

        def use(at: When | None, _until: When | None, rest: str) -> bool:
            if not self.do(lambda chosen: self.desk.chase(chosen, rest, at), ids):
                return False
            self._advise(ids)
            return True

        hint = _("what they said and promised: tomorrow at noon; Enter alone: asked, no answer")
        job = WhenJob(title=_("Asked again"), hint=hint, desk=self.desk, use=use, needs_date=False, words=True)
        self.ask(job)

    def _advise(self, ids: Sequence[ItemId]) -> None:
        for item in map(self.desk.item, ids):
            advice = escalation_words(item, self.desk.chases(item.id)) if item is not None else ""
            if advice:
                self.shell.notify(advice, severity="warning", timeout=10, markup=False)
                return

    def copy_reminders(self, items: Sequence[Item]) -> None:
        """A polite text to each person, on the terminal's clipboard."""
        held = sorted((item for item in items if item.waiting_on), key=attrgetter("waiting_on"))
        if not held:
            self.hint(_("Nobody is waited for here."))
            return
        today, me = self.desk.today(), self.desk.settings.me
        texts = [reminder(who, [*theirs], today, me) for who, theirs in groupby(held, key=attrgetter("waiting_on"))]
        self.shell.copy_to_clipboard("\n\n".join(texts))
        self.echo(
            _("A reminder to {who} is on the terminal's clipboard").format(who=plain(held[0].waiting_on or "", 20))
        )

    # An answer ----------------------------------------------------------------------------------------------------

    def action_item_answered(self) -> None:
        """What was waited for has come: an answer, a decision, or a yes to leading it."""
        item = self._target()
        if item is None:
            return
        if item.waiting_for is WaitingFor.ACCEPTANCE and item.waiting_on:
            self._ask_accepted(item, item.waiting_on)
        elif awaits_decision(item) and item.waiting_for is WaitingFor.DECISION:
            self._ask_decided(item)
        else:
            self.do(self.desk.answered)

    def _ask_accepted(self, item: Item, who: str) -> None:
        question = _("Has {who} accepted it?").format(who=who)

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.do(self.desk.accept, [item.id])
            elif choice == 1:
                self.do(self.desk.answered, [item.id])

        self.shell.push_screen(Choose(question, (_("Yes: they lead it"), _("No: it is ours to move"))), answered)

    def _ask_decided(self, item: Item) -> None:
        who = plain(item.decision.decider, 20) if item.decision is not None else ""

        def said(answer: str) -> bool:
            self._ask_what_follows(item, answer)
            return True

        title = _("What did {who} decide?").format(who=who)
        self.ask(TextJob(title=title, placeholder=_("in their own words"), use=said))

    def _ask_what_follows(self, item: Item, answer: str) -> None:
        def use(text: str) -> bool:
            if text[:1] in ("-", "－"):
                return self.run_verb(lambda: self.desk.decide(item.id, answer, none=text[1:])) is not None
            then = [Reader(self.desk).read(text)] if text else []
            return self.run_verb(lambda: self.desk.decide(item.id, answer, then)) is not None

        hint = _("an item that follows; “- why”: nothing does; Enter alone: the matter itself goes on")
        self.ask(TextJob(title=_("What follows from it?"), placeholder=hint, use=use))

    def action_item_ask_decision(self) -> None:
        """Put to somebody who may decide it: first their name, then the question."""
        item = self._target()
        if item is None:
            return

        def named(who: str, check: date | datetime | None) -> bool:
            def use(text: str) -> bool:
                question, *options = [part.strip() for part in text.split(OPTIONS)]
                asked = Decision(question, who, self.desk.now(), tuple(part for part in options if part))
                return self.do(lambda ids: self.desk.ask_decision(ids[0], asked, check), [item.id])

            hint = _("the question, and the options behind “ / ”")
            self.ask(TextJob(title=_("What is {who} to decide?").format(who=who), placeholder=hint, use=use))
            return True

        self.ask(HandOverJob(title=_("Who decides?"), desk=self.desk, use=named))

    # Followed from above ------------------------------------------------------------------------------------------

    def action_item_track(self) -> None:
        """Followed to its result: who ordered it, and in what words."""
        ids = list(self.targets())
        item = self._target()
        if item is None:
            return

        def named(who: str, _check: date | datetime | None) -> bool:
            def use(text: str) -> bool:
                return self.do(lambda chosen: self.desk.track(chosen, who, text, EVERY_DAYS), ids)

            self.ask(TextJob(title=_("In what words?"), placeholder=_("Enter alone: its title"), use=use))
            return True

        who = item.source.who if item.source is not None else ""
        self.ask(HandOverJob(title=_("Who ordered it to be followed?"), desk=self.desk, use=named, start=who))

    def action_item_progress(self) -> None:
        """How far it is, in figures."""
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            return bool(text) and self.run_verb(lambda: self.desk.progress(item.id, text)) is not None

        hint = _("60%, or 3/8, and what is in the way")
        self.ask(TextJob(title=_("How far is it?"), placeholder=hint, use=use))

    def action_item_explain(self) -> None:
        """Why it does not move, in a line: problem, root, remedy."""
        item = self._target()
        if item is None:
            return
        start = OPTIONS.join(line_of(item, name) or "" for name in STUCK_LINES).rstrip(" /")

        def use(text: str) -> bool:
            parts = [part.strip() for part in text.split(OPTIONS.strip())]
            lines = dict(zip(STUCK_LINES, (*parts, "", ""), strict=False))
            return self.run_verb(lambda: self.desk.explain(item.id, **lines)) is not None

        title = _("Problem / root / remedy")
        self.ask(TextJob(title=title, start=start, placeholder=_("why it does not move"), use=use))

    def action_item_restrict(self) -> None:
        """Masked and withheld from now on, or no longer."""
        item = self._target()
        if item is not None:
            self.do(lambda ids: self.desk.edit(ids[0], restricted=not item.restricted), [item.id])
