"""Markdown whose layout no word of a user can break: what they wrote is shown as they wrote it, never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.i18n import is_chinese
from workbench.text.display import display

_SIGNIFICANT = re.compile(r"([\\`*\[\]<>|~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w))")
_AT_THE_START = re.compile(r"^(#+|[-+]|=+|\d+(?=[.)](?:\s|$)))(?=[\s.)]|$)")
_DIGITS = "〇一二三四五六七八九"


def escape(text: str) -> str:
    """A user's text on one line, in which nothing is Markdown or HTML."""
    escaped = _SIGNIFICANT.sub(r"\\\1", display(text).strip())
    return _AT_THE_START.sub(_defused, escaped)


def _defused(found: re.Match[str]) -> str:
    mark = found[1]
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of cells that are escaped already."""
    return [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]


def _row(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


class Numbering:
    """Official numbering: 一、 （一） 1. in Chinese, 1 and 1.1 in English. What is left out takes no number."""

    def __init__(self) -> None:
        self._section = self._part = 0

    def section(self, title: str) -> str:
        """The heading of the next section."""
        self._section, self._part = self._section + 1, 0
        return self.head(title)

    def head(self, title: str) -> str:
        """The heading of this section."""
        if is_chinese():
            return f"## {chinese_number(self._section)}、{title}"
        return f"## {self._section} {title}"

    def take_back(self) -> None:
        """The section turned out empty: its number goes to the next."""
        self._section -= 1

    def part(self, title: str) -> str:
        """The heading of the next part of the section."""
        self._part += 1
        if is_chinese():
            return f"（{chinese_number(self._part)}）{title}"
        return f"### {self._section}.{self._part} {title}"


def chinese_number(n: int) -> str:
    """1 to 99 as written in headings.

    >>> chinese_number(3), chinese_number(10), chinese_number(12), chinese_number(20), chinese_number(34)
    ('三', '十', '十二', '二十', '三十四')
    """
    tens, ones = divmod(n, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
