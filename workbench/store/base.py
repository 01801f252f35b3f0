"""The documents of a snapshot, read from its file one at a time, when they are asked for.

Nothing is held but the places of what was asked for. The file is replaced, never changed, by this program; where
somebody else changed it, or a byte of it went bad, the first document that does not agree with its checksum makes
everything be read anew: from the snapshot if it is sound, else from the journal.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

from workbench.store.record import Document
from workbench.store.rows import Rows
from workbench.store.sidecar import Sidecar, SidecarBroken, identity
from workbench.store.state import Docs, State

T = TypeVar("T")


class Base:
    """A snapshot with its index. May be read from any thread."""

    def __init__(self, snapshot: int, sidecar: Sidecar, rescue: Callable[[], State]) -> None:
        """`snapshot` is the open file, which is closed with this; `rescue` reads the same state without the index."""
        self._fd = snapshot
        self._sidecar = sidecar
        self._rescue = rescue
        self._rescuing = Lock()
        self._whole: State | None = None

    def __del__(self) -> None:
        os.close(self._fd)

    @property
    def is_whole(self) -> bool:
        """Whether it was read anew, since something did not agree: then there is no index."""
        return self._whole is not None

    def identity(self) -> tuple[int, str]:
        """Size and end of the snapshot: which one it is."""
        return identity(self._fd)

    def docs(self) -> dict[str, Docs]:
        """Every table, to be written over."""
        return {name: Docs(base=BaseTable(self, name)) for name in self._sidecar.tables}

    def size(self, table: str) -> int:
        return self._sidecar.tables[table][0] if self._whole is None else len(self._whole.docs(table))

    def ids(self, table: str) -> list[int]:
        return self._asked(lambda: self._sidecar.ids(table), lambda whole: sorted(whole.docs(table)))

    def holds(self, table: str, id: int) -> bool:
        return self._asked(
            lambda: self._sidecar.document_place(table, id) is not None, lambda whole: id in whole.docs(table)
        )

    def text(self, table: str, id: int) -> str:
        """A document as it stands in the file.

        Raises:
            KeyError: there is none of this id.
        """
        return self._asked(lambda: self._read(table, id), lambda whole: _text(whole.docs(table).raw(id)))

    def contents(self, table: str, ids: Sequence[int]) -> list[bytes]:
        """Documents of ascending ids read at once; none where they have to be asked for one by one."""
        return self._asked(lambda: self._sidecar.contents(self._fd, table, ids), lambda _whole: list[bytes]())

    def rows(self, section: str, width: int = 1) -> Rows | None:
        """A section of the index; None where there is no index any more."""
        return self._asked(lambda: self._sidecar.rows(section, width), lambda _whole: None)

    def section(self, name: str) -> bytes | None:
        """A section of the index as it is; None where there is no index any more."""
        return self._asked(lambda: self._sidecar.section(name), lambda _whole: None)

    def _read(self, table: str, id: int) -> str:
        place = self._sidecar.document_place(table, id)
        if place is None:
            raise KeyError(id)
        return self._sidecar.text(self._fd, *place)

    def _asked(self, ask: Callable[[], T], ask_whole: Callable[[State], T]) -> T:
        whole = self._whole
        if whole is None:
            try:
                return ask()
            except (SidecarBroken, OSError):
                with self._rescuing:
                    if self._whole is None:
                        self._whole = self._rescue()
                    whole = self._whole
        return ask_whole(whole)


class BaseTable:
    """One table of a base."""

    def __init__(self, base: Base, name: str) -> None:
        self.base = base
        self._name = name

    def __len__(self) -> int:
        return self.base.size(self._name)

    def __contains__(self, id: int) -> bool:
        return self.base.holds(self._name, id)

    def ids(self) -> list[int]:
        return self.base.ids(self._name)

    def text(self, id: int) -> str:
        """
        Raises:
            KeyError: there is none of this id.
        """
        return self.base.text(self._name, id)

    def contents(self, ids: Sequence[int]) -> list[bytes]:
        """Documents of ascending ids read at once; none where they have to be asked for one by one."""
        return self.base.contents(self._name, ids)


def base_of(docs: Docs) -> Base | None:
    """The base over which a table is written, where it has one with an index."""
    table = docs.base
    return table.base if isinstance(table, BaseTable) and not table.base.is_whole else None


def rows_of(docs: Docs, section: str, width: int = 1) -> Rows | None:
    """A section of the index of a table, or None where everything has to be looked at."""
    base = base_of(docs)
    return base.rows(section, width) if base is not None else None


def _text(held: Document | str) -> str:
    return held if isinstance(held, str) else json.dumps(held, ensure_ascii=False, separators=(",", ":"))
