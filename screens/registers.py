"""The registers (台账): all of them at the left, the lines of one at the right. Nothing is kept here but filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from screens.register_rows import LineKey, by_heading, line_rows
from screens.register_verbs import RegisterVerbs, head_rows, more_rows
from workbench.domain.entry import EntryKind
from workbench.domain.ids import ItemId
from workbench.domain.periods import Period, Scale, period
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import BY_KEY, REGISTERS, Register
from workbench.errors import why_code, why_words
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.text.periods import period_words
from workbench.text.register_rows import (
    element_word,
    elements,
    missing,
    register_word,
)
from workbench.text.register_sheet import sheet, withheld
from workbench.text.report.written import write_report
from workbench.text.width import cells
from workbench.ui import masking
from workbench.ui.actions import LIST, REGISTER, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.jobs import NoteJob
from workbench.ui.painter import Bit, spread
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import Row, RowList
from workbench.ui.vlist import VList

SCALES = (Scale.MONTH, Scale.QUARTER, Scale.YEAR, None)
"""How far a register reaches; None is everything."""
NARROW = 100
"""Below this width the names give way to the lines."""


class RegisterPane(RowList):
    """One of the two lists."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (REGISTER, LIST)


class RegistersScreen(RegisterVerbs, DeskModal[None], inherit_bindings=False):
    """Saved filters over one table, and their lines."""

    CSS_PATH = "registers.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (REGISTER,)
    names = query_one("#register-names", RegisterPane)
    rows = query_one("#register-lines", RegisterPane)

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self._first = key
        self.scale: Scale | None = Scale.YEAR
        self.of: date | None = None
        """A day in the period that is shown; None: the present one."""
        self.only_missing = False
        self.lines: list[RegisterLine] = []
        self._held: dict[str, list[RegisterLine]] = {}

    def body(self) -> Iterable[Widget]:
        with Container(id="registers"):
            yield RegisterPane(id="register-names")
            yield RegisterPane(id="register-lines")

    def on_mount(self) -> None:
        self.set_focus(self.names)
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        if not (self._first and self.names.go_to(self._first)):
            self.names.action_list_first()
        self._show_lines()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def register(self) -> Register:
        """The one under the cursor."""
        key = self.names.cursor_key
        return BY_KEY[key] if isinstance(key, str) and key in BY_KEY else REGISTERS[0]

    @property
    def period(self) -> Period | None:
        """What is shown of it."""
        return period(self.scale, self.of or self.desk.today()) if self.scale is not None else None

    def _bounds(self) -> tuple[date | None, date | None]:
        found = self.period
        return (found.first, found.last) if found is not None else (None, None)

    def reveal(self) -> None:
        # One walk for all of them: to go from one register to the next costs nothing.
        self._held = self.desk.all_register_lines(*self._bounds())
        self._held["error"] = self.desk.register_lines(BY_KEY["error"], *self._bounds())
        width = max(12, self.names.inner_width - 4)
        rows: list[Row] = []
        for register in REGISTERS:
            count = len(self._held[register.key])
            right = [Bit(f" {count}".rjust(5), "fg" if count else "faint")]
            name = Bit(register_word(register), "fg" if count else "muted")
            rows.append(Row(tuple(spread([name], right, width)), register.key))
        self.names.show(rows)
        self.names.label(Content(_("Registers")))
        self._show_lines()

    def _show_lines(self) -> None:
        register, me = self.register, self.desk.settings.me
        self.lines = self._held.get(register.key, [])
        if self.only_missing:
            self.lines = [line for line in self.lines if missing(register, line)]
        width = max(24, self.rows.inner_width - 3)
        rows = head_rows(self.desk, register, self.lines, width)
        day: date | None = None
        for place, line in enumerate(self.lines):
            if line.day != day:
                day = line.day
                words = f"{dates.date_plain(day)} "
                rows.append(Row((Bit(words, "muted"), Bit("─" * max(0, width - cells(words)), "rule"))))
            rows += line_rows(register, line, LineKey(place), width, me)
            rows += more_rows(self.desk, register, line, LineKey(place), width)
        if not self.lines:
            rows.append(Row((Bit(_empty(register), "muted"),)))
        self.rows.show(rows)
        found = self.period
        span = period_words(found, self.desk.today()) if found is not None else _("everything")
        lacking = _("only what is missing") if self.only_missing else ""
        count = ngettext("{n} line", "{n} lines", len(self.lines)).format(n=len(self.lines))
        self.rows.label(
            Content(f"{register_word(register)}  {span}"), Content("  ".join(filter(None, (count, lacking))))
        )
        self.refresh_hints()

    @property
    def line_here(self) -> RegisterLine | None:
        """The line under the cursor."""
        key = self.rows.cursor_key
        here = isinstance(key, LineKey) and key.place < len(self.lines) and self.focused is self.rows
        return self.lines[key.place] if here and isinstance(key, LineKey) else None

    def targets(self) -> Sequence[ItemId]:
        line = self.line_here
        return (line.item.id,) if line is not None and line.item is not None else ()

    def can(self, action: Action) -> bool:
        line = self.line_here
        if self.register.key == "duty" and action.id == "register.mark":
            return self.desk.handed_over() is not None
        if action.id == "register.fill":
            return line is not None and (line.entry is not None or self.register.key == "information")
        if action.id == "register.restrict":
            return line is not None and line.entry is not None
        if action.id == "register.mark":
            return self.register.key in ("signal", "information") and line is not None
        if action.id == "register.put_up":
            return self.register.key in ("signal", "reference") and line is not None
        if action.id == "register.copy":
            return line is not None and line.entry is not None
        if action.id == "register.new":
            return self.register.pick is None
        if action.id in ("register.earlier", "register.later"):
            return self.scale is not None
        return True

    @on(VList.Moved)
    def _moved(self, event: VList.Moved) -> None:
        if event.list is self.names:
            self._show_lines()
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self, event: VList.Chosen) -> None:
        await self.action_register_open()

    # What happens -------------------------------------------------------------------------------------------------

    async def action_register_open(self) -> None:
        if self.focused is self.names:
            self.action_register_side()
            return
        if self.targets():
            await self.shell.open_item(self.targets()[0])
        elif self.line_here is not None:
            self.hint(_("This line belongs to no item. e fills in what is missing."))

    def action_register_side(self) -> None:
        """To the other list."""
        self.set_focus(self.names if self.focused is self.rows else self.rows)
        if self.focused is self.rows and self.line_here is None:
            self.rows.action_list_last()

    def action_register_shift(self, by: int) -> None:
        found = self.period
        if found is not None:
            self.of = found.shifted(by).first
            self.reveal()

    def action_register_longer(self) -> None:
        self.scale = SCALES[(SCALES.index(self.scale) + 1) % len(SCALES)]
        self.reveal()

    def action_register_missing(self) -> None:
        self.only_missing = not self.only_missing
        self._show_lines()

    def action_register_fill(self) -> None:
        """One line: the elements that are missing stand there with their colon, or those which nobody told."""
        line, register = self.line_here, self.register
        if line is None or line.entry is None:
            self.bear_out_here()
            return
        if line.is_restricted and not masking.is_revealed():
            self.hint(_("This line is restricted: Ctrl+K shows it."))
            return
        there = elements(register, line)
        lacking = missing(register, line) or tuple(
            name for name in register.elements if name not in there and name not in ("until", "items")
        )
        start = "  ".join(f"{element_word(name)}: " for name in lacking[:4]).rstrip() + " "

        def use(text: str) -> bool:
            filled = tuple(by_heading(register, text).items())
            return self.run_verb(lambda: self.desk.fill(line, filled, _told(filled))) is not None

        self.ask(TextJob(title=_("Fill in: what is left empty stays open"), start=start, use=use))

    def action_register_new(self) -> None:
        register = self.register
        if register.pick is None:
            start = "" if register.kinds[0] is EntryKind.NOTE else f"{register.kinds[0].value}: "
            self.ask(NoteJob(title=register_word(register), start=start, desk=self.desk, run=self.run_verb))

    def action_register_restrict(self) -> None:
        line = self.line_here
        if line is not None and line.entry is not None:
            entry = line.entry
            self.run_verb(lambda: self.desk.restrict_line(entry))

    def action_register_sheet(self) -> None:
        """Into the directory of exports, under the name of the register; nothing there is overwritten."""
        register = self.register
        path = self.shell.exports.expanduser().absolute() / f"{register.key}-{self.desk.today().isoformat()}.csv"
        try:
            written = write_report(("\ufeff" + sheet(register, self.lines, self.desk.settings.me)).encode(), path)
        except OSError as error:
            self.hint(_("The sheet could not be written: {why}").format(why=why_words(why_code(error))))
            return
        left = withheld(self.lines)
        words = ngettext("{n} restricted line is withheld.", "{n} restricted lines are withheld.", left)
        self.echo(str(written.path) + (f"  {words.format(n=left)}" if left else ""))

    def action_app_back(self) -> None:
        if self.focused is self.rows:
            self.set_focus(self.names)
        else:
            self.dismiss(None)


def _empty(register: Register) -> str:
    if register.pick is not None:
        return _("No item belongs here in this time.")
    return _("No line in this time. n writes one.")


def _told(filled: Sequence[tuple[str, str]]) -> str:
    """The elements as they are written down: each under its heading."""
    return "  ".join(f"{element_word(name)}: {value}" for name, value in filled)
