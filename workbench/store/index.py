"""What is asked often, kept up to date with every record: refs, open items, entries by day and by item.

Each index is made when it is first asked for, since a single command needs hardly any. It is made from the
documents; those still text from the snapshot are parsed only where a look at the text cannot tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from workbench.domain.ids import ItemId
from workbench.store.record import Document, Op, Record
from workbench.store.state import DIARY, State

ITEMS = "items"
_SHUT = frozenset({"closed", "dropped"})
_SHUT_TEXT = re.compile(r'"state":"(?:closed|dropped)"')
_REF_TEXT = re.compile(r'\{"ref":"([0-9\-]+)"')


def diary_table(day: date) -> str:
    return f"{DIARY}{day.year:04d}"


class Indexes:
    """All indexes over one state. An entry's key is its table and id."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state
        self.forget()

    def forget(self) -> None:
        """Everything may have changed."""
        self._refs: dict[str, ItemId] | None = None
        self._open: set[ItemId] | None = None
        self._days: dict[str, dict[str, set[int]]] = {}
        self._of_item: dict[int, set[tuple[str, int]]] | None = None

    def ref(self, ref: str) -> ItemId | None:
        if self._refs is None:
            self._refs = dict(self._all_refs())
        return self._refs.get(ref)

    def open_ids(self) -> set[ItemId]:
        """Items that are neither closed nor dropped; not to be changed by the caller."""
        if self._open is None:
            self._open = set(self._all_open())
        return self._open

    def entries_on(self, day: date) -> set[int]:
        table = diary_table(day)
        if table not in self._days:
            days: dict[str, set[int]] = defaultdict(set)
            for id, document in self._state().docs(table).items():
                days[_day(document)].add(id)
            self._days[table] = days
        return self._days[table].get(day.isoformat(), set())

    def entries_of(self, item: ItemId) -> set[tuple[str, int]]:
        if self._of_item is None:
            self._of_item = defaultdict(set)
            for table in self.diaries():
                for id, document in self._state().docs(table).items():
                    if document.get("item"):
                        self._of_item[document["item"]].add((table, id))
        return self._of_item.get(item, set())

    def diaries(self) -> list[str]:
        """The diary tables, oldest year first."""
        return sorted(name for name in list(self._state().tables) if name.startswith(DIARY))

    def take(self, record: Record) -> None:
        """Follows a record which was applied just now."""
        for op in record.ops:
            if op.table == ITEMS:
                self._take_item(op)
            elif op.table.startswith(DIARY):
                self._take_entry(op)

    def _take_item(self, op: Op) -> None:
        id, new = ItemId(op.id), op.new or {}
        if self._refs is not None:
            if op.old and "ref" in op.old and self._refs.get(op.old["ref"]) == id:
                del self._refs[op.old["ref"]]
            if "ref" in new:
                self._refs[new["ref"]] = id
        if self._open is not None:
            document = self._state().docs(ITEMS).get(op.id)
            if document is not None and document.get("state") not in _SHUT:
                self._open.add(id)
            else:
                self._open.discard(id)

    def _take_entry(self, op: Op) -> None:
        before = {} if op.old is None else op.old
        present = self._state().docs(op.table).get(op.id)
        days = self._days.get(op.table)
        if days is not None and (present is None or op.old is None or "at" in before):
            if "at" in before:
                days[_day(before)].discard(op.id)
            if present is not None:
                days[_day(present)].add(op.id)
        if self._of_item is not None and (present is None or op.old is None or "item" in {**before, **(op.new or {})}):
            if before.get("item"):
                self._of_item[before["item"]].discard((op.table, op.id))
            if present is not None and present.get("item"):
                self._of_item[present["item"]].add((op.table, op.id))

    def _all_refs(self) -> Iterator[tuple[str, ItemId]]:
        docs = self._state().docs(ITEMS)
        for id in docs:
            raw = docs.raw(id)
            found = _REF_TEXT.match(raw) if isinstance(raw, str) else None
            yield (found[1] if found else str(docs[id].get("ref"))), ItemId(id)

    def _all_open(self) -> Iterator[ItemId]:
        docs = self._state().docs(ITEMS)
        for id in docs:
            raw = docs.raw(id)
            surely_open = isinstance(raw, str) and not _SHUT_TEXT.search(raw)
            if surely_open or docs[id].get("state") not in _SHUT:
                yield ItemId(id)


def _day(document: Document) -> str:
    """The day on the wall where the entry was made."""
    return str(document.get("at", ""))[:10]
