"""Closing the day (日清): every open matter gets a decision, the day three lines of review, and the diary its file.

Nothing is forced: each decision is kept as it is made, so leaving and coming back goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import ClassVar
from weakref import WeakKeyDictionary

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from screens.close_rows import QUESTIONS, REST, ClosingRows, diary_rows, key_lines, review_rows, rule, walk_rows
from screens.diary_file import closed_already, diary_text, write_diary
from screens.triage_card import CardFacts, card_lines
from workbench.desk.desk import Desk
from workbench.desk.values import Outcome
from workbench.domain.closing import carry_date
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.said import Said
from workbench.domain.states import DEFER_DAYS
from workbench.domain.when import When, day_of, next_monday
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.ui import everywhere
from workbench.ui.actions import BY_ID, CLOSING, Action
from workbench.ui.card import Line, paragraph, progress
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import Lens
from workbench.ui.jobs import TextJob, WhenJob
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_bar import Lines
from workbench.ui.painter import Bit, plain
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

WIDEST = 116
ROOMY = 20
"""From so many lines on the item under the cursor is shown whole, and the keys have their own lines."""

_DRAFTS: WeakKeyDictionary[Desk, dict[date, list[str]]] = WeakKeyDictionary()
"""Answers given before the day was sealed, so that leaving the screen loses none."""


class Stage(IntEnum):
    """How far the closing of a day has come."""

    WALK = 0
    REVIEW = 1
    PREVIEW = 2
    DONE = 3


class CloseDayScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """Closes `day`, and before it the days that were missed, oldest first."""

    CSS_PATH = "close_day.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (CLOSING,)
    rows = query_one(ClosingRows)
    info = query_one("#info", Lines)
    card = query_one("#card", Lines)
    legend = query_one("#legend", Lines)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._asked_for = day
        self.day = day
        self.stage = Stage.WALK
        self._asked = 0
        self._whole = 0
        self._steps: list[Said | None] = []
        """What was decided here, as undo names it."""
        self._file = ""
        self._known: tuple[tuple[date, int], list[Item]] | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="closing"):
            yield Lines(id="info")
            yield ClosingRows(id="closing-rows")
            yield Lines(id="card")
        yield Lines(id="legend")

    def on_mount(self) -> None:
        self._open_day(self._days()[0])

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    def _days(self) -> list[date]:
        """What there is to close: the missed days, oldest first, and the day that was asked for."""
        missed = [day for day in self.desk.unclosed_days() if day < self._asked_for]
        return [*missed, self._asked_for]

    def _open_day(self, day: date) -> None:
        self.day = day
        self._asked, self._steps, self._file = 0, [], ""
        self._whole = len(self._left)
        record = self.desk.day(day)
        if record is not None and record.is_sealed:
            self._file = record.exports[-1] if record.exports else ""
            self._go_to(Stage.DONE)
        elif self._whole:
            self._go_to(Stage.WALK)
        else:
            self._go_to(Stage.REVIEW)

    # Where it stands ----------------------------------------------------------------------------------------------

    @property
    def _answers(self) -> list[str]:
        return _DRAFTS.setdefault(self.desk, {}).setdefault(self.day, [""] * len(QUESTIONS))

    @property
    def _left(self) -> list[Item]:
        """What is undecided, asked for once while the desk stands as it does."""
        stand = (self.day, self.desk.status.q)
        if self._known is None or self._known[0] != stand:
            self._known = (stand, self.desk.undecided(self.day))
        return self._known[1]

    @property
    def _is_missed(self) -> bool:
        return self.day < self.desk.today()

    @property
    def _next_day(self) -> date:
        """Where the rest goes."""
        return carry_date(self.day, self.desk.now(), self.desk.settings.hours.is_workday)

    @property
    def _is_sealed(self) -> bool:
        record = self.desk.day(self.day)
        return record is not None and record.is_sealed

    @property
    def _current(self) -> Item | None:
        key = self.rows.cursor_key if self.stage is Stage.WALK else None
        return self.desk.item(ItemId(key)) if isinstance(key, int) else None

    def targets(self) -> Sequence[ItemId]:
        item = self._current
        return (item.id,) if item is not None else ()

    def _go_to(self, stage: Stage) -> None:
        self.stage = stage
        self.set_focus(self.rows)
        self.reveal()
        if stage is not Stage.WALK:
            self.rows.action_list_first()
        if stage is Stage.REVIEW and self.desk.read_only is None:
            self._ask_next()

    # What is shown ------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        if self._is_sealed:
            self.stage = Stage.DONE
        elif self.stage is Stage.DONE:
            self.stage = Stage.WALK if self._left else Stage.PREVIEW
        left = self._left if self.stage is not Stage.DONE else []
        self._whole = max(self._whole, len(left))
        width = max(20, min(self.size.width, WIDEST) - 5)
        self.info.show([(line, "bg") for line in self._info_lines(left, width)])
        self._show_rows(left, width)
        self._show_card(width)
        self._show_legend(left)
        box = self.query_one("#closing")
        day = dates.when_full(self.day, self.desk.today())
        missed = " · " + _("missed") if self._is_missed and self.stage is not Stage.DONE else ""
        box.border_title = f"{_('Close the day')} · {day}{missed}"
        done = self._whole - len(left)
        box.border_subtitle = (
            f"{progress(done, self._whole)}  {done} / {self._whole}" if self.stage is Stage.WALK else self._stage_word()
        )
        self.refresh_hints()

    def _stage_word(self) -> str:
        return {
            Stage.WALK: "",
            Stage.REVIEW: _("review"),
            Stage.PREVIEW: _("preview of the diary"),
            Stage.DONE: _("Day closed"),
        }[self.stage]

    def _info_lines(self, left: Sequence[Item], width: int) -> list[Line]:
        lines: list[Line] = []
        missed = len(self._days()) - 1
        if missed and self.stage is Stage.WALK:
            words = ngettext("{n} earlier day is not closed.", "{n} earlier days are not closed.", missed)
            lines.append((Bit(words.format(n=missed), "warn"), Bit("  " + _(") another day"), "muted")))
        running = self.desk.running
        if running is not None and not self._is_missed and self.stage is not Stage.DONE:
            words = _("▸ “{title}” is still running; closing the day stops it.")
            lines.append((Bit(plain(words.format(title=running.title), width), "focus"),))
        if self.stage is Stage.PREVIEW:
            lines += self._preview_lines(left, width)
        if self.stage is Stage.DONE:
            lines += self._done_lines(width)
        # A line of air, where there is room for it.
        return [*lines, ()] if lines and self.stage < Stage.PREVIEW and self.size.height >= ROOMY else lines

    def _preview_lines(self, left: Sequence[Item], width: int) -> list[Line]:
        lines: list[Line] = []
        if left:
            words = ngettext(
                "{n} item is undecided and goes to {day}.", "{n} items are undecided and go to {day}.", len(left)
            )
            text = words.format(n=len(left), day=dates.when_full(self._next_day, self.desk.today()))
            lines.append((Bit(text, "warn"),))
        text = _("Enter closes the day and writes this diary.")
        return [*lines, *((Bit(line, bold=True),) for line in paragraph(text, width, 2)), rule(width)]

    def _done_lines(self, width: int) -> list[Line]:
        record = self.desk.day(self.day)
        closed = record.closed_at if record is not None else None
        text = _("✓ Closed at {time}. u opens it again.").format(time=dates.clock(closed) if closed else "")
        lines: list[Line] = [(Bit(text, "ok", bold=True),)]
        if self._file:
            lines += [(Bit(line),) for line in paragraph(_("Diary: {path}").format(path=self._file), width, 3)]
        following = self._following()
        if following is not None:
            day = dates.when_full(following, self.desk.today())
            lines.append((Bit(_("Enter goes on to {day}.").format(day=day), "muted"),))
        return [*lines, rule(width)]

    def _show_rows(self, left: Sequence[Item], width: int) -> None:
        match self.stage:
            case Stage.WALK:
                self.rows.lens = Lens(self.desk.now(), self.desk.settings.me)
                self.rows.items = {item.id: item for item in left}
                self.rows.show(walk_rows(left, self._rest_words(len(left))))
            case Stage.REVIEW:
                self.rows.show([*review_rows(self._answers, self._asked, width - 2)])
            case Stage.PREVIEW | Stage.DONE:
                self.rows.show(diary_rows(self._text(), width - 2))

    def _rest_words(self, count: int) -> str:
        day = dates.when_full(self._next_day, self.desk.today())
        words = ngettext("carry the last one to {day}", "carry all {n} to {day}", count)
        return words.format(n=count, day=day)

    def _text(self) -> str:
        """The diary as it is, or, while the day is open, as it will be."""
        record = self.desk.day(self.day)
        if not self._is_sealed:
            record = closed_already(self.desk, self.day, self._review())
        return diary_text(self.desk, self.day, record)

    def _review(self) -> tuple[str, ...]:
        return tuple(self._answers) if any(self._answers) else ()

    def _show_card(self, width: int) -> None:
        item = self._current
        roomy = self.size.height >= ROOMY
        lines: list[Line] = []
        if item is not None and roomy:
            facts = CardFacts(self.desk.now(), self.desk.settings.me)
            inner = width - 2
            found = card_lines(item, facts, inner, 5 if self.size.height < 30 else 7)
            lines = [rule(inner), *found, *[()] * (5 - len(found))]
        self.card.show([(line, "bg") for line in lines])

    def _show_legend(self, left: Sequence[Item]) -> None:
        lines: list[Line] = []
        if self.stage is Stage.WALK and left and self.size.height >= ROOMY:
            width = min(self.size.width, WIDEST) - 4
            named = ("triage.done", "item.tomorrow", "item.monday", "closing.date", "item.wait", "closing.someday")
            actions = [BY_ID[name] for name in (*named, "item.drop", "closing.keep", "closing.rest")]
            lines = key_lines([(key_label(action.keys[0]), self.hint_label(action)) for action in actions], width)
        self.legend.show([(line, "bg") for line in lines])

    def hint_label(self, action: Action) -> str:
        match action.id:
            case "item.tomorrow":
                return _("today") if self._is_missed else _("tomorrow")
            case "closing.keep":
                return dates.when_full(self._next_day, self.desk.today())
            case "closing.rest":
                return _("all the rest to {day}").format(day=dates.when_full(self._next_day, self.desk.today()))
            case "closing.go":
                words = {
                    Stage.WALK: _("detail") if self._current is not None else _("carry the rest"),
                    Stage.REVIEW: _("answer") if self._asked < len(QUESTIONS) else _("preview"),
                    Stage.PREVIEW: _("close the day"),
                    Stage.DONE: _("go on") if self._following() is not None else _("finish"),
                }
                return words[self.stage]
            case _:
                return super().hint_label(action)

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        shown, last = super().hints()
        if self.stage is not Stage.WALK or self.size.height >= ROOMY:
            return shown, last
        first = [Hint(key_label(BY_ID[name].keys[0]), word, name) for name, word in (
            ("triage.done", _("done")),
            ("item.tomorrow", self.hint_label(BY_ID["item.tomorrow"])),
            ("closing.rest", _("the rest")),
        )]  # fmt: skip
        return (*first, *(hint for hint in shown if hint.action not in {one.action for one in first})), last

    def can(self, action: Action) -> bool:
        walking = self.stage is Stage.WALK
        if CLOSING in action.contexts and action.id not in ("closing.go", "closing.back", "closing.next"):
            if action.id in ("closing.export", "closing.copy"):
                return self.stage in (Stage.PREVIEW, Stage.DONE)
            if action.id == "closing.other":
                return len(self._days()) > 1
            return walking and (self.size.height < ROOMY or action.id == "item.do_now")
        return action.id != "closing.next" or self.stage < Stage.PREVIEW

    @on(VList.Moved)
    def _moved(self) -> None:
        if self.stage is Stage.WALK:
            self._show_card(max(20, min(self.size.width, WIDEST) - 5))
            self.refresh_hints()

    # Decisions ----------------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        self._steps.append(self.desk.will_undo())
        if self.stage is Stage.WALK and not self._left:
            self._go_to(Stage.REVIEW)
        else:
            self.reveal()

    def _carry(self, to: date) -> None:
        self.do(lambda ids: self.desk.carry(ids, to))

    def action_item_plan_day(self, days: int) -> None:
        self._carry(self.desk.today() + timedelta(days=0 if self._is_missed else days))

    def action_item_monday(self) -> None:
        self._carry(next_monday(self.desk.today()))

    def action_closing_keep(self) -> None:
        self._carry(self._next_day)

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
        self.ask(WhenJob(title=_("Carry over to?"), placeholder=hint, desk=self.desk, use=use))

    def action_item_someday(self) -> None:
        ids = list(self.targets())
        if not ids:
            self.hint(_("Nothing is chosen here."))
            return

        def use(at: When | None, _until: When | None, rest: str) -> bool:
            day = day_of(at) if at is not None else self.desk.today() + timedelta(days=DEFER_DAYS)
            return self.do(lambda chosen: self.desk.defer(chosen, day, rest or _("later")), ids)

        start = f"{self.desk.today() + timedelta(days=DEFER_DAYS):%Y-%m-%d} {_('later')}"
        job = WhenJob(title=_("Defer until when, and why?"), start=start, desk=self.desk, use=use)
        job.needs_date, job.words = False, True
        job.placeholder = _("until which day, and why")
        self.ask(job)

    def action_closing_rest(self) -> None:
        """Everything left goes to the next working day, as one step."""
        ids = [item.id for item in self._left]
        if self._is_sealed or not ids:
            self._say_closed_or_done()
            return
        day = self._next_day
        self.do(lambda chosen: self.desk.carry(chosen, day), ids)

    def _say_closed_or_done(self) -> None:
        if self._is_sealed:
            self.hint(_("{day} is closed already; u opens it again.").format(day=self.day.isoformat()))
        else:
            self.hint(_("Everything is decided."))

    def action_closing_back(self) -> None:
        if not self._steps:
            self.hint(_("Nothing to take back in this round."))
        elif self._steps[-1] != self.desk.will_undo():
            self.hint(_("Something else was done meanwhile; u takes that back first."))
        else:
            self.action_edit_undo()

    def action_edit_undo(self) -> None:
        if self._steps and self._steps[-1] == self.desk.will_undo():
            self._steps.pop()
        everywhere.undo(self)

    def went_back(self, outcome: Outcome) -> None:
        if not self._is_sealed and self._left:
            self.stage = Stage.WALK
            self.set_focus(self.rows)
        self.reveal()
        if outcome.items:
            self.rows.go_to(outcome.items[0].id)

    # From step to step --------------------------------------------------------------------------------------------

    async def action_closing_go(self) -> None:
        match self.stage:
            case Stage.WALK:
                item = self._current
                if item is not None:
                    await self.shell.open_item(item.id)
                elif self.rows.cursor_key == REST and self.desk.read_only is not None:
                    self.refuse_edit()
                else:
                    self.action_closing_rest()
            case Stage.REVIEW:
                if self._asked < len(QUESTIONS) and self.desk.read_only is None:
                    self._ask_next()
                else:
                    self._go_to(Stage.PREVIEW)
            case Stage.PREVIEW:
                self._seal()
            case Stage.DONE:
                following = self._following()
                if following is None:
                    self.dismiss(None)
                else:
                    self._open_day(following)

    def action_closing_next(self) -> None:
        if self.stage is Stage.WALK:
            self._go_to(Stage.REVIEW)
        elif self.stage is Stage.REVIEW:
            self._go_to(Stage.PREVIEW)

    def action_closing_previous(self) -> None:
        if self.stage is Stage.PREVIEW:
            self._asked = 0
            self._go_to(Stage.REVIEW)
        elif self.stage is Stage.REVIEW and self._left:
            self._go_to(Stage.WALK)

    def action_closing_other(self) -> None:
        days = self._days()
        place = days.index(self.day) if self.day in days else -1
        if len(days) < 2:
            self.hint(_("No other day is open."))
        else:
            self._open_day(days[(place + 1) % len(days)])

    def _following(self) -> date | None:
        """The next day to be closed after this one."""
        open_days = [day for day in self._days() if day != self.day and not self._sealed(day)]
        return next((day for day in open_days if day > self.day), open_days[0] if open_days else None)

    def _sealed(self, day: date) -> bool:
        record = self.desk.day(day)
        return record is not None and record.is_sealed

    def _ask_next(self) -> None:
        """The next question; Enter alone skips it."""
        index = self._asked
        if index >= len(QUESTIONS):
            return

        def use(text: str) -> bool:
            self._answers[index] = text
            self._asked = index + 1
            if self._asked < len(QUESTIONS):
                self.reveal()
                self._ask_next()
            else:
                self._go_to(Stage.PREVIEW)
            return True

        title = f"{index + 1}/{len(QUESTIONS)} {_(QUESTIONS[index])}"
        self.ask(TextJob(title=title, start=self._answers[index], placeholder=_("Enter alone skips"), use=use))

    # The seal and the file ----------------------------------------------------------------------------------------

    def _seal(self) -> None:
        day, review = self.day, self._review()
        rest = bool(self.desk.undecided(day))
        if self.run_verb(lambda: self.desk.close_day(day, review, carry_rest=rest)) is None:
            return
        self._steps.append(self.desk.will_undo())
        _DRAFTS.get(self.desk, {}).pop(day, None)
        self._write()
        self._go_to(Stage.DONE)

    def _write(self) -> None:
        try:
            written = write_diary(self.desk, self.shell.exports, self.day)
        except OSError as error:
            why = _("The diary could not be written ({why}); the day is safe. o tries again.")
            text = why.format(why=error.strerror or error)
            self.key_bar.echo(text, sign="✗", role="bad", stays=True)
            self.notify(text, severity="error", timeout=10, markup=False)
            return
        self._file = str(written.path)
        if written.avoided is not None:
            text = _("{path} was not written by workbench and stays as it is.").format(path=written.avoided)
            self.notify(text, severity="warning", timeout=10, markup=False)
        self.echo(_("Diary written: {path}").format(path=self._file))

    def action_closing_export(self) -> None:
        self._write()
        self.reveal()

    def action_closing_copy(self) -> None:
        self.shell.copy_to_clipboard(self._text())
        self.echo(_("Sent to the terminal's clipboard"))

    def action_app_back(self) -> None:
        if self.leader:
            self.leader = ""
            self.refresh_hints()
        else:
            self.dismiss(None)
