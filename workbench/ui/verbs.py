"""The verbs of items, for every screen that has items under its cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Generic

from workbench.desk.values import Outcome
from workbench.domain.derive import Quadrant, is_open, owes_reply
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.said import Said
from workbench.domain.when import When, day_of, next_monday
from workbench.i18n import _, ngettext
from workbench.text import dates, say
from workbench.ui import everywhere, masking
from workbench.ui.desk_screen import Result
from workbench.ui.edit_job import EditJob
from workbench.ui.follow_verbs import FollowItemVerbs
from workbench.ui.held_back import ask_gap, held_back, name_unasked, name_untold
from workbench.ui.intake_verbs import IntakeItemVerbs
from workbench.ui.keymap import find
from workbench.ui.painter import plain
from workbench.ui.plan_verbs import PlanItemVerbs
from workbench.ui.prompts import HandOverJob, TextJob, Warn, WhenJob

MANY = 50
"""From so many items on, an action is asked about first."""


class ItemVerbs(FollowItemVerbs[Result], IntakeItemVerbs[Result], PlanItemVerbs[Result], Generic[Result]):
    """Everything that can be done with the targets of a screen."""

    def acted(self, outcome: Outcome) -> None:
        """A verb was done on the targets."""

    def do(self, verb: Callable[[Sequence[ItemId]], Outcome | None], ids: Sequence[ItemId] | None = None) -> bool:
        """Do a verb on items, or on the targets; False where it was not done."""
        chosen = list(ids) if ids is not None else list(self.targets())
        if not chosen:
            self.hint(_("Nothing is chosen here."))
            return False
        outcome = self.run_verb(lambda: verb(chosen))
        if outcome is None:
            return False
        self.acted(outcome)
        return True

    def do_each_sure(self, verb: Callable[[Sequence[ItemId]], Outcome | None]) -> None:
        """Do a verb on the targets; many are asked about first."""
        chosen = list(self.targets())
        if len(chosen) <= MANY:
            self.do(verb, chosen)
            return
        from workbench.ui.confirm import Choose  # seldom needed, and not for the first frame

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.do(verb, chosen)

        question = _("This is about {n} items at once.").format(n=len(chosen))
        self.shell.push_screen(Choose(question, (_("All {n}").format(n=len(chosen)), _("None of them"))), answered)

    def _target(self) -> Item | None:
        ids = self.targets()
        item = self.desk.item(ids[0]) if ids else None
        if item is None:
            self.hint(_("Nothing is chosen here."))
        return item

    # Judging and planning -----------------------------------------------------------------------------------------

    def action_item_triage(self, group: int) -> None:
        self.do_each_sure(lambda ids: self.desk.triage(ids, Quadrant(group)))

    def action_item_inbox(self) -> None:
        self.do_each_sure(self.desk.to_inbox)

    def action_item_plan_day(self, days: int) -> None:
        day = self.desk.today() + timedelta(days=days)
        self.do_each_sure(lambda ids: self.desk.plan(ids, day))

    def action_item_monday(self) -> None:
        day = next_monday(self.desk.today())
        self.do_each_sure(lambda ids: self.desk.plan(ids, day))

    def action_item_place(self) -> None:
        self.do(self.desk.place)

    def action_item_shift(self, days: int) -> None:
        self.do_each_sure(lambda ids: self.desk.shift_days(ids, days))

    def action_item_place_at(self) -> None:
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(at: When | None, until: When | None, _rest: str) -> bool:
            return at is None or self.do(lambda chosen: self.desk.plan(chosen, at, until), ids)

        hint = _("a day or a time: tomorrow, fri 15:00, 14:00-15:30")
        self.ask(WhenJob(title=_("When?"), hint=hint, desk=self.desk, use=use, warn=self.past_deadline(ids)))

    def action_item_due(self) -> None:
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(at: When | None, _until: When | None, _rest: str) -> bool:
            return self.do(lambda chosen: self.desk.due(chosen, at), ids)

        hint = _("a day or a time; nothing takes the deadline away")
        self.ask(WhenJob(title=_("Deadline?"), hint=hint, desk=self.desk, use=use, deadline=True))

    def action_item_someday(self) -> None:
        ids = list(self.targets())
        if self._target() is None or self.ask_the_third_time(ids, lambda: self._ask_until(ids, again=True)):
            return
        self._ask_until(ids)

    def _ask_until(self, ids: Sequence[ItemId], *, again: bool = False) -> None:
        usual = self.desk.today() + timedelta(days=max(1, self.desk.settings.response.defer))

        def use(at: When | None, _until: When | None, rest: str) -> bool:
            day = day_of(at) if at is not None else usual
            if rest:
                return self.do(lambda chosen: self.desk.defer(chosen, day, rest, again=again), ids)
            self._ask_why_later(ids, day, again)
            return True

        self.ask(
            WhenJob(
                title=_("Defer until?"),
                hint=self.missed(ids) + _("until which day, and why: next month after the audit"),
                desk=self.desk,
                use=use,
                needs_date=False,
                words=True,
                usual=usual,
                warn=self.past_deadline(ids),
            )
        )

    def _ask_why_later(self, ids: Sequence[ItemId], day: date, again: bool) -> None:
        """A day alone is half of what deferring takes."""
        usual = _("later")

        def use(text: str) -> bool:
            return self.do(lambda chosen: self.desk.defer(chosen, day, text or usual, again=again), ids)

        title = _("Deferred to {day}: why?").format(day=dates.when_full(day, self.desk.today()))
        self.ask(TextJob(title=title, start=usual, offered=True, use=use))

    def past_deadline(self, ids: Sequence[ItemId]) -> Warn:
        """Says where a day comes after the deadline of what it is for."""

        def warn(when: When) -> str:
            found = (self.desk.item(item_id) for item_id in ids)
            dues = [item.due for item in found if item is not None and item.due is not None]
            passed = [due for due in dues if day_of(due) < day_of(when)]
            if not passed:
                return ""
            first = dates.when_full(min(passed, key=day_of), self.desk.today())
            return _("after the deadline, {when}").format(when=first)

        return warn

    # Other people -------------------------------------------------------------------------------------------------

    def action_item_wait(self) -> None:
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(who: str, check: date | datetime | None) -> bool:
            self.warn_of_twin(ids, who)
            return self.do(lambda chosen: self.desk.wait(chosen, who, check), ids)

        held = {item.waiting_on or "" for item in map(self.desk.item, ids) if item is not None}
        who = held.pop() if len(held) == 1 else ""
        warn = self.past_deadline(ids)
        self.ask(HandOverJob(title=_("Hand over to whom?"), desk=self.desk, use=use, who=who, warn=warn))

    def action_item_reply(self) -> None:
        item = self._target()
        if item is None:
            return
        if not owes_reply(item):
            why = _("It is not done yet.") if is_open(item) else _("It is at an end.")
            self.hint(_("Nothing is owed to anybody. {why}").format(why=why))
            return

        def use(text: str) -> bool:
            how, none_because = (None, text[1:].strip()) if text[:1] in ("-", "－") else (text, None)
            told = self.do(lambda ids: self.desk.reply(ids[0], how or None, none_because or None), [item.id])
            return told and name_untold(self, item)

        who = plain(item.source.who, 30) if item.source is not None else _("the asker")
        hint = _("what they were told; “- why” where nothing need be said")
        self.ask(TextJob(title=_("What was {who} told?").format(who=who), placeholder=hint, use=use))

    # Doing it -----------------------------------------------------------------------------------------------------

    def action_item_done(self) -> None:
        ids = list(self.targets())
        items = [item for item in map(self.desk.item, ids) if item is not None]
        if items and not any(is_open(item) for item in items):
            self.do(lambda chosen: self.desk.reopen(chosen, ""))
        elif len(ids) > MANY:
            self.do_each_sure(self.desk.done)
        else:
            self.finish(ids)

    def finish(self, ids: Sequence[ItemId], result: str | None = None) -> bool:
        """Done; whoever asked for it is named, for they do not know yet."""
        if held_back(self, ids, result):
            return True
        if not self.do(lambda chosen: self.desk.done(chosen, result), ids):
            return False
        ended = [item for item in map(self.desk.item, ids) if item is not None]
        self.echo_belonging(ended)
        owed = [item for item in ended if owes_reply(item)]
        if owed:
            self.echo(self._owed_words(owed, len(ids)), undo=True)
        ask_gap(self, ended)
        return True

    def _owed_words(self, owed: Sequence[Item], count: int) -> str:
        done = say.outcome(Said(Verb.DONE, count, owed[0].title))
        source = owed[0].source
        if len(owed) > 1 or source is None:
            told = ngettext("{n} asker is still to be told", "{n} askers are still to be told", len(owed))
            words = told.format(n=len(owed))
        else:
            words = _("{who} is still to be told").format(who=plain(source.who, 20))
        pane = self.before_line if self.line.is_open else self.focused
        reply = find("R", (*getattr(pane, "CONTEXTS", ()), *self.CONTEXTS))
        key = ": R" if reply is not None and reply.id == "item.reply" else ""
        return _("{done}. {told}").format(done=done, told=words + key)

    def action_item_result(self) -> None:
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(text: str) -> bool:
            return self.finish(ids, text or None)

        hint = _("what came of it; Enter alone: done without a word")
        self.ask(TextJob(title=_("Done: with what result?"), placeholder=hint, use=use))

    def action_item_drop(self) -> None:
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(text: str) -> bool:
            return self.do(lambda chosen: self.desk.drop(chosen, text or _("no longer needed")), ids)

        hint = self.missed(ids) + _("a word or two; Enter alone: no longer needed")
        self.ask(TextJob(title=_("Drop it: why?"), placeholder=hint, use=use))

    def action_item_start(self) -> None:
        item = self._target()
        if item is None:
            return
        if item.started_at is not None:
            self.run_verb(self.desk.stop)
        elif self.do(lambda ids: self.desk.start(ids[0]), [item.id]):
            name_unasked(self, item)

    def action_item_note(self) -> None:
        item = self._target()
        if item is not None:
            everywhere.write_note(self, item.id)

    def action_item_pick(self) -> None:
        self.do(lambda ids: self.desk.pick(ids[0]))

    def action_item_edit(self) -> None:
        item = masking.seen(self, self._target())
        if item is not None:
            self.ask(EditJob(title=_("Change the line"), desk=self.desk, run=self.run_verb, item=item))

    def action_item_nature(self) -> None:
        self.do(self.desk.flip_nature)

    def action_item_copy(self) -> None:
        item = masking.seen(self, self._target())
        if item is not None:
            self.shell.copy_to_clipboard(item.title)
            self.echo(_("Sent to the terminal's clipboard"))

    async def action_item_open(self) -> None:
        item = self._target()
        if item is None:
            return
        await self.shell.open_item(item.id)
