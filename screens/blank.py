"""The screen that shows nothing (保密遮屏): one key, and whoever comes to the desk reads nothing of it.

It lies over everything, the line that is being typed too, which is there again afterwards. No toast shows on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.getters import app as app_of
from textual.getters import query_one
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbench.i18n import _
from workbench.ui.actions import BLANKING
from workbench.ui.shell import Shell

BACK = frozenset({"space", "enter", "escape", BLANKING})
"""The keys that show the desk again. A click does too."""


class BlankScreen(Screen[None], inherit_bindings=False):
    """Nothing at all, until one of its keys is pressed; any other key says which they are."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = "blank.tcss"
    shell = app_of(Shell)
    hint_line = query_one("#blank-hint", Static)

    def __init__(self) -> None:
        super().__init__(id="blank")

    def compose(self) -> Iterable[Widget]:
        yield Static("", id="blank-hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key in BACK:
            self.dismiss(None)
        elif event.key in ("ctrl+q", "ctrl+c"):
            self.shell.exit(0)
        else:
            self.hint_line.update(_("Space, Enter or Esc shows the desk again."))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.dismiss(None)
