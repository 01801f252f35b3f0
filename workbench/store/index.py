"""What is asked often, kept up to date with every record: refs, open items, entries by day and by item, names.

Each index is made when it is first asked for, since a single command needs hardly any. What the snapshot's index file
knows is taken from there; only what was touched since is looked at. Where there is no such file, everything counts as
touched.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar, cast

from workbench.domain.agenda import Agenda
from workbench.domain.board import ALL_GROUPS
from workbench.domain.day import day_id
from workbench.domain.ids import ItemId, ref_number
from workbench.store import derived
from workbench.store.base import base_of
from workbench.store.record import Document, Op, Record
from workbench.store.rows import NO_ROWS, Rows
from workbench.store.state import DIARY, Docs, State

ITEMS = derived.ITEMS
T = TypeVar("T")
_NOTHING: Document = {}


def diary_table(day: date) -> str:
    return f"{DIARY}{day.year:04d}"


class OpenIds(Collection[ItemId]):
    """The items that are neither closed nor dropped, live."""

    def __init__(self, docs: Docs) -> None:
        found = _rows(docs, derived.OPEN)
        self._docs = docs
        self._base = found.column() if found is not None else []
        self._since = {ItemId(id) for id in _touched(docs, found) if _is_open(docs, id)}

    def __contains__(self, id: object) -> bool:
        if not isinstance(id, int) or self._docs.is_touched(id):
            return id in self._since
        at = bisect_left(self._base, id)
        return at < len(self._base) and self._base[at] == id

    def __iter__(self) -> Iterator[ItemId]:
        touched = self._docs.is_touched
        untouched = [ItemId(id) for id in self._base if not touched(id)]
        return iter([*untouched, *sorted(self._since.copy())])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def take(self, id: int) -> None:
        """An item was put, changed or deleted."""
        if _is_open(self._docs, id):
            self._since.add(ItemId(id))
        else:
            self._since.discard(ItemId(id))


class _ByKey:
    """Ids by a number, for one table: from its section of the index, and for what was touched since."""

    def __init__(self, docs: Docs, section: str, key: Callable[[Document], int]) -> None:
        found = _rows(docs, section, 2)
        self._docs, self._key = docs, key
        self._base = found or NO_ROWS
        self._since: defaultdict[int, set[int]] = defaultdict(set)
        for id in _touched(docs, found):
            document = docs.get(id)
            if document is not None:
                self._since[key(document)].add(id)

    def ids(self, key: int) -> list[int]:
        return [*self._docs.untouched(self._base.following(key)), *sorted(self._since.get(key, ()))]

    def take(self, op: Op) -> None:
        """One document was put, changed or deleted."""
        present = self._docs.get(op.id)
        if op.old is not None:
            # What it was before, as far as the record tells; the fields that stayed are those of now.
            self._since[self._key({**(present or {}), **op.old})].discard(op.id)
        if present is not None:
            self._since[self._key(present)].add(op.id)


class Indexes:
    """All indexes over one state. An entry's key is its table and id."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state
        self.forget()

    def forget(self) -> None:
        """Everything may have changed."""
        self._refs: dict[str, ItemId] | None = None
        self._odd: dict[str, int] = {}
        self._open: OpenIds | None = None
        self._days: dict[str, _ByKey] = {}
        self._of_item: dict[str, _ByKey] = {}

    def ref(self, ref: str) -> ItemId | None:
        return self._steady(lambda: self._ref(ref))

    def open_ids(self) -> OpenIds:
        """Items that are neither closed nor dropped."""
        if self._open is None:
            self._open = self._steady(lambda: OpenIds(self._state().docs(ITEMS)))
        return self._open

    def entries_on(self, day: date) -> list[int]:
        return self._steady(lambda: self._entries_on(day))

    def entries_of(self, item: ItemId) -> list[tuple[str, int]]:
        return self._steady(lambda: self._entries_of(item))

    def diaries(self) -> list[str]:
        """The diary tables, oldest year first."""
        return sorted(name for name in list(self._state().tables) if name.startswith(DIARY))

    def agenda(self) -> Agenda:
        """What an opening desk asks about open items."""
        return self._steady(self._agenda)

    def words(self) -> tuple[Counter[str], Counter[str]]:
        """How often each person and each area is named by an item."""
        return self._steady(self._words)

    def unclosed(self) -> list[int]:
        """The days that were opened and not closed."""
        return self._steady(self._unclosed)

    def _steady(self, ask: Callable[[], T]) -> T:
        """The answer; asked once more where the file of the index turned out to be damaged in between."""
        below = self._state().below
        was_whole = below is None or below.is_whole
        found = ask()
        if was_whole or below is None or not below.is_whole:
            return found
        self.forget()
        return ask()

    def _ref(self, ref: str) -> ItemId | None:
        docs = self._state().docs(ITEMS)
        if self._refs is None:
            found = _section(docs, derived.ODD)
            self._odd = json.loads(found) if found else {}
            self._refs = {str(docs[id].get("ref")): ItemId(id) for id in sorted(_touched(docs, found)) if id in docs}
        since = self._refs.get(ref)
        if since is not None:
            return since
        number = ref_number(ref)
        if number is None:
            known = [self._odd[ref]] if ref in self._odd else []
        else:
            known = [id for _key, id in (_rows(docs, derived.REFS, 2) or NO_ROWS).beginning_with(number)]
        return next((ItemId(id) for id in reversed(known) if not docs.is_touched(id)), None)

    def _entries_on(self, day: date) -> list[int]:
        table = diary_table(day)
        if table not in self._days:
            section = derived.day_section(table)
            self._days[table] = _ByKey(self._state().docs(table), section, derived.day_number)
        return self._days[table].ids(day_id(day))

    def _entries_of(self, item: ItemId) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for table in self.diaries():
            if table not in self._of_item:
                section = derived.trail_section(table)
                self._of_item[table] = _ByKey(self._state().docs(table), section, derived.item_of)
            found += [(table, id) for id in self._of_item[table].ids(item)]
        return found

    def _agenda(self) -> Agenda:
        docs = self._state().docs(ITEMS)
        base = base_of(docs)
        if base is None:
            return Agenda(lambda _group: (), lambda _day: (), (), [ItemId(id) for id in docs], ())
        near = base.rows(derived.NEAR, 2) or NO_ROWS
        groups = {group: base.rows(derived.group_section(group)) or NO_ROWS for group in ALL_GROUPS}
        running = base.rows(derived.RUNNING) or NO_ROWS
        touched = [ItemId(id) for id in docs.touched()]
        seen = frozenset[int](touched)

        def near_by(day: int) -> Iterable[ItemId]:
            return (ItemId(id) for _day, id in near.up_to(day) if id not in seen)

        followed = base.rows(derived.TRACKED) or NO_ROWS
        tracked = _others(followed, seen)[1:] if len(followed) else None
        return Agenda(lambda group: _others(groups[group], seen), near_by, _others(running, seen), touched, tracked)

    def _words(self) -> tuple[Counter[str], Counter[str]]:
        docs = self._state().docs(ITEMS)
        known = _section(docs, derived.WORDS)
        told: dict[str, dict[str, int]] = json.loads(known) if known else {}
        names, areas = Counter[str](told.get("names", {})), Counter[str](told.get("areas", {}))
        for id in _touched(docs, known):
            below = docs.base
            if known is not None and below is not None and id in below:
                _count(names, areas, json.loads(below.text(id)), -1)
            present = docs.get(id)
            if present is not None:
                _count(names, areas, present, 1)
        return +names, +areas

    def _unclosed(self) -> list[int]:
        docs = self._state().docs(derived.DAYS)
        known = _rows(docs, derived.UNCLOSED)
        before = [id for id in known.column() if not docs.is_touched(id)] if known is not None else []
        return sorted([*before, *(id for id in _touched(docs, known) if derived.is_unclosed(docs.get(id, _NOTHING)))])

    def take(self, record: Record) -> None:
        """Follows a record which was applied just now."""
        for op in record.ops:
            if op.table == ITEMS:
                self._take_item(op)
            elif op.table.startswith(DIARY):
                for index in (self._days.get(op.table), self._of_item.get(op.table)):
                    if index is not None:
                        index.take(op)

    def _take_item(self, op: Op) -> None:
        id, old = ItemId(op.id), op.old or {}
        if self._refs is not None:
            if "ref" in old and self._refs.get(old["ref"]) == id:
                del self._refs[old["ref"]]
            present = self._state().docs(ITEMS).get(id) if op.new is not None else None
            if present is not None:
                self._refs[str(present.get("ref"))] = id
        if self._open is not None:
            self._open.take(op.id)


def _others(rows: Rows, seen: frozenset[int]) -> list[ItemId]:
    """The ids of the rows, but for those that were seen elsewhere."""
    ids = cast("list[ItemId]", rows.column() if len(rows) else [])  # an id is a number to a row
    return [item_id for item_id in ids if item_id not in seen] if seen else ids


def _rows(docs: Docs, section: str, width: int = 1) -> Rows | None:
    """A section of the index beneath a table; None where everything has to be looked at."""
    base = base_of(docs)
    return base.rows(section, width) if base is not None else None


def _section(docs: Docs, name: str) -> bytes | None:
    base = base_of(docs)
    return base.section(name) if base is not None else None


def _touched(docs: Docs, known: object) -> list[int]:
    """What has to be looked at: what the index does not know."""
    return docs.touched() if known is not None else list(docs)


def _is_open(docs: Docs, id: int) -> bool:
    document = docs.get(id)
    return document is not None and document.get("state") not in derived.SHUT


def _count(names: Counter[str], areas: Counter[str], item: Any, by: int) -> None:
    people, area = derived.words_of(item)
    for name in people:
        names[name] += by
    if area:
        areas[area] += by
