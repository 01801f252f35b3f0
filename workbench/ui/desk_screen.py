"""What every screen and dialog of the desk has: keys in order, the capture line, the key bar, and a place to echo.

A screen answers `contexts` and `targets`; the keys, the hints and the verbs follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic

from textual import events, on
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import TextArea

from workbench.desk.values import Change, Outcome
from workbench.domain.ids import ItemId
from workbench.domain.said import UNCHANGED
from workbench.errors import DeskError, StoreError
from workbench.i18n import LANGUAGES, _
from workbench.text import say
from workbench.ui import everywhere, keymap, masking
from workbench.ui.actions import BY_ID, Action
from workbench.ui.hints import hints_after, hints_of
from workbench.ui.key_bar import Hint, KeyBar
from workbench.ui.keyed_screen import KeyedScreen, Result
from workbench.ui.line_bar import LineBar
from workbench.ui.line_edit import LineEdit
from workbench.ui.line_job import LineJob


class DeskScreen(KeyedScreen[Result], Generic[Result], inherit_bindings=False):
    """A screen of the desk. Subclasses yield what they show from `body`."""

    DEFAULT_CSS = """
    DeskScreen { layers: base over; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.before_line: Widget | None = None
        """What had the focus when the line was opened."""
        self._stale = False

    def compose(self) -> ComposeResult:
        self.set_class(self.shell.ascii, "-ascii")
        yield from self.body()
        yield LineBar(self.refresh_hints, self._line_closed, self.fail)
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """What the screen shows, above the key bar."""
        return ()

    # To be answered by each screen --------------------------------------------------------------------------------

    def targets(self) -> Sequence[ItemId]:
        """The items that an action is about."""
        return ()

    def reveal(self) -> None:
        """Show what the desk holds now. May be called at any time, twice in a row too."""

    def can(self, action: Action) -> bool:
        """Whether an action makes sense at the moment: others are left out of the key bar."""
        return True

    def went_back(self, outcome: Outcome) -> None:
        """Something was undone or done again: show where."""

    # What is typed ------------------------------------------------------------------------------------------------

    def take_paste(self, text: str) -> bool:
        """A paste: into the line that is open, or into a new one."""
        if isinstance(self.focused, TextArea):
            return False
        if isinstance(self.focused, LineEdit) and not self.line.is_open:
            self.focused.insert(" ".join(text.split()))
            return True
        if not self.line.is_open:
            if self.desk.read_only is not None:
                self.refuse_edit()
                return True
            self.capture_text("")
        if self.line.is_open:
            self.line.take_paste(text)
        return True

    def capture_text(self, text: str, advice: str = "") -> None:
        everywhere.capture_typed(self, text, advice)

    # The line -----------------------------------------------------------------------------------------------------

    def ask(self, job: LineJob) -> None:
        """Open the line for a job; the place is kept."""
        if self.focused is not self.line.edit:
            self.before_line = self.focused
        self.line.open(job)

    def _line_closed(self) -> None:
        if isinstance(self.before_line, Widget) and self.before_line.is_attached:
            self.set_focus(self.before_line, scroll_visible=False)
        else:
            self.set_focus(None)
        self.refresh_hints()

    # Saying what happened -----------------------------------------------------------------------------------------

    def run_verb(self, verb: Callable[[], Outcome | None]) -> Outcome | None:
        """Do a verb of the desk, and echo it; a mistake is shown, and None comes back."""
        try:
            outcome = verb()
        except DeskError as mistake:
            self.fail(mistake)
            return None
        if outcome is not None:
            self.echo(say.outcome(masking.masked_said(outcome)), undo=outcome.said.verb != UNCHANGED)
        return outcome

    def echo(self, text: str, *, undo: bool = False) -> None:
        """Say in the key bar what happened."""
        self.key_bar.echo(text, undo=undo)

    def hint(self, text: str) -> None:
        """Say why nothing happened, or what to do next."""
        self.key_bar.echo(text, sign="›", role="focus")

    def fail(self, mistake: DeskError) -> None:
        """Say what could not be done. What is wrong with the store is worth a toast as well."""
        self.key_bar.echo(mistake.sentence(), sign="✗", role="bad", stays=True)
        if isinstance(mistake, StoreError):
            self.shell.cry(mistake)
            self.reveal()  # the first line says whether the disk is full

    def refuse_edit(self) -> None:
        why = self.desk.read_only or ""
        text = _("Open for reading only: {why}").format(why=why) if why else _("Open for reading only.")
        self.key_bar.echo(text, sign="✗", role="bad", stays=True)

    def keeps_back(self, action: Action) -> bool:
        """Lines and questions about an item hold its words: what is masked is revealed first."""
        if not masking.shows_words(action.id):
            return False
        return any(masking.seen(self, self.desk.item(target)) is None for target in self.targets())

    def refresh_hints(self) -> None:
        if self.line.job is not None:
            self.key_bar.show(self.line.job.hints(), None)
        elif self.leader:
            self.key_bar.show(hints_after(self.leader, keymap.available(self.contexts)), None)
        else:
            self.key_bar.show(*self.hints())

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        """The key bar's hints in order, and the last one."""
        able = [action for action in keymap.available(self.contexts) if self.can(action)]
        return hints_of(able, self.hint_label)

    def hint_label(self, action: Action) -> str:
        """The word beside a key."""
        return _(action.label)

    # Actions that every screen has ---------------------------------------------------------------------------------

    def action_capture_one(self) -> None:
        everywhere.capture(self)

    def action_capture_many(self) -> None:
        everywhere.capture(self, several=True)

    def action_capture_note(self) -> None:
        everywhere.write_note(self)

    def action_time_between(self) -> None:
        everywhere.come_between(self)

    def action_capture_emergency(self) -> None:
        everywhere.emergency(self)

    def action_edit_undo(self) -> None:
        everywhere.undo(self)

    def action_edit_redo(self) -> None:
        everywhere.redo(self)

    async def action_go_week(self) -> None:
        await self.shell.open_tab("week")

    async def action_go_statistics(self) -> None:
        await self.shell.open_statistics(self.desk.today())

    async def action_go_registers(self) -> None:
        await self.shell.open_registers()

    async def action_go_reports(self) -> None:
        await self.shell.open_reports()

    def action_view_reveal(self) -> None:
        """Show what is restricted on this and every other screen; again: mask it."""
        masking.reveal(not masking.is_revealed())
        self.shell.sight_changed()
        self.hint(_("What is restricted is shown.") if masking.is_revealed() else _("What is restricted is masked."))

    async def action_find_all(self) -> None:
        await self.shell.open_search()

    async def action_view_open(self, number: int) -> None:
        """A saved view, chosen by its name."""
        views = self.shell.views().words
        if number < len(views):
            await self.shell.open_search(views[number][1])

    async def action_app_palette(self) -> None:
        await self.shell.open_palette(self.contexts)

    async def action_app_help(self) -> None:
        await self.shell.open_help(self.contexts)

    @on(KeyBar.Pressed)
    async def _hint_pressed(self, event: KeyBar.Pressed) -> None:
        action = BY_ID.get(event.action)
        if action is not None:
            self.shell.call_later(self.perform, action)  # it may close this screen, which cannot wait for its own end
        elif self.line.is_open:
            await self.line.line_key(events.Key(event.action.partition(".")[2], None))

    def action_app_language(self, number: int) -> None:
        self.shell.speak(LANGUAGES[number] if number >= 0 else "")

    # Being told ---------------------------------------------------------------------------------------------------

    def desk_changed(self, change: Change) -> None:
        """Show it at once where it is seen, later where it is not."""
        if not self.is_mounted:
            return
        if self.is_current:
            self.reveal()
        else:
            self._stale = True

    def minute_passed(self) -> None:
        """The clock shows another minute."""

    def language_changed(self) -> None:
        """Another language is spoken: everything that is seen says it again."""
        self.key_bar.quiet()
        self.reveal()
        self.refresh_hints()
        for widget in self.query():
            widget.refresh(layout=True)

    def day_rolled(self) -> None:
        """Midnight has passed."""

    def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            self.reveal()
        self.refresh_hints()

    def on_descendant_focus(self) -> None:
        self.refresh_hints()


class DeskModal(DeskScreen[Result], ModalScreen[Result], Generic[Result], inherit_bindings=False):
    """A dialog or a screen over another. Esc and q close it."""

    DEFAULT_CSS = """
    DeskModal { background: $background 60%; }
    """

    def action_app_back(self) -> None:
        self.dismiss(None)

    def action_app_leave(self) -> None:
        self.action_app_back()
