"""The day as rows: every block once, in its lane, and the present in its place."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, item

from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.timeline import Block, timeline
from workbench.ui.timeline_rows import Ghost, TimeRow, agenda, proportional

PLACES = st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(5, 300)), max_size=8)


def _line(places: list[tuple[int, int, int]]):
    items = [
        item(f"i{n}", id=ItemId(n + 1), at=at(hour, minute), minutes=minutes)
        for n, (hour, minute, minutes) in enumerate(places)
    ]
    return timeline(items, MONDAY, NOW, WorkHours())


def _heads(rows: list[TimeRow]) -> list[Block]:
    return [cell.block for row in rows for cell in row.cells if cell.line == 0]


@given(PLACES, st.sampled_from([15, 30]))
def test_every_block_begins_once_and_rows_do_not_run_back(places: list[tuple[int, int, int]], step: int) -> None:
    line = _line(places)
    rows = proportional(line, NOW, step, None)
    shown = [block for block in line.blocks if block.start < rows[-1].start]
    assert sorted(_heads(rows), key=lambda b: (b.start, b.end, b.item or 0)) == shown
    for row in rows:
        lanes = [cell.block.lane for cell in row.cells]
        assert len(lanes) == len(set(lanes))
    assert sum(row.now for row in rows) <= 1


@given(PLACES)
def test_the_agenda_has_a_row_for_each(places: list[tuple[int, int, int]]) -> None:
    line = _line(places)
    rows = agenda(line, NOW, None)
    assert _heads(rows) == [row for row in line.rows if isinstance(row, Block)]
    assert sum(row.now for row in rows) == 1


def test_the_ghost_takes_the_free_rows_it_would_fill() -> None:
    line = _line([(9, 0, 60)])
    ghost = Ghost("next", at(10, 0), at(11, 0))
    assert sum(row.ghost for row in proportional(line, NOW, 30, ghost)) == 2
    assert sum(row.ghost for row in agenda(line, NOW, ghost)) == 1


def test_the_present_has_its_row_before_and_after_work() -> None:
    line = _line([])
    for now in (NOW, NOW + timedelta(hours=3), at(21, 0)):
        assert sum(row.now for row in proportional(line, now, 30, None)) == 1
