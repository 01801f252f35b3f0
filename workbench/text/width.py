"""Widths in terminal cells, by the measure that Textual paints with."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_cells: Callable[[str], int] | None = None

ELLIPSIS = "…"

_NARROW = frozenset("…·“”‘’—")
_WIDE = frozenset("，。；：！？、（）《》〈〉「」『』【】＠＃＊＋～－／％０１２３４５６７８９\u3000")
"""What is written every day beside letters and Chinese characters: their widths are known without any table."""

_NEVER_FIRST = frozenset("，。；：！？、）】》”’」』〉…·,.;:!?)]}%")
"""Punctuation which stays with what is before it."""
_NEVER_LAST = frozenset("（【《“‘「『〈([{")
"""Punctuation which stays with what comes after it."""


def cells(s: str) -> int:
    """How many cells `s` takes."""
    if s.isascii() and s.isprintable():
        return len(s)
    found = 0
    for character in s:
        if " " <= character <= "~" or character in _NARROW:
            found += 1
        elif "\u4e00" <= character <= "\u9fff" or character in _WIDE:
            found += 2
        else:
            return _measure()(s)
    return found


def _measure() -> Callable[[str], int]:
    """The measure for all the rest, which brings a table with it."""
    global _cells
    if _cells is None:
        from rich.cells import cell_len  # late: a command that prints ASCII needs no table

        _cells = cell_len
    return _cells


def fit(s: str, width: int) -> str:
    """Exactly `width` cells: cut with an ellipsis, or padded; a wide character is never split."""
    clipped = clip(s, width)
    return clipped + " " * (max(0, width) - cells(clipped))


def clip(s: str, width: int) -> str:
    """At most `width` cells, with an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if cells(s) <= width:
        return s
    return _head(s, width - 1) + ELLIPSIS


def _head(s: str, width: int) -> str:
    """As much of the beginning as fits into `width` cells."""
    low, high = 0, min(len(s), max(0, width) + 8)
    while high < len(s) and cells(s[:high]) <= width:
        high = min(len(s), high * 2)
    while low < high:
        middle = (low + high + 1) // 2
        if cells(s[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return s[:low]


def wrap(s: str, width: int) -> list[str]:
    """Lines of at most `width` cells: broken anywhere between Chinese characters, never inside a Latin word
    unless it is longer than the line; closing punctuation does not begin a line where that can be helped.
    """
    if width <= 0:
        return []
    lines: list[str] = []
    for paragraph in s.split("\n"):
        lines += _wrap_one(paragraph, width)
    return lines


def _wrap_one(s: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for unit in _units(s):
        for part in _fitting(unit, width):
            if cells(line) + cells(part.rstrip()) <= width:
                line += part
                continue
            lines.append(line.rstrip())
            line = part.lstrip()
    lines.append(line.rstrip())
    return lines


def _fitting(unit: str, width: int) -> list[str]:
    """The unit, or its pieces where it alone is longer than a line."""
    if cells(unit.rstrip()) <= width:
        return [unit]
    from rich.cells import chop_cells  # late: as above, and seldom

    return [piece for piece in chop_cells(unit, width) if piece]


def _units(s: str) -> list[str]:
    """The pieces between which a line may be broken, each with the blanks behind it."""
    units: list[str] = []
    for character in s:
        if units and _belongs(units[-1], character):
            units[-1] += character
        else:
            units.append(character)
    return units


def _belongs(unit: str, character: str) -> bool:
    last = unit[-1]
    if character.isspace() or character in _NEVER_FIRST or cells(character) == 0:
        return True
    if last.isspace():
        return False
    if last in _NEVER_LAST:
        return True
    return cells(character) == 1 and cells(last) == 1 and last not in _NEVER_FIRST | {"-", "/"}
