"""What is in a directory, told without changing anything in it; and the state it opens to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from workbench.errors import StoreDamaged, StoreForeign, StoreIOError, StoreTooNew, why_code
from workbench.store import disk, reserve, sidecar, snapshot
from workbench.store.follower import FORMAT, SCHEMA, Follower, Position, newer_than_known
from workbench.store.guard import need_real_directory
from workbench.store.lock import read_head
from workbench.store.record import OPEN, REBASE
from workbench.store.snapshot import Snapshot, SnapshotBroken
from workbench.store.state import State
from workbench.store.values import Damage, damage

LOCK = "lock"
JOURNAL = "journal"
QUARANTINE = "quarantine"
FRESH = "store-fresh.tmp"
"""Beside the store: the one that is to take its place, whole as soon as its head is written."""
_OURS = frozenset({LOCK, JOURNAL, QUARANTINE, snapshot.NAME, snapshot.PREVIOUS, sidecar.NAME, reserve.NAME})


def finish_exchange(path: Path) -> None:
    """Puts the store in place that was to take it, where its maker died between his two renames.

    Raises:
        OSError: it cannot be done; the store is absent, and whole beside its place.
    """
    if path.exists() or path.is_symlink():
        return
    fresh = path.with_name(FRESH)
    if not fresh.is_symlink() and read_head(fresh / LOCK):
        disk.rename(fresh, path)
        disk.sync_directory(path.parent)


def inspect(path: Path) -> None:
    """Refuses what must not be touched. An absent or an empty directory is a store to be made.

    Raises:
        StoreForeign: something else lies there.
        StoreTooNew: a later program wrote it.
        StoreDamaged: it was a store, and nothing of it can be read.
        StoreIOError: it cannot be looked into.
    """
    try:
        if not path.exists() and not path.is_symlink():
            return
        if not path.is_dir():
            raise StoreForeign(path=path, why="no-directory")
        names = {each.name for each in path.iterdir()}
        for each in (path, path / JOURNAL, path / QUARANTINE):
            need_real_directory(each)
        if names:
            _inspect_content(path, names)
    except OSError as error:
        raise StoreIOError(path=path, why=why_code(error)) from error


def _inspect_content(path: Path, names: set[str]) -> None:
    metas = [meta for name in (snapshot.NAME, snapshot.PREVIOUS) if (meta := _meta(path / name))]
    journal = Follower(path / JOURNAL, writable=False)
    segments = journal.segments()
    for facts in [*metas, *(_opening_facts(journal.path(seg)) for seg in segments)]:
        found = newer_than_known(facts)
        if found is not None:
            raise StoreTooNew(path=path, found=found, known=max(FORMAT, SCHEMA))
    if metas or any(_holds_a_record(journal, seg) for seg in segments):
        return
    if read_head(path / LOCK):
        raise StoreDamaged(path=path, why="nothing-readable")
    if segments or (path / snapshot.NAME).exists():
        raise StoreForeign(path=path, why="not-ours")
    lock = path / LOCK
    if {name for name in names if not name.endswith(".tmp")} - _OURS or (lock.exists() and lock.stat().st_size):
        raise StoreForeign(path=path, why="other-files")


def _meta(path: Path) -> dict[str, Any] | None:
    """The facts of a snapshot, also of one that another program has laid out anew."""
    try:
        with path.open("rb") as file:
            return snapshot.read_meta(file.readline())
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        pass
    try:
        return dict(json.loads(path.read_bytes())["_meta"]["1"])
    except (ValueError, KeyError, TypeError):
        return None


def _opening_facts(path: Path) -> dict[str, Any]:
    """The facts of a segment's first line, believed without its checksum: a newer one may be made otherwise."""
    with path.open("rb") as file:
        line = file.readline()
    try:
        raw: object = json.loads(line)
    except ValueError:
        return {}
    if not isinstance(raw, dict):
        return {}
    facts = cast("dict[str, Any]", raw)
    return facts if facts.get("cmd") in (OPEN, REBASE) else {}


def _holds_a_record(journal: Follower, seg: str) -> bool:
    if journal.first_record(seg):
        return True
    journal.begin_at(Position(seg))
    sound = next(journal.read_on(lenient=True), None) is not None
    journal.close()
    return sound


@dataclass(slots=True)
class Loaded:
    """A state to read on from; the journal stands at its position."""

    state: State
    broken: list[Path] = field(default_factory=list[Path])
    """Snapshots that are not what was written."""
    unplaced: list[tuple[Path, Snapshot]] = field(default_factory=list[tuple[Path, Snapshot]])
    """Sound snapshots of which the journal does not know the place."""


def load(path: Path, journal: Follower, rescued: Callable[[Iterable[Damage]], None]) -> Loaded:
    """Begins at the newest usable snapshot, or at the beginning. The journal is to be read on from there.

    Of the snapshot nothing is read before it is asked for, where its index lies beside it. Where it then turns out to
    be another, the same state is read from what is sound, and `rescued` is told what was found damaged.
    """
    loaded = Loaded(State())
    for name in (snapshot.NAME, snapshot.PREVIOUS):
        try:
            if name == snapshot.NAME:
                found = snapshot.load(path, lambda at: _rescue(path, at, rescued))
            else:
                found = snapshot.read(path / name)
        except FileNotFoundError:
            continue
        except (SnapshotBroken, OSError):
            loaded.broken.append(path / name)
            continue
        place = journal.find(found.at)
        if place:
            loaded.state = found.state
            journal.begin_at(place)
            return loaded
        loaded.unplaced.append((path / name, found))
    segments = journal.segments()
    if segments:
        journal.begin_at(Position(segments[0]))
    return loaded


def _rescue(path: Path, at: Position, tell: Callable[[Iterable[Damage]], None]) -> State:
    """The state at a position, read without the index: from the snapshot if it is sound, else from the journal."""
    try:
        found = snapshot.read(path / snapshot.NAME)
    except (SnapshotBroken, OSError):
        tell([damage("snapshot", path / snapshot.NAME, file=snapshot.NAME)])
    else:
        if (found.at.q, found.at.h) == (at.q, at.h):
            return found.state
    journal = Follower(path / JOURNAL, writable=False)
    try:
        state = _state_before(path, journal, at)
        for record in journal.read_on(lenient=True):
            if record.q > at.q:
                break
            state.apply(record)
        tell(journal.damage)
        return state
    finally:
        journal.close()


def _state_before(path: Path, journal: Follower, at: Position) -> State:
    """Where the reading of the journal begins, and what there was before: the snapshot before, or nothing."""
    try:
        found = snapshot.read(path / snapshot.PREVIOUS)
        place = journal.find(found.at) if found.at.q <= at.q else None
    except (SnapshotBroken, OSError):
        place = found = None
    if place and found:
        journal.begin_at(place)
        return found.state
    segments = journal.segments()
    if segments:
        journal.begin_at(Position(segments[0]))
    return State()
