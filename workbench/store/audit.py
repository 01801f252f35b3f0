"""The whole journal read again: backwards for undo, by item for its trail, from the beginning to verify."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.domain.ids import ItemId
from workbench.store import snapshot
from workbench.store.follower import Follower, Position
from workbench.store.index import ITEMS
from workbench.store.ledger import Ledger
from workbench.store.record import Record, goes_on, is_sound, parse, told_in
from workbench.store.snapshot import Snapshot, SnapshotBroken
from workbench.store.state import DIARY, State, same_documents
from workbench.store.values import Damage, Report, damage

_BLOCK = 1 << 18


def read_back(ledger: Ledger) -> Iterator[Record]:
    """The records before the present position, newest first, as far back as they are sound."""
    for path, end in reversed(_extent(ledger)):
        with path.open("rb") as file:
            for line in _lines_back(file, end):
                if not is_sound(line):
                    return
                yield parse(line)


def touching(ledger: Ledger, item: ItemId) -> Iterator[Record]:
    """The records which changed the item or added an entry to it, oldest first."""
    needles = (f'"t":"{ITEMS}","id":{item},'.encode(), f'"item":{item}'.encode())
    for path, end in _extent(ledger):
        with path.open("rb") as file:
            content = file.read(end)
        for line in content.split(b"\n"):
            if any(needle in line for needle in needles) and is_sound(line):
                record = parse(line)
                if _touches(record, item):
                    yield record


def verify(ledger: Ledger) -> Report:
    """Whether the chain holds, and whether the snapshot and the memory are what it adds up to."""
    with ledger.writing:
        ledger.refresh()
        found: list[Damage] = []
        follower = Follower(ledger.journal.directory, writable=False)
        state, records = State(), 0
        told: set[tuple[str | int | None, ...]] = set()
        shot = _snapshot(ledger.path, found)
        for record in _from_the_beginning(follower):
            missing = state.apply(record)
            found.extend(damage("orphan", record=record.q, table=op.table, id=op.id) for op in missing)
            told |= told_in(record)
            records += 1
            if shot and shot.at.q == record.q and (shot.at.h != goes_on(record) or not _equal(shot.state, state)):
                found.append(damage("snapshot", file=snapshot.NAME))
            if record.q == ledger.q:
                break
        found.extend(follower.damage)
        if (follower.at.q, follower.at.h) != (ledger.q, ledger.h):
            found.append(damage("short", first=follower.at.q + 1, last=ledger.q))
        elif not _equal(ledger.state, state):
            found.append(damage("memory"))
        follower.close()
        found = [each for each in found if each.key not in told]
        return Report(not found, records, ledger.q, ledger.h, tuple(found))


def _extent(ledger: Ledger) -> list[tuple[Path, int]]:
    """The segments up to the present position, oldest first, and how far each is to be read."""
    at, journal = ledger.journal.at, ledger.journal
    before = [journal.path(seg) for seg in journal.segments() if seg < at.seg]
    extent = [(path, path.stat().st_size) for path in before]
    return [*extent, (journal.path(at.seg), at.off)] if at.off else extent


def _lines_back(file: BinaryIO, end: int) -> Iterator[bytes]:
    """The lines before `end`, last first, read in blocks; one line may be many of them long."""
    parts: list[bytes] = []
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        first, *lines = file.read(end - start).split(b"\n")
        if lines:
            lines[-1] += b"".join(reversed(parts))
            parts = []
        yield from (line for line in reversed(lines) if line)
        parts.append(first)
        end = start
    line = b"".join(reversed(parts))
    if line:
        yield line


def _touches(record: Record, item: ItemId) -> bool:
    for op in record.ops:
        if op.table == ITEMS and op.id == item:
            return True
        if op.table.startswith(DIARY) and item in ((op.new or {}).get("item"), (op.old or {}).get("item")):
            return True
    return False


def _from_the_beginning(follower: Follower) -> Iterator[Record]:
    segments = follower.segments()
    if segments:
        follower.begin_at(Position(segments[0]))
        yield from follower.read_on(lenient=True)


def _snapshot(path: Path, found: list[Damage]) -> Snapshot | None:
    try:
        return snapshot.read(path / snapshot.NAME)
    except FileNotFoundError:
        return None
    except (SnapshotBroken, OSError):
        found.append(damage("snapshot", path / snapshot.NAME, file=snapshot.NAME))
        return None


def _equal(one: State, other: State) -> bool:
    return one.next_id == other.next_id and same_documents(one, other)
