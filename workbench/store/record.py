"""One transaction as one line of JSON, which names its predecessor by hash and checks itself.

The last 40 bytes are the hash of all before them, so that checking never serialises anything again.
`"t":…,"id":…,` stand first in an operation, in this order, so that a line can be found with grep.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from workbench.domain.frozen import Frozen
from workbench.store.quick import sha256

Document = dict[str, Any]
"""A document as TinyDB holds it. Any, since JSON is what a decoder must still look at."""

GENESIS = "0" * 32
"""The predecessor of the first record."""

OPEN, SEAL, GAP, REBASE, ACK, SALVAGED, MIGRATE = (
    "journal.open",
    "journal.seal",
    "journal.gap",
    "journal.rebase",
    "journal.ack",
    "journal.salvaged",
    "schema.migrate",
)

_HASH_FIELD = 40
_KNOWN = frozenset({"q", "t", "by", "cmd", "ops", "p", "h"})
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_encode_ascii = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode


_NONE: Mapping[str, Any] = MappingProxyType({})


class Op(Frozen):
    """One document's change. `old` None: inserted; `new` None: deleted; otherwise only the changed fields."""

    table: str
    id: int
    old: Document | None
    new: Document | None

    def inverse(self) -> Op:
        return Op(self.table, self.id, self.new, self.old)


class Record(Frozen):
    """One line of the journal, read-only for ever."""

    q: int
    t: str
    """UTC to the millisecond, as written."""
    by: str
    cmd: str
    ops: tuple[Op, ...]
    extra: Mapping[str, Any] = _NONE
    """Further keys of the command: say, undo, redo, quiet, next, format, schema, missing."""
    p: str = GENESIS
    h: str = ""

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.t)


def stamp(now: datetime) -> str:
    """The `t` of a record."""
    utc = now.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def to_json(value: object) -> bytes:
    """Compact UTF-8 JSON; a text that is not valid Unicode keeps its odd characters as escapes.

    Raises:
        ValueError: NaN, an infinity, or something that JSON does not know.
    """
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        return _encode_ascii(value).encode()
    except TypeError as error:
        raise ValueError(str(error)) from error


def digest(body: bytes) -> str:
    return sha256(body)[:32]


def seal(record: Record) -> tuple[bytes, str]:
    """The line, newline included, and its hash."""
    ops = [{"t": op.table, "id": op.id, "old": op.old, "new": op.new} for op in record.ops]
    head = {"q": record.q, "t": record.t, "by": record.by, "cmd": record.cmd, **record.extra, "ops": ops}
    body = to_json({**head, "p": record.p})[:-1]
    h = digest(body)
    return body + f',"h":"{h}"}}\n'.encode(), h


def goes_on(record: Record) -> str:
    """The hash under which the chain goes on behind the record.

    A record of the journal about a loss names, as `then`, the predecessor which the next sound record remembers: so
    nothing behind the loss has to be written anew, and its hashes stay those that were exported.
    """
    then = record.extra.get("then")
    return then if isinstance(then, str) and record.cmd in (GAP, REBASE, SEAL) else record.h


def told_in(record: Record) -> set[tuple[str | int | None, ...]]:
    """The keys of the damages which the record says that the user has been told of, and which are lost for good."""
    told = record.extra.get("told") if record.cmd in (ACK, SALVAGED) else None
    return {tuple(each) for each in told or ()}


def is_sound(line: bytes) -> bool:
    """Whether the line, without its newline, is what was written."""
    return (
        line[:5] == b'{"q":'
        and line[-_HASH_FIELD:-34] == b',"h":"'
        and line[-2:] == b'"}'
        and digest(line[:-_HASH_FIELD]).encode() == line[-34:-2]
    )


def parse(line: bytes) -> Record:
    """The record of a sound line.

    Raises:
        ValueError, KeyError, TypeError: sound, yet not a record; only a forger writes such a line.
    """
    raw: dict[str, Any] = json.loads(line)
    ops = tuple(Op(str(op["t"]), int(op["id"]), op["old"], op["new"]) for op in raw["ops"])
    extra = {key: value for key, value in raw.items() if key not in _KNOWN}
    return Record(int(raw["q"]), raw["t"], raw["by"], raw["cmd"], ops, extra, raw["p"], raw["h"])
