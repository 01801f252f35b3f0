"""TinyDB truly holds the desk: its API works on our tables, and stock TinyDB reads our snapshot."""

import inspect
from datetime import datetime
from pathlib import Path

import pytest
from tinydb import Query, TinyDB
from tinydb import table as tinydb_table
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tests.store.samples import add
from workbench.clock import FixedClock
from workbench.errors import Conflict
from workbench.store.store import Store
from workbench.store.table import WorkbenchDB

Db = WorkbenchDB


@pytest.fixture
def db(home: Path, clock: FixedClock) -> Db:
    return WorkbenchDB(home, clock=clock)


def test_the_points_of_extension_are_those_we_override() -> None:
    assert list(inspect.signature(Table._read_table).parameters) == ["self"]
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    assert list(inspect.signature(Table._get_next_id).parameters) == ["self"]
    assert list(inspect.signature(Table.update).parameters) == ["self", "fields", "cond", "doc_ids"]
    assert list(inspect.signature(Table.remove).parameters) == ["self", "cond", "doc_ids"]
    assert list(inspect.signature(Table.upsert).parameters) == ["self", "document", "cond"]
    assert list(inspect.signature(Table.get).parameters) == ["self", "cond", "doc_id", "doc_ids"]
    source = inspect.getsource(tinydb_table.Table.insert)
    assert "self._update_table(updater)" in source
    assert "isinstance(document, self.document_class)" in source
    assert {"document_class", "query_cache_class"} <= vars(Table).keys()
    assert {"table_class", "default_storage_class"} <= vars(TinyDB).keys()
    assert {"read", "write"} == Storage.__abstractmethods__


def test_stock_tinydb_opens_the_snapshot(home: Path, store: Store) -> None:
    item = add(store, "第一件")
    store.checkpoint()
    with TinyDB(home / "workbench.json", access_mode="r", encoding="utf-8") as stock:
        assert stock.table("items").get(doc_id=item.id)["title"] == "第一件"
        assert stock.tables() == {"_meta", "_check", "items", "counters"}
    lines = (home / "workbench.json").read_text(encoding="utf-8").splitlines()
    assert sum('"title":"第一件"' in each for each in lines) == 1


def test_the_everyday_api_works(db: Db) -> None:
    table, where = db.table("t"), Query()
    assert table.insert({"a": 1}) == 1
    assert table.insert_multiple([{"a": 2}, {"a": 3}]) == [2, 3]
    assert table.get(doc_id=2) == {"a": 2}
    assert table.get(where.a == 3).doc_id == 3
    assert table.get(doc_ids=[3, 9, 1]) == [{"a": 3}, {"a": 1}]
    assert table.search(where.a > 1) == [{"a": 2}, {"a": 3}]
    assert table.count(where.a > 1) == 2
    assert table.get(doc_id=float("nan")) is None
    assert table.contains(where.a == 1) and not table.contains(doc_id=9)
    assert table.update({"b": 1}, where.a == 2) == [2]
    assert table.update({"b": 2}, doc_ids=[1, 9]) == [1]
    assert table.update(lambda each: each.pop("b"), where.b == 2) == [1]
    assert table.update_multiple([({"c": 1}, where.a == 1), ({"c": 2}, where.a == 2)]) == [1, 2]
    assert table.upsert({"a": 9, "d": 1}, where.a == 9) == [4]
    assert table.upsert({"d": 2}, where.a == 9) == [4]
    assert table.upsert(Document({"e": 1}, 10)) == [10]
    assert table.remove(where.a == 3) == [3]
    assert table.remove(doc_ids=[4, 99]) == [4]
    assert [(each.doc_id, dict(each)) for each in table] == [
        (1, {"a": 1, "c": 1}),
        (2, {"a": 2, "b": 1, "c": 2}),
        (10, {"e": 1}),
    ]
    assert len(table) == 3
    assert db.tables() == {"t"}
    table.truncate()
    assert (len(table), db.tables()) == (0, set())
    assert table.insert({}) == 11


def test_each_call_is_one_record_and_a_block_is_one_too(db: Db) -> None:
    table = db.table("t")
    q = db.journal.ledger.q
    table.insert_multiple({"n": n} for n in range(10))
    table.update({"m": 1})
    assert db.journal.ledger.q == q + 2
    with db.journal.transaction("both"):
        table.insert({"a": 1})
        assert len(table) == 11
        table.remove(doc_ids=[1])
    assert db.journal.ledger.q == q + 3


def test_an_id_is_never_used_again_also_after_a_restart(db: Db, home: Path, clock: FixedClock) -> None:
    table = db.table("t")
    ids = table.insert_multiple([{}, {}])
    table.remove(doc_ids=ids)
    db.close()
    again = WorkbenchDB(home, clock=clock)
    assert again.table("t").insert({}) == 3
    again.drop_tables()
    assert again.table("t").insert({}) == 4
    again.close()


def test_explicit_and_new_ids_in_one_call_do_not_collide(db: Db) -> None:
    assert db.table("t").insert_multiple([Document({"a": 1}, 1), {"a": 2}]) == [1, 2]
    with pytest.raises(ValueError, match="exists"):
        db.table("t").insert(Document({}, 2))


def test_documents_handed_out_are_copies(db: Db) -> None:
    table, given = db.table("t"), {"list": [{"x": 1}]}
    table.insert(given)
    given["list"][0]["x"] = 2
    condition = Query().list.exists()
    for found in (table.get(doc_id=1), table.all()[0], table.search(condition)[0], table.get(condition)):
        found["list"][0]["x"] = 3
    assert table.search(condition) == [{"list": [{"x": 1}]}]
    assert db.storage.read() == {"t": {"1": {"list": [{"x": 1}]}}}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), (1,), datetime(2026, 1, 1), {1: 2}, {"a": {2}}, b"x"])
def test_what_json_would_change_is_refused_by_name_and_nothing_is_kept(db: Db, value: object) -> None:
    table = db.table("t")
    table.insert({"ok": 1})
    with pytest.raises(ValueError, match="odd"):
        table.insert_multiple([{"ok": 2}, {"odd": value}])
    with pytest.raises(ValueError, match="odd"):
        table.update({"odd": value})
    assert table.all() == [{"ok": 1}]


def test_a_change_of_type_alone_is_a_change(db: Db, home: Path, clock: FixedClock) -> None:
    db.table("t").insert({"a": 1, "b": [1, {"c": 0}]})
    db.table("t").update({"a": True, "b": [True, {"c": False}]})
    db.close()
    with WorkbenchDB(home, clock=clock) as again:
        assert repr(dict(again.table("t").get(doc_id=1))) == "{'a': True, 'b': [True, {'c': False}]}"


def test_any_text_comes_back(db: Db, home: Path, clock: FixedClock) -> None:
    texts = ["\ud800 alone", "a\u2028b\x85c", "[red]\x1b[31m", "\0", "x" * 10_000, '"}\n{"q":1,', "👩‍👩‍👧 שלום"]
    for each in texts:
        db.table("t").insert({"text": each})
    db.journal.ledger.checkpoint()
    db.close()
    with WorkbenchDB(home, clock=clock) as again:
        assert [each["text"] for each in again.table("t")] == texts
        again.table("t").insert({})
        again.journal.ledger.checkpoint()
    with WorkbenchDB(home, clock=clock) as again:
        assert [each.get("text") for each in again.table("t")] == [*texts, None]


def test_stock_tables_work_on_our_storage(db: Db) -> None:
    stock = Table(db.storage, "t")
    assert stock.insert({"a": 1}) == 1
    stock.update({"a": 2}, doc_ids=[1])
    assert db.table("t").all() == [{"a": 2}]
    stock.remove(doc_ids=[1])
    assert len(db.table("t")) == 0


def test_a_stock_write_over_another_s_is_a_conflict(db: Db, home: Path, clock: FixedClock) -> None:
    data = db.storage.read() or {}
    with WorkbenchDB(home, clock=clock) as other:
        other.table("t").insert({})
    with pytest.raises(Conflict):
        db.storage.write({**data, "t": {"1": {"a": 1}}})
    assert db.table("t").all() == [{}]


def test_a_table_reads_what_another_process_wrote(db: Db, home: Path, clock: FixedClock) -> None:
    assert len(db.table("t")) == 0
    with WorkbenchDB(home, clock=clock) as other:
        other.table("t").insert({"a": 1})
    assert db.table("t").all() == [{"a": 1}]
    db.drop_table("t")
    assert db.tables() == set()
