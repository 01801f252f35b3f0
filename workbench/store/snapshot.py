"""The snapshot: the state after one record, as a TinyDB file with one document on a line.

Only an accelerator for opening: the journal holds everything. It is replaced atomically and checks itself.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workbench.domain.frozen import Frozen
from workbench.store import disk, sidecar
from workbench.store.base import Base
from workbench.store.follower import FORMAT, SCHEMA, Position
from workbench.store.record import Document, to_json
from workbench.store.rows import Rows
from workbench.store.state import Docs, State

NAME = "workbench.json"
PREVIOUS = "workbench.json.prev"


class SnapshotBroken(Exception):
    """The file is not what was written."""


class SnapshotMoved(Exception):
    """While it was written, what lay below was found damaged and read anew: what was written may be of both."""


class Snapshot(Frozen):
    """The state, and the place in the journal behind which it stands."""

    state: State
    at: Position


class Rendered:
    """The content of the file, piece by piece, and the index that belongs to it when all pieces were taken."""

    def __init__(self, state: State, at: Position, written: str) -> None:
        self._state = state
        self._at = at
        self._written = written
        self._places: dict[str, bytearray] = {}
        self._size = 0
        self._tail = b""
        self._was_whole = self._is_whole()

    def need_unmoved(self) -> None:
        """
        Raises:
            SnapshotMoved: what lies below the state is not what it was at the beginning.
        """
        if self._is_whole() != self._was_whole:
            raise SnapshotMoved

    def _is_whole(self) -> bool:
        return self._state.below is not None and self._state.below.is_whole

    def __iter__(self) -> Iterator[bytes]:
        digest = hashlib.sha256()
        for piece in self._body():
            digest.update(piece)
            self._size += len(piece)
            yield piece
        last = f'"_check":{{"1":{{"sha256":"{digest.hexdigest()}"}}}}}}\n'.encode()
        self._tail = last[-sidecar.TAIL :]
        self._size += len(last)
        yield last

    def index(self) -> bytes:
        """The content of the index."""
        state, at = self._state, self._at
        header = {
            "size": self._size,
            "tail": self._tail.decode(),
            "at": [at.seg, at.off, at.q, at.h, at.next],
            "schema": SCHEMA,
            "next_id": dict(state.next_id),
            "tables": {name: _extent(rows) for name, rows in self._places.items()},
        }
        sections = {sidecar.document_section(name): bytes(rows) for name, rows in self._places.items()}
        from workbench.store.rederived import sections as derived  # late: only who writes needs it

        return sidecar.packed(header, sections | derived(state))

    def _body(self) -> Iterator[bytes]:
        at = self._at
        meta = {"format": FORMAT, "schema": SCHEMA, "q": at.q, "h": at.h, "seg": at.seg, "off": at.off}
        meta |= {"next": at.next, "next_id": dict(self._state.next_id), "written": self._written}
        start = b'{"_meta":{"1":' + to_json(meta) + b"},\n"
        yield start
        place = len(start)
        for name in sorted(self._state.tables):
            docs = self._state.tables[name]
            head = to_json(name) + b":{\n"
            yield head
            place += len(head)
            rows = self._places[name] = bytearray()
            ids = sorted(docs)
            for number, id in enumerate(ids, 1):
                key, text = f'"{id}":'.encode(), self._text(docs, id)
                rows += sidecar.document_row(id, place + len(key), text)
                line = key + text + (b",\n" if number < len(ids) else b"\n")
                yield line
                place += len(line)
            yield b"},\n"
            place += 3

    def _text(self, docs: Docs, id: int) -> bytes:
        try:
            return _text(docs.raw(id))
        except KeyError:
            self.need_unmoved()
            raise


def _extent(rows: bytearray) -> tuple[int, int, int]:
    """How many documents a table has, and the first and the last id."""
    ids = Rows(rows, 3)
    return (len(ids), ids.row(0)[0], ids.row(len(ids) - 1)[0]) if len(ids) else (0, 0, -1)


def _text(document: Document | str) -> bytes:
    return document.encode() if isinstance(document, str) else to_json(document)


def write(directory: Path, rendered: Rendered) -> None:
    """Replaces the snapshot and its index, keeping the snapshot before under another name.

    Raises:
        OSError, SnapshotMoved: the old snapshot is still in place.
    """
    prepare(directory, rendered)
    publish(directory)


def prepare(directory: Path, rendered: Rendered) -> None:
    """Writes both files beside those in place, which takes as long as there is much in them.

    Raises:
        OSError, SnapshotMoved: what was written is away again.
    """
    try:
        disk.create_in_pieces(directory / f"{NAME}.tmp", rendered)
        disk.create(directory / f"{sidecar.NAME}.tmp", rendered.index())
        rendered.need_unmoved()
    except (OSError, SnapshotMoved):
        give_up(directory)
        raise


def publish(directory: Path) -> None:
    """Puts what was prepared in its place. A reader sees the old snapshot or the new, with its index or without.

    Raises:
        OSError: the old snapshot is still in place.
    """
    present, beside, previous = directory / NAME, directory / f"{NAME}.tmp", directory / f"{PREVIOUS}.tmp"
    try:
        if present.exists():
            disk.unlink(previous)
            _link_or_copy(present, previous)
            disk.rename(previous, directory / PREVIOUS)
        disk.rename(beside, present)
        disk.rename(directory / f"{sidecar.NAME}.tmp", directory / sidecar.NAME)
        disk.sync_directory(directory)
    except OSError:
        give_up(directory)
        raise


def give_up(directory: Path) -> None:
    """Takes away what was prepared."""
    for name in (NAME, sidecar.NAME):
        (directory / f"{name}.tmp").unlink(missing_ok=True)


def _link_or_copy(old: Path, new: Path) -> None:
    try:
        disk.link(old, new)
    except OSError as error:
        if error.errno not in disk.NO_LINKS:
            raise
        disk.create(new, old.read_bytes())


def read(path: Path) -> Snapshot:
    """The snapshot in `path`; its documents are not parsed.

    Raises:
        FileNotFoundError: there is none.
        SnapshotBroken: it is not what was written.
        OSError: it cannot be read.
    """
    content = path.read_bytes()
    body = _checked(content)
    try:
        meta = read_meta(body)
        at = Position(meta["seg"], meta["off"], meta["q"], meta["h"], meta["next"])
        state = State()
        state.next_id = {str(name): int(following) for name, following in meta["next_id"].items()}
        _read_tables(state, body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnapshotBroken(f"{path.name}: {error}") from error
    return Snapshot(state, at)


def load(directory: Path, rescue: Callable[[Position], State]) -> Snapshot:
    """The snapshot of a directory, through its index where there is one: then nothing of it is read yet.

    A document which turns out not to be what was written is looked for in what `rescue` gives for that position.

    Raises:
        as `read`
    """
    fd = os.open(directory / NAME, os.O_RDONLY | os.O_CLOEXEC)
    try:
        index = sidecar.open_sidecar(directory, fd)
        if index is None or index.schema != SCHEMA:
            return read(directory / NAME)
        state = State()
        state.next_id = dict(index.next_id)
        at = Position(*index.at)
        state.below = base = Base(fd, index, lambda: rescue(at))
        fd = -1
        state.tables = base.docs()
        return Snapshot(state, at)
    finally:
        if fd >= 0:
            os.close(fd)


def read_meta(content: bytes) -> dict[str, Any]:
    """The facts of the first line, without any check.

    Raises:
        ValueError, KeyError, TypeError: there are none.
    """
    first = content[: content.find(b"\n")].rstrip(b",\n") + b"}"
    return dict(json.loads(first)["_meta"]["1"])


def _checked(content: bytes) -> bytes:
    """What is before the checksum, which covers all of it."""
    start = content.rfind(b'"_check":{"1":{"sha256":"')
    expected = f'"_check":{{"1":{{"sha256":"{hashlib.sha256(content[: max(start, 0)]).hexdigest()}"}}}}}}\n'
    if start < 0 or content[start:] != expected.encode():
        raise SnapshotBroken("the checksum does not agree")
    return content[:start]


def _read_tables(state: State, body: bytes) -> None:
    """Puts the lines of documents into their tables. The collector would visit them all again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        held: dict[int, Document | str | None] = {}
        for line in body.decode().split("\n")[1:]:
            if line.endswith("{"):
                held = {}
                state.tables[json.loads(line[:-2])] = Docs(held)
            elif line.startswith('"'):
                colon = line.index('":')
                held[int(line[1:colon])] = line[colon + 2 : -1] if line[-1] == "," else line[colon + 2 :]
    finally:
        if collecting:
            gc.enable()
