"""The board stays what it would be if it were built anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import states
from workbench.domain.board import GROUPS, Board
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Item


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


def test_what_waits_for_others_is_not_on_the_board() -> None:
    assert sum(map(Board([states.waiting(numbered(1), "李工", MONDAY)]).count, GROUPS)) == 0


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
        assert [board.ids(group) for group in GROUPS] == [anew.ids(group) for group in GROUPS]
