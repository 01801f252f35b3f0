"""The built-in editor of notes, for where no other can be opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import TextArea

from workbench.i18n import _
from workbench.ui.actions import DETAIL
from workbench.ui.desk_screen import DeskModal
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label

SAVE, THROW_AWAY = 0, 1


class NoteScreen(DeskModal[str], inherit_bindings=False):
    """A text of several lines. Gives it back, or None where nothing is to be changed."""

    CSS_PATH = "note_edit.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (DETAIL,)
    area = query_one(TextArea)

    def __init__(self, title: str, text: str, saved: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._saved = saved
        """What the store holds: a text that differs from it is not thrown away without asking."""

    def body(self) -> Iterable[Widget]:
        with Vertical(id="note-box"):
            yield TextArea(self._text, soft_wrap=True, show_line_numbers=False, id="note-text")

    def on_mount(self) -> None:
        self.query_one("#note-box").border_title = self._title.replace("[", r"\[")
        self.area.cursor_blink = False
        self.set_focus(self.area)
        self.area.move_cursor(self.area.document.end)
        self.refresh_hints()

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        return (Hint(key_label("escape"), _("save or throw away"), "app.back"),), None

    def action_app_back(self) -> None:
        if self.area.text == self._saved:
            self.dismiss(None)
            return
        from workbench.ui.confirm import Choose  # only where something was changed

        answers = (_("Save"), _("Throw the changes away"), _("Go on writing"))
        self.shell.push_screen(Choose(_("The note was changed."), answers), self._answered)

    def _answered(self, choice: int | None) -> None:
        if choice == SAVE:
            self.dismiss(self.area.text)
        elif choice == THROW_AWAY:
            self.dismiss(None)
