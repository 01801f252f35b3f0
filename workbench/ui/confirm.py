"""A question with a safe answer in focus, for what undo cannot repair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.widget import Widget

from workbench.ui.desk_screen import DeskModal
from workbench.ui.line_bar import Lines
from workbench.ui.painter import Bit


class Confirm(DeskModal[bool]):
    """True where the first answer is given: `1` or `y`. Enter, Esc, `2` and `n` give the other."""

    CONTEXTS: ClassVar[tuple[str, ...]] = ()
    DEFAULT_CSS = """
    Confirm { align: center middle; }
    Confirm #question {
        width: 60; max-width: 90%; padding: 1 2; border: round $primary; background: $background;
    }
    """

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def body(self) -> Iterable[Widget]:
        yield Lines(id="question")

    def on_mount(self) -> None:
        lines = self.query_one("#question", Lines)
        lines.show(
            [
                ((Bit(self._question, bold=True),), "bg"),
                ((), "bg"),
                ((Bit("1 ", "focus", bold=True), Bit(self._yes)), "bg"),
                ((Bit("2 ", "focus", bold=True), Bit(self._no), Bit("   Enter, Esc", "faint")), "sel"),
            ]
        )
        lines.styles.height = 8

    async def take_key(self, event: events.Key) -> bool:
        if event.key in ("1", "y", "Y"):
            self.dismiss(True)
        elif event.key in ("2", "n", "N", "enter", "escape", "q"):
            self.dismiss(False)
        return True
