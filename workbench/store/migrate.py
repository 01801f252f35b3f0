"""Documents of an earlier schema made documents of this one.

A migration is a pure function from a document to a document, with a name and a place in the order. What it changes is
written as one ordinary record, so that reading the journal needs no old migration ever again. Before it, a backup is
made and read back. Whoever has the desk open with an older program stops writing at that record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.store import snapshot
from workbench.store.follower import Follower
from workbench.store.record import MIGRATE, OPEN, REBASE, Document, Op, Record, is_sound, parse
from workbench.store.state import State, difference


class Migration(Frozen):
    """One step of the schema."""

    name: str
    change: Callable[[str, Document], Document]
    """Table and document in, the document as it is to be out; never changed in place."""


MIGRATIONS: tuple[Migration, ...] = ()
"""The n-th makes schema n + 1 of schema n, counted from 1. Append only: what was released stays as it is."""


def latest() -> int:
    """The schema of this program."""
    return len(MIGRATIONS) + 1


def ahead_of(schema: int) -> tuple[Migration, ...]:
    """The migrations which a store of this schema has before it."""
    return MIGRATIONS[schema - 1 :]


def migrating(state: State, schema: int) -> Iterator[Op]:
    """The changes which bring a state of this schema up to date."""
    steps = ahead_of(schema)
    if not steps:
        return
    for table in sorted(state.tables):
        docs = state.docs(table)
        for id in sorted(docs):
            document = docs[id]
            for step in steps:
                document = step.change(table, document)
            op = difference(table, id, docs[id], document)
            if op:
                yield op


def upgraded(state: State, schema: int) -> State:
    """The state itself, its documents brought up to date in memory only."""
    ops = tuple(migrating(state, schema))
    if ops:
        state.apply(Record(0, "", "", MIGRATE, ops))
    return state


def schema_of(path: Path, journal: Follower) -> int:
    """The schema of a store, without reading more of it than has to be.

    A snapshot tells it; a journal that is newer tells it by a migration behind it, or in the first record of its last
    segment.
    """
    told = [1]
    for name in (snapshot.NAME, snapshot.PREVIOUS):
        try:
            with (path / name).open("rb") as file:
                told.append(int(snapshot.read_meta(file.readline())["schema"]))
            break
        except (OSError, ValueError, KeyError, TypeError):
            continue
    if told[-1] >= latest():
        return told[-1]
    for seg in reversed(journal.segments()):
        found = _schema_in(journal.path(seg))
        if found:
            return max(*told, found)
    return max(told)


def _schema_in(segment: Path) -> int:
    """The schema that the records of a segment name, the last of them; 0 where none does."""
    found = 0
    with segment.open("rb") as file:
        for line in file:
            if b'"schema":' in line and is_sound(line.rstrip(b"\n")):
                found = schema_named(parse(line)) or found
    return found


def schema_named(record: Record) -> int | None:
    """The schema from a record on, where it names one."""
    if record.cmd not in (OPEN, REBASE, MIGRATE):
        return None
    told: object = record.extra.get("schema")
    if isinstance(told, list) and told:
        told = told[-1]  # pyright: ignore[reportUnknownVariableType]
    return told if isinstance(told, int) else None
