"""Two open stores on one desk, closed and opened again, behave like one dictionary with an undo stack."""

import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.samples import NOON, an_entry, an_item
from workbench.clock import FixedClock
from workbench.domain.agenda import is_followed, is_running, nearest_day
from workbench.domain.board import ALL_GROUPS, Board
from workbench.domain.day import Day
from workbench.domain.derive import people_of
from workbench.domain.entry import Entry
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Item, Source, State
from workbench.errors import StoreError
from workbench.store import derived, journal, rederived
from workbench.store.store import Store

RUNS, STEPS = (300, 400) if os.environ.get("HYPOTHESIS_PROFILE") == "full" else (8, 150)
Desk = tuple[dict[ItemId, Item], dict[EntryId, Entry]]


class Model:
    """The desk as it should be."""

    def __init__(self) -> None:
        self.now: Desk = ({}, {})
        self.before: list[Desk] = []
        self.after: list[Desk] = []
        self.refs: set[str] = set()

    def act(self, items: list[Item], entries: list[Entry]) -> None:
        new = (
            {**self.now[0], **{each.id: each for each in items}},
            {**self.now[1], **{each.id: each for each in entries}},
        )
        if new != self.now:
            self.before.append(self.now)
            self.after.clear()
            self.now = new

    def undo(self) -> None:
        self.after.append(self.now)
        self.now = self.before.pop()

    def redo(self) -> None:
        self.before.append(self.now)
        self.now = self.after.pop()


class Walk:
    """A random walk over everything the facade can do, through two handles."""

    def __init__(self, home: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.clock = FixedClock(NOON)
        self.home = home
        self.model = Model()
        self.days: dict[date, Day] = {}
        self.stores = [self.open(), self.open()]

    def open(self) -> Store:
        return Store.open(self.home, clock=self.clock, app="walk")

    def step(self) -> None:
        which = self.rng.randrange(2)
        act = self.rng.choices(
            (self.write, self.abort, self.undo, self.redo, self.reopen, self.look, self.wait, self.snapshot, self.day),
            (40, 6, 14, 10, 4, 20, 3, 4, 3),
        )[0]
        act(which)

    def write(self, which: int) -> None:
        items, entries = [], []
        with self.stores[which].transaction("act", say={"n": 1}) as tx:
            for _ in range(self.rng.choice((1, 1, 1, 5))):
                known = list(self.model.now[0])
                if known and self.rng.random() < 0.5:
                    expected = {**self.model.now[0], **{each.id: each for each in items}}
                    found = tx.item(self.rng.choice(known))
                    assert found is not None
                    assert found == expected[found.id]
                    item = replace(found, **self.some_change())
                else:
                    ref = tx.next_ref(2026)
                    assert ref not in self.model.refs
                    self.model.refs.add(ref)
                    item = an_item(self.word(), ref)
                items = [each for each in items if each.id != item.id]
                items.append(tx.put_item(item))
                assert tx.item(items[-1].id) == items[-1]
                if self.rng.random() < 0.5:
                    entries.append(tx.add_entry(an_entry(self.word(), at=self.clock.now(), item=items[-1].id)))
        self.model.act(items, entries)

    def some_change(self) -> dict[str, object]:
        return self.rng.choice(
            (
                {"title": self.word()},
                {"state": self.rng.choice(list(State))},
                {"note": self.rng.choice((None, self.word()))},
                {"support": tuple(self.word() for _ in range(self.rng.randrange(3)))},
                {"urgent": self.rng.choice((None, True, False)), "minutes": self.rng.choice((None, 0, 1))},
                {"due": self.clock.now().date()},
                {"at": self.rng.choice((None, self.clock.now(), self.clock.now().date() + timedelta(days=3)))},
                {"next_check": self.rng.choice((None, self.clock.now().date()))},
                {"lead": self.rng.choice(("me", "李工", None)), "area": self.rng.choice(("会务", None))},
                {"source": self.rng.choice((None, Source("王局长")))},
                {"started_at": self.rng.choice((None, self.clock.now()))},
            )
        )

    def word(self) -> str:
        return "".join(self.rng.choices('ab件\u2028\n"\\{}', k=self.rng.randrange(6)))

    def day(self, which: int) -> None:
        moment = NOON - timedelta(days=700 + self.rng.randrange(5))
        record = Day(moment.date(), opened_at=moment, closed_at=self.rng.choice((None, moment)))
        self.days[record.date] = record
        with self.stores[which].transaction("day", undoable=False) as tx:
            tx.put_day(record)

    def abort(self, which: int) -> None:
        with pytest.raises(ZeroDivisionError), self.stores[which].transaction("abort") as tx:
            tx.put_item(an_item("never"))
            raise ZeroDivisionError

    def undo(self, which: int) -> None:
        undone = self.stores[which].undo()
        assert (undone is not None) == bool(self.model.before)
        if undone:
            self.model.undo()

    def redo(self, which: int) -> None:
        redone = self.stores[which].redo()
        assert (redone is not None) == bool(self.model.after)
        if redone:
            self.model.redo()

    def reopen(self, which: int) -> None:
        self.stores[which].close()
        self.stores[which] = self.open()

    def wait(self, _: int) -> None:
        self.clock.set(self.clock.now() + timedelta(days=self.rng.randrange(20)))

    def snapshot(self, which: int) -> None:
        self.stores[which].checkpoint()

    def look(self, which: int) -> None:
        store = self.stores[which]
        store.poll()
        items, entries = self.model.now
        assert dict(store.items()) == items
        assert {each.id: each for each in store.all_entries()} == entries
        shut = (State.CLOSED, State.DROPPED)
        assert set(store.open_items()) == {each.id for each in items.values() if each.state not in shut}
        assert len(store.undoable()) == len(self.model.before)
        assert len(store.redoable()) == len(self.model.after)
        for item in self.rng.sample(list(items.values()), min(3, len(items))):
            assert store.item_by_ref(item.ref) == item
            of_item = sorted((e for e in entries.values() if e.item == item.id), key=lambda e: (e.at, e.id))
            assert store.entries_of(item.id) == tuple(of_item)
        today = self.clock.now().date()
        assert set(store.entries(today)) == {e for e in entries.values() if e.at.date() == today}
        assert store.unclosed_days() == sorted(day.date for day in self.days.values() if not day.is_sealed)
        self.look_at_open_items(store)
        assert store.status.damage == ()

    def look_at_open_items(self, store: Store) -> None:
        """What comes from the index beside the snapshot is what a look at every item gives."""
        items = self.model.now[0]
        agenda, named = store.agenda(), Counter(name for item in items.values() for name in people_of(item))
        board = Board.opened(store.items(), agenda)
        assert {group: list(board.ids(group)) for group in ALL_GROUPS} == {
            group: list(Board(items.values()).ids(group)) for group in ALL_GROUPS
        }
        today = self.clock.now().date().toordinal()
        near = {*agenda.near(today), *(id for id in agenda.touched if _is_near(items.get(id), today))}
        assert near == {id for id, item in items.items() if _is_near(item, today)}
        running = {*agenda.running, *(id for id in agenda.touched if id in items and is_running(items[id]))}
        assert running == {id for id, item in items.items() if is_running(item)}
        tracked = {*(agenda.tracked or ()), *(id for id in agenda.touched if id in items and is_followed(items[id]))}
        assert tracked == {id for id, item in items.items() if is_followed(item)}
        assert store.words() == (named, Counter(item.area for item in items.values() if item.area))
        assert store.item_by_ref("2026-99999") is None
        state = store._ledger.state
        assert rederived.sections(state) == derived.derived(state)


def _is_near(item: Item | None, day: int) -> bool:
    nearest = nearest_day(item) if item is not None else None
    return nearest is not None and nearest <= day


@pytest.mark.parametrize("seed", range(RUNS))
def test_two_handles_behave_like_one_dictionary(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "SEGMENT_LIMIT", 8_000)
    walk = Walk(tmp_path / "store", seed)
    try:
        for _ in range(STEPS):
            walk.step()
        for which in (0, 1):
            walk.look(which)
            report = walk.stores[which].verify()
            assert report.ok, report.damage
    except StoreError as error:
        raise AssertionError(str(error)) from error
    finally:
        for each in walk.stores:
            each.close()
