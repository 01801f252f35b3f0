"""Whatever was broken: a repair keeps every record that can be read, and a second look finds nothing new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.store.faults import Countdown, die, in_a_child, trap_disk
from tests.store.samples import NOON, add
from tests.store.test_recovery import KINDS, damaged
from workbench.cli.main import main
from workbench.clock import FixedClock
from workbench.store import derived, sidecar
from workbench.store.examine import examine
from workbench.store.lock import read_head
from workbench.store.salvage import salvage
from workbench.store.store import Store
from workbench.store.survey import survey

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
STEP = 1 if FULL else 61


def titles(home: Path) -> set[str]:
    with Store.open(home, clock=FixedClock(NOON), app="look", read_only=True) as store:
        assert store.status.damage == (), store.status.damage
        assert store.verify().ok, store.verify().damage
        return {each.title for each in store.items().values()}


def build(home: Path, *, snapshot: bool = False) -> set[str]:
    """Items over four months, one segment each."""
    clock = FixedClock(NOON)
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(8):
            add(store, f"第{n}件", note="x" * (n * 7))
            if n % 2:
                clock.set(clock.now() + timedelta(days=31))
        if snapshot:
            store.checkpoint()
            add(store, "behind the snapshot")
    return {*(f"第{n}件" for n in range(8)), *(("behind the snapshot",) if snapshot else ())}


def segments(home: Path) -> list[Path]:
    return sorted((home / "journal").iterdir())


def repaired(home: Path) -> set[str]:
    """The titles after a repair; the old files are beside it, and a second look finds nothing."""
    before = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done, _found = salvage(home, FixedClock(NOON))
    beside = {path.name: path.read_bytes() for path in done.kept_at.rglob("*") if path.is_file()}
    assert {**beside, "lock": b""} == {**before, "lock": b""}
    again = survey(home)
    assert again.is_sound and again.found == [], again.found
    kept = titles(home)
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        add(store, "after")
    assert titles(home) == kept | {"after"}
    return kept


@pytest.mark.parametrize("snapshot", [False, True])
def test_a_sound_store_is_found_sound(tmp_path: Path, snapshot: bool) -> None:
    build(tmp_path / "store", snapshot=snapshot)
    found = survey(tmp_path / "store")
    assert found.found == [] and found.is_sound
    head = read_head(tmp_path / "store" / "lock")
    assert head is not None and (found.q, found.h) == (head.q, head.h)
    repaired(tmp_path / "store")


@pytest.mark.parametrize("kind", KINDS)
def test_one_damaged_byte_costs_nothing(tmp_path: Path, kind: str) -> None:
    home, sample = tmp_path / "store", tmp_path / "sample"
    everything = build(sample)
    for segment in segments(sample):
        content = segment.read_bytes()
        for at in range(KINDS.index(kind) * 3, len(content), STEP * 3):
            if damaged(content, at, kind) == content:
                continue
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(sample, home)
            (home / "journal" / segment.name).write_bytes(damaged(content, at, kind))
            assert not survey(home).is_sound, (segment.name, at)
            assert repaired(home) == everything, (segment.name, at)


def cut(home: Path) -> None:
    last = segments(home)[-1]
    last.write_bytes(last.read_bytes()[:-100])


def gone(which: int) -> Callable[[Path], None]:
    return lambda home: segments(home)[which].unlink()


def two_gone(home: Path) -> None:
    segments(home)[1].unlink()
    segments(home)[1].unlink()


def hole(home: Path) -> None:
    middle = segments(home)[1]
    content = middle.read_bytes()
    middle.write_bytes(content[:200] + b"\0" * 300 + content[500:])


def edited(home: Path) -> None:
    first = segments(home)[0]
    first.write_bytes(first.read_bytes().replace("第1件".encode(), "別的東西".encode()))


def unsealed(home: Path) -> None:
    first = segments(home)[0]
    first.write_bytes(b"".join(first.read_bytes().splitlines(keepends=True)[:-1]))


def swapped(home: Path) -> None:
    last = segments(home)[0]
    lines = last.read_bytes().splitlines(keepends=True)
    last.write_bytes(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))


def garbage(home: Path) -> None:
    segments(home)[1].write_bytes(b"\xff garbage \n" * 50)


def no_journal(home: Path) -> None:
    shutil.rmtree(home / "journal")


def no_lock(home: Path) -> None:
    (home / "lock").unlink()


BREAKS: dict[str, tuple[Callable[[Path], None], int]] = {
    "the end cut off": (cut, 1),
    "the first segment gone": (gone(0), 2),
    "a segment in the middle gone": (gone(1), 2),
    "two segments gone": (two_gone, 4),
    "the last segment gone": (gone(-1), 2),
    "a hole": (hole, 2),
    "a line changed by hand": (edited, 1),  # under another title
    "a seal lost": (unsealed, 0),
    "two records exchanged": (swapped, 1),
    "a segment of garbage": (garbage, 2),
    "no lock": (no_lock, 0),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_can_be_read_is_kept(tmp_path: Path, name: str) -> None:
    home = tmp_path / "store"
    everything = build(home)
    harm, loss = BREAKS[name]
    harm(home)
    kept = repaired(home)
    assert kept - {"別的東西"} <= everything
    assert ("別的東西" in kept) == (harm is edited)
    assert len(everything - kept) <= loss, everything - kept


@pytest.mark.parametrize("name", [*BREAKS, "no journal at all"])
def test_what_the_snapshot_knows_is_kept(tmp_path: Path, name: str) -> None:
    home = tmp_path / "store"
    everything = build(home, snapshot=True)
    (no_journal if name == "no journal at all" else BREAKS[name][0])(home)
    assert repaired(home) >= everything - {"behind the snapshot"}


@pytest.mark.parametrize("name", BREAKS)
def test_a_repair_is_its_own_second_repair(tmp_path: Path, name: str) -> None:
    home = tmp_path / "store"
    build(home, snapshot=True)
    BREAKS[name][0](home)
    salvage(home, FixedClock(NOON))
    once = {path.name: path.read_bytes() for path in segments(home)}
    salvage(home, FixedClock(NOON))
    twice = {path.name: path.read_bytes() for path in segments(home)}
    assert all(twice[name].startswith(content) for name, content in once.items())
    assert b'"ops":[]' in twice[max(twice)].splitlines()[-1]


def test_anchors_from_before_the_loss_and_behind_it_still_hold(tmp_path: Path) -> None:
    home = tmp_path / "store"
    build(home)
    wanted = (2, 9)
    before = survey(home, anchors=wanted).anchors
    hole(home)
    salvage(home, FixedClock(NOON))
    after = survey(home, anchors=wanted)
    assert after.anchors == before
    assert after.gaps


@settings(phases=[Phase.explicit, Phase.generate])  # a shorter example tells no more, and each step takes a second
@given(data=st.data())
def test_no_damage_makes_the_repair_fail(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    home = tmp_path_factory.mktemp("repair") / "store"
    build(home, snapshot=data.draw(st.booleans()))
    for path in data.draw(st.lists(st.sampled_from(sorted(p for p in home.rglob("*") if p.is_file())), max_size=3)):
        if not path.exists():
            continue
        content = path.read_bytes()
        at = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(at, min(len(content), at + 400)))
        path.write_bytes(content[:at] + data.draw(st.binary(max_size=30)) + content[end:])
        if data.draw(st.integers(0, 9)) == 0:
            path.unlink()
    repaired(home)


@pytest.mark.parametrize("when", ["before", "amid", "after"] if FULL else ["amid"])
def test_killed_in_the_middle_of_a_repair_nothing_more_is_lost(tmp_path: Path, when: str) -> None:
    sample = tmp_path / "sample"
    build(sample, snapshot=True)
    hole(sample)
    shutil.copytree(sample, tmp_path / "whole" / "store")
    expected = repaired(tmp_path / "whole" / "store")
    at = 0
    while True:
        at += 1
        home = tmp_path / str(at) / "store"
        shutil.copytree(sample, home)

        def life(home: Path = home, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                trap_disk(patch, Countdown(at, when, die))
                salvage(home, FixedClock(NOON))

        status = in_a_child(life)
        with Store.open(home, clock=FixedClock(NOON), app="look") as store:
            assert {each.title for each in store.items().values()} >= expected - {"behind the snapshot"}, at
        assert repaired(home) >= expected - {"behind the snapshot"}, at
        if status == 0:
            break
    assert at > 8


def test_what_cannot_be_brought_back_is_told_once(cli_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def doctor(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main([f"--home={cli_home}", "doctor", *words])
        return status, capsys.readouterr().out

    assert doctor()[0] == 1
    status, told = doctor("--repair")
    assert status == 0, told
    assert "Lost for good" in told
    assert "The damaged files are kept in" in told
    status, told = doctor()
    assert status == 0, told
    assert "Lost for good" in told
    assert main([f"--home={cli_home}", "list"]) == 0
    assert capsys.readouterr().err == ""


@pytest.fixture
def cli_home(tmp_path: Path) -> Path:
    """A desk of which the record that captured an item is lost, and the one that changed it is not."""
    home = tmp_path / "desk"
    for words in (["add", "one"], ["add", "two"], ["edit", "1", "title=changed"], ["note", "x"]):
        assert main([f"--home={home}", *words]) == 0
    journal = next((home / "store" / "journal").iterdir())
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0], b"#" * 300 + b"\n", *lines[2:]]))
    return home


def test_an_index_that_says_something_else_is_found_and_made_anew(home: Path, clock: FixedClock) -> None:
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "one")
        add(store, "two")
        store.checkpoint()
    assert examine(home).ok
    with (home / "workbench.json").open("rb") as file:
        index = sidecar.open_sidecar(home, file.fileno())
        assert index is not None
        sections = {name: index.section(name) for name in index._sections}
    header = {
        "size": (home / "workbench.json").stat().st_size,
        "tail": (home / "workbench.json").read_bytes()[-sidecar.TAIL :].decode(),
        "at": list(index.at),
        "schema": index.schema,
        "next_id": index.next_id,
        "tables": index.tables,
    }
    (home / "workbench.idx").write_bytes(sidecar.packed(header, sections))
    assert examine(home).ok, "that is how it was made"
    for name in (derived.OPEN, derived.REFS, derived.group_section(0), sidecar.document_section("items")):
        harmed = sections | {name: sections[name][:-8] + bytes(8)}
        (home / "workbench.idx").write_bytes(sidecar.packed(header, harmed))
        assert [each.what for each in examine(home).found] == ["index"], name
    with Store.open(home, clock=clock, app="t") as store:
        store.checkpoint()
    assert examine(home).ok
