"""The documents in memory: what the records of the journal add up to.

Documents are replaced, never mutated. An id, once used, is used up: the counters only grow, also through undo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from threading import Lock
from typing import Protocol, cast

from workbench.store.record import Document, Op, Record

DIARY = "diary_"
"""Entries lie in one table for each year, `diary_2026`, under one counter."""


def counter_of(table: str) -> str:
    """Tables between which a document may move share one counter."""
    if table.startswith(DIARY):
        return "diary"
    return "items" if table == "archive" else table


class Below(Protocol):
    """What lies below the documents that were touched: those of a snapshot, which stays as it is."""

    def __len__(self) -> int: ...

    def __contains__(self, id: int) -> bool: ...

    def ids(self) -> list[int]: ...

    def text(self, id: int) -> str: ...

    def contents(self, ids: Sequence[int]) -> list[bytes]: ...


class Ground(Protocol):
    """The whole of what lies below."""

    @property
    def is_whole(self) -> bool: ...


class Docs(MutableMapping[int, Document]):
    """One table's documents by id.

    What was put here lies over those of a snapshot. These stay in its file, or stay text, until they are asked for.
    """

    def __init__(self, held: dict[int, Document | str | None] | None = None, base: Below | None = None) -> None:
        self._held: dict[int, Document | str | None] = held if held is not None else {}
        """What lies over the base; None where one of its documents was deleted."""
        self.base = base
        self._gone = 0
        self._over = 0
        """How many of the held stand for one of the base, deleted ones included."""
        self._swap = Lock()

    def __getitem__(self, id: int) -> Document:
        if id not in self._held and self.base is not None:
            document: Document = json.loads(self.base.text(id))
            return document
        text = self._held[id]
        if not isinstance(text, str):
            if text is None:
                raise KeyError(id)
            return text
        document = json.loads(text)
        with self._swap:  # a commit in another thread must not be overwritten by what was read before it
            if self._held.get(id) is text:
                self._held[id] = document
        return document

    def __setitem__(self, id: int, document: Document) -> None:
        with self._swap:
            self._touch(id)
            self._held[id] = document

    def __delitem__(self, id: int) -> None:
        with self._swap:
            if id not in self:
                raise KeyError(id)
            if self.base is not None and id in self.base:
                self._touch(id)
                self._held[id] = None
                self._gone += 1
            else:
                del self._held[id]

    def __iter__(self) -> Iterator[int]:
        held = dict(self._held)  # a copy, since another thread may commit meanwhile
        below = self.base.ids() if self.base is not None else []
        for id in below:
            if held.pop(id, _UNTOUCHED) is not None:
                yield id
        yield from held

    def __len__(self) -> int:
        return len(self._held) + (len(self.base) - self._over if self.base is not None else 0) - self._gone

    def __contains__(self, id: object) -> bool:
        if id in self._held:
            return self._held[cast(int, id)] is not None
        return self.base is not None and isinstance(id, int) and id in self.base

    def raw(self, id: int) -> Document | str:
        """As it is held: the text of a snapshot's line need not be parsed to be written again."""
        if id not in self._held and self.base is not None:
            return self.base.text(id)
        held = self._held[id]
        if held is None:
            raise KeyError(id)
        return held

    def together(self, ids: Iterable[int]) -> dict[int, Document]:
        """Those of the snapshot's documents that are quicker read at once than one by one: perhaps none."""
        found = self.contents(ids)
        try:
            documents: list[Document] = json.loads(b"[" + b",".join(found.values()) + b"]")
        except ValueError:  # not one document each: whoever asks for it alone hears which one it is
            return {}
        return dict(zip(found, documents, strict=True)) if len(documents) == len(found) else {}

    def contents(self, ids: Iterable[int]) -> dict[int, bytes]:
        """The same as they stand in the file."""
        base = self.base
        wanted = sorted(id for id in ids if id not in self._held) if base is not None else []
        found = base.contents(wanted) if base is not None else []
        return dict(zip(wanted, found, strict=True)) if found else {}

    def token(self, id: int) -> object:
        """Another object as soon as another document stands under this id; the same as long as it is the same."""
        held = self._held.get(id, _UNTOUCHED)
        return self.base if held is _UNTOUCHED else held

    def touched(self) -> list[int]:
        """The ids under which something was put, changed or deleted since the snapshot that lies below."""
        return list(self._held)

    def untouched(self, ids: list[int]) -> list[int]:
        """Those of the ids which stand as they did in the snapshot."""
        return [id for id in ids if id not in self._held] if self._held else ids

    def is_touched(self, id: int) -> bool:
        return id in self._held

    def _touch(self, id: int) -> None:
        """Keeps the count before something is put; to be called with the lock."""
        if id in self._held:
            self._gone -= self._held[id] is None
        elif self.base is not None and id in self.base:
            self._over += 1


_UNTOUCHED: Document = {}


class State:
    """All tables, and the next id of every counter."""

    def __init__(self) -> None:
        self.tables: dict[str, Docs] = {}
        self.next_id: dict[str, int] = {}
        self.below: Ground | None = None
        """The snapshot that lies below the tables, where it is read through its index."""

    def apply(self, record: Record) -> list[Op]:
        """Takes one record in; returns the changes of documents which are not there, after a loss."""
        return [op for op in record.ops if not self._apply(op)]

    def docs(self, table: str) -> Docs:
        found = self.tables.get(table)
        if found is None:
            found = self.tables[table] = Docs()
        return found

    def following_id(self, table: str) -> int:
        return self.next_id.get(counter_of(table), 1)

    def _apply(self, op: Op) -> bool:
        docs = self.docs(op.table)
        if op.new is None:
            return docs.pop(op.id, None) is not None
        if op.old is None:
            docs[op.id] = op.new
            counter = counter_of(op.table)
            self.next_id[counter] = max(self.next_id.get(counter, 1), op.id + 1)
            return True
        present = docs.get(op.id)
        if present is None:
            return False
        docs[op.id] = merged(present, op)
        return True


def same_documents(one: State, other: State) -> bool:
    """Whether two states hold the same, whatever their counters."""

    def documents(state: State) -> dict[str, dict[int, object]]:
        return {name: dict(docs) for name, docs in state.tables.items() if len(docs)}

    return documents(one) == documents(other)


def merged(document: Document, op: Op) -> Document:
    """A copy of the document with the changed fields of `op`."""
    gone = (op.old or {}).keys() - (op.new or {}).keys()
    kept = {name: value for name, value in document.items() if name not in gone}
    return {**kept, **(op.new or {})}


def difference(table: str, id: int, old: Document | None, new: Document | None) -> Op | None:
    """The operation which makes `new` of `old`, with only the fields that differ; None when none does."""
    if old is None and new is None:
        return None
    if old is None or new is None:
        return Op(table, id, old, new)
    before = {name: value for name, value in old.items() if name not in new or not same(value, new[name])}
    after = {name: value for name, value in new.items() if name not in old or not same(old[name], value)}
    return Op(table, id, before, after) if before or after else None


def same(one: object, other: object) -> bool:
    """Equal as JSON, where `true` is not 1."""
    if one is other:
        return True
    if isinstance(one, list | dict) or isinstance(other, list | dict):
        return one == other and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    return type(one) is type(other) and one == other
