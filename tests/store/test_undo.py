"""Undo and redo: of one desk, by all its processes, through restarts."""

from dataclasses import replace

import pytest

from tests.store.samples import NOON, Opener, add, an_entry
from workbench.domain.item import State
from workbench.errors import Conflict
from workbench.store import audit
from workbench.store.store import Store


def test_undo_takes_the_item_and_its_diary_line_back_and_redo_brings_them_again(store: Store) -> None:
    item = add(store)
    with store.transaction("item.done", say={"ref": item.ref}) as tx:
        done = tx.put_item(replace(item, state=State.DONE))
        entry = tx.add_entry(an_entry(item=item.id))
    undone = store.undo()
    assert undone is not None
    assert (undone.record.cmd, undone.record.say, undone.record.at) == ("item.done", {"ref": item.ref}, NOON)
    assert undone.changed.items == {item.id}
    assert undone.changed.days == {NOON.date()}
    assert store.item(item.id) == item
    assert store.entries(NOON.date()) == ()
    redone = store.redo()
    assert redone is not None
    assert redone.record == undone.record
    assert store.item(item.id) == done
    assert store.entries(NOON.date()) == (entry,)


def test_with_nothing_to_undo_or_redo_nothing_is_written(store: Store) -> None:
    assert (store.undo(), store.redo(), store.status.q) == (None, None, 1)


def test_two_hundred_actions_are_undone_after_a_restart_and_told_in_their_words(store: Store, opened: Opener) -> None:
    for n in range(205):
        add(store, f"n{n}")
    store.checkpoint()
    store.close()
    again = opened()
    assert [each.say["title"] for each in again.undoable()] == [f"n{n}" for n in reversed(range(205))]
    for n in reversed(range(205)):
        undone = again.undo()
        assert undone is not None
        assert undone.record.say == {"title": f"n{n}"}
    assert len(again.items()) == 0
    assert len(again.redoable()) == 205
    again.close()
    last = opened()
    assert [each.say["title"] for each in last.redoable()] == [f"n{n}" for n in range(205)]
    while last.redo():
        pass
    assert [each.title for each in last.items().values()] == [f"n{n}" for n in range(205)]
    assert last.verify().ok


def test_a_number_is_never_given_twice_also_after_undo(store: Store, opened: Opener) -> None:
    first = add(store)
    store.undo()
    second = add(store)
    assert (second.ref, second.id) == ("2026-0002", first.id + 1)
    store.undo()
    store.close()
    assert (add(opened()).ref) == "2026-0003"


def test_a_new_action_empties_redo_and_a_quiet_one_does_not(store: Store) -> None:
    add(store, "a")
    add(store, "b")
    store.undo()
    with store.transaction("housekeeping", undoable=False) as tx:
        tx.next_ref(2030)
        tx.add_entry(an_entry("quiet"))
    assert [each.say["title"] for each in store.redoable()] == ["b"]
    add(store, "c")
    assert store.redoable() == ()
    assert [each.say["title"] for each in store.undoable()] == ["c", "a"]


def test_each_process_undoes_what_the_other_did(store: Store, opened: Opener) -> None:
    other = opened()
    item = add(store)
    assert store.undoable()
    with other.transaction("item.done") as tx:
        tx.put_item(replace(item, state=State.DONE))
    undone = store.undo()
    assert undone is not None
    assert undone.record.cmd == "item.done"
    other.poll()
    assert other.item(item.id) == item
    assert [each.cmd for each in other.redoable()] == ["item.done"]


def test_undo_refuses_what_was_overtaken_and_names_the_fields(store: Store) -> None:
    item = add(store)
    with store.transaction("edit") as tx:
        tx.put_item(replace(item, title="new", note="n"))
    with store.transaction("cron", undoable=False) as tx:
        tx.put_item(replace(item, title="cron", note="n", starred=True))
    with pytest.raises(Conflict) as caught:
        store.undo()
    assert caught.value.facts == {"what": item.ref, "fields": ("title",)}
    assert store.items()[item.id].title == "cron"
    assert [each.cmd for each in store.undoable()] == ["edit", "item.add"]


def test_undo_of_a_new_item_is_refused_when_it_was_changed_quietly(store: Store) -> None:
    item = add(store)
    with store.transaction("cron", undoable=False) as tx:
        tx.put_item(replace(item, starred=True))
    with pytest.raises(Conflict) as caught:
        store.undo()
    assert caught.value.facts["fields"] == ("starred",)


def test_a_field_changed_elsewhere_in_the_item_survives_the_undo(store: Store) -> None:
    item = add(store)
    with store.transaction("edit") as tx:
        tx.put_item(replace(item, title="new"))
    with store.transaction("cron", undoable=False) as tx:
        tx.put_item(replace(item, title="new", starred=True))
    assert store.undo()
    assert store.items()[item.id] == replace(item, starred=True)


def test_a_bulk_is_one_step(store: Store) -> None:
    items = [add(store) for _ in range(50)]
    with store.transaction("bulk") as tx:
        for each in items:
            tx.put_item(replace(each, state=State.DONE))
    store.undo()
    assert [*store.items().values()] == items
    store.redo()
    assert {each.state for each in store.items().values()} == {State.DONE}


def test_a_line_of_many_blocks_is_read_backwards_as_one(
    store: Store, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_BLOCK", 64)
    for n in range(3):
        add(store, f"{n}" * 500)
    assert [len(str(each.say["title"])) for each in opened().undoable()] == [500, 500, 500]
    assert [each.q for each in audit.read_back(store._ledger)] == [4, 3, 2, 1]
