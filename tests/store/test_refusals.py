"""What is not ours, or too new, is not touched; what may not be written is still read."""

import errno
import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.samples import Opener, add, an_item
from workbench.clock import FixedClock
from workbench.errors import StoreBusy, StoreDamaged, StoreForeign, StoreFull, StoreReadOnly, StoreTooNew
from workbench.store import disk, lock
from workbench.store.record import Record, seal
from workbench.store.store import Store


def tree(path: Path) -> dict[str, tuple[int, bytes | None]]:
    return {
        str(each.relative_to(path)): (each.stat().st_mode, each.read_bytes() if each.is_file() else None)
        for each in sorted(path.rglob("*"))
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def sealed(**extra: object) -> str:
    return seal(Record(1, "2026-01-01T00:00:00.000Z", "x", "journal.open", (), extra))[0].decode()


TOO_NEW = {
    "a newer format in the snapshot": ("workbench.json", '{"_meta":{"1":{"format":9,"schema":1}},\n"x":{}}'),
    "a newer schema in the snapshot": ("workbench.json", '{"_meta":{"1":{"format":1,"schema":9}}}'),
    "a newer format in the journal": ("journal/2026-01.jsonl", sealed(format=9, schema=1, seg="2026-01")),
    "a newer schema in the journal": ("journal/2026-01.jsonl", sealed(format=1, schema=9, seg="2026-01")),
    "a line made otherwise": ("journal/2026-01.jsonl", '{"cmd":"journal.open","format":9,"sum":"?"}\n'),
}


@pytest.mark.parametrize("name", TOO_NEW)
def test_a_newer_store_is_refused_and_left_byte_for_byte(name: str, home: Path, opened: Opener) -> None:
    write(home / TOO_NEW[name][0], TOO_NEW[name][1])
    before = tree(home)
    for read_only in (True, False):
        with pytest.raises(StoreTooNew) as caught:
            opened(read_only=read_only)
        assert caught.value.facts["found"] == 9
    assert tree(home) == before


def test_a_newer_migration_within_the_journal_is_refused_and_left(home: Path, opened: Opener) -> None:
    store = opened()
    add(store)
    store.close()
    path = next((home / "journal").glob("*.jsonl"))
    last = json.loads(path.read_bytes().splitlines()[-1])
    migration = Record(last["q"] + 1, last["t"], "x", "schema.migrate", (), {"schema": [1, 2]}, last["h"])
    with path.open("ab") as file:
        file.write(seal(migration)[0])
    before = tree(home)
    with pytest.raises(StoreTooNew):
        opened()
    assert tree(home) == before


def test_a_store_which_is_migrated_while_open_stays_readable_and_is_not_written(store: Store, home: Path) -> None:
    item = add(store)
    path = next((home / "journal").glob("*.jsonl"))
    status = store.status
    migration = Record(
        status.q + 1, "2026-01-01T00:00:00.000Z", "x", "schema.migrate", (), {"schema": [1, 2]}, status.h
    )
    with path.open("ab") as file:
        file.write(seal(migration)[0])
    before = path.read_bytes()
    with pytest.raises(StoreTooNew):
        add(store)
    assert path.read_bytes() == before
    assert store.status.read_only
    assert dict(store.items()) == {item.id: item}
    store.poll()


FOREIGN = {
    "another program's database": ("workbench.json", '{"_default": {"1": {"a": 1}}}'),
    "another program's journal": ("journal/2026-01.jsonl", "hello\n"),
    "documents": ("letter.txt", "Dear"),
    "another program's lock": ("lock", "1234\n"),
    "text": ("workbench.json", "hello"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_directory_is_refused_and_left_byte_for_byte(name: str, home: Path, opened: Opener) -> None:
    write(home / FOREIGN[name][0], FOREIGN[name][1])
    before = tree(home)
    for read_only in (True, False):
        with pytest.raises(StoreForeign):
            opened(read_only=read_only)
    assert tree(home) == before


def test_a_file_in_place_of_the_directory_is_refused(home: Path, opened: Opener) -> None:
    home.write_text("x")
    with pytest.raises(StoreForeign):
        opened()
    assert home.read_text() == "x"


def test_a_store_of_which_nothing_can_be_read_is_left_as_it_is(home: Path, opened: Opener) -> None:
    store = opened()
    add(store)
    store.close()
    path = next((home / "journal").glob("*.jsonl"))
    path.write_bytes(b"\0" * path.stat().st_size)
    before = tree(home)
    with pytest.raises(StoreDamaged):
        opened()
    assert tree(home) == before


def test_an_empty_directory_becomes_a_store(home: Path, opened: Opener) -> None:
    home.mkdir()
    add(opened())


def test_a_store_opened_for_reading_makes_nothing_and_refuses_before_the_block_runs(home: Path, opened: Opener) -> None:
    reader = opened(read_only=True)
    assert not home.exists()
    assert (len(reader.items()), reader.status.read_only) == (0, True)
    with pytest.raises(StoreReadOnly), reader.transaction("x"):
        pytest.fail("the block ran")
    assert not home.exists()


def test_a_reader_follows_a_writer_and_leaves_its_files_alone(home: Path, opened: Opener) -> None:
    store = opened()
    item = add(store)
    before = tree(home)
    reader = opened(read_only=True)
    assert dict(reader.items()) == {item.id: item}
    reader.close()
    assert tree(home) == before
    reader = opened(read_only=True)
    other = add(store)
    assert reader.poll()
    assert reader.item(other.id) == other


@pytest.mark.parametrize("refusing", ["journal", "lock"])
@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES])
def test_a_read_only_file_system_is_read_and_says_so(
    home: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch, refusing: str, error: int
) -> None:
    item = add(store := opened())
    store.close()
    real = os.open

    def refuse(path: str | Path, flags: int, *args: int, **named: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and (refusing == "journal" or Path(path).name == "lock"):
            raise OSError(error, os.strerror(error))
        return real(path, flags, *args, **named)

    monkeypatch.setattr(os, "open", refuse)
    before = tree(home)
    reader = opened()
    assert dict(reader.items()) == {item.id: item}
    assert (reader.status.read_only, reader.status.reason) == (True, errno.errorcode[error])
    with pytest.raises(StoreReadOnly):
        add(reader)
    assert tree(home) == before


def test_a_held_lock_is_busy_after_a_while_and_names_the_last_writer(
    store: Store, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = add(store)
    other = opened("cron")
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    with store.transaction("x") as tx:
        tx.put_item(replace(item, note="n"))
        with pytest.raises(StoreBusy) as caught:
            add(other)
        assert "/test:" in str(caught.value.facts["holder"])
        assert len(other.items()) == 1
    add(other)


@pytest.mark.parametrize("umask", [0, 0o777])
def test_files_are_for_the_owner_only_whatever_the_umask(tmp_path: Path, clock: FixedClock, umask: int) -> None:
    before = os.umask(umask)
    try:
        home = tmp_path / "a" / "store"
        store = Store.open(home, clock=clock, app="t")
        add(store)
        store.checkpoint()
        store.close()
        path = next((home / "journal").glob("*.jsonl"))
        with path.open("ab") as file:
            file.write(b"half a line")
        store = Store.open(home, clock=clock, app="t")
        store.close()
    finally:
        os.umask(before)
    assert (home / "quarantine").is_dir()
    for each in [tmp_path / "a", home, *home.rglob("*")]:
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each


def test_a_disk_without_room_is_told_at_the_opening_too(
    home: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "create", full)
    with pytest.raises(StoreFull):
        opened()
    monkeypatch.undo()
    assert add(opened()) == replace(an_item("x"), id=1)


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_desk_whose_torn_end_cannot_be_set_aside_now_is_read_all_the_same(
    home: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = add(store := opened())
    store.close()
    path = next((home / "journal").glob("*.jsonl"))
    with path.open("ab") as file:
        file.write(b"half a line")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "create", full)
        store = opened()
        assert dict(store.items()) == {item.id: item}
        with pytest.raises(StoreFull):
            add(store)
        assert path.read_bytes() == before
    add(store)
    assert (home / "quarantine").is_dir()
    assert len(opened().items()) == 2


def test_a_file_system_without_hard_links_holds_a_desk(
    home: Path, opened: Opener, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(disk, "link", no_links)
    store = opened()
    for _ in range(3):
        add(store)
        store.checkpoint()
        clock.set(clock.now() + timedelta(days=31))
    assert store.verify().ok
    assert len(list((home / "journal").iterdir())) == 3
    assert (home / "workbench.json.prev").exists()
