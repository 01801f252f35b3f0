"""Cuts bytes of a journal into records and what is not a record; never loses a byte, never raises.

A pure function, used wherever the journal is read. It says what the bytes are, not what is to be done: to a
reader without the lock, half a line may be a write in progress; only a holder of the lock may call it damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.frozen import Frozen
from workbench.store.record import Record, is_sound, parse

_BEGIN = re.compile(rb'\{"q":\d+,')
_END = re.compile(rb',"p":"[0-9a-f]{32}","h":"[0-9a-f]{32}"\}')


class Good(Frozen):
    """A record that is what was written. `flawed`: all but its newline, which is damaged or gone."""

    record: Record
    start: int
    end: int
    flawed: bool = False


class Bad(Frozen):
    """Bytes which are no record, with a record after them."""

    start: int
    end: int


class Rest(Frozen):
    """Bytes at the end after which no record is found. `whole`: a record that only lacks its newline."""

    start: int
    end: int
    whole: bool


Piece = Good | Bad | Rest


def scan(data: bytes, start: int = 0) -> Iterator[Piece]:
    """The pieces of `data` from `start` on, gapless and in order."""
    at, size = start, len(data)
    while at < size:
        newline = data.find(b"\n", at)
        record = _read(data[at:newline]) if newline >= 0 else None
        if record:
            yield Good(record, at, newline + 1)
            at = newline + 1
            continue
        found = _next_record(data, at)
        if found is None:
            yield Rest(at, size, whole=False)
            return
        record, first, last = found
        if first > at:
            yield Bad(at, first)
        if last == size:
            yield Rest(first, size, whole=True)
            return
        end, flawed = _past_newline(data, last)
        yield Good(record, first, end, flawed)
        at = end


def _read(line: bytes) -> Record | None:
    if not is_sound(line):
        return None
    try:
        return parse(line)
    except (ValueError, KeyError, TypeError):
        return None


def _next_record(data: bytes, at: int) -> tuple[Record, int, int] | None:
    """The first record at or after `at`, wherever it begins, with its first byte and the one past its brace."""
    for begin in _BEGIN.finditer(data, at):
        end = _END.search(data, begin.end())
        if end is None:
            return None
        record = _read(data[begin.start() : end.end()])
        if record:
            return record, begin.start(), end.end()
    return None


def _past_newline(data: bytes, last: int) -> tuple[int, bool]:
    """Where the next line begins, and whether the newline was in order."""
    if data[last : last + 1] == b"\n":
        return last + 1, False
    return (last if data[last : last + 1] == b"{" else last + 1), True
