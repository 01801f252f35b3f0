"""The index beside the snapshot, `workbench.idx`: where each document stands, and what is asked first.

It holds nothing that the snapshot does not: it may be deleted at any time, and is believed only where it names the very
snapshot that lies beside it and agrees with its own checksums. A document found through it is held against a checksum
of its own, so that neither a changed byte nor another file in the snapshot's place is ever taken for a document.

Layout, in the machine's byte order: eight bytes of magic, which tell that order; length and CRC-32 of the header
(two 32-bit numbers); the header, JSON; then the sections, each at a multiple of eight, as the header names them:
`[start, length, CRC-32]`, counted from the end of the header.
"""

from __future__ import annotations

import os
import struct
from binascii import crc32

from workbench.store.plain_json import loads
from workbench.store.rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

NAME = "workbench.idx"
_MAGIC = int.from_bytes(b"wbindex1", "little")
_START = struct.Struct("=QII")
_ROW = struct.Struct("=QQII")
_SPARSE, _PAGE = 16, 1 << 16
"""A stretch of the file is read at once where one part in so many of it is wanted, or where it is short."""
TAIL = 90
"""So many bytes at the end of the snapshot tell which one it is: they hold its checksum."""


class SidecarBroken(Exception):
    """A section is not what was written."""


def packed(header: Mapping[str, Any], sections: Mapping[str, bytes]) -> bytes:
    """The content of the file."""
    places: dict[str, tuple[int, int, int]] = {}
    start = 0
    for name, content in sections.items():
        places[name] = (start, len(content), crc32(content))
        start += -(-len(content) // 8) * 8
    import json  # late: only who writes

    text = json.dumps({**header, "sections": places}, separators=(",", ":")).encode("ascii")
    text = text.ljust(-(-len(text) // 8) * 8)
    bodies = (content.ljust(-(-len(content) // 8) * 8, b"\0") for content in sections.values())
    return b"".join((_START.pack(_MAGIC, len(text), crc32(text)), text, *bodies))


def document_row(id: int, start: int, text: bytes) -> bytes:
    """The row of a document: its id, its place in the snapshot, its length and its checksum."""
    return _ROW.pack(id, start, len(text), crc32(text))


class Sidecar:
    """An index which belongs to the snapshot beside it."""

    def __init__(self, fd: int, header: Mapping[str, Any], data: int) -> None:
        self._fd = -1  # not ours yet: whoever opened it closes it where the header is no header
        self._data = data
        self._sections: dict[str, tuple[int, int, int]] = {
            str(name): _place(place, os.fstat(fd).st_size - data) for name, place in header["sections"].items()
        }
        seg, off, q, h, following = header["at"]
        following = None if following is None else str(following)
        self.at: tuple[str, int, int, str, str | None] = (str(seg), int(off), int(q), str(h), following)
        """The position in the journal: segment, offset, number and hash of the record, successor."""
        self.next_id: dict[str, int] = {str(name): int(n) for name, n in header["next_id"].items()}
        self.schema = int(header["schema"])
        self._size = int(header["size"])
        self.tables: dict[str, tuple[int, int, int]] = {
            str(name): (int(count), int(first), int(last)) for name, (count, first, last) in header["tables"].items()
        }
        """For each table, how many documents it has, and the first and the last id."""
        for table, (count, _first, _last) in self.tables.items():
            if self._sections[_documents(table)][1] != count * _ROW.size:
                raise ValueError(table)
        self._loaded: dict[str, bytes] = {}
        self._fd = fd

    def __del__(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)

    def rows(self, name: str, width: int = 1) -> Rows:
        """A section of numbers; one that is absent is empty.

        Raises:
            SidecarBroken, OSError
        """
        return Rows(self.section(name), width)

    def section(self, name: str) -> bytes:
        """A section, held against its checksum when it is first read.

        Raises:
            SidecarBroken, OSError
        """
        found = self._loaded.get(name)
        if found is None:
            if name not in self._sections:
                return b""
            start, length, check = self._sections[name]
            found = os.pread(self._fd, length, self._data + start)
            if len(found) != length or crc32(found) != check:
                raise SidecarBroken(name)
            self._loaded[name] = found
        return found

    def document_place(self, table: str, id: int) -> tuple[int, int, int] | None:
        """Start, length and checksum of a document in the snapshot, or None where the table has none of this id.

        Raises:
            SidecarBroken, OSError
        """
        if table not in self.tables:
            return None
        count, first, last = self.tables[table]
        if not first <= id <= last:
            return None
        at = id - first
        if last - first + 1 == count:  # without a gap: the row is where it must be
            start, length, _check = self._sections[_documents(table)]
            row = os.pread(self._fd, _ROW.size, self._data + start + at * _ROW.size)
            if (at + 1) * _ROW.size > length or len(row) != _ROW.size:
                raise SidecarBroken(table)
        else:
            found = self.rows(_documents(table), 3).find(id)
            if found is None:
                return None
            row = self.section(_documents(table))[found * _ROW.size : (found + 1) * _ROW.size]
        named, start, length, check = _ROW.unpack(row)
        if named != id:
            raise SidecarBroken(table)
        return start, length, check

    def contents(self, snapshot: int, table: str, ids: Sequence[int]) -> list[bytes]:
        """The documents of ascending ids as they stand in the open snapshot; none where they lie far apart.

        Raises:
            SidecarBroken, OSError
        """
        if table not in self.tables or not ids:
            return []
        count, first, last = self.tables[table]
        width = ids[-1] - ids[0] + 1
        if last - first + 1 != count or not first <= ids[0] <= ids[-1] <= last or width > _SPARSE * len(ids) + 64:
            return []
        begin, length, _check = self._sections[_documents(table)]
        at = (ids[0] - first) * _ROW.size
        block = os.pread(self._fd, width * _ROW.size, self._data + begin + at)
        if at + width * _ROW.size > length or len(block) != width * _ROW.size:
            raise SidecarBroken(table)
        rows = [_ROW.unpack_from(block, (id - ids[0]) * _ROW.size) for id in ids]
        start = min(row[1] for row in rows)
        size = max(row[1] + row[2] for row in rows) - start
        if start + size > self._size or size > _SPARSE * sum(row[2] for row in rows) + _PAGE:
            return []
        content = os.pread(snapshot, size, start)
        found: list[bytes] = []
        for id, (named, place, length, check) in zip(ids, rows, strict=True):
            text = content[place - start : place - start + length]
            if named != id or len(text) != length or not text or crc32(text) != check:
                raise SidecarBroken(str(place))
            found.append(text)
        return found

    def text(self, snapshot: int, start: int, length: int, check: int) -> str:
        """A document at its place in the open snapshot.

        Raises:
            SidecarBroken, OSError
        """
        # A row that was harmed may name any place; and where a hole was torn, nothing has the checksum 0.
        content = os.pread(snapshot, length, start) if length > 0 and start + length <= self._size else b""
        if not content or len(content) != length or crc32(content) != check:
            raise SidecarBroken(str(start))
        return content.decode()

    def ids(self, table: str) -> list[int]:
        """The ids of a table, in order.

        Raises:
            SidecarBroken, OSError
        """
        count, first, last = self.tables[table]
        if last - first + 1 == count:
            return list(range(first, last + 1))
        found = self.rows(_documents(table), 3).column()
        if found and (found[0], found[-1]) != (first, last):
            raise SidecarBroken(table)
        return found


def _place(told: list[Any], size: int) -> tuple[int, int, int]:
    """Where a section is.

    Raises:
        ValueError, TypeError: it cannot be there.
    """
    start, length, check = (int(each) for each in told)
    if not 0 <= start <= start + length <= size + 7:  # the last section may end in the middle of its eight bytes
        raise ValueError(start)
    return start, length, check


def _documents(table: str) -> str:
    return f"documents:{table}"


def document_section(table: str) -> str:
    """The section with the places of a table's documents."""
    return _documents(table)


def identity(fd: int) -> tuple[int, str]:
    """Size and end of a snapshot: which one it is.

    Raises:
        OSError
    """
    size = os.fstat(fd).st_size
    return size, os.pread(fd, TAIL, max(0, size - TAIL)).decode("ascii", "replace")


def open_sidecar(directory: Path | str, snapshot: int) -> Sidecar | None:
    """The index which belongs to the snapshot that is open as `snapshot`, or None."""
    try:
        fd = os.open(f"{directory}/{NAME}", os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        magic, length, check = _START.unpack(os.pread(fd, _START.size, 0))
        text = os.pread(fd, length, _START.size) if magic == _MAGIC and length < 1 << 24 else b""
        if not text or len(text) != length or crc32(text) != check:
            raise ValueError(NAME)
        header: dict[str, Any] = loads(text.decode("ascii"))
        if (header["size"], header["tail"]) != identity(snapshot):
            raise ValueError(NAME)
        return Sidecar(fd, header, _START.size + length)
    except (OSError, ValueError, OverflowError, KeyError, TypeError, struct.error):
        os.close(fd)
        return None
