"""What a transaction has written so far, over the committed state, which it does not touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, cast

from workbench.store.record import Document, Op
from workbench.store.state import Docs, State, counter_of, difference

_NONE = Docs()


class Staging:
    """Reads see the staged documents first. Discarding it is all that an abort needs."""

    def __init__(self, state: State, cmd: str = "", extra: Mapping[str, Any] | None = None) -> None:
        self.cmd = cmd
        self.extra: Mapping[str, Any] = extra or {}
        """What the record will say besides; both may still be set before the commit."""
        self._state = state
        self._staged: dict[str, dict[int, Document | None]] = {}
        self._next_id: dict[str, int] = {}

    def committed(self, table: str) -> Docs:
        return self._state.tables.get(table, _NONE)

    def get(self, table: str, id: int) -> Document | None:
        """The document as it is held: to be read, never to be changed."""
        staged = self._staged.get(table)
        if staged is not None and id in staged:
            return staged[id]
        return self.committed(table).get(id)

    def put(self, table: str, id: int, document: Document | None) -> None:
        self._staged.setdefault(table, {})[id] = document
        if document is not None:
            self.reserve(table, id)

    def reserve(self, table: str, id: int) -> None:
        """Makes sure that `id` is not given to another document."""
        self._next_id[counter_of(table)] = max(self._following(table), id + 1)

    def tables(self) -> list[str]:
        """The tables with staged documents."""
        return list(self._staged)

    def ids(self, table: str) -> Iterator[int]:
        staged = self._staged.get(table, {})
        for id in self.committed(table):
            if staged.get(id, _NONE) is not None:
                yield id
        for id, document in list(staged.items()):
            if document is not None and id not in self.committed(table):
                yield id

    def allocate(self, table: str) -> int:
        """An id which was never used in this table, nor in those which share its counter."""
        id = self._following(table)
        self._next_id[counter_of(table)] = id + 1
        return id

    def ops(self) -> tuple[Op, ...]:
        """What differs from the committed state."""
        found = (
            difference(table, id, self.committed(table).get(id), document)
            for table, documents in self._staged.items()
            for id, document in documents.items()
        )
        return tuple(op for op in found if op)

    def _following(self, table: str) -> int:
        return self._next_id.get(counter_of(table)) or self._state.following_id(table)


class TableView(MutableMapping[int, Document]):
    """One table as TinyDB's updaters want it: documents touched here are copies, staged together by `stage`."""

    def __init__(self, staging: Staging, table: str) -> None:
        self._staging = staging
        self._table = table
        self._touched: dict[int, Document | None] = {}

    def __getitem__(self, id: int) -> Document:
        if id not in self._touched:
            document = self._staging.get(self._table, id)
            if document is None:
                raise KeyError(id)
            self._touched[id] = copied(document)
        document = self._touched[id]
        if document is None:
            raise KeyError(id)
        return document

    def __setitem__(self, id: int, document: Document) -> None:
        self._touched[id] = document

    def __delitem__(self, id: int) -> None:
        if id not in self:
            raise KeyError(id)
        self._touched[id] = None

    def __contains__(self, id: object) -> bool:
        if not isinstance(id, int):
            return False
        if id in self._touched:
            return self._touched[id] is not None
        return self._staging.get(self._table, id) is not None

    def __iter__(self) -> Iterator[int]:
        for id in list(self._staging.ids(self._table)):
            if self._touched.get(id, _NONE) is not None:
                yield id
        for id, document in list(self._touched.items()):
            if document is not None and self._staging.get(self._table, id) is None:
                yield id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        for id in list(self):
            self._touched[id] = None

    def stage(self) -> None:
        """Stages all of it or, when one document is not JSON, nothing.

        Raises:
            ValueError: a document would not come back from the disk as it is; the field is named.
        """
        for id, document in self._touched.items():
            if document is not None:
                require_json(document, f"{self._table} {id}")
        for id, document in self._touched.items():
            self._staging.put(self._table, id, copied(document) if document is not None else None)


def copied(document: Document) -> Document:
    """A copy down to the last list."""
    return {name: _copy(value) for name, value in document.items()}


def _copy(value: object) -> object:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_copy(each) for each in cast("list[object]", value)]
    return value


def require_json(value: object, where: str) -> None:
    """Refuses what JSON would lose or change: tuples, moments, NaN, keys that are not text."""
    kind = type(value)
    if value is None or kind in (str, int, bool):
        return
    if kind is float and value == value and value not in (float("inf"), float("-inf")):
        return
    if kind is list:
        for each in cast("list[object]", value):
            require_json(each, where)
        return
    if isinstance(value, dict):
        for key, each in cast("dict[object, object]", value).items():
            if type(key) is not str:
                raise ValueError(f"{where}: the key {key!r} is not text")
            require_json(each, f"{where}.{key}")
        return
    raise ValueError(f"{where}: {kind.__name__} {value!r} is not JSON")
