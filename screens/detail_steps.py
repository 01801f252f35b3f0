"""What is done to steps in the detail of an item: tick, add, move, send to many, ask again, stamp a rung."""

from __future__ import annotations

from screens.detail_step_rows import LADDER, STEP
from workbench.domain import ladder, matrix
from workbench.domain.chain import RECIPIENTS, open_steps
from workbench.domain.item import Gate, Grade, Item, Kind, Step
from workbench.domain.ladder import Level, rung_word
from workbench.domain.lines import BASIS, line_of, with_line
from workbench.domain.routine import Routine
from workbench.domain.when import When, day_of
from workbench.i18n import _, language
from workbench.text import steps as words
from workbench.text.procedures import known_procedures
from workbench.ui.confirm import Choose
from workbench.ui.jobs import Reader
from workbench.ui.painter import plain
from workbench.ui.prompts import TextJob, WhenJob
from workbench.ui.row_list import RowList
from workbench.ui.step_job import ProcedureJob, StepJob
from workbench.ui.verbs import ItemVerbs

SENT_FOR = (Gate.CONVEY, Gate.CONSULT, Gate.INFORM, Gate.ROUTE, Gate.UNIT_REPLY)
"""What something is sent out for; the last is what Enter alone means."""
_ASKED = {Gate.VERIFY, Gate.CONSULT, Gate.UNIT_REPLY, Gate.SECOND_READ}
"""What takes a line when it is ticked: against what, what they said, who has read it."""


class StepActions(ItemVerbs[None]):
    """The keys of the steps."""

    @property
    def item(self) -> Item | None:
        raise NotImplementedError

    @property
    def step_list(self) -> RowList:
        raise NotImplementedError

    def step_under(self) -> tuple[int, Step] | None:
        """The step on which the cursor stands."""
        match self.step_list.cursor_key, self.item:
            case (str() as kind, int() as index), Item() as item if kind == STEP and index < len(item.steps):
                return index, item.steps[index]
            case _:
                return None

    def on_ladder(self) -> bool:
        """The cursor stands on the ladder."""
        key = self.step_list.cursor_key
        return isinstance(key, tuple) and key[:1] == (LADDER,)

    # Ticking ------------------------------------------------------------------------------------------------------

    def action_detail_tick(self) -> None:
        item, found = self.item, self.step_under()
        if item is not None and self.on_ladder():
            self.action_detail_rung()
        elif item is None or found is None:
            self.hint(_("Space ticks a step; the cursor stands on none."))
        elif found[1].done_at is not None:
            self.run_verb(lambda: self.desk.untick(item.id, found[0]))
        elif found[1].gate is Gate.ROUTE:
            self._route(item, found[1])
        elif found[1].gate in _ASKED or item.kind is Kind.EMERGENCY:
            self._tick_with_words(item, *found)
        else:
            self.run_verb(lambda: self.desk.tick(item.id, (found[0],)))

    def action_detail_tick_all(self) -> None:
        """All who were to be told, or asked, at once."""
        item, found = self.item, self.step_under()
        if item is None or found is None or found[1].gate not in RECIPIENTS:
            self.hint(_("The cursor stands on no recipient."))
            return
        places = [n for n, step in open_steps(item) if step.gate is found[1].gate]
        if places:
            self.run_verb(lambda: self.desk.tick(item.id, places))

    def _tick_with_words(self, item: Item, index: int, step: Step) -> None:
        def use(text: str) -> bool:
            if step.gate is Gate.UNIT_REPLY:
                return self.run_verb(lambda: self.desk.unit_replied(item.id, index, text)) is not None
            who, said = None, text
            if step.gate is Gate.SECOND_READ:
                who, _space, said = text.lstrip("@＠").partition(" ")
            return self.run_verb(lambda: self.desk.tick(item.id, (index,), who, said)) is not None

        title, hint = {
            Gate.VERIFY: (
                _("Checked against what?"),
                _("the roster, the calendar, the paper itself; Enter alone: checked"),
            ),
            Gate.CONSULT: (_("What did they think of it?"), _("in a line; Enter alone: asked")),
            Gate.UNIT_REPLY: (_("What did {who} reply?"), _("in a line; Enter alone: has replied")),
            Gate.SECOND_READ: (_("Who has read it?"), _("a name, which is not the drafter's")),
        }.get(step.gate, (plain(step.text, 40), _("in their exact words; Enter alone: done")))
        self.ask(TextJob(title=title.format(who=plain(step.owner or step.text, 24)), placeholder=hint, use=use))

    def _route(self, item: Item, step: Step) -> None:
        """From where it lies it comes back, with what was written on it; otherwise it goes there."""
        if step.sent_at is None:
            self.run_verb(lambda: self.desk.route(item.id, step.owner))
            return

        def use(text: str) -> bool:
            return self.run_verb(lambda: self.desk.route(item.id, None, text)) is not None

        title = _("Back from {who}: what is written on it?").format(who=plain(step.owner or step.text, 24))
        self.ask(TextJob(title=title, placeholder=_("in their words; it goes on to the next desk"), use=use))

    # One more, one less, another day ------------------------------------------------------------------------------

    def action_detail_step(self) -> None:
        item = self.item
        if item is None:
            return

        def use(step: Step) -> bool:
            return self.run_verb(lambda: self.desk.add_step(item.id, step)) is not None

        self.ask(StepJob(title=_("A step more"), desk=self.desk, use=use))

    def action_detail_step_away(self) -> None:
        item, found = self.item, self.step_under()
        if item is None or found is None:
            self.hint(_("The cursor stands on no step."))
            return
        self.run_verb(lambda: self.desk.drop_step(item.id, found[0]))

    def action_detail_step_day(self) -> None:
        item, found = self.item, self.step_under()
        if item is None or found is None:
            self.hint(_("The cursor stands on no step."))
            return

        def use(at: When | None, _until: When | None, _rest: str) -> bool:
            day = day_of(at) if at is not None else None
            return self.run_verb(lambda: self.desk.move_step(item.id, found[0], day)) is not None

        hint = _("a day; nothing takes the day away")
        self.ask(WhenJob(title=_("When?"), hint=hint, desk=self.desk, use=use, needs_date=False))

    def action_detail_procedure(self) -> None:
        item = self.item
        if item is None:
            return

        def use(how: Routine) -> bool:
            return self.run_verb(lambda: self.desk.proceed(item.id, how)) is not None

        known = known_procedures(self.desk.routines(), language())
        self.ask(ProcedureJob(title=_("The steps of which procedure?"), known=known, use=use))

    # To many ------------------------------------------------------------------------------------------------------

    def action_detail_send(self) -> None:
        item = self.item
        if item is None:
            return

        def chosen(choice: int | None) -> None:
            if choice is not None:
                self._send(item, SENT_FOR[choice])

        self.shell.push_screen(Choose(_("Send it out for what?"), [words.gate_word(gate) for gate in SENT_FOR]), chosen)

    def _send(self, item: Item, gate: Gate) -> None:
        groups = dict(self.desk.settings.groups)

        def use(at: When | None, _until: When | None, rest: str) -> bool:
            pieces = rest.replace("，", ",").replace("、", ",").replace(" ", ",").split(",")
            names = [name for piece in pieces if piece for name in groups.get(piece, (piece,))]
            due = day_of(at) if at is not None else None
            return self.run_verb(lambda: self.desk.send(item.id, names, gate, due)) is not None

        known = " ".join(groups) or _("A, B, C fri")
        title = _("To whom, and by when? ({what})").format(what=words.gate_word(gate))
        self.ask(WhenJob(title=title, hint=known, desk=self.desk, use=use, needs_date=False, words=True,
                         deadline=True))  # fmt: skip

    def action_detail_remind(self) -> None:
        """Ask all who owe an answer again; the text for them goes to the clipboard."""
        item = self.item
        if item is None:
            return
        today = self.desk.today()
        cells = matrix.unanswered(matrix.matrix(item, today, self.desk.trail(item.id)))
        outcome = self.run_verb(lambda: self.desk.chase_units(item.id))
        if outcome is not None:
            text = words.reminder(item.title, cells, today)
            self.shell.copy_to_clipboard(text)
            self.echo(_("Copied: {text}").format(text=plain(text, 120)), undo=True)

    # The ladder ---------------------------------------------------------------------------------------------------

    def action_detail_rung(self) -> None:
        item = self.item
        if item is None:
            return
        gate = ladder.next_rung(item)
        if gate is None:
            why = _("Every rung is stamped.") if item.tracked is not None else _("Nobody above follows it.")
            self.hint(why)
            return
        if gate is Gate.RESULT:
            self.hint(_("The result stamps the last rung: r."))
            return
        if gate is not Gate.CHECK:
            self._stamp(item, gate, None)
            return

        def chosen(choice: int | None) -> None:
            if choice is not None:
                self._stamp(item, gate, list(Level)[choice])

        self.shell.push_screen(
            Choose(_("How near did the check come?"), [words.level_word(each) for each in Level]), chosen
        )

    def _stamp(self, item: Item, gate: Gate, level: Level | None) -> None:
        def use(text: str) -> bool:
            return self.run_verb(lambda: self.desk.stamp(item.id, text, gate, level)) is not None

        asks = {
            Gate.CHECK: _("what was found"),
            Gate.CLARIFY: _("the facts, whose they are, and the cause"),
            Gate.ACT: _("what is done, by whom, by when"),
        }
        self.ask(TextJob(title=rung_word(gate), placeholder=asks.get(gate, ""), use=use))

    # What follows, on what it rests, what came back ---------------------------------------------------------------

    def action_detail_outcomes(self) -> None:
        """A decision of this meeting becomes an item of its own."""
        item = self.item
        if item is None:
            return
        reader = Reader(self.desk)

        def use(text: str) -> bool:
            if not text:
                return True
            reading = reader.read(text)
            if reading.due is None and reading.at is not None:
                reading = reading.but(due=reading.at, at=None)  # what a meeting names is by when
            return self.run_verb(lambda: self.desk.outcomes(item.id, [reading])) is not None

        hint = _("@Liu first draft of the speech by tue")
        self.ask(TextJob(title=_("Decided: who does what, by when?"), placeholder=hint, use=use))

    def action_detail_basis(self) -> None:
        item = self.item
        if item is None:
            return

        def use(text: str) -> bool:
            lines = with_line(item, BASIS, text).lines
            return self.run_verb(lambda: self.desk.edit(item.id, seen=item, lines=lines)) is not None

        hint = _("the number of a paper, a rule, an instruction")
        self.ask(TextJob(title=_("On what does it rest?"), start=line_of(item, BASIS) or "", placeholder=hint, use=use))

    def action_detail_returned(self) -> None:
        item = self.item
        if item is None:
            return

        def use(text: str) -> bool:
            return self.run_verb(lambda: self.desk.returned(item.id, text)) is not None

        self.ask(TextJob(title=_("Sent back: what is to be corrected?"), use=use))

    # How well -----------------------------------------------------------------------------------------------------

    def action_detail_grade(self) -> None:
        item = self.item
        if item is None:
            return

        def chosen(choice: int | None) -> None:
            if choice is not None:
                grade = list(Grade)[choice]
                self.run_verb(lambda: self.desk.edit(item.id, seen=item, grade=grade))

        self.shell.push_screen(
            Choose(_("How well did it come out?"), [words.grade_word(each) for each in Grade]), chosen
        )
