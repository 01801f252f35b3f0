"""Routine (固定工作 / 办理流程): known work written down once. Changing one makes the next version."""

from __future__ import annotations

from datetime import date

from workbench.domain.frozen import Frozen
from workbench.domain.ids import UNSAVED, ItemId, RoutineId
from workbench.domain.item import Step

REMEMBERED = 12
"""So many of the items it made last are kept in mind: a year of a monthly one."""


class Quota(Frozen):
    """So many in a period: one research article a quarter."""

    n: int
    per: str
    """`month`, `quarter` or `year`."""


class Routine(Frozen):
    """A piece of regular work, or a procedure that a person starts."""

    title: str
    id: RoutineId = RoutineId(UNSAVED)
    version: int = 1
    rule: str | None = None
    """RFC 5545 recurrence rule; None for a procedure started by hand."""
    start: date | None = None
    roll: str | None = None
    """`previous` or `next` working day where a date falls on a free one; None leaves it."""
    lead_days: int = 0
    defaults: tuple[tuple[str, str], ...] = ()
    """What its items begin with, by name, all text; the names are those of `workbench.domain.born`."""
    steps: tuple[Step, ...] = ()
    standard: tuple[tuple[str, str], ...] = ()
    """Rules for people: `may`, `may_not`, `how`, `to_what`; each a line."""
    basis: str | None = None
    quota: Quota | None = None
    reviewed_on: date | None = None
    tested_on: date | None = None
    active: bool = True
    made_until: date | None = None
    """The last day named by the rule for which it made an item; none before it is made again, nor missed."""
    made: tuple[ItemId, ...] = ()
    """The items it made last, the newest at the end: its history is read from them."""
    key: str | None = None
    """Its name in a file it came from: the same file brought in again changes it, and makes no second one."""

    def default(self, name: str) -> str | None:
        """What its items begin with, by name."""
        return next((value for key, value in self.defaults if key == name), None)
