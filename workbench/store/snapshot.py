"""The snapshot: the state after one record, as a TinyDB file with one document on a line.

Only an accelerator for opening: the journal holds everything. It is replaced atomically and checks itself.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.domain.frozen import Frozen
from workbench.store import disk
from workbench.store.follower import FORMAT, SCHEMA, Position
from workbench.store.record import Document, to_json
from workbench.store.state import Docs, State

NAME = "workbench.json"
PREVIOUS = "workbench.json.prev"


class SnapshotBroken(Exception):
    """The file is not what was written."""


class Snapshot(Frozen):
    """The state, and the place in the journal behind which it stands."""

    state: State
    at: Position


def render(state: State, at: Position, written: str) -> bytes:
    """The content of the file."""
    meta = {"format": FORMAT, "schema": SCHEMA, "q": at.q, "h": at.h, "seg": at.seg, "off": at.off}
    meta |= {"next": at.next, "next_id": dict(state.next_id), "written": written}
    body = b'{"_meta":{"1":' + to_json(meta) + b"},\n" + b"".join(_lines(state))
    check = hashlib.sha256(body).hexdigest()
    return body + f'"_check":{{"1":{{"sha256":"{check}"}}}}}}\n'.encode()


def _lines(state: State) -> Iterator[bytes]:
    for name in sorted(state.tables):
        docs = state.tables[name]
        yield to_json(name) + b":{\n"
        lines = (f'"{id}":'.encode() + _text(docs.raw(id)) for id in sorted(docs))
        yield b",\n".join(lines)
        yield b"\n},\n" if len(docs) else b"},\n"


def _text(document: Document | str) -> bytes:
    return document.encode() if isinstance(document, str) else to_json(document)


def write(directory: Path, content: bytes) -> None:
    """Replaces the snapshot, keeping the one before under another name.

    Raises:
        OSError: the old snapshot is still in place.
    """
    present, beside, previous = directory / NAME, directory / f"{NAME}.tmp", directory / f"{PREVIOUS}.tmp"
    try:
        disk.create(beside, content)
        if present.exists():
            disk.unlink(previous)
            _link_or_copy(present, previous)
            disk.rename(previous, directory / PREVIOUS)
        disk.rename(beside, present)
        disk.sync_directory(directory)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


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
        held: dict[int, Document | str] = {}
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
