"""Day (工作日): when a day was opened and closed, and what was decided about what it left."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId


class Carry(Frozen):
    """An item that a day left over, where it went, and why."""

    item: ItemId
    to: date | None
    reason: str | None = None


class Shift(Frozen):
    """Who is on duty, from when until when by the clock on the wall: no change of summer time moves a shift."""

    begin: str
    """`18:00`"""
    end: str
    who: str
    """As it was said; several share a shift."""
    later: int = 0
    """So many days after the day on which it begins it ends."""
    leader: str | None = None
    phone: str | None = None


class Day(Frozen):
    """One working day of this desk."""

    date: date
    id: int = 0
    """The date as a number, 20261228: a day is its own key."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    available_minutes: int | None = None
    picks: tuple[ItemId, ...] = ()
    carried: tuple[Carry, ...] = ()
    review: tuple[str, ...] = ()
    """The answers to the evening's questions: what came off, what did not and why, what changes tomorrow."""
    seal: str | None = None
    """Where the journal stood when the day was closed."""
    exports: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    """The shifts that begin on it, where there is a duty roster."""

    @property
    def is_sealed(self) -> bool:
        """Closed: from here on only amendments."""
        return self.closed_at is not None


def day_id(day: date) -> int:
    """The key of a day."""
    return day.year * 10000 + day.month * 100 + day.day
