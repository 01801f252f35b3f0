"""A store of every released version opens; a migration is one record, made after a backup, or not made at all."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.faults import Countdown, die, fails_with, in_a_child, trap_disk
from tests.store.samples import NOON, add
from workbench.clock import FixedClock
from workbench.errors import DeskError, StoreTooNew
from workbench.store import follower, migrate, opening, snapshot
from workbench.store.backup import read_back, unpack
from workbench.store.examine import examine
from workbench.store.migrate import Migration
from workbench.store.record import Document
from workbench.store.store import Store

RELEASED = Path(__file__).parent / "released"


def louder(table: str, document: Document) -> Document:
    return {**document, "title": document["title"].upper()} if table == "items" else document


def without_notes(table: str, document: Document) -> Document:
    return {name: value for name, value in document.items() if table != "items" or name != "note"}


LATER = (Migration("louder", louder), Migration("without-notes", without_notes))


def become(schema: int, patch: pytest.MonkeyPatch) -> None:
    """The program is one of a later version."""
    patch.setattr(migrate, "MIGRATIONS", LATER[: schema - 1])
    for module in (follower, opening, snapshot):
        patch.setattr(module, "SCHEMA", schema)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Makes the program one of a later version, with made-up migrations."""

    yield lambda schema: become(schema, monkeypatch)


def build(home: Path) -> None:
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        for n in range(4):
            add(store, f"n{n}", note="a note")
        store.checkpoint()
        add(store, "n4")


def documents(home: Path) -> list[tuple[str, str | None]]:
    with Store.open(home, clock=FixedClock(NOON), app="look", read_only=True) as store:
        assert store.verify().ok or store.status.read_only
        return [(each.title, each.note) for each in store.items().values()]


OLD = [("n0", "a note"), ("n1", "a note"), ("n2", "a note"), ("n3", "a note"), ("n4", None)]
NEW = [("N0", None), ("N1", None), ("N2", None), ("N3", None), ("N4", None)]


@pytest.mark.parametrize("version", sorted(path.name for path in RELEASED.iterdir() if path.is_dir()))
def test_a_store_of_a_released_version_opens_with_everything_in_it(version: str, tmp_path: Path) -> None:
    from workbench.cli.whole_desk import WholeDesk

    home = tmp_path / "store"
    shutil.copytree(RELEASED / version / "store", home)
    for path in [home, *home.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)  # git keeps no modes
    assert examine(home).found == ()
    whole = WholeDesk((RELEASED / version / "desk.json").read_bytes())
    with Store.open(home, clock=FixedClock(NOON.replace(year=2027, month=2)), app="t") as store:
        assert store.status.damage == ()
        assert [*store.items().values()] == whole.items
        assert sorted(store.all_entries(), key=lambda each: each.id) == whole.entries
        assert [*store.days().values()] == whole.days
        assert len(store.undoable()) > 20
        assert store.verify().ok
        add(store, "after")
        store.undo()
        store.checkpoint()
    listed = json.loads((RELEASED / version / "list.json").read_text("utf-8"))
    assert {each["ref"] for each in listed} == {item.ref for item in whole.items}
    assert examine(home).found == ()


@pytest.mark.parametrize("snapshot_gone", [False, True])
@pytest.mark.parametrize("schema", [2, 3])
def test_a_migration_is_one_record_behind_a_backup(
    tmp_path: Path, newer: Callable[[int], None], schema: int, snapshot_gone: bool
) -> None:
    home = tmp_path / "store"
    build(home)
    if snapshot_gone:
        (home / "workbench.json").unlink()
    before = b"".join(path.read_bytes() for path in sorted((home / "journal").iterdir()))
    newer(schema)
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        assert store.undoable() == ()
        assert store.verify().ok
    after = b"".join(path.read_bytes() for path in sorted((home / "journal").iterdir()))
    assert after.startswith(before)
    records = [json.loads(line) for line in after[len(before) :].splitlines()]
    assert [(record["cmd"], record["schema"]) for record in records] == [("schema.migrate", [1, schema])]
    assert records[0]["names"] == ["louder", "without-notes"][: schema - 1]
    wanted = NEW if schema == 3 else [(title.upper(), note) for title, note in OLD]
    assert documents(home) == wanted
    (backup,) = (tmp_path / "backups").iterdir()
    content = read_back(unpack(backup, tmp_path / "scratch"), FixedClock(NOON), backup)
    assert content.items == 5
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        assert store.status.q == records[0]["q"]
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_an_open_window_of_the_older_program_reads_on_and_does_not_write(
    tmp_path: Path, newer: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "store"
    build(home)
    with Store.open(home, clock=FixedClock(NOON), app="old") as old:
        with monkeypatch.context() as patch:
            patch.setattr(migrate, "MIGRATIONS", LATER)
            for module in (follower, opening, snapshot):
                patch.setattr(module, "SCHEMA", 3)
            Store.open(home, clock=FixedClock(NOON), app="new").close()
        journal = next((home / "journal").iterdir()).read_bytes()
        old.poll()
        with pytest.raises(StoreTooNew):
            add(old)
        assert old.status.reason == "newer"
        assert [(each.title, each.note) for each in old.items().values()] == OLD
        assert next((home / "journal").iterdir()).read_bytes() == journal
    with pytest.raises(StoreTooNew):
        Store.open(home, clock=FixedClock(NOON), app="old")


def test_where_nothing_may_be_written_it_is_migrated_in_memory(tmp_path: Path, newer: Callable[[int], None]) -> None:
    home = tmp_path / "store"
    build(home)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    newer(3)
    assert documents(home) == NEW
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_without_a_backup_there_is_no_migration(
    tmp_path: Path, newer: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "store"
    build(home)
    newer(3)
    (tmp_path / "backups").write_text("a file lies where the directory should be")
    journal = next((home / "journal").iterdir()).read_bytes()
    with pytest.raises(DeskError):
        Store.open(home, clock=FixedClock(NOON), app="t")
    assert next((home / "journal").iterdir()).read_bytes() == journal


def life(home: Path) -> None:
    Store.open(home, clock=FixedClock(NOON), app="t").close()


@pytest.mark.parametrize("when", ["before", "amid", "after"])
def test_killed_in_the_middle_it_is_migrated_or_not_at_all(
    tmp_path: Path, newer: Callable[[int], None], when: str
) -> None:
    build(tmp_path / "sample")
    newer(3)
    at = 0
    while True:
        at += 1
        home = tmp_path / str(at) / "store"
        shutil.copytree(tmp_path / "sample", home)

        def killed(home: Path = home, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                trap_disk(patch, Countdown(at, when, die))
                life(home)

        status = in_a_child(killed)
        assert status in (0, -signal.SIGKILL)
        life(home)
        assert documents(home) == NEW, at
        cmds = [json.loads(line)["cmd"] for path in (home / "journal").iterdir() for line in path.open("rb")]
        assert cmds.count("schema.migrate") == 1, at
        if status == 0:
            break
    assert at > 5


@pytest.mark.parametrize("number", [28, 5])
def test_a_disk_that_refuses_leaves_the_older_desk(tmp_path: Path, newer: Callable[[int], None], number: int) -> None:
    build(tmp_path / "sample")
    newer(3)
    at = 0
    while True:
        at += 1
        home = tmp_path / str(at) / "store"
        shutil.copytree(tmp_path / "sample", home)
        countdown = Countdown(at, "before", fails_with(number))
        with pytest.MonkeyPatch.context() as patch:
            trap_disk(patch, countdown)
            try:
                life(home)
            except DeskError as error:
                assert "\n" not in error.sentence()
        life(home)
        assert documents(home) == NEW, at
        if countdown.left > 0:
            break
