"""Keys that were meant as text: digits before a Chinese line, and what is typed on after a refusal.

An input method lets digits through to the list. `29日前报送` would file one item and finish another before the first
Chinese character shows what was meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TOGETHER = 1.5
"""Seconds between keys of one piece of text."""
UNIT_TOGETHER = 5.0
"""Seconds in which a word that counts or dates still belongs to the digits before it."""
UNITS = frozenset("年月日号點点时時")
_BETWEEN = frozenset("0123456789:：.．-－/／年月日号")

ASKING = frozenset(
    {
        *("capture.one", "capture.many", "capture.note", "block.new", "diary.write"),
        *("item.wait", "item.result", "item.drop", "item.place_at", "item.due", "item.someday", "item.reply"),
        *("item.note", "item.edit", "triage.result", "triage.edit", "closing.someday", "closing.date"),
    }
)
"""Actions behind which a text is typed: where they are refused, the text is still typed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Digits that belong to a text, and the undo steps they left behind, newest first."""

    digits: str
    steps: tuple[int, ...]


@dataclass
class TypedDigits:
    """Digits pressed on a list one after the other, until another key shows what they were."""

    digits: str = ""
    steps: list[int] = field(default_factory=list[int])
    """The journal's numbers of the steps they did."""
    _at: float = 0.0
    _where: object = None

    def forget(self) -> None:
        self.digits, self.steps, self._where = "", [], None

    def press(self, digit: str, where: object, now: float) -> None:
        """A digit comes; it goes on the one before it where that was a moment ago in the same place."""
        if self._where is not where or now - self._at > TOGETHER:
            self.forget()
        self.digits += digit
        self._where, self._at = where, now

    def did(self, step: int | None) -> None:
        """What the last digit did, as undo knows it."""
        if step is not None and step not in self.steps:
            self.steps.append(step)

    def before(self, character: str, where: object, now: float) -> Taken | None:
        """The digits which belong to a text that begins now."""
        near = UNIT_TOGETHER if character in UNITS else TOGETHER
        if not self.digits or self._where is not where or now - self._at > near:
            return None
        return Taken(self.digits, tuple(reversed(self.steps)))

    def before_line(self, character: str, line: str, now: float) -> Taken | None:
        """The same where the last digit has opened a line, which holds `line` by now: `8月`, `18日`, `80人`."""
        if not self.digits or now - self._at > UNIT_TOGETHER or not set(line) <= _BETWEEN:
            return None
        if not line and character not in UNITS:
            return None  # a name, typed where a name is asked for
        return Taken(self.digits + line, tuple(reversed(self.steps)))


@dataclass
class Deafness:
    """After a refusal the text that was to follow is not taken for commands, until there is a pause."""

    _until: float = 0.0

    def begin(self, now: float) -> None:
        self._until = now + TOGETHER

    def swallows(self, key: str, *, printable: bool, now: float) -> bool:
        """Whether a key belongs to the refused text."""
        if now >= self._until or key == "escape":
            self._until = 0.0
            return False
        heard = not printable and key not in ("enter", "backspace")
        self._until = 0.0 if heard else now + TOGETHER
        return not heard
