"""Verbs that begin a procedure: a meeting, a paper, an emergency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import added, amended, event, item_of, refuse_without_title, said_added
from workbench.desk.values import Outcome
from workbench.domain import chain, procedure
from workbench.domain.derive import is_open
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Gate, Item, Kind
from workbench.domain.reading import Reading
from workbench.domain.routine import Routine
from workbench.domain.said import NOTED, Said
from workbench.errors import NotFound, Refused
from workbench.i18n import _


class ProceedingVerbs(Verbs):
    """What is known beforehand of a kind of work, put to one matter."""

    _alarms: dict[ItemId, Item] | None = None

    def emergencies(self) -> list[Item]:
        """The emergencies that are going on, the first one first."""
        if self._alarms is None:
            near = self._pool_of(self.clock.now().date()).near
            self._alarms = {item.id: item for item in near.values() if _is_alarm(item)}
        return sorted(self._alarms.values(), key=lambda item: item.created_at)

    def _hear(self, changed: Iterable[ItemId], *, reloaded: bool) -> None:
        """Keep the emergencies up to date with what changed."""
        if reloaded:
            self._alarms = None
        if self._alarms is None:
            return
        for item_id in changed:
            self._alarms.pop(item_id, None)
            item = self.store.item(item_id)
            if item is not None and _is_alarm(item):
                self._alarms[item_id] = item

    def begin(self, how: Routine, reading: Reading) -> Outcome:
        """Capture a line and give it the steps of a procedure, as one step of undo.

        Raises:
            Refused: a line without a word of title.
        """
        refuse_without_title(reading.title)
        now, is_workday = self.clock.now(), self.settings.hours.is_workday
        said = said_added((reading,))
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            item = item_of(reading, tx.next_ref(now.year), (), now, is_workday)
            if dict(how.defaults).get("kind") == Kind.EMERGENCY:
                item = procedure.emergency(item, now, is_workday)
            item = procedure.judged(procedure.applied(item, how, is_workday), how, now.date(), is_workday)
            saved = tx.put_item(item)
            entry = added(saved, reading, now, sealed=sealed_in(tx, now.date()))
            line = tx.add_entry(entry.but(data=(*entry.data, ("procedure", how.title))))
            if saved.kind is Kind.EMERGENCY and saved.steps:
                # What was taken in is the first step, and its stamp the beginning of the clock.
                first = saved.steps[0].but(done_at=now, owner=saved.lead, entry=line.id)
                saved = tx.put_item(chain.put_step(saved, 0, first))
        self._tell(tx.changed)
        return Outcome(said, (saved,))

    def proceed(self, item_id: ItemId, how: Routine) -> Outcome:
        """Give the steps of a procedure to a matter that is there."""
        is_workday = self.settings.hours.is_workday
        return self._act(
            Verb.EDITED,
            (item_id,),
            lambda item: procedure.applied(item, how, is_workday),
            lambda _before, _after: (("fields", "steps"), ("procedure", how.title)),
        )

    def report(self, item_id: ItemId, text: str, to: str = "", *, final: bool = False) -> Outcome:
        """Write down that an emergency was reported: the reports are numbered up to the final one.

        The first ones go out before the facts are verified, and say so.

        Raises:
            Refused: no text, or the final report is written already.
        """
        now = self.clock.now()
        if not text.strip():
            raise Refused(say=_("What was reported? Their exact words, in a line."))
        reports = [entry for entry in self.trail(item_id) if entry.fact("report")]
        if any(entry.fact("final") for entry in reports):
            raise Refused(say=_("The final report is written already."))
        said = Said(NOTED, 1, text.strip())
        with self.store.transaction("entry.reported", say=said.as_mapping()) as tx:
            item = tx.item(item_id)
            if item is None:
                raise NotFound(ref=str(item_id))
            facts: Data = (("report", str(len(reports) + 1)),)
            facts = (*facts, ("to", to.strip())) if to.strip() else facts
            facts = (*facts, ("unverified", "1")) if _unverified(item) else facts
            facts = (*facts, ("final", "1")) if final else facts
            entry = Entry(now, now, EntryKind.REPORT, text.strip(), item=item.id, ref=item.ref, title=item.title)
            people = (to.strip(),) if to.strip() else ()
            entry = entry.but(data=facts, people=people, restricted=item.restricted)
            saved = tx.add_entry(amended(entry, sealed_in(tx, now.date())))
        self._tell(tx.changed)
        return Outcome(said, (item,), saved)

    def tested(self, how: Routine, day: date) -> Routine:
        """Note that a procedure was tried out. One that came with the program is the desk's own from then on."""
        now = self.clock.now()
        said = Said(Verb.ROUTINE_REVIEWED, 1, how.title)
        with self.store.transaction("routine.reviewed", say=said.as_mapping()) as tx:
            saved = tx.put_routine(how.but(tested_on=day))
            facts: Data = (("routine", how.title), ("tested", day.isoformat()))
            line = event(Verb.ROUTINE_REVIEWED, None, facts, now)
            tx.add_entry(amended(line.but(title=how.title), sealed_in(tx, now.date())))
        self._tell(tx.changed)
        return saved


def _is_alarm(item: Item) -> bool:
    return item.kind is Kind.EMERGENCY and is_open(item)


def _unverified(item: Item) -> bool:
    return any(step.gate is Gate.VERIFY and step.done_at is None for step in item.steps)
