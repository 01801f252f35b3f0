"""The desk's one door to the disk: frozen values out, whole transactions in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, Self, TypeVar

from workbench.clock import Clock
from workbench.domain.agenda import Agenda
from workbench.domain.day import Day, day_id
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.ids import EntryId, ItemId, RoutineId
from workbench.domain.item import Item
from workbench.domain.routine import Routine
from workbench.errors import StoreError
from workbench.store.audit import read_back, touching, verify
from workbench.store.changes import DAYS, changed_by, everything
from workbench.store.codec import codec_for
from workbench.store.follower import Position
from workbench.store.index import ITEMS, Indexes, OpenIds, diary_table
from workbench.store.record import ACK, Record
from workbench.store.state import State
from workbench.store.table import WorkbenchDB
from workbench.store.tx import ROUTINES, Tx
from workbench.store.undo import Stacks, Step, stacks_from
from workbench.store.values import Changed, Damage, Report, StoreStatus, Undo, Undone, damage
from workbench.store.views import Chosen, Records

T = TypeVar("T", bound=Frozen)
_BY_TIME = attrgetter("at", "id")


class Store:
    """An open store. Readers never block; a transaction holds the lock of all processes on this desk."""

    def __init__(self, db: WorkbenchDB) -> None:
        self._db = db
        self._ledger = db.journal.ledger
        self._index = Indexes(lambda: self._ledger.state)
        self._items: Records[ItemId, Item] = self._records(ITEMS, Item)
        self._days: Records[int, Day] = self._records(DAYS, Day)
        self._routines: Records[RoutineId, Routine] = self._records(ROUTINES, Routine)
        self._diaries: dict[str, Records[EntryId, Entry]] = {}
        self._stacks: Stacks | None = None
        self._foreign: list[Record] = []
        self._own: list[Record] = []
        self._reloaded = False
        self._ledger.listeners.append(self._take)
        self._ledger.on_reload.append(self._forget)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, app: str, read_only: bool = False) -> Self:
        """Opens, and creates (0700) what is absent unless `read_only`.

        Raises:
            StoreTooNew: written by a newer program; nothing was changed on disk.
            StoreForeign: not a store of ours; nothing was changed on disk.
            StoreDamaged: nothing readable is left; nothing was changed on disk.
            StoreFull, StoreIOError: the disk would not have it.
        """
        return cls(WorkbenchDB(path, clock=clock, app=app, read_only=read_only))

    def close(self) -> None:
        """Closes; has a snapshot written where the next opening would have much to read."""
        self._ledger.compact_if_due()
        if self._ledger.damage and self._ledger.is_checkpoint_due:
            with suppress(StoreError):  # the journal holds everything; the next closing tries again
                self._ledger.checkpoint()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def status(self) -> StoreStatus:
        ledger = self._ledger
        reason = ledger.read_only_because
        if reason is None and ledger.journal.too_new is not None:
            reason = "newer"
        return StoreStatus(reason is not None, reason, ledger.damage, ledger.q, ledger.h, ledger.is_short_of_room)

    @property
    def path(self) -> Path:
        """The directory."""
        return self._ledger.path

    @property
    def position(self) -> Position:
        """Where in the journal this store stands."""
        with self._ledger.mutex:
            return self._ledger.journal.at

    # Reading

    def items(self) -> Mapping[ItemId, Item]:
        """All items, live: it shows every later change too."""
        return self._items

    def item(self, id: ItemId) -> Item | None:
        return self._items.get(id)

    def item_by_ref(self, ref: str) -> Item | None:
        with self._ledger.mutex:
            id = self._index.ref(ref)
        return None if id is None else self._items.get(id)

    def open_items(self) -> Mapping[ItemId, Item]:
        """Live view of the items which are neither closed nor dropped."""
        return Chosen(self._items, self._open_ids)

    def agenda(self) -> Agenda:
        """What an opening desk asks about open items, answered without looking at each of them."""
        with self._ledger.mutex:
            return self._index.agenda()

    def words(self) -> tuple[Counter[str], Counter[str]]:
        """The people and the areas that items name, and how often each."""
        with self._ledger.mutex:
            return self._index.words()

    def unclosed_days(self) -> list[date]:
        """The days that were opened and never closed, oldest first."""
        with self._ledger.mutex:
            found = self._index.unclosed()
        return [date(id // 10000, id // 100 % 100, id % 100) for id in found]

    def entries(self, day: date) -> tuple[Entry, ...]:
        """The entries whose own local day this is, by their time."""
        with self._ledger.mutex:
            ids = self._index.entries_on(day)
        return _in_order(self._diary(diary_table(day)).many(map(EntryId, ids)))

    def entries_of(self, item: ItemId) -> tuple[Entry, ...]:
        with self._ledger.mutex:
            places = self._index.entries_of(item)
        return _in_order(self._diary(table).get(EntryId(id)) for table, id in places)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, year by year, by their time."""
        for table in self._index.diaries():
            yield from _in_order(self._diary(table).values())

    def entries_of_kinds(self, kinds: Collection[EntryKind]) -> Iterator[Entry]:
        """Every entry of some kinds, year by year, by their time: the others are hardly looked at."""
        if EntryKind.NOTE in kinds:  # is written by leaving the kind out
            yield from (entry for entry in self.all_entries() if entry.kind in kinds)
            return
        words = [f'"{kind.value}"'.encode() for kind in kinds]
        for table in self._index.diaries():
            yield from _in_order(entry for entry in self._diary(table).holding(words) if entry.kind in kinds)

    def entry(self, table: str, id: int) -> Entry | None:
        """One entry, by the table of its year and its id."""
        return self._diary(table).get(EntryId(id))

    def day(self, d: date) -> Day | None:
        return self._days.get(day_id(d))

    def days(self) -> Mapping[date, Day]:
        return {each.date: each for each in self._days.values()}

    def routines(self) -> Mapping[RoutineId, Routine]:
        return self._routines

    def history(self, item: ItemId) -> Iterator[Record]:
        """The records which touched the item or added an entry to it, oldest first."""
        return touching(self._ledger, item)

    def poll(self) -> Changed | None:
        """Takes in what other processes wrote; None when nothing moved. Cheap enough for every 100 ms."""
        self._ledger.refresh()
        with self._ledger.mutex:
            records, self._foreign = self._foreign, []
            reloaded, self._reloaded = self._reloaded, False
            if reloaded:
                return everything(self._ledger.state)
            changed = changed_by(records, self._ledger.state)
            return changed if changed.tables else None

    # Writing

    @contextmanager
    def transaction(
        self, cmd: str, *, say: Mapping[str, str | int] | None = None, undoable: bool = True
    ) -> Generator[Tx]:
        """All or nothing, one journal line, one sync. Not to be nested, nor held across a question to the user.

        Raises:
            StoreReadOnly, StoreBusy, StoreTooNew: before the block runs.
            StoreFull, StoreIOError: at its end; memory then shows what the disk holds.
        """
        extra: dict[str, object] = {"say": dict(say)} if say else {}
        if not undoable:
            extra["quiet"] = True
        with self._transaction(cmd, extra) as tx:
            yield tx

    @contextmanager
    def _transaction(self, cmd: str, extra: Mapping[str, object]) -> Generator[Tx]:
        with self._ledger.writing:
            if self._db.journal.is_in_transaction:
                raise RuntimeError("a transaction within a transaction")
            self._own = []
            with self._db.journal.transaction(cmd, **extra) as staging:
                tx = Tx(self._db, staging)
                yield tx
            tx.changed = changed_by(self._own, self._ledger.state)
            self._ledger.compact_if_due()

    def undoable(self) -> tuple[Undo, ...]:
        """What can be undone, newest first."""
        with self._ledger.mutex:
            return tuple(step.undo for step in reversed(self._both().undo))

    def redoable(self) -> tuple[Undo, ...]:
        with self._ledger.mutex:
            return tuple(step.undo for step in reversed(self._both().redo))

    def undo(self) -> Undone | None:
        """Takes the newest undoable action back; None when there is none.

        Raises:
            Conflict: somebody changed the same fields since; nothing was undone.
        """
        return self._reverse("undo", lambda stacks: stacks.undo)

    def redo(self) -> Undone | None:
        """Does again what was undone last; None when there is nothing. Raises as `undo`."""
        return self._reverse("redo", lambda stacks: stacks.redo)

    def _reverse(self, verb: str, stack: Callable[[Stacks], list[Step]]) -> Undone | None:
        with self._ledger.writing:
            self._ledger.refresh()
            if not stack(self._both()):
                return None
            step = None
            with self._transaction(verb, {}) as tx:
                steps = stack(self._both())  # again, under the lock
                if steps:
                    step = steps[-1]
                    tx.reverse(step, verb)
            return Undone(step.undo, tx.changed) if step else None

    def _both(self) -> Stacks:
        """To be called with the mutex or the writing lock held."""
        if self._stacks is None:
            self._stacks = stacks_from(read_back(self._ledger))
        return self._stacks

    # Following the journal

    def _open_ids(self) -> OpenIds:
        with self._ledger.mutex:
            return self._index.open_ids()

    def _take(self, record: Record) -> None:
        self._index.take(record)
        if self._stacks is not None:
            self._stacks.take(record)
        (self._own if self._ledger.is_writing else self._foreign).append(record)

    def _forget(self) -> None:
        self._index.forget()
        self._stacks = None
        self._foreign.clear()
        self._reloaded = True

    def _records(self, table: str, cls: type[T]) -> Records[Any, T]:
        def report(id: int, why: str) -> None:
            self._ledger.report(damage("document", table=table, id=id, why=why))

        return Records(lambda: self._ledger.state.docs(table), codec_for(cls), report)

    def _diary(self, table: str) -> Records[EntryId, Entry]:
        if table not in self._diaries:
            self._diaries[table] = self._records(table, Entry)
        return self._diaries[table]

    # The files

    def state(self) -> State:
        """All documents as they are held: to be read, never to be changed."""
        return self._ledger.state

    def checkpoint(self) -> None:
        """Writes the snapshot, which makes the next opening quicker."""
        self._ledger.checkpoint()

    def documents(self) -> dict[str, dict[int, Mapping[str, Any]]]:
        """Every document as it is held, by table and id: to be compared, never to be changed."""
        with self._ledger.mutex:
            return {name: dict(docs) for name, docs in self._ledger.state.tables.items()}

    def acknowledge(self, told: Iterable[Damage]) -> None:
        """Notes that the user has been told of what is lost for good: it is not news any more."""
        with self._ledger.locked():
            self._ledger.write(ACK, (), {"told": [list(each.key) for each in told]})

    def verify(self) -> Report:
        """Reads the whole journal again, and compares the snapshot and the memory with what it adds up to."""
        return verify(self._ledger)


def _in_order(found: Iterable[Entry | None]) -> tuple[Entry, ...]:
    return tuple(sorted((each for each in found if each is not None), key=_BY_TIME))
