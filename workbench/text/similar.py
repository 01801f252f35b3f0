"""Which earlier item a title reminds of: by the pairs of Chinese characters and the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from workbench.domain.item import Item, State

LOOKED_AT = 2000
"""So many items are compared: what lies further back is seldom meant."""
_LONGEST = 200
_ENOUGH = 0.4
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


class Past:
    """The items to be reminded of, read once."""

    def __init__(self, newest_first: Iterable[Item]) -> None:
        self._known = [
            (grams(item.title), item)
            for item in islice(newest_first, LOOKED_AT)
            if item.state is not State.INBOX and not item.restricted
        ]

    def like(self, item: Item) -> Item | None:
        """The item that `item` reminds of most, or None."""
        mine = grams(item.title)
        best, score = None, _ENOUGH
        for theirs, other in self._known:
            found = likeness(mine, theirs)
            if found > score and other.id != item.id:
                best, score = other, found
        return best
