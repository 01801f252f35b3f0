"""Who would have to be in two places: the same person, overlapping times. It is said, and forbidden to nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from workbench.domain.derive import length
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_TAKES_NOBODY = frozenset({State.DONE, State.CLOSED, State.DROPPED, State.DEFERRED, State.WAITING})


class Conflict(Frozen):
    """Two items at the same time, and who is wanted by both."""

    person: str
    first: Item
    second: Item


def wanted(item: Item) -> tuple[str, ...]:
    """Who must be there: whoever leads it, or this desk, who helps, who attends."""
    leads = item.lead or ME
    return tuple(dict.fromkeys((leads, *item.support, *item.attend)))


def conflicts(items: Iterable[Item]) -> list[Conflict]:
    """Every pair that overlaps and wants the same person, in order of time."""
    timed = [
        (item.at, item.at + timedelta(minutes=length(item)), item)
        for item in items
        if isinstance(item.at, datetime) and item.state not in _TAKES_NOBODY
    ]
    timed.sort(key=lambda one: (one[0], one[2].ref))
    found: list[Conflict] = []
    going: list[tuple[datetime, datetime, Item]] = []
    for start, end, item in timed:
        going = [one for one in going if one[1] > start]
        for _start, _end, other in going:
            mine = wanted(item)
            found += [Conflict(person, other, item) for person in wanted(other) if person in mine]
        going.append((start, end, item))
    return found
