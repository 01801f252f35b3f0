"""What is read a stretch of the file at a time is what is read one by one; also from a file that was harmed."""

import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.samples import NOON, add, an_entry
from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Item
from workbench.store.codec import Codec, codec_for
from workbench.store.rows import Rows, as_bytes
from workbench.store.store import Store
from workbench.store.views import Records

ITEMS, LINES = 40, 120
PLAIN = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose lines lie in its snapshot."""
    home = tmp_path_factory.mktemp("together") / "store"
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        for n in range(ITEMS):
            item = add(store, f"季度预算 {n}" if n % 2 else f"budget {n}")
            with store.transaction("lines") as tx:
                for line in range(LINES // ITEMS):
                    at = NOON + timedelta(days=n % 7, minutes=line)
                    tx.add_entry(an_entry(f"第{line}次 {n}", at, item.id))
        store.checkpoint()
    return home


def _told(store: Store) -> tuple[object, ...]:
    """Every reading that takes stretches."""
    days = [store.entries(NOON.date() + timedelta(days=n)) for n in range(8)]
    return days, list(store.items().values())


def _one_by_one(store: Store) -> tuple[object, ...]:
    days = [NOON.date() + timedelta(days=n) for n in range(8)]
    tables = ("diary_2026", "diary_2027")
    lines = [store.entry(table, id) for table in tables for id in range(1, LINES + ITEMS)]
    found = [entry for entry in lines if entry is not None]
    of_days = [tuple(sorted((e for e in found if e.at.date() == day), key=lambda e: (e.at, e.id))) for day in days]
    return of_days, [store.items()[id] for id in store.items()]


@given(
    changed=st.sets(st.integers(1, ITEMS), max_size=12),
    asked=st.lists(st.integers(-2, ITEMS + 9), max_size=60),
    seen=st.lists(st.integers(1, ITEMS), max_size=9),
)
@PLAIN
def test_many_are_those_that_are_asked_for_one_by_one(
    sound: Path, changed: set[int], asked: list[int], seen: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        home = Path(shutil.copytree(sound, Path(folder) / "store"))
        with Store.open(home, clock=FixedClock(NOON), app="t") as store:
            for id in changed:
                with store.transaction("changed") as tx:
                    tx.put_item(store.items()[ItemId(id)].but(title="another"))
                    tx.add_entry(an_entry("another line", item=ItemId(id)))
            docs = store.state().docs("items")
            fresh = Records[ItemId, Item](lambda: docs, codec_for(Item), lambda _id, _why: None)
            for id in seen:
                fresh.get(ItemId(id))
            wanted = [store.items().get(ItemId(id)) for id in asked]
            assert fresh.many(map(ItemId, asked)) == [value for value in wanted if value is not None]
            assert fresh.many(map(ItemId, asked)) == [value for value in wanted if value is not None]
            assert _told(store) == _one_by_one(store)


def test_a_harmed_stretch_is_noticed_and_gives_the_same_answer(sound: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(sound, tmp_path / "store"))
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        wanted = _told(store)
    for name in ("workbench.json", "workbench.idx"):
        whole = (home / name).read_bytes()
        for at in range(0, len(whole), 211):
            (home / name).write_bytes(whole[:at] + bytes([whole[at] ^ 0x11]) + whole[at + 1 :])
            with Store.open(home, clock=FixedClock(NOON), app="t") as store:
                assert _told(store) == wanted
        (home / name).write_bytes(whole)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=40), st.integers(-1, 11))
def test_the_second_numbers_of_the_rows_that_begin_with_one(rows: list[tuple[int, int]], first: int) -> None:
    ordered = sorted(rows)
    found = Rows(as_bytes(ordered), 2)
    assert found.following(max(0, first)) == [second for begin, second in ordered if begin == max(0, first)]
    assert [row[1] for row in found.beginning_with(max(0, first))] == found.following(max(0, first))


def test_an_entry_that_no_version_knows_is_told_and_the_others_are_read(sound: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(sound, tmp_path / "store"))
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        docs = store.state().docs("diary_2026")
        told: list[int] = []
        some = Records[EntryId, Entry](lambda: docs, _Picky(Entry), lambda id, _why: told.append(id))
        ids = [EntryId(id) for id in docs]
        assert len(some.many(ids)) == len(ids) - 1
        assert told == [ids[3]]


class _Picky(Codec[Entry]):
    """Reads every document but one."""

    def decode(self, document: Mapping[str, Any], id: int = 0) -> Entry:
        if id == 4:
            raise ValueError("from a later version")
        return super().decode(document, id)


KINDS = (EntryKind.CALL, EntryKind.DECISION, EntryKind.EVENT, EntryKind.NOTE, EntryKind.CALL)


@given(st.sets(st.sampled_from(list(EntryKind)), max_size=4), st.integers(0, 20))
@PLAIN
def test_the_entries_of_some_kinds_are_those_of_all_that_are_of_them(kinds: set[EntryKind], since: int) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "store"
        with Store.open(home, clock=FixedClock(NOON), app="t") as store:
            for n in range(30):
                if n == 30 - since:
                    store.checkpoint()
                with store.transaction("line") as tx:
                    words = ('said "call" and', "a note of a decision", "会议")[n % 3]
                    tx.add_entry(an_entry(words, NOON + timedelta(days=n), kind=KINDS[n % len(KINDS)]))
        with Store.open(home, clock=FixedClock(NOON), app="t") as store:
            wanted = [entry for entry in store.all_entries() if entry.kind in kinds]
            assert list(store.entries_of_kinds(kinds)) == wanted
