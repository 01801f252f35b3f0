"""The first letters with which the characters of a text are read, one byte for each, for a quick look.

A character with readings of several initials has a byte of its own, which stands for all of them: nothing that
`hanzi.aloud` finds is missed. What is found is to be read in full.
"""

from __future__ import annotations

from workbench.hanzi.aloud import syllables_of
from workbench.hanzi.simple import plain, simplified
from workbench.hanzi.tables import readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable

GAP = " "
"""Stands for whatever is not read."""
_FIRST = 0x80
MOST = 200
"""Ways to divide letters into syllables beyond which a reading is not looked for."""


class Initials:
    """Writes texts as their initials. The codes are given as they come up, and belong to what was written."""

    def __init__(self, several: Iterable[str] = ()) -> None:
        self.several: list[str] = list(several)
        """The sets of initials that have a byte of their own, in the order of these bytes."""
        self._codes = {letters: chr(_FIRST + number) for number, letters in enumerate(self.several)}
        self._known: dict[int, str] = {}

    def of(self, text: str) -> bytes:
        """The initials of a text, a byte for each character."""
        if text.isascii():
            return b""
        raw = plain(text)
        known = self._known
        for character in set(raw):
            if ord(character) not in known:
                known[ord(character)] = self._code(character)
        return raw.translate(known).encode("latin-1")

    def _code(self, character: str) -> str:
        letters = "".join(sorted({each[0] for each in syllables_of(character, simplified(character))}))
        if len(letters) <= 1:
            return letters if letters.isascii() and letters else GAP
        if letters not in self._codes:
            if len(self.several) == 0x100 - _FIRST:
                raise ValueError(letters)
            self._codes[letters] = chr(_FIRST + len(self.several))
            self.several.append(letters)
        return self._codes[letters]


def pattern(
    letters: str, several: Iterable[str], starts: Collection[str] | None = None
) -> tuple[re.Pattern[bytes] | None, bool]:
    """What the initials of everything that the letters read look like, or None for nothing; and whether whatever
    looks so is read so, as where every letter is the initial of one character. `starts` are the beginnings of
    syllables, where they are at hand."""
    ways = divided(letters, beginnings() if starts is None else starts)
    if not ways or len(ways) > MOST:
        return None, False
    import re  # late: most of what is typed in Latin letters cannot be read

    sets = [(bytes([_FIRST + number]), letters) for number, letters in enumerate(several)]
    classes = {
        letter: b"[" + letter.encode() + b"".join(code for code, among in sets if letter in among) + b"]"
        for letter in set("".join(ways))
    }
    # The longest way last: where a shorter one fits, that is enough.
    said = b"|".join(b"".join(classes[letter] for letter in way) for way in sorted(ways, key=len))
    return re.compile(said), ways == {letters}


def divided(letters: str, starts: Collection[str]) -> set[str]:
    """The initials of every way to divide letters into beginnings of syllables."""
    longest = max(map(len, starts))
    ways: list[set[str]] = [{""}]
    for end in range(1, len(letters) + 1):
        here: set[str] = set()
        for start in range(max(0, end - longest), end):
            if letters[start:end] in starts and ways[start]:
                here |= {way + letters[start] for way in ways[start]}
        if len(here) > MOST * 4:
            return here
        ways.append(here)
    return ways[-1]


_kept: list[frozenset[str]] = []


def beginnings() -> frozenset[str]:
    """Every beginning of every syllable."""
    if not _kept:
        syllables = {each for several in readings().values() for each in several}
        _kept.append(frozenset(each[:n] for each in syllables for n in range(1, len(each) + 1)))
    return _kept[0]
