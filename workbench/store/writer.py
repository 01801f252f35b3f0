"""Writing the ledger: one transaction is one line and one sync, under the lock of all processes.

Memory shows what the disk has taken, never more: a record is applied after it is durable, by the same code which
applies the records of other processes.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from workbench.clock import Clock
from workbench.errors import StoreBusy, StoreError, StoreFull, StoreIOError, StoreReadOnly, why_code
from workbench.store import disk, snapshot
from workbench.store.compact import start, turn
from workbench.store.journal import FULL, SyncFailed
from workbench.store.ledger import DENIED
from workbench.store.lock import Head
from workbench.store.migrate import ahead_of, latest, migrating, upgraded
from workbench.store.opening import finish_exchange, inspect
from workbench.store.record import MIGRATE, Op, Record
from workbench.store.reserve import Reserve
from workbench.store.settling import SettlingLedger

MANY = 2000
"""Documents beyond which a snapshot without an index is worth another."""


class Writer(SettlingLedger):
    """A ledger that can be continued, unless the disk or its owner do not allow it."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock,
        app: str,
        read_only: bool = False,
    ) -> None:
        self._failed: str | None = None
        self._has_begun = False
        """Whether this process has a snapshot made behind its back."""
        self._reserve = Reserve(path)
        with self.disk_errors():
            finish_exchange(path)
        inspect(path)
        with self.disk_errors():
            super().__init__(path, clock=clock, app=app, read_only=read_only)
        try:
            self.refuse_newer()
            if self.reason is None:
                self._open_for_writing()
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @property
    def read_only_because(self) -> str | None:
        return self.reason or self._failed

    @contextmanager
    def locked(self) -> Generator[None]:
        """The lock of all processes, with everything taken in that they wrote.

        Raises:
            StoreReadOnly, StoreBusy, StoreTooNew, StoreFull, StoreIOError: the block did not run.
        """
        with self.writing:
            if self.read_only_because:
                raise StoreReadOnly(path=self.path, why=self.read_only_because)
            self.refuse_newer()
            with self.disk_errors():
                self._lock.acquire()
            try:
                with self.disk_errors(), self.mutex:
                    self._catch_up()
                yield
            finally:
                self._lock.release()

    def write(self, cmd: str, ops: tuple[Op, ...], extra: Mapping[str, Any]) -> Record:
        """Makes one record durable and applies it; only within `locked`.

        Raises:
            StoreFull, StoreIOError: nothing of it is on the disk, nor in memory.
        """
        with self.disk_errors():
            try:
                return self._write(cmd, ops, extra)
            except OSError as error:
                if error.errno not in FULL or not self._reserve.give_back():
                    raise
            with self.mutex:
                self._catch_up()  # a segment may have been sealed, and its successor found no room
            return self._write(cmd, ops, extra)

    def _write(self, cmd: str, ops: tuple[Op, ...], extra: Mapping[str, Any]) -> Record:
        now = self._now()
        self._rotate_if_due(now[:7])
        record = self._put(Record(0, now, self._by, cmd, ops, extra))
        self._put_head()
        if not self._reserve.is_there:
            self._reserve.put_by()
        return record

    @property
    def is_short_of_room(self) -> bool:
        """Whether the room that was put by is used up: the disk is full, or was when it was last looked at."""
        return self.read_only_because is None and not self._reserve.is_there

    def checkpoint(self) -> None:
        """Writes the snapshot, so that the next opening reads less. Other writers wait meanwhile: see `compact`.

        Raises:
            StoreFull, StoreIOError: the old snapshot stays; nothing is lost.
        """
        if self.read_only_because:
            raise StoreReadOnly(path=self.path, why=self.read_only_because)
        with self.disk_errors(), turn(self.path, wait=True), self.locked():
            self.journal.sync()  # the snapshot must not run ahead of the journal on the disk
            try:
                self._write_snapshot()
            except OSError as error:
                raise self._refusal(error) from error
            self.since_snapshot = 0

    def _write_snapshot(self) -> None:
        try:
            snapshot.write(self.path, self.rendered())
        except snapshot.SnapshotMoved:
            snapshot.write(self.path, self.rendered())  # from what was read anew, which is read once only

    def compact_if_due(self) -> None:
        """Begins to write the snapshot anew, in a process of its own, where many records lie behind it."""
        if self.is_checkpoint_due and not self.damage:
            start(self.path)
            self.since_snapshot = 0
            self._has_begun = True

    @property
    def is_checkpoint_due(self) -> bool:
        if self.read_only_because or self.journal.too_new is not None:
            return False
        if self.damage:
            return self.since_snapshot > 0
        lacks_index = self.state.below is None and self.documents > MANY and not self._has_begun
        return lacks_index or self.since_snapshot > self.snapshot_after

    def close(self) -> None:
        with self.writing, self.mutex:
            super().close()
            self._lock.close()

    @contextmanager
    def disk_errors(self) -> Generator[None]:
        """Says what the disk refused in our words. After an error it is not asked to write again."""
        try:
            yield
        except SyncFailed as error:
            self._failed = str(error)
            raise StoreIOError(path=self.path, why=self._failed) from error
        except OSError as error:
            refusal = self._refusal(error)
            if isinstance(refusal, StoreIOError):
                self._failed = why_code(error)
            raise refusal from error

    def _refusal(self, error: OSError) -> StoreFull | StoreIOError:
        if error.errno in FULL:
            return StoreFull(path=self.path)
        return StoreIOError(path=self.path, why=why_code(error))

    def _open_for_writing(self) -> None:
        """Makes what is absent, and puts in order what an earlier process left."""
        with self.disk_errors():
            try:
                disk.make_directory(self.path)
                self._lock.open()
            except OSError as error:
                if error.errno not in DENIED:
                    raise
                self.reason = why_code(error)
        if self.reason:
            self.read_as_it_is()
            return
        head = self._lock.head()
        if self.journal.odd or self._broken or self._unplaced or not self.journal.at.seg or self._lost(head):
            self._settle_at_opening()
        self._reserve.put_by()

    def _bring_up_to_date(self) -> None:
        """Migrates an earlier schema: on the disk after a backup was read back, or in memory where nothing is written.

        Raises:
            DeskError: no backup could be made, or the disk refused; nothing was changed.
        """
        if self.journal.schema >= latest() or self.journal.too_new is not None:
            return
        if self.read_only_because:
            with self.mutex:
                upgraded(self.state, self.journal.schema)
            return
        if self.q > 1:
            self._back_up_before(self.journal.schema)
        with self.locked():
            before = self.journal.schema
            if before >= latest():
                return  # another process was quicker
            names = [each.name for each in ahead_of(before)]
            self.write(MIGRATE, tuple(migrating(self.state, before)), {"schema": [before, latest()], "names": names})
        with suppress(StoreError):  # the journal holds everything
            self.checkpoint()

    def _back_up_before(self, schema: int) -> None:
        from workbench.store.backup import back_up, free_name  # late: a backup is opened as a store

        target = free_name(self.path.parent / "backups", f"before-schema-{schema}-", self.clock)
        with self.disk_errors():
            back_up(self.path, target, self.clock)

    def _settle_at_opening(self) -> None:
        """Where it cannot be done now, what is there is read all the same; the next transaction tries again."""
        try:
            with self.locked():
                pass
        except (StoreBusy, StoreFull, StoreIOError):
            if not self.journal.at.seg:
                raise
            self.read_as_it_is()

    def _lost(self, head: Head | None) -> bool:
        """Whether the journal ends before its head; a head that is newer than our reading is looked at again."""
        if head and head.q > self.q:
            self.refresh()
        return bool(head and head.q > self.q)
