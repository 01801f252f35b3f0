"""What follows from an item, and is therefore never stored."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Entry
from workbench.domain.enums import IntEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import OPEN_STATES, Item, Nature, State
from workbench.domain.when import When, day_of, sort_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.hours import Workday

DEFAULT_MINUTES = 30
"""How long a thing is taken to last on the timeline while nobody has estimated it."""


class Quadrant(IntEnum):
    """The four answers to: is it urgent, is it important?"""

    DO_NOW = 1
    PLAN = 2
    DELEGATE = 3
    DEFER = 4

    @property
    def urgent(self) -> bool:
        return self in (Quadrant.DO_NOW, Quadrant.DELEGATE)

    @property
    def important(self) -> bool:
        return self in (Quadrant.DO_NOW, Quadrant.PLAN)


def quadrant(item: Item) -> Quadrant | None:
    """The quadrant, or None while either question is open."""
    if item.urgent is None or item.important is None:
        return None
    if item.important:
        return Quadrant.DO_NOW if item.urgent else Quadrant.PLAN
    return Quadrant.DELEGATE if item.urgent else Quadrant.DEFER


def is_open(item: Item) -> bool:
    """Work is still to come."""
    return item.state in OPEN_STATES


def deadline_passed(due: When, now: datetime) -> bool:
    """A deadline that is a day holds until that day is over."""
    if isinstance(due, datetime):
        return due < now
    return due < now.date()


def is_overdue(item: Item, now: datetime) -> bool:
    """Open, and its deadline is past."""
    return is_open(item) and item.due is not None and deadline_passed(item.due, now)


def is_check_due(item: Item, today: date) -> bool:
    """Waiting, and it is time to ask again."""
    if item.state is not State.WAITING or item.next_check is None:
        return False
    return day_of(item.next_check) <= today


def days_overdue(item: Item, now: datetime) -> int:
    """Whole days since the deadline's day; 0 on that day."""
    return max(0, (now.date() - day_of(item.due)).days) if item.due is not None else 0


def next_date(item: Item) -> When | None:
    """The earliest date on which something must happen with an open item."""
    dates: list[When] = [d for d in (item.at, item.due, item.next_check, item.wake_on) if d is not None]
    return min(dates, key=sort_key, default=None)


def start_by(item: Item, is_workday: Workday | None = None) -> date | None:
    """The last day to begin, so many working days before the deadline, where somebody said how many."""
    if item.due is None or not item.lead_days:
        return None
    from workbench.domain.hours import back_workdays, weekday_is_workday  # late: few items have a lead time

    return back_workdays(day_of(item.due), item.lead_days, is_workday or weekday_is_workday)


def nature(item: Item) -> Nature:
    """Known beforehand, or not: born of a routine, coming again, or planned for a later day than it came."""
    if item.nature is not None:
        return item.nature
    if item.routine is not None or item.occurrence is not None:
        return Nature.SCHEDULED
    if item.at is not None and day_of(item.at) > item.created_at.date():
        return Nature.SCHEDULED
    return Nature.UNSCHEDULED


def length(item: Item) -> int:
    """Minutes on the timeline: from `at` to `until`, or the estimate, or `DEFAULT_MINUTES`."""
    if isinstance(item.at, datetime) and isinstance(item.until, datetime) and item.until > item.at:
        return int((item.until - item.at).total_seconds() // 60)
    return item.minutes or DEFAULT_MINUTES


class Marks(Frozen):
    """着·果·音: placed, result, replied."""

    placed: bool
    result: bool
    replied: bool


def marks(item: Item) -> Marks:
    """The three marks which a matter must have before it is at an end."""
    placed = item.state is not State.INBOX and (not is_open(item) or next_date(item) is not None)
    return Marks(placed=placed, result=bool(item.result), replied=item.reply is not None)


def owes_reply(item: Item) -> bool:
    """Done, and the one who asked has not been told."""
    return item.state is State.DONE


def worked_minutes(entries: Iterable[Entry], item: Item, now: datetime) -> int:
    """Minutes worked on an item: its finished stretches and the one that is running."""
    total = sum(entry.number("worked") for entry in entries if entry.item == item.id)
    if item.started_at is not None:
        total += max(0, int((now - item.started_at).total_seconds() // 60))
    return total


def people_of(item: Item) -> tuple[str, ...]:
    """Everybody whom an item names, each once."""
    named = (item.waiting_on, item.lead, *item.support, *item.attend, item.source.who if item.source else None)
    return tuple(dict.fromkeys(name for name in named if name))
