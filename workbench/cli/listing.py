"""Items as a list: the order of the board, and one line for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from workbench.cli.output import columns
from workbench.cli.words import date_column, mark, people_column
from workbench.domain.board import INBOX, group_of
from workbench.domain.derive import quadrant
from workbench.domain.item import Item, State
from workbench.domain.order import OrderKey, arrival_key, order_key

_WAITING, _DONE, _ENDED = 5, 6, 7
"""The groups behind the board's own."""


def in_board_order(items: Iterable[Item]) -> list[Item]:
    """The inbox, the four quadrants, what waits for others, then what is at an end."""
    return sorted(items, key=_key)


def _key(item: Item) -> tuple[int, int, OrderKey]:
    if item.state is State.WAITING:
        return _WAITING, quadrant(item) or 9, order_key(item)
    if item.state is State.DONE:
        return _DONE, 0, order_key(item)
    group = group_of(item)
    if group is None:
        return _ENDED, 0, order_key(item)
    return group, 0, arrival_key(item) if group == INBOX else order_key(item)


def item_rows(items: Sequence[Item], now: datetime, me: str) -> list[str]:
    """A line for each item: number, quadrant, title, date, whose move."""
    return columns(
        [(item.ref, mark(item), item.title, date_column(item, now), people_column(item, me)) for item in items], 2
    )
