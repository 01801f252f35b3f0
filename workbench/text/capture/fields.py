"""Which piece fills which field, and what becomes of a second one: it stays text, and is named."""

from __future__ import annotations

from workbench.domain.reading import Notice, Span
from workbench.text.capture.fold import DATED, TAKEN, cover
from workbench.text.capture.judge import QUADRANTS
from workbench.text.capture.phrase import Phrase
from workbench.text.capture.settle import Outcome
from workbench.text.capture.sigils import Piece, covered
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Fields:
    """The fields filled so far, with the spans behind them."""

    __slots__ = ("notices", "spans", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        """The folded line, everything read covered."""
        self.values: dict[str, Any] = {}
        """By the names of `Reading`, which is made from them."""
        self.spans: list[Span] = []
        self.notices: list[Notice] = []

    def put(self, name: str, value: object, start: int, end: int, line: str, mark: str = TAKEN) -> None:
        """Fill a field from a piece of the line."""
        self.values[name] = value
        self.span(name, start, end, line, mark)

    def span(self, name: str, start: int, end: int, line: str, mark: str = TAKEN) -> None:
        """Note that a piece of the line was read."""
        self.spans.append(Span(name, start, end, line[start:end]))
        self.text = cover(self.text, start, end, mark)

    def judge(self, pieces: Sequence[Piece], line: str) -> None:
        """Take in what was said of urgency and importance."""
        for piece in pieces:
            if piece.field == "quadrant" and isinstance(piece.value, str):
                urgent, important = QUADRANTS[piece.value]
                self.values |= {"urgent": urgent, "important": important}
            elif piece.field == "quadrant":
                self.values |= {"urgent": True, "important": True}
            else:
                self.values[piece.field] = True
            self.span(piece.field, piece.start, piece.end, line)


def assign(line: str, text: str, named: Sequence[Piece], dates: Sequence[Phrase]) -> Fields:
    """The fields that sigils and dates fill. `text` has the sigils covered."""
    fields = Fields(text)
    waiting = any(piece.field == "waiting_on" for piece in named)
    for piece in named:
        _assign_name(fields, piece, line, waiting=waiting)
    handed = [piece for piece in named if piece.field == "waiting_on"][:1]
    for phrase in dates:
        _assign_date(fields, phrase, line, handed[0] if handed else None)
    return fields


def _assign_name(fields: Fields, piece: Piece, line: str, *, waiting: bool) -> None:
    if piece.field == "support":
        value = (*fields.values.get("support", ()), piece.value)
        fields.put("support", value, piece.start, piece.end, line)
    elif piece.field in fields.values or (piece.field == "lead" and waiting):
        fields.notices.append(Notice("second-name", line[piece.start : piece.end]))
    else:
        fields.put(piece.field, piece.value, piece.start, piece.end, line)


def _assign_date(fields: Fields, phrase: Phrase, line: str, handed: Piece | None) -> None:
    outcome = phrase.outcome
    name = _field_of(outcome, phrase, fields.text, handed)
    taken = {"at", "repeat"} if name == "at" else {name}
    if outcome.repeat:
        taken |= {"repeat"}
    if taken & fields.values.keys():
        fields.notices.append(Notice("second-date", line[phrase.start : phrase.end]))
        return
    value = outcome.at if outcome.due is None else outcome.due
    start = _asked_again(fields.text, phrase.start) if name == "next_check" else phrase.start
    fields.put(name, value, start, phrase.end, line, DATED)
    if phrase.also is not None:
        fields.span(name, *phrase.also, line, DATED)
    if phrase.proviso is not None:
        fields.span("repeat", *phrase.proviso, line, DATED)
    if outcome.until is not None and name == "at":
        fields.values["until"] = outcome.until
    if outcome.repeat:
        fields.values |= {"repeat": outcome.repeat, "repeat_from": outcome.repeat_from, "roll": outcome.roll}
    fields.notices += [Notice(code, line[phrase.start : phrase.end]) for code in outcome.doubts]


def _asked_again(text: str, start: int) -> int:
    """Where `check thu` begins, on a line which waits for somebody."""
    found = compiled(r"(?:,\s*)?(?<![a-z])(?:check(?: again)?|chase|ask again|follow up)(?: on)? $").search(
        text[:start]
    )
    return found.start() if found else start


def _field_of(outcome: Outcome, phrase: Phrase, text: str, handed: Piece | None) -> str:
    """A date beside `>` says when to look again; on a line which waits for somebody, any plain date does."""
    if outcome.due is not None:
        return "due"
    if handed is None or outcome.repeat or outcome.until is not None:
        return "at"
    between = text[handed.end : phrase.start] if phrase.start >= handed.end else text[phrase.end : handed.start]
    waits = handed.end - handed.start > len(str(handed.value)) + 1
    return "next_check" if waits or covered(between) else "at"
