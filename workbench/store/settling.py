"""The end of the journal, under the lock of all processes: brought in order, then written to.

Only a holder of the lock calls something damage, steps over it, or cuts it away after it was set aside.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from workbench.clock import Clock
from workbench.domain.day import day_id
from workbench.store import disk, snapshot
from workbench.store.ahead import NAMING, SCHEMA, Ahead
from workbench.store.changes import DAYS
from workbench.store.follower import Position
from workbench.store.index import ITEMS
from workbench.store.journal import special
from workbench.store.ledger import Ledger
from workbench.store.lock import DeskLock, Head, writer_name
from workbench.store.opening import JOURNAL, LOCK, QUARANTINE
from workbench.store.record import GAP, OPEN, REBASE, SEAL, Record, stamp
from workbench.store.snapshot import SnapshotBroken
from workbench.store.state import DIARY, Docs, State
from workbench.store.undo import COUNTERS
from workbench.store.values import damage

_TAIL_AT_LEAST, _TAIL_AT_MOST = 500, 2000
_RECOUNTED_AFTER = 100
_DAYS_AHEAD = 40
"""Days for which it is said whether they are sealed; later it takes a look into the store."""


class SettlingLedger(Ledger):
    """A ledger which can come to the end of its journal and put records there."""

    def __init__(self, path: Path, *, clock: Clock, app: str, read_only: bool) -> None:
        self.is_writing = False
        """Whether the record that listeners are told of is the one this process is writing."""
        self._named = 0
        """The last record behind the snapshot which named a person or an area."""
        self._by = writer_name(app)
        self._sealed: tuple[State, date, tuple[int, int, tuple[int, ...]]] | None = None
        self._counted: tuple[State | None, int, int] = (None, 0, 0)
        self._lock = DeskLock(path / LOCK)
        super().__init__(path, clock=clock, read_only=read_only)

    @property
    def lock(self) -> DeskLock:
        """The lock of all processes; not held by reading."""
        return self._lock

    @property
    def is_in_order(self) -> bool:
        """Whether all that lies there was read, and nothing of it was odd."""
        odd = self.damage or self.journal.odd or self._unplaced or self._is_short
        return not (odd or self.reason or self.journal.too_new is not None)

    def rendered(self) -> snapshot.Rendered:
        """The snapshot of the present state, to be written."""
        return snapshot.Rendered(self.state, self.journal.at, self._now())

    def _apply(self, record: Record) -> None:
        super()._apply(record)
        for op in record.ops:
            if op.table == ITEMS and not NAMING.isdisjoint({*(op.old or {}), *(op.new or {})}):
                self._named = record.q
            elif op.table == DAYS:
                self._sealed = None

    def _now(self) -> str:
        return stamp(self.clock.now())

    # Writing a record

    def _put(self, record: Record) -> Record:
        """Other threads go on reading while the disk works; they see the record when it is durable."""
        record, size = self.journal.put(record)
        with self.mutex:
            self.is_writing = True
            try:
                self.journal.accept(record, size)
                self._apply(record)
            finally:
                self.is_writing = False
        return record

    def _rotate_if_due(self, month: str) -> None:
        if not self.journal.is_rotation_due(month):
            return
        successor = self.journal.successor_name(month)
        self._put(special(SEAL, self._now(), self._by, next=successor))
        self._make_segment(successor, OPEN)

    def _make_segment(self, name: str, cmd: str) -> None:
        self.journal.make_segment(name, special(cmd, self._now(), self._by))
        with self.mutex:
            self._take(lenient=True)

    def _put_head(self) -> None:
        at = self.journal.at
        try:
            self._lock.put_head(Head(at.q, at.h, at.seg, at.off, self._by), self._ahead())
        except OSError:
            return  # without it one check less is made; the record itself is safe

    def _ahead(self) -> bytes:
        """What comes next, for those who append without opening; nothing while there is damage to tell."""
        if self.damage or self.journal.schema != SCHEMA:
            return b""
        today = self.clock.now().date()
        first, last, sealed = self._sealed_days(today)
        numbers = self.state.tables.get(COUNTERS, Docs())
        refs = {year: numbers[year].get("last") if year in numbers else None for year in (today.year, today.year + 1)}
        return Ahead(
            q=self.q,
            h=self.h,
            items=self.state.following_id(ITEMS),
            diary=self.state.following_id(DIARY),
            left=self.snapshot_after - self.since_snapshot,
            words=max(self._named, self.q - self.since_snapshot),
            first=first,
            last=last,
            sealed=sealed,
            refs=refs,
        ).line()

    def _sealed_days(self, today: date) -> tuple[int, int, tuple[int, ...]]:
        """The first and the last day for which it is known, and which of them are sealed."""
        if self._sealed is None or self._sealed[0] is not self.state or self._sealed[1] != today:
            days = self.state.tables.get(DAYS, Docs())
            covered = [day_id(today + timedelta(days=n)) for n in range(-1, _DAYS_AHEAD)]
            closed = tuple([id for id in covered if id in days and days[id].get("closed_at")])
            self._sealed = self.state, today, (covered[0], covered[-1], closed)
        return self._sealed[2]

    @property
    def documents(self) -> int:
        """How many there are, within a hundred records: nothing hangs on the last of them."""
        state, q, found = self._counted
        if state is not self.state or not q <= self.q < q + _RECOUNTED_AFTER:
            found = sum(len(docs) for docs in self.state.tables.values())
            self._counted = self.state, self.q, found
        return found

    @property
    def snapshot_after(self) -> int:
        """So many records may lie behind the snapshot: reading 500 takes about 10 ms, more where it is large."""
        return min(max(_TAIL_AT_LEAST, self.documents // 20), _TAIL_AT_MOST)

    # Coming to the end of a journal in order

    def _catch_up(self) -> None:
        if self.journal.at.seg and not self._is_short and (self.journal.is_gone or self.journal.is_another):
            self._reload()
        if not self.journal.at.seg and not self._unplaced:
            self._begin_journal()
        if not self._is_short:
            self._read_to_end()
        self.refuse_newer()
        self._place_snapshots()
        self._set_broken_aside()
        if self._is_short:
            self._begin_anew()
        self._settle()
        head = self._lock.head()
        if head and head.q > self.q:
            self._tell_gap(head)

    def _read_to_end(self) -> None:
        if self.journal.at.seg and not self._take(lenient=True):
            self._reload()
            self._take(lenient=True)

    def _settle(self) -> None:
        """Makes the successor that is missing; completes or sets aside what a killed process left."""
        self.journal.finish_segment()
        at = self.journal.at
        if at.next is not None:
            self._make_segment(at.next, OPEN)
        rest = self.journal.rest
        if rest is None:
            return
        if rest.whole:
            self.journal.complete_line()
            self._take(lenient=True)
            return
        name = f"torn-{self.journal.at.seg}-{self.journal.at.off}.bin"
        kept = self._quarantine(name, self.journal.rest_bytes())
        self.journal.report("torn", kept, start=rest.start, end=rest.end)
        self.journal.cut_rest()

    def _quarantine(self, name: str, content: bytes) -> Path:
        kept = self._free_place(name)
        disk.create(kept, content)
        disk.sync_directory(kept.parent)
        return kept

    def _free_place(self, name: str) -> Path:
        """A path in the quarantine not used before."""
        directory = self.path / QUARANTINE
        disk.make_directory(directory)
        places = (directory / (f"{n}-{name}" if n else name) for n in range(1 << 20))
        return next(each for each in places if not each.exists())

    def _set_broken_aside(self) -> None:
        for path in self._broken:
            if not path.exists() or (_is_sound(path) and self._knows(path)):
                continue  # another process has been here
            kept = self._free_place(path.name)
            disk.rename(path, kept)
            disk.sync_directory(kept.parent)
            disk.sync_directory(self.path)
            self._found = [each.but(kept_at=kept) if each.kept_at == path else each for each in self._found]
        self._broken = []

    def _knows(self, path: Path) -> bool:
        return self.journal.find(snapshot.read(path).at) is not None

    def _tell_gap(self, head: Head) -> None:
        self.report(damage("missing", first=self.q + 1, last=head.q))
        gap = special(GAP, self._now(), self._by, missing=[self.q + 1, head.q])
        self._put(gap.but(q=head.q + 1))
        self._put_head()

    def _begin_journal(self) -> None:
        """The first segment of a new store, unless another process was quicker."""
        disk.make_directory(self.path / JOURNAL)
        disk.sync_directory(self.path)  # who made the directory may have died before he did
        segments = self.journal.segments()
        if not segments:
            name = self._now()[:7]
            self.journal.make_segment(name, special(OPEN, self._now(), self._by))
            segments = [name]
        self.journal.begin_at(Position(segments[0]))

    def _begin_anew(self) -> None:
        """A segment which goes on from the snapshot, since the journal has lost its end."""
        place = self.journal.find(self.journal.at)
        if place:  # another process was quicker
            self.journal.begin_at(place)
            self._is_short = False
            self._take(lenient=True)
            return
        disk.make_directory(self.path / JOURNAL)
        month, segments = self._now()[:7], self.journal.segments()
        self.journal.at = self.journal.at.but(seg=segments[-1] if segments else "")
        name = self.journal.successor_name(month)
        self.journal.make_segment(name, special(REBASE, self._now(), self._by))
        self.journal.begin_at(Position(name, 0, self.q, self.h))
        self._is_short = False
        self._take(lenient=True)


def _is_sound(path: Path) -> bool:
    try:
        snapshot.read(path)
    except (SnapshotBroken, OSError):
        return False
    return True
