"""What is broken is named and kept; what was acknowledged is there."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.samples import NOON, Opener, add, an_entry
from workbench.clock import FixedClock
from workbench.domain.board import ALL_GROUPS, Board
from workbench.domain.ids import ItemId
from workbench.store.store import Store

STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 11
"""Every byte on a long run; every eleventh otherwise, another start for each kind."""
KINDS = ("flip", "high bit", "newline", "zero", "delete", "insert")


@pytest.fixture
def written(home: Path, clock: FixedClock) -> bytes:
    """The journal of a store with five items, closed without a snapshot."""
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(5):
            add(store, f"第{n}件")
    return journal(home).read_bytes()


def journal(home: Path) -> Path:
    return sorted((home / "journal").glob("*.jsonl"))[-1]


def quarantined(home: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted((home / "quarantine").glob("*")))


def reset(home: Path, content: bytes) -> None:
    journal(home).write_bytes(content)
    for each in home.glob("workbench.json*"):
        each.unlink()
    shutil.rmtree(home / "quarantine", ignore_errors=True)


def damaged(data: bytes, at: int, kind: str) -> bytes:
    byte = data[at : at + 1]
    middle = {"newline": b"\n", "zero": b"\0", "delete": b"", "insert": b"#" + byte}.get(kind)
    if middle is None:
        middle = bytes([data[at] ^ (1 if kind == "flip" else 0x80)])
    return data[:at] + middle + data[at + 1 :]


def titles(store: Store) -> list[str]:
    return [each.title for each in store.items().values()]


def test_cut_at_any_byte_the_loss_is_told_and_the_store_works_on(home: Path, written: bytes, clock: FixedClock) -> None:
    head = (home / "lock").read_bytes()
    ends = [at + 1 for at, byte in enumerate(written) if byte == 10]
    for size in range(ends[0], len(written), STEP):
        reset(home, written[:size])
        (home / "lock").write_bytes(head)
        with Store.open(home, clock=clock, app="t") as store:
            whole = sum(end <= size for end in ends) - 1 + (size + 1 in ends)
            assert titles(store) == [f"第{n}件" for n in range(whole)]
            told = {each.what for each in store.status.damage}
            assert ("missing" in told) == (whole < 5), size
            assert ("torn" in told) == (size not in ends and size + 1 not in ends)
            if "torn" in told:
                assert quarantined(home) == written[max(end for end in ends if end <= size) : size]
            add(store, "after")
            assert titles(store)[-1] == "after"
        with Store.open(home, clock=clock, app="t") as again:
            assert titles(again) == titles(store)


@pytest.mark.parametrize("kind", KINDS)
def test_one_damaged_byte_is_told_and_costs_one_record_at_most(
    home: Path, written: bytes, clock: FixedClock, kind: str
) -> None:
    head = (home / "lock").read_bytes()
    ends = [at + 1 for at, byte in enumerate(written) if byte == 10]
    everything = {f"第{n}件" for n in range(5)}
    last = range(len(written) - 45, len(written))  # the fields that check the record itself, and its newline
    for at in {*range(ends[0] + KINDS.index(kind), len(written), STEP), *last}:
        broken = damaged(written, at, kind)
        if broken == written:
            continue
        reset(home, broken)
        (home / "lock").write_bytes(head)
        hit = sum(end <= at for end in ends) - 1
        with Store.open(home, clock=clock, app="t") as store:
            assert everything - set(titles(store)) <= {f"第{hit}件"}, at
            completed = kind == "delete" and at == len(written) - 1  # a newline that is put back costs nothing
            assert store.status.damage or completed, at
            assert all(each.kept_at is None or each.kept_at.exists() for each in store.status.damage)
            kept = set(titles(store))
            add(store, "after")
        with Store.open(home, clock=clock, app="t", read_only=True) as again:
            assert set(titles(again)) == kept | {"after"}, at


def test_a_damaged_snapshot_is_set_aside_and_rebuilt_whatever_its_damage(
    home: Path, written: bytes, clock: FixedClock
) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        store.checkpoint()
    (home / "workbench.idx").unlink()
    sound = (home / "workbench.json").read_bytes()
    for case in _harmed(sound):
        shutil.rmtree(home / "quarantine", ignore_errors=True)
        (home / "workbench.json").write_bytes(case)
        (home / "workbench.idx").unlink(missing_ok=True)
        with Store.open(home, clock=clock, app="t") as store:
            assert len(titles(store)) == 5
            assert [each.what for each in store.status.damage] == ["snapshot"]
        assert quarantined(home) == case


def test_a_damaged_snapshot_that_is_read_through_its_index_never_gives_another_document(
    home: Path, written: bytes, tmp_path: Path, clock: FixedClock
) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        store.checkpoint()
        wanted = _documents(store)
    sound = (home / "workbench.json").read_bytes()
    for number, case in enumerate(_harmed(sound)):
        copy = tmp_path / str(number)
        shutil.copytree(home, copy)
        (copy / "workbench.json").write_bytes(case)
        with Store.open(copy, clock=clock, app="t") as store:
            assert store.item_by_ref("2026-0003") == store.item(ItemId(3))
            assert _documents(store) == wanted
            # Keys and commas are never read: `verify` sees what opening has no need of.
            told = [each.what for each in store.status.damage] or [each.what for each in store.verify().damage]
            assert told == ["snapshot"]
            add(store, "goes on")
            assert store.undo()


def test_an_index_with_any_byte_damaged_or_missing_changes_no_answer(
    home: Path, written: bytes, clock: FixedClock
) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        store.checkpoint()
        wanted = _answers(store)
    index = (home / "workbench.idx").read_bytes()
    cases = [damaged(index, at, "flip") for at in range(0, len(index), 3)]
    cases += [index[:size] for size in range(0, len(index), 31)]
    for case in cases:
        (home / "workbench.idx").write_bytes(case)
        with Store.open(home, clock=clock, app="t") as store:
            assert _answers(store) == wanted
            assert store.status.damage == ()


def _harmed(sound: bytes) -> list[bytes]:
    cases = [damaged(sound, at, "flip") for at in range(0, len(sound), 7)]
    cases += [sound[:size] for size in range(0, len(sound), 97)]
    return [*cases, json.dumps(json.loads(sound)).encode()]  # the last as stock TinyDB would write it


def _documents(store: Store) -> dict[str, object]:
    return {name: documents for name, documents in store.documents().items() if documents}


def _answers(store: Store) -> list[object]:
    agenda = store.agenda()
    items = [*store.items()]
    return [
        _documents(store),
        [store.item_by_ref(f"2026-{n:04d}") for n in range(8)],
        sorted(store.open_items()),
        [sorted(store.entries(NOON.date()), key=lambda entry: entry.id), [store.entries_of(id) for id in items]],
        [list(Board.opened(store.items(), agenda).ids(group)) for group in ALL_GROUPS],
        store.words(),
        store.unclosed_days(),
    ]


def test_a_deleted_snapshot_or_lock_is_no_loss(home: Path, written: bytes, clock: FixedClock) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        store.checkpoint()
    (home / "workbench.json").unlink()
    (home / "lock").unlink()
    with Store.open(home, clock=clock, app="t") as store:
        assert len(titles(store)) == 5
        assert store.status.damage == ()
        add(store)
        assert store.verify().ok


@pytest.mark.parametrize("left", ["nothing", "a beginning", "a damaged end"])
def test_a_journal_shorter_than_its_snapshot_keeps_the_newer_state(
    home: Path, written: bytes, opened: Opener, left: str
) -> None:
    store = opened()
    store.checkpoint()
    store.close()
    path = journal(home)
    if left == "nothing":
        path.unlink()
    elif left == "a beginning":
        path.write_bytes(b"".join(written.splitlines(keepends=True)[:3]))
    else:
        path.write_bytes(damaged(written, len(written) - 20, "flip"))
    for told in (True, False):
        store = opened()
        assert len(titles(store)) == 5
        assert ("short" in {each.what for each in store.status.damage}) == told
        store.close()
    other = opened()
    store = opened()
    add(store, "after")
    assert other.poll()
    add(other, "and after")
    store.close()
    other.close()
    again = opened()
    assert titles(again)[5:] == ["after", "and after"]


def test_a_snapshot_of_another_history_is_set_aside(
    home: Path, written: bytes, tmp_path: Path, opened: Opener, clock: FixedClock
) -> None:
    with Store.open(tmp_path / "other", clock=clock, app="t") as other:
        add(other, "foreign")
        other.checkpoint()
    shutil.copy(tmp_path / "other" / "workbench.json", home / "workbench.json")
    store = opened()
    assert titles(store) == [f"第{n}件" for n in range(5)]
    assert [each.what for each in store.status.damage] == ["diverged"]
    assert store.status.damage[0].kept_at is not None
    assert store.status.damage[0].kept_at.parent.name == "quarantine"


def test_a_removed_record_in_the_middle_is_told(home: Path, written: bytes, opened: Opener) -> None:
    lines = written.splitlines(keepends=True)
    journal(home).write_bytes(b"".join(lines[:3] + lines[4:]))
    store = opened()
    assert titles(store) == ["第0件", "第1件", "第3件", "第4件"]
    assert [each.what for each in store.status.damage] == ["missing"]
    assert not store.verify().ok


def test_records_put_in_another_order_are_told(home: Path, written: bytes, opened: Opener) -> None:
    lines = written.splitlines(keepends=True)
    journal(home).write_bytes(b"".join([*lines[:2], lines[3], lines[2], *lines[4:]]))
    store = opened()
    assert store.status.damage
    assert {"第0件", "第2件", "第3件", "第4件"} <= set(titles(store))


def months(store: Store, clock: FixedClock, count: int) -> Iterator[int]:
    for n in range(count):
        clock.set(clock.now() + timedelta(days=31))
        add(store, f"m{n}")
        yield n


def test_every_month_has_its_segment_and_the_chain_goes_on(home: Path, opened: Opener, clock: FixedClock) -> None:
    store, other = opened(), opened()
    for n in months(store, clock, 4):
        assert other.poll()
        with other.transaction("x") as tx:
            tx.add_entry(an_entry(str(n), at=clock.now()))
    names = sorted(each.name for each in (home / "journal").iterdir())
    assert names == ["2026-12.jsonl", "2027-01.jsonl", "2027-02.jsonl", "2027-03.jsonl", "2027-05.jsonl"]
    clock.set(clock.now() - timedelta(days=200))
    add(other, "the clock was put back")
    assert len(list((home / "journal").iterdir())) == 5
    store.poll()
    assert store.verify().ok
    assert len(store.undoable()) == 9
    assert opened().verify().ok


@pytest.mark.parametrize("at", ["first", "middle", "last"])
def test_a_lost_segment_is_told_and_the_others_are_read(home: Path, opened: Opener, clock: FixedClock, at: str) -> None:
    store = opened()
    for _ in months(store, clock, 3):
        pass
    store.close()
    names = sorted((home / "journal").iterdir())
    names[{"first": 0, "middle": 2, "last": 3}[at]].unlink()
    store = opened()
    assert "missing" in {each.what for each in store.status.damage}
    assert len(titles(store)) == {"first": 3, "middle": 2, "last": 2}[at]
    add(store, "after")
    store.close()
    assert "after" in titles(opened())


@pytest.mark.parametrize("cut", [0, 30])
def test_a_damaged_seal_does_not_hide_what_comes_after_it(
    home: Path, opened: Opener, clock: FixedClock, cut: int
) -> None:
    store = opened()
    for _ in months(store, clock, 2):
        pass
    store.close()
    first = sorted((home / "journal").iterdir())[1]
    content = first.read_bytes()
    first.write_bytes(content[:-cut] if cut else damaged(content, len(content) - 60, "flip"))
    store = opened()
    assert titles(store) == ["m0", "m1"]
    assert store.status.damage
    add(store)
    store.undo()
    store.close()
    assert titles(opened()) == ["m0", "m1"]


def test_a_sealed_segment_without_successor_gets_one(home: Path, opened: Opener, clock: FixedClock) -> None:
    store = opened()
    for _ in months(store, clock, 1):
        pass
    store.close()
    sorted((home / "journal").iterdir())[-1].unlink()
    reader = opened(read_only=True)
    (home / "journal" / "new.tmp").write_bytes(b"left by a killed process")
    (home / "lock").write_bytes(b"")
    store = opened()
    add(store, "after")
    assert titles(store) == ["after"]
    assert store.status.damage == ()
    assert reader.poll()
    assert titles(reader) == ["after"]


def test_a_reader_stops_before_half_a_line_and_takes_it_when_it_is_whole(
    home: Path, written: bytes, opened: Opener
) -> None:
    lines = written.splitlines(keepends=True)
    path = journal(home)
    path.write_bytes(b"".join(lines[:5]))
    (home / "lock").write_bytes(b"")
    reader = opened()
    for size in (1, 50, len(lines[5]) - 1):
        path.write_bytes(b"".join(lines[:5]) + lines[5][:size])
        assert reader.poll() is None
    path.write_bytes(written)
    assert reader.poll()
    assert len(titles(reader)) == 5
    assert reader.status.damage == ()


def test_an_end_that_was_taken_back_is_forgotten_by_those_who_had_read_it(
    home: Path, written: bytes, opened: Opener
) -> None:
    reader = opened()
    lines = written.splitlines(keepends=True)
    journal(home).write_bytes(b"".join(lines[:4]))
    (home / "lock").write_bytes(b"")
    assert reader.poll()
    assert len(titles(reader)) == 3
    add(opened(), "another")
    assert reader.poll()
    assert titles(reader)[3:] == ["another"]
