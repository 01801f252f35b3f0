"""Reading the journal: segments by month, read on from a position.

Bytes before `off` never change; a segment is never replaced. After a seal nothing is read in that segment: the
chain goes on in the successor which the seal names. What is odd is stepped over, or called torn, only in a
lenient reading, which the holder of the lock makes, or a reader where nobody can write.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from workbench.domain.frozen import Frozen
from workbench.store.guard import checked
from workbench.store.record import GAP, GENESIS, MIGRATE, OPEN, REBASE, SEAL, Record, goes_on, is_sound, parse
from workbench.store.scan import Bad, Good, Rest, scan
from workbench.store.values import Damage, Fact, damage

FORMAT = 1
"""The layout of the files."""
SCHEMA = 1
"""The shape of the documents."""
MARK = 48
"""So many bytes before the position are kept: they hold a hash, so if they differ, the file is another."""


BESIDE = "new.tmp"
"""A segment while it is made; until its maker is done, this is a second name of it."""
_ENDING = ".jsonl"
_SEGMENT = re.compile(r"\d{4}-\d\d(?:\.\d{6})?\.jsonl")


class Rewritten(Exception):
    """The journal is not the one that was read so far: it was restored, or the end of it taken back."""


class Position(Frozen):
    """Between two records: after `q`, whose hash is `h`; `next` names the successor when `seg` is sealed."""

    seg: str = ""
    off: int = 0
    q: int = 0
    h: str = GENESIS
    next: str | None = None


class Follower:
    """A place in the journal, with the file open there."""

    def __init__(self, directory: Path, *, writable: bool) -> None:
        self.directory = directory
        self.at = Position()
        self.rest: Rest | None = None
        """What a lenient reading found behind the last record, in bytes of the segment."""
        self.odd = False
        """Whether a strict reading stopped before bytes it did not understand."""
        self.too_new: int | None = None
        self.schema = SCHEMA
        """The schema of the documents at the position."""
        self.damage: list[Damage] = []
        self._writable = writable
        self._fd = -1
        self._mark = b""

    # Places

    def path(self, seg: str) -> Path:
        return self.directory / f"{seg}.jsonl"

    def segments(self, after: str = "") -> list[str]:
        """The names in order; a name never sorts before that of an earlier segment. Other files are not ours.

        Only those `after` one: asked with every change, when ten years of them lie in the directory.
        """
        try:
            names = os.listdir(self.directory)  # noqa: PTH208 - names are wanted, and a path of each costs more
        except FileNotFoundError:
            return []
        ends = len(_ENDING)
        return sorted(name[:-ends] for name in names if name[:-ends] > after and _SEGMENT.fullmatch(name))

    def begin_at(self, position: Position) -> None:
        """Goes to a position, which must be one of this journal."""
        self.at = position
        self._open(position.seg)
        self._remember()

    def find(self, position: Position) -> Position | None:
        """The same place in this journal, or None where the journal does not hold it."""
        try:
            with self.path(position.seg).open("rb") as file:
                file.seek(max(0, position.off - MARK))
                if position.h.encode() in file.read(min(MARK, position.off)):
                    return position
                follower = file.readline()  # the record before may be damaged, and the one after it sound
                if is_sound(follower[:-1]) and parse(follower[:-1]).p == position.h:
                    return position
        except OSError:
            pass
        for seg in reversed(self.segments()):
            first = self.first_record(seg)
            if first and first.p == position.h and first.q == position.q + 1:
                return Position(seg, 0, position.q, position.h)
        return None

    def first_record(self, seg: str) -> Record | None:
        try:
            with self.path(seg).open("rb") as file:
                line = file.readline()
        except OSError:
            return None
        return parse(line[:-1]) if line.endswith(b"\n") and is_sound(line[:-1]) else None

    # Reading

    def read_on(self, *, lenient: bool) -> Iterator[Record]:
        """The records after the position, which moves with them.

        Raises:
            Rewritten: the bytes already read are no longer there.
        """
        self.odd, self.rest = False, None
        while self.too_new is None:
            if self.at.next is not None and not self._enter_successor(lenient):
                return
            yield from self._read_segment(lenient)
            if self.at.next is None and not (lenient and self._enter_later()):
                return

    def size(self) -> int:
        """How long the present segment is now."""
        return os.fstat(self._fd).st_size

    @property
    def is_gone(self) -> bool:
        """Whether the segment's name is no longer there; what was read of it stays readable."""
        return not self.path(self.at.seg).exists()

    @property
    def is_another(self) -> bool:
        """Whether a file of this name is not the one that was read so far: restored, or its end taken back."""
        try:
            named = self.path(self.at.seg).stat()
        except FileNotFoundError:
            return False
        mine = os.fstat(self._fd)
        same_file = (named.st_ino, named.st_dev) == (mine.st_ino, mine.st_dev)
        return not same_file or self._mark != self._before(self.at.off)

    def _read_segment(self, lenient: bool) -> Iterator[Record]:
        data, base = self._unread()
        for piece in scan(data):
            start, end = base + piece.start, base + piece.end
            if isinstance(piece, Rest):
                self.odd = True
                self.rest = piece.but(start=start, end=end)
                return
            record = self._continuing(piece)
            if record is None and not lenient:
                self.odd = True
                return
            record = record or self._judge(piece, start, end)
            if record and self._is_too_new(record):
                return
            self._advance(end, record, data[max(0, piece.end - MARK) : piece.end])
            if record:
                yield record
            if self.at.next is not None:
                return

    def _continuing(self, piece: Good | Bad) -> Record | None:
        """The record of a piece which is in order, and the next one of the chain."""
        if isinstance(piece, Bad) or piece.flawed or piece.record.p != self.at.h:
            return None
        is_next = piece.record.q == self.at.q + 1 or piece.record.cmd in (GAP, REBASE)
        return piece.record if is_next else None

    def _judge(self, piece: Good | Bad, start: int, end: int) -> Record | None:
        """The record of an odd piece, where it is to be taken; reports what is wrong with it."""
        if isinstance(piece, Bad) or piece.record.q <= self.at.q:
            self.report("unreadable", start=start, end=end)
            return None
        if piece.flawed:
            self.report("unreadable", start=end - 1, end=end, record=piece.record.q)
        if piece.record.q > self.at.q + 1:
            self.report("missing", first=self.at.q + 1, last=piece.record.q - 1)
        elif piece.record.p != self.at.h:
            self.report("replaced", first=self.at.q, last=piece.record.q)
        return piece.record

    def _is_too_new(self, record: Record) -> bool:
        if record.cmd not in (OPEN, REBASE, MIGRATE):
            return False
        self.too_new = newer_than_known(record.extra)
        return self.too_new is not None

    def _advance(self, end: int, record: Record | None, mark: bytes) -> None:
        self.at = self.at.but(off=end)
        self._mark = mark
        if record:
            if record.cmd == MIGRATE:
                self.schema = int(record.extra["schema"][-1])
            following = str(record.extra["next"]) if record.cmd == SEAL else None
            self.at = Position(self.at.seg, end, record.q, goes_on(record), following)

    def _unread(self) -> tuple[bytes, int]:
        size = self.size()
        if size < self.at.off:
            raise Rewritten
        if size == self.at.off:
            return b"", size
        if self._before(self.at.off) != self._mark:
            raise Rewritten
        return read_range(self._fd, self.at.off, size), self.at.off

    def _before(self, off: int) -> bytes:
        start = max(0, off - len(self._mark))
        return read_range(self._fd, start, off)

    def _remember(self) -> None:
        self._mark = read_range(self._fd, max(0, self.at.off - MARK), self.at.off)

    def _enter_successor(self, lenient: bool) -> bool:
        name = self.at.next or ""
        if self.path(name).exists():
            self._enter(name)
            return True
        if lenient and self.segments(after=self.at.seg):
            self.report("missing", segment=name)
            return self._enter_later()
        return False

    def _enter_later(self) -> bool:
        """Goes to the next segment although no seal named it, where there is one: the seal is damaged or lost."""
        later = self.segments(after=self.at.seg)
        if not later:
            return False
        if self.rest:
            self.report("unreadable", start=self.rest.start, end=self.rest.end)
        self.rest, self.odd = None, False
        self._enter(later[0])
        return True

    def _enter(self, seg: str) -> None:
        self._open(seg)
        self.at = Position(seg, 0, self.at.q, self.at.h)
        self._mark = b""

    def _open(self, seg: str) -> None:
        flags = os.O_RDWR | os.O_APPEND if self._writable else os.O_RDONLY
        fd = os.open(self.path(seg), flags | os.O_CLOEXEC | os.O_NOFOLLOW)
        if self._writable:
            checked(fd, self.directory / BESIDE)
        self.close()
        self._fd = fd

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def report(self, what: str, kept_at: Path | None = None, **facts: Fact) -> None:
        path = self.path(self.at.seg)
        found = damage(what, kept_at or (path if what == "unreadable" else None), file=path.name, **facts)
        if found not in self.damage:
            self.damage.append(found)


def newer_than_known(facts: Mapping[str, Any]) -> int | None:
    """The version that this program is too old for, if `facts` name one."""
    for name, known in (("format", FORMAT), ("schema", SCHEMA)):
        found: object = facts.get(name)
        if isinstance(found, list) and found:
            found = cast("list[object]", found)[-1]  # a migration names both: from, to
        if isinstance(found, int) and found > known:
            return found
    return None


def read_range(fd: int, start: int, end: int) -> bytes:
    parts: list[bytes] = []
    while start < end:
        part = os.pread(fd, end - start, start)
        if not part:
            break
        parts.append(part)
        start += len(part)
    return b"".join(parts)
