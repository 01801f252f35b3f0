"""Lists of lines from elsewhere: one item per line, indented lines being steps of the item above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.domain.reading import Reading

_BULLET = re.compile(r"(?:[-–—•·*+]\s+)?(?:\[ ?\]\s+)?")
"""What a pasted list puts before its lines."""

_FINISHED = re.compile(r"(?:[-–—•·*+]\s+)?\[[xX✓✔]\]\s+")
"""What a list puts before what is done already."""

_NUMBER = re.compile(r"(?:(\d{1,3})(?:[.．](?!\d)|[)）、])|[(（](\d{1,3})[)）]|([①-⑳]))\s*(?=\S)")
"""A number before a line: `1.` `2)` `(3)` `4、` `⑤`."""


@dataclass(slots=True)
class Incoming:
    """What is to be taken in, and what was left out."""

    readings: list[Reading] = field(default_factory=list[Reading])
    steps: list[list[str]] = field(default_factory=list[list[str]])
    finished: int = 0
    """Lines about what is done elsewhere already."""


def from_lines(lines: Iterable[str], read: Callable[[str], Reading]) -> Incoming:
    """Items and steps of a pasted list; `read` reads a capture line. What is ticked off is counted and left out."""
    found = Incoming()
    under_finished = False
    for text, bare in _without_numbers([line.rstrip().lstrip("\ufeff") for line in lines]):
        indented = text[:1].isspace()
        if _FINISHED.match(bare):
            found.finished += 1
            under_finished = under_finished if indented else True
            continue
        title = _BULLET.sub("", bare, count=1)
        if not title or (indented and under_finished):
            continue
        if indented and found.readings:
            found.steps[-1].append(title)
            continue
        under_finished = False
        reading = read(title)
        # A pasted list is a list of work: what would be a diary line elsewhere is taken as a title here.
        found.readings.append(reading if reading.kind == "item" else Reading("item", title, title))
        found.steps.append([])
    return found


def _without_numbers(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Each line, and the line without its blank beginning and without the number that counts it in its list.

    A number counts where the line before or behind it, of those that stand as far in, has the next one to it.
    """
    numbers = [_NUMBER.match(line.strip()) for line in lines]
    stood: dict[bool, list[int]] = {True: [], False: []}
    for place, line in enumerate(lines):
        if line.strip():
            stood[line[:1].isspace()].append(place)
    counting: set[int] = set()
    for places in stood.values():
        for one, next_one in pairwise(places):
            before, behind = _value(numbers[one]), _value(numbers[next_one])
            if before is not None and behind == before + 1:
                counting |= {one, next_one}
    bare: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        number = numbers[place]
        text = line.strip()
        bare.append((line, text[number.end() :] if number is not None and place in counting else text))
    return bare


def _value(number: re.Match[str] | None) -> int | None:
    if number is None:
        return None
    circled = number[3]
    return ord(circled) - ord("①") + 1 if circled else int(number[1] or number[2])
