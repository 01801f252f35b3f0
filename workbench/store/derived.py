"""What is asked often, worked out for a whole snapshot and kept in its index: see `workbench.store.sidecar`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.agenda import sorted_agenda
from workbench.domain.ids import ref_number
from workbench.domain.item import Item
from workbench.store.codec import codec_for
from workbench.store.record import Document
from workbench.store.rows import as_bytes
from workbench.store.state import DIARY, Docs, State

ITEMS = "items"
DAYS = "days"
SHUT = frozenset({"closed", "dropped"})

OPEN, NEAR, RUNNING, REFS, ODD, WORDS, UNCLOSED = "open", "near", "running", "refs", "odd", "words", "unclosed"
TRACKED = "tracked"
"""What is followed from above, behind a 0: indexes written before there was this section are told by its absence."""


def group_section(group: int) -> str:
    return f"group:{group}"


def day_section(table: str) -> str:
    """Entries by their own day: day as a number, id."""
    return f"day:{table}"


def trail_section(table: str) -> str:
    """Entries by the item they are about: item, id."""
    return f"item:{table}"


def derived(state: State) -> dict[str, bytes]:
    """The sections, from all documents."""
    found = _of_items(state.docs(ITEMS))
    for table in state.tables:
        if table.startswith(DIARY):
            found |= _of_diary(table, state.docs(table))
    unclosed = (id for id, day in parsed(state.docs(DAYS)) if is_unclosed(day))
    return found | {UNCLOSED: as_bytes(sorted(unclosed))}


def parsed(docs: Docs) -> Iterator[tuple[int, Document]]:
    """Every document, none of them held longer than it is looked at."""
    for id in docs:
        raw = docs.raw(id)
        yield id, json.loads(raw) if isinstance(raw, str) else raw


def is_unclosed(day: Document) -> bool:
    """A day that was opened and not closed."""
    return bool(day.get("opened_at")) and not day.get("closed_at")


def day_number(entry: Document) -> int:
    """The day on the wall where the entry was made, 20261228; 0 where it has none."""
    text = str(entry.get("at", ""))[:10].replace("-", "")
    return int(text) if text.isdecimal() else 0


def item_of(entry: Document) -> int:
    """The item that an entry is about; 0 where it is about none."""
    return int(entry.get("item") or 0)


def words_section(names: Mapping[str, int], areas: Mapping[str, int]) -> bytes:
    return json.dumps({"names": dict(sorted(names.items())), "areas": dict(sorted(areas.items()))}).encode()


def words_of(item: Document) -> tuple[list[str], str | None]:
    """The people and the area that an item names; the people as `domain.derive.people_of` does."""
    source = item.get("source")
    who = source.get("who") if isinstance(source, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    support, attend = item.get("support") or (), item.get("attend") or ()
    named: list[Any] = [item.get("waiting_on"), item.get("lead"), *support, *attend, who]
    return list(dict.fromkeys(str(name) for name in named if name)), item.get("area") or None


def _of_items(docs: Docs) -> dict[str, bytes]:
    codec = codec_for(Item)
    still_open: list[int] = []
    items: list[Item] = []
    refs: list[tuple[int, int]] = []
    odd: dict[str, int] = {}
    names, areas = Counter[str](), Counter[str]()
    for id, document in parsed(docs):
        ref = str(document.get("ref"))
        number = ref_number(ref)
        if number is None:
            odd[ref] = id
        else:
            refs.append((number, id))
        people, area = words_of(document)
        names.update(people)
        areas.update((area,) if area else ())
        if document.get("state") in SHUT:
            continue
        still_open.append(id)
        try:
            items.append(codec.decode(document, id))
        except ValueError:
            continue  # told by whoever shows it; no list has it
    agenda = sorted_agenda(items)
    return {
        OPEN: as_bytes(sorted(still_open)),
        NEAR: as_bytes(agenda.near),
        RUNNING: as_bytes(sorted(agenda.running)),
        TRACKED: as_bytes([0, *sorted(agenda.tracked)]),
        REFS: as_bytes(sorted(refs)),
        ODD: json.dumps(odd).encode(),
        WORDS: words_section(names, areas),
        **{group_section(group): as_bytes(ids) for group, ids in agenda.groups.items()},
    }


def _of_diary(table: str, docs: Docs) -> dict[str, bytes]:
    days: list[tuple[int, int]] = []
    trail: list[tuple[int, int]] = []
    for id, document in parsed(docs):
        days.append((day_number(document), id))
        if item_of(document):
            trail.append((item_of(document), id))
    return {day_section(table): as_bytes(sorted(days)), trail_section(table): as_bytes(sorted(trail))}
