"""What a line is asked for: how its text is understood, what it offers, and what Enter does."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.i18n import _
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_edit import Chip
from workbench.ui.painter import Bit


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may stand in place of a piece of the line."""

    text: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """How the line reads at the moment."""

    lines: tuple[tuple[Bit, ...], ...] = ()
    """What is shown beneath it."""
    chips: tuple[Chip, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass
class LineJob:
    """What is typed for. Subclasses understand the line and do what Enter says."""

    title: str
    start: str = ""
    placeholder: str = ""
    offered: bool = False
    """`start` is what stood there last time: typing replaces it."""
    literal: tuple[tuple[int, int], ...] = field(default=())
    """The chips that were taken back, in characters of the line."""

    def understand(self, line: str, cursor: int) -> Understood:
        """How the line reads. Called after every key."""
        return Understood()

    def accept(self, line: str) -> bool:
        """Enter: do it. False keeps the line open.

        Raises:
            DeskError: it could not be done; the line stays.
        """
        return True

    def paste(self, text: str) -> str | None:
        """A pasted text of several lines: the one line to put in, or None where the job takes them all."""
        return " ".join(text.split())

    def cancel(self) -> None:
        """Esc: it is not wanted after all."""

    def back(self, line: str) -> bool:
        """Backspace on an empty line; True where the job did something with it."""
        return False

    def hints(self) -> tuple[Hint, ...]:
        """What the key bar says meanwhile."""
        return (
            Hint(key_label("enter"), _("save"), "line.enter"),
            Hint(key_label("escape"), _("cancel"), "line.escape"),
        )

    def shown_title(self) -> str:
        return self.title
