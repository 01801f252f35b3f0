"""Official numbering: 一、 （一） 1. （1） in Chinese; 1, 1.1, 1.1.1 elsewhere."""

from __future__ import annotations

from workbench.text.documents.model import DEEPEST, Heading
from workbench.text.report.markdown import chinese_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.text.documents.model import Block, List

_MOST = 99
"""Headings of one level whose number is written in characters."""


class Counter:
    """Counts headings; a heading begins the count of those below it anew."""

    def __init__(self, *, chinese: bool) -> None:
        self._chinese = chinese
        self._counts = [0] * DEEPEST

    def next(self, level: int) -> str:
        """The number that the next heading of a level has, with what stands between it and the text."""
        level = max(1, min(level, DEEPEST))
        count = self._counts[level - 1] + 1
        if not self._chinese:
            above = [max(1, n) for n in self._counts[: level - 1]]
            return ".".join(map(str, [*above, count])) + " "
        written = chinese_number(count) if count <= _MOST else str(count)
        return (f"{written}、", f"（{written}）", f"{count}. ", f"（{count}）")[level - 1]

    def take(self, level: int) -> str:
        """The same, and count it."""
        number = self.next(level)
        level = max(1, min(level, DEEPEST))
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (DEEPEST - level)
        return number


def row_mark(block: List, n: int, *, chinese: bool) -> str:
    """What stands before the row `n` of a list that has numbers, with what parts it from the text."""
    number = (block.start or 1) + n
    if not block.bracketed:
        return f"{number}. "
    return f"（{number}）" if chinese else f"({number}) "


def numbered(blocks: Iterable[Block], *, chinese: bool) -> Iterator[tuple[str, Block]]:
    """Each block with the number before it, which only numbered headings have."""
    counter = Counter(chinese=chinese)
    for block in blocks:
        yield counter.take(block.level) if isinstance(block, Heading) and block.numbered else "", block
