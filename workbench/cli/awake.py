"""Items as they stand this morning, for commands that only look.

A deferred item comes back by itself on its day. The day is opened, and its waking written down, by Today; a list
read before that shows it awake already.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.domain.item import Item, State
from workbench.domain.states import woken


def awake(item: Item, today: date) -> Item:
    """The item, woken where its day has come."""
    if item.state is State.DEFERRED and item.wake_on is not None and item.wake_on <= today:
        return woken(item, today)
    return item


def awake_all(items: Iterable[Item], today: date) -> list[Item]:
    """All of them, in the order given."""
    return [awake(item, today) for item in items]
