"""A store looked through from end to end without opening it: every byte of its journal, its snapshots, its head.

Nothing is changed, no lock is taken. What the journal adds up to (`fold`) and the best that is known of the desk
(`best`, which a snapshot may know better where records are lost) come out of one reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workbench.store import snapshot
from workbench.store.follower import newer_than_known
from workbench.store.lock import Head, read_head
from workbench.store.migrate import schema_named
from workbench.store.opening import JOURNAL, LOCK
from workbench.store.record import GENESIS, MIGRATE, OPEN, REBASE, Record, goes_on, told_in
from workbench.store.snapshot import Snapshot, SnapshotBroken
from workbench.store.state import State, same_documents
from workbench.store.values import Damage, Fact, damage
from workbench.store.walk import Absent, Begun, Kept, Lost, guessed, is_next, readable, walk


@dataclass(slots=True)
class Survey:
    """What is in a store's directory."""

    path: Path
    found: list[Damage] = field(default_factory=list[Damage])
    known: list[Damage] = field(default_factory=list[Damage])
    """What is lost for good, and has been told before."""
    fold: State = field(default_factory=State)
    best: State = field(default_factory=State)
    records: int = 0
    q: int = 0
    h: str = GENESIS
    head: Head | None = None
    told: set[tuple[Fact | None, ...]] = field(default_factory=set[tuple[Fact | None, ...]])
    """Damages that the user has seen and that are not to be told again as news."""
    anchors: dict[int, str] = field(default_factory=dict[int, str])
    """The hashes of the records asked for."""
    gaps: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Records that are known to be lost, by their numbers."""
    too_new: int | None = None
    schema: int = 1
    """The schema of the documents."""
    is_sound: bool = True
    """Whether every byte of the journal belongs to a record of one unbroken chain."""
    snapshot_is_sound: bool = True
    by_hand: int = 0
    """Lines changed by hand that can still be read, and of which `best` has the content (only with `mend`)."""

    def tell(self, what: str, kept_at: Path | None = None, **facts: Fact) -> None:
        each = damage(what, kept_at, **facts)
        if each not in self.found:
            self.found.append(each)

    def break_off(self, what: str, kept_at: Path | None = None, **facts: Fact) -> None:
        """Tells of something which only a repair puts in order."""
        self.is_sound = False
        self.tell(what, kept_at, **facts)


def survey(path: Path, *, anchors: tuple[int, ...] = (), mend: bool = False) -> Survey:
    """Reads everything. With `mend`, lines with one damaged byte count as sound, and are told."""
    return _Surveyor(path, anchors, mend).survey()


class _Surveyor:
    """One reading."""

    def __init__(self, path: Path, anchors: tuple[int, ...], mend: bool) -> None:
        self._all = Survey(path)
        self._mend = mend
        self._anchors = frozenset(anchors)
        self._lost: list[Lost] = []
        self._before: Kept | None = None
        self._shot: Snapshot | None = None
        self._shot_agrees: bool | None = None

    def survey(self) -> Survey:
        all = self._all
        all.head = read_head(all.path / LOCK)  # before the journal, which may grow meanwhile
        self._shot = self._snapshot()
        if self._shot:
            all.best = self._shot.state
        elif not self._mend:
            all.best = all.fold
        for piece in walk(all.path / JOURNAL, mend=self._mend):
            match piece:
                case Kept():
                    self._keep(piece)
                case Lost():
                    self._lost.append(piece)
                case Absent():
                    all.break_off("missing", segment=piece.seg)
                case Begun():
                    pass
        self._end()
        return all

    def _keep(self, kept: Kept) -> None:
        all, record = self._all, kept.record
        file = all.path / JOURNAL / f"{kept.seg}.jsonl"
        if kept.flawed:
            all.break_off("unreadable", file, file=file.name, line=kept.line, start=kept.end, end=kept.end + 1)
        if kept.mended:
            all.break_off("mended", file, file=file.name, line=kept.line, record=record.q, at=record.t)
        if not is_next(record, all.q, all.h):
            self._tell_break(kept)
        self._flush(record)
        self._take(record)
        self._before = kept

    def _take(self, record: Record) -> None:
        all = self._all
        if record.cmd in (OPEN, REBASE, MIGRATE) and (newer := newer_than_known(record.extra)):
            all.too_new = newer
        all.told |= told_in(record)
        all.schema = schema_named(record) or all.schema
        missing = record.extra.get("missing")
        if isinstance(missing, list) and len(missing) == 2:  # pyright: ignore[reportUnknownArgumentType]
            all.gaps.append((int(missing[0]), int(missing[1])))  # pyright: ignore[reportUnknownArgumentType]
        for op in all.fold.apply(record):
            all.tell("orphan", record=record.q, at=record.t, table=op.table, id=op.id)
        all.records += 1
        all.q, all.h = record.q, goes_on(record)
        if record.q in self._anchors:
            all.anchors[record.q] = all.h
        self._compare(record)

    def _compare(self, record: Record) -> None:
        """Holds the snapshot against the journal where it stands; behind that, both take in the same records."""
        shot, all = self._shot, self._all
        if shot is None:
            if all.best is not all.fold:
                all.best.apply(record)
            return
        if record.q == shot.at.q and self._shot_agrees is None:
            self._shot_agrees = shot.at.h == all.h
            if self._shot_agrees and all.is_sound and not _equal(shot.state, all.fold):
                self._refuse_snapshot("snapshot")
        elif record.q > shot.at.q:
            if self._shot_agrees is None:
                self._shot_agrees = record.p == shot.at.h or not all.is_sound
            if self._shot_agrees:
                all.best.apply(record)

    def _refuse_snapshot(self, what: str) -> None:
        self._all.tell(what, self._all.path / snapshot.NAME, file=snapshot.NAME)
        self._all.snapshot_is_sound = False
        self._shot_agrees = False

    def _tell_break(self, kept: Kept) -> None:
        all, record = self._all, kept.record
        where: dict[str, Fact] = {"file": f"{kept.seg}.jsonl", "line": kept.line}
        where |= self._times(record)
        if record.q > all.q + 1:
            all.break_off("missing", None, **where, first=all.q + 1, last=record.q - 1)
            all.gaps.append((all.q + 1, record.q - 1))
        elif not self._lost:
            all.break_off("replaced", None, **where, first=all.q, last=record.q)
        else:
            all.is_sound = False

    def _times(self, record: Record | None) -> dict[str, Fact]:
        before = self._before.record.t if self._before else None
        after = record.t if record else None
        if before and after and before != after:
            return {"at": before, "until": after}
        return {"at": before or after or ""} if before or after else {}

    def _flush(self, following: Record | None) -> None:
        """Tells of the bytes that are no record, now that it is known what comes after them."""
        for lost in self._lost:
            file = self._all.path / JOURNAL / f"{lost.seg}.jsonl"
            where: dict[str, Fact] = {"file": file.name, "line": lost.line, "start": lost.start, "end": lost.end}
            said = guessed(lost.raw)
            if self._mend and "at" in said and (self._shot is None or int(said.get("record", 0)) > self._shot.at.q):
                self._believe(lost.raw)
            where |= said if "at" in said else {**self._times(following), **said}
            what = "edited" if "at" in said else "unreadable"
            self._all.break_off("torn" if lost.is_end and following is None else what, file, **where)
        self._lost = []

    def _believe(self, raw: bytes) -> None:
        """Takes the content of lines that somebody changed by hand: better that than nothing, and it is told."""
        for line in raw.split(b"\n"):
            record = readable(line)
            if record is not None and record.ops:
                self._all.best.apply(record)
                self._all.by_hand += 1

    def _end(self) -> None:
        all, head, shot = self._all, self._all.head, self._shot
        self._flush(None)
        if head and head.q > all.q:
            if shot is None or shot.at.q < head.q:
                all.break_off("missing", first=all.q + 1, last=head.q)
            all.gaps.append((all.q + 1, head.q))
        elif head and head.q == all.q and head.h != all.h:
            all.break_off("replaced", first=head.q, last=head.q)
        if shot and shot.at.q > all.q:
            all.break_off("short", all.path / snapshot.NAME, file=snapshot.NAME, first=all.q + 1, last=shot.at.q)
            all.gaps.append((all.q + 1, shot.at.q))
            self._shot_agrees = True
        if shot and self._shot_agrees is False:
            if all.snapshot_is_sound:
                self._refuse_snapshot("diverged")
            all.best = all.fold
        all.known = [each for each in all.found if each.key in all.told]
        all.found = [each for each in all.found if each not in all.known]

    def _snapshot(self) -> Snapshot | None:
        """The newest sound one; one that is broken is told."""
        for name in (snapshot.NAME, snapshot.PREVIOUS):
            try:
                return snapshot.read(self._all.path / name)
            except FileNotFoundError:
                continue
            except (SnapshotBroken, OSError):
                self._all.tell("snapshot", self._all.path / name, file=name)
                self._all.snapshot_is_sound = False
        return None


def _equal(one: State, other: State) -> bool:
    return one.next_id == other.next_id and same_documents(one, other)
