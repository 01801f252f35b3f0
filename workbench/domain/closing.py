"""Closing a day (日清): what still wants a decision, and which days were never closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.day import Day
from workbench.domain.derive import is_check_due, is_open
from workbench.domain.entry import Entry, Verb
from workbench.domain.hours import Workday, next_workday, weekday_is_workday
from workbench.domain.item import Item, State
from workbench.domain.order import order_key
from workbench.domain.periods import is_pending
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def wants_decision(item: Item, day: date) -> bool:
    """Whether `item` stands in the way of closing `day`.

    Settled means decided: an item with a date after the day is decided, wherever it went.
    """
    if not is_open(item) or item.created_at.date() > day:
        return False
    if _deadline_forgotten(item, day):
        return True
    if item.state is State.DEFERRED:
        return item.wake_on is None or item.wake_on <= day
    if item.state is State.WAITING:
        return is_check_due(item, day)
    if item.at is not None and (day_of(item.at) > day or is_pending(item, day)):
        return False
    if item.state is State.INBOX:
        return True
    if item.at is not None:
        return True
    return item.due is None or day_of(item.due) <= day


def _deadline_forgotten(item: Item, day: date) -> bool:
    """A deadline that the day brought, or left behind, and nobody touched the matter on that day or since.

    A deadline does not move when work is carried over, so that having looked at it is what decides.
    """
    return item.due is not None and day_of(item.due) <= day and item.updated_at.date() < day


def undecided(items: Iterable[Item], day: date) -> list[Item]:
    """What to go through before `day` is closed: the inbox first, then the most pressing."""
    chosen = [item for item in items if wants_decision(item, day)]
    return sorted(
        chosen,
        key=lambda item: (item.state is not State.INBOX, not item.urgent, not item.important, order_key(item)),
    )


def unclosed_days(days: Mapping[date, Day], today: date) -> list[date]:
    """Days before `today` that were opened and never closed, oldest first."""
    return sorted(
        d for d, record in days.items() if d < today and record.opened_at is not None and not record.is_sealed
    )


def times_carried(trail: Iterable[Entry]) -> int:
    """How often an item was left over to another day: an event each time, and counted from them."""
    return sum(entry.verb is Verb.CARRIED for entry in trail)


def carry_date(day: date, now: datetime, is_workday: Workday = weekday_is_workday) -> date:
    """Where the rest of `day` goes: its next working day, or today where that is past already."""
    return max(next_workday(day, is_workday), now.date())


def last_moment(day: date, now: datetime) -> datetime:
    """The moment a day is closed at: now, or its own end where it is past."""
    if now.date() <= day:
        return now
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), now.tzinfo) - timedelta(seconds=1)
