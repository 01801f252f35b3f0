"""How pressing a matter is. It rises by itself as the working hours to the deadline run out, and it says why.

Nothing of it is stored: time is an argument, and as time passes the level of an item left alone never falls.
"""

from __future__ import annotations

from datetime import date, datetime, time

from workbench.domain.derive import deadline_passed, is_open, start_by
from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import Item, State
from workbench.domain.when import When, day_of, in_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

URGENT_MINUTES = 480
"""So little working time beyond what the work itself takes makes a matter urgent."""
SOON = 3
"""At so many times that, it is worth a look."""
ACKNOWLEDGE_MINUTES = 480
"""Within so much working time whatever comes in is looked at."""
AMBER = 0.8
"""The share of a limit from which on it is worth a look."""
FARTHEST = 400
"""Days ahead to which working time is counted: a calendar may have no working day at all."""


class Level(IntEnum):
    """How pressing; the higher, the more."""

    CALM = 0
    SOON = 1
    PRESSING = 2
    LATE = 3


class Cause(StrEnum):
    """What makes it pressing."""

    NONE = "none"
    DUE = "due"
    """Little working time is left until the deadline."""
    SHORT = "short"
    """The work takes longer than the time that is left."""
    LATE = "late"
    BEGIN = "begin"
    """It should have been begun by now."""
    CHASED = "chased"
    UNREAD = "unread"
    """It lies in the inbox, and nobody has looked at it."""


class Urgency(Frozen):
    """The level, and what it rests on."""

    level: Level = Level.CALM
    cause: Cause = Cause.NONE
    left: int | None = None
    """Working minutes until the deadline, as far as they matter; None where there is none, or it is far off."""
    when: When | None = None
    """The deadline, or the day to begin."""
    count: int = 0
    """How often we were chased."""


CALM = Urgency()


def working_minutes(start: datetime, end: datetime, hours: WorkHours, limit: int) -> int:
    """The minutes of work between two moments, by the wall clock of the first; `limit` where there are as many."""
    last = end.astimezone(start.tzinfo) if end.tzinfo is not None else end
    if last <= start:
        return 0
    first, ends = start.date().toordinal(), last.date().toordinal()
    if ends - first > FARTHEST:
        return limit
    total = 0
    for ordinal in range(first, ends + 1):
        day = date.fromordinal(ordinal)
        if not hours.is_workday(day):
            continue
        begin = _minute(start.time()) if ordinal == first else 0
        finish = _minute(last.time()) if ordinal == ends else _DAY
        total += sum(max(0, min(stop, finish) - max(go, begin)) for go, stop in _stretches(hours))
        if total >= limit:
            return limit
    return total


_DAY = 24 * 60


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _stretches(hours: WorkHours) -> Iterator[tuple[int, int]]:
    """A working day without its break, in minutes of the day."""
    start, end = _minute(hours.start), _minute(hours.end)
    lunch, after = _minute(hours.lunch_start), _minute(hours.lunch_end)
    if lunch >= after:
        yield start, end
        return
    yield start, min(end, lunch)
    yield max(start, after), end


def urgency(item: Item, now: datetime, hours: WorkHours, urgent_minutes: int = URGENT_MINUTES) -> Urgency:
    """How pressing an open item is now, by the strongest of its causes."""
    if not is_open(item):
        return CALM
    found = [_of_deadline(item, now, hours, urgent_minutes), _of_beginning(item, now, hours), _of_chases(item)]
    return max(found, key=lambda each: each.level)


def is_urgent(item: Item, now: datetime, hours: WorkHours, urgent_minutes: int = URGENT_MINUTES) -> bool:
    """Judged so, or become so by itself."""
    return bool(item.urgent) or urgency(item, now, hours, urgent_minutes).level >= Level.PRESSING


def has_risen(item: Item, now: datetime, hours: WorkHours, urgent_minutes: int = URGENT_MINUTES) -> bool:
    """Become urgent by itself, though nobody has judged it so."""
    return not item.urgent and is_urgent(item, now, hours, urgent_minutes)


def _of_deadline(item: Item, now: datetime, hours: WorkHours, urgent_minutes: int) -> Urgency:
    due = item.due
    if due is None:
        return CALM
    if deadline_passed(due, now):
        return Urgency(Level.LATE, Cause.LATE, 0, due)
    work = item.minutes or 0
    far = SOON * urgent_minutes + work
    left = working_minutes(now, _end(due, now), hours, far + 1)
    if left > far:
        return CALM
    level = Level.PRESSING if left - work <= urgent_minutes else Level.SOON
    return Urgency(level, Cause.SHORT if work > left else Cause.DUE, left, due)


def _end(due: When, now: datetime) -> datetime:
    """The moment at which a deadline is over; a day's working hours end it long before midnight."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, time(23, 59), now.tzinfo)


def _of_beginning(item: Item, now: datetime, hours: WorkHours) -> Urgency:
    begin = start_by(item, hours.is_workday)
    if begin is None or begin > now.date():
        return CALM
    return Urgency(Level.SOON if begin == now.date() else Level.PRESSING, Cause.BEGIN, None, begin)


def _of_chases(item: Item) -> Urgency:
    if not item.chased:
        return CALM
    return Urgency(Level.PRESSING, Cause.CHASED, count=item.chased)


def acknowledgement(item: Item, now: datetime, hours: WorkHours, limit: int = ACKNOWLEDGE_MINUTES) -> Urgency:
    """How long something has lain unread, against the working time within which everything is looked at."""
    if item.state is not State.INBOX or not limit:
        return CALM
    came = in_zone(item.created_at, now.tzinfo)
    assert isinstance(came, datetime)
    waited = working_minutes(came, now, hours, limit)
    if waited >= limit:
        return Urgency(Level.PRESSING, Cause.UNREAD, waited, day_of(came))
    if waited >= AMBER * limit:
        return Urgency(Level.SOON, Cause.UNREAD, waited, day_of(came))
    return CALM
