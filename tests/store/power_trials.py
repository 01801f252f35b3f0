"""Whole commands that copy, replace or repair a desk, struck at every operation on the disk."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from tests.store import test_migrate
from tests.store.power import FEW, Kinds, cut_off
from tests.store.samples import NOON, add, quick_add
from tests.store.strikes import Hears, Outcome, Runner
from tests.store.test_repair import BREAKS, build, segments
from workbench.cli.main import main
from workbench.clock import FixedClock
from workbench.errors import StoreDamaged
from workbench.store import compact
from workbench.store.backup import back_up, back_up_automatically, read_back, unpack
from workbench.store.salvage import salvage
from workbench.store.store import Store

LATER = NOON + timedelta(days=150)


def command(home: Path, *words: str) -> int:
    """Runs a command on the desk whose store is `home`; what it says is left aside."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        patch.setenv("WORKBENCH_NOW", LATER.isoformat())
        return main([f"--home={home.parent}", *words])


def titles(home: Path, *, read_only: bool = False) -> set[str]:
    with Store.open(home, clock=FixedClock(LATER), app="look", read_only=read_only) as store:
        return {each.title for each in store.items().values()}


@dataclass
class Archives:
    """Reads back every archive that has its name; the same bytes only once."""

    read: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def titles(self, archive: Path) -> set[str]:
        key = sha256(archive.read_bytes()).hexdigest()
        if key not in self.read:
            scratch = archive.parent / "read-by-the-test"
            content = read_back(unpack(archive, scratch), FixedClock(LATER), archive)
            self.read[key] = {str(each["title"]) for each in content.state.docs("items").values()}
            shutil.rmtree(scratch)
        return self.read[key]


def backup(place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """Automatic backups, the second of which removes older ones; what has its name can be read, and says all."""
    archives = Archives()
    clock = FixedClock(LATER)

    def prepare(home: Path) -> None:
        build(home, snapshot=True)
        folder = home.parent / "backups"
        for n in range(2):
            back_up_automatically(home, folder, clock)
            (folder / f"{n}").write_bytes(b"")
        oldest = next(folder.glob("*.tar.gz"))
        for month in range(1, 29):  # more of them than the rotation keeps
            shutil.copy(oldest, folder / f"auto-{2020 + month // 12}-{month % 12 + 1:02d}-01T120000.tar.gz")

    def work(home: Path, power: Hears) -> None:
        for n in range(2):
            clock.set(clock.now() + timedelta(days=1))
            done = back_up_automatically(home, home.parent / "backups", clock)
            power.acknowledged.append(done.path.name)
            add_one(home, f"after {n}")

    def check(home: Path, acknowledged: list[str]) -> None:
        found = {path.name: archives.titles(path) for path in (home.parent / "backups").glob("*.tar.gz")}
        assert set(acknowledged) <= set(found)
        assert len(found) >= 1 + len(acknowledged)
        everything = {*(f"第{n}件" for n in range(8)), "behind the snapshot"}
        assert all(everything <= each for each in found.values())
        assert titles(home) >= everything
        assert verified(home)

    return run(place, work, check, mutant, prepare=prepare, kinds=kinds)


def restore(place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """`workbench restore`: the desk is as before, or as the backup has it; undo still takes it back."""
    before: set[str] = set()
    wanted: set[str] = set()

    def prepare(home: Path) -> None:
        wanted.update(build(home, snapshot=True))
        back_up(home, home.parent / "desk.tar.gz", FixedClock(LATER))
        for n in range(3):
            add_one(home, f"since {n}")
        before.update(titles(home))

    def work(home: Path, power: Hears) -> None:
        assert command(home, "restore", "--yes", str(home.parent / "desk.tar.gz")) == 0
        power.acknowledged.append("restored")

    def check(home: Path, acknowledged: list[str]) -> None:
        found = titles(home)
        assert found in ([wanted] if acknowledged else [before, wanted])
        assert verified(home)
        if found == wanted:
            aside = [path / "journal" for path in home.parent.glob("store-before-*")]
            assert aside or command(home, "undo") == 0
            assert titles(aside[0].parent if aside else home) == before

    return run(place, work, check, mutant, prepare=prepare, kinds=kinds)


def replacement(place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """`workbench restore` where nothing can be opened: the backup itself becomes the desk, the old files stay."""
    wanted: set[str] = set()

    def prepare(home: Path) -> None:
        wanted.update(build(home, snapshot=True))
        back_up(home, home.parent / "desk.tar.gz", FixedClock(LATER))
        for each in [*home.glob("journal/*"), *home.glob("workbench.*")]:
            each.write_bytes(b"\xff garbage\n" * 9)

    def work(home: Path, power: Hears) -> None:
        assert command(home, "restore", "--yes", str(home.parent / "desk.tar.gz")) == 0
        power.acknowledged.append("restored")

    def check(home: Path, acknowledged: list[str]) -> None:
        garbage = [path for path in home.parent.glob("store*/journal/*") if path.read_bytes().startswith(b"\xff")]
        assert len(garbage) == 5, garbage
        try:
            found = titles(home)
        except StoreDamaged:
            assert not acknowledged
            assert command(home, "restore", "--yes", str(home.parent / "desk.tar.gz")) == 0
            found = titles(home)
        assert found == wanted
        assert verified(home)

    return run(place, work, check, mutant, prepare=prepare, kinds=kinds)


def repair(harm: str, place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """`workbench doctor --repair`: opened or repaired again, nothing that could be read before is gone."""
    readable: set[str] = set()
    repairable: set[str] = set()
    original: dict[str, bytes] = {}

    def prepare(home: Path) -> None:
        build(home, snapshot=True)
        BREAKS[harm][0](home)
        original.update({path.name: path.read_bytes() for path in segments(home)})
        for copy, look in (("opened", readable), ("repaired", repairable)):
            other = place / copy / "store"
            shutil.copytree(home, other)
            if look is repairable:
                salvage(other, FixedClock(LATER))
            look.update(titles(other))

    def work(home: Path, power: Hears) -> None:
        if command(home, "doctor", "--repair") == 0:
            power.acknowledged.append("repaired")

    def check(home: Path, acknowledged: list[str]) -> None:
        again = home.parent / "again" / "store"
        shutil.copytree(home.parent, again.parent, ignore=shutil.ignore_patterns("again"))
        beside = [(path.name, path.read_bytes()) for path in home.parent.glob("store*/journal/*.jsonl")]
        for name, content in original.items():
            assert any(name == each and held.startswith(content) for each, held in beside), name
        assert titles(home) >= (repairable if acknowledged else readable)
        if acknowledged:
            assert verified(home)
        titles(again, read_only=True)  # which finishes an exchange of two names
        salvage(again, FixedClock(LATER))
        assert titles(again) >= repairable
        assert verified(again)

    return run(place, work, check, mutant, prepare=prepare, kinds=kinds)


def migration(place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """A later program opens the desk: migrated or not at all, with a backup before it that can be read."""
    archives = Archives()

    def work(home: Path, power: Hears) -> None:
        with Store.open(home, clock=FixedClock(NOON), app="t") as store:
            read_only = store.status.read_only
        if not read_only:  # a disk for reading alone: it was migrated in memory, and no backup is owed
            power.acknowledged.append("migrated")

    def check(home: Path, acknowledged: list[str]) -> None:
        named = list((home.parent / "backups").glob("*.tar.gz"))
        assert named or not acknowledged
        with pytest.MonkeyPatch.context() as patch:
            test_migrate.become(1, patch)
            for each in named:
                assert archives.titles(each) == {title for title, _note in test_migrate.OLD}
        test_migrate.life(home)
        assert test_migrate.documents(home) == test_migrate.NEW
        assert list((home.parent / "backups").glob("*.tar.gz")) != []

    with pytest.MonkeyPatch.context() as patch:
        test_migrate.build(place / "sample")
        test_migrate.become(3, patch)
        return run(place, work, check, mutant, prepare=lambda home: _copied(place / "sample", home), kinds=kinds)


def _copied(sample: Path, home: Path) -> None:
    shutil.copytree(sample, home)


def compaction(place: Path, mutant: str | None = None, kinds: Kinds = FEW, run: Runner = cut_off) -> Outcome:
    """The snapshot is written anew in a process of its own, while others write in both ways."""

    def prepare(home: Path) -> None:
        build(home, snapshot=True)

    def work(home: Path, power: Hears) -> None:
        with Store.open(home, clock=FixedClock(LATER), app="t") as store:
            for n in range(3):
                add(store, f"later {n}")
                power.acknowledged.append(f"later {n}")
                assert compact.compact(home, FixedClock(LATER))
                assert quick_add(home, f"quick {n}", now=LATER)
                power.acknowledged.append(f"quick {n}")

    def check(home: Path, acknowledged: list[str]) -> None:
        with Store.open(home, clock=FixedClock(LATER), app="look") as store:
            assert {each.what for each in store.status.damage} <= {"torn"}, store.status.damage
            found = [each.title for each in store.items().values()]
            assert len(set(found)) == len(found)
            assert set(found) >= {*(f"第{n}件" for n in range(8)), "behind the snapshot", *acknowledged}
            assert store.verify().ok
            add(store, "after")
        compact.compact(home, FixedClock(LATER))  # or the closing has done it
        assert titles(home) == {*found, "after"}

    return run(place, work, check, mutant, prepare=prepare, kinds=kinds)


def add_one(home: Path, title: str) -> None:
    with Store.open(home, clock=FixedClock(LATER), app="t") as store:
        add(store, title)


def verified(home: Path) -> bool:
    with Store.open(home, clock=FixedClock(LATER), app="look") as store:
        return store.verify().ok


TRIALS: dict[str, Callable[[Path, str | None, Kinds, Runner], Outcome]] = {
    "backup": backup,
    "restore": restore,
    "replacement": replacement,
    "migration": migration,
    "compaction": compaction,
    **{f"repair, {harm}": partial(repair, harm) for harm in BREAKS},
}
