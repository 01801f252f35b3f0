"""One transaction as the desk sees it: fresh values in, new values out."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from workbench.domain.day import Day, day_id
from workbench.domain.entry import Entry
from workbench.domain.frozen import Frozen
from workbench.domain.ids import EntryId, ItemId, RoutineId, make_ref
from workbench.domain.item import Item
from workbench.domain.routine import Routine
from workbench.errors import Conflict, StoreDamaged
from workbench.store.changes import DAYS
from workbench.store.codec import codec_for
from workbench.store.index import ITEMS, diary_table
from workbench.store.staging import Staging
from workbench.store.state import DIARY, State
from workbench.store.table import WorkbenchDB
from workbench.store.undo import COUNTERS, Step, extra_of, take_back
from workbench.store.values import Changed

T = TypeVar("T", bound=Frozen)
ROUTINES = "routines"


class Tx:
    """Everything read here is fresh under the lock; everything put becomes one journal line when the block ends.

    `changed` is empty before that, and when nothing differed. An exception in the block discards all of it.
    """

    def __init__(self, db: WorkbenchDB, staging: Staging) -> None:
        self._db = db
        self._staging = staging
        self.changed = Changed()

    def item(self, id: ItemId) -> Item | None:
        return self._value(Item, ITEMS, id)

    def routine(self, id: RoutineId) -> Routine | None:
        return self._value(Routine, ROUTINES, id)

    def day(self, day: date) -> Day | None:
        return self._value(Day, DAYS, day_id(day))

    def entry(self, id: EntryId) -> Entry | None:
        table = self._diary_of(id)
        return self._value(Entry, table, id) if table else None

    def put_item(self, item: Item) -> Item:
        """Stores the item and returns it; an id of 0 is replaced by one never used before."""
        if not item.id:
            item = item.but(id=ItemId(self._staging.allocate(ITEMS)))
        self._db.journal_table(ITEMS).put(item.id, codec_for(Item).encode(item))
        return item

    def put_routine(self, routine: Routine) -> Routine:
        if not routine.id:
            routine = routine.but(id=RoutineId(self._staging.allocate(ROUTINES)))
        self._db.journal_table(ROUTINES).put(routine.id, codec_for(Routine).encode(routine))
        return routine

    def put_day(self, day: Day) -> Day:
        day = day.but(id=day_id(day.date))
        self._db.journal_table(DAYS).put(day.id, codec_for(Day).encode(day))
        return day

    def add_entry(self, entry: Entry) -> Entry:
        """Adds a line to the diary of the entry's own year, or replaces the one of its id.

        Raises:
            ValueError: the day is closed, and the line is not marked as an amendment, or would replace one.
        """
        day = self.day(entry.at.date())
        if day is not None and day.is_sealed and (entry.id or entry.fact("after_close") is None):
            raise ValueError(f"{day.date} is sealed: it takes amendments only")
        return self.bring_entry(entry)

    def bring_entry(self, entry: Entry) -> Entry:
        """Puts an entry as it is, wherever it belongs: what comes from another desk was sealed there."""
        table = diary_table(entry.at.date())
        if not entry.id:
            entry = entry.but(id=EntryId(self._staging.allocate(table)))
        elif (present := self._diary_of(entry.id)) not in (None, table):
            self._db.journal_table(str(present)).remove(doc_ids=[entry.id])
        self._db.journal_table(table).put(entry.id, codec_for(Entry).encode(entry))
        return entry

    def next_ref(self, year: int) -> str:
        """The next number of the year, "2026-0912"; never handed out twice, also not after an undo."""
        counter = self._staging.get(COUNTERS, year) or {}
        number = int(counter.get("last", 0)) + 1
        self._db.journal_table(COUNTERS).put(year, {"last": number})
        return make_ref(year, number)

    def expect(self, item: ItemId, **fields: object) -> None:
        """
        Raises:
            Conflict: the stored values differ from those the user saw.
        """
        present = self.item(item)
        if present is None:
            raise Conflict(what=f"#{item}", fields=tuple(fields))
        moved = tuple(name for name, seen in fields.items() if getattr(present, name) != seen)
        if moved:
            raise Conflict(what=present.ref, fields=moved)

    def reverse(self, step: Step, verb: str) -> None:
        """Undoes or redoes an action as a whole.

        Raises:
            Conflict: somebody changed one of its fields since.
        """
        overtaken = take_back(step, self._staging)
        if overtaken:
            table, id, fields = overtaken
            document = self._staging.get(table, id) or {}
            raise Conflict(what=str(document.get("ref") or f"{table} {id}"), fields=fields)
        self._staging.cmd = f"{verb}:{step.undo.cmd}"
        self._staging.extra = extra_of(step, verb)

    def become(self, wanted: State) -> None:
        """Makes every document what it is in `wanted`; the counters only grow, so that no number is given twice."""
        for table in sorted({*self._db.journal.table_names(), *wanted.tables} - {COUNTERS}):
            docs = wanted.docs(table)
            for id in list(self._staging.ids(table)):
                if id not in docs:
                    self._staging.put(table, id, None)
            for id in docs:
                self._staging.put(table, id, docs[id])
        counters = wanted.docs(COUNTERS)
        for year in counters:
            present = self._staging.get(COUNTERS, year) or {}
            if int(present.get("last", 0)) < int(counters[year].get("last", 0)):
                self._staging.put(COUNTERS, year, counters[year])

    def _value(self, cls: type[T], table: str, id: int) -> T | None:
        document = self._staging.get(table, id)
        if document is None:
            return None
        try:
            return codec_for(cls).decode(document, id)
        except ValueError as error:
            raise StoreDamaged(path=self._db.journal.ledger.path, why=f"{table} {id}: {error}") from error

    def _diary_of(self, id: EntryId) -> str | None:
        tables = {*self._db.journal.table_names()}
        return next((t for t in tables if t.startswith(DIARY) and self._staging.get(t, id) is not None), None)
