"""Row 21 of the goals: what one change writes to the disk is hardly more than its record, however large the desk is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import trap_disk
from tests.store.samples import NOON, an_entry, an_item, quick_add
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.store.store import Store
from workbench.text.capture.read import read

SIZES = (10, 1_000, 10_000)
Change = Callable[[Desk, Path], object]


def typed(line: str) -> Any:
    return read(line, NOON.replace(tzinfo=None))


def one_field(desk: Desk, _home: Path) -> None:
    with desk.store.transaction("item.note") as tx:
        tx.put_item(desk.store.items()[first(desk)].but(note=f"{desk.store.status.q}"))


def first(desk: Desk) -> Any:
    return next(iter(desk.store.items()))


CHANGES: dict[str, Change] = {
    "a line": lambda desk, _: desk.add([typed("tomorrow 3pm review contract @Li ~45m")]),
    "a word": lambda desk, _: desk.add([typed("x")]),
    "a line of the diary": lambda desk, _: desk.note(typed("- called Li")),
    "one field": one_field,
    "started": lambda desk, _: desk.start(first(desk)),
    "stopped": lambda desk, _: desk.stop(),
    "undone": lambda desk, _: desk.undo(),
    "a line, the quick way": lambda _, home: quick_add(home, "x"),
}


class Counter:
    """Counts the bytes that are handed to the disk, by file; at the seam, and beside it by the system's own calls."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.seam: dict[str, int] = {}
        self.system = 0
        trap_disk(patch, self._trap)
        for name in ("write", "pwrite", "writev", "pwritev"):
            patch.setattr(os, name, self._counted(getattr(os, name)))

    def _trap(self, name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        if name == "create_in_pieces":
            pytest.fail("a file is written anew for one change")
        size = len(args[1]) if name in ("append", "create", "put_at_start") else 0
        self.seam[name] = self.seam.get(name, 0) + size
        perform()

    def _counted(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(*args: Any) -> int:
            done = real(*args)
            self.system += done
            return done

        return call


@pytest.fixture(scope="module", params=SIZES)
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp(f"{request.param}") / "store"
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        for start in range(0, request.param, 1000):
            with store.transaction("import") as tx:
                for n in range(start, min(start + 1000, request.param)):
                    item = tx.put_item(an_item(f"row {n}", tx.next_ref(2026)))
                    tx.add_entry(an_entry("captured", item=item.id))
        store.checkpoint()
    return home


def test_one_change_writes_at_most_twice_its_record(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ratios: dict[str, float] = {}
    with Store.open(large, clock=FixedClock(NOON), app="tui") as store:
        desk = Desk(store, FixedClock(NOON))
        one_field(desk, large)  # the room that is put by is made at the first change
        for name, change in CHANGES.items():
            before = journal_size(large)
            with monkeypatch.context() as patch:
                counter = Counter(patch)
                change(desk, large)
            record = journal_size(large) - before
            assert record > 0, name
            assert counter.system == sum(counter.seam.values()), (name, counter.seam)
            assert counter.seam["append"] == record, name
            ratios[name] = counter.system / record
    assert max(ratios.values()) <= 2, ratios
    assert ratios["a line"] <= 1.3, ratios


def test_a_change_is_as_small_in_a_large_desk_as_in_a_small_one(tmp_path: Path) -> None:
    """But for the digits of its numbers."""
    sizes: list[int] = []
    for size in (10, 3_000):
        home = tmp_path / f"{size}"
        with Store.open(home, clock=FixedClock(NOON), app="tui") as store:
            with store.transaction("import") as tx:
                for n in range(size):
                    tx.put_item(an_item(f"row {n}", tx.next_ref(2026)))
            before = journal_size(home)
            one_field(Desk(store, FixedClock(NOON)), home)
            sizes.append(journal_size(home) - before)
    assert max(sizes) - min(sizes) <= 8, sizes


def journal_size(home: Path) -> int:
    return sum(path.stat().st_size for path in (home / "journal").iterdir())
