"""The order of items within a group, which is fixed and can be explained.

Pinned, then tracked, then by deadline, then by the planned day, then by arrival.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.item import Item, State
from workbench.domain.when import sort_key

OrderKey = tuple[bool, bool, bool, tuple[date, float], tuple[date, float], str]


def order_key(item: Item) -> OrderKey:
    """Sorts items of one group; smaller comes first. Sleeping items come last."""
    return (
        item.state is State.DEFERRED,
        item.pinned is None,
        item.tracked is None,
        sort_key(item.due, end_of_day=True),
        sort_key(item.next_check or item.at or item.wake_on),
        item.ref,
    )


def arrival_key(item: Item) -> OrderKey:
    """Sorts the inbox: newest last, so that nothing moves under the cursor while new things arrive."""
    return (False, item.pinned is None, False, (date.min, 0.0), (date.min, 0.0), item.ref)


def followed_key(item: Item) -> OrderKey:
    """Sorts what waits for others: who is to be asked next comes first."""
    return (False, item.pinned is None, False, sort_key(item.next_check), sort_key(item.due, end_of_day=True), item.ref)
