"""Registers on a desk: filling in, bringing back and restricting are one step each, on closed days too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.make import MONDAY, NOW, at, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.register_lines import Brought
from workbench.domain.registers import BY_KEY
from workbench.errors import Refused
from workbench.text.register_sheet import identity
from workbench.text.report.diary import diary_markdown
from workbench.text.report.values import diary_values

CALLS = BY_KEY["call"]


@pytest.fixture
def calls(desk: Desk, clock: FixedClock) -> Desk:
    clock.set(at(17))
    desk.note(said("张局 13800000000 问季报", entry_kind="call", at=at(9, 35)))
    desk.note(said("匿名", entry_kind="call", at=at(10)))
    return desk


def exported(desk: Desk) -> str:
    items = desk.store.open_items()
    return diary_markdown(diary_values(MONDAY, desk.day(MONDAY), desk.entries(MONDAY), items, desk.items, desk.now()))


def test_a_line_is_filled_in_as_one_step_and_stays_as_it_was(calls: Desk) -> None:
    line = calls.register_lines(CALLS)[0]
    calls.fill(line, (("unit", "市局"), ("nonsense", "x"), ("until", "9:50")), "单位：市局")
    again = calls.register_lines(CALLS)[0]
    assert (again.entry, again.words, again.filled) == (line.entry, line.words, {"unit": "市局"})
    calls.undo()
    assert calls.register_lines(CALLS)[0] == line
    with pytest.raises(Refused):
        calls.fill(line, (("nonsense", "x"),), "x")


@pytest.mark.parametrize("closed", [False, True])
def test_a_restricted_line_is_withheld_from_the_exported_diary_on_a_closed_day_too(calls: Desk, closed: bool) -> None:
    if closed:
        calls.close_day(MONDAY)
    stored = {entry.id: entry.text for entry in calls.store.entries(MONDAY)}
    entry = calls.entries(MONDAY)[0]
    assert "张局" in exported(calls)
    calls.restrict_line(entry)
    assert "张局" not in exported(calls)
    assert "(1 restricted entry withheld.)" in exported(calls)
    assert [line.is_restricted for line in calls.register_lines(CALLS)] == [True, False]
    told = {each.id: each.text for each in calls.store.entries(MONDAY)}
    assert told.items() >= stored.items(), "its words stand as they were"
    calls.undo()
    assert "张局" in exported(calls)


def test_the_mark_is_taken_off_again_and_the_newest_word_holds(calls: Desk, clock: FixedClock) -> None:
    for minute, masked in enumerate((True, False, True, False), 1):
        clock.set(at(17, minute))
        calls.restrict_line(calls.entries(MONDAY)[0])
        assert [line.is_restricted for line in calls.register_lines(CALLS)] == [masked, False]
        assert ("张局" in exported(calls)) is not masked
    assert all(entry.restricted is False for entry in calls.store.entries(MONDAY) if entry.amends is None)


def test_rows_are_brought_in_once_and_taken_back_as_one_step(calls: Desk, open_desk: Callable[[], Desk]) -> None:
    rows = [
        Brought(at(9, 35), EntryKind.CALL, "张局 13800000000 问季报"),
        Brought(at(11), EntryKind.CALL, "李主任", until=at(11, 10), filled=(("unit", "财政局"),)),
        Brought(at(11), EntryKind.CALL, "李主任", until=at(11, 10)),
        Brought(at(12), EntryKind.CALL, "right", was="wrong", ref="2026-0001"),
    ]
    fresh = calls.new_lines(rows, identity)
    assert fresh == rows[1:], "two alike are two"
    calls.bring_lines(fresh)
    assert calls.new_lines(rows, identity) == []
    lines = open_desk().register_lines(CALLS)
    assert [line.words for line in lines] == ["张局 13800000000 问季报", "匿名", "李主任", "李主任", "right"]
    assert lines[-1].is_corrected
    calls.undo()
    assert len(calls.register_lines(CALLS)) == 2


def test_what_is_still_to_come_and_nothing_at_all_are_refused(calls: Desk) -> None:
    for rows in ([], [Brought(at(18), EntryKind.CALL, "later")]):
        with pytest.raises(Refused):
            calls.bring_lines(rows)
    with pytest.raises(Refused):
        calls.restrict_line(Entry(NOW, NOW, EntryKind.EVENT))


def test_the_counts_are_those_of_the_registers(calls: Desk) -> None:
    counts = calls.register_counts(MONDAY, MONDAY)
    assert counts["call"] == len(calls.register_lines(CALLS, MONDAY, MONDAY)) == 2
    assert sum(counts.values()) == 2
