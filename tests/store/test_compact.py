"""A snapshot made behind everybody's back: it is never older than what is there, and nothing is lost by it."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from tests.store.faults import Countdown, die, in_a_child, trap_disk
from tests.store.samples import Opener, add, quick_add
from workbench.clock import FixedClock
from workbench.store import compact, snapshot
from workbench.store.store import Store


def stands_at(home: Path) -> int:
    """The record behind which the snapshot stands; 0 where there is none."""
    try:
        with (home / "workbench.json").open("rb") as file:
            return int(snapshot.read_meta(file.readline())["q"])
    except FileNotFoundError:
        return 0


def titles(store: Store) -> list[str]:
    return [item.title for item in store.items().values()]


def test_it_folds_what_was_written_and_the_others_go_on_from_it(
    store: Store, opened: Opener, home: Path, clock: FixedClock
) -> None:
    add(store, "one")
    assert compact.compact(home, clock)
    assert stands_at(home) == store.status.q
    add(store, "two")
    other = opened()
    assert titles(other) == ["one", "two"]
    assert compact.compact(home, clock)
    assert not compact.compact(home, clock), "nothing has happened since"
    add(other, "three")
    assert store.poll()
    assert titles(store) == titles(opened()) == ["one", "two", "three"]
    assert store.verify().ok


def test_only_one_is_at_it_and_the_others_leave_it_to_him(store: Store, home: Path, clock: FixedClock) -> None:
    add(store, "one")
    with compact.turn(home) as ours:
        assert ours
        assert not compact.compact(home, clock)
        assert stands_at(home) == 0
    assert compact.compact(home, clock)


def test_a_writer_waits_for_nobody_while_it_is_written(
    store: Store, home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "before")
    prepare = snapshot.prepare

    def slow(directory: Path, rendered: snapshot.Rendered) -> None:
        prepare(directory, rendered)
        lock = os.open(home / "lock", os.O_RDWR)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the lock of all processes is free meanwhile
        os.close(lock)
        add(store, "meanwhile")
        assert quick_add(home, "and this") is not None

    monkeypatch.setattr(snapshot, "prepare", slow)
    assert compact.compact(home, clock)
    store.poll()
    with Store.open(home, clock=clock, app="t") as again:
        assert titles(again) == titles(store) == ["before", "meanwhile", "and this"]
        assert stands_at(home) == again.status.q - 2
        assert again.verify().ok


def test_an_older_one_is_never_put_over_a_newer(
    store: Store, home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(store, "one")
    prepare = snapshot.prepare

    def overtaken(directory: Path, rendered: snapshot.Rendered) -> None:
        prepare(directory, rendered)
        made = {name: (home / f"{name}.tmp").read_bytes() for name in ("workbench.json", "workbench.idx")}
        monkeypatch.setattr(snapshot, "prepare", prepare)
        add(store, "two")
        snapshot.write(home, store._ledger.rendered())
        for name, content in made.items():
            (home / f"{name}.tmp").write_bytes(content)

    monkeypatch.setattr(snapshot, "prepare", overtaken)
    assert not compact.compact(home, clock)
    assert stands_at(home) == store.status.q
    assert not list(home.glob("*.tmp"))


def test_a_store_that_was_exchanged_meanwhile_is_left_alone(
    store: Store, home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(store, "one")
    with Store.open(tmp_path / "other", clock=clock, app="t") as other:
        add(other, "another desk")
    prepare = snapshot.prepare

    def exchanged(directory: Path, rendered: snapshot.Rendered) -> None:
        prepare(directory, rendered)
        home.rename(tmp_path / "old")
        shutil.copytree(tmp_path / "other", home)
        for each in (tmp_path / "old").glob("*.tmp"):
            shutil.copy(each, home / each.name)

    monkeypatch.setattr(snapshot, "prepare", exchanged)
    assert not compact.compact(home, clock)
    with Store.open(home, clock=clock, app="t") as again:
        assert titles(again) == ["another desk"]
        assert again.status.damage == ()


def test_a_store_with_something_to_put_in_order_is_left_to_others(home: Path, clock: FixedClock) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "one")
    segment = next((home / "journal").glob("*.jsonl"))
    segment.write_bytes(segment.read_bytes() + b'{"q":99,"half a line')
    assert not compact.compact(home, clock)
    assert not (home / "quarantine").exists()


@pytest.mark.parametrize("when", ["before", "amid", "after"])
def test_killed_at_any_operation_it_leaves_what_was_there(
    home: Path, clock: FixedClock, tmp_path: Path, when: str
) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "one")
        store.checkpoint()
        add(store, "two")
        q = store.status.q
    for at in range(1, 40):
        copy = tmp_path / f"{at}"
        shutil.copytree(home, copy)

        def work(copy: Path = copy, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                trap_disk(patch, Countdown(at, when, die))
                compact.compact(copy, clock)

        ended = in_a_child(work)
        with Store.open(copy, clock=clock, app="t") as store:
            assert titles(store) == ["one", "two"]
            assert store.status.damage == ()
            assert store.verify().ok
        assert compact.compact(copy, clock) or stands_at(copy) == q
        if not ended:
            break
    else:
        raise AssertionError("it never came to its end")


def test_those_who_append_without_opening_are_told_that_there_is_room_again(
    home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    monkeypatch.setattr("workbench.store.writer.start", begun.append)
    monkeypatch.setattr("workbench.store.settling._TAIL_AT_LEAST", 5)
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "first")
    appended = [quick_add(home, f"{n}") for n in range(8)]
    assert None in appended, "the tail is long: the store is opened, and begins a compaction"
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "slow")
    assert begun == [home]
    assert compact.compact(home, clock)
    assert quick_add(home, "quick again") is not None


def test_a_process_of_its_own_does_it(home: Path, clock: FixedClock) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "one")
        q = store.status.q
    compact.start(home)
    assert [each.wait(60) for each in compact._started] == [0]
    assert stands_at(home) == q
