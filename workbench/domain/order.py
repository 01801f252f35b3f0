"""The order of items within a group, which is fixed and can be explained.

Pinned, then what belongs to a focus, then tracked, then by deadline, then by the planned day, then by arrival.
`workbench.domain.why` puts it into reasons.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.item import Item, Kind, State
from workbench.domain.when import sort_key

OrderKey = tuple[bool, bool, int, tuple[date, float], tuple[date, float], str]

LINKED = "focus"
"""The line of an item which names the focus that it belongs to, by its number."""
OF_FOCUS, FOLLOWED, PLAIN = 0, 1, 2


def weight(item: Item) -> int:
    """What a matter weighs beyond its quadrant: central work yields to nothing."""
    if item.kind is Kind.FOCUS or (item.lines and any(name == LINKED for name, _text in item.lines)):
        return OF_FOCUS
    return FOLLOWED if item.tracked is not None else PLAIN


def order_key(item: Item) -> OrderKey:
    """Sorts items of one group; smaller comes first. Sleeping items come last."""
    return (
        item.state is State.DEFERRED,
        item.pinned is None,
        weight(item),
        sort_key(item.due, end_of_day=True),
        sort_key(item.next_check or item.at or item.wake_on),
        item.ref,
    )


def arrival_key(item: Item) -> OrderKey:
    """Sorts the inbox: newest last, so that nothing moves under the cursor while new things arrive."""
    return (False, item.pinned is None, PLAIN, (date.min, 0.0), (date.min, 0.0), item.ref)


def followed_key(item: Item) -> OrderKey:
    """Sorts what waits for others: who is to be asked next comes first."""
    return (False, item.pinned is None, PLAIN, sort_key(item.next_check), sort_key(item.due, end_of_day=True), item.ref)
