"""Whether what is typed may stand for a name: by its beginning, its pinyin or initials, or any of its characters.

`wzr`, `wangzr`, `wangzhuren`, 王, 王任 and 主任 all find 王主任; `ab` and `berg` find Anna Berg.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from workbench.hanzi.simple import plain, searchable, simplified
from workbench.hanzi.tables import readings


class Rank(IntEnum):
    """How well it fits; the lower, the better."""

    EXACT = 0
    BEGINS = 1
    WORD = 2
    """A word within the name begins so."""
    READ = 3
    """Read aloud from its first character on: initials, syllables, or both mixed."""
    HOLDS = 4
    READ_WITHIN = 5
    SCATTERED = 6
    """All its characters are there, in this order."""


_SEVERAL = 2


@lru_cache(maxsize=20_000)
def comparable(text: str) -> str:
    """A text in the form in which texts are compared: case, width and traditional characters set aside."""
    return searchable(text).strip()


@lru_cache(maxsize=20_000)
def _spoken(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each character as it is compared, with the ways to read it, as written and as simplified."""
    raw = plain(name).strip()
    known = readings()
    return tuple(
        (simple, () if simple.isascii() else tuple(dict.fromkeys((*known.get(written, ()), *known.get(simple, ())))))
        for written, simple in zip(raw, simplified(raw), strict=True)
    )


def rank(typed: str, name: str) -> Rank | None:
    """How well `typed` fits `name`, or None where it does not."""
    query, known = comparable(typed), comparable(name)
    if not query:
        return Rank.BEGINS
    if query == known:
        return Rank.EXACT
    if known.startswith(query):
        return Rank.BEGINS
    if any(word.startswith(query) for word in known.replace("_", " ").split()[1:]):
        return Rank.WORD
    letters = query.replace(" ", "").replace("'", "")
    spoken = _spoken(name)
    starts = _starts(known)
    if starts and starts[0] == 0 and _is_read(letters, spoken, 0):
        return Rank.READ
    if query in known:
        return Rank.HOLDS
    if any(_is_read(letters, spoken, start) for start in starts if start):
        return Rank.READ_WITHIN
    if len(letters) >= _SEVERAL and _is_scattered(letters, known):
        return Rank.SCATTERED
    return None


def best(typed: str, names: Iterable[str]) -> list[str]:
    """The names that fit, best first; of equals, the caller's order."""
    ranked = [(found, place, name) for place, name in enumerate(names) if (found := rank(typed, name)) is not None]
    return [name for _found, _place, name in sorted(ranked)]


def named(typed: str, names: Iterable[str]) -> str | None:
    """The one name that is meant for certain: the only one that fits best, and not by a stray letter."""
    ranked = [(found, name) for name in dict.fromkeys(names) if (found := rank(typed, name)) is not None]
    if not ranked:
        return None
    top = min(found for found, _name in ranked)
    those = [name for found, name in ranked if found == top]
    sure = top <= Rank.READ or (top < Rank.SCATTERED and len(comparable(typed)) >= _SEVERAL)
    return those[0] if len(those) == 1 and sure else None


def _starts(known: str) -> list[int]:
    """Where reading may begin: at any Chinese character, and at the beginning of a word."""
    return [
        n
        for n, character in enumerate(known)
        if not character.isspace() and (not character.isascii() or n == 0 or not known[n - 1].isalnum())
    ]


_Spoken = tuple[tuple[str, tuple[str, ...]], ...]


def _is_read(letters: str, spoken: _Spoken, start: int) -> bool:
    """Whether each character from `start` on gives the beginning of one of its readings, until nothing is left over."""
    if not letters:
        return True
    if start >= len(spoken):
        return False
    character, syllables = spoken[start]
    if character.isspace() or character in "_-.'":
        return _is_read(letters, spoken, start + 1)
    if character.isascii():
        return _is_spelled(letters, spoken, start)
    if letters[0] == character:
        return _is_read(letters[1:], spoken, start + 1)
    for syllable in syllables:
        for length in range(_shared(letters, syllable), 0, -1):
            if _is_read(letters[length:], spoken, start + 1):
                return True
    return False


def _is_spelled(letters: str, spoken: _Spoken, start: int) -> bool:
    """A word in Latin letters gives its beginning."""
    end = start
    while end < len(spoken) and spoken[end][0].isascii() and spoken[end][0].isalnum():
        end += 1
    length = _shared(letters, "".join(character for character, _syllables in spoken[start:end]))
    return any(_is_read(letters[n:], spoken, max(end, start + 1)) for n in range(length, 0, -1))


def _shared(letters: str, syllable: str) -> int:
    length = 0
    while length < len(letters) and length < len(syllable) and letters[length] == syllable[length]:
        length += 1
    return length


def _is_scattered(letters: str, known: str) -> bool:
    rest = iter(known)
    return all(letter in rest for letter in letters)
