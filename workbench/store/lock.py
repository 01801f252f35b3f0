"""The lock of all processes on one desk, and in the same file the head: the last record surely on the disk.

The file is never renamed, replaced or deleted by the program. The head is written after the journal is synced,
so it is never ahead of it; a journal that ends before its head has lost records.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import re
import time
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.errors import StoreBusy
from workbench.store import disk
from workbench.store.ahead import HEAD
from workbench.store.guard import checked

_HEAD = re.compile(rb"(\d+) ([0-9a-f]{32}) ([0-9.\-]+) (\d+) ([^\n]*?) *\n")
PATIENCE = 10.0
"""Seconds before a held lock is called busy; a transaction holds it for about a millisecond."""


class Head(Frozen):
    """Where the journal stood at the last acknowledgement."""

    q: int
    h: str
    seg: str
    off: int
    by: str


def writer_name(app: str) -> str:
    """The `by` of a record: user@host/app:pid."""
    try:
        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run under a number without a name
        user = str(os.getuid())
    return f"{user}@{os.uname().nodename}/{app}:{os.getpid()}"


def read_head(path: Path) -> Head | None:
    """The head, or None where there is none yet or it is not readable."""
    try:
        with path.open("rb") as file:
            return _parsed(file.read(HEAD))
    except OSError:
        return None


def _parsed(line: bytes) -> Head | None:
    found = _HEAD.match(line)
    if not found:
        return None
    q, h, seg, off, by = found.groups()
    return Head(int(q), h.decode(), seg.decode(), int(off), by.decode(errors="replace"))


def head_line(head: Head) -> bytes:
    """A head as the file holds it."""
    said = f"{head.q} {head.h} {head.seg} {head.off} {head.by}".replace("\n", " ")
    return said.encode()[: HEAD - 1] + b"\n"


class DeskLock:
    """An exclusive `flock`: the kernel frees it when its holder dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd = -1
        self._pid = 0

    def open(self) -> None:
        """Opens the file, and creates it empty where it is absent.

        Raises:
            OSError: it cannot be written.
        """
        self.close()
        self._fd = checked(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
        self._pid = os.getpid()
        os.fchmod(self._fd, 0o600)

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def acquire(self, patience: float | None = None) -> None:
        """Waits its turn; a random short sleep shares the lock more fairly than a growing one.

        Raises:
            StoreBusy: another process kept it for longer than the patience.
        """
        until = time.monotonic() + (PATIENCE if patience is None else patience)
        while True:
            if self._try():
                if self._is_current():
                    return
                self.open()  # somebody replaced the file: the lock on the old one binds nobody
                continue
            if time.monotonic() > until:
                head = self.head()
                raise StoreBusy(path=self.path.parent, holder=head.by if head else "?")
            import random  # late: the lock is nearly always free

            time.sleep(random.uniform(0.0003, 0.001))

    def release(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def head(self) -> Head | None:
        """The head in the file that is locked."""
        if self._fd < 0:
            return read_head(self.path)
        try:
            return _parsed(os.pread(self._fd, HEAD, 0))
        except OSError:
            return None

    def put_head(self, head: Head, behind: bytes = b"") -> None:
        """Writes the head and what stands behind it; it costs no sync, since without it one check less is made.

        Nothing behind it is an empty line, so that what stood there is not taken for this head's.
        """
        disk.put_at_start(self._fd, head_line(head) + (behind or b"\n"))

    def _try(self) -> bool:
        if self._pid != os.getpid():
            self._fd = -1  # a fork shares its parent's lock; the parent keeps that one
            self.open()
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_current(self) -> bool:
        try:
            named = self.path.stat()
        except FileNotFoundError:
            return False
        mine = os.fstat(self._fd)
        return (named.st_ino, named.st_dev) == (mine.st_ino, mine.st_dev)
