"""Values for tests, short to write."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.reading import Reading

EAST = timezone(timedelta(hours=8))
MONDAY = date(2026, 12, 28)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """A moment of the fictional Monday, on Chinese time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=EAST)


NOW = at(8, 0)


def item(title: str = "write it", **fields: Any) -> Item:
    """An item captured at `NOW`, with the given fields."""
    base: dict[str, Any] = {"ref": "2026-0001", "created_at": NOW, "updated_at": NOW, "id": ItemId(1)}
    return Item(title=title, **{**base, **fields})


def line(title: str, **fields: Any) -> Reading:
    """A captured line as the grammar would have read it."""
    return Reading(kind="item", line=fields.pop("line", title), title=title, **fields)


def said(text: str, **fields: Any) -> Reading:
    """A diary line as the grammar would have read it."""
    return Reading(kind="entry", line=text, title="", text=text, **fields)


__all__ = ["EAST", "MONDAY", "NOW", "UTC", "at", "item", "line", "said"]
