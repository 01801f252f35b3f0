"""Bytes of a journal are cut into records without losing a byte or believing a damaged one."""

from datetime import UTC, datetime

import pytest

from workbench.store.record import GENESIS, Op, Record, is_sound, parse, seal, stamp
from workbench.store.scan import Bad, Good, Rest, scan


def chain(count: int) -> list[bytes]:
    lines, p = [], GENESIS
    for q in range(1, count + 1):
        document = {"title": f'第{q}件 \u2028 {{"q":1,', "n": [q, None, True], "deep": {"q": q}}
        record = Record(
            q,
            stamp(datetime(2026, 1, 1, tzinfo=UTC)),
            "u@h/t:1",
            "put",
            (Op("items", q, None, document),),
            {"say": {"ref": "x"}},
            p,
        )
        line, p = seal(record)
        lines.append(line)
    return lines


LINES = chain(6)
WHOLE = b"".join(LINES)


def good(data: bytes) -> list[int]:
    return [piece.record.q for piece in scan(data) if isinstance(piece, Good)]


def covers(data: bytes) -> bool:
    at = 0
    for piece in scan(data):
        if piece.start != at:
            return False
        at = piece.end
    return at == len(data)


def test_a_record_comes_back_as_it_was_sealed() -> None:
    record = parse(LINES[3][:-1])
    assert seal(record) == (LINES[3], record.h)
    assert record.extra == {"say": {"ref": "x"}}
    assert record.at == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_undamaged_journal_is_all_records() -> None:
    pieces = list(scan(WHOLE))
    assert all(isinstance(piece, Good) and not piece.flawed for piece in pieces)
    assert good(WHOLE) == [1, 2, 3, 4, 5, 6]


def test_cut_at_any_byte_the_whole_lines_stay_and_the_rest_is_told() -> None:
    ends = [len(b"".join(LINES[:n])) for n in range(7)]
    for size in range(len(WHOLE) + 1):
        data = WHOLE[:size]
        whole = sum(end <= size for end in ends) - 1
        assert good(data) == list(range(1, whole + 1))
        assert covers(data)
        leftover = [piece for piece in scan(data) if isinstance(piece, Rest)]
        assert bool(leftover) == (size not in ends)
        if leftover:
            assert leftover[0].whole == (size + 1 in ends)


@pytest.mark.parametrize("change", [0x01, 0x80, "newline", "zero", "delete", "insert"])
def test_one_damaged_byte_costs_one_record_at_most_and_is_always_told(change: int | str) -> None:
    for at in range(len(WHOLE)):
        data = damaged(WHOLE, at, change)
        if data == WHOLE:
            continue
        hit = sum(len(b"".join(LINES[: n + 1])) <= at for n in range(6)) + 1
        kept = good(data)
        assert set(range(1, 7)) - set(kept) <= {hit}, at
        flawed = any(isinstance(piece, Good) and piece.flawed for piece in scan(data))
        told = any(isinstance(piece, Bad | Rest) for piece in scan(data))
        assert flawed or told, at
        assert covers(data)


def damaged(data: bytes, at: int, change: int | str) -> bytes:
    match change:
        case "newline":
            middle = b"\n"
        case "zero":
            middle = b"\0"
        case "delete":
            middle = b""
        case "insert":
            middle = b"#" + data[at : at + 1]
        case _:
            middle = bytes([data[at] ^ int(change)])
    return data[:at] + middle + data[at + 1 :]


def test_holes_garbage_and_half_records_never_cost_a_sound_line() -> None:
    third = len(LINES[0]) + len(LINES[1])
    for junk in (b"\0" * 512, b"\n\n\n", b'{"q":9,', LINES[2][:90], b"\xff\xfe" * 40, WHOLE[10:300]):
        data = WHOLE[:third] + junk + WHOLE[third:]
        assert [q for q in good(data) if q > 2][-4:] == [3, 4, 5, 6]
        assert covers(data)


def test_only_the_newline_byte_separates_lines() -> None:
    assert WHOLE.count(b"\n") == 6
    assert "\u2028".encode() in WHOLE


def test_a_sound_line_that_is_no_record_is_not_believed() -> None:
    from workbench.store.record import digest

    body = b'{"q":1,"p":"' + b"0" * 32 + b'"'
    line = body + b',"h":"' + digest(body).encode() + b'"}'
    assert is_sound(line)
    assert [type(piece) for piece in scan(line + b"\n")] == [Rest]
