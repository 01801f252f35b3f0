"""Links in the place of our files make nobody write elsewhere; a last change finds room on a full disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import trap_disk
from tests.store.samples import Opener, add
from workbench.clock import FixedClock
from workbench.errors import DeskError, StoreFull
from workbench.store.backup import back_up, back_up_automatically
from workbench.store.examine import examine
from workbench.store.store import Store

PLACES = (
    ".",
    "lock",
    "journal",
    "journal/2026-12.jsonl",
    "journal/new.tmp",
    "journal/2027-02.jsonl",
    "workbench.json",
    "workbench.json.tmp",
    "workbench.json.prev",
    "workbench.json.prev.tmp",
    "quarantine",
    "quarantine/torn-2026-12-1.bin",
    "reserve",
    "checkpoint.lock",
    "workbench.idx",
    "head",
    "../backups",
    "../backups/auto-2026-12-28T120000.tar.gz",
    "../store-fresh.tmp",
)


def live(home: Path, clock: FixedClock) -> None:
    """Everything that writes: a change, a snapshot, a torn end, a new month, a backup."""
    with suppress(DeskError, OSError), Store.open(home, clock=clock, app="t") as store:
        add(store, "more")
        store.checkpoint()
        add(store, "still more")
        clock.set(clock.now().replace(year=2027, month=2))
        add(store, "next month")
        store.checkpoint()
    with suppress(DeskError, OSError):
        back_up_automatically(home, home.parent / "backups", clock)


def contents(path: Path) -> dict[str, bytes]:
    return {str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()}


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("kind", ["symbolic", "hard", "dangling"])
@pytest.mark.parametrize("place", PLACES)
def test_a_link_in_the_place_of_a_file_makes_nobody_write_elsewhere(
    tmp_path: Path, clock: FixedClock, place: str, kind: str, torn: bool
) -> None:
    home, elsewhere = tmp_path / "desk" / "store", tmp_path / "elsewhere"
    with Store.open(home, clock=clock, app="t") as store:
        add(store)
        store.checkpoint()
        add(store)
    if torn:
        with (home / "journal" / "2026-12.jsonl").open("ab") as file:
            file.write(b'{"q":4,"half a line')
    elsewhere.mkdir()
    target = (home / place) if place != "." else home
    victim = elsewhere / "precious"
    if target.is_dir():
        if kind == "hard":
            pytest.skip("a directory has one name")
        target.rename(victim)
    elif target.exists():
        victim.write_bytes(target.read_bytes())
        target.unlink()
    elif place in ("quarantine", "../backups", "../store-fresh.tmp"):
        victim.mkdir()
    else:
        victim.write_bytes(b"precious")
    if kind == "dangling":
        victim = elsewhere / "absent"
    before = contents(elsewhere)
    target.parent.mkdir(exist_ok=True)
    if kind == "hard" and victim.is_file():
        target.hardlink_to(victim)
    else:
        target.symlink_to(victim)
    live(home, clock)
    assert contents(elsewhere) == before
    assert not (elsewhere / "absent").exists()


@pytest.mark.parametrize("place", [".", "lock", "journal", "journal/2026-12.jsonl", "quarantine"])
def test_a_link_is_refused_with_a_sentence(tmp_path: Path, clock: FixedClock, place: str) -> None:
    home, elsewhere = tmp_path / "desk" / "store", tmp_path / "elsewhere"
    with Store.open(home, clock=clock, app="t") as store:
        add(store)
    (home / "quarantine").mkdir()
    target = (home / place) if place != "." else home
    target.rename(elsewhere)
    target.symlink_to(elsewhere)
    with pytest.raises(DeskError) as refused, Store.open(home, clock=clock, app="t") as store:
        add(store)
    assert "link" in refused.value.sentence()
    assert "\n" not in refused.value.sentence()
    if place != ".":
        assert "link" in {each.what for each in examine(home).found}


@pytest.mark.parametrize("umask", [0, 0o777])
def test_backups_and_what_a_repair_makes_are_for_the_owner_only(tmp_path: Path, clock: FixedClock, umask: int) -> None:
    before = os.umask(umask)
    try:
        home = tmp_path / "desk" / "store"
        with Store.open(home, clock=clock, app="t") as store:
            add(store)
        back_up(home, tmp_path / "desk" / "backups" / "b.tar.gz", clock)
        from workbench.store.salvage import salvage

        salvage(home, clock)
    finally:
        os.umask(before)
    for each in (tmp_path / "desk").rglob("*"):
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each
    assert not [each for each in examine(home).found if each.what == "permissions"]
    (home / "lock").chmod(0o644)
    assert [each.what for each in examine(home).found] == ["permissions"]


def full_until(freed: Callable[[], bool]) -> Callable[[str, Callable[[], None], tuple[Any, ...]], None]:
    """A disk that is full until something has been freed."""

    def trap(name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        if name in ("append", "create") and not freed():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        perform()

    return trap


def test_the_last_change_on_a_full_disk_finds_the_room_put_by(
    home: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened()
    add(store)
    used: list[bool] = []

    def freed() -> bool:
        if used or (home / "reserve").exists():
            return False
        used.append(True)
        return True

    with monkeypatch.context() as patch:
        trap_disk(patch, full_until(freed))
        patch.setattr(os, "statvfs", lambda _: os.statvfs_result((512, 512, 9, 0, 0, 1, 1, 1, 0, 255)))
        add(store, "the last one")
        assert store.status.is_short_of_room
        with pytest.raises(StoreFull):
            add(store, "one too many")
    add(store, "there is room again")
    assert not store.status.is_short_of_room
    assert (home / "reserve").stat().st_size == 256 * 1024
    assert [each.title for each in store.items().values()] == ["x", "the last one", "there is room again"]
    assert store.verify().ok
