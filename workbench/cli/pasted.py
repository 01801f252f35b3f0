"""Lists of lines from elsewhere: one item per line, indented lines being steps of the item above."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.reading import Reading
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

_BULLET = re.compile(r"(?:[-–—•·]\s+)?(?:\[[ xX]?\]\s+)?")
"""What a pasted list puts before its lines."""


@dataclass(slots=True)
class Incoming:
    """What is to be taken in, and what was left out."""

    readings: list[Reading] = field(default_factory=list[Reading])
    steps: list[list[str]] = field(default_factory=list[list[str]])
    finished: int = 0
    """Lines about what is done elsewhere already."""


def from_lines(lines: Iterable[str], read: Callable[[str], Reading]) -> Incoming:
    """Items and steps of a pasted list; `read` reads a capture line."""
    found = Incoming()
    for line in lines:
        text = line.rstrip()
        bare = _BULLET.sub("", text.strip().lstrip("\ufeff"), count=1)
        if not bare:
            continue
        if text[:1].isspace() and found.readings:
            found.steps[-1].append(bare)
            continue
        reading = read(bare)
        # A pasted list is a list of work: what would be a diary line elsewhere is taken as a title here.
        found.readings.append(reading if reading.kind == "item" else Reading("item", bare, bare))
        found.steps.append([])
    return found


def standard_input() -> bytes:
    """Everything that standard input holds, whatever its encoding is said to be."""
    return sys.stdin.buffer.read()


def decoded(content: bytes) -> str:
    """Text from bytes: UTF-8, or what Chinese office machines still write.

    Raises:
        Refused: it is no text.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(say=_("This is neither UTF-8 nor GB 18030 text. Nothing was changed."))
