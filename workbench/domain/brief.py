"""The morning brief (心中有数): what must I do now, what have I forgotten, who owes me. Derived, never stored."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.derive import is_check_due, is_open, is_overdue
from workbench.domain.donts import Donts
from workbench.domain.entry import Entry
from workbench.domain.enums import IntEnum
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.kept import Stand
from workbench.domain.leaks import Leak
from workbench.domain.lookahead import Coming, rows_of, target
from workbench.domain.order import order_key
from workbench.domain.periods import is_pending
from workbench.domain.roster import Placed
from workbench.domain.when import day_of, is_timed, sort_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PICKS = 3
"""今日三件大事: so many things a day may be about."""


class Why(IntEnum):
    """Why something stands among what must be done now, the most pressing first."""

    PICKED = 0
    OVERDUE = 1
    AT = 2
    """An appointment, or a time that was found for it."""
    DUE = 3
    NOW = 4
    """Urgent and important."""
    STARTS = 5
    """The last day to begin, or a step whose day has come."""
    CARRIED = 6
    PLANNED = 7


class Must(Frozen):
    """One thing to do, and why it is named."""

    item: Item
    why: Why


class Brief(Frozen):
    """The position of the desk at the beginning of a day, or at any time of it."""

    now: datetime
    picks: tuple[ItemId, ...]
    musts: tuple[Must, ...]
    leaks: tuple[Leak, ...]
    owed: tuple[Item, ...]
    """What others must move, who is to be asked first at the top."""
    to_ask: int
    """How many of them are to be asked today."""
    decisions: int
    """How many of them wait for somebody's decision."""
    donts: Donts
    carried: int = 0
    """How many things an earlier day left over to this one."""
    unclosed: tuple[date, ...] = ()
    checking: bool = False
    """Not every item has been looked at yet: more may have been forgotten."""
    duty: Entry | None = None
    """Who is on duty, as it was last written down today or yesterday."""
    on_duty: tuple[Placed, ...] = ()
    """Who is on duty now as the roster says, where there is one: it goes before what was written down."""
    quotas: tuple[tuple[str, Stand], ...] = ()
    """The quotas that press, with the titles of their routines."""
    signs: tuple[Entry, ...] = ()
    """Early signs that were noticed within a week, newest first."""

    @property
    def is_empty(self) -> bool:
        """Nothing to tell: an empty desk has no position."""
        return not (self.musts or self.leaks or self.owed)


def musts(
    items: Iterable[Item],
    picks: Sequence[ItemId],
    now: datetime,
    carried: frozenset[ItemId] = frozenset(),
    starting: frozenset[ItemId] = frozenset(),
) -> list[Must]:
    """What is to be done on the day of `now`: the picks, then what is late, then the day in its order.

    `carried` is what an earlier day left over, `starting` what is to be begun, or has a step for today.
    """
    today = now.date()
    found = [(item, _why(item, picks, now, carried, starting)) for item in items]
    chosen = [Must(item, why) for item, why in found if why is not None]
    rank = {item_id: place for place, item_id in enumerate(picks)}

    def key(must: Must) -> tuple[object, ...]:
        item = must.item
        at = sort_key(item.at) if must.why is Why.AT else (today, 0.0)
        return (must.why, rank.get(item.id, 0), at, not item.urgent, not item.important, order_key(item))

    return sorted(chosen, key=key)


def _why(
    item: Item, picks: Sequence[ItemId], now: datetime, carried: frozenset[ItemId], starting: frozenset[ItemId]
) -> Why | None:
    today = now.date()
    if not is_open(item):
        return None
    if item.id in picks:
        return Why.PICKED
    if is_overdue(item, now):
        return Why.OVERDUE
    if item.state is not State.ACTIVE and not (item.state is State.INBOX and item.at is not None):
        return Why.DUE if item.state is State.INBOX and _is_due(item, today) else None
    if item.at is not None and day_of(item.at) == today and is_timed(item.at):
        return Why.AT
    if _is_due(item, today):
        return Why.DUE
    begun = item.at is not None and day_of(item.at) <= today and not is_pending(item, today)
    if item.urgent and item.important and (begun or item.at is None):
        return Why.NOW
    if item.id in starting:
        return Why.STARTS
    if not begun:
        return None
    return Why.CARRIED if item.id in carried else Why.PLANNED


def _is_due(item: Item, today: date) -> bool:
    return item.due is not None and day_of(item.due) <= today


def is_starting(item: Item, hours: WorkHours, today: date) -> bool:
    """Whether it is to be begun by today, or has a step for today, and its own day is still to come."""
    if item.state is not State.ACTIVE or not (item.steps or item.lead_days or (item.minutes or 0) > hours.minutes()):
        return False
    still = target(item)
    rows = rows_of(item, hours, today)
    days = [row.day for row in rows if row.why in (Coming.START_BY, Coming.STEP)]
    return any(day == today or (day < today and (still is None or still >= today)) for day in days)


def to_ask(owed: Iterable[Item], today: date) -> int:
    """How many are to be asked today."""
    return sum(is_check_due(item, today) for item in owed)


def picked(picks: Sequence[ItemId], item: ItemId) -> tuple[ItemId, ...]:
    """The picks with an item taken in, or taken out where it was one."""
    if item in picks:
        return tuple(pick for pick in picks if pick != item)
    return (*picks, item)
