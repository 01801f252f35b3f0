"""Routine (固定工作 / 办理流程): known work written down once. Changing one makes the next version."""

from __future__ import annotations

from datetime import date

from workbench.domain.frozen import Frozen
from workbench.domain.ids import UNSAVED, RoutineId
from workbench.domain.item import Step


class Quota(Frozen):
    """So many in a period: one research article a quarter."""

    n: int
    per: str


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
    steps: tuple[Step, ...] = ()
    standard: tuple[tuple[str, str], ...] = ()
    basis: str | None = None
    quota: Quota | None = None
    reviewed_on: date | None = None
    tested_on: date | None = None
    active: bool = True
