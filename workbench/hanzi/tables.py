"""The tables of data/hanzi, each read once, when it is first asked for."""

from __future__ import annotations

from functools import cache

from workbench.resources import resource


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Character → its syllables without tones, the usual one first."""
    first: dict[str, list[str]] = {}
    other: list[tuple[str, str]] = []
    for line in _lines("readings.txt"):
        syllable, _blank, rest = line.partition(" ")
        usual, _blank, seldom = rest.partition(" ")
        for character in usual:
            first.setdefault(character, []).insert(0, syllable)
        other.extend((character, syllable) for character in seldom)
    for character, syllable in other:
        first.setdefault(character, []).append(syllable)
    return {character: tuple(syllables) for character, syllables in first.items()}


@cache
def simpler() -> dict[int, str]:
    """For `str.translate`: traditional characters → their simplified form."""
    old, new = _lines("simplified.txt")[:2]
    return {ord(a): b for a, b in zip(old, new, strict=True)}


@cache
def strokes() -> dict[str, int]:
    """Character → its place in the order by strokes."""
    return {character: place for place, character in enumerate(_lines("strokes.txt")[0])}


IN_BOTH = frozenset("乾吒夥後徵捱摺於榘甯菸薹醣麴麽")
"""Traditional characters which GB 2312 holds too."""


def is_simple(text: str) -> bool:
    """Whether a text surely has no traditional character: the table need not be loaded for it."""
    return text.isascii() or (in_gb2312(text) and IN_BOTH.isdisjoint(text))


def in_gb2312(text: str) -> bool:
    """Whether mainland China's basic set holds every character of a text."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _lines(name: str) -> list[str]:
    return (resource("hanzi") / name).read_text("utf-8").splitlines()
