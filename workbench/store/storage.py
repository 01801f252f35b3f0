"""TinyDB's Storage over the ledger: what is staged becomes one record.

Stock tables and middleware work on `read` and `write`, slowly; `JournalTable` stages single documents instead.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from workbench.clock import Clock
from workbench.errors import Conflict
from workbench.store.staging import Staging, copied, require_json
from workbench.store.writer import Writer


class JournalStorage(Storage):
    """One open store directory."""

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Clock,
        app: str = "tinydb",
        read_only: bool = False,
    ) -> None:
        self.ledger = Writer(Path(path).absolute(), clock=clock, app=app, read_only=read_only)
        self._staging: Staging | None = None
        self._read_at: int | None = None

    @property
    def is_in_transaction(self) -> bool:
        """Whether the calling thread is inside a transaction, or any other is."""
        return self._staging is not None

    @contextmanager
    def transaction(self, cmd: str, **extra: Any) -> Generator[Staging]:
        """All that is staged becomes one record when the block ends, or nothing when it raises.

        Within another transaction it is a part of that one.
        """
        with self.ledger.writing:
            if self._staging is not None:
                yield self._staging
                return
            with self.ledger.locked():
                self._staging = Staging(self.ledger.state, cmd, extra)
                try:
                    yield self._staging
                    ops = self._staging.ops()
                    if ops:
                        self.ledger.write(self._staging.cmd, ops, self._staging.extra)
                finally:
                    self._staging = None

    @contextmanager
    def reading(self) -> Generator[Staging]:
        """The present documents, those of the running transaction included."""
        with self.ledger.writing:
            if self._staging is None:
                self.ledger.refresh()
            yield self._staging or Staging(self.ledger.state)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Copies of all documents."""
        with self.reading() as staging:
            self._read_at = self.ledger.q
            tables = {
                name: {str(id): copied(staging.get(name, id) or {}) for id in staging.ids(name)}
                for name in self.table_names()
            }
            return {name: documents for name, documents in tables.items() if documents}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Makes the documents equal `data`, by the difference.

        Raises:
            Conflict: somebody else wrote since `read`.
            ValueError: a document is not JSON.
        """
        require_json({name: {str(id): dict(each) for id, each in table.items()} for name, table in data.items()}, "")
        with self.transaction("tinydb.write") as staging:
            if self._read_at not in (None, self.ledger.q):
                raise Conflict(what=str(self.ledger.path), fields=())
            for name in {*self.table_names(), *data}:
                wanted = {int(id): copied(dict(each)) for id, each in data.get(name, {}).items()}
                for id in list(staging.ids(name)):
                    if id not in wanted:
                        staging.put(name, id, None)
                for id, document in wanted.items():
                    staging.put(name, id, document)
        self._read_at = None

    def table_names(self) -> list[str]:
        """The tables with a document in them, and those which had one."""
        staged = self._staging.tables() if self._staging else ()
        return list(dict.fromkeys([*self.ledger.state.tables, *staged]))

    def close(self) -> None:
        self.ledger.close()
