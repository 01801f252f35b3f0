"""Looking through the sheet of what is searched without opening the store: for a search on the command line.

It reads what is acknowledged, as `glance` does: the head, the sheet and the index that belong to the snapshot, and the
records behind it. It takes no lock and changes nothing. Whatever is not in the best of orders makes it give up: then
the store itself is to be opened.
"""

from __future__ import annotations

import os
import struct
from binascii import crc32
from bisect import bisect_right

from workbench.store.glance import Unready, between, changed, everyday, head
from workbench.store.plain_json import loads
from workbench.store.sidecar import SidecarBroken, identity, open_sidecar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Document = dict[str, Any]

NAME = "workbench.find"
_START = struct.Struct("=QII")
_MAGIC = int.from_bytes(b"wbfind01", "little")
_KEYS, _TABLES, _IDS, _STARTS, _TEXT, _SAID = 0, 1, 2, 5, 7, 8
"""The places of the parts: see `workbench.store.findings`."""


class Leaves:
    """The sheet, the documents behind it, and what was changed since."""

    def __init__(self, store: str, form: str) -> None:
        """
        Raises:
            Unready
        """
        self._fds: list[int] = []
        try:
            self._open(store, form)
        except (OSError, ValueError, KeyError, TypeError, SidecarBroken, struct.error) as error:
            self.close()
            raise Unready(str(error)) from error
        except Unready:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        while self._fds:
            os.close(self._fds.pop())

    def _open(self, store: str, form: str) -> None:
        q, h, seg, off = head(store)
        snapshot = self._file(f"{store}/workbench.json")
        index = open_sidecar(store, snapshot)
        if index is None:
            raise Unready("no index")
        self._snapshot, self._index = snapshot, index
        self._read_header(self._file(f"{store}/{NAME}"), form, identity(snapshot))
        self.touched: dict[tuple[str, int], Document | None] = {}
        """What was put, changed or deleted since the snapshot, by table and id."""
        from_seg, from_off, from_q, from_h, following = index.at
        if following is not None or from_seg != seg:
            raise Unready("another segment")
        self._fold(between(f"{store}/journal/{seg}.jsonl", from_off, off, from_h), (from_q, from_h), (q, h))

    def _file(self, path: str) -> int:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        self._fds.append(fd)
        return fd

    def _read_header(self, fd: int, form: str, belongs: tuple[int, str]) -> None:
        self._fd = fd
        magic, length, check = _START.unpack(os.pread(fd, _START.size, 0))
        text = os.pread(fd, length, _START.size) if magic == _MAGIC and length < 1 << 24 else b""
        if not text or crc32(text) != check:
            raise Unready("no sheet")
        header = loads(text.decode("ascii"))
        if header["form"] != form or header["belongs"] != list(belongs):
            raise Unready("another sheet")
        self.tables: list[str] = header["tables"]
        self.several: list[str] = header["several"]
        self.beginnings: list[str] = header["beginnings"]
        place = _START.size + length
        self._parts: list[tuple[int, int, int]] = []
        self._read: dict[int, bytes] = {}
        for size, check in header["parts"]:
            self._parts.append((place, size, check))
            place += -(-size // 8) * 8

    def _part(self, which: int) -> bytes:
        content = self._read.get(which)
        if content is None:
            place, size, check = self._parts[which]
            content = os.pread(self._fd, size, place)
            if len(content) != size or crc32(content) != check:
                raise Unready("harmed")
            self._read[which] = content
        return content

    def said(self) -> bytes:
        """The initials of everything."""
        return self._part(_SAID)

    def holding(self, needles: Sequence[bytes]) -> Iterator[tuple[str, int]]:
        """Table and id of every row whose text holds all of them, in the order of showing."""
        text, starts = self._part(_TEXT), memoryview(self._part(_STARTS)).cast("Q")
        tables, ids = self._part(_TABLES), memoryview(self._part(_IDS)).cast("Q")
        lead = min(needles, key=text.count) if len(needles) > 1 else needles[0]
        place = text.find(lead)
        while place >= 0:
            row = bisect_right(starts, place) - 1
            end = starts[row + 1]
            if all(text.find(needle, starts[row], end) >= 0 for needle in needles):
                table, id = self.tables[tables[row]], ids[row]
                if (table, id) not in self.touched:
                    yield table, id
            place = text.find(lead, end)

    def document(self, table: str, id: int) -> Document:
        """A document as it is now; KeyError where it is gone."""
        if (table, id) in self.touched:
            found = self.touched[table, id]
            if found is None:
                raise KeyError(id)
            return found
        place = self._index.document_place(table, id)
        if place is None:
            raise KeyError(id)
        return loads(self._index.text(self._snapshot, *place))

    def _fold(self, lines: bytes, at: tuple[int, str], to: tuple[int, str]) -> None:
        for place, line in everyday(lines, at):
            at = place
            for op in loads(line.decode())["ops"]:
                self._apply((op["t"], int(op["id"])), op["old"], op["new"])
        if at != to:
            raise Unready("another record")

    def _apply(self, key: tuple[str, int], old: Document | None, new: Document | None) -> None:
        """See `workbench.store.state.State`."""
        if new is None or old is None:
            self.touched[key] = new
            return
        self.touched[key] = changed(self.document(*key), old, new)
