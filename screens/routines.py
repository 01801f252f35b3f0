"""The book of routines (固定工作): what comes again and how it was kept, one of them in full, and the rules page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from screens.routine_rows import Book, Of, book_rows, card_rows, foot_lines, posted_rows
from workbench.desk.regular import Regularity
from workbench.desk.values import Change, Outcome
from workbench.domain.ids import ItemId, RoutineId
from workbench.domain.routine import Routine
from workbench.errors import Refused
from workbench.i18n import _, language
from workbench.text.routine_file import file_of, routines_from, taken_from, with_words
from workbench.text.starter import starter_files
from workbench.ui.actions import LIST, ROUTINES, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.jobs import Reader
from workbench.ui.line_bar import Lines
from workbench.ui.outside_editor import edit_outside
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import RowList
from workbench.ui.vlist import VList

WIDEST = 140
READ_SECONDS = 0.04
READ_DAYS = 4
"""So many days of the diary are read between two keys."""


class BookRows(RowList):
    """The list of the book."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (ROUTINES, LIST)


class RoutinesScreen(DeskModal[None], inherit_bindings=False):
    """Routines, procedures, and what asks to become one."""

    CSS_PATH = "routines.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (ROUTINES,)
    rows = query_one(BookRows)
    info = query_one("#info", Lines)

    def __init__(self, *, rules: bool = False) -> None:
        super().__init__()
        self._rules = rules
        """The rules page is shown."""
        self._opened: RoutineId | None = None
        """The routine that is shown in full."""
        self._found: Regularity | None = None
        self._reading: Timer | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="book"):
            yield Lines(id="info")
            yield BookRows(id="book-rows")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        self.rows.action_list_first()
        self.refresh_hints()
        self._look_later()

    def _look_later(self) -> None:
        """What is regular is read from months of the diary: the list is there before."""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        if self.is_attached:
            self._found = self.desk.regularity()
            self.reveal()
            if self._reading is None:
                self._reading = self.set_interval(READ_SECONDS, self._read_on)

    def _read_on(self) -> None:
        """What quotas count is read from the diary while keys are answered."""
        if self.desk.read_on(READ_DAYS) and self._reading is not None:
            self._reading.stop()
            self.desk.usual_share()  # for Today, beneath: its first frame does without
            self.reveal()

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return max(30, min(self.size.width, WIDEST) - 6)

    @property
    def book(self) -> Book:
        """What there is, as of now; what is regular, as of the last look."""
        desk = self.desk
        routines = desk.routines()
        return Book(
            routines=routines,
            history={routine.id: desk.history(routine) for routine in routines},
            quotas=desk.quotas(whole=False),
            found=self._found,
            today=desk.today(),
            is_workday=desk.settings.hours.is_workday,
            me=desk.settings.me,
            starters=len(starter_files(language())) if not routines else 0,
        )

    def reveal(self) -> None:
        book = self.book
        opened = next((routine for routine in book.routines if routine.id == self._opened), None)
        self.info.show([(line, "bg") for line in foot_lines(book, self._width)])
        if opened is not None:
            shown = card_rows(opened, book, self._width)
        else:
            shown = posted_rows(book, self._width) if self._rules else book_rows(book, self._width)
        self.rows.show(shown)
        box = self.query_one("#book")
        box.border_title = _("Rules") if self._rules else _("Routines")
        box.border_subtitle = _("● in time  ○ late  · to come  × dropped")
        self.refresh_hints()

    def desk_changed(self, change: Change) -> None:
        super().desk_changed(change)
        self._look_later()

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    # The cursor ---------------------------------------------------------------------------------------------------

    def _under(self) -> Of:
        key = self.rows.cursor_key
        return key if isinstance(key, Of) else Of()

    def _routine(self) -> Routine | None:
        """The routine that is meant: the one shown in full, or the one under the cursor."""
        wanted = self._opened or self._under().routine
        return next((routine for routine in self.desk.routines() if routine.id == wanted), None)

    def targets(self) -> Sequence[ItemId]:
        item = self._under().item
        return (item,) if item is not None else ()

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    async def _row_chosen(self) -> None:
        await self.action_routine_go()

    def can(self, action: Action) -> bool:
        return action.id not in _OF_ONE or self._routine() is not None

    # What happens -------------------------------------------------------------------------------------------------

    def went_back(self, outcome: Outcome) -> None:
        self._anew()

    def _anew(self) -> None:
        self._look()

    def action_app_back(self) -> None:
        """One layer: the routine in full, then the screen."""
        if self._opened is not None:
            here, self._opened = self._opened, None
            self.reveal()
            self.rows.go_to(Of(here))
        else:
            super().action_app_back()

    def action_routine_rules(self) -> None:
        self._rules, self._opened = not self._rules, None
        self.reveal()
        self.rows.action_list_first()

    async def action_routine_go(self) -> None:
        here = self._under()
        if here.item is not None:
            await self.shell.open_item(here.item)
        elif here.starter:
            self._take(lambda: self.desk.bring_routines(self._starters())[0])
        elif here.pattern is not None and self._found is not None and here.pattern < len(self._found.patterns):
            pattern = self._found.patterns[here.pattern]
            self._take(lambda: self.desk.promote(pattern)[0])
        elif here.routine is not None:
            self._opened = here.routine
            self.reveal()
            self.rows.action_list_first()
        else:
            self.hint(_("Nothing is chosen here."))

    def _take(self, verb: Callable[[], Outcome]) -> None:
        """Do it; what was written down may be due already."""
        if self.desk.read_only is not None:
            self.refuse_edit()
        elif self.run_verb(verb) is not None:
            self.shell.open_day()
            self._anew()

    def _starters(self) -> list[Routine]:
        reader = Reader(self.desk)
        return [routine for text in starter_files(language()) for routine in routines_from(text, reader.read)]

    def action_routine_new(self) -> None:
        def use(text: str) -> bool:
            reading = Reader(self.desk).read(text)
            if not reading.title.strip():
                raise Refused(say=_("A routine needs at least one word of title."))
            plain = Routine(
                reading.title.strip(),
                defaults=tuple(
                    (name, value)
                    for name, value in (("lead", reading.lead), ("area", reading.area), ("source", reading.source))
                    if value
                ),
            )
            new = taken_from(reading, plain) if reading.repeat else plain
            self._take(lambda: self.desk.add_routines([new])[0])
            return True

        self.ask(TextJob(title=_("Routine: report every friday 4pm; without a day it is started by hand"), use=use))

    def action_routine_when(self) -> None:
        routine = self._routine()
        if routine is None:
            return

        def use(text: str) -> bool:
            changed = with_words(routine, text, Reader(self.desk).read)
            fields = {name: getattr(changed, name) for name in ("rule", "roll", "start", "defaults")}
            self._take(lambda: self.desk.change_routine(routine.id, **fields)[0])
            return True

        self.ask(TextJob(title=_("When: every monday 9am; - starts it by hand"), use=use))

    def action_routine_edit(self) -> None:
        """The whole routine as its file, in the person's own editor."""
        routine = self._routine()
        if routine is None:
            return
        text = edit_outside(self.shell, file_of([routine]))
        if text is None:
            self.hint(_("No editor: set $EDITOR, or `workbench routine export {id}`.").format(id=routine.id))
            return

        def verb() -> Outcome:
            (read,) = routines_from(text, Reader(self.desk).read)[:1]
            return self.desk.change_routine(routine.id, **self.desk.shared_fields(read))[0]

        self._take(verb)

    def action_routine_pause(self) -> None:
        routine = self._routine()
        if routine is not None:
            self._take(lambda: self.desk.change_routine(routine.id, active=not routine.active)[0])

    def action_routine_reviewed(self) -> None:
        routine = self._routine()
        if routine is not None:
            self._take(lambda: self.desk.change_routine(routine.id, reviewed_on=self.desk.today())[0])

    def action_routine_start(self) -> None:
        routine = self._routine()
        if routine is not None:
            self._take(lambda: self.desk.start_routine(routine.id, self.desk.today()))


_OF_ONE = frozenset({"routine.when", "routine.edit", "routine.pause", "routine.reviewed", "routine.start"})
"""What is done to one routine."""
