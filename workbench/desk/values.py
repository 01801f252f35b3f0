"""What the desk tells: notices of change, outcomes of verbs, and the view of a day."""

from __future__ import annotations

from datetime import date

from workbench.domain.day import Day
from workbench.domain.entry import Entry
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.said import Said
from workbench.domain.shares import Shares
from workbench.domain.timeline import Timeline
from workbench.domain.today import Capacity, Counts


class Change(Frozen):
    """What was changed: named by what it is, never by who shows it."""

    items: frozenset[ItemId]
    days: frozenset[date]
    tables: frozenset[str]
    foreign: bool
    """Another process did it."""


class Outcome(Frozen):
    """What a verb did, and the items as they are now."""

    said: Said
    items: tuple[Item, ...] = ()
    entry: Entry | None = None

    @property
    def item(self) -> Item:
        """The only item, where a verb takes one."""
        return self.items[0]


class DayView(Frozen):
    """A day as Today shows it, all derived."""

    day: date
    record: Day | None
    timeline: Timeline
    unplaced: tuple[Item, ...]
    capacity: Capacity
    counts: Counts
    entries: tuple[Entry, ...]
    shares: Shares = Shares(0, 0)
    """What was known beforehand against what came unasked."""
    usual: tuple[int, int] | None = None
    """Per cent that came unasked lately, and in how many days, where that was looked up already."""
    running: tuple[Item, ...] = ()
    """What is being worked on; at most one item while one person works at the desk."""
