"""The sections of an index made from those of the index before, and from what was touched since.

It gives what `workbench.store.derived.derived` gives, without parsing again what nobody has touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from workbench.domain.agenda import is_followed, is_running, nearest_day
from workbench.domain.board import ALL_GROUPS, Board
from workbench.domain.ids import ItemId, ref_number
from workbench.domain.item import Item
from workbench.store import derived
from workbench.store.base import Base
from workbench.store.codec import codec_for
from workbench.store.derived import ITEMS
from workbench.store.index import Indexes
from workbench.store.record import Document
from workbench.store.rows import Rows, as_bytes
from workbench.store.sidecar import SidecarBroken
from workbench.store.state import DIARY, Docs, State
from workbench.store.views import Records


def sections(state: State) -> dict[str, bytes]:
    """The sections for a state, by the shorter way where there is one."""
    base = state.below
    if isinstance(base, Base) and not base.is_whole:
        try:
            found = _from_before(state, base)
        except SidecarBroken:
            found = None
        if found is not None and not base.is_whole:
            return found
    return derived.derived(state)


def _from_before(state: State, base: Base) -> dict[str, bytes]:
    indexes = Indexes(lambda: state)
    docs = state.tables.get(ITEMS, Docs())
    found = _of_items(docs, base, indexes)
    for table in state.tables:
        if table.startswith(DIARY):
            found |= _of_diary(table, state.docs(table), base)
    return found | {derived.UNCLOSED: as_bytes(indexes.unclosed())}


def _of_items(docs: Docs, base: Base, indexes: Indexes) -> dict[str, bytes]:
    items: Records[ItemId, Item] = Records(lambda: docs, codec_for(Item), lambda _id, _why: None)
    agenda = indexes.agenda()
    board = Board.opened(items, agenda)
    changed = [item for item in map(items.get, agenda.touched) if item is not None]
    near = [(day, item.id) for item in changed if (day := nearest_day(item)) is not None]
    names, areas = indexes.words()
    numbers, odd = _refs(docs, base)
    running = [*agenda.running, *(item.id for item in changed if is_running(item))]
    if agenda.tracked is None:
        raise SidecarBroken(derived.TRACKED)  # written before there was this section
    tracked = [*agenda.tracked, *(item.id for item in changed if is_followed(item))]
    return {
        derived.OPEN: as_bytes(sorted(indexes.open_ids())),
        derived.NEAR: as_bytes(_merged(_rows(base, derived.NEAR, 2), docs, near)),
        derived.RUNNING: as_bytes(sorted(running)),
        derived.TRACKED: as_bytes([0, *sorted(tracked)]),
        derived.REFS: as_bytes(_merged(_rows(base, derived.REFS, 2), docs, numbers)),
        derived.ODD: json.dumps(odd).encode(),
        derived.WORDS: derived.words_section(names, areas),
        **{derived.group_section(group): as_bytes(board.ids(group)) for group in ALL_GROUPS},
    }


def _refs(docs: Docs, base: Base) -> tuple[list[tuple[int, int]], dict[str, int]]:
    """The numbers of what was touched, and all those of an unusual form."""
    known: dict[str, int] = json.loads(_section(base, derived.ODD))
    odd = {ref: id for ref, id in known.items() if not docs.is_touched(id)}
    numbers: list[tuple[int, int]] = []
    for id, document in _touched(docs):
        ref = str(document.get("ref"))
        number = ref_number(ref)
        if number is None:
            odd[ref] = id
        else:
            numbers.append((number, id))
    return numbers, dict(sorted(odd.items(), key=lambda each: each[1]))


def _of_diary(table: str, docs: Docs, base: Base) -> dict[str, bytes]:
    days, trails = derived.day_section(table), derived.trail_section(table)
    touched = _touched(docs)
    on = [(derived.day_number(document), id) for id, document in touched]
    about = [(derived.item_of(document), id) for id, document in touched if derived.item_of(document)]
    return {
        days: as_bytes(_merged(_rows(base, days, 2), docs, on)),
        trails: as_bytes(_merged(_rows(base, trails, 2), docs, about)),
    }


def _touched(docs: Docs) -> list[tuple[int, Document]]:
    found = ((id, docs.get(id)) for id in docs.touched())
    return [(id, document) for id, document in found if document is not None]


def _merged(before: Rows, docs: Docs, since: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows of a number and an id: those of untouched documents, and the new ones among them."""
    kept = zip(before.column(0), before.column(1), strict=True)
    touched = set(docs.touched())
    return sorted([*(row for row in kept if row[1] not in touched), *since])


def _rows(base: Base, section: str, width: int) -> Rows:
    found = base.rows(section, width)
    if found is None:
        raise SidecarBroken(section)
    return found


def _section(base: Base, name: str) -> bytes:
    found = base.section(name)
    if found is None:
        raise SidecarBroken(name)
    return found or b"{}"
