"""What is searched, beside the snapshot: `workbench.find`, the texts of all its documents in one form, newest first.

It holds nothing that the documents do not, and may be deleted at any time. A row is believed only for a document of
the same table, id, length and checksum; which bytes a document gives is for the caller to say. The columns:
keys (the order of showing), tables, ids, lengths, checksums, and two texts with their places: what was written, and
with which initials it is read.
"""

from __future__ import annotations

import json
import os
import struct
from array import array
from binascii import crc32
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.files import atomic_write
from workbench.store.base import base_of
from workbench.store.sidecar import document_section
from workbench.store.state import State

NAME = "workbench.find"
_START = struct.Struct("=QII")
_MAGIC = int.from_bytes(b"wbfind01", "little")
_DOCUMENT = struct.Struct("=QQII")
_COLUMNS = {"keys": "q", "tables": "B", "ids": "Q", "lengths": "I", "checks": "I", "starts": "Q", "said_starts": "Q"}
PIECE = 100
"""Documents that are described between two breaths."""


class Sheet:
    """The rows, in the order of showing. Everything is held in memory: as much as the file is long."""

    def __init__(self, tables: list[str], several: list[str], columns: Mapping[str, Any], texts: tuple[bytes, bytes]):
        self.tables = tables
        self.several = several
        """What the bytes beyond the letters stand for: see `workbench.hanzi.initials`."""
        self.keys, self.which, self.ids = columns["keys"], columns["tables"], columns["ids"]
        self.lengths, self.checks = columns["lengths"], columns["checks"]
        self.starts, self.said_starts = columns["starts"], columns["said_starts"]
        self.text, self.said = texts

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self.text) + len(self.said) + 41 * len(self)

    def row_at(self, place: int) -> int:
        """The row to which a place in the text belongs."""
        return bisect_right(self.starts, place) - 1

    def row_said_at(self, place: int) -> int:
        """The row to which a place in the initials belongs."""
        return bisect_right(self.said_starts, place) - 1

    def text_of(self, row: int) -> bytes:
        return self.text[self.starts[row] : self.starts[row + 1]]


Described = tuple[int, bytes, bytes]
"""The key of a document, its texts, its initials."""
Describe = Callable[[str, int, str], Described | None]
"""From table, id and the document as it stands; None for one that is not searched, or fits no value."""


class SheetMaker:
    """Makes a sheet of the documents of a snapshot, from the one that was made before and what is new."""

    def __init__(self, state: State, tables: list[str], describe: Describe, old: Sheet | None) -> None:
        self._state = state
        self._tables = tables
        self._describe = describe
        self._old = old
        self._rows: list[tuple[int, int, int, int, int, bytes, bytes]] = []
        self._made: tuple[dict[str, Any], tuple[bytes, bytes]] = {}, (b"", b"")
        self.described = 0
        """How many documents had to be read."""

    def pieces(self) -> Iterator[None]:
        """Does the work; a breath may be taken between any two pieces. KeyError where the state is another one."""
        known = self._known()
        for number, table in enumerate(self._tables):
            docs = self._state.docs(table)
            base = base_of(docs)
            below = docs.base
            content = base.section(document_section(table)) if base is not None else None
            if content is None or below is None:
                continue
            for at, (id, _place, length, check) in enumerate(_DOCUMENT.iter_unpack(content)):
                row = known.get((table, id))
                old = self._old
                if row is not None and old is not None and old.checks[row] == check and old.lengths[row] == length:
                    said = old.said[old.said_starts[row] : old.said_starts[row + 1]]
                    self._rows.append((old.keys[row], number, id, length, check, old.text_of(row), said))
                    if at % (PIECE * 20) == 0:
                        yield
                    continue
                found = self._describe(table, id, below.text(id))
                self.described += 1
                if found is not None:
                    self._rows.append((found[0], number, id, length, check, found[1], found[2]))
                if self.described % PIECE == 0:
                    yield
        yield

    def _known(self) -> dict[tuple[str, int], int]:
        old = self._old
        if old is None:
            return {}
        names = old.tables
        return {(names[old.which[row]], old.ids[row]): row for row in range(len(old))}

    def put_in_order(self, first: int) -> Iterator[None]:
        """The rows of the first `first` tables before all others. A breath may be taken now and then."""
        rows = self._rows
        ranks = [(row[1] >= first, row[0], -row[2]) for row in rows]
        yield
        order = sorted(range(len(rows)), key=ranks.__getitem__)
        yield
        columns: dict[str, Any] = {name: array(kind) for name, kind in _COLUMNS.items()}
        texts: tuple[list[bytes], list[bytes]] = ([], [])
        places = [0, 0]
        for start in range(0, len(order), PIECE * 20):
            some = [rows[at] for at in order[start : start + PIECE * 20]]
            for place, name in enumerate(("keys", "tables", "ids", "lengths", "checks")):
                columns[name].extend([row[place] for row in some])
            for which, (name, some_texts) in enumerate(
                (("starts", [row[5] for row in some]), ("said_starts", [row[6] for row in some]))
            ):
                for text in some_texts:
                    columns[name].append(places[which])
                    places[which] += len(text)
                texts[which].extend(some_texts)
            yield
        columns["starts"].append(places[0])
        columns["said_starts"].append(places[1])
        self._made = columns, (b"".join(texts[0]), b"".join(texts[1]))
        yield

    def sheet(self, several: list[str]) -> Sheet:
        """What was made, when it has been put in order."""
        columns, texts = self._made
        return Sheet(self._tables, several, columns, texts)


def write(directory: Path, sheet: Sheet, belongs: tuple[int, str], form: str, told: Mapping[str, Any]) -> None:
    """Puts the file in place, with what else is to be told in its header. Nobody loses anything where the disk will
    not have it."""
    parts = [*(_bytes(getattr(sheet, _ATTRIBUTES.get(name, name))) for name in _COLUMNS), sheet.text, sheet.said]
    header: dict[str, Any] = {"belongs": list(belongs), "form": form, "tables": sheet.tables, "several": sheet.several}
    header |= told
    header["parts"] = [[len(part), crc32(part)] for part in parts]
    text = json.dumps(header).encode("ascii")
    text = text.ljust(-(-len(text) // 8) * 8)
    pieces = [_START.pack(_MAGIC, len(text), crc32(text)), text]
    pieces += [part.ljust(-(-len(part) // 8) * 8, b"\0") for part in parts]
    with suppress(OSError):
        atomic_write(directory / NAME, b"".join(pieces))


_ATTRIBUTES = {"tables": "which"}


def _bytes(column: Any) -> bytes:
    return column.tobytes()


def read(directory: Path | str, form: str) -> tuple[Sheet, tuple[int, str]] | None:
    """The sheet in place and the snapshot to which it belongs; None where there is none that agrees with itself."""
    try:
        fd = os.open(f"{directory}/{NAME}", os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        with os.fdopen(fd, "rb") as file:
            magic, length, check = _START.unpack(file.read(_START.size))
            text = file.read(length) if magic == _MAGIC and length < 1 << 24 else b""
            if not text or crc32(text) != check:
                return None
            header = json.loads(text)
            if header["form"] != form:
                return None
            parts = [_part(file.read(-(-size // 8) * 8), size, check) for size, check in header["parts"]]
        named = zip(_COLUMNS.items(), parts, strict=False)
        columns: dict[str, Any] = {name: memoryview(part).cast(_format(kind)) for (name, kind), part in named}
        size, tail = header["belongs"]
        return Sheet(header["tables"], header["several"], columns, (parts[-2], parts[-1])), (int(size), str(tail))
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return None


def _format(kind: str) -> Any:
    """For `cast`, which knows only literal formats."""
    return kind


def _part(content: bytes, size: int, check: int) -> bytes:
    """
    Raises:
        ValueError: it is not what was written.
    """
    content = content[:size] if len(content) != size else content
    if len(content) != size or crc32(content) != check:
        raise ValueError(size)
    return content
