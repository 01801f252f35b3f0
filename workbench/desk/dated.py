"""Open items by the days they name, kept as items change: a week or a fortnight is found without going through all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from workbench.domain.agenda import Agenda
from workbench.domain.derive import is_open
from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.lookahead import start_by
from workbench.domain.periods import Period, Scale, period_of
from workbench.domain.when import day_of

LOOK_BACK = 60
"""So many days a start that was missed is remembered."""


class Dated:
    """The open items of each day and of each longer period, as far ahead as somebody has looked."""

    def __init__(self, items: Mapping[ItemId, Item], agenda: Callable[[], Agenda], hours: WorkHours) -> None:
        self._items = items
        self._agenda = agenda
        self._hours = hours
        self._reach = date.min
        """Every open item that has to do with a day up to here is known."""
        self._by_day: dict[date, set[ItemId]] = {}
        self._by_period: dict[Period, set[ItemId]] = {}
        self._only_due: dict[date, set[ItemId]] = {}
        self._where: dict[ItemId, tuple[tuple[date, ...], Period | None]] = {}

    def reach(self, last: date) -> None:
        """Look at what has to do with the days up to `last`; what was looked at already is not looked at again."""
        if last <= self._reach:
            return
        agenda = self._agenda()
        for item_id in (*agenda.near(last.toordinal()), *agenda.touched):
            if item_id not in self._where:
                item = self._items.get(item_id)
                if item is not None:
                    self._take(item)
        self._reach = last

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            days, span = self._where.pop(item_id, ((), None))
            for day in days:
                self._by_day[day].discard(item_id)
                self._only_due.get(day, set()).discard(item_id)
            if span is not None:
                self._by_period[span].discard(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def between(self, first: date, last: date) -> set[ItemId]:
        """Items that name a day from `first` to `last`."""
        self.reach(last)
        return _within(self._by_day, first, last)

    def due_without_plan(self, first: date, last: date) -> set[ItemId]:
        """Items with a deadline from `first` to `last`, and no day of their own."""
        self.reach(last)
        return _within(self._only_due, first, last)

    def periods(self) -> Iterator[tuple[Period, set[ItemId]]]:
        """The longer periods that something is planned for, with what is."""
        return ((span, ids) for span, ids in self._by_period.items() if ids)

    def _take(self, item: Item) -> None:
        if not is_open(item):
            return
        span = period_of(item)
        if span is not None and span.scale is Scale.DAY:
            span = None
        days = self._days(item, span)
        self._where[item.id] = (days, span)
        for day in days:
            self._by_day.setdefault(day, set()).add(item.id)
        if span is not None:
            self._by_period.setdefault(span, set()).add(item.id)
        if item.at is None and item.due is not None:
            self._only_due.setdefault(day_of(item.due), set()).add(item.id)

    def _days(self, item: Item, span: Period | None) -> tuple[date, ...]:
        named = [item.due, item.next_check, item.wake_on, start_by(item, self._hours)]
        named += [step.due for step in item.steps if step.done_at is None]
        if span is None:
            named.append(item.at)
        return tuple({day_of(when) for when in named if when is not None})


def _within(by_day: Mapping[date, set[ItemId]], first: date, last: date) -> set[ItemId]:
    found: set[ItemId] = set()
    for n in range((last - first).days + 1):
        found |= by_day.get(first + timedelta(days=n), set())
    return found
