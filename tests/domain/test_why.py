"""The reason that is given is the reason why: for any two items, and for any board."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain.board import ALL_GROUPS, Board
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Item, Kind, Source, State, Tracked
from workbench.domain.when import sort_key
from workbench.domain.why import Rule, told_apart, why

days = st.one_of(st.none(), st.integers(0, 3).map(lambda n: MONDAY + timedelta(days=n)))


@st.composite
def some(draw: st.DrawFn, number: int) -> Item:
    state = draw(st.sampled_from([State.INBOX, State.ACTIVE, State.WAITING, State.DEFERRED, State.DONE]))
    judged = None if state is State.INBOX else draw(st.booleans())
    return item(
        f"item {number}",
        id=ItemId(number),
        ref=make_ref(2026, number),
        state=state,
        urgent=judged,
        important=judged,
        pinned=draw(st.sampled_from([None, "asked"])),
        kind=draw(st.sampled_from([None, Kind.FOCUS])),
        lines=draw(st.sampled_from([(), (("focus", "2026-0001"),), (("basis", "a rule"),)])),
        tracked=draw(st.sampled_from([None, Tracked("王局长", NOW, "do it")])),
        due=draw(days),
        at=draw(days),
        next_check=draw(days),
        wake_on=draw(days),
        source=Source("王局长"),
    )


pairs = st.tuples(some(1), some(2))
boards = st.integers(2, 12).flatmap(lambda n: st.tuples(*(some(number) for number in range(1, n + 1))))


def stands_first(rule: Rule, one: Item, other: Item) -> bool:
    """What each reason claims, looked up in the items without any sort key."""

    def linked(it: Item) -> bool:
        return it.kind is Kind.FOCUS or "focus" in dict(it.lines)

    match rule:
        case Rule.AWAKE:
            return one.state is not State.DEFERRED and other.state is State.DEFERRED
        case Rule.PINNED:
            return one.pinned is not None and other.pinned is None
        case Rule.FOCUS:
            return linked(one) and not linked(other)
        case Rule.TRACKED:
            return one.tracked is not None and other.tracked is None
        case Rule.DUE:
            return sort_key(one.due, end_of_day=True) < sort_key(other.due, end_of_day=True)
        case Rule.CHECK:
            return sort_key(one.next_check) < sort_key(other.next_check)
        case Rule.DATE:
            dates = [it.next_check or it.at or it.wake_on for it in (one, other)]
            return sort_key(dates[0]) < sort_key(dates[1])
        case Rule.ARRIVED:
            return one.ref < other.ref
        case Rule.GROUP:
            return True


@given(pairs)
def test_the_explanation_agrees_with_the_order_of_any_two_items(pair: tuple[Item, Item]) -> None:
    board = Board(pair)
    (first, group), (second, other_group) = sorted(
        ((it, board.index(it.id)) for it in pair), key=lambda found: found[1] or (9, 9)
    )
    assert group is not None
    assert other_group is not None
    rule = told_apart(first, second)
    assert (rule is Rule.GROUP) == (group[0] != other_group[0])
    assert rule is told_apart(second, first)
    assert stands_first(rule, first, second)


@given(boards)
def test_every_item_is_told_its_own_place_and_its_neighbours(items: tuple[Item, ...]) -> None:
    board, known = Board(items), {it.id: it for it in items}
    for group in ALL_GROUPS:
        ids = board.ids(group)
        for row, item_id in enumerate(ids):
            found = why(known[item_id], board, known)
            assert found is not None
            assert (found.group, found.rank, found.count) == (group, row + 1, len(ids))
            assert (found.behind.item if found.behind else None) == (ids[row - 1] if row else None)
            assert (found.before.item if found.before else None) == (ids[row + 1] if row + 1 < len(ids) else None)
            if found.behind:
                assert stands_first(found.behind.rule, known[found.behind.item], known[item_id])
            if found.before:
                assert stands_first(found.before.rule, known[item_id], known[found.before.item])


def test_what_is_at_an_end_has_no_place() -> None:
    gone = item(state=State.DROPPED)
    assert why(gone, Board([gone]), {gone.id: gone}) is None
    assert Board([gone]).index(gone.id) is None


def test_central_work_goes_before_what_is_tracked_and_that_before_a_deadline() -> None:
    plain = item(id=ItemId(1), state=State.ACTIVE, urgent=True, important=True, due=MONDAY)
    tracked = replace(plain, id=ItemId(2), due=None, tracked=Tracked("王局长", NOW, "do it"))
    linked = replace(plain, id=ItemId(3), due=None, lines=(("focus", "2026-0009"),))
    assert Board([plain, tracked, linked]).ids(1) == [3, 2, 1]
    assert told_apart(linked, tracked) is Rule.FOCUS
    assert told_apart(tracked, plain) is Rule.TRACKED
