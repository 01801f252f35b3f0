"""The sheet of everything that is searched, for one open store: read from its file, brought up to date, kept.

What was put or changed since the snapshot is not on it: a search looks at that first.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from workbench.domain.derive import is_open
from workbench.domain.entry import Entry
from workbench.domain.item import Item
from workbench.hanzi.initials import GAP, Initials, beginnings
from workbench.store.base import Base, base_of
from workbench.store.codec import codec_for
from workbench.store.findings import Described, Sheet, SheetMaker, read, write
from workbench.store.index import ITEMS
from workbench.store.state import DIARY, State
from workbench.store.store import Store
from workbench.text.search.form import FORM
from workbench.text.search.texts import (
    BETWEEN,
    entry_aloud,
    entry_tags,
    entry_texts,
    held,
    item_aloud,
    item_tags,
    item_texts,
)

LEAST = 2000
"""Documents from which on a sheet is worth a file."""
Value = Item | Entry


def tables_of(state: State) -> list[str]:
    """What is searched: the items, then the diaries, the newest first."""
    return [ITEMS, *sorted((name for name in state.tables if name.startswith(DIARY)), reverse=True)]


def decoded(table: str, id: int, document: str | dict[str, object]) -> Value | None:
    """A document as its value, which is held by nobody; None where it fits none."""
    codec = codec_for(Item) if table == ITEMS else codec_for(Entry)
    try:
        return codec.decode(json.loads(document) if isinstance(document, str) else document, id)
    except ValueError:
        return None  # told by whoever shows it


def key_of(value: Value) -> int:
    """Its place: open items before those at an end, and the newest first."""
    if isinstance(value, Item):
        return (0 if is_open(value) else 1 << 40) - value.id
    return -((int(value.at.timestamp()) << 24) | (value.id & 0xFFFFFF))


def text_of(value: Value) -> str:
    """What is looked in."""
    if isinstance(value, Item):
        return BETWEEN.join((held(item_texts(value)), *item_tags(value)))
    return BETWEEN.join((held(entry_texts(value)), *entry_tags(value)))


class Index:
    """The sheet of a store. Until it is ready, a search looks at every document."""

    def __init__(self, store: Store, ticks: Callable[[], float] = time.perf_counter) -> None:
        self._store = store
        self._ticks = ticks
        self._sheet: Sheet | None = None
        self._base: object = None
        """The snapshot to which the sheet belongs."""
        self._work: Iterator[None] | None = None
        self._unsaved: tuple[int, str] | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet, where it belongs to the snapshot on which the store stands at this moment."""
        base = base_of(self._store.state().docs(ITEMS))
        return self._sheet if base is not None and base is self._base else None

    def begin(self) -> bool:
        """Take the sheet from its file; whether it is ready."""
        base = base_of(self._store.state().docs(ITEMS))
        if base is None or self.sheet is not None:
            return self.sheet is not None
        found = read(self._store.path, FORM)
        if found is not None and found[1] == base.identity():
            self._sheet, self._base, self._work = found[0], base, None
            return True
        self._start(found[0] if found is not None else self._sheet)
        return False

    def go_on(self, seconds: float) -> bool:
        """Bring it up to date for so long; whether there is nothing left to do."""
        if self.sheet is not None:
            return True
        if self._work is None and self.begin():
            return True
        until = self._ticks() + seconds
        try:
            while self._work is not None:
                next(self._work)
                if self._ticks() >= until:
                    return False
        except (StopIteration, KeyError):  # done; or everything was read anew meanwhile
            self._work = None
        return True

    def _start(self, old: Sheet | None) -> None:
        state = self._store.state()
        base = base_of(state.docs(ITEMS))
        if base is not None:
            self._work = self._making(state, base, old)

    def _making(self, state: State, base: Base, old: Sheet | None) -> Iterator[None]:
        initials = Initials(old.several if old is not None else ())

        def describe(table: str, id: int, text: str) -> Described | None:
            return _described(table, id, text, initials)

        maker = SheetMaker(state, tables_of(state), describe, old)
        yield from maker.pieces()
        yield from maker.put_in_order(1)
        self._sheet, self._base = maker.sheet(initials.several), base
        is_worth_it = maker.described >= LEAST // 10 and len(self._sheet) >= LEAST
        self._unsaved = base.identity() if is_worth_it and not self._store.status.read_only else None

    def save(self) -> None:
        """Keep in a file what was made, where it is worth it. May be called in another thread."""
        sheet, belongs, self._unsaved = self._sheet, self._unsaved, None
        if sheet is not None and belongs is not None:
            write(self._store.path, sheet, belongs, FORM, {"beginnings": sorted(beginnings())})


def _described(table: str, id: int, text: str, initials: Initials) -> Described | None:
    value = decoded(table, id, text)
    if value is None:
        return None
    aloud = item_aloud(value) if isinstance(value, Item) else entry_aloud(value)
    said = initials.of(GAP.join(aloud)) + GAP.encode()
    return key_of(value), (text_of(value) + BETWEEN).encode(), said
