"""Writing the snapshot anew behind everybody's back: a process of its own, which no key press waits for.

It reads as every reader does, without a lock, and writes beside what is there. Only for putting it in place does it
take the lock of all processes, for as long as three renames take; and it puts nothing in place that is older than what
is there, or that the journal of the moment does not know. Killed at any point it leaves nothing but a file beside.
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.clock import Clock, clock_from_environment
from workbench.errors import DeskError, StoreIOError
from workbench.store import snapshot
from workbench.store.ahead import SIZE, read_ahead
from workbench.store.guard import checked
from workbench.store.journal import SyncFailed
from workbench.store.migrate import latest
from workbench.store.sidecar import open_sidecar
from workbench.store.snapshot import SnapshotBroken

if TYPE_CHECKING:
    from subprocess import Popen

    from workbench.store.settling import SettlingLedger

TURN = "checkpoint.lock"
"""Who holds this file's lock writes the snapshot; others leave it to him."""
_started: list[Popen[bytes]] = []


@contextmanager
def turn(store: Path, *, wait: bool = False) -> Generator[bool]:
    """Whether it is our turn to write the snapshot, as long as the block runs; with `wait` it always is, in the end.

    Who waits must not hold the lock of all processes, since the one at it needs that.

    Raises:
        OSError: the file cannot be made.
    """
    fd = checked(os.open(store / TURN, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
    try:
        os.fchmod(fd, 0o600)  # whatever the umask
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(fd)


def start(store: Path) -> None:
    """Begins a compaction in a process of its own, which outlives this one; nothing where one is running."""
    from subprocess import DEVNULL, Popen  # late: once in hundreds of changes

    _started[:] = [each for each in _started if each.poll() is None]
    ours = str(Path(__file__).resolve().parents[2])
    found = os.environ.get("PYTHONPATH", "")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([ours, found] if found else [ours])}
    try:
        with turn(store) as free:
            if not free:
                return
        words = [sys.executable, "-P", "-m", "workbench.store.compact", str(store)]
        _started.append(
            Popen(
                words, env=environment, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, cwd="/"
            )
        )
    except OSError:
        return  # the journal holds everything; the next change tries again


def compact(store: Path, clock: Clock) -> bool:
    """Writes the snapshot and its index; whether they are in place now.

    Raises:
        DeskError: the store cannot be read, or the disk would not have it. Nothing was changed.
        OSError: the same.
    """
    with turn(store) as ours:
        return ours and _compact(store, clock)


def _compact(store: Path, clock: Clock) -> bool:
    from workbench.store.settling import SettlingLedger  # late: `start` is asked for without it

    ledger = SettlingLedger(store, clock=clock, app="compact", read_only=False)
    try:
        if not ledger.is_in_order or ledger.journal.schema < latest():
            return False  # for a process which may put things in order
        if not ledger.q or _is_fresh(store, ledger.q):
            return False
        try:
            ledger.journal.sync()  # the snapshot must not run ahead of the journal on the disk
        except SyncFailed as error:
            raise StoreIOError(path=store, why=str(error)) from error
        try:
            snapshot.prepare(store, ledger.rendered())
        except snapshot.SnapshotMoved:
            return False  # damaged: for a process which tells somebody
        if not ledger.is_in_order:
            snapshot.give_up(store)
            return False
        return _put_in_place(store, ledger)
    finally:
        ledger.close()


def _is_fresh(store: Path, q: int) -> bool:
    """Whether the snapshot in place stands at this record, and has its index."""
    try:
        with (store / snapshot.NAME).open("rb") as file:
            stands_at = int(snapshot.read_meta(file.readline())["q"])
            return stands_at >= q and open_sidecar(store, file.fileno()) is not None
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _put_in_place(store: Path, ledger: SettlingLedger) -> bool:
    """Under the lock of all processes: only where the store is still the one that was read."""
    lock = ledger.lock
    lock.open()
    lock.acquire()
    try:
        known = ledger.journal.find(ledger.journal.at)
        if ledger.journal.is_another or known is None or _is_fresh(store, ledger.q + 1):
            snapshot.give_up(store)
            return False
        snapshot.publish(store)
        _tell_those_who_append(store, ledger)
        return True
    finally:
        lock.release()
        lock.close()


def _tell_those_who_append(store: Path, ledger: SettlingLedger) -> None:
    """How many records may follow before the next compaction, in what stands behind the head."""
    head = ledger.lock.head()
    with (store / ledger.lock.path.name).open("rb") as file:
        ahead = read_ahead(file.read(SIZE))
    if head is not None and ahead is not None and ahead.q == head.q and head.q >= ledger.q:
        left = ledger.snapshot_after - (head.q - ledger.q)
        ledger.lock.put_head(head, ahead.but(left=left).line())


def main(argv: list[str]) -> int:
    """STORE: one compaction, at the lowest priority."""
    os.nice(15)
    try:
        compact(Path(argv[0]), clock_from_environment())
    except (DeskError, OSError, SnapshotBroken, ValueError):
        return 1  # nothing was changed; the next change of the desk tries again
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
