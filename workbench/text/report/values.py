"""What a diary is made from, and what may be shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from workbench.domain.day import Day
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.hours import Workday, weekday_is_workday
from workbench.domain.ids import ItemId
from workbench.domain.item import Item

AFTER_CLOSE = "after_close"
"""The fact that marks an entry written into a day which was closed already."""

CONTACTS = frozenset({EntryKind.CALL, EntryKind.VISITOR, EntryKind.MEETING})
"""These have a section of their own."""


@dataclass(frozen=True, slots=True)
class DiaryValues:
    """One day of one desk. Everything else is derived."""

    date: date
    day: Day | None
    entries: tuple[Entry, ...]
    """Of the day, in order."""
    items: Mapping[ItemId, Item]
    """The open items and those the day's entries name; more does no harm."""
    now: datetime
    me: str = ""
    is_workday: Workday = field(default=weekday_is_workday, compare=False)

    def item_of(self, entry: Entry) -> Item | None:
        return self.items.get(entry.item) if entry.item is not None else None

    def may_show(self, item: Item | None) -> bool:
        return item is None or not item.restricted

    def withheld(self, entry: Entry) -> bool:
        """Restricted itself, or about something restricted."""
        return entry.restricted or not self.may_show(self.item_of(entry))

    @property
    def shown(self) -> list[Entry]:
        """What may be shown and was written before the day was closed."""
        return [entry for entry in self.entries if not self.withheld(entry) and not entry.fact(AFTER_CLOSE)]

    @property
    def amendments(self) -> list[Entry]:
        """What was written after the day was closed."""
        return [entry for entry in self.entries if not self.withheld(entry) and entry.fact(AFTER_CLOSE)]

    @property
    def withheld_count(self) -> int:
        """How many lines are kept back."""
        return sum(self.withheld(entry) for entry in self.entries)

    def open_items(self) -> list[Item]:
        """Work still to come which may be shown."""
        return [item for item in self.items.values() if is_open(item) and not item.restricted]

    def finished(self) -> list[Item]:
        """Brought to an end on this day, and not taken up again, in the order of the day."""
        ids = dict.fromkeys(
            entry.item for entry in self.entries if entry.verb in (Verb.DONE, Verb.CLOSED) and entry.item is not None
        )
        found = [self.items[item_id] for item_id in ids if item_id in self.items]
        return [item for item in found if not is_open(item)]


def diary_values(
    day: date,
    record: Day | None,
    entries: Iterable[Entry],
    open_items: Mapping[ItemId, Item],
    everything: Mapping[ItemId, Item],
    now: datetime,
    *,
    me: str = "",
    is_workday: Workday = weekday_is_workday,
) -> DiaryValues:
    """The values of a day: the open items, and whatever else the day's entries are about."""
    told = tuple(entries)
    items = dict(open_items)
    carried = [carry.item for carry in record.carried] if record else []
    for item_id in [*(entry.item for entry in told if entry.item is not None), *carried]:
        if item_id not in items and (item := everything.get(item_id)) is not None:
            items[item_id] = item
    return DiaryValues(day, record, told, items, now, me, is_workday)
