"""Verbs of intake: what is noted and promised, who chases us, what goes up, and why a matter stands where it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in, when_fact
from workbench.desk.captured import added, amended, item_of, record_of, said_noted
from workbench.desk.values import Outcome
from workbench.domain import intake
from workbench.domain.classes import domain_shares
from workbench.domain.entry import Data, Entry, Verb
from workbench.domain.focus import is_unlooked
from workbench.domain.ids import ItemId
from workbench.domain.item import Domain, Item
from workbench.domain.reading import Reading
from workbench.domain.shares import worked_on
from workbench.domain.timer import INTERRUPTED
from workbench.domain.urgency import Urgency, acknowledgement, is_urgent, urgency
from workbench.domain.when import monday_of
from workbench.domain.why import Why, why

if TYPE_CHECKING:
    from workbench.domain.board import Board
    from workbench.domain.roster import Placed
    from workbench.store.store import Tx

ENTRY = "entry"
"""The fact of an item's first event which names the diary line that it came from."""
ITEMS = "items"
"""The fact of a diary line which names the items that came from it, by their numbers."""


class IntakeVerbs(Verbs):
    """What happens to a matter between its arrival and its place on the board."""

    @property
    def board(self) -> Board:
        raise NotImplementedError

    def names(self) -> tuple[str, ...]:
        raise NotImplementedError

    def _plan_leave(self, tx: Tx, line: Entry) -> None:
        raise NotImplementedError

    def set_shifts(self, shifts: Sequence[Placed], off: Sequence[Placed] = ()) -> Outcome:
        raise NotImplementedError

    # The diary, and what was promised in it -----------------------------------------------------------------------

    def note(self, reading: Reading, item: ItemId | None = None, *, interrupting: bool = False) -> Outcome:
        """Write a line into the diary, about an item or about nothing in particular.

        What is promised in it becomes an item, a line about being chased raises its item, and an instruction is kept
        as the giver's own words where there are none: all of it one step. A line for a day that is closed already is
        an amendment, and marked so. A line of duty about hours to come
        is a shift on the roster. `interrupting`, it stops what runs, and is named as the cause: `resume` goes back.

        Raises:
            Refused: an empty line, or a time still to come.
        """
        now = self.clock.now()
        if reading.shifts:
            return self.set_shifts(reading.shifts)
        said = said_noted(record_of(reading, now))
        owed: list[Item] = []
        with self.store.transaction("entry.noted", say=said.as_mapping()) as tx:
            for running in self._running() if interrupting else ():
                before = tx.item(running.id)
                if before is not None and before.started_at is not None:
                    why = ((INTERRUPTED, reading.entry_kind or "note"),)
                    self._write(tx, Verb.STOPPED, before, before.but(started_at=None), why, now)
            about = tx.item(item) if item is not None else None
            entry = record_of(reading, now, about)
            entry = amended(entry, sealed_in(tx, entry.at.date()))
            for promise in reading.promises:
                who = promise.source or self._promised_to(entry.text, about)
                owed.append(self._promise(tx, promise, who))
            if owed:
                entry = entry.but(data=(*entry.data, (ITEMS, ",".join(each.ref for each in owed))))
            saved = tx.add_entry(entry)
            self._plan_leave(tx, saved)
            for each, promise in zip(owed, reading.promises, strict=True):
                event = added(each, promise, now, sealed=sealed_in(tx, now.date()))
                tx.add_entry(event.but(data=(*event.data, (ENTRY, str(saved.id)))))
            after = intake.noted_about(about, entry, now.date()) if about is not None else None
            if after is not None and after != about:
                tx.put_item(after.but(updated_at=now))
        self._tell(tx.changed)
        return Outcome(said, tuple(owed), saved)

    def _promise(self, tx: Tx, promise: Reading, who: str | None) -> Item:
        now, hours = self.clock.now(), self.settings.hours
        item = item_of(promise, tx.next_ref(now.year), (), now, hours.is_workday, self.settings.response)
        return tx.put_item(intake.promised(item, promise.line, who))

    def _promised_to(self, text: str, about: Item | None) -> str | None:
        """Whom a promise was made to: who asked for the item it is about, or the only known name in the line."""
        if about is not None and about.source is not None:
            return about.source.who
        known = [name for name in self.names() if name in text]
        longest = [name for name in known if not any(name != other and name in other for other in known)]
        return longest[0] if len(longest) == 1 else None

    def promises(self) -> list[Item]:
        """What was promised and is still owed: to be done, or done and not told; the next deadline first."""
        owed = [item for item in self.store.open_items().values() if intake.is_promise(item)]
        return sorted(owed, key=lambda item: (when_fact(item.due) or "~", item.ref))

    # Being chased -------------------------------------------------------------------------------------------------

    def chased(self, ids: Sequence[ItemId], who: str = "", how: str = "") -> Outcome:
        """Somebody had to ask us for it: it is urgent from now on, and counted."""
        today = self.clock.now().date()

        def facts(before: Item, after: Item) -> Data:
            asker = who.strip() or (before.source.who if before.source is not None else "")
            told = (("who", asker), ("how", how.strip()), ("n", str(after.chased or 0)))
            return tuple((name, value) for name, value in told if value)

        return self._act(
            Verb.CHASED,
            ids,
            lambda item: intake.chased(item, today),
            facts,
            said_facts=(("who", who.strip()),) if who.strip() else (),
        )

    def chased_in(self, monday: date) -> list[Entry]:
        """Every time somebody chased us in the week of that Monday."""
        days = (monday + timedelta(days=n) for n in range(7))
        return [entry for day in days for entry in self.entries(day) if intake.is_chase(entry)]

    def chase_figures(self) -> tuple[int, int]:
        """How often we were chased this week, and in the week before."""
        monday = monday_of(self.clock.now().date())
        return len(self.chased_in(monday)), len(self.chased_in(monday - timedelta(days=7)))

    # Before a leader, or settled in the office --------------------------------------------------------------------

    def escalate(self, ids: Sequence[ItemId], who: str, why: str, on: date | None = None) -> Outcome:
        """Put matters before a leader, with the reason why the office cannot settle them.

        Raises:
            Refused: nobody is named, or no reason.
        """
        facts: Data = (("who", who.strip()), ("why", why.strip()))
        return self._act(
            Verb.ESCALATED,
            ids,
            lambda item: intake.escalated(item, who, why, on),
            lambda _before, _after: facts,
            said_facts=facts[:1],
        )

    def absorb(self, ids: Sequence[ItemId]) -> Outcome:
        """Settle in the office after all what was to go up."""
        return self._act(Verb.ABSORBED, ids, intake.absorbed)

    def shielded(self) -> tuple[int, int]:
        """This week: small matters settled in the office, and matters put before a leader."""
        monday = monday_of(self.clock.now().date())
        entries = [entry for n in range(7) for entry in self.entries(monday + timedelta(days=n))]
        ended = {entry.item for entry in entries if entry.verb is Verb.DONE and entry.item is not None}
        put = {entry.item for entry in entries if entry.verb is Verb.ESCALATED and entry.item is not None}
        items = [item for item in map(self.store.item, ended) if item is not None]
        return sum(intake.is_absorbed(item) for item in items), len(put)

    def domains(self) -> dict[Domain, int]:
        """The share of each domain in what was worked on this week, in per cent; empty where no domain is known."""
        monday = monday_of(self.clock.now().date())
        entries = (entry for n in range(7) for entry in self.entries(monday + timedelta(days=n)))
        items = (self.store.item(item_id) for item_id in worked_on(entries))
        return domain_shares(item for item in items if item is not None)

    # The giver's words --------------------------------------------------------------------------------------------

    def instruct(self, item_id: ItemId, words: str) -> Outcome:
        """Write down the giver's own words, once and for ever.

        Raises:
            Refused: there are others already.
        """
        return self._act(
            Verb.EDITED,
            (item_id,),
            lambda item: intake.worded(item, words.strip()),
            lambda _before, _after: (("fields", "original"),),
        )

    def read_back(self, item_id: ItemId, confirmed: bool = True) -> Outcome:
        """The giver has confirmed that we had understood, or not yet."""
        now = self.clock.now() if confirmed else None
        return self._act(Verb.READ_BACK, (item_id,), lambda item: intake.read_back(item, now))

    # Its place ----------------------------------------------------------------------------------------------------

    def why(self, item_id: ItemId) -> Why | None:
        """The place of an item on the board and its neighbours; None where it stands nowhere."""
        item = self.store.item(item_id)
        return why(item, self.board, self.store.items()) if item is not None else None

    def urgency(self, item: Item) -> Urgency:
        """How pressing an item is at this moment; what nobody has looked at yet counts too."""
        now, hours, response = self.clock.now(), self.settings.hours, self.settings.response
        found = urgency(item, now, hours, response.urgent_minutes)
        unread = acknowledgement(item, now, hours, response.read_minutes)
        return max(found, unread, key=lambda each: each.level)

    def is_urgent(self, item: Item) -> bool:
        """Judged so, or become so by itself."""
        return is_urgent(item, self.clock.now(), self.settings.hours, self.settings.response.urgent_minutes)

    def unlooked(self) -> list[ItemId]:
        """What nobody has looked at for a fortnight, hard nuts first, then the oldest."""
        now = self.clock.now()
        found = [item for item in self.store.open_items().values() if is_unlooked(item, now)]
        return [item.id for item in sorted(found, key=lambda item: (not item.hard, item.updated_at, item.ref))]
