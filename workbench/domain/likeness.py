"""How alike two titles are: by the pairs of Chinese characters and the words they share."""

from __future__ import annotations

import re

_LONGEST = 200
ENOUGH = 0.4
"""From here on one title reminds of the other."""
_PIECES = re.compile(r"[a-z0-9]{2,}|[\u3400-\u9fff]+")
_COMMON = frozenset(
    ["the", "and", "for", "with", "from", "that", "this", "call", "send", "mail", "email", "book", "write", "about"]
)


def grams(title: str) -> frozenset[str]:
    """What a title is compared by."""
    found: set[str] = set()
    for piece in _PIECES.findall(title[:_LONGEST].casefold()):
        if piece[0].isascii():
            found.update({piece} - _COMMON)
        else:
            found.update(piece[place : place + 2] for place in range(max(1, len(piece) - 1)))
    return frozenset(found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: the share of what both titles say; one word in common is not enough."""
    common = len(one & other)
    return common / (len(one | other) or 1) if common > 1 else 0.0
