"""Names and areas offered while a sigil's word is typed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer: put `text` in place of `line[start:end]`."""

    text: str
    """The whole name or area, without its sigil."""
    start: int
    end: int


def complete(line: str, cursor: int, names: Sequence[str], areas: Sequence[str]) -> list[Suggestion]:
    """What may stand behind the sigil at the cursor, best first; empty where no sigil's word is being typed."""
    return []
