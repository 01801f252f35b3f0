"""What a search finds is what a plain walk over all items and entries finds, whichever way it looks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.clock import FixedClock
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind, Source, State, Step
from workbench.store import findings
from workbench.store.store import Store
from workbench.text.filter import FilterError, parse_line
from workbench.text.search.form import FORM
from workbench.text.search.hunt import Hunt
from workbench.text.search.index import Index

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=8)))
PIECES = (
    "季报",
    "季報",
    "银行",
    "行长",
    "重要",
    "会议",
    "waiting",
    "call",
    "ＡＢＣ",
    "abc",
    "ab",
    "é",
    "ﬁ",
    "\n",
    "\u3000",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
NAMES = st.sampled_from(("李工", "李伟", "Anna Berg", "me", "waiting"))
ITEMS = st.builds(
    Item,
    ref=st.just(""),
    created_at=st.just(NOW),
    updated_at=st.just(NOW),
    title=TEXTS,
    note=st.none() | TEXTS,
    state=st.sampled_from(list(State)),
    lead=st.none() | NAMES,
    waiting_on=st.none() | NAMES,
    area=st.none() | st.sampled_from(("季报", "会务")),
    source=st.none() | NAMES.map(Source),
    due=st.none() | st.sampled_from((date(2026, 11, 16), date(2026, 11, 20))),
    kind=st.none() | st.sampled_from(list(Kind)),
    steps=st.lists(TEXTS.map(Step), max_size=1).map(tuple),
    restricted=st.booleans(),
)
ENTRIES = st.builds(
    Entry,
    at=st.integers(0, 800).map(lambda days: NOW - timedelta(days=days)),
    written_at=st.just(NOW),
    text=TEXTS,
    kind=st.sampled_from((EntryKind.NOTE, EntryKind.CALL, EntryKind.EVENT)),
    people=st.lists(NAMES, max_size=2).map(tuple),
    data=st.lists(st.tuples(st.sampled_from(("result", "worked")), TEXTS), max_size=1).map(tuple),
    restricted=st.booleans(),
)
WORDS = st.sampled_from(
    ["季报", "季報", "abc", "ab", "waiting", "call", "jb", "jibao", "yh", "hz", "cy", "zhongyao", "hy", "kuai", "e",
     "@李工", "@anna", "@me", "^李伟", "#季报", "state:waiting", "state:open", "kind:call", "kind:meeting", "today",
     "overdue", "unscheduled", "to-reply", "is:restricted", "is:urgent", "due<fri", "at>=2026-01-01", "in:items",
     "in:diary", "1", '"ab 季"', "or", "fi", "行长", "zzz"]
)  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from(("", "", "", "-")), WORDS).map("".join), max_size=4).map(" ".join)


@pytest.fixture(scope="module", autouse=True)
def small_pieces() -> Iterator[None]:
    """Breaths are taken everywhere, and a sheet is kept however small it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbench.text.search.hunt.WINDOW", 16)
        patch.setattr("workbench.store.findings.PIECE", 1)
        patch.setattr("workbench.text.search.index.LEAST", 0)
        yield


def put(store: Store, items: list[Item], entries: list[Entry]) -> list[Item]:
    with store.transaction("made") as tx:
        saved = [tx.put_item(item.but(ref=tx.next_ref(2026))) for item in items]
        for entry in entries:
            tx.add_entry(entry)
    return saved


def made(index: Index) -> Index:
    while not index.go_on(0):
        pass
    return index


@settings(max_examples=40)
@given(
    before=st.tuples(st.lists(ITEMS, max_size=6), st.lists(ENTRIES, max_size=6)),
    after=st.tuples(st.lists(ITEMS, max_size=2), st.lists(ENTRIES, max_size=2)),
    changed=st.lists(st.tuples(st.integers(0, 5), TEXTS, st.sampled_from(list(State))), max_size=2),
    lines=st.lists(LINES, min_size=4, max_size=8),
)
def test_a_search_finds_what_a_walk_finds(
    before: tuple[list[Item], list[Entry]],
    after: tuple[list[Item], list[Entry]],
    changed: list[tuple[int, str, State]],
    lines: list[str],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        with Store.open(path, clock=FixedClock(NOW), app="test") as store:
            saved = put(store, *before)
            store.checkpoint()
        with Store.open(path, clock=FixedClock(NOW), app="test") as store:
            index = made(Index(store))
            index.save()
            put(store, *after)
            with store.transaction("changed") as tx:
                for place, title, state in changed:
                    if place < len(saved):
                        tx.put_item(saved[place].but(title=title, state=state))
            compare(store, index, lines)
            store.checkpoint()
        with Store.open(path, clock=FixedClock(NOW), app="test") as store:
            compare(store, made(Index(store)), lines)  # made of the one before and what has changed


def compare(store: Store, index: Index, lines: list[str]) -> None:
    for line in lines:
        try:
            wanted = parse_line(line, NOW.replace(tzinfo=None))
        except FilterError:
            continue
        items = {item.id for item in store.items().values() if wanted.matches(item, NOW)}
        entries = {entry.id for entry in store.all_entries() if wanted.matches_entry(entry)}
        for way in (index, Index(store)):
            hunt = Hunt(store, way, wanted, NOW)
            while not hunt.go_on(0):
                pass
            assert [id for _key, _table, id in hunt.items] == in_order(store, items), (line, way.sheet)
            assert {id for _key, _table, id in hunt.entries} == entries, (line, way.sheet)
            assert len(hunt.entries) == len(entries)
            latest = [store_entry(store, table, id).at for _key, table, id in hunt.entries]
            assert latest == sorted(latest, reverse=True)


def in_order(store: Store, items: set[ItemId]) -> list[ItemId]:
    return sorted(items, key=lambda id: (not is_open(store.items()[id]), -id))


def store_entry(store: Store, table: str, id: int) -> Entry:
    return next(entry for entry in store.all_entries() if entry.id == id and f"diary_{entry.at.year}" == table)


def test_a_sheet_that_was_harmed_is_made_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        put(store, [Item(ref="", title=f"季报 {n}", created_at=NOW, updated_at=NOW) for n in range(9)], [])
        store.checkpoint()
    file = tmp_path / "store" / findings.NAME
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        made(Index(store)).save()
    whole = file.read_bytes()
    assert findings.read(tmp_path / "store", FORM) is not None
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
            compare(store, made(Index(store)), ["季报", "jb", "state:open", "8"])
    for content in (b"", whole[:40], whole[: len(whole) // 2], b"\0" * 400):
        file.write_bytes(content)
        assert findings.read(tmp_path / "store", FORM) is None
    file.unlink()
    file.mkdir()
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        index = made(Index(store))
        index.save()  # nobody loses anything where the disk will not have it
        compare(store, index, ["季报"])


def test_a_sheet_of_another_snapshot_serves_for_what_is_the_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        saved = put(store, [Item(ref="", title=f"季报 {n}", created_at=NOW, updated_at=NOW) for n in range(9)], [])
        store.checkpoint()
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        made(Index(store)).save()
        with store.transaction("changed") as tx:
            tx.put_item(saved[3].but(title="口径"))
        store.checkpoint()
    with Store.open(tmp_path / "store", clock=FixedClock(NOW), app="test") as store:
        index = Index(store)
        assert not index.begin()
        compare(store, made(index), ["季报", "口径", "kj"])
