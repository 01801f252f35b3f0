"""The power may fail after any operation: of what was not synced, anything may be missing."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import die, in_a_child, trap_disk
from tests.store.power import FEW, Kinds, cut_off
from tests.store.samples import NOON, add
from tests.store.test_crash import check, script
from workbench.clock import FixedClock
from workbench.store.store import Store


def run(tmp_path: Path, mutant: str | None = None) -> list[str]:
    """The images in which something acknowledged is lost."""
    lost, different = life(tmp_path, mutant)
    assert different > 60
    return lost


def life(tmp_path: Path, mutant: str | None = None, kinds: Kinds = FEW) -> tuple[list[str], int]:
    """A life of appends, new segments, snapshots, a bulk and an undo, cut off everywhere."""
    return cut_off(tmp_path, lambda home, power: script(home, power.acknowledged.append), check, mutant, kinds=kinds)


def test_whatever_a_power_cut_takes_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert run(tmp_path) == []


@pytest.mark.parametrize("mutant", ["sync", "create", "sync_directory"])
def test_without_one_of_the_syncs_something_would_be_lost(tmp_path: Path, mutant: str) -> None:
    assert run(tmp_path, mutant) != []


@pytest.mark.parametrize("step", ["link", "sync_directory"])
def test_a_segment_whose_maker_was_killed_has_a_durable_name_before_it_is_written(tmp_path: Path, step: str) -> None:
    home, clock = tmp_path / "store", FixedClock(NOON)
    with Store.open(home, clock=clock, app="t") as store:
        add(store)
    clock.set(NOON.replace(year=2027))

    def die_after(name: str, perform: Callable[[], None], _: tuple[Any, ...]) -> None:
        if name == step == "sync_directory":
            die()
        perform()
        if name == step:
            die()

    def life() -> None:
        with pytest.MonkeyPatch.context() as patch:
            trap_disk(patch, die_after)
            with Store.open(home, clock=clock, app="t") as store:
                add(store)

    assert in_a_child(life) == -signal.SIGKILL
    order: list[str] = []
    with pytest.MonkeyPatch.context() as patch, Store.open(home, clock=clock, app="t") as store:
        trap_disk(patch, lambda name, perform, _: (order.append(name), perform())[1])
        add(store)
    assert order == ["sync_directory", "unlink", "append", "sync", "put_at_start"]
    assert not (home / "journal" / "new.tmp").exists()
