"""Whether Latin letters are how some of the Chinese characters of a text are read: `jb`, `jibao`, `jbao` for 季报."""

from __future__ import annotations

from workbench.hanzi.simple import plain, simplified
from workbench.hanzi.tables import readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST, MOST = 2, 24
"""So many letters are a reading: one alone begins too many words, and nobody types more."""


def may_be_read(letters: str) -> bool:
    """Whether the letters are to be looked for as a reading at all."""
    return LEAST <= len(letters) <= MOST and letters.isascii() and letters.isalpha()


def is_read(letters: str, text: str) -> bool:
    """Whether each of some characters that stand together gives the beginning of one of its readings, and nothing is
    left over of the letters. The letters are small ones, at least two."""
    if text.isascii():
        return False
    raw = plain(text)
    spoken = [syllables_of(a, b) for a, b in zip(raw, simplified(raw), strict=True)]
    first = letters[0]
    return any(
        syllables and any(each[0] == first for each in syllables) and _goes_on(letters, spoken, start)
        for start, syllables in enumerate(spoken)
    )


def syllables_of(written: str, simple: str) -> tuple[str, ...]:
    """The ways to read a character, as written and as simplified; none where it is not Chinese."""
    if written < "\u2e80":
        return ()
    known = readings()
    found = known.get(written, ())
    return found if simple == written else (*found, *known.get(simple, ()))


def _goes_on(letters: str, spoken: Sequence[tuple[str, ...]], at: int) -> bool:
    if not letters:
        return True
    if at >= len(spoken):
        return False
    for syllable in spoken[at]:
        length = 0
        while length < len(letters) and length < len(syllable) and letters[length] == syllable[length]:
            length += 1
            if _goes_on(letters[length:], spoken, at + 1):
                return True
    return False
