"""Items as a list: the order of the board, and one line for each."""

from __future__ import annotations

from workbench.cli.output import columns
from workbench.cli.words import date_column, mark, people_column
from workbench.domain.board import ALL_GROUPS, INBOX, WAITING, group_of
from workbench.domain.item import Item
from workbench.domain.order import OrderKey, arrival_key, followed_key, order_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_ENDED = max(ALL_GROUPS) + 1
"""The group behind the board's own."""


def in_board_order(items: Iterable[Item]) -> list[Item]:
    """The inbox, the four quadrants, what waits for others, what waits for our answer, then what is at an end."""
    return sorted(items, key=_key)


def _key(item: Item) -> tuple[int, OrderKey]:
    group = group_of(item)
    if group is None:
        return _ENDED, order_key(item)
    by = {INBOX: arrival_key, WAITING: followed_key}.get(group, order_key)
    return group, by(item)


def item_rows(items: Sequence[Item], now: datetime, me: str) -> list[str]:
    """A line for each item: number, quadrant, title, date, whose move."""
    if any(item.restricted for item in items):
        from workbench.cli.sight import shown  # late: seldom is one restricted

        items = [*map(shown, items)]
    return columns(
        [(item.ref, mark(item), item.title, date_column(item, now), people_column(item, me)) for item in items], 2
    )
