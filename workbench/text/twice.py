"""Whether the same thing is about to be given to two people (龙多不下雨): then neither does it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.following import holder
from workbench.domain.item import ME, Item
from workbench.i18n import _
from workbench.text.display import display
from workbench.text.similar import grams, likeness

ALIKE = 0.5
"""So much of what both titles say must be the same; less where the same person asked for both."""
ALIKE_OF_ONE_SOURCE = 0.3


def handed_twice(item: Item, who: str, lately: Iterable[Item]) -> Item | None:
    """The item, in somebody else's hands, that is most like one which is about to be given to `who`."""
    mine, asker = grams(item.title), item.source.who if item.source is not None else None
    best, score = None, 0.0
    for other in lately:
        if other.id == item.id or other.restricted or holder(other) in (who, ME):
            continue
        found = likeness(mine, grams(other.title))
        same = asker is not None and other.source is not None and other.source.who == asker
        if found >= (ALIKE_OF_ONE_SOURCE if same else ALIKE) and found > score:
            best, score = other, found
    return best


def twice_words(other: Item) -> str:
    """What speaks against giving it out."""
    return _("“{title}” ({ref}) looks like the same, and {who} has it. One of them must lead.").format(
        title=display(other.title), ref=other.ref, who=display(holder(other))
    )
