"""Looking at a few items of a store without opening it: for commands which show what a day has to do with.

It reads what is acknowledged: the head, the index beside the snapshot, and the records between the two. It takes no
lock and changes nothing. Whatever is not in the best of orders makes it give up: then the store itself is to be opened.
"""

from __future__ import annotations

import os

from workbench.store.ahead import SIZE, read_ahead
from workbench.store.plain_json import loads
from workbench.store.quick import sha256
from workbench.store.sidecar import SidecarBroken, open_sidecar
from workbench.store.value import item_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workbench.domain.item import Item
    from workbench.store.sidecar import Sidecar

    Place = tuple[int, str]
    """Number and hash of a record."""

ITEMS = "items"
NEAR = "near"
"""The section of the index: see `workbench.store.derived`."""
MOST = 1 << 21
"""Bytes of the journal behind the snapshot beyond which the store is opened."""
_BODY, _HASH, _BEFORE = slice(None, -40), slice(-34, -2), slice(-73, -41)
"""Of a line: what its hash covers, the hash, and the hash of the line before."""


class Unready(Exception):
    """The store is to be opened."""


def near_items(store: str, day: int) -> list[Item]:
    """The open items with a date on or before a day, given as its ordinal, and those which have leaked; and any others
    that were touched since the snapshot. In no order.

    Raises:
        Unready
    """
    try:
        return _near_items(store, day)
    except (OSError, ValueError, KeyError, TypeError, SidecarBroken) as error:
        raise Unready(str(error)) from error


def _near_items(store: str, day: int) -> list[Item]:
    q, h, seg, off = head(store)
    snapshot = os.open(f"{store}/workbench.json", os.O_RDONLY | os.O_CLOEXEC)
    try:
        index = open_sidecar(store, snapshot)
        if index is None:
            raise Unready("no index")
        from_seg, from_off, from_q, from_h, following = index.at
        if following is not None:
            raise Unready("another segment")
        reader = _Items(snapshot, index)
        at = from_q, from_h
        if from_seg != seg:  # a month has ended since
            rest = between(f"{store}/journal/{from_seg}.jsonl", from_off, None, from_h)
            if b'"cmd":"journal.seal","next":"%s"' % seg.encode() not in rest[-400:]:
                raise Unready("another segment")
            at = reader.fold(rest, at)
            from_off = 0
        if reader.fold(between(f"{store}/journal/{seg}.jsonl", from_off, off, at[1]), at) != (q, h):
            raise Unready("another record")
        chosen = [id for _day, id in index.rows(NEAR, 2).up_to(day) if id not in reader.touched]
        found = [item_of(reader.document(id), id) for id in chosen]
        return found + [item_of(document, id) for id, document in reader.touched.items() if document is not None]
    finally:
        os.close(snapshot)


def head(store: str) -> tuple[int, str, str, int]:
    """Where the journal stands; only a store with nothing to tell says what comes next."""
    lock = os.open(f"{store}/lock", os.O_RDONLY | os.O_CLOEXEC)
    try:
        content = os.pread(lock, SIZE, 0)
    finally:
        os.close(lock)
    fields = content.split(b" ", 4)
    if read_ahead(content) is None or len(fields) != 5 or b"/" in fields[2]:
        raise Unready("no head")
    return int(fields[0]), fields[1].decode("ascii"), fields[2].decode("ascii"), int(fields[3])


def between(path: str, start: int, end: int | None, h: str) -> bytes:
    """The lines behind the snapshot; before them must stand the record which it names, or nothing at all."""
    before = min(start, 48)
    segment = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        size = (os.fstat(segment).st_size if end is None else end) - start
        content = os.pread(segment, size + before, start - before) if 0 <= size <= MOST else b""
    finally:
        os.close(segment)
    if len(content) != size + before or (before and h.encode() not in content[:before]):
        raise Unready("another journal")
    return content[before:]


class _Items:
    """The items of a snapshot, with what the records behind it changed."""

    def __init__(self, snapshot: int, index: Sidecar) -> None:
        self._snapshot = snapshot
        self._index = index
        self.touched: dict[int, dict[str, Any] | None] = {}

    def document(self, id: int) -> dict[str, Any]:
        """An item as it stands in the snapshot."""
        place = self._index.document_place(ITEMS, id)
        if place is None:
            raise KeyError(id)
        return loads(self._index.text(self._snapshot, *place))

    def fold(self, lines: bytes, at: Place) -> Place:
        """Take in the records behind a place; where the last of them stands."""
        for place, line in everyday(lines, at):
            at = place
            if b'"t":"items"' in line:
                for op in loads(line.decode())["ops"]:
                    if op["t"] == ITEMS:
                        self._apply(int(op["id"]), op["old"], op["new"])
        return at

    def _apply(self, id: int, old: dict[str, Any] | None, new: dict[str, Any] | None) -> None:
        """See `workbench.store.state.State`."""
        if new is None or old is None:
            self.touched[id] = new
            return
        present = self.touched[id] if id in self.touched else self.document(id)
        if present is None:
            raise Unready("a change of nothing")
        self.touched[id] = changed(present, old, new)


def everyday(lines: bytes, at: Place) -> Iterator[tuple[Place, bytes]]:
    """The records behind a place, each with its own, as long as all is in order.

    Raises:
        Unready: a line is not what was written, not the next, or says more than which documents changed.
    """
    q, h = at
    for line in lines.split(b"\n")[:-1]:
        q += 1
        if sha256(line[_BODY])[:32].encode() != line[_HASH] or h.encode() != line[_BEFORE]:
            raise Unready("an odd line")
        if not line.startswith(b'{"q":%d,' % q) or not _is_everyday(line):
            raise Unready("not an everyday record")
        h = line[_HASH].decode("ascii")
        yield (q, h), line


def changed(present: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """A document after a change of these fields."""
    gone = old.keys() - new.keys()
    return {name: value for name, value in present.items() if name not in gone} | new


def _is_everyday(line: bytes) -> bool:
    """Whether a record changes documents and no more, or goes from one month to the next."""
    if b'"cmd":"journal.seal"' in line or b'"cmd":"journal.open"' in line:
        return b'"then":' not in line
    return b'"cmd":"journal.' not in line and b'"cmd":"schema.' not in line
