"""Why an item stands where it stands: the rules of the order, one by one, and the first of them that tells two apart.

The rules are the parts of the sort keys in `workbench.domain.order`, in their order, so that the explanation and the
order cannot disagree. A part that is the same for all of a group (the deadline, in the inbox) tells nobody apart.
"""

from __future__ import annotations

from workbench.domain.board import WAITING, Board, place_of
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Rule(StrEnum):
    """What puts one item before another, the strongest first."""

    GROUP = "group"
    """The inbox, the four quadrants, what waits, what is to be told."""
    AWAKE = "awake"
    PINNED = "pinned"
    FOCUS = "focus"
    TRACKED = "tracked"
    DUE = "due"
    DATE = "date"
    """The day it is planned for, asked about, or wakes up."""
    CHECK = "check"
    """When somebody is to be asked again."""
    ARRIVED = "arrived"


_BY_ORDER = (Rule.AWAKE, Rule.PINNED, Rule.TRACKED, Rule.DUE, Rule.DATE, Rule.ARRIVED)
_BY_CHECK = (Rule.AWAKE, Rule.PINNED, Rule.TRACKED, Rule.CHECK, Rule.DUE, Rule.ARRIVED)


class Beside(Frozen):
    """A neighbour in the group, and what tells the two apart."""

    item: ItemId
    title: str
    rule: Rule


class Why(Frozen):
    """The place of an item, and what put it there."""

    group: int
    rank: int
    """From 1."""
    count: int
    behind: Beside | None = None
    """The item just before it."""
    before: Beside | None = None
    """The item just after it."""


def told_apart(one: Item, other: Item) -> Rule:
    """The first rule in which two items on the board differ."""
    mine, theirs = place_of(one), place_of(other)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return Rule.GROUP
    rules = _BY_CHECK if mine[0] == WAITING else _BY_ORDER
    for rule, left, right in zip(rules, mine[1][0], theirs[1][0], strict=True):
        if left != right:
            return Rule.FOCUS if rule is Rule.TRACKED and 0 in (left, right) else rule
    return Rule.ARRIVED


def why(item: Item, board: Board, items: Mapping[ItemId, Item]) -> Why | None:
    """The place of an item and its two neighbours. Costs the same on any desk."""
    found = board.index(item.id)
    if found is None:
        return None
    group, row = found
    count = board.count(group)
    behind = _beside(item, board.at(group, row - 1), items) if row > 0 else None
    before = _beside(item, board.at(group, row + 1), items) if row + 1 < count else None
    return Why(group, row + 1, count, behind, before)


def _beside(item: Item, other_id: ItemId, items: Mapping[ItemId, Item]) -> Beside | None:
    other = items.get(other_id)
    return Beside(other_id, other.title, told_apart(item, other)) if other is not None else None
