"""Reminders: an appointment some minutes before it begins, somebody to be asked again at the moment that was set.

A reminder is given once, whenever the desk looks at the clock: often, rarely, after a night's sleep of the machine, or
with the clock put back. What is given late says that it was missed; what is older than a day is left to the leak check.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from workbench.domain.derive import is_open
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.reminding import Reminding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Claim = Callable[[str], bool]

LATE = timedelta(minutes=1)
"""So long after its moment a reminder is a missed one."""
FORGOTTEN = timedelta(days=1)
"""So long after its moment nobody wants to be reminded."""


class What(StrEnum):
    """What one is reminded of."""

    APPOINTMENT = "appointment"
    CHECK = "check"


class Reminder(Frozen):
    """One reminder of one moment; the moment moved, it is another."""

    item: ItemId
    what: What
    title: str
    at: datetime
    """The moment that it is about."""
    rings_at: datetime
    who: str | None = None
    """Who is to be asked."""
    restricted: bool = False

    @property
    def key(self) -> str:
        """The same in every window, and after a restart."""
        return f"{self.item}-{self.what}-{int(self.at.timestamp())}"


class Rung(Frozen):
    """What is to be told at a look at the clock."""

    now: tuple[Reminder, ...] = ()
    missed: tuple[Reminder, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.now or self.missed)


def reminder_of(item: Item, before: timedelta) -> Reminder | None:
    """What an item wants to be reminded of: only where a clock time was set by a person."""
    if not is_open(item):
        return None
    if item.state is State.WAITING:
        at, lead, what = item.next_check, timedelta(), What.CHECK
    elif item.fixed and item.state is not State.DEFERRED:
        at, lead, what = item.at, before, What.APPOINTMENT
    else:
        return None
    if not isinstance(at, datetime):
        return None
    return Reminder(item.id, what, item.title, at, at - lead, item.waiting_on, item.restricted)


class Ringer:
    """Knows what rings next. A look at the clock costs one comparison while nothing is due."""

    def __init__(self, items: Iterable[Item], rules: Reminding, claim: Claim = lambda _key: True) -> None:
        self.rules = rules
        self._claim = claim
        """Whether a reminder is ours to give: another window may have given it."""
        self._of: dict[ItemId, Reminder] = {}
        self._given: set[str] = set()
        self._heap: list[tuple[datetime, str, ItemId]] = []
        self.take(items)

    @property
    def _before(self) -> timedelta:
        return timedelta(minutes=self.rules.minutes_before)

    def take(self, items: Iterable[Item]) -> None:
        """Take in items that were there already, such as those of the day that has begun."""
        for item in items:
            found = reminder_of(item, self._before) if item.id not in self._of else None
            if found is not None:
                self._of[item.id] = found
                self._heap.append((found.rings_at, found.key, item.id))
        heapify(self._heap)

    def update(self, item_id: ItemId, item: Item | None, now: datetime) -> None:
        """An item was changed; None: it is gone.

        Whoever has just written down what begins in five minutes is reminded when it begins, and not of what is past.
        """
        found = reminder_of(item, self._before) if item is not None else None
        known = self._of.pop(item_id, None)
        if found is None:
            return
        if known is not None and known.key == found.key:
            found = found.but(rings_at=known.rings_at)
        elif found.at < now:
            self._given.add(found.key)
        elif found.rings_at <= now:
            found = found.but(rings_at=found.at)
        self._of[item_id] = found
        heappush(self._heap, (found.rings_at, found.key, item_id))

    def look(self, now: datetime) -> Rung:
        """What is to be told at this moment. Each reminder is told once, and none before its time."""
        if not self._heap or self._heap[0][0] > now or not self.rules.on or self.rules.is_quiet(now):
            return Rung()
        ringing: list[Reminder] = []
        missed: list[Reminder] = []
        while self._heap and self._heap[0][0] <= now:
            _moment, key, item_id = heappop(self._heap)
            found = self._of.get(item_id)
            if found is None or found.key != key or key in self._given:
                continue
            self._given.add(key)
            if now - found.at <= FORGOTTEN and self._claim(key):
                (missed if now - found.at > LATE else ringing).append(found)
        return Rung(tuple(ringing), tuple(missed))
