"""A plan for the rest of a day: what is unplaced gets a free gap, and what has slipped is laid out anew.

The order is the one that can be explained everywhere: urgent and important first, then `domain.order`. Each item takes
the first gap that is long enough; appointments, the work that is running, breaks, and what lies outside working hours
are walls. Nothing is cut in pieces, and what does not fit is named instead of lost.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.derive import length
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.order import OrderKey, order_key
from workbench.domain.timeline import Timeline, timeline
from workbench.domain.today import is_unplaced
from workbench.domain.when import When, day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Why(StrEnum):
    """Why an item found no place."""

    NO_GAP = "no_gap"
    """No free stretch is long enough."""
    BUFFER = "buffer"
    """There is one, but it would eat the time that is kept free, and the matter can wait."""


class Slot(Frozen):
    """Where an item would go."""

    item: ItemId
    title: str
    start: datetime
    end: datetime
    was: When | None = None
    """Where it stands now."""


class Left(Frozen):
    """An item that finds no place."""

    item: ItemId
    title: str
    minutes: int
    why: Why
    was: When | None = None


class Proposal(Frozen):
    """A plan that nobody has accepted yet. Only what would change is in it."""

    day: date
    slots: tuple[Slot, ...] = ()
    left: tuple[Left, ...] = ()
    kept_free: int = 0
    """Minutes that were left free for what comes unasked."""

    @property
    def is_empty(self) -> bool:
        """Accepting it would change nothing."""
        return not self.slots and not self.freed

    @property
    def freed(self) -> tuple[Left, ...]:
        """Those of `left` that lose the time they have."""
        return tuple(left for left in self.left if isinstance(left.was, datetime))


def place_key(item: Item) -> tuple[bool, bool, OrderKey]:
    """Who chooses first."""
    return not item.urgent, not item.important, order_key(item)


def needed(item: Item) -> int:
    """Minutes of an item that looks for a place."""
    return item.minutes or length(item)


def may_use_buffer(item: Item, day: date) -> bool:
    """What is urgent and important, or due, is what the free time is kept for."""
    return bool(item.urgent and item.important) or (item.due is not None and day_of(item.due) <= day)


def is_slipped(items: Iterable[Item], day: date, now: datetime, hours: WorkHours) -> bool:
    """Whether a block that may move was missed, or lies where something else is."""
    held = list(items)
    loose = {item.id for item in _loose(held, day, now, hours)}
    line = timeline(_walls(held, now), day, now, hours)
    return any(block.item in loose and (block.start < now or block.conflict) for block in line.blocks)


def reflow(items: Iterable[Item], day: date, now: datetime, hours: WorkHours) -> Proposal:
    """The blocks of a day that slipped, laid out anew from `now`; nothing where none did.

    Appointments stay. What does not fit any more keeps its day and loses its time.
    """
    held = list(items)
    if not is_slipped(held, day, now, hours):
        return Proposal(day)
    return _laid(held, _loose(held, day, now, hours), day, now, hours, 0)


def plan(items: Iterable[Item], day: date, now: datetime, hours: WorkHours, buffer: int = 0) -> Proposal:
    """A place for what has none, around what stands; what slipped looks for its place with them.

    `buffer` minutes of the whole day are kept free for what comes unasked, of the rest of the day its share; only
    `may_use_buffer` takes from them.
    """
    held = list(items)
    wanting = [item for item in held if is_unplaced(item, day) and item.started_at is None and not item.fixed]
    if is_slipped(held, day, now, hours):
        known = {item.id for item in wanting}
        wanting += [item for item in _loose(held, day, now, hours) if item.id not in known]
    return _laid(held, wanting, day, now, hours, buffer)


def accepted(items: Iterable[Item], proposal: Proposal) -> list[Item]:
    """The items as they are once the proposal is done."""
    slots = {slot.item: slot for slot in proposal.slots}
    freed = {left.item for left in proposal.freed}
    done: list[Item] = []
    for item in items:
        if item.id in slots:
            item = item.but(at=slots[item.id].start, until=slots[item.id].end)
        elif item.id in freed:
            item = item.but(at=proposal.day, until=None)
        done.append(item)
    return done


def _laid(
    items: Sequence[Item], wanting: Sequence[Item], day: date, now: datetime, hours: WorkHours, buffer: int
) -> Proposal:
    mine = {item.id for item in wanting}
    line = timeline(_walls((item for item in items if item.id not in mine), now), day, now, hours)
    whole = hours.available(day)
    kept = min(line.free_minutes, buffer * hours.left(day, now) // whole) if whole else 0
    slots, left = fill(wanting, line, kept)
    return Proposal(day, tuple(slot for slot in slots if slot.start != slot.was), left, kept)


def fill(items: Iterable[Item], line: Timeline, keep_free: int = 0) -> tuple[tuple[Slot, ...], tuple[Left, ...]]:
    """Each item into the first free gap of `line` that takes it, most pressing first; and what is left over."""
    gaps = [[gap.start, gap.end] for gap in line.gaps]
    room = line.free_minutes - keep_free
    slots: list[Slot] = []
    left: list[Left] = []
    for item in sorted(items, key=place_key):
        minutes = needed(item)
        long = timedelta(minutes=minutes)
        gap = next((gap for gap in gaps if gap[1] - gap[0] >= long), None)
        if gap is None:
            left.append(Left(item.id, item.title, minutes, Why.NO_GAP, item.at))
        elif minutes > room and not (may_use_buffer(item, line.day) or _stood(item, line.day)):
            left.append(Left(item.id, item.title, minutes, Why.BUFFER, item.at))
        else:
            slots.append(Slot(item.id, item.title, gap[0], gap[0] + long, item.at))
            gap[0] += long
            room -= minutes
    return tuple(slots), tuple(left)


def _stood(item: Item, day: date) -> bool:
    """It has its time on that day already: keeping time free drives nobody out."""
    return isinstance(item.at, datetime) and item.at.date() == day


def _loose(items: Iterable[Item], day: date, now: datetime, hours: WorkHours) -> list[Item]:
    """The blocks of a day that may be moved: ours, not begun, and within working hours."""
    zone = now.tzinfo
    finish = hours.finish(day, zone)
    return [
        item
        for item in items
        if isinstance(item.at, datetime)
        and not item.fixed
        and item.started_at is None
        and item.state in (State.ACTIVE, State.INBOX)
        and item.at.astimezone(zone).date() == day
        and item.at < finish
    ]


def _walls(items: Iterable[Item], now: datetime) -> list[Item]:
    """The items as they take the day's time: what is running has the present too, as long as it was said to take."""
    walls: list[Item] = []
    for item in items:
        walls.append(item)
        if item.started_at is not None:
            end = item.started_at + timedelta(minutes=needed(item))
            walls.append(item.but(at=item.started_at, until=max(now, end)))
    return walls
