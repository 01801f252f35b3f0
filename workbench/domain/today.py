"""Today, derived: what must still find its place, and whether it all fits."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.derive import is_check_due, is_overdue, length
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.domain.periods import is_pending
from workbench.domain.timeline import Timeline
from workbench.domain.when import day_of, is_timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def is_unplaced(item: Item, day: date) -> bool:
    """Meant for `day` or due by it, ours to move, and without a clock time that is still to come."""
    if item.state not in (State.ACTIVE, State.INBOX):
        return False
    if item.at is not None and is_timed(item.at) and day_of(item.at) >= day:
        return False
    if item.at is not None and day_of(item.at) <= day and not is_pending(item, day):
        return True
    # What was never judged has no place to look for, unless somebody gave it a day.
    return item.state is State.ACTIVE and item.due is not None and day_of(item.due) <= day


def unplaced(items: Iterable[Item], day: date, is_urgent: Callable[[Item], bool] | None = None) -> list[Item]:
    """The unscheduled side of a day, most pressing quadrant first.

    `is_urgent` tells what has become urgent by itself, whatever was judged.
    """
    chosen = [item for item in items if is_unplaced(item, day)]
    pressing: Callable[[Item], bool] = is_urgent or (lambda item: bool(item.urgent))
    return sorted(chosen, key=lambda item: (not pressing(item), not item.important, order_key(item)))


def is_of_day(item: Item, day: date) -> bool:
    """Whether an item belongs to the work of `day`: placed on it, or looking for its place there."""
    if item.state in (State.WAITING, State.DEFERRED, State.DROPPED):
        return False
    if item.at is not None and day_of(item.at) == day and not is_pending(item, day):
        return True
    return is_unplaced(item, day)


class Capacity(Frozen):
    """A day's work against a day's hours, in minutes."""

    available: int
    """Working time of the day."""
    buffer: int
    """Kept free for what comes unasked."""
    fixed: int
    placed: int
    """Work that has its time, appointments left out."""
    unplaced: int

    @property
    def planned(self) -> int:
        return self.fixed + self.placed + self.unplaced

    @property
    def over(self) -> int:
        """Minutes by which the plan exceeds the day less its buffer; 0 where it fits."""
        return max(0, self.planned - max(0, self.available - self.buffer))


def capacity(items: Iterable[Item], line: Timeline, available: int, buffer: int) -> Capacity:
    """What `line`'s day holds. `items` may be all items; only those of the day count."""
    mine = [item for item in items if is_of_day(item, line.day)]
    return Capacity(
        available=available,
        buffer=buffer,
        fixed=line.fixed_minutes,
        placed=line.focus_minutes,
        unplaced=sum(length(item) for item in mine if is_unplaced(item, line.day)),
    )


def minutes_available(hours: WorkHours, day: date, override: int | None) -> int:
    """The working time of a day, unless somebody said otherwise for this day."""
    return override if override is not None else hours.available(day)


class Counts(Frozen):
    """The figures in the header."""

    inbox: int
    overdue: int
    check_due: int
    waiting: int
    open: int


def pressing(items: Iterable[Item], now: datetime) -> tuple[int, int]:
    """How many open items are overdue, and how many waiting ones are to be asked about."""
    overdue = check_due = 0
    for item in items:
        overdue += is_overdue(item, now)
        check_due += is_check_due(item, now.date())
    return overdue, check_due
