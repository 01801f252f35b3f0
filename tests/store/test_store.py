"""The facade: values in, the same values out, through restarts and beside other processes."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from tests.store.samples import NOON, Opener, add, an_entry, an_item
from workbench.domain.day import Day
from workbench.domain.ids import ItemId
from workbench.domain.item import State
from workbench.domain.routine import Routine
from workbench.errors import Conflict, StoreDamaged, StoreIOError
from workbench.store.store import Store


def test_what_was_put_is_there_after_a_restart(store: Store, opened: Opener) -> None:
    with store.transaction("day") as tx:
        item = tx.put_item(an_item())
        entry = tx.add_entry(an_entry(item=item.id))
        day = tx.put_day(Day(NOON.date(), picks=(item.id,)))
        routine = tx.put_routine(Routine("weekly report"))
    store.close()
    again = opened()
    assert dict(again.items()) == {item.id: item}
    assert again.item_by_ref(item.ref) == item
    assert again.entries(NOON.date()) == (entry,)
    assert again.entries_of(item.id) == (entry,)
    assert list(again.all_entries()) == [entry]
    assert again.day(NOON.date()) == day
    assert dict(again.days()) == {NOON.date(): day}
    assert dict(again.routines()) == {routine.id: routine}
    assert again.status.q == 2
    assert again.status.damage == ()


def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    q = store.status.q
    with pytest.raises(ZeroDivisionError), store.transaction("x") as tx:
        tx.put_item(an_item())
        raise ZeroDivisionError
    assert (store.status.q, len(store.items())) == (q, 0)
    assert add(store).id == 1


def test_a_transaction_within_a_transaction_is_an_error(store: Store) -> None:
    with store.transaction("x"), pytest.raises(RuntimeError), store.transaction("y"):
        pass


def test_nothing_is_seen_of_a_transaction_before_its_end_except_within_it(store: Store) -> None:
    with store.transaction("x") as tx:
        item = tx.put_item(an_item())
        assert tx.item(item.id) == item
        assert store.item(item.id) is None
    assert store.item(item.id) == item


def test_a_transaction_that_changes_nothing_writes_nothing(store: Store) -> None:
    item = add(store)
    q = store.status.q
    with store.transaction("x") as tx:
        tx.put_item(item)
    assert store.status.q == q
    assert tx.changed.tables == frozenset()


def test_a_transaction_says_what_it_changed(store: Store) -> None:
    item = add(store)
    with store.transaction("item.done") as tx:
        tx.put_item(replace(item, state=State.DONE))
        tx.add_entry(an_entry(item=item.id))
    assert tx.changed.tables == {"items", "entries"}
    assert tx.changed.items == {item.id}
    assert tx.changed.days == {NOON.date()}
    assert tx.changed.cmds == ("item.done",)


def test_poll_tells_what_another_process_wrote_and_only_once(store: Store, opened: Opener) -> None:
    other = opened()
    item = add(other)
    assert store.item(item.id) is None
    changed = store.poll()
    assert changed is not None
    assert (changed.items, changed.cmds) == ({item.id}, ("item.add",))
    assert store.item(item.id) == item
    assert store.poll() is None
    assert other.poll() is None


def test_poll_also_tells_what_a_transaction_took_in_on_its_way(store: Store, opened: Opener) -> None:
    theirs = add(opened())
    mine = add(store)
    assert mine.id == theirs.id + 1
    changed = store.poll()
    assert changed is not None
    assert changed.items == {theirs.id}


def test_two_open_stores_never_give_an_id_or_a_ref_twice(store: Store, opened: Opener) -> None:
    other = opened()
    items = [add(each) for _ in range(10) for each in (store, other)]
    assert len({each.id for each in items}) == len({each.ref for each in items}) == 20
    store.poll()
    assert len(store.items()) == 20


def test_an_item_is_seen_fresh_under_the_lock(store: Store, opened: Opener) -> None:
    item = add(store)
    with opened().transaction("x") as tx:
        tx.put_item(replace(item, note="theirs"))
    with store.transaction("y") as tx:
        found = tx.item(item.id)
        assert found is not None
        assert found.note == "theirs"
        tx.put_item(replace(found, title="mine"))
    assert store.items()[item.id] == replace(item, note="theirs", title="mine")


def test_expect_refuses_what_the_user_did_not_see(store: Store) -> None:
    item = add(store, "first")
    with store.transaction("x") as tx:
        tx.expect(item.id, title="first", state=State.INBOX)
    with pytest.raises(Conflict) as caught, store.transaction("x") as tx:
        tx.expect(item.id, title="second", state=State.INBOX)
    assert caught.value.facts == {"what": item.ref, "fields": ("title",)}
    with pytest.raises(Conflict), store.transaction("x") as tx:
        tx.expect(tx.put_item(an_item()).id, title="elsewhere")


def test_open_items_follow_every_change(store: Store, opened: Opener) -> None:
    one, two = add(store), add(store, state=State.CLOSED)
    view = store.open_items()
    assert set(view) == {one.id}
    with store.transaction("x") as tx:
        tx.put_item(replace(one, state=State.DROPPED))
        tx.put_item(replace(two, state=State.ACTIVE))
    assert dict(view) == {two.id: replace(two, state=State.ACTIVE)}
    assert one.id not in view
    store.checkpoint()
    store.close()
    assert set(opened().open_items()) == {two.id}


def test_entries_lie_on_their_own_local_day_in_order(store: Store) -> None:
    late = NOON.replace(hour=23, minute=59)
    with store.transaction("x") as tx:
        second = tx.add_entry(an_entry("late", at=late))
        first = tx.add_entry(an_entry("noon"))
        next_year = tx.add_entry(an_entry("next", at=late + timedelta(days=4)))
    assert store.entries(NOON.date()) == (first, second)
    assert store.entries(date(2027, 1, 1)) == (next_year,)
    assert list(store.all_entries()) == [first, second, next_year]
    assert len({first.id, second.id, next_year.id}) == 3


def test_an_entry_that_moves_to_another_year_is_there_only(store: Store) -> None:
    with store.transaction("x") as tx:
        entry = tx.add_entry(an_entry())
    assert store.entries(NOON.date()) == (entry,)
    moved = replace(entry, at=NOON.replace(year=2027))
    with store.transaction("x") as tx:
        assert tx.entry(entry.id) == entry
        tx.add_entry(moved)
    assert store.entries(NOON.date()) == ()
    assert store.entries(moved.at.date()) == (moved,)


def test_the_history_of_an_item_names_who_did_what(store: Store) -> None:
    item = add(store)
    add(store)
    with store.transaction("item.note") as tx:
        tx.add_entry(an_entry(item=item.id))
    history = list(store.history(item.id))
    assert [each.cmd for each in history] == ["item.add", "item.note"]
    assert history[0].at == NOON
    assert "/test:" in history[0].by


def test_a_ref_is_found_again_after_it_was_changed(store: Store) -> None:
    item = add(store)
    assert store.item_by_ref(item.ref) == item
    with store.transaction("x") as tx:
        tx.put_item(replace(item, ref="2026-9999"))
    assert store.item_by_ref(item.ref) is None
    assert store.item_by_ref("2026-9999") is not None


def test_a_document_that_fits_no_value_is_left_out_and_told(store: Store, opened: Opener) -> None:
    item = add(store)
    with store._db.journal.transaction("x"):
        store._db.journal_table("items").insert({"colour": "red"})
    assert list(store.items().values()) == [item]
    assert [each for each, _ in store.items().items()] == [item.id]
    assert [(each.what, "colour" in str(each.fact("why"))) for each in store.status.damage] == [("document", True)]


def test_verify_finds_the_store_in_order(store: Store) -> None:
    item = add(store)
    store.checkpoint()
    with store.transaction("x") as tx:
        tx.put_item(replace(item, note="n"))
    report = store.verify()
    assert report.ok, report.damage
    assert (report.records, report.q, report.h) == (3, 3, store.status.h)


def test_a_thread_that_waits_for_the_lock_keeps_no_other_from_reading(store: Store, opened: Opener) -> None:
    item = add(store)
    other = opened()
    with other.transaction("long") as tx:
        tx.put_item(replace(item, note="theirs"))
        waiting = Thread(target=add, args=(store, "mine"))
        waiting.start()
        while not has_begun(store):
            pass
        assert store.item_by_ref(item.ref) == item
        assert store.entries(NOON.date()) == ()
        assert len(store.open_items()) == 1
        assert len(store.undoable()) == 1
        assert store.poll() is None
        assert waiting.is_alive()
    waiting.join()
    changed = store.poll()
    assert changed is not None
    assert changed.cmds == ("long",)
    assert [each.title for each in store.items().values()] == ["x", "mine"]


def has_begun(store: Store) -> bool:
    """Whether another thread holds the writing lock."""
    writing = store._ledger.writing
    if writing.acquire(blocking=False):
        writing.release()
        return False
    return True


def test_files_of_others_in_the_journal_s_directory_are_left_alone(home: Path, store: Store, opened: Opener) -> None:
    add(store)
    store.close()
    present = next((home / "journal").glob("*.jsonl"))
    copy = home / "journal" / "2026-12 (conflicted copy).jsonl"
    copy.write_bytes(present.read_bytes() + b"x")
    again = opened()
    add(again)
    assert again.status.damage == ()
    assert copy.read_bytes().endswith(b"x")


def test_a_directory_that_cannot_be_listed_is_an_error_and_not_an_empty_desk(
    home: Path, store: Store, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)
    store.close()
    real = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path).name == "journal":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(StoreIOError):
        opened()


def test_a_stored_item_that_cannot_be_read_is_damage_to_a_transaction_too(store: Store) -> None:
    store._db.journal_table("items").insert({"colour": "red"})
    with pytest.raises(StoreDamaged), store.transaction("x") as tx:
        tx.item(ItemId(1))
