"""The power may fail after any operation: of what was not synced, anything may be missing."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import die, in_a_child, trap_disk
from tests.store.samples import NOON, add
from tests.store.test_crash import check, script
from workbench.clock import FixedClock
from workbench.store.store import Store

Image = dict[str, bytes]
KINDS = ("names and bytes lost", "bytes lost", "bytes zero", "names lost")


class Power:
    """Keeps account of what is surely on the disk, and makes images of what a power cut may leave."""

    def __init__(self, root: Path, mutant: str | None = None) -> None:
        self.root = root
        self.mutant = mutant
        self.acknowledged: list[str] = []
        self.images: list[tuple[str, int, Image]] = []
        self._content: dict[int, bytes] = {}
        self._names: dict[Path, dict[str, int]] = {}

    def __call__(self, name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        perform()
        if name != self.mutant:
            self._account(name, args)
        for kind in KINDS:
            self.images.append((f"{len(self.images)}: {kind} after {name}", len(self.acknowledged), self._image(kind)))

    def _account(self, name: str, args: tuple[Any, ...]) -> None:
        match name:
            case "sync":
                size = os.fstat(args[0]).st_size
                self._content[os.fstat(args[0]).st_ino] = os.pread(args[0], size, 0)
            case "create":
                self._content[args[0].stat().st_ino] = args[0].read_bytes()
            case "sync_directory":
                self._names[args[0]] = inodes(args[0])
            case "make_directory":
                for each in args[0].parents:
                    if each.is_relative_to(self.root):
                        self._names[each] = {**self._names.get(each, {}), **directories(each)}
            case _:
                pass

    def _image(self, kind: str) -> Image:
        found: Image = {}
        for path in [self.root, *self.root.rglob("*")]:
            if not path.is_dir():
                continue
            names = self._names.get(path, {}) if "names" in kind else inodes(path)
            for name, inode in names.items():
                present = path / name
                if present.is_dir():
                    found.setdefault(str(present.relative_to(self.root)) + "/", b"")
                    continue
                found[str(present.relative_to(self.root))] = self._bytes(kind, inode, present)
        return {name: found[name] for name in found if self._has_parents(name, found)}

    def _bytes(self, kind: str, inode: int, present: Path) -> bytes:
        durable = self._content.get(inode, b"")
        if not present.exists() or present.stat().st_ino != inode:
            return durable
        now = present.read_bytes()
        if kind == "names lost":
            return now
        if kind == "bytes zero" and now.startswith(durable):
            return durable + b"\0" * (len(now) - len(durable))
        return durable

    def _has_parents(self, name: str, found: Image) -> bool:
        return all(f"{each}/" in found for each in Path(name).parents if str(each) != ".")


def inodes(path: Path) -> dict[str, int]:
    return {each.name: each.stat().st_ino for each in path.iterdir()}


def directories(path: Path) -> dict[str, int]:
    return {each.name: each.stat().st_ino for each in path.iterdir() if each.is_dir()}


def run(tmp_path: Path, mutant: str | None = None) -> list[str]:
    """The images in which something acknowledged is lost."""
    root = tmp_path / "disk"
    root.mkdir()
    power = Power(root, mutant)
    with pytest.MonkeyPatch.context() as patch:
        trap_disk(patch, power)
        script(root / "store", power.acknowledged.append)
    lost: list[str] = []
    seen: set[tuple[int, int]] = set()
    for name, acknowledged, image in power.images:
        key = (acknowledged, hash(frozenset(image.items())))
        if key in seen:
            continue
        seen.add(key)
        home = tmp_path / str(len(seen))
        home.mkdir()
        for each, content in sorted(image.items()):
            if each.endswith("/"):
                (home / each).mkdir(exist_ok=True)
            else:
                (home / each).write_bytes(content)
        try:
            check(home / "store", power.acknowledged[:acknowledged])
        except Exception as error:  # a store that does not even open is lost, too
            lost.append(f"{name}: {error!r:.300}")
    assert len(seen) > 60
    return lost


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
