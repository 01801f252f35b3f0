"""Verbs which say when: plan, place, move, wait, defer, start and stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from workbench.desk.act import when_fact, worked_until
from workbench.desk.planned import Planned
from workbench.desk.values import Outcome
from workbench.domain import states
from workbench.domain.derive import length
from workbench.domain.entry import Data, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State, WaitingFor
from workbench.domain.periods import Scale, period_of
from workbench.domain.said import Said
from workbench.domain.timeline import find_slot, timeline
from workbench.domain.when import When, day_of, in_zone
from workbench.errors import Refused
from workbench.i18n import _

SHORTEST = 5
"""Minutes below which a block is not made shorter."""


class PlanningVerbs(Planned):
    """Everything that gives a matter its time, or hands it to time."""

    def plan(self, ids: Sequence[ItemId], when: When, until: When | None = None, fixed: bool = False) -> Outcome:
        """Plan items for a day, or for a time; a naive time is the desk's."""
        zone = self.clock.now().tzinfo
        at, end = in_zone(when, zone), in_zone(until, zone) if until is not None else None
        return self._act(
            Verb.PLANNED,
            ids,
            lambda item: states.planned(item, at, end, fixed=fixed and isinstance(at, datetime)),
            _planned_facts,
            said_facts=(("at", when_fact(at)),),
        )

    def place(self, ids: Sequence[ItemId], after: datetime | None = None, day: date | None = None) -> Outcome:
        """Give items the next free stretches of today, or of `day`, which are long enough, one after the other.

        Raises:
            Refused: no stretch is long enough; nothing was placed.
        """
        self.poll()
        now = self.clock.now()
        today = day or now.date()
        mine = set(ids)
        others = [item for item in self._pool_of(today).near.values() if item.id not in mine]
        slots: dict[ItemId, datetime] = {}
        placed: list[Item] = []
        for item_id in ids:
            item = self.store.item(item_id)
            if item is None:
                continue
            line = timeline([*others, *placed], today, now, self.settings.hours)
            slot = find_slot(line, length(_without_place(item)), after)
            if slot is None:
                largest = max((gap.minutes for gap in line.gaps), default=0)
                raise Refused(say=_no_room(item, largest, today if today != now.date() else None))
            slots[item_id] = slot.start
            placed.append(_without_place(item).but(at=slot.start))

        def put(item: Item) -> Item:
            until = slots[item.id] + timedelta(minutes=length(_without_place(item)))
            return states.planned(item, slots[item.id], until)

        at = when_fact(slots[ids[0]]) if slots else ""
        return self._act(Verb.PLANNED, ids, put, _planned_facts, said_facts=(("at", at),))

    def unplan(self, ids: Sequence[ItemId]) -> Outcome:
        """Take the time back; the items look for their place again."""
        today = self.clock.now().date()
        return self._act(Verb.UNPLANNED, ids, lambda item: states.unplanned(item, today), _planned_facts)

    def move(self, ids: Sequence[ItemId], minutes: int) -> Outcome:
        """Shift blocks by minutes, earlier where negative."""

        def moved(item: Item) -> Item:
            states.need_open(item)
            if not isinstance(item.at, datetime):
                raise Refused(say=_("“{title}” has no time to move.").format(title=item.title))
            by = timedelta(minutes=minutes)
            return item.but(at=item.at + by, until=item.until + by if item.until is not None else None)

        return self._act(Verb.PLANNED, ids, moved, _planned_facts)

    def resize(self, ids: Sequence[ItemId], minutes: int) -> Outcome:
        """Make items longer, or shorter where negative; never shorter than `SHORTEST` minutes."""

        def resized(item: Item) -> Item:
            states.need_open(item)
            long = max(SHORTEST, length(item) + minutes)
            until = item.at + timedelta(minutes=long) if isinstance(item.at, datetime) else item.until
            return item.but(minutes=long, until=until)

        return self._act(Verb.PLANNED, ids, resized, _planned_facts)

    def shift_days(self, ids: Sequence[ItemId], days: int) -> Outcome:
        """Move the plan of items by days; what has no day counts from today, and a week or a month moves as a whole."""
        today = self.clock.now().date()

        def shifted(item: Item) -> Item:
            whole = period_of(item)
            if whole is not None and whole.scale is not Scale.DAY:
                to = whole.shifted(days)
                return states.planned(item, to.first, to.last)
            by = timedelta(days=days)
            until = item.until + by if item.until is not None else None
            return states.planned(item, (item.at or today) + by, until, fixed=item.fixed)

        return self._act(Verb.PLANNED, ids, shifted, _planned_facts)

    def due(self, ids: Sequence[ItemId], when: When | None) -> Outcome:
        """Set the deadline, or take it away."""
        due = in_zone(when, self.clock.now().tzinfo) if when is not None else None

        def set_due(item: Item) -> Item:
            states.need_open(item)
            return item.but(due=due)

        return self._act(
            Verb.DUE_SET,
            ids,
            set_due,
            lambda before, after: (("due", when_fact(after.due)), ("from", when_fact(before.due))),
            said_facts=(("due", when_fact(due)),),
        )

    def to_inbox(self, ids: Sequence[ItemId]) -> Outcome:
        """Put items back into the inbox."""
        return self._act(Verb.INBOXED, ids, states.inboxed)

    def wait(
        self,
        ids: Sequence[ItemId],
        who: str,
        check: When | None = None,
        waiting_for: WaitingFor = WaitingFor.REPLY,
    ) -> Outcome:
        """It is someone else's move; without a date they are asked again the sooner, the weightier it is."""
        ask = self._check_of(check)
        first = self.store.item(ids[0]) if ids else None
        return self._act(
            Verb.WAITED,
            ids,
            lambda item: states.waiting(item, who, ask(item), waiting_for),
            lambda _before, after: (("who", after.waiting_on or ""), ("check", when_fact(after.next_check))),
            said_facts=(("who", who.strip()), ("check", when_fact(ask(first)) if first is not None else "")),
        )

    def answered(self, ids: Sequence[ItemId]) -> Outcome:
        """The answer is there: ours to move again."""
        today = self.clock.now().date()
        return self._act(
            Verb.ANSWERED,
            ids,
            lambda item: states.answered(item, today),
            lambda before, _after: (("who", before.waiting_on or ""),),
        )

    def defer(self, ids: Sequence[ItemId], wake_on: date, why: str, *, again: bool = False) -> Outcome:
        """Later, on purpose: it comes back by itself on that morning.

        Raises:
            PutOffOften: for the third time, and `again` does not say that it is meant; nothing was changed.
            Refused: no later day, no reason, or a hard nut for the third time.
        """
        today = self.clock.now().date()
        return self._act(
            Verb.DEFERRED,
            ids,
            lambda item: states.deferred(item, day_of(wake_on), why, today, again=again),
            lambda _before, after: (
                ("to", when_fact(after.wake_on)),
                ("why", after.defer_reason or ""),
                *((("n", str(after.deferrals)),) if after.deferrals > states.OFTEN else ()),
            ),
            said_facts=(("to", when_fact(day_of(wake_on))),),
        )

    def start(self, item_id: ItemId) -> Outcome:
        """Begin work on an item; what was running stops, for a person does one thing at a time."""
        self.poll()
        now = self.clock.now()
        item = self.store.item(item_id)
        said = Said(Verb.STARTED, 1, item.title if item else "")
        running = [one.id for one in self._running() if one.id != item_id]
        with self.store.transaction("item.started", say=said.as_mapping()) as tx:
            for other in running:
                before = tx.item(other)
                if before is not None and before.started_at is not None:
                    self._write(tx, Verb.STOPPED, before, before.but(started_at=None), (), now)
            before = tx.item(item_id)
            if before is None:
                raise Refused(say=_("The item is no longer there."))
            states.need_open(before)
            after = _ours(before, now)
            saved = before if before.started_at else self._write(tx, Verb.STARTED, before, after, (), now)
        self._tell(tx.changed)
        return Outcome(said, (saved,))

    def stop(self) -> Outcome:
        """Stop the work that is running.

        Raises:
            Refused: nothing is running.
        """
        self.poll()
        running = [item.id for item in self._running()]
        if not running:
            raise Refused(say=_("No work is running. `start` begins it."))
        now = self.clock.now()
        worked = sum(worked_until(item, now) for item in self._running())
        return self._act(
            Verb.STOPPED,
            running,
            lambda item: item.but(started_at=None),
            said_facts=(("worked", str(worked)),),
        )


def _ours(item: Item, now: datetime) -> Item:
    """An item that is worked on: it belongs to today, and is no longer asleep."""
    awake = states.woken(item, now.date()) if item.state is State.DEFERRED else item
    return awake.but(started_at=now, at=awake.at or now.date())


def _without_place(item: Item) -> Item:
    """The item as it looks for a place: its old one says nothing about how long it takes, unless nothing else does."""
    minutes = item.minutes or length(item)
    return item.but(at=None, until=None, minutes=minutes)


def _planned_facts(before: Item, after: Item) -> Data:
    return (
        ("at", when_fact(after.at)),
        ("until", when_fact(after.until)),
        ("from", when_fact(before.at)),
        ("minutes", str(length(after))),
    )


def _no_room(item: Item, largest: int, day: date | None) -> str:
    if day is not None:
        return _(
            "Nothing of {minutes} min is free on {day} for “{title}”; the longest free stretch is {largest} min."
        ).format(minutes=length(_without_place(item)), day=day.isoformat(), title=item.title, largest=largest)
    if not largest:
        return _("Nothing is free any more today for “{title}”.").format(title=item.title)
    return _("Nothing of {minutes} min is free today for “{title}”; the longest free stretch is {largest} min.").format(
        minutes=length(_without_place(item)), title=item.title, largest=largest
    )
