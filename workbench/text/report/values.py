"""What a diary is made from, and what may be shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from workbench.domain.day import Day
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.hours import Workday, WorkHours, weekday_is_workday
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.past import as_of
from workbench.domain.register_lines import MARK
from workbench.domain.shares import AFTER_CLOSE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.report.figures import Book

__all__ = ["AFTER_CLOSE", "CONTACTS", "ENDS", "LEADING", "DiaryValues", "diary_values"]

SLIP = timedelta(minutes=1)
"""What is dropped so soon after it was captured was a slip."""

ENDS = frozenset({Verb.DONE, Verb.REPLIED, Verb.CLOSED, Verb.DROPPED})

CONTACTS = frozenset({EntryKind.CALL, EntryKind.VISITOR, EntryKind.MEETING, EntryKind.REPORT, EntryKind.ONSITE})
"""These have a section of their own."""

LEADING = frozenset({EntryKind.INSTRUCTION, EntryKind.DECISION, EntryKind.CHASED})
"""What a reader asks for first: what was ordered, what was decided, what somebody had to ask for twice."""


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
    questions: tuple[str, ...] = ()
    """A person's own questions of the evening, for a day that is still open."""
    hours: WorkHours = field(default=WorkHours(), compare=False)
    """The set hours, for whoever wants to read how long a day was."""
    book: Book | None = field(default=None, compare=False)
    """Keeps what each figure counts, where somebody will open them."""

    def item_of(self, entry: Entry) -> Item | None:
        return self.items.get(entry.item) if entry.item is not None else None

    def may_show(self, item: Item | None) -> bool:
        return item is None or not item.restricted

    def withheld(self, entry: Entry) -> bool:
        """Restricted itself, or about something restricted."""
        return entry.restricted or not self.may_show(self.item_of(entry))

    @property
    def shown(self) -> list[Entry]:
        """What may be shown and was written before the day was closed, slips of the hand left out."""
        slips = self._slips()
        return [
            entry
            for entry in self.entries
            if entry.item not in slips and not self.withheld(entry) and not entry.fact(AFTER_CLOSE)
        ]

    def _slips(self) -> set[ItemId | None]:
        """Items that were captured and dropped within a minute: nothing that a day has to tell."""
        added = {entry.item: entry.at for entry in self.entries if entry.verb is Verb.ADDED}
        return {
            entry.item
            for entry in self.entries
            if entry.verb is Verb.DROPPED and entry.item in added and entry.at - added[entry.item] <= SLIP
        }

    def shown_by_item(self) -> dict[ItemId, list[Entry]]:
        """The same, of each item."""
        found: dict[ItemId, list[Entry]] = {}
        for entry in self.shown:
            if entry.item is not None:
                found.setdefault(entry.item, []).append(entry)
        return found

    @property
    def amendments(self) -> list[Entry]:
        """What was written after the day was closed."""
        return [entry for entry in self.entries if not self.withheld(entry) and entry.fact(AFTER_CLOSE)]

    @property
    def withheld_count(self) -> int:
        """How many lines are kept back; slips of the hand would not stand there anyhow."""
        slips = self._slips()
        return sum(entry.item not in slips and self.withheld(entry) for entry in self.entries)

    def open_items(self) -> list[Item]:
        """Work still to come which may be shown."""
        return [item for item in self.items.values() if is_open(item) and not item.restricted]

    @property
    def evening(self) -> datetime:
        """Now, or the end of the day where it is past: its last moment, so that what is due on it is not late yet."""
        return min(self.now, datetime.combine(self.date, time.max, self.now.tzinfo))

    def was_open(self, item: Item) -> bool:
        """Whether work was still to come in the evening. What was done after that day was open on it."""
        if item.created_at > self.evening:
            return False
        return is_open(item) or (item.closed_at is not None and item.closed_at > self.evening)

    def owed_reply(self, item: Item) -> bool:
        """Whether it was done in the evening, and the one who asked had not been told."""
        if item.closed_at is None or item.closed_at > self.evening or item.source is None:
            return False
        told_later = item.state is State.CLOSED and item.reply is not None and item.reply.at > self.evening
        return item.state is State.DONE or told_later

    def endings(self) -> dict[ItemId, dict[Verb, Entry]]:
        """How matters came to their end on this day, in its order; those taken up again are not among them."""
        found: dict[ItemId, dict[Verb, Entry]] = {}
        for entry in self.entries:
            if entry.item is None or entry.item not in self.items or entry.verb is None:
                continue
            if entry.verb is Verb.REOPENED:
                found.pop(entry.item, None)
            elif entry.verb in ENDS:
                found.setdefault(entry.item, {})[entry.verb] = entry
        return found

    def finished(self) -> list[Item]:
        """Done on this day, in its order; what was dropped is not done."""
        return [self.items[item_id] for item_id, ends in self.endings().items() if Verb.DONE in ends]


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
    hours: WorkHours | None = None,
    questions: tuple[str, ...] = (),
    trail: Callable[[ItemId], Iterable[Entry]] | None = None,
) -> DiaryValues:
    """The values of a day: the open items, those which were open on it, and whatever else its entries are about.

    With the `trail` of each a day that is past is told as it was, whatever became of its matters since.
    """
    told = tuple(entry for entry in entries if entry.fact(MARK) is None)
    items = dict(open_items)
    if day < now.date():
        items.update((key, item) for key, item in everything.items() if _ended_after(item, day))
    carried = [carry.item for carry in record.carried] if record else []
    for item_id in [*(entry.item for entry in told if entry.item is not None), *carried]:
        if item_id not in items and (item := everything.get(item_id)) is not None:
            items[item_id] = item
    if day < now.date() and trail is not None:
        items = _as_they_were(items, trail, datetime.combine(day, time.max, now.tzinfo))
    return DiaryValues(day, record, told, items, now, me, is_workday, questions, hours or WorkHours())


def _as_they_were(
    items: Mapping[ItemId, Item], trail: Callable[[ItemId], Iterable[Entry]], evening: datetime
) -> dict[ItemId, Item]:
    there = (item for item in items.values() if item.created_at <= evening)  # nobody asks for the trail of the others
    then = {item.id: as_of(item, trail(item.id), evening) for item in there}
    return {item_id: item for item_id, item in then.items() if item is not None}


def _ended_after(item: Item, day: date) -> bool:
    if item.closed_at is not None and item.closed_at.date() > day:
        return True
    return item.reply is not None and item.reply.at.date() > day
