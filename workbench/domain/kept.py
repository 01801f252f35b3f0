"""How a routine has been kept: each of its times done in time, late, given up, or still to come. And its quota."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.domain.born import HAPPENED
from workbench.domain.derive import is_open
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, Kind, State
from workbench.domain.lines import line_of
from workbench.domain.routine import Quota
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Kept(StrEnum):
    """How one time of a routine went."""

    IN_TIME = "in_time"
    LATE = "late"
    """Done after its day, or past its day and not done."""
    OPEN = "open"
    """Its day is not over."""
    DROPPED = "dropped"


def kept(item: Item, today: date) -> Kept:
    """How one of its times went, measured by its deadline, or by the day it was meant for."""
    day = item.due or item.occurrence or item.at
    meant = day_of(day) if day is not None else today
    if item.state is State.DROPPED:
        return Kept.DROPPED
    if is_open(item):
        return Kept.LATE if meant < today else Kept.OPEN
    return Kept.LATE if item.closed_at is not None and item.closed_at.date() > meant else Kept.IN_TIME


def came_true(history: Iterable[Item]) -> tuple[int, int]:
    """How often what was feared came, of the times that somebody said so: what the next version should know."""
    said = [line_of(item, HAPPENED) for item in history]
    return said.count("yes"), sum(each is not None for each in said)


class Stand(Frozen):
    """A quota on a day: so many of so many, in a period of which so much is left."""

    quota: Quota
    kind: Kind | None
    done: int
    first: date
    last: date
    left: int
    """Days of the period that are left, today included."""
    is_pressing: bool
    """Not reached, and no more than a third of the period is left."""

    @property
    def is_met(self) -> bool:
        return self.done >= self.quota.n


def period_of(per: str, day: date) -> tuple[date, date]:
    """The first and the last day of the month, the quarter or the year of a day."""
    months = {"month": 1, "quarter": 3}.get(per, 12)
    index = (day.month - 1) // months * months
    first = date(day.year, index + 1, 1)
    behind = date(day.year + (index + months) // 12, (index + months) % 12 + 1, 1)
    return first, behind - timedelta(days=1)


def stand(quota: Quota, kind: Kind | None, finished: Iterable[Item], today: date) -> Stand:
    """Where a quota stands. What counts are items of its kind that were finished within the period, not dropped.

    Without a kind every one of `finished` counts: those of the routine itself.
    """
    first, last = period_of(quota.per, today)
    done = sum(1 for item in finished if counts(item, kind, first, last))
    left = (last - today).days + 1
    return Stand(quota, kind, done, first, last, left, done < quota.n and left * 3 <= (last - first).days + 1)


def counts(item: Item, kind: Kind | None, first: date, last: date) -> bool:
    """Whether an item counts for a quota of that kind in that period."""
    if (
        (kind is not None and item.kind is not kind)
        or item.state not in (State.DONE, State.CLOSED)
        or item.closed_at is None
    ):
        return False
    return first <= item.closed_at.date() <= last
