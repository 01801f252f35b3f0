"""A line of text being written: cursor, undo, and colours for what was understood.

It takes its keys in the order they come, paints user text only after it was made harmless, and does not blink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from textual import events
from textual.geometry import Offset
from textual.getters import app as app_of
from textual.strip import Strip
from textual.widget import Widget

from workbench.text.display import display
from workbench.text.width import cells
from workbench.ui.painter import Bit
from workbench.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Chip:
    """A piece of the line that was understood, in characters, and the role of its colour."""

    start: int
    end: int
    role: str


class LineOwner(Protocol):
    """Whoever wants to know what is written."""

    async def line_key(self, event: events.Key) -> bool:
        """Take a key before the line does; True where it was taken."""
        ...

    def line_changed(self) -> None:
        """The text or the cursor is another."""
        ...


class LineEdit(Widget, can_focus=True):
    """One line, edited. Keys come through `take_key`, never through Textual's queues."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    LineEdit { height: 1; width: 1fr; background: $background; }
    """

    def __init__(self, owner: LineOwner, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._owner = owner
        self.value = ""
        self.cursor = 0
        self.chips: tuple[Chip, ...] = ()
        self.placeholder = ""
        self.just_typed = False
        """The last key put a character in."""
        self.offered = False
        """The text stands there as it was last time: the first character typed takes its place."""
        self._undo: list[tuple[str, int]] = []
        self._redo: list[tuple[str, int]] = []
        self._left = 0

    def start(self, value: str, placeholder: str = "", *, offered: bool = False) -> None:
        """Begin with this text, the cursor behind it; typing replaces one that is merely `offered`."""
        self.value, self.cursor, self.placeholder = value, len(value), placeholder
        self.chips, self._undo, self._redo, self._left = (), [], [], 0
        self.just_typed = bool(value) and not offered
        self.offered = bool(value) and offered
        self.refresh()

    # Editing ------------------------------------------------------------------------------------------------------

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key says."""
        if await self._owner.line_key(event):
            return True
        if event.character and (event.is_printable or event.character == "\u3000"):
            self.insert(event.character)
            return True
        edit = _EDITS.get(event.key)
        if edit is None:
            return True
        getattr(self, edit)()
        return True

    def insert(self, text: str) -> None:
        """Put text in at the cursor."""
        self.replace(0 if self.offered else self.cursor, self.cursor, text)
        self.just_typed = True

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in place of a piece of the line; one step of its undo."""
        self._undo.append((self.value, self.cursor))
        del self._undo[:-200]
        self._redo.clear()
        self._set(self.value[:start] + text + self.value[end:], start + len(text))

    def _set(self, value: str, cursor: int) -> None:
        self.just_typed = self.offered = False
        self.value, self.cursor = value, max(0, min(cursor, len(value)))
        self._owner.line_changed()
        self.refresh()

    def delete_left(self) -> None:
        if self.cursor:
            self.replace(self._before(), self.cursor, "")

    def delete_right(self) -> None:
        if self.cursor < len(self.value):
            self.replace(self.cursor, self._after(), "")

    def delete_word(self) -> None:
        self.replace(word_start(self.value, self.cursor), self.cursor, "")

    def delete_to_start(self) -> None:
        self.replace(0, self.cursor, "")

    def delete_to_end(self) -> None:
        self.replace(self.cursor, len(self.value), "")

    def undo(self) -> None:
        if self._undo:
            self._redo.append((self.value, self.cursor))
            self._set(*self._undo.pop())

    def redo(self) -> None:
        if self._redo:
            self._undo.append((self.value, self.cursor))
            self._set(*self._redo.pop())

    def go_left(self) -> None:
        self._set(self.value, self._before())

    def go_right(self) -> None:
        self._set(self.value, self._after())

    def go_word_left(self) -> None:
        self._set(self.value, word_start(self.value, self.cursor))

    def go_word_right(self) -> None:
        self._set(self.value, word_end(self.value, self.cursor))

    def go_start(self) -> None:
        self._set(self.value, 0)

    def go_end(self) -> None:
        self._set(self.value, len(self.value))

    def _before(self) -> int:
        """The place before the character on the left, with whatever combines with it."""
        place = max(0, self.cursor - 1)
        while place and not cells(display(self.value[place])):
            place -= 1
        return place

    def _after(self) -> int:
        place = min(len(self.value), self.cursor + 1)
        while place < len(self.value) and not cells(display(self.value[place])):
            place += 1
        return place

    # Painting -----------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        ink = self.shell.ink
        width = self.size.width
        if not self.value:
            head = Bit(" ", "bg", "focus") if self.has_focus else Bit(" ")
            strip = ink.strip((head, Bit(display(self.placeholder), "faint")), width, "sel-blur")
        else:
            whole = ink.strip(self._bits(), self._place(len(self.value)) + 1, "sel-blur")
            cursor = self._place(self.cursor)
            self._left = max(0, min(self._left, cursor), cursor - width + 1)
            strip = whole.crop_extend(self._left, self._left + width, ink.style("fg", "sel-blur"))
        if self.has_focus:
            place = self._place(self.cursor) - self._left
            self.shell.cursor_position = self.content_region.offset + Offset(place, 0)
        return strip

    def _place(self, index: int) -> int:
        return cells(display(self.value[:index]))

    def _bits(self) -> list[Bit]:
        """The line in pieces: at every edge of a chip, and around the cursor."""
        ends = {0, len(self.value), self.cursor, self._after()}
        ends.update(edge for chip in self.chips for edge in (chip.start, chip.end))
        edges = sorted(edge for edge in ends if 0 <= edge <= len(self.value))
        bits: list[Bit] = []
        for start, end in pairwise(edges):
            text = display(self.value[start:end])
            if start == self.cursor and self.has_focus:
                bits.append(Bit(text or " ", "bg", "focus"))
                continue
            role = next((chip.role for chip in self.chips if chip.start <= start < chip.end), None)
            ground = "sel" if self.offered else None
            bits.append(Bit(text, role or "fg", ground, underline=role is not None))
        if self.cursor == len(self.value) and self.has_focus:
            bits.append(Bit(" ", "bg", "focus"))
        return bits

    def on_click(self, event: events.Click) -> None:
        target = event.x + self._left
        for index in range(len(self.value) + 1):
            if self._place(index) >= target:
                self._set(self.value, index)
                return
        self.go_end()


def is_han(character: str) -> bool:
    """Whether a character is Chinese writing."""
    return "\u3400" <= character <= "\u9fff"


def word_start(text: str, place: int) -> int:
    """Where the word on the left begins. Chinese is written without spaces: there, two characters are a word."""
    while place and text[place - 1].isspace():
        place -= 1
    if place and is_han(text[place - 1]):
        return place - 2 if place > 1 and is_han(text[place - 2]) else place - 1
    if place and not text[place - 1].isalnum():
        return place - 1
    while place and text[place - 1].isalnum() and not is_han(text[place - 1]):
        place -= 1
    return place


def word_end(text: str, place: int) -> int:
    """Where the word on the right ends."""
    size = len(text)
    while place < size and text[place].isspace():
        place += 1
    if place < size and is_han(text[place]):
        return place + 2 if place + 1 < size and is_han(text[place + 1]) else place + 1
    if place < size and not text[place].isalnum():
        return place + 1
    while place < size and text[place].isalnum() and not is_han(text[place]):
        place += 1
    return place


_EDITS = {
    "backspace": "delete_left",
    "ctrl+h": "delete_left",
    "delete": "delete_right",
    "ctrl+d": "delete_right",
    "ctrl+w": "delete_word",
    "ctrl+u": "delete_to_start",
    "ctrl+k": "delete_to_end",
    "ctrl+z": "undo",
    "ctrl+y": "redo",
    "left": "go_left",
    "right": "go_right",
    "ctrl+left": "go_word_left",
    "ctrl+right": "go_word_right",
    "home": "go_start",
    "ctrl+a": "go_start",
    "end": "go_end",
    "ctrl+e": "go_end",
}


def shifted(ranges: Sequence[tuple[int, int]], old: str, new: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the old text where they lie in the new one; those which the change touched are gone."""
    if old == new:
        return tuple(ranges)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    grown = len(new) - len(old)
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if end <= head:
            kept.append((start, end))
        elif start >= len(old) - tail:
            kept.append((start + grown, end + grown))
    return tuple(kept)
