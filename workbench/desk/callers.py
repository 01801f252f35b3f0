"""Callers and visitors: who is still here, whom we owe an answer, and a line that becomes a matter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import added, amended, item_of, refuse_without_title
from workbench.desk.values import Outcome
from workbench.domain.callers import ITEMS, LOOKED_BACK, PUBLIC_DAYS, open_calls, open_visits
from workbench.domain.classes import classified
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Side, Source
from workbench.domain.register_lines import FILLS, LEFT
from workbench.domain.said import NOTED, Said
from workbench.domain.sides import sided
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.reading import Reading

CHANNELS = {EntryKind.CALL: "call", EntryKind.VISITOR: "visitor"}
"""How a matter reached the desk, by the kind of the line it came from."""


class CallerVerbs(Verbs):
    """What follows from a line about somebody."""

    def entries(self, day: date) -> tuple[Entry, ...]:
        raise NotImplementedError

    def open_visits(self) -> list[Entry]:
        """The visitors of today who have not left."""
        return open_visits(self.entries(self.clock.now().date()))

    def open_calls(self) -> list[Entry]:
        """The calls of the last month that asked for an answer and have none."""
        today = self.clock.now().date()
        days = (today - timedelta(days=back) for back in range(LOOKED_BACK, -1, -1))
        return open_calls(entry for day in days for entry in self.entries(day) if not self._is_about_restricted(entry))

    def _is_about_restricted(self, entry: Entry) -> bool:
        item = self.store.item(entry.item) if entry.item is not None else None
        return item is not None and item.restricted

    def left(self, visit: Entry, at: datetime | None = None) -> Outcome:
        """A visitor has left: the line stays, when they left stands beside it.

        Raises:
            Refused: it is no visit, or has an end, or ends before it begins.
        """
        now = self.clock.now()
        moment = at or now
        if visit.kind is not EntryKind.VISITOR or visit.id not in {each.id for each in self._visits(visit)}:
            raise Refused(say=_("That is no visitor who is still here."))
        if not visit.at <= moment <= now:
            raise Refused(say=_("Nobody leaves before they come, nor in time to come."))
        said = Said(NOTED, 1, visit.text)
        facts = ((FILLS, "1"), (LEFT, moment.isoformat(timespec="minutes")))
        made = visit.but(id=0, written_at=now, amends=visit.id, data=facts)
        with self.store.transaction("entry.left", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(made, sealed_in(tx, visit.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def _visits(self, visit: Entry) -> list[Entry]:
        return open_visits(self.entries(visit.at.date()))

    def item_from(self, entry: Entry, reading: Reading, who: str = "") -> Outcome:
        """Make an item of a line: whoever called or came is its source, and the line names it.

        What a visitor asks for whom nobody here knows is a public request, with a day by which it is answered.

        Raises:
            Refused: there is no word of title, or the machine wrote the line.
        """
        refuse_without_title(reading.title)
        if entry.kind is EntryKind.EVENT:
            raise Refused(say=_("That line was written by the machine: it belongs to an item already."))
        now, hours = self.clock.now(), self.settings.hours
        said = Said(Verb.ADDED, 1, reading.title)
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            item = item_of(reading, tx.next_ref(now.year), (), now, hours.is_workday, self.settings.response)
            name = (item.source.who if item.source is not None else "") or who.strip()
            if name:
                side = self.side_of(name) or (Side.PUBLIC if entry.kind is EntryKind.VISITOR else None)
                source = item.source or Source(name)
                item = item.but(source=source.but(side=source.side or side, channel=CHANNELS.get(entry.kind)))
            item = sided(item, self.side_of)
            if item.source is not None and item.source.side is Side.PUBLIC and item.due is None:
                item = item.but(due=entry.at.date() + timedelta(days=PUBLIC_DAYS))
            saved = tx.put_item(classified(item.but(restricted=entry.restricted), dict(self.settings.areas)))
            tx.add_entry(added(saved, reading, now, sealed=sealed_in(tx, now.date())))
            named = entry.but(id=0, written_at=now, amends=entry.id, data=((FILLS, "1"), (ITEMS, saved.ref)))
            tx.add_entry(amended(named, sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (saved,))
