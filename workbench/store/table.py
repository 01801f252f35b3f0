"""TinyDB's tables and database over the journal: every write hands over only the documents it touches.

The methods overridden here are TinyDB's points of extension; a test holds them against its source.
"""

# TinyDB's own annotations leave the parameters of its mappings open, and overload `get` seven times:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportIncompatibleMethodOverride=false

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from workbench.store.staging import Staging, TableView, copied
from workbench.store.storage import JournalStorage


class SafeDocument(Document):
    """A document whose lists and mappings belong to the caller alone."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(copied(dict(value)), doc_id)


class _Documents(Mapping[str, Mapping[str, Any]]):
    """One table as TinyDB reads it, by the id as text; nothing is copied before it is asked for."""

    def __init__(self, staging: Staging, table: str) -> None:
        self._staging = staging
        self._table = table

    def __getitem__(self, id: str) -> Mapping[str, Any]:
        found = self._staging.get(self._table, int(id)) if id.isdecimal() else None
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return (str(id) for id in self._staging.ids(self._table))

    def __len__(self) -> int:
        return sum(1 for _ in self._staging.ids(self._table))


class JournalTable(Table):
    """A table whose changes cost the same at any size."""

    document_class = SafeDocument

    @property
    def _journal(self) -> JournalStorage:
        return cast(JournalStorage, self.storage)  # the database makes no other

    def _in_transaction(self, verb: str) -> AbstractContextManager[Staging]:
        return self._journal.transaction(f"tinydb.{verb}")

    # What TinyDB builds on

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        with self._journal.reading() as staging:
            return cast("dict[str, Mapping[str, Any]]", _Documents(staging, self.name))  # only read by TinyDB

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._in_transaction("update") as staging:
            view = TableView(staging, self.name)
            updater(cast("dict[int, Mapping[str, Any]]", view))  # used as a mutable mapping only
            view.stage()
        self.clear_cache()

    def _get_next_id(self) -> int:
        with self._in_transaction("insert") as staging:
            return staging.allocate(self.name)

    # Writing: the id, the condition and the change under one lock

    def insert(self, document: Mapping[str, Any]) -> int:
        with self._in_transaction("insert"):
            return super().insert(_own(document))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        own = [_own(each) for each in documents]
        with self._in_transaction("insert") as staging:
            for each in own:
                if isinstance(each, SafeDocument):
                    staging.reserve(self.name, each.doc_id)
            return super().insert_multiple(own)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        with self._in_transaction("update"):
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().update(fields, doc_ids=doc_ids)

    def update_multiple(
        self,
        updates: Iterable[tuple[Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None], QueryLike]],
    ) -> list[int]:
        own = list(updates)
        with self._in_transaction("update"):
            return super().update_multiple(own)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        with self._in_transaction("upsert"):
            return super().upsert(_own(document), cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        with self._in_transaction("remove"):
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().remove(doc_ids=doc_ids)

    def put(self, doc_id: int, document: Mapping[str, Any]) -> None:
        """Stores the whole document under its id, whether or not one was there."""
        with self._in_transaction("put") as staging:
            if staging.get(self.name, doc_id) is None:
                self.insert(SafeDocument(document, doc_id))
                return

            def replace(present: MutableMapping[str, Any]) -> None:
                present.clear()
                present.update(document)

            self.update(replace, doc_ids=[doc_id])

    # Reading: always fresh, so that a cached result is never handed out twice

    def search(self, cond: QueryLike) -> list[Document]:
        self.clear_cache()
        with self._journal.reading():
            return super().search(cond)

    def get(self, cond: Any = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        with self._journal.reading():
            if doc_id is None and doc_ids is not None:
                found = (super(JournalTable, self).get(doc_id=each) for each in dict.fromkeys(doc_ids))
                return [each for each in found if each is not None]
            return super().get(cond, doc_id, cast(Any, None))  # its overloads do not name the plain call

    def __iter__(self) -> Iterator[Document]:
        with self._journal.reading():
            return iter(list(super().__iter__()))

    def __len__(self) -> int:
        with self._journal.reading():
            return super().__len__()

    def _matching(self, cond: QueryLike) -> list[int]:
        return [each.doc_id for each in self.search(cond)]


class WorkbenchDB(TinyDB):
    """TinyDB with our table and storage."""

    table_class = JournalTable
    default_storage_class = JournalStorage

    @property
    def journal(self) -> JournalStorage:
        return cast(JournalStorage, self.storage)  # see default_storage_class

    def journal_table(self, name: str) -> JournalTable:
        return cast(JournalTable, self.table(name))  # see table_class

    def tables(self) -> set[str]:
        with self.journal.reading() as staging:
            return {name for name in self.journal.table_names() if any(True for _ in staging.ids(name))}

    def drop_table(self, name: str) -> None:
        self.table(name).truncate()

    def drop_tables(self) -> None:
        with self.journal.transaction("tinydb.drop_tables"):
            for name in self.journal.table_names():
                self.table(name).truncate()


def _own(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """TinyDB looks for its `document_class` to find an explicit id."""
    if isinstance(document, Document) and not isinstance(document, SafeDocument):
        return SafeDocument(document, document.doc_id)
    return document
