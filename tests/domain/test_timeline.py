"""The scheduled side of a day."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.timeline import BlockKind, find_slot, timeline

HOURS = WorkHours()


def timed(number: int, start: tuple[int, int], minutes: int, **fields: object) -> Item:
    return item(f"item {number}", id=ItemId(number), at=at(*start), minutes=minutes, **fields)


def test_an_empty_day_is_free_around_lunch() -> None:
    line = timeline([], MONDAY, at(8), HOURS)
    assert [(gap.start, gap.end) for gap in line.gaps] == [(at(9), at(12)), (at(13), at(17, 30))]
    assert line.free_minutes == HOURS.minutes()


def test_gaps_begin_now_rounded_up_to_five_minutes() -> None:
    assert timeline([], MONDAY, at(10, 42), HOURS).gaps[0].start == at(10, 45)


def test_a_free_day_offers_no_gaps() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert timeline([], saturday, at(8, 0, saturday), HOURS).gaps == ()


def test_overlapping_items_stand_in_lanes_and_are_conflicts() -> None:
    line = timeline([timed(1, (9, 0), 60), timed(2, (9, 30), 60), timed(3, (11, 0), 30)], MONDAY, at(8), HOURS)
    blocks = {block.item: block for block in line.blocks if block.item}
    assert (blocks[ItemId(1)].lane, blocks[ItemId(2)].lane, blocks[ItemId(1)].lanes) == (0, 1, 2)
    assert line.conflicts == 2
    assert blocks[ItemId(3)].lanes == 1


def test_working_through_lunch_conflicts_with_nobody() -> None:
    assert timeline([timed(1, (12, 0), 60)], MONDAY, at(8), HOURS).conflicts == 0


def test_done_work_keeps_its_place_and_dropped_work_gives_it_back() -> None:
    done, dropped = timed(1, (9, 0), 60, state=State.CLOSED), timed(2, (14, 0), 60, state=State.DROPPED)
    blocks = timeline([done, dropped], MONDAY, at(8), HOURS).blocks
    assert [(block.item, block.done) for block in blocks if block.kind is not BlockKind.BREAK] == [(ItemId(1), True)]


def test_the_next_slot_is_the_first_that_is_long_enough() -> None:
    line = timeline([timed(1, (9, 30), 60), timed(2, (13, 30), 180)], MONDAY, at(8), HOURS)
    slot = find_slot(line, 60)
    assert slot is not None
    assert (slot.start, slot.end) == (at(10, 30), at(11, 30))
    assert find_slot(line, 200) is None


spans = st.lists(st.tuples(st.integers(0, 23 * 60), st.integers(5, 240)), max_size=12)


@given(spans, st.integers(0, 23 * 60))
def test_gaps_and_blocks_never_overlap_and_lanes_never_collide(taken: list[tuple[int, int]], minute: int) -> None:
    items = [timed(n + 1, divmod(start, 60), minutes) for n, (start, minutes) in enumerate(taken)]
    line = timeline(items, MONDAY, at(*divmod(minute, 60)), HOURS)
    assert len([b for b in line.blocks if b.item]) == len(items)
    for gap in line.gaps:
        assert gap.minutes > 0
        assert all(block.end <= gap.start or block.start >= gap.end for block in line.blocks)
    for one in line.blocks:
        for other in line.blocks:
            if one is not other and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane
                assert one.lanes == other.lanes


@given(spans, st.integers(5, 300))
def test_a_found_slot_is_free_and_as_long_as_asked(taken: list[tuple[int, int]], minutes: int) -> None:
    items = [timed(n + 1, divmod(start, 60), length) for n, (start, length) in enumerate(taken)]
    line = timeline(items, MONDAY, at(8), HOURS)
    slot = find_slot(line, minutes)
    if slot is None:
        assert all(gap.minutes < minutes for gap in line.gaps)
    else:
        assert slot.minutes == minutes
        assert all(block.end <= slot.start or block.start >= slot.end for block in line.blocks)
