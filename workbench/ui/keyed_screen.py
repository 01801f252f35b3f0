"""A screen that takes its keys one after the other, and knows text from commands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.getters import app as app_of
from textual.getters import query_one
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from workbench.desk.desk import Desk
from workbench.errors import DeskError
from workbench.i18n import _
from workbench.ui import keymap
from workbench.ui.actions import APP, Action
from workbench.ui.key_bar import KeyBar
from workbench.ui.line_bar import LineBar
from workbench.ui.line_edit import LineEdit, is_han
from workbench.ui.shell import Shell
from workbench.ui.typed import ASKING, Deafness, Taken, TypedDigits

Result = TypeVar("Result")


class KeyedScreen(Screen[Result], Generic[Result], inherit_bindings=False):
    """What a key means here: a command, the beginning of a line, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CONTEXTS: ClassVar[tuple[str, ...]] = ()
    """The screen's own contexts of keys; those of the focused pane come before, the app's after."""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own, but for painting: the panes show where the focus is, the screen as a whole need not."""
    AUTO_FOCUS = ""
    """Nothing: with None Textual would ask the app, which focuses the first thing it finds, the hidden line."""
    shell = app_of(Shell)
    line = query_one(LineBar)
    key_bar = query_one(KeyBar)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.leader = ""
        """The first key of a sequence, while the second is awaited."""
        self._typed = TypedDigits()
        self._deafness = Deafness()

    # What a screen answers ----------------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts that hold now, innermost first."""
        pane: tuple[str, ...] = getattr(self.focused, "CONTEXTS", ())
        return (*pane, *self.CONTEXTS, APP)

    def capture_text(self, text: str, advice: str = "") -> None:
        """Begin an item with a text that was typed on a list."""

    def refuse_edit(self) -> None:
        """The desk may only be read."""

    def keeps_back(self, action: Action) -> bool:
        """Whether an action is not done, because it would show what is masked; it is said."""
        return False

    def refresh_hints(self) -> None:
        """Show what the keys do now."""

    def fail(self, mistake: DeskError) -> None:
        """Say what could not be done."""

    def action_edit_undo(self) -> None:
        """Take the newest action back."""

    # Keys ---------------------------------------------------------------------------------------------------------

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key says, before the next one is looked at."""
        if not self.is_mounted:
            return False
        focused = self.focused
        if isinstance(focused, LineEdit):
            return await self._take_in_line(event, focused)
        if isinstance(focused, TextArea) and event.key not in ("ctrl+q", "escape"):
            return False
        if self._deafness.swallows(event.key, printable=event.is_printable, now=self.shell.ticks()):
            return True
        self.key_bar.quiet()
        key = keymap.key_of(event)
        typed = event.character or key
        if key.isdigit() and len(key) == 1:
            self._typed.press(typed, focused, self.shell.ticks())
            taken = await self._take_command(key)
            return taken or event.is_printable
        taken = await self._take_command(key)
        if not taken and keymap.is_content(typed):
            self._begin_text(typed, focused)
            return True
        self._typed.forget()
        return taken or event.is_printable

    async def _take_in_line(self, event: events.Key, edit: LineEdit) -> bool:
        if event.key not in ("enter", "ctrl+c"):
            self.key_bar.quiet()
        if self._typed.digits:
            character = event.character or ""
            if len(character) == 1 and is_han(character):
                found = self._typed.before_line(character, edit.value, self.shell.ticks())
                if found is not None and self.line.is_open:
                    self.line.close()
                    self._capture_with(found, character)
                    return True
            if not (character.isprintable() and character):
                self._typed.forget()
        return await edit.take_key(event)

    def _begin_text(self, text: str, focused: Widget | None) -> None:
        found = self._typed.before(text, focused, self.shell.ticks()) if is_han(text) else None
        if found is not None and self.desk.read_only is None:
            self._capture_with(found, text)
            return
        self._typed.forget()
        if self.desk.read_only is not None:
            self._deafness.begin(self.shell.ticks())
        self.capture_text(text)

    def _capture_with(self, found: Taken, text: str) -> None:
        """Open a line with digits that were taken for commands, and take back what they did."""
        self._typed.forget()
        advice = ""
        if found.steps:
            undone = self._take_back(found.steps)
            advice = _("The digits belong to the line: what they did is undone.") if undone else ""
        self.capture_text(found.digits + text, advice)

    def _take_back(self, steps: Iterable[int]) -> bool:
        """Undo exactly these steps, newest first; False where something else was done since."""
        steps = tuple(steps)
        if tuple(step.q for step in self.desk.store.undoable()[: len(steps)]) != steps:
            return False
        try:
            for step in steps:
                if self._newest_step() != step:
                    return False
                self.action_edit_undo()
        except DeskError as mistake:
            self.fail(mistake)
            return False
        self.key_bar.quiet()
        return True

    def _newest_step(self) -> int | None:
        newest = next(iter(self.desk.store.undoable()), None)
        return newest.q if newest is not None else None

    async def _take_command(self, key: str) -> bool:
        contexts = self.contexts
        if self.leader:
            key, self.leader = f"{self.leader} {key}", ""
            self.refresh_hints()
        action = keymap.find(key, contexts)
        if action is not None:
            if key.isdigit():
                before = self._newest_step()
                await self.perform(action)
                after = self._newest_step()
                self._typed.did(after if after != before else None)
            else:
                await self.perform(action)
            return True
        if keymap.leads(key, contexts):
            self.leader = key
            self.refresh_hints()
            return True
        return " " in key

    async def perform(self, action: Action) -> None:
        """Do an action, wherever it is implemented; say so where it cannot be done."""
        if action.edits and self.desk.read_only is not None:
            self.refuse_edit()
            if action.id in ASKING:
                self._deafness.begin(self.shell.ticks())
            return
        if self.keeps_back(action):
            self._deafness.begin(self.shell.ticks())
            return
        for node in self._performers():
            method: Callable[..., object] | None = getattr(node, action.handler, None)
            if method is None:
                continue
            try:
                done = method(*action.args)
                if inspect.isawaitable(done):
                    await done
            except DeskError as mistake:
                self.fail(mistake)
            break
        if self.is_current:
            if action.id in ASKING and not self.line.is_open and self.shell.screen is self:
                # Nothing was chosen, or it was refused: the name that is typed on must not become commands.
                # A question before the line is a screen over this one.
                self._deafness.begin(self.shell.ticks())
            self.refresh_hints()

    def _performers(self) -> Iterable[DOMNode]:
        if self.focused is not None:
            yield from self.focused.ancestors_with_self
        else:
            yield self
            yield self.shell
