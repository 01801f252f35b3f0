"""Verbs which bring matters and days to an end: done, reply, drop, reopen, carry, open and close the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.desk.act import when_fact
from workbench.desk.routines import RoutineVerbs
from workbench.desk.values import Outcome
from workbench.domain import closing, states
from workbench.domain.day import Carry, Day, day_id
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.gates import Pass
from workbench.domain.ids import ItemId
from workbench.domain.item import Grade, Item, State
from workbench.domain.lines import AUTHORITY, DESPITE, line_of
from workbench.domain.said import Said
from workbench.errors import Refused
from workbench.i18n import _, ngettext


class SettlingVerbs(RoutineVerbs):
    """Everything after which a matter, or a day, is off the desk."""

    def done(
        self,
        ids: Sequence[ItemId],
        result: str | None = None,
        leave: Pass | None = None,
        grade: Grade | None = None,
    ) -> Outcome:
        """A result exists. Where somebody asked, the item stays until the asker has been told.

        Raises:
            Gated: something that must be there is not; with a reason to `leave` it, it is done all the same.
        """
        now = self.clock.now()
        outcome = self._act(
            Verb.DONE,
            ids,
            lambda item: graded(states.done(item, result, now, leave), grade),
            lambda before, after: (*_said("result", after.result), *_left(before, after), *_said("grade", grade)),
        )
        return self._and_again(outcome)

    def reply(self, item_id: ItemId, how: str | None = None, none_because: str | None = None) -> Outcome:
        """The asker was told, or need not be: the item is closed."""
        now = self.clock.now()
        facts: Data = (("how", how),) if how else (("none_because", none_because or ""),)
        return self._act(
            Verb.REPLIED,
            (item_id,),
            lambda item: states.replied(item, now, how=how, none_because=none_because),
            lambda _before, after: (*facts, ("to", (after.reply.to if after.reply else None) or "")),
        )

    def drop(self, ids: Sequence[ItemId], why: str, by: str = "") -> Outcome:
        """Not to be done, with a reason, and who above agreed where they follow it."""
        now = self.clock.now()
        return self._act(
            Verb.DROPPED,
            ids,
            lambda item: states.dropped(item, why, now, by),
            lambda _before, _after: (("why", why.strip()), *_said("by", by.strip())),
        )

    def reopen(self, ids: Sequence[ItemId], why: str = "") -> Outcome:
        """It came back."""
        today = self.clock.now().date()
        return self._act(
            Verb.REOPENED,
            ids,
            lambda item: states.reopened(item, today),
            lambda _before, _after: (("why", why.strip()),) if why.strip() else (),
        )

    def carry(self, ids: Sequence[ItemId], to: date, reason: str = "") -> Outcome:
        """Carry items over to another day: an event, not a copy, and the deadline stays what it is."""
        if to < self.clock.now().date():
            raise Refused(say=_("Work can only be carried over to today or a later day."))
        return self._act(
            Verb.CARRIED,
            ids,
            lambda item: carried(item, to),
            lambda _before, _after: _carry_facts(to, reason),
            said_facts=(("to", to.isoformat()),),
        )

    def open_day(self) -> Outcome | None:
        """The first look at the desk today: what was deferred until now wakes up, and the routines make their items.

        Returns None where all that has happened already, or where the desk may only be read.
        """
        if self.store.status.read_only:
            return None
        opened = self._open_day()
        made = self.make_due()
        return opened or made

    def _open_day(self) -> Outcome | None:
        now = self.clock.now()
        today = now.date()
        record = self.store.day(today)
        if record is not None and record.opened_at is not None and not self._sleepers(today):
            return None
        said = Said(Verb.DAY_OPENED, 1, today.isoformat())
        woken: list[Item] = []
        with self.store.transaction("day.opened", say=said.as_mapping(), undoable=False) as tx:
            record = tx.day(today) or Day(today, day_id(today))
            if record.opened_at is None:
                tx.put_day(record.but(opened_at=now))
                tx.add_entry(self._event(tx, Verb.DAY_OPENED, None, (("day", today.isoformat()),), now))
            for item_id in self._sleepers(today):
                before = tx.item(item_id)
                if before is not None and _wakes(before, today):
                    facts: Data = (("why", before.defer_reason or ""),)
                    woken.append(self._write(tx, Verb.WOKE, before, states.woken(before, today), facts, now))
        self._tell(tx.changed)
        return Outcome(said, tuple(woken))

    def _sleepers(self, today: date) -> list[ItemId]:
        return [item.id for item in self._pool_of(today).near.values() if _wakes(item, today)]

    def close_day(self, day: date, review: Sequence[str] = (), carry_rest: bool = False) -> Outcome:
        """Settle and seal a day: from then on it takes amendments only.

        With `carry_rest`, what is still undecided goes to the next working day, or to today for a day past.

        Raises:
            Refused: the day is still to come, or closed already, or something is undecided.
        """
        now = self.clock.now()
        self.poll()
        self._may_close(day, now, carry_rest)
        said = Said(Verb.DAY_CLOSED, 1, day.isoformat())
        to = closing.carry_date(day, now, self.settings.hours.is_workday)
        status = self.store.status
        with self.store.transaction("day.closed", say=said.as_mapping()) as tx:
            # Under the lock every item is what all processes made of it; what this desk remembers may be older.
            rest = closing.undecided(self.store.open_items().values(), day)
            if rest and not carry_rest:
                raise _undecided(len(rest))
            for item in rest:
                self._write(tx, Verb.CARRIED, item, carried(item, to), _carry_facts(to, ""), now)
            for item in self._running_on(day, now):
                fresh = tx.item(item.id)
                if fresh is not None and fresh.started_at is not None:
                    self._write(tx, Verb.STOPPED, fresh, fresh.but(started_at=None), (), now)
            record = tx.day(day) or Day(day, day_id(day))
            tx.add_entry(
                _closing_event(
                    day, closing.last_moment(day, now), now, len(rest), self.settings.questions if any(review) else ()
                )
            )
            tx.put_day(
                record.but(
                    opened_at=record.opened_at or now if day == now.date() else record.opened_at,
                    closed_at=now,
                    carried=(*record.carried, *(Carry(item.id, to) for item in rest)),
                    review=tuple(review),
                    seal=f"{status.q} {status.h}",
                )
            )
        self._tell(tx.changed)
        return Outcome(said, tuple(item for item in rest))

    def _may_close(self, day: date, now: datetime, carry_rest: bool) -> None:
        if day > now.date():
            raise Refused(say=_("{day} is still to come.").format(day=day.isoformat()))
        record = self.store.day(day)
        if record is not None and record.is_sealed:
            raise Refused(say=_("{day} is closed already; `undo` opens it again.").format(day=day.isoformat()))
        rest = self._undecided(day)
        if rest and not carry_rest:
            raise _undecided(len(rest))

    def _running_on(self, day: date, now: datetime) -> list[Item]:
        if day != now.date():
            return []
        return self._running()

    def exported(self, day: date, path: str) -> None:
        """Note on the day that its diary was written to a file; no step of undo, for the file stays."""
        if self.store.status.read_only:
            return
        with self.store.transaction("day.exported", undoable=False) as tx:
            record = tx.day(day) or (Day(day, day_id(day)) if self.store.entries(day) else None)
            # A day that nobody lived at this desk gets no record for having been looked at.
            if record is not None and path not in record.exports:
                tx.put_day(record.but(exports=(*record.exports, path)))
        self._tell(tx.changed)


def graded(item: Item, grade: Grade | None) -> Item:
    """The item with how well it came out, where somebody says so."""
    return item if grade is None else item.but(grade=grade)


def _said(name: str, value: str | None) -> Data:
    return ((name, str(value)),) if value else ()


def _left(before: Item, after: Item) -> Data:
    """For what reason a gate was passed although something was missing."""
    for name in (DESPITE, AUTHORITY):
        text = line_of(after, name)
        if text and text != line_of(before, name):
            return (("despite", text),)
    return ()


def carried(item: Item, to: date) -> Item:
    """The item on another day: a waiting one is asked about then, a sleeping one wakes then."""
    if item.state is State.WAITING:
        return item.but(next_check=to)
    if item.state is State.DEFERRED:
        return item.but(wake_on=to)
    return item.but(at=to, until=None, fixed=False)


def _wakes(item: Item, today: date) -> bool:
    return item.state is State.DEFERRED and item.wake_on is not None and item.wake_on <= today


def _carry_facts(to: date, reason: str) -> Data:
    return (("to", when_fact(to)), ("why", reason.strip())) if reason.strip() else (("to", when_fact(to)),)


def _closing_event(day: date, at: datetime, now: datetime, carried_over: int, asked: Sequence[str]) -> Entry:
    """The line of the closing. It keeps a person's own questions: by the next evening they may be others."""
    facts = (("day", day.isoformat()), ("carried", str(carried_over)))
    return Entry(
        at=at,
        written_at=now,
        kind=EntryKind.EVENT,
        verb=Verb.DAY_CLOSED,
        data=(*facts, ("asked", "\n".join(asked))) if asked else facts,
    )


def _undecided(count: int) -> Refused:
    return Refused(
        say=ngettext(
            "{n} item is still undecided. Decide it, or carry it over with --carry-rest.",
            "{n} items are still undecided. Decide them, or carry them over with --carry-rest.",
            count,
        ).format(n=count)
    )
