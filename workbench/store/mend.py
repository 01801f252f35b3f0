"""One damaged byte of a record put right: the checksum tells which it was.

A guess that hashes to the sum the line carries is the line that was written, for the sum has 128 bits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from workbench.store.record import Record, digest, is_sound, parse

LONGEST = 8192
"""Every byte is tried with every value, which takes the square of the length: some seconds at this one."""
_TAIL = 40
"""`,"h":"<32 digits>"}`, which the sum does not cover."""


def mended(broken: bytes) -> tuple[bytes, Record] | None:
    """The line (without its newline) of which `broken` differs in one byte: changed, added or lost."""
    if not broken or len(broken) > LONGEST:
        return None
    for guess in _guesses(broken):
        if is_sound(guess):
            try:
                return guess, parse(guess)
            except (ValueError, KeyError, TypeError):
                return None
    return None


def _guesses(line: bytes) -> Iterator[bytes]:
    """Few lines, one of which is the sound one where there is one."""
    yield line
    for length in (len(line), len(line) - 1, len(line) + 1):  # the body may have its length, or one byte more or less
        body = line[: length - _TAIL]
        yield body + f',"h":"{digest(body)}"}}'.encode() if _is_tail_nearly(line, body) else b""
    tail = line[-_TAIL:]
    if tail[:6] == b',"h":"' and tail[-2:] == b'"}':
        found = _body_of(line[:-_TAIL], tail[6:-2])
        if found is not None:
            yield found + tail


def _is_tail_nearly(line: bytes, body: bytes) -> bool:
    """Whether what follows the body is its checksum but for one byte."""
    return _within_one(line[len(body) :], f',"h":"{digest(body)}"}}'.encode())


def _within_one(one: bytes, other: bytes) -> bool:
    if len(one) > len(other):
        one, other = other, one
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    return len(other) == len(one) + 1 and one[same:] == other[same + 1 :]


def _body_of(body: bytes, wanted: bytes) -> bytes | None:
    """The body with this sum, of which `body` differs in one byte."""
    try:
        sum_wanted = bytes.fromhex(wanted.decode())
    except ValueError:
        return None
    size = len(sum_wanted)
    values = [bytes([value]) for value in range(256)]
    before = hashlib.sha256()
    for at in range(len(body) + 1):
        rest, after = body[at:], body[at + 1 :]
        if _sum(before, after)[:size] == sum_wanted and at < len(body):
            return body[:at] + after
        for value in values:
            if at < len(body) and _sum(before, value + after)[:size] == sum_wanted:
                return body[:at] + value + after
            if _sum(before, value + rest)[:size] == sum_wanted:
                return body[:at] + value + rest
        before.update(body[at : at + 1])
    return None


def _sum(before: Any, rest: bytes) -> bytes:  # hashlib keeps the name of its own type private
    tried = before.copy()
    tried.update(rest)
    return tried.digest()
