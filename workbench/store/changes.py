"""Records told as `Changed`: which items, days and tables they moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.domain.ids import ItemId
from workbench.store.index import ITEMS
from workbench.store.record import Op, Record
from workbench.store.state import DIARY, State
from workbench.store.values import Changed

DAYS = "days"
ENTRIES = "entries"


def changed_by(records: Iterable[Record], state: State) -> Changed:
    """What the records moved; `state` is the one after them."""
    tables: set[str] = set()
    items: set[ItemId] = set()
    days: set[date] = set()
    cmds: list[str] = []
    for record in records:
        if record.ops:
            cmds.append(record.cmd)
        for op in record.ops:
            if op.table == ITEMS:
                tables.add(ITEMS)
                items.add(ItemId(op.id))
            elif op.table.startswith(DIARY):
                tables.add(ENTRIES)
                _add_entry(op, state, items, days)
            else:
                tables.add(op.table)
                if op.table == DAYS:
                    days.update(_dates([op.id]))
    return Changed(frozenset(tables), frozenset(items), frozenset(days), tuple(dict.fromkeys(cmds)))


def everything(state: State) -> Changed:
    """The answer after the store was read anew."""
    items = frozenset(ItemId(id) for id in state.docs(ITEMS))
    days = frozenset(_dates(state.docs(DAYS)))
    return Changed(frozenset({ITEMS, ENTRIES, DAYS, "routines"}), items, days, (), reloaded=True)


def _add_entry(op: Op, state: State, items: set[ItemId], days: set[date]) -> None:
    present = state.docs(op.table).get(op.id)
    for document in (op.old, op.new, present):
        if document and document.get("item"):
            items.add(ItemId(document["item"]))
        if document and "at" in document:
            days.add(date.fromisoformat(document["at"][:10]))


def _dates(ids: Iterable[int]) -> list[date]:
    return [date(id // 10000, id // 100 % 100, id % 100) for id in ids]
