"""The numbers of a text: each is to be claimed by somebody who has counted it; what is left nobody has counted."""

from __future__ import annotations

import re

NAMES = (
    r"\d{4}-\d{4}",  # the number of a matter
    r"\d{4}-\d\d-\d\d",  # a day
    r"\b\d\d-\d\d\b",  # the same, short
    r"\b\d\d:\d\d\b",  # a time
    r"^#+ [\d.]+ ",  # the number of a heading
    r"^(?:- )?\(?\d+[.)] ",  # the number of a line
)


class Numbers:
    """What stands in a text, until it is taken."""

    def __init__(self, text: str) -> None:
        self._left = text
        self._at = 0
        """So far it was read in order."""
        for pattern in NAMES:
            self.leave(pattern)

    def leave(self, pattern: str) -> None:
        """These are names, no figures."""
        self._left = re.sub(pattern, lambda found: _blank(found[0]), self._left, flags=re.MULTILINE)

    def take(self, pattern: str, *counted: object) -> None:
        """This stands there, once, and says what was counted."""
        found = [*re.finditer(pattern, self._left, re.MULTILINE)]
        assert len(found) == 1, f"{pattern}: found {len(found)} times"
        assert list(found[0].groups()) == [str(one) for one in counted], f"{pattern}: counted {counted}"
        start, end = found[0].span()
        self._left = self._left[:start] + _blank(found[0][0]) + self._left[end:]

    def take_if(self, count: int, pattern: str, *counted: object) -> None:
        """It stands there where there is something to count, and is left out where there is nothing."""
        if count:
            self.take(pattern, *(counted or (count,)))
        else:
            assert not re.search(pattern, self._left, re.MULTILINE), pattern

    def next(self, pattern: str, *counted: object) -> None:
        """This is the next of its kind in the order of the text, and says what was counted."""
        found = re.compile(pattern, re.MULTILINE).search(self._left, self._at)
        assert found, f"{pattern}: counted {counted}, and it is not told"
        assert list(found.groups()) == [str(one) for one in counted], f"{found[0]}: counted {counted}"
        self._at = found.end()
        self._left = self._left[: found.start()] + _blank(found[0]) + self._left[found.end() :]

    def row(self, *counted: object, under: str, named: str = r"[^|]+") -> None:
        """The next row of the table under a heading that says this, with these cells."""
        begin = re.search(rf"^#+ [·.]* ?{under}.*$", self._left, re.MULTILINE)
        assert begin, f"{under}: counted {counted}, and there is no such table"
        end = re.compile(r"^#", re.MULTILINE).search(self._left, begin.end())
        stop = end.start() if end else len(self._left)
        rows = re.compile(rf"^\| {named} \|((?: [^|]*\d[^|]* \|| – \|)+)$", re.MULTILINE)
        found = rows.search(self._left, begin.end(), stop)
        assert found, f"{under}, {named}: counted {counted}, and it is not told"
        cells = [cell.strip() for cell in found[1].strip(" |").split("|")]
        assert cells == [str(one) for one in counted], f"{under}, {found[0]}: counted {counted}"
        self._left = self._left[: found.start()] + _blank(found[0]) + self._left[found.end() :]

    @property
    def left(self) -> str:
        """The text, with a dot for each digit that was taken."""
        return self._left

    def has(self, pattern: str) -> bool:
        """Whether something of the kind is told."""
        return re.search(pattern, self._left, re.MULTILINE) is not None

    def nobody_counted(self) -> list[str]:
        """The lines with a number that nobody has claimed."""
        return [line for line in self._left.splitlines() if re.search(r"\d", line)]


def _blank(text: str) -> str:
    return re.sub(r"\d", "·", text)
