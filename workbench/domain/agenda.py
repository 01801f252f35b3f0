"""What an opening desk asks about open items, answered for many of them at once (分拣板与当日).

Worked out when a snapshot is written, so that opening need not look at every item; kept true by whoever is told what
changed since.
"""

from __future__ import annotations

from workbench.domain.board import ALL_GROUPS, place_of
from workbench.domain.derive import is_open
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LEAST_DAY = 120
"""Minutes of work that the shortest working day has: what takes longer may need more than one."""
LONGEST_BREAK = 14
"""Days off in a row at most."""
LEAKED = 0
"""The day of an item that is ours to move and has no date at all: every day has to do with it."""


class Agenda(Frozen):
    """The answers, for items which nobody has touched since; the others are to be looked at one by one."""

    group: Callable[[int], Sequence[ItemId]]
    """The board: the items of a group, in order."""
    near: Callable[[int], Iterable[ItemId]]
    """The open items with a date on or before a day, given as its ordinal, and those which have leaked."""
    running: Sequence[ItemId]
    touched: Sequence[ItemId]
    tracked: Sequence[ItemId] | None = None
    """What is followed from above and not at an end; None where nobody worked it out."""


def nearest_day(item: Item) -> int | None:
    """The ordinal of the first day which an open item has to do with; None where it is asleep without a date."""
    if not is_open(item):
        return None
    dates = [when for when in (item.at, item.due, item.next_check, item.wake_on) if when is not None]
    days = [day_of(when).toordinal() for when in dates]
    days += [step.due.toordinal() for step in item.steps if step.due is not None and step.done_at is None]
    days += _beginning(item)
    if days:
        return min(days)
    return LEAKED if item.state is State.ACTIVE else None


def _beginning(item: Item) -> list[int]:
    """A day by which nobody can have to begin yet, whatever the calendar: twice the lead, and a long holiday."""
    about = item.due or (item.at if item.fixed or item.attend else None)
    lead = max(item.lead_days or 0, (item.minutes or 0) // LEAST_DAY)
    return [day_of(about).toordinal() - 2 * lead - LONGEST_BREAK] if about is not None and lead else []


def is_running(item: Item) -> bool:
    """Somebody works on it at this moment."""
    return is_open(item) and item.started_at is not None


def is_followed(item: Item) -> bool:
    """Somebody above follows it, and it is not at an end."""
    return item.tracked is not None and item.state not in (State.CLOSED, State.DROPPED)


class Sorted(Frozen):
    """An agenda as numbers, to be kept in a file."""

    groups: dict[int, list[ItemId]]
    near: list[tuple[int, ItemId]]
    """Day and id, in this order."""
    running: list[ItemId]
    tracked: list[ItemId]


def sorted_agenda(items: Iterable[Item]) -> Sorted:
    """The agenda of all these items."""
    kept = list(items)
    keyed = sorted((place, item.id) for item in kept if (place := place_of(item)) is not None)
    groups: dict[int, list[ItemId]] = {group: [] for group in ALL_GROUPS}
    for (group, _key), item_id in keyed:
        groups[group].append(item_id)
    near = sorted((day, item.id) for item in kept if (day := nearest_day(item)) is not None)
    running = [item.id for item in kept if is_running(item)]
    return Sorted(groups, near, running, [item.id for item in kept if is_followed(item)])
