"""Known beforehand against come unasked (确定性 / 非确定性): one reckoning for Today, the header and the diary.

What is counted are the items that belong to the work of a day: those which stand on it, and those on which something
was done on it. A day that is closed is told by its own entries, so that nothing which happens later changes it.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Nature
from workbench.domain.percent import percent
from workbench.domain.today import is_of_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AFTER_CLOSE = "after_close"
"""The fact that marks an entry written into a day which was closed already."""

_DOING = frozenset(
    {
        *(Verb.STARTED, Verb.STOPPED, Verb.STEP_DONE, Verb.WAITED, Verb.ANSWERED, Verb.CARRIED),
        *(Verb.DONE, Verb.REPLIED, Verb.CLOSED, Verb.REOPENED),
    }
)
"""What is work on a matter; taking it in, judging it and giving it a date is not."""


class Shares(Frozen):
    """The items of a day, by whether they were known when it began."""

    known: int
    unasked: int

    @property
    def percent(self) -> int | None:
        """Per cent of the day's items that came unasked, or None on an empty day."""
        return percent(self.unasked, self.known + self.unasked)


def was_known(item: Item, day: date) -> bool:
    """Whether an item was known before `day` began; where a person has said so, that holds."""
    if item.nature is not None:
        return item.nature is Nature.SCHEDULED
    return item.routine is not None or item.occurrence is not None or item.created_at.date() < day


def worked_on(entries: Iterable[Entry]) -> set[ItemId]:
    """The items on which something was done; what was added after the day was closed does not count."""
    return {
        entry.item
        for entry in entries
        if entry.item is not None
        and not entry.fact(AFTER_CLOSE)
        and (entry.kind is not EntryKind.EVENT or entry.verb in _DOING)
    }


def shares(
    day: date,
    items: Mapping[ItemId, Item],
    entries: Iterable[Entry],
    *,
    sealed: bool = False,
    carried: Iterable[ItemId] = (),
) -> Shares:
    """The shares of `day`. `items` may hold more than the day's; `carried` are those its record carried over."""
    known, unasked = parted(day, items, entries, sealed=sealed, carried=carried)
    return Shares(len(known), len(unasked))


def parted(
    day: date,
    items: Mapping[ItemId, Item],
    entries: Iterable[Entry],
    *,
    sealed: bool = False,
    carried: Iterable[ItemId] = (),
) -> tuple[list[ItemId], list[ItemId]]:
    """The items behind the shares: those known beforehand, and those that came unasked."""
    mine = worked_on(entries) | set(carried)
    if not sealed:
        # What was finished on an earlier day is no work of this one, wherever it still stands.
        mine |= {item_id for item_id, item in items.items() if is_open(item) and is_of_day(item, day)}
    there = [items[item_id] for item_id in mine if item_id in items]
    known = [item.id for item in there if was_known(item, day)]
    return known, [item.id for item in there if not was_known(item, day)]
