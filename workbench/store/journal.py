"""Writing the journal, under the lock of all processes: one line, one sync, or nothing.

Segments and bytes before the position are never replaced. Every method expects that the reading has come to
the end; see `JournalStorage` for the order of things.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

from workbench.errors import why_code
from workbench.store import disk
from workbench.store.follower import BESIDE, FORMAT, MARK, Follower, read_range
from workbench.store.record import Op, Record, seal

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room: the disk itself is sound."""
SEGMENT_LIMIT = 64 * 1024 * 1024


class SyncFailed(Exception):
    """The disk could not promise to keep a record; what it holds of it is unknown."""


class Journal(Follower):
    """A place in the journal from which it can be continued."""

    def put(self, record: Record) -> tuple[Record, int]:
        """Seals, writes and syncs one record: when it returns, the record is on the disk, `accept` is to follow.

        Raises:
            OSError: nothing of it is on the disk.
            SyncFailed: the disk reported an error when it was to keep it.
        """
        record = record.but(q=record.q or self.at.q + 1, p=self.at.h)
        line, h = seal(record)
        try:
            disk.append(self._fd, line)
            disk.sync(self._fd)
        except OSError as error:
            if self._is_surely_away(error):
                raise
            raise SyncFailed(why_code(error)) from error
        except BaseException:
            self._take_back()
            raise
        return record.but(h=h), len(line)

    def accept(self, record: Record, size: int) -> None:
        """Moves behind the record that was put."""
        end = self.at.off + size
        self._advance(end, record, read_range(self._fd, max(0, end - MARK), end))

    def is_rotation_due(self, month: str) -> bool:
        return month > self.at.seg[:7] or self.at.off > SEGMENT_LIMIT

    def successor_name(self, month: str) -> str:
        """Sorts after the present name, also when the clock has been put back."""
        if month > self.at.seg[:7]:
            return month
        base, _, number = self.at.seg.partition(".")
        return f"{base}.{int(number or 0) + 1:06d}"

    def make_segment(self, seg: str, record: Record) -> None:
        """Makes a segment with its first record, so that it is never seen half-made, and never over another.

        Raises:
            OSError: it was not made; a sealed segment without successor is legal.
        """
        record = record.but(q=record.q or self.at.q + 1, p=self.at.h)
        record = record.but(extra={"format": FORMAT, "schema": self.schema, "seg": seg, **record.extra})
        beside = self._beside
        disk.create(beside, seal(record)[0])
        try:
            disk.link(beside, self.path(seg))
        except OSError as error:
            if error.errno not in disk.NO_LINKS or self.path(seg).exists():
                raise
            disk.rename(beside, self.path(seg))
        disk.sync_directory(self.directory)
        disk.unlink(beside)

    def finish_segment(self) -> None:
        """Makes the name of a segment durable whose maker died before he did; what he made it of is still there."""
        if self._beside.exists():
            disk.sync_directory(self.directory)
            disk.unlink(self._beside)

    def complete_line(self) -> None:
        """Gives the last record the newline it lacks, and makes it durable."""
        disk.append(self._fd, b"\n")
        self._sync()

    def rest_bytes(self) -> bytes:
        return read_range(self._fd, self.at.off, self.size())

    def cut_rest(self) -> None:
        """Takes away what lies behind the last record; it must be kept elsewhere before."""
        disk.cut(self._fd, self.at.off)
        self._sync()
        self.rest, self.odd = None, False

    def sync(self) -> None:
        """Makes durable what other processes may have written without living to sync it."""
        self._sync()

    @property
    def _beside(self) -> Path:
        return self.directory / BESIDE

    def _sync(self) -> None:
        try:
            disk.sync(self._fd)
        except OSError as error:
            raise SyncFailed(why_code(error)) from error

    def _is_surely_away(self, error: OSError) -> bool:
        """Takes a refused record back; whether the disk promises that nothing of it is left, and can be asked again.

        After an error other than a full disk no promise is believed: what the disk holds is then unknown.
        """
        try:
            size = self.size()
            disk.cut(self._fd, self.at.off)
            if size > self.at.off:
                disk.sync(self._fd)
        except OSError:
            return False
        return error.errno in FULL or size == self.at.off

    def _take_back(self) -> None:
        try:
            disk.cut(self._fd, self.at.off)
        except OSError:
            return  # the next holder of the lock sets the half line aside, or finds it whole


def special(cmd: str, t: str, by: str, **extra: Any) -> Record:
    """A record of the journal about itself; its number and predecessor are set when it is written."""
    return Record(0, t, by, cmd, tuple[Op, ...](), extra)
