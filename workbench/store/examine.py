"""Everything a store can be examined for, in one pass, and without changing a byte of it.

The files themselves, every byte of the journal, the chain of hashes, the snapshot against what the journal adds up to,
the head, each document against its type, what documents name, and the rules of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from workbench.domain.day import Day
from workbench.domain.entry import Entry
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item
from workbench.domain.routine import Routine
from workbench.domain.sound import Broken, broken
from workbench.store import sidecar, snapshot
from workbench.store.changes import DAYS
from workbench.store.codec import codec_for
from workbench.store.derived import derived
from workbench.store.follower import Position
from workbench.store.guard import strange
from workbench.store.index import ITEMS
from workbench.store.migrate import upgraded
from workbench.store.sidecar import Sidecar, SidecarBroken, open_sidecar
from workbench.store.snapshot import Snapshot, SnapshotBroken
from workbench.store.state import DIARY, State
from workbench.store.survey import Survey, survey
from workbench.store.undo import COUNTERS
from workbench.store.values import Damage, Fact, damage

T = TypeVar("T", bound=Frozen)


class Examination(Frozen):
    """What an examination found."""

    records: int
    q: int
    h: str
    """The head: it names the last record and, by the chain of hashes, everything before it."""
    found: tuple[Damage, ...]
    known: tuple[Damage, ...]
    """What is lost for good and has been told before."""
    gaps: tuple[tuple[int, int], ...]
    """Records lost for good, by their numbers."""
    too_new: int | None
    chain_is_sound: bool
    """Whether every byte of the journal belongs to one unbroken chain."""
    snapshot_is_sound: bool
    anchored: bool | None
    """Whether the history up to the head that was asked for is the one that had this head."""

    @property
    def ok(self) -> bool:
        return not self.found and self.anchored is not False


def examine(path: Path, *, since: tuple[int, str] | None = None) -> Examination:
    """Looks at everything. `since` is a head from an export: nothing up to there may have been altered."""
    found = survey(path, anchors=(since[0],) if since else ())
    anchored = None
    if since is not None:
        anchored = found.anchors.get(since[0], "").startswith(since[1]) and bool(found.anchors.get(since[0]))
        anchored = anchored and not _broken_before(found, since[0])
    told = [*strange(path), *found.found, *_of_the_index(path), *_of_the_desk(upgraded(found.best, found.schema))]
    fresh = [each for each in told if each.key not in found.told]
    known = [*found.known, *(each for each in told if each.key in found.told)]
    return Examination(
        found.records,
        found.q,
        found.h,
        tuple(fresh),
        tuple(known),
        tuple(found.gaps),
        found.too_new,
        found.is_sound,
        found.snapshot_is_sound,
        anchored,
    )


def _of_the_index(path: Path) -> Iterator[Damage]:
    """Whether the index says of its snapshot what a look at every document says; one that is absent says nothing."""
    try:
        whole = snapshot.read(path / snapshot.NAME)
        with (path / snapshot.NAME).open("rb") as file:
            index = open_sidecar(path, file.fileno())
            if index is None or _agrees(index, whole, file.fileno()):
                return
    except (OSError, SnapshotBroken, SidecarBroken):
        if not (path / sidecar.NAME).exists() or not _is_sound(path):
            return  # the snapshot itself is told elsewhere
    yield damage("index", path / sidecar.NAME, file=sidecar.NAME)


def _is_sound(path: Path) -> bool:
    try:
        snapshot.read(path / snapshot.NAME)
    except (OSError, SnapshotBroken):
        return False
    return True


def _agrees(index: Sidecar, whole: Snapshot, file: int) -> bool:
    state = whole.state
    if (Position(*index.at), index.next_id) != (whole.at, state.next_id):
        return False
    if {*index.tables} != {*state.tables}:
        return False
    for table, docs in state.tables.items():
        if index.ids(table) != sorted(docs):
            return False
        for id in docs:
            place = index.document_place(table, id)
            if place is None or index.text(file, *place) != docs.raw(id):
                return False
    return all(index.section(name) == content for name, content in derived(state).items())


def _broken_before(found: Survey, q: int) -> bool:
    """Whether a record before `q` is lost or replaced: then the chain does not reach back from there."""
    if any(first <= q for first, _last in found.gaps):
        return True
    numbers = (each.fact("record") or each.fact("first") for each in found.found if each.what in _BREAKS)
    return any(number is None or int(number) <= q for number in numbers)


_BREAKS = frozenset({"unreadable", "edited", "replaced", "missing"})


def _of_the_desk(state: State) -> list[Damage]:
    """The documents: their types, what they name, the rules they keep."""
    told: list[Damage] = []
    items = _decoded(state, ITEMS, Item, told)
    days = _decoded(state, DAYS, Day, told)
    _decoded(state, "routines", Routine, told)
    entries: dict[int, Entry] = {}
    for table in state.tables:
        if table.startswith(DIARY):
            entries |= _decoded(state, table, Entry, told)
    counters = state.docs(COUNTERS)
    numbers = {year: int(counters[year].get("last", 0)) for year in counters}
    by_date: Mapping[date, Day] = {day.date: day for day in days.values()}
    return [*told, *(_told(each) for each in broken(items, entries, by_date, numbers))]


def _decoded(state: State, table: str, cls: type[T], told: list[Damage]) -> dict[int, T]:
    codec, docs = codec_for(cls), state.docs(table)
    values: dict[int, T] = {}
    for id in docs:
        try:
            document: Mapping[str, Any] = docs[id]
            values[id] = codec.decode(document, id)
        except ValueError as error:
            told.append(damage("document", table=table, id=id, why=str(error)))
    return values


def _told(each: Broken) -> Damage:
    facts: dict[str, Fact] = {}
    if each.ref is not None:
        facts["ref"] = each.ref
    if each.entry is not None:
        facts |= {"table": DIARY, "id": each.entry}
    if each.day is not None:
        facts["day"] = each.day.isoformat()
    if each.names is not None:
        facts["why"] = each.names
    if each.code != "reference":
        facts["rule"] = each.code
    return damage("reference" if each.code == "reference" else "rule", None, **facts)
