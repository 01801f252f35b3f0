"""A process may die, and a disk may fail, at any operation: what was acknowledged is there, whole."""

import errno
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.faults import Countdown, die, fails_with, in_a_child, trap_disk
from tests.store.samples import NOON, an_entry, an_item
from tests.torture.kills import torture
from workbench.clock import FixedClock
from workbench.errors import StoreError, StoreFull, StoreReadOnly
from workbench.store import journal
from workbench.store.store import Store

ITEMS = 6
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "full"


def script(home: Path, acknowledge: Callable[[str], None]) -> None:
    """A short life of a store, with months that pass, a bulk, an undo and snapshots."""
    clock = FixedClock(NOON)
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(ITEMS):
            with store.transaction("item.add") as tx:
                item = tx.put_item(an_item(f"n{n}", tx.next_ref(2026)))
                tx.add_entry(an_entry(f"n{n}", item=item.id))
            acknowledge(f"n{n}")
            if n % 2:
                clock.set(clock.now() + timedelta(days=40))
                store.checkpoint()
        with store.transaction("bulk") as tx:
            for each in store.items().values():
                tx.put_item(replace(each, note="bulk"))
        acknowledge("bulk")
        store.undo()
        acknowledge("undone")


def check(home: Path, acknowledged: list[str], *, dead: bool = True) -> None:
    """What was acknowledged is there; the one transaction after it is there whole, or not at all."""
    with Store.open(home, clock=FixedClock(NOON), app="check") as store:
        told = {each.what for each in store.status.damage}
        assert told <= ({"torn"} if dead else set()), store.status.damage
        items = list(store.items().values())
        names = [each for each in acknowledged if each.startswith("n")]
        assert [each.title for each in items][: len(names)] == names
        assert len(items) <= len(names) + 1
        for each in items:
            assert [entry.text for entry in store.entries_of(each.id)] == [each.title]
        noted = {each.note for each in items}
        assert len(noted) <= 1
        if "bulk" in acknowledged and "undone" not in acknowledged:
            assert noted <= {"bulk", None}
        elif "undone" in acknowledged or not names or len(names) < ITEMS:
            assert noted <= {None}
        report = store.verify()
        assert report.ok, report.damage
        with store.transaction("after") as tx:
            tx.put_item(an_item("after"))


@pytest.mark.parametrize("when", ["before", "amid", "after"])
def test_killed_at_any_operation_on_the_disk_nothing_acknowledged_is_lost(tmp_path: Path, when: str) -> None:
    at = 0
    while True:
        at += 1
        home, log = tmp_path / str(at) / "store", tmp_path / f"{at}.log"
        log.touch()

        def life(home: Path = home, log: Path = log, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch, log.open("ab", buffering=0) as file:
                trap_disk(patch, Countdown(at, when, die))
                script(home, lambda word: file.write(f"{word}\n".encode()) and None)

        status = in_a_child(life)
        assert status in (0, -signal.SIGKILL)
        check(home, log.read_text().split())
        if status == 0:
            break
    assert at > 60


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("when", ["before", "amid"])
def test_a_disk_that_refuses_is_told_and_memory_is_what_the_disk_holds(tmp_path: Path, when: str, number: int) -> None:
    at = refused = 0
    while True:
        at += 1
        home = tmp_path / f"{at}"
        acknowledged: list[str] = []
        countdown = Countdown(at, when, fails_with(number))
        with pytest.MonkeyPatch.context() as patch:
            trap_disk(patch, countdown)
            try:
                script(home, acknowledged.append)
            except StoreError as error:
                assert not isinstance(error, StoreFull) or number == errno.ENOSPC
                refused += 1
        if countdown.left > 0:
            break
        check(home, acknowledged, dead=countdown.when == "amid")
    assert refused > (25 if number == errno.EIO else 20)  # the room put by lets some through


def files(home: Path) -> dict[Path, bytes]:
    """What is there, but for the room that was put by."""
    return {each: each.read_bytes() for each in home.rglob("*") if each.is_file() and each.name != "reserve"}


@pytest.mark.parametrize("syncs_again", [True, False])
@pytest.mark.parametrize("operation", ["append", "sync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_refused_write_leaves_no_trace_and_a_full_disk_is_tried_again(
    home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, operation: str, number: int, syncs_again: bool
) -> None:
    store = Store.open(home, clock=clock, app="t")
    with store.transaction("x") as tx:
        item = tx.put_item(an_item())
    before = files(home)

    cut = [False]

    def refuse(name: str, perform: Callable[[], None], args: tuple[object, ...]) -> None:
        cut[0] = name == "cut" or (cut[0] and name != "append")
        if name == operation and not (syncs_again and cut[0]):
            raise OSError(number, os.strerror(number))
        perform()

    with monkeypatch.context() as patch:
        trap_disk(patch, refuse)
        for _ in range(3):
            with pytest.raises(StoreError), store.transaction("y") as tx:
                tx.put_item(replace(item, title="refused"))
                tx.put_item(an_item("refused"))
    assert list(store.items().values()) == [item]
    assert files(home) == before
    healed = number == errno.ENOSPC and (operation == "append" or syncs_again)
    assert store.status.is_short_of_room == healed
    assert store.status.read_only == (not healed)
    if healed:
        with store.transaction("y") as tx:
            assert tx.put_item(an_item("after")).id == 2
    else:
        with pytest.raises(StoreReadOnly), store.transaction("y"):
            pass
    store.close()
    with Store.open(home, clock=clock, app="t") as again:
        assert again.status.damage == ()
        assert len(again.items()) == (2 if healed else 1)


@pytest.mark.parametrize("writers", [1, 2, 4])
def test_killed_at_random_again_and_again_nothing_acknowledged_is_lost(
    tmp_path: Path, writers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "SEGMENT_LIMIT", 20_000)
    kills, big = (600, 5_000_000) if LONG else (12 * writers, 300_000)
    found = torture(tmp_path / "store", kills=kills, writers=writers, seed=writers, big=big)
    assert found.faults == ()
    assert found.acknowledged > 50
