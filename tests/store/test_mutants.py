"""The safeguards are needed: with one of them taken away, what the tests look at goes wrong."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import trap_disk
from tests.store.samples import Opener, add, an_item
from workbench.store import lock, scan
from workbench.store.store import Store


class PowerCut:
    """Remembers what is surely on the disk: of each file, what it held when it was last synced."""

    def __init__(self, *, sync_works: bool) -> None:
        self.durable: dict[int, bytes] = {}
        self.order: list[str] = []
        self._sync_works = sync_works

    def __call__(self, name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        self.order.append(name)
        if name != "sync" or self._sync_works:
            perform()
        if name == "sync" and self._sync_works:
            held = os.fstat(args[0])
            self.durable[held.st_ino] = os.pread(args[0], held.st_size, 0)

    def survives(self, path: Path) -> bool:
        return self.durable.get(path.stat().st_ino) == path.read_bytes()


@pytest.mark.parametrize("sync_works", [True, False])
def test_acknowledged_means_synced(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, sync_works: bool) -> None:
    cut = PowerCut(sync_works=sync_works)
    trap_disk(monkeypatch, cut)
    for _ in range(3):
        add(store)
        assert cut.survives(next((home / "journal").glob("*.jsonl"))) == sync_works
    assert cut.order == ["append", "sync", "put_at_start"] * 3


@pytest.mark.parametrize("locked", [True, False])
def test_the_lock_keeps_two_writers_apart(
    store: Store, opened: Opener, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    other = opened()
    if not locked:
        monkeypatch.setattr(lock.DeskLock, "acquire", lambda _: None)
    with store.transaction("x") as tx:
        mine = tx.put_item(an_item("mine"))
        try:
            add(other, "theirs")
        except Exception:
            assert locked
    add(other, "after")
    store.poll()
    titles = sorted(each.title for each in store.items().values())
    in_order = titles == ["after", "mine"] and store.verify().ok
    assert in_order == locked
    assert mine.id == 1


@pytest.mark.parametrize("checked", [True, False])
def test_the_checksum_finds_a_changed_word(
    home: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch, checked: bool
) -> None:
    store = opened()
    add(store, "pay 100")
    store.close()
    path = next((home / "journal").glob("*.jsonl"))
    path.write_bytes(path.read_bytes().replace(b"pay 100", b"pay 900"))
    if not checked:
        monkeypatch.setattr(scan, "is_sound", lambda line: line.startswith(b"{"))
    store = opened()
    believed = [each.title for each in store.items().values()] == ["pay 900"]
    assert believed == (not checked)
    assert bool(store.status.damage) == checked
