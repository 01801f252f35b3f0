"""A question with a safe answer in focus, for what undo cannot repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.widget import Widget

from workbench.i18n import _
from workbench.ui.desk_screen import DeskModal
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label, key_of
from workbench.ui.line_bar import Lines
from workbench.ui.painter import Bit, plain


class Choose(DeskModal[int]):
    """The number of the answer, from 0; None where nothing was chosen. The last answer is the safe one: Enter,
    unless another is said to be."""

    CONTEXTS: ClassVar[tuple[str, ...]] = ()
    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose #question {
        width: 60; max-width: 96%; padding: 1 2; border: round $primary; background: $background;
    }
    """

    def __init__(self, question: str, answers: Sequence[str], at: int | None = None) -> None:
        super().__init__()
        self._question, self._answers = question, tuple(answers)
        self._at = len(self._answers) - 1 if at is None else at

    def body(self) -> Iterable[Widget]:
        yield Lines(id="question")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        rows: list[tuple[tuple[Bit, ...], str]] = [((Bit(plain(self._question, 50), bold=True),), "bg"), ((), "bg")]
        for index, answer in enumerate(self._answers):
            mark = Bit("▌" if index == self._at else " ", "focus")
            number = Bit(f"{index + 1}  ", "focus", bold=True)
            rows.append(((mark, number, Bit(answer)), "sel" if index == self._at else "bg"))
        box = self.query_one("#question", Lines)
        box.show(rows)
        box.styles.height = len(rows) + 4

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        return (Hint(key_label("enter"), self._answers[self._at]), Hint(key_label("escape"), _("cancel"))), None

    async def take_key(self, event: events.Key) -> bool:
        key = key_of(event)
        if key.isdigit() and 1 <= int(key) <= len(self._answers):
            self.dismiss(int(key) - 1)
        elif key == "enter":
            self.dismiss(self._at)
        elif key in ("escape", "q", "ctrl+c"):
            self.dismiss(None)
        elif key in ("down", "up", "j", "k", "tab", "shift+tab"):
            self._at = (self._at + (1 if key in ("down", "j", "tab") else -1)) % len(self._answers)
            self._show()
            self.refresh_hints()
        return True
