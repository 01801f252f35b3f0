"""The desk's one door to the disk: frozen values out, whole transactions in."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol, Self

from workbench.clock import Clock
from workbench.domain.day import Day
from workbench.domain.entry import Entry
from workbench.domain.item import Item, ItemId
from workbench.domain.routine import Routine, RoutineId
from workbench.store.record import Record
from workbench.store.values import Changed, Report, StoreStatus, Undo, Undone


class Tx(Protocol):
    """One transaction: everything read here is fresh under the lock, everything put is one journal line.

    Leaving the `with` block normally commits; after that `changed` is set. An exception discards all of it.
    """

    @property
    def changed(self) -> Changed:
        """What the commit moved; empty before, and when nothing differed."""
        ...

    def item(self, id: ItemId) -> Item | None: ...
    def day(self, d: date) -> Day | None: ...
    def entry(self, id: int) -> Entry | None: ...
    def routine(self, id: RoutineId) -> Routine | None: ...

    def put_item(self, item: Item) -> Item:
        """Stores the item and returns it; an `id` of 0 is replaced by a new one, never used before."""
        ...

    def add_entry(self, entry: Entry) -> Entry: ...
    def put_day(self, day: Day) -> Day: ...
    def put_routine(self, routine: Routine) -> Routine: ...

    def next_ref(self, year: int) -> str:
        """The next number of the year, "2026-0912"; never handed out twice, also not after an undo."""
        ...

    def expect(self, item: ItemId, **fields: object) -> None:
        """Raises Conflict when the stored values differ from those the user saw."""
        ...


class Store:
    """An open store. Readers never block; a transaction holds the lock of all processes on this desk."""

    @classmethod
    def open(cls, path: Path, *, clock: Clock, app: str, read_only: bool = False) -> Self:
        """Opens, and creates (0700) what is absent unless `read_only`.

        Raises:
            StoreTooNew: written by a newer program; nothing was changed on disk.
            StoreForeign: not a store of ours; nothing was changed on disk.
            StoreDamaged: nothing readable is left; nothing was changed on disk.
        """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...

    @property
    def status(self) -> StoreStatus: ...

    def items(self) -> Mapping[ItemId, Item]: ...
    def item(self, id: ItemId) -> Item | None: ...
    def item_by_ref(self, ref: str) -> Item | None: ...
    def open_items(self) -> Mapping[ItemId, Item]:
        """Live view of the items which are neither closed nor dropped."""

    def entries(self, day: date) -> tuple[Entry, ...]: ...
    def entries_of(self, item: ItemId) -> tuple[Entry, ...]: ...
    def all_entries(self) -> Iterator[Entry]: ...
    def day(self, d: date) -> Day | None: ...
    def days(self) -> Mapping[date, Day]: ...
    def routines(self) -> Mapping[RoutineId, Routine]: ...
    def history(self, item: ItemId) -> Iterator[Record]: ...

    def poll(self) -> Changed | None:
        """Takes in what other processes wrote; None when nothing moved. Cheap enough for every 100 ms."""

    def transaction(
        self, cmd: str, *, say: Mapping[str, str | int] | None = None, undoable: bool = True
    ) -> AbstractContextManager[Tx]:
        """All or nothing, one journal line, one sync.

        Raises:
            StoreReadOnly, StoreBusy, StoreTooNew: before the block runs.
            StoreFull, StoreIOError: at its end; memory then shows what the disk holds.
        """

    def undoable(self) -> tuple[Undo, ...]: ...
    def redoable(self) -> tuple[Undo, ...]: ...
    def undo(self) -> Undone | None:
        """Takes the newest undoable action back; None when there is none, Conflict when it was overtaken."""

    def redo(self) -> Undone | None: ...
    def checkpoint(self) -> None: ...
    def verify(self) -> Report: ...
