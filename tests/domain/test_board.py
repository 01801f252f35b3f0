"""The board stays what it would be if it were built anew."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import states
from workbench.domain.board import ALL_GROUPS, GROUPS, TO_REPLY, WAITING, Board
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Item, Source


def numbered(number: int) -> Item:
    return item(f"item {number}", id=ItemId(number), ref=make_ref(2026, number))


def test_new_things_come_last_in_the_inbox() -> None:
    board = Board([numbered(2), numbered(1), numbered(3)])
    assert board.ids(0) == [1, 2, 3]


def test_an_item_knows_its_row() -> None:
    items = [states.triaged(numbered(n), Quadrant.DO_NOW, MONDAY) for n in (1, 2, 3)]
    board = Board(items)
    assert board.index(ItemId(2)) == (1, 1)
    assert board.at(1, 1) == 2
    assert board.index(ItemId(9)) is None


def test_what_waits_for_others_has_its_own_group_next_to_be_asked_first() -> None:
    late = states.waiting(numbered(1), "李工", MONDAY + timedelta(days=3))
    soon = states.waiting(numbered(2), "周洁", MONDAY)
    board = Board([late, soon])
    assert board.ids(WAITING) == [2, 1]
    assert sum(map(board.count, GROUPS)) == 0


def test_what_is_done_and_not_told_stays_in_sight_until_it_is() -> None:
    asked = states.done(replace(numbered(1), source=Source("张局长")), "sent", NOW)
    assert Board([asked]).ids(TO_REPLY) == [1]
    assert Board([states.replied(asked, NOW, how="told")]).ids(TO_REPLY) == []


def test_what_sleeps_unjudged_lies_with_the_sleepers() -> None:
    asleep = states.deferred(numbered(1), MONDAY + timedelta(days=1), "later", MONDAY)
    assert Board([asleep]).index(ItemId(1)) == (4, 0)


CHANGES = (
    lambda it: states.triaged(it, Quadrant.DO_NOW, MONDAY),
    lambda it: states.triaged(it, Quadrant.DEFER, MONDAY),
    lambda it: states.inboxed(it),
    lambda it: replace(it, due=MONDAY),
    lambda it: states.waiting(it, "李工", MONDAY),
    lambda it: states.done(it, None, NOW),
)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, len(CHANGES) - 1)), max_size=40))
def test_updating_equals_building_anew(script: list[tuple[int, int]]) -> None:
    items = {ItemId(n): numbered(n) for n in range(1, 9)}
    board = Board(items.values())
    for number, change in script:
        item_id = ItemId(number)
        try:
            items[item_id] = CHANGES[change](items.get(item_id, numbered(number)))
        except Exception:
            continue
        board.update([item_id], items)
        anew = Board(items.values())
        assert [board.ids(group) for group in ALL_GROUPS] == [anew.ids(group) for group in ALL_GROUPS]
