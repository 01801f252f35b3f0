"""Which earlier item a title reminds of: by the pairs of Chinese characters and the words they share."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from workbench.domain.item import Item, State
from workbench.domain.likeness import ENOUGH, grams, likeness

__all__ = ["Past", "grams", "likeness"]

LOOKED_AT = 2000
"""So many items are compared: what lies further back is seldom meant."""


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
        best, score = None, ENOUGH
        for theirs, other in self._known:
            found = likeness(mine, theirs)
            if found > score and other.id != item.id:
                best, score = other, found
        return best
