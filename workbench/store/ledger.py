"""State and journal together, for reading: what the disk holds, and what is wrong with it.

The state is always the fold of the records up to `q`: nothing else ever changes it. Opening and reading change
nothing on the disk. Everything here may be called from any thread; a thread that waits for the lock of another
process keeps no other thread from reading.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock

from workbench.clock import Clock
from workbench.errors import StoreTooNew, why_code
from workbench.store.follower import FORMAT, SCHEMA, Position, Rewritten
from workbench.store.journal import Journal
from workbench.store.lock import read_head
from workbench.store.migrate import schema_of
from workbench.store.opening import JOURNAL, LOCK, Loaded, load
from workbench.store.record import Record, told_in
from workbench.store.snapshot import Snapshot
from workbench.store.state import State
from workbench.store.values import Damage, damage

DENIED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class Ledger:
    """One store directory, read as far as it can be read."""

    def __init__(self, path: Path, *, clock: Clock, read_only: bool = False) -> None:
        self.path = path
        self.clock = clock
        self.state = State()
        self.writing = RLock()
        """Held by the thread which writes, or takes in what others wrote; always taken before the mutex."""
        self.mutex = RLock()
        """Held for the moment in which the state moves, and by those who read more than one thing of it."""
        self.reason: str | None = "asked" if read_only else None
        """Why nothing is written, as a code, as far as it was known at the opening."""
        self.listeners: list[Callable[[Record], None]] = []
        """Told of every record as it is applied."""
        self.on_reload: list[Callable[[], None]] = []
        """Told when everything may have changed."""
        self.since_snapshot = 0
        self._found: list[Damage] = []
        self._broken: list[Path] = []
        self._unplaced: list[tuple[Path, Snapshot]] = []
        self._is_short = False
        self._applied = 0
        self.journal = Journal(path / JOURNAL, writable=False)
        self._head = read_head(path / LOCK)  # before the journal, so that it cannot be ahead of what is read
        self._load()
        if self.reason:
            self.read_as_it_is()

    @property
    def q(self) -> int:
        return self.journal.at.q

    @property
    def h(self) -> str:
        return self.journal.at.h

    @property
    def damage(self) -> tuple[Damage, ...]:
        return (*self._found, *self.journal.damage)

    def report(self, damage: Damage) -> None:
        if damage not in self._found:
            self._found.append(damage)

    def refresh(self) -> None:
        """Takes in what other processes have written. Without their lock, so anything odd is left alone.

        While another thread writes there is nothing to be done: it takes in everything itself.
        """
        if not self.writing.acquire(blocking=False):
            return
        try:
            with self.mutex:
                if self.journal.at.seg and not self._is_short:
                    self._follow()
        finally:
            self.writing.release()

    def read_as_it_is(self) -> None:
        """Reads past what is odd, in memory only: nothing can be put in order here and now."""
        if self.journal.odd:
            self._take(lenient=True)
        self._place_snapshots()
        if self._head and self._head.q > self.q:
            self.report(damage("missing", first=self.q + 1, last=self._head.q))

    def close(self) -> None:
        with self.writing, self.mutex:
            self.journal.close()

    def refuse_newer(self) -> None:
        """
        Raises:
            StoreTooNew: a later program has written here, perhaps since the opening.
        """
        if self.journal.too_new is not None:
            raise StoreTooNew(path=self.path, found=self.journal.too_new, known=max(FORMAT, SCHEMA))

    def _load(self) -> None:
        """Reads everything anew; a journal that may not be written is read all the same."""
        try:
            loaded = self._loaded(writable=self.reason is None)
        except OSError as error:
            if error.errno not in DENIED or self.reason:
                raise
            self.reason = why_code(error)
            loaded = self._loaded(writable=False)
        self.state = loaded.state
        self._broken, self._unplaced = loaded.broken, loaded.unplaced
        for each in loaded.broken:
            self.report(damage("snapshot", each, file=each.name))
        self._applied = self.q
        self.since_snapshot = 0
        if self.journal.at.seg:
            self._take(lenient=False)

    def _loaded(self, *, writable: bool) -> Loaded:
        self._found.extend(each for each in self.journal.damage if each not in self._found)
        self.journal.close()
        self.journal = Journal(self.path / JOURNAL, writable=writable)
        self.journal.schema = schema_of(self.path, self.journal)
        return load(self.path, self.journal, self._rescued)

    def _rescued(self, found: Iterable[Damage]) -> None:
        """The snapshot turned out to be damaged while it was read; what was asked for came from elsewhere."""
        for each in found:
            self.report(each)
            if each.what == "snapshot" and each.kept_at is not None and each.kept_at not in self._broken:
                self._broken.append(each.kept_at)

    def _follow(self) -> None:
        if self.journal.is_another or not self._take(lenient=False):
            self._reload()

    def _reload(self) -> None:
        self._load()
        for each in self.on_reload:
            each()

    def _take(self, *, lenient: bool) -> bool:
        """Applies what the journal has; False where the journal is no longer the one that was read."""
        if self._applied != self.q:
            return False  # an interrupt struck between a write and its taking in
        try:
            for record in self.journal.read_on(lenient=lenient):
                self._apply(record)
        except (Rewritten, FileNotFoundError):
            return False
        return True

    def _apply(self, record: Record) -> None:
        for op in self.state.apply(record):
            kept = self.journal.path(self.journal.at.seg)
            self.report(damage("orphan", kept, file=kept.name, record=record.q, table=op.table, id=op.id))
        told = told_in(record)
        if told:
            self._found = [each for each in self._found if each.key not in told]
        self._applied = record.q
        self.since_snapshot += 1
        for listener in self.listeners:
            listener(record)

    def _place_snapshots(self) -> None:
        """Judges the sound snapshots whose place the journal did not know, when it has been read to its end."""
        for path, found in self._unplaced:
            if found.at.q <= self.q:
                self.report(damage("diverged", path, file=path.name))
                self._broken.append(path)
                continue
            self.report(damage("short", path, file=path.name, first=self.q + 1, last=found.at.q))
            self.state, self._is_short = found.state, True
            self.journal.at = Position(self.journal.at.seg, 0, found.at.q, found.at.h)
            self._applied = found.at.q
            for each in self.on_reload:
                each()
        self._unplaced = []
