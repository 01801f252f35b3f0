"""The way of a matter drawn across its card: 收文 1d ─ 拟办 3d● ─ 批示○ ─ 归档○."""

from __future__ import annotations

from datetime import date

from workbench.domain.item import Item
from workbench.domain.path import Station, path
from workbench.i18n import _
from workbench.ui.card import flow
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

LEAST = 3
"""So many steps make a way."""
_WIDEST = 14
"""Cells of a step's words on the way; the list beneath has all of them."""


def path_rows(item: Item, today: date, width: int) -> list[Row]:
    """The way of an item that a routine or a procedure laid out; nothing for a plain list of things to do."""
    if item.routine is None or len(item.steps) < LEAST:
        return []
    pieces = [_station(each, first=n == 0) for n, each in enumerate(path(item, today))]
    return [Row(line) for line in flow(pieces, width, 1)]


def _station(station: Station, *, first: bool) -> tuple[Bit, ...]:
    step, name = station.step, plain(station.step.text, _WIDEST)
    days = _("{n}d").format(n=station.days) if station.days else ""
    join = () if first else (Bit("─ ", "rule"),)
    if station.is_here:
        return (*join, Bit(f"{name}●", "focus", bold=True), *((Bit(f" {days}", "warn"),) if days else ()))
    if step.done_at is not None:
        return (*join, Bit(name, "muted"), *((Bit(f" {days}", "faint"),) if days else ()))
    return (*join, Bit(f"{name}○", "fg"))
