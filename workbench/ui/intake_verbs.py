"""Verbs of items on their way in: done at once, chased, in focus, from which side, and why they stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from workbench.desk.values import Outcome
from workbench.domain.focus import linked_to
from workbench.domain.ids import ItemId
from workbench.domain.intake import IF_MISSED, READ_BACK
from workbench.domain.item import Domain, Item, Kind, Side
from workbench.domain.lines import line_of
from workbench.domain.states import is_often_deferred
from workbench.i18n import _, ngettext
from workbench.text.terms import domain_word, side_word
from workbench.text.why import why_sentence
from workbench.text.width import cells
from workbench.ui.desk_screen import DeskScreen, Result
from workbench.ui.masking import masked, masked_beside, title_seen
from workbench.ui.painter import plain
from workbench.ui.prompts import TextJob

DOMAINS = (None, *Domain)
BESIDE = 6
"""Cells of the key bar which a sentence does not get."""
LONG_ENOUGH = 15
"""Seconds for reading a sentence."""
SIDES = (Side.LEADER, Side.SUPERIOR, Side.PEER, Side.SUBORDINATE, Side.PUBLIC)
"""In the order of their digits."""


class IntakeItemVerbs(DeskScreen[Result], Generic[Result]):
    """The part of the verbs of items that is about their intake."""

    def do(self, verb: Callable[[Sequence[ItemId]], Outcome | None], ids: Sequence[ItemId] | None = None) -> bool:
        """Do a verb on items, or on the targets; False where it was not done."""
        raise NotImplementedError

    def finish(self, ids: Sequence[ItemId], result: str | None = None) -> bool:
        """Done; whoever asked for it is named."""
        raise NotImplementedError

    def _target(self) -> Item | None:
        raise NotImplementedError

    def action_item_plan_day(self, days: int) -> None:
        raise NotImplementedError

    def action_item_wait(self) -> None:
        raise NotImplementedError

    def action_item_drop(self) -> None:
        raise NotImplementedError

    # Done at once -------------------------------------------------------------------------------------------------

    def action_item_did(self) -> None:
        """马上办: done on the spot, with a line about what came of it; Enter takes the usual one."""
        ids = list(self.targets())
        if self._target() is None:
            return

        def use(text: str) -> bool:
            return self.finish(ids, text or None)

        self.ask(TextJob(title=_("Did it now: with what result?"), start=_("done at once"), offered=True, use=use))

    # Being chased -------------------------------------------------------------------------------------------------

    def action_item_chased(self) -> None:
        ids = list(self.targets())
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            who, _blank, how = text.strip().lstrip("@^＠＾").partition(" ")
            return self.do(lambda chosen: self.desk.chased(chosen, who, how), ids)

        asker = plain(item.source.who, 20) if item.source is not None else ""
        usual = _("Enter alone: {who}").format(who=asker) if asker else _("Enter alone: nobody in particular")
        hint = _("who, and how: Wang by telephone. {usual}").format(usual=usual)
        self.ask(TextJob(title=_("Who chased us?"), placeholder=hint, use=use))

    # Its place ----------------------------------------------------------------------------------------------------

    def action_item_why(self) -> None:
        item = self._target()
        if item is None:
            return
        found, pressing = self.desk.why(item.id), self.desk.urgency(item)
        if found is not None:
            behind, before = (masked_beside(other, self.desk.item) for other in (found.behind, found.before))
            found = found.but(behind=behind, before=before)
        sentence = why_sentence(item, found, pressing, self.desk.now(), title_seen(self.desk.focus_of(item)))
        if cells(sentence) + BESIDE <= self.size.width:
            self.hint(sentence)
        else:  # the key bar has one line
            self.shell.notify(sentence, timeout=LONG_ENOUGH, markup=False)

    # What was said about it ---------------------------------------------------------------------------------------

    def action_item_words(self) -> None:
        """What was asked, word for word and once for ever; then what counts as done."""
        item = self._target()
        if item is None:
            return
        if item.original is not None:
            self._ask_expected(item)
            return

        def use(text: str) -> bool:
            if text and not self.do(lambda ids: self.desk.instruct(ids[0], text), [item.id]):
                return False
            self._ask_expected(item)
            return True

        hint = _("word for word; it is never changed")
        self.ask(TextJob(title=_("In their words?"), start=item.title, offered=True, placeholder=hint, use=use))

    def _ask_expected(self, item: Item) -> None:
        def use(text: str) -> bool:
            return self.do(lambda ids: self.desk.edit(ids[0], expected=text or None), [item.id])

        self.ask(TextJob(title=_("What counts as done?"), start=item.expected or "", use=use))

    def action_item_read_back(self) -> None:
        item = self._target()
        if item is not None:
            confirmed = line_of(item, READ_BACK) is None
            self.do(lambda ids: self.desk.read_back(ids[0], confirmed), [item.id])

    def action_item_missed(self) -> None:
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            return self.do(lambda ids: self.desk.explain(ids[0], if_missed=text), [item.id])

        self.ask(TextJob(title=_("What if it is missed?"), start=line_of(item, IF_MISSED) or "", use=use))

    # What is special about it -------------------------------------------------------------------------------------

    def action_item_pin(self) -> None:
        item = self._target()
        if item is None:
            return
        if item.pinned is not None:
            self.do(lambda ids: self.desk.edit(ids[0], pinned=None), [item.id])
            return

        def use(text: str) -> bool:
            return self.do(lambda ids: self.desk.edit(ids[0], pinned=text or _("special case")), [item.id])

        self.ask(TextJob(title=_("Before all others: why?"), start=_("special case"), offered=True, use=use))

    def action_item_domain(self) -> None:
        """Policy, administration, finance, not said: the next one."""
        item = self._target()
        if item is None:
            return
        after = DOMAINS[(DOMAINS.index(item.domain) + 1) % len(DOMAINS)]
        if self.do(lambda ids: self.desk.edit(ids[0], domain=after), [item.id]) and after is not None:
            self.echo(
                _("“{title}”: {word}").format(title=plain(masked(item).title, 40), word=domain_word(after)), undo=True
            )

    def action_item_hard(self) -> None:
        item = self._target()
        if item is not None:
            self.do(lambda ids: self.desk.edit(ids[0], hard=not item.hard), [item.id])

    def action_item_leader(self) -> None:
        """Before whom, and why the office cannot settle it; where that is said already, it is settled here."""
        item = self._target()
        if item is None:
            return
        if item.to_leader is not None:
            self.do(self.desk.absorb, [item.id])
            return

        def use(text: str) -> bool:
            who, _blank, why = text.strip().lstrip("@^＠＾").partition(" ")
            return self.do(lambda ids: self.desk.escalate(ids, who, why), [item.id])

        hint = _("before whom, and why: Wang beyond our budget")
        self.ask(TextJob(title=_("Why can the office not settle it?"), placeholder=hint, use=use))

    # From which side ----------------------------------------------------------------------------------------------

    def action_item_side(self) -> None:
        item = self._target()
        if item is None:
            return
        if item.source is None:
            self.hint(_("Nobody asked for it; e and ^name say who did."))
            return
        from workbench.ui.confirm import Choose  # seldom needed, and not for the first frame

        def answered(choice: int | None) -> None:
            if choice is not None and choice < len(SIDES):
                self.do(lambda ids: self.desk.side(ids[0], SIDES[choice]), [item.id])

        question = _("From which side does {who} ask?").format(who=plain(item.source.who, 20))
        self.shell.push_screen(Choose(question, (*map(side_word, SIDES), _("Not now"))), answered)

    # In focus -----------------------------------------------------------------------------------------------------

    async def action_item_focus(self) -> None:
        """To which focus it belongs; of a focus itself, what belongs to it, one by one."""
        item = self._target()
        if item is None:
            return
        if item.kind is Kind.FOCUS:
            await self._judge_anew(item)
            return
        focuses = self.desk.focuses()
        if not focuses:
            self.hint(_("Nothing is in focus yet. `Put on the focus list` makes this one a big matter."))
            return
        from workbench.ui.confirm import Choose  # seldom needed, and not for the first frame

        ids = list(self.targets())

        def answered(choice: int | None) -> None:
            if choice is None:
                return
            if choice < len(focuses):
                self.do(lambda chosen: self.desk.link(chosen, focuses[choice].id), ids)
            elif linked_to(item) is not None:
                self.do(self.desk.unlink, ids)

        answers = [plain(masked(focus).title, 40) for focus in focuses]
        self.shell.push_screen(Choose(_("To which focus does it belong?"), (*answers, _("To none"))), answered)

    async def _judge_anew(self, focus: Item) -> None:
        ids = [item.id for item in self.desk.linked(focus)]
        if ids:
            await self.shell.open_triage(ids)
        else:
            self.hint(_("Nothing open belongs to “{title}”.").format(title=plain(masked(focus).title, 40)))

    def action_item_in_focus(self) -> None:
        """Put it on the focus list, with its goal in a line."""
        item = self._target()
        if item is None:
            return

        def use(text: str) -> bool:
            return self.do(lambda ids: self.desk.focus_on(ids[0], text), [item.id])

        hint = _("what is to be reached; Enter alone says it later")
        self.ask(TextJob(title=_("In focus: with what goal?"), placeholder=hint, use=use))

    def echo_belonging(self, ended: Sequence[Item]) -> None:
        """Where a focus has come to its end, say that what belonged to it is to be judged anew."""
        for item in ended:
            left = len(self.desk.linked(item)) if item.kind is Kind.FOCUS else 0
            if left:
                words = ngettext(
                    "{n} item belonged to it: F on it judges it anew",
                    "{n} items belonged to it: F on it judges them anew",
                    left,
                )
                self.echo(words.format(n=left), undo=True)

    # Putting aside ------------------------------------------------------------------------------------------------

    def missed(self, ids: Sequence[ItemId]) -> str:
        """What happens where one of these is not done, if somebody has written it down; with a space behind it."""
        found = (self.desk.item(item_id) for item_id in ids)
        said = [text for item in found if item is not None and (text := line_of(item, IF_MISSED))]
        return _("If it is missed: {text}").format(text=plain(said[0], 40)) + "  " if said else ""

    def ask_the_third_time(self, ids: Sequence[ItemId], go_on: Callable[[], None]) -> bool:
        """Where one of these was put off twice already: do, hand over, drop, or all the same. False where none was."""
        found = [item for item in map(self.desk.item, ids) if item is not None and is_often_deferred(item)]
        if not found:
            return False
        from workbench.ui.confirm import Choose  # seldom needed, and not for the first frame

        ways = [(_("Do it today"), lambda: self.action_item_plan_day(0))]
        ways += [(_("Hand it over"), self.action_item_wait), (_("Drop it"), self.action_item_drop)]
        if not any(item.hard for item in found):
            ways.append((_("Put it off all the same"), go_on))

        def answered(choice: int | None) -> None:
            if choice is not None:
                ways[choice][1]()

        question = _("Put off {n} times already. What now?").format(n=max(item.deferrals for item in found))
        self.shell.push_screen(Choose(question, [words for words, _way in ways]), answered)
        return True
