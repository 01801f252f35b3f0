"""What is planned, as it is looked at: a week or something longer, what is coming, and what a day can take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from workbench.desk.arranging import ArrangingVerbs
from workbench.desk.dated import LOOK_BACK, Dated
from workbench.domain import capacity as learning
from workbench.domain import placing
from workbench.domain import today as of_today
from workbench.domain.capacity import Buffer, Tally
from workbench.domain.conflicts import Conflict, conflicts
from workbench.domain.derive import is_overdue
from workbench.domain.entry import Entry, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.lookahead import Ahead, InTime, begun_in_time, look_ahead, start_by
from workbench.domain.periods import Period, Scale, period
from workbench.domain.placing import Proposal
from workbench.domain.timeline import Timeline, timeline
from workbench.domain.weeks import (
    STANDING,
    PartView,
    PeriodView,
    in_day,
    in_part,
    load_of,
    rest_key,
    wants_place,
)
from workbench.domain.when import day_of

DAYS_TOLD = 30
"""The share of what was begun in time is told of so many days."""


class Planned(ArrangingVerbs):
    """The views of the plan, and what they are derived from."""

    _dated: Dated | None = None
    _unasked: dict[date, int] | None = None
    """What came unasked on days past: they are read once."""
    hurried: bool = False
    """The first frame is awaited: nothing is learned before it, and the setting holds."""

    # What a day can take ------------------------------------------------------------------------------------------

    def buffer(self, day: date) -> Buffer:
        """Minutes to keep free on `day`, as the same weekday of the last eight weeks has taught, or as set."""
        if self.hurried:
            return Buffer(self.settings.buffer_minutes)
        today = self.clock.now().date()
        back = (today - timedelta(days=n) for n in range(1, 7 * learning.WEEKS + 1))
        past = [self._unasked_on(one) for one in back if one.weekday() == day.weekday()]
        return learning.learned([minutes for minutes in past if minutes is not None], self.settings.buffer_minutes)

    def buffer_minutes(self, day: date) -> int:
        return min(self.buffer(day).minutes, self.settings.hours.available(day))

    def _unasked_on(self, day: date) -> int | None:
        """Minutes of a day past that went to what came unasked; None for a day nobody lived at this desk."""
        record = self.store.day(day)
        if record is None or record.opened_at is None:
            return None
        if self._unasked is None:
            self._unasked = {}
        if day not in self._unasked:
            entries = self.entries(day)
            self._unasked[day] = learning.unasked_minutes(day, self._items_named(entries), entries)
        return self._unasked[day]

    def _items_named(self, entries: Sequence[Entry]) -> dict[ItemId, Item]:
        ids = {entry.item for entry in entries if entry.item is not None}
        return {item_id: item for item_id in ids if (item := self.store.item(item_id)) is not None}

    def line_with(self, proposal: Proposal) -> Timeline:
        """The day of a proposal as it would be."""
        now = self.clock.now()
        return timeline(placing.accepted(self._of_day(proposal.day), proposal), proposal.day, now, self.settings.hours)

    def can_wait(self, day: date) -> tuple[int, tuple[Item, ...]]:
        """By how many minutes `day` holds too much, and what to move to another day."""
        items = self._of_day(day)
        line = timeline(items, day, self.clock.now(), self.settings.hours)
        record = self.store.day(day)
        override = record.available_minutes if record is not None else None
        available = of_today.minutes_available(self.settings.hours, day, override)
        load = of_today.capacity(items, line, available, self.buffer_minutes(day))
        return load.over, learning.to_move(items, load, day)

    def conflicts_with(self, items: Iterable[Item]) -> list[Conflict]:
        """Who is wanted twice by one of these and something else, on days that are at hand."""
        found: list[Conflict] = []
        for item in items:
            if not isinstance(item.at, datetime):
                continue
            day = item.at.date()
            near = self._found(self._dated.between(day, day)) if self._dated is not None else self._at_hand(day)
            found += [one for one in conflicts(near) if item.id in (one.first.id, one.second.id)]
        return found

    def _at_hand(self, day: date) -> list[Item]:
        return [item for item in self._pool_of(day).near.values() if item.at is not None and day_of(item.at) == day]

    # Being told ---------------------------------------------------------------------------------------------------

    def follow_plan(self, changed: frozenset[ItemId], *, reloaded: bool) -> None:
        """The desk was changed: told by it before anybody else is."""
        if reloaded:
            self._dated, self._unasked = None, None
        elif self._dated is not None:
            self._dated.update(changed, self.store.items())

    @property
    def dated(self) -> Dated:
        """Open items by the days they name."""
        if self._dated is None:
            self._dated = Dated(self.store.items(), self.store.agenda, self.settings.hours)
        return self._dated

    # The week, and what is longer ---------------------------------------------------------------------------------

    def period_view(self, whole: Period) -> PeriodView:
        """A period of the plan: what stands in its parts, and what stands in none."""
        self.poll()
        today = self.clock.now().date()
        parts = whole.parts()
        first, last = parts[0].first, max(parts[-1].last, whole.last)
        near = self._found(self.dated.between(first, last))
        pending = [(span, ids) for span, ids in self.dated.periods()]
        within = self._found({item_id for span, ids in pending if span.scale < whole.scale and span.first <= last
                              and first <= span.last for item_id in ids})  # fmt: skip
        placed = [item for item in {item.id: item for item in (*near, *within)}.values() if item.state in STANDING]
        views = tuple([self._part(one, placed, today) for one in parts])
        longer = self._found({item_id for span, ids in pending if span.scale >= whole.scale or span.last < today
                              for item_id in ids})  # fmt: skip
        above = whole.above() or whole
        due = self._found(self.dated.due_without_plan(min(first, above.first), max(last, above.last)))
        rest = {item.id: item for item in (*longer, *due) if wants_place(item, whole, today)}
        shown = {item.id for view in views for item in view.items}
        found = sorted((item for item_id, item in rest.items() if item_id not in shown), key=rest_key)
        return PeriodView(whole, views, tuple(found), tuple(conflicts(item for view in views for item in view.items)))

    def told_last_week(self, day: date) -> list[tuple[Entry, Item | None]]:
        """The entries of the week before that of `day`, each with its item."""
        monday = period(Scale.WEEK, day).shifted(-1).first
        entries = [one for n in range(7) for one in self.entries(monday + timedelta(days=n))]
        items = self._items_named(entries)
        return [(entry, items.get(entry.item) if entry.item is not None else None) for entry in entries]

    def late(self) -> list[Item]:
        """What is overdue at this moment."""
        now = self.clock.now()
        return [item for item in self._pool_of(now.date()).near.values() if is_overdue(item, now)]

    def _part(self, part: Period, placed: Sequence[Item], today: date) -> PartView:
        hours, now = self.settings.hours, self.clock.now()
        days = [part.first + timedelta(days=n) for n in range((part.last - part.first).days + 1)]
        works = any(map(hours.is_workday, days))
        if part.scale is not Scale.DAY:
            mine = in_part(placed, part)
            return PartView(part, tuple(mine), load_of(mine, part, hours, self.settings.buffer_minutes, now), works)
        day = part.first
        held = in_part(placed, part)
        if day == today:
            late = [item for item in self._pool_of(today).near.values() if of_today.is_unplaced(item, today)]
            held = list({item.id: item for item in (*held, *late)}.values())
        entries = self.entries(day) if day <= today else ()
        named = self._items_named(entries)
        finished = [
            item
            for item in named.values()
            if item.closed_at is not None and item.at is not None and day_of(item.at) == day
        ]
        everything = list({item.id: item for item in (*held, *finished)}.values())
        line = timeline(everything, day, now, hours)
        record = self.store.day(day)
        available = of_today.minutes_available(hours, day, record.available_minutes if record is not None else None)
        free = self.buffer_minutes(day) if day >= today else 0
        load = of_today.capacity(everything, line, available, min(free, available))
        tally = learning.tally(day, {item.id: item for item in everything} | named, entries) if day <= today else None
        return PartView(part, tuple(in_day(everything, day)), load, works, tally)

    def _found(self, ids: set[ItemId]) -> list[Item]:
        return [item for item_id in sorted(ids) if (item := self.store.item(item_id)) is not None]

    def tally(self, day: date) -> Tally:
        """Planned against done, of a day."""
        view = self._part(Period(Scale.DAY, day, day), self._found(self.dated.between(day, day)), day)
        return view.tally or Tally(0, 0, 0, 0, 0, 0)

    # What is coming -----------------------------------------------------------------------------------------------

    def ahead(self, days: int) -> list[Ahead]:
        """What comes within so many days, and what should have been begun already."""
        self.poll()
        today = self.clock.now().date()
        ids = self.dated.between(today - timedelta(days=LOOK_BACK), today + timedelta(days=days))
        return look_ahead(self._found(ids), self.settings.hours, today, days)

    def begun_in_time(self) -> InTime:
        """Of the matters begun in the last month that had a last day to begin, how many were begun by it."""
        today = self.clock.now().date()
        since = today - timedelta(days=DAYS_TOLD)
        seen: set[ItemId] = set()
        for n in range(DAYS_TOLD + 1):
            seen |= {one.item for one in self.entries(since + timedelta(days=n)) if one.item and _begins(one)}
        pairs: list[tuple[date, datetime]] = []
        for item in self._found(seen):
            last = start_by(item.but(state=State.ACTIVE), self.settings.hours)
            begun = next((one.at for one in self.trail(item.id) if _begins(one)), None)
            if last is not None and begun is not None and begun.date() >= since:
                pairs.append((last, begun))
        return begun_in_time(pairs)


def _begins(entry: Entry) -> bool:
    return entry.verb in (Verb.STARTED, Verb.STOPPED, Verb.STEP_DONE, Verb.DONE)
