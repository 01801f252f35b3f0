"""Urgent and important: `!` and `*` as words of their own, `!1` to `!4` for a quadrant."""

from __future__ import annotations

from workbench.text.capture.fold import DATED, TAKEN, cover
from workbench.text.capture.sigils import Piece
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

QUADRANTS = {"1": (True, True), "2": (False, True), "3": (True, False), "4": (False, False)}
"""Urgent and important, by the digit behind `!`."""

_BLANK = " \t\u3000" + TAKEN + DATED
_WORDS = (
    r"(?:(?<=[\s\ue001\ue002])|^)!([1-4])(?=[\s\ue001\ue002\u4e00-\u9fff]|$)"
    r"|(?:(?<=[\s\ue001])|^)(!\*|\*!|!|\*)(?=[\s\ue001]|$)"
)


def judgements(text: str) -> tuple[list[Piece], str]:
    """What is judged in the folded line, and the line with it covered. The first word on a thing counts."""
    pieces: list[Piece] = []
    judged: set[str] = set()
    reading = "!" in text or "*" in text
    while reading:
        reading = False
        for found in compiled(_WORDS).finditer(text):
            fields = _fields(found[1], found[2])
            if judged & fields or not _stands_out(text, found.start(), found.end(), bool(found[1])):
                continue
            judged |= fields
            name = "quadrant" if len(fields) == 2 else next(iter(fields))
            pieces.append(Piece(name, found.start(), found.end(), found[1] or 1))
            text = cover(text, found.start(), found.end())
            reading = True
            break
    return pieces, text


def unread(text: str) -> Iterator[tuple[int, int]]:
    """Every `!1` to `!4` left within the sentence, where it does not act."""
    if "!" in text:
        for found in compiled(r"(?<=[\s\ue001\ue002])![1-4](?=\s)").finditer(text):
            yield found.span()


def _fields(quadrant: str | None, marks: str | None) -> set[str]:
    if quadrant:
        return {"urgent", "important"}
    return {{"!": "urgent", "*": "important"}[mark] for mark in marks or ""}


def _stands_out(text: str, start: int, end: int, quadrant: bool) -> bool:
    """At an edge of the line, or beside something that was read."""
    before, after = text[:start], text[end:]
    if not before.strip(_BLANK) or not after.strip(_BLANK):
        return bool(text.strip(_BLANK))
    beside = before.rstrip(" \t\u3000").endswith((TAKEN, DATED)) or after.lstrip(" \t\u3000").startswith((TAKEN, DATED))
    return beside or (quadrant and not after[:1].isspace())
