"""A damaged store made whole: every record that can be read goes into a fresh store, the old files stay beside it.

Sound lines are copied byte for byte, so their hashes stay those that were exported. Where something is lost, a record
of the journal says so and names, as `then`, the hash under which the next sound record goes on. What a snapshot knows
better than the journal is put behind it as one ordinary record. The fresh store is made beside the old one, and put
in its place by two renames under the lock of all processes; whoever has the desk open reads it anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.clock import Clock
from workbench.domain.frozen import Frozen
from workbench.errors import StoreTooNew
from workbench.store import disk
from workbench.store.exchange import exchange, free_name
from workbench.store.follower import FORMAT, SCHEMA
from workbench.store.index import ITEMS
from workbench.store.journal import special
from workbench.store.lock import DeskLock, Head, head_line, writer_name
from workbench.store.opening import FRESH, JOURNAL, LOCK, QUARANTINE
from workbench.store.record import GAP, GENESIS, OPEN, SALVAGED, SEAL, Op, Record, goes_on, seal, stamp
from workbench.store.state import State, counter_of, difference
from workbench.store.survey import Survey, survey
from workbench.store.undo import COUNTERS
from workbench.store.values import Damage, damage
from workbench.store.walk import Absent, Begun, Kept, Lost, is_next, walk


class Salvaged(Frozen):
    """What came out of a repair."""

    kept_at: Path
    """Where the damaged files are."""
    records: int
    """Records taken over."""
    mended: int
    """Records of which one byte had to be put right."""
    lost: tuple[tuple[int, int], ...]
    """Records that are lost for good, by their numbers."""
    documents: int
    """Documents which only the snapshot knew, or a line changed by hand."""
    by_hand: int
    """Lines changed by hand, whose content was taken as it is."""


def salvage(path: Path, clock: Clock, *, app: str = "doctor") -> tuple[Salvaged, tuple[Damage, ...]]:
    """Makes the store at `path` whole; the second value is what was wrong with it.

    Raises:
        StoreTooNew, StoreBusy: nothing was changed.
        OSError: the old store is in its place.
    """
    lock = DeskLock(path / LOCK)
    lock.open()
    try:
        lock.acquire()
        found = survey(path, mend=True)
        if found.too_new is not None:
            raise StoreTooNew(path=path, found=found.too_new, known=max(FORMAT, SCHEMA))
        fresh = path.with_name(FRESH)
        shutil.rmtree(fresh, ignore_errors=True)
        done = _Fresh(path, fresh, found, writer_name(app), stamp(clock.now())).make()
        kept = exchange(fresh, path, path.with_name(f"store-damaged-{clock.now():%Y-%m-%dT%H%M%S}"))
        return done.but(kept_at=kept or path), tuple(found.found)
    finally:
        lock.close()


@dataclass(slots=True)
class _Segment:
    """One file of the fresh journal."""

    name: str
    lines: list[bytes] = field(default_factory=list[bytes])
    seal: str | None = None
    """The successor, once it is sealed."""


class _Fresh:
    """The fresh store while it is made."""

    def __init__(self, path: Path, fresh: Path, found: Survey, by: str, now: str) -> None:
        self._path, self._fresh, self._found = path, fresh, found
        self._by, self._now = by, now
        self._q, self._h = 0, GENESIS
        self._state = State()
        self._segments: list[_Segment] = []
        self._lost: list[tuple[int, int]] = []
        self._bytes: list[Lost] = []
        self._told: list[Damage] = []
        """Changes of what is lost: they stay in the journal, and are not to be told again as news."""
        self._numbers: dict[int, int] = {}
        """The last number of a year, where the record that began to count is lost."""
        self._records = self._mended = 0

    def make(self) -> Salvaged:
        for piece in walk(self._path / JOURNAL, mend=True):
            match piece:
                case Begun():
                    self._segments.append(_Segment(piece.seg))
                case Kept():
                    self._take(piece)
                case Lost():
                    self._bytes.append(piece)
                case Absent():
                    pass
        documents = self._finish()
        self._write()
        return Salvaged(self._path, self._records, self._mended, tuple(self._lost), documents, self._found.by_hand)

    def _take(self, kept: Kept) -> None:
        record = kept.record
        if not is_next(record, self._q, self._h):
            self._bridge(record)
        here = self._segments[-1]
        here.lines.append(kept.raw + b"\n")
        here.seal = str(record.extra["next"]) if record.cmd == SEAL else None
        self._follow(record)
        self._records += 1
        self._mended += kept.mended

    def _follow(self, record: Record) -> None:
        for op in self._state.apply(record):
            self._told.append(damage("orphan", record=record.q, at=record.t, table=op.table, id=op.id))
            if op.table == COUNTERS and op.new:
                self._numbers[op.id] = max(self._numbers.get(op.id, 0), int(op.new.get("last", 0)))
        self._q, self._h = record.q, goes_on(record)

    def _bridge(self, following: Record) -> None:
        """Says what is missing before the record, so that the chain goes on with it."""
        first, last = self._q + 1, following.q - 1
        facts: dict[str, Any] = {"then": following.p}
        if first <= last:
            self._lost.append((first, last))
            facts["missing"] = [first, last]
        here = self._segments[-1]
        before = self._filled(here)
        if here.lines or before is None or before.seal == here.name:
            self._append(here, GAP, max(self._q, last), **facts)
            return
        if before.seal is not None:  # a whole segment is lost: one of its name leads on to this one
            before = _Segment(before.seal)
            self._segments.insert(-1, before)
        if first < last:
            self._append(before, GAP, last - 1, missing=facts.pop("missing"))
        self._append(before, SEAL, max(self._q + 1, last), next=here.name, **facts)
        before.seal = here.name

    def _filled(self, here: _Segment | None = None) -> _Segment | None:
        """The last segment with a record in it, `here` left out; those without one are dropped."""
        filled = [each for each in self._segments if each.lines]
        self._segments = [*filled, here] if here is not None and not here.lines else filled
        return next((each for each in reversed(filled) if each is not here), None)

    def _append(self, segment: _Segment, cmd: str, q: int, **facts: Any) -> None:
        record = special(cmd, self._now, self._by, **facts).but(q=q, p=self._h)
        line, h = seal(record)
        segment.lines.append(line)
        self._follow(record.but(h=h))

    def _finish(self) -> int:
        """Puts what only the snapshot knows behind the last record; how many documents that are."""
        head, best = self._found.head, self._found.best
        _count_on(best, self._numbers)
        ops = tuple(_to_the_best(self._state, best))
        end = max(self._q, head.q if head else 0, *(last for _first, last in self._found.gaps), 0)
        last = self._filled()
        if last is None or last.seal is not None:
            name = last.seal if last is not None and last.seal is not None else self._now[:7]
            self._segments.append(_Segment(name))
            last = self._segments[-1]
            if end <= self._q:
                self._append(last, OPEN, self._q + 1, format=FORMAT, schema=SCHEMA, seg=name)
        if end > self._q:
            self._lost.append((self._q + 1, end))
            self._append(last, GAP, end, missing=[self._q + 1, end])
        extra = {"quiet": True, **({"told": [list(each.key) for each in self._told]} if self._told else {})}
        record = Record(self._q + 1, self._now, self._by, SALVAGED, ops, extra, self._h)
        line, h = seal(record)
        last.lines.append(line)
        self._follow(record.but(h=h))
        return len({(op.table, op.id) for op in ops})

    def _write(self) -> None:
        disk.make_directory(self._fresh / JOURNAL)
        offset = 0
        for segment in self._segments:
            content = b"".join(segment.lines)
            offset = len(content)
            disk.create(self._fresh / JOURNAL / f"{segment.name}.jsonl", content)
        disk.sync_directory(self._fresh / JOURNAL)
        self._keep_bytes()
        head = Head(self._q, self._h, self._segments[-1].name, offset, self._by)
        # Synced, unlike any other head: it says that the store is whole, when only its exchange is half done.
        disk.create(self._fresh / LOCK, head_line(head))
        disk.sync_directory(self._fresh)

    def _keep_bytes(self) -> None:
        """What was set aside before, and what is now, stays at hand in the fresh store."""
        aside = self._fresh / QUARANTINE
        old = self._path / QUARANTINE
        if not self._bytes and not (old.is_dir() and not old.is_symlink()):
            return
        disk.make_directory(aside)
        for each in sorted(old.iterdir()) if old.is_dir() and not old.is_symlink() else []:
            if each.is_file() and not each.is_symlink():
                disk.create(aside / each.name, each.read_bytes())
        for lost in self._bytes:
            target = free_name(aside / f"unreadable-{lost.seg}-{lost.start}.bin")
            disk.create(target, lost.raw)
        disk.sync_directory(aside)


def _to_the_best(present: State, best: State) -> Iterator[Op]:
    """The changes which make the best that is known of what the journal adds up to."""
    for table in sorted({*present.tables, *best.tables}):
        have, want = present.docs(table), best.docs(table)
        for id in sorted({*have, *want}):
            op = difference(table, id, have.get(id), want.get(id))
            if op:
                yield op
    for counter, following in sorted(best.next_id.items()):
        # An id that was given and taken back in the lost records must not be given again.
        highest = max((id for table in _tables_of(counter, best) for id in best.docs(table)), default=0)
        if following > max(present.next_id.get(counter, 1), highest + 1):
            table = _tables_of(counter, best)[0]
            yield Op(table, following - 1, None, {})
            yield Op(table, following - 1, {}, None)


def _count_on(best: State, numbers: dict[int, int]) -> None:
    """Makes sure that no number of an item is given twice, also where the counting itself is lost."""
    for document in (best.docs(ITEMS)[id] for id in best.docs(ITEMS)):
        year, _dash, number = str(document.get("ref", "")).partition("-")
        if year.isdecimal() and number.isdecimal():
            numbers[int(year)] = max(numbers.get(int(year), 0), int(number))
    counters = best.docs(COUNTERS)
    for year, last in numbers.items():
        if int((counters.get(year) or {}).get("last", 0)) < last:
            counters[year] = {"last": last}
            best.next_id[COUNTERS] = max(best.next_id.get(COUNTERS, 1), year + 1)


def _tables_of(counter: str, state: State) -> list[str]:
    return sorted(table for table in state.tables if counter_of(table) == counter) or [counter]
