"""What is appended without opening the store stands every fault that an opened one stands."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import Countdown, die, fails_with, in_a_child, trap_disk
from tests.store.power import ALL, Power, cut_off
from tests.store.samples import NOON, add, an_entry, an_item, quick_add
from workbench.clock import FixedClock
from workbench.errors import StoreIOError
from workbench.store.store import Store

ROUNDS = 3
OPERATIONS = ["append", "sync", "put_at_start"]


def made(home: Path) -> None:
    with Store.open(home, clock=FixedClock(NOON), app="t") as store, store.transaction("item.add") as tx:
        item = tx.put_item(an_item("first", tx.next_ref(2026)))
        tx.add_entry(an_entry("first", item=item.id))


def life(home: Path, acknowledge: Callable[[str], None]) -> None:
    """A few quick additions; what is refused is left, as the command leaves it to the store."""
    for n in range(ROUNDS):
        try:
            if quick_add(home, f"n{n}"):
                acknowledge(f"n{n}")
        except StoreIOError:
            return


def check(home: Path, acknowledged: list[str], *, allowed: set[str] | None = None) -> None:
    """What was acknowledged is there, with its number; the rest is there whole, or not at all."""
    with Store.open(home, clock=FixedClock(NOON), app="check") as store:
        told = {each.what for each in store.status.damage}
        assert told <= ({"torn"} if allowed is None else allowed), store.status.damage
        items = list(store.items().values())
        names = [each.title for each in items]
        assert names[0] == "first"
        assert [each for each in names if each in acknowledged] == acknowledged
        assert len(names) <= len(acknowledged) + 2
        assert len(set(names)) == len(names)
        assert [each.ref for each in items] == [f"2026-{n:04d}" for n in range(1, len(items) + 1)]
        for each in items:
            assert [entry.text for entry in store.entries_of(each.id)] == [each.title]
        report = store.verify()
        assert report.ok, report.damage
        assert add(store, "after").ref == f"2026-{len(items) + 1:04d}"
    assert quick_add(home, "quick again") or allowed is None
    with Store.open(home, clock=FixedClock(NOON), app="check") as store:
        assert store.verify().ok


def test_every_operation_goes_through_the_seam(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the level of the system, too: nothing that changes a file is called from elsewhere."""
    made(home)
    order: list[str] = []
    through: list[str] = []

    def seen(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            through.append(name)
            return real(*args, **named)

        return call

    with monkeypatch.context() as patch:
        trap_disk(patch, lambda name, perform, _: (order.append(name), perform())[1])
        for name in ("write", "pwrite", "writev", "fsync", "fdatasync", "ftruncate", "rename", "replace", "unlink"):
            patch.setattr(os, name, seen(name, getattr(os, name)))
        assert quick_add(home, "x")
    assert order == OPERATIONS
    assert through == ["write", "fdatasync" if hasattr(os, "fdatasync") else "fsync", "pwrite"]


@pytest.mark.parametrize("when", ["before", "amid", "after"])
def test_killed_at_any_operation_nothing_acknowledged_is_lost(tmp_path: Path, when: str) -> None:
    killed = 0
    for at in range(1, ROUNDS * len(OPERATIONS) + 2):
        home, log = tmp_path / str(at) / "store", tmp_path / f"{at}.log"
        made(home)
        log.touch()

        def work(home: Path = home, log: Path = log, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch, log.open("a") as file:
                trap_disk(patch, Countdown(at, when, die))
                life(home, lambda word: print(word, file=file, flush=True))

        killed += in_a_child(work) == -signal.SIGKILL
        acknowledged = log.read_text().split()
        assert len(acknowledged) == min((at - 1) // len(OPERATIONS), ROUNDS)
        check(home, acknowledged)
    assert killed == ROUNDS * len(OPERATIONS)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
@pytest.mark.parametrize("when", ["before", "amid", "after"])
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, when: str, number: int) -> None:
    for at, operation in enumerate(OPERATIONS, 1):
        home = tmp_path / str(at) / "store"
        made(home)
        journal = next((home / "journal").glob("*.jsonl"))
        before = journal.read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            trap_disk(patch, Countdown(at, when, fails_with(number)))
            done = quick_add(home, "x") is not None
        # A head that is not moved costs one check; the record itself is on the disk, and is told to be.
        assert done == (operation == "put_at_start")
        assert (journal.read_bytes() == before) == (not done)
        check(home, ["x"] if done else [], allowed={"torn"} if operation == "put_at_start" else set())


@pytest.mark.parametrize("operation", ["append", "sync"])
@pytest.mark.parametrize("amid", [True, False])
def test_what_can_neither_be_written_nor_taken_back_is_told_and_read_by_the_next(
    home: Path, operation: str, amid: bool
) -> None:
    made(home)

    def refuse(name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        if amid and name == operation == "append":
            os.write(args[0], args[1][: len(args[1]) // 2])
        if name in (operation, "cut"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        perform()

    with pytest.MonkeyPatch.context() as patch:
        trap_disk(patch, refuse)
        with pytest.raises(StoreIOError):
            quick_add(home, "x")
    check(home, [])


def test_short_writes_are_gone_on_with(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(home)
    real = os.write
    sizes: list[int] = []

    def short(fd: int, content: bytes) -> int:
        sizes.append(real(fd, bytes(content)[:7]))
        return sizes[-1]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short)
        assert quick_add(home, "x")
    assert max(sizes) == 7
    assert len(sizes) > 20
    check(home, ["x"], allowed=set())


def test_a_short_write_and_then_no_room_is_taken_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(home)
    real = os.write
    before = next((home / "journal").glob("*.jsonl")).read_bytes()
    left = [20]

    def short(fd: int, content: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= 1
        return real(fd, bytes(content)[:7])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short)
        assert not quick_add(home, "x")
    assert next((home / "journal").glob("*.jsonl")).read_bytes() == before
    check(home, [], allowed=set())


@pytest.mark.parametrize("call", ["open", "pread", "fstat", "lstat"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_what_cannot_even_be_looked_at_is_left_to_the_store(
    home: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    made(home)
    before = {each: each.read_bytes() for each in home.rglob("*") if each.is_file()}
    real = getattr(os, call)
    count = [0]

    def fail(*args: object, **named: object) -> object:
        count[0] += 1
        if count[0] == nth:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        done = quick_add(home, "x") is not None
    assert done == (count[0] < nth)
    if not done:
        assert {each: each.read_bytes() for each in home.rglob("*") if each.is_file()} == before
    check(home, ["x"] if done else [], allowed=set())


def power_fails(place: Path, mutant: str | None = None) -> tuple[list[str], int]:
    def work(home: Path, power: Power) -> None:
        life(home, power.acknowledged.append)

    return cut_off(place, work, check, mutant, prepare=made, kinds=ALL)


def test_whatever_a_power_cut_takes_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    wrong, different = power_fails(tmp_path)
    assert wrong == []
    assert different >= 15


def test_without_the_sync_something_would_be_lost(tmp_path: Path) -> None:
    assert power_fails(tmp_path, "sync")[0] != []


def test_without_taking_back_half_a_line_would_be_left(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the claims above can fail."""
    made(home)
    before = next((home / "journal").glob("*.jsonl")).read_bytes()
    refuse = Countdown(1, "amid", fails_with(errno.ENOSPC))

    def trap(name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        if name != "cut":
            refuse(name, perform, args)

    with monkeypatch.context() as patch:
        trap_disk(patch, trap)
        assert not quick_add(home, "x")
    assert next((home / "journal").glob("*.jsonl")).read_bytes() != before
