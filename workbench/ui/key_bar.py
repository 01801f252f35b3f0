"""The last line of the screen: what the keys do here, or, for a moment, what just happened."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.getters import app as app_of
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from workbench.i18n import _
from workbench.ui.keymap import key_label
from workbench.ui.painter import Bit, measure, plain, spread
from workbench.ui.shell import Shell

ECHO_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and its word. A click on it does `action`, where there is one."""

    key: str
    label: str
    action: str = ""


class KeyBar(Widget):
    """Hints and echo in one widget of one line."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; }
    """

    @dataclass
    class Pressed(Message):
        """A hint was clicked."""

        action: str

    def __init__(self) -> None:
        super().__init__()
        self.hints: tuple[Hint, ...] = ()
        self.last: Hint | None = None
        self.echoed: tuple[Bit, ...] = ()
        """What just happened; empty when the hints are shown."""
        self._stays = False
        self._timer: Timer | None = None
        self._spots: list[tuple[int, int, str]] = []

    def show(self, hints: tuple[Hint, ...], last: Hint | None) -> None:
        """The hints in order of importance, and the one that is always there, at the right."""
        if (hints, last) != (self.hints, self.last):
            self.hints, self.last = hints, last
            self.refresh()

    def echo(self, text: str, *, sign: str = "✓", role: str = "ok", undo: bool = False, stays: bool = False) -> None:
        """Say what happened. It gives way to the next key, and after three seconds unless it `stays`."""
        bits = [Bit(f" {sign} ", role, bold=True), Bit(plain(text), "bad" if role == "bad" else "fg")]
        if undo:
            bits += [Bit("   "), Bit("u", "focus", bold=True), Bit(" " + _("undo"), "muted")]
        self.echoed = tuple(bits)
        self._stays = stays
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not stays:
            self._timer = self.set_timer(ECHO_SECONDS, self.quiet)
        self.refresh()

    def quiet(self) -> None:
        """Show the hints again."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.echoed:
            self.echoed = ()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        ink = self.shell.ink
        width = self.size.width
        if self.echoed:
            return ink.strip(self.echoed, width, "bar")
        right = self._pieces(self.last) if self.last is not None else []
        left = self._fitting(width - measure(right))
        if self.last is not None:
            start = width - measure(right)
            self._spots.append((start, width, self.last.action))
        return ink.strip(spread(left, right, width), width, "bar")

    def _pieces(self, hint: Hint) -> list[Bit]:
        return [Bit(f" {hint.key}", "focus", bold=True), Bit(f" {hint.label} ")]

    def _fitting(self, room: int) -> list[Bit]:
        self._spots = []
        bits: list[Bit] = []
        used = 0
        for hint in self.hints:
            pieces = self._pieces(hint)
            size = measure(pieces)
            if used + size > room:
                break
            self._spots.append((used, used + size, hint.action))
            bits += pieces
            used += size
        return bits

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self._spots:
            if start <= event.x < end and action:
                self.post_message(self.Pressed(action))

    @property
    def text(self) -> str:
        """What is said at the moment, for tests."""
        return "".join(bit.text for bit in self.echoed)


def key_hint(keys: str, label: str, action: str) -> Hint:
    """A hint with the key named as people read it."""
    return Hint(key_label(keys), label, action)
