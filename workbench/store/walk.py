"""The whole journal read from its first byte to its last, whatever its condition: what is a record, and what is not.

Reading for use (`follower`) stops or steps over; this reading accounts for every byte, so that an examination can say
where something is broken, and a repair can keep all that is sound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from workbench.domain.frozen import Frozen
from workbench.store.follower import Follower
from workbench.store.mend import mended
from workbench.store.record import GAP, REBASE, SEAL, Record, parse
from workbench.store.scan import Bad, Good, Rest, scan

_SHORTEST = 100
"""No record is shorter."""
_NUMBER = re.compile(rb'\{"q":(\d{1,15}),')


class Kept(Frozen):
    """A sound record, the bytes of its line without the newline, and where they are."""

    seg: str
    line: int
    start: int
    end: int
    raw: bytes
    record: Record
    flawed: bool = False
    """All but its newline is sound."""
    mended: bool = False
    """One byte had to be put right."""


class Lost(Frozen):
    """Bytes that are no record, or none that belongs here."""

    seg: str
    line: int
    start: int
    end: int
    raw: bytes
    is_end: bool
    """Nothing sound follows in the segment: a write that was cut off looks like this."""


class Absent(Frozen):
    """A segment which a seal named, and which is not there."""

    seg: str


class Begun(Frozen):
    """A segment begins."""

    seg: str


Piece = Kept | Lost | Absent | Begun


def walk(directory: Path, *, mend: bool = False) -> Iterator[Piece]:
    """Every piece of the journal in order; with `mend`, a line with one damaged byte is put right (it takes time)."""
    follower = Follower(directory, writable=False)
    following: str | None = None
    q = 0
    for seg in follower.segments():
        if following is not None and following < seg:
            yield Absent(following)
        following = None
        yield Begun(seg)
        for piece in _pieces(seg, follower.path(seg).read_bytes(), mend):
            if isinstance(piece, Kept) and ((piece.record.q <= q and not _may_repeat(piece.record)) or following):
                yield Lost(piece.seg, piece.line, piece.start, piece.end, piece.raw, is_end=False)
                continue
            if isinstance(piece, Kept):
                q = piece.record.q
                following = str(piece.record.extra["next"]) if piece.record.cmd == SEAL else None
            yield piece


def _may_repeat(record: Record) -> bool:
    """A gap that was put in later bears the number of the record before it where no number is missing."""
    return record.cmd in (GAP, REBASE)


def _pieces(seg: str, data: bytes, mend: bool) -> Iterator[Kept | Lost]:
    line = 1
    for piece in scan(data):
        raw = data[piece.start : piece.end]
        match piece:
            case Good():
                end = piece.end if piece.flawed else piece.end - 1
                yield Kept(seg, line, piece.start, end, _bare(raw), piece.record, piece.flawed)
            case Rest() if piece.whole:
                yield Kept(seg, line, piece.start, piece.end, raw, parse(raw), flawed=True)
            case Bad() | Rest():
                yield from _mended_parts(seg, line, piece.start, raw, isinstance(piece, Rest), mend)
        line += raw.count(b"\n")


def _bare(raw: bytes) -> bytes:
    """The bytes of a record's line up to its brace; a damaged newline is left out."""
    return raw[: raw.rindex(b'"}') + 2]


def _mended_parts(seg: str, line: int, start: int, raw: bytes, is_end: bool, mend: bool) -> Iterator[Kept | Lost]:
    """The lines of a stretch of broken bytes: each that could be put right, and what is left between them."""
    pending, at = b"", start
    for part in _lines(raw):
        bare = part.removesuffix(b"\n")
        sound = mended(bare) if mend and len(bare) > _SHORTEST else None
        if sound is None:
            pending += part
            continue
        if pending:
            yield Lost(seg, line, at, at + len(pending), pending, is_end=False)
            line, at, pending = line + pending.count(b"\n"), at + len(pending), b""
        yield Kept(seg, line, at, at + len(bare), sound[0], sound[1], mended=True)
        line, at = line + 1, at + len(part)
    if pending:
        # A newline within a record makes two lines of one; together they may be one byte away from it.
        sound = mended(pending.removesuffix(b"\n")) if mend and pending.strip(b"\n").count(b"\n") == 1 else None
        if sound is not None:
            yield Kept(seg, line, at, at + len(pending), sound[0], sound[1], mended=True)
        else:
            yield Lost(seg, line, at, at + len(pending), pending, is_end)


def _lines(raw: bytes) -> list[bytes]:
    """Lines end with a newline and with nothing else."""
    parts = [part + b"\n" for part in raw.split(b"\n")]
    parts[-1] = parts[-1][:-1]
    return [part for part in parts if part]


def guessed(raw: bytes) -> dict[str, Any]:
    """What broken bytes still say of themselves: numbers, time, command and item, where one can read them."""
    first = raw.split(b"\n", 1)[0]
    try:
        found: object = json.loads(first)
    except ValueError:
        number = _NUMBER.match(first)
        return {"record": int(number[1])} if number else {}
    if not isinstance(found, dict):
        return {}
    facts = cast("dict[str, Any]", found)
    said = {"record": facts.get("q"), "at": facts.get("t"), "cmd": facts.get("cmd"), "by": facts.get("by")}
    said |= {"ref": _ref(facts)}
    return {name: value for name, value in said.items() if isinstance(value, str | int)}


def readable(line: bytes) -> Record | None:
    """The record that a line would be if its checksum agreed."""
    try:
        return parse(line)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _ref(facts: dict[str, Any]) -> str | None:
    """The number of the item which the record is about."""
    try:
        for op in facts["ops"]:
            for document in (op["new"], op["old"]):
                if document and isinstance(document.get("ref"), str):
                    return str(document["ref"])
    except (KeyError, TypeError, AttributeError):
        pass
    return None


def is_next(record: Record, q: int, h: str) -> bool:
    """Whether the record continues the chain behind record `q` of hash `h`."""
    return record.p == h and (record.q == q + 1 or record.cmd in (GAP, REBASE))
