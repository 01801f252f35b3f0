"""Promises within a diary line (`诺:`, `promise:`): what was said yes to becomes an item (一诺千金)."""

from __future__ import annotations

from workbench.domain.reading import Reading
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = r"(?:^|(?<=[\s,.;!?，。；！？]))(?:承?[诺諾]|[Pp]romised?)\s*[:：]\s*"
_END = " \t,.;，。；、"
"""Stops behind a promise, which are not part of it."""


def promises(text: str, read: Callable[[str], Reading]) -> tuple[Reading, ...]:
    """What is promised in the text of a diary line, each read as a line of its own; `read` reads one.

    A promise goes as far as its line, or to the next one. The day named in it is its deadline.
    """
    if ":" not in text and "：" not in text:
        return ()
    found: list[Reading] = []
    for line in text.splitlines():
        marks = [*compiled(_MARK).finditer(line)]
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        said = (line[mark.end() : end].strip(_END) for mark, end in zip(marks, ends, strict=False))
        found += [_owed(read(words), words) for words in said if words]
    return tuple(found)


def _owed(reading: Reading, words: str) -> Reading:
    """The promise as an item: `line` keeps its words, and a day is a day by which."""
    if reading.kind == "entry" or not reading.title.strip():
        return Reading("item", words, words)
    if reading.due is not None or reading.at is None or reading.repeat:
        return reading.but(line=words)
    last = reading.until if reading.until is not None else reading.at
    return reading.but(line=words, at=None, until=None, due=last)
