"""What a day can take, learned from the days that were: the buffer, what to move, and planned against done.

Everything is derived from the diary's events; nothing here is stored.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.derive import Quadrant, length, quadrant
from workbench.domain.entry import Entry, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.placing import place_key
from workbench.domain.shares import was_known, worked_on
from workbench.domain.today import Capacity, is_of_day
from workbench.domain.when import day_of, is_timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WEEKS = 8
"""The same weekday of so many weeks is looked at."""
LEAST_DAYS = 3
"""With fewer of them lived at this desk nothing has been learned, and the setting holds."""
STEP = 5
"""The buffer is given in steps of so many minutes."""


class Buffer(Frozen):
    """Minutes kept free for what comes unasked, and how that is known."""

    minutes: int
    learned_from: int = 0
    """So many days; 0 where the setting holds."""


class Tally(Frozen):
    """What a day was to be, and what it became, in minutes and items."""

    planned: int
    worked: int
    unasked: int
    """Of `worked`, what nobody knew of when the day began."""
    items: int
    done: int
    carried: int


def worked_on_day(entries: Iterable[Entry]) -> dict[ItemId, int]:
    """The minutes that were worked on each item, of a day's entries."""
    minutes: dict[ItemId, int] = {}
    for entry in entries:
        if entry.item is not None and (worked := entry.number("worked")):
            minutes[entry.item] = minutes.get(entry.item, 0) + worked
    return minutes


def unasked_minutes(day: date, items: Mapping[ItemId, Item], entries: Sequence[Entry]) -> int:
    """What came unasked and was dealt with on `day`: the time it took, or its estimate where nobody took the time."""
    worked = worked_on_day(entries)
    done = {entry.item for entry in entries if entry.verb is Verb.DONE}
    total = 0
    for item_id in worked_on(entries):
        item = items.get(item_id)
        if item is None or was_known(item, day):
            continue
        if item_id in worked:
            total += worked[item_id]
        elif item_id in done:
            total += length(item)
    return total


def learned(past: Sequence[int], setting: int) -> Buffer:
    """The average of days past, rounded up; `setting` where there are too few of them."""
    if len(past) < LEAST_DAYS:
        return Buffer(setting)
    average = sum(past) / len(past)
    return Buffer(int(-(-average // STEP) * STEP), len(past))


def to_move(items: Iterable[Item], load: Capacity, day: date) -> tuple[Item, ...]:
    """What to put off where a day holds too much: important and not urgent, the last in the order first, until it fits.

    Appointments, what is due by that day and what is running are not in it.
    """
    over = load.over
    chosen: list[Item] = []
    movable = [
        item
        for item in items
        if is_of_day(item, day)
        and item.state is State.ACTIVE
        and quadrant(item) is Quadrant.PLAN
        and not item.fixed
        and item.started_at is None
        and (item.due is None or day_of(item.due) > day)
    ]
    for item in sorted(movable, key=place_key, reverse=True):
        if over <= 0:
            break
        chosen.append(item)
        over -= length(item)
    return tuple(chosen)


def tally(day: date, items: Mapping[ItemId, Item], entries: Sequence[Entry], carried: Iterable[ItemId] = ()) -> Tally:
    """Planned against done: what was known when the day began, or was given a time, against the time it took.

    An item that the day carried over was planned for it, wherever it stands now.
    """
    left = {entry.item for entry in entries if entry.verb is Verb.CARRIED} | set(carried)
    done = {entry.item for entry in entries if entry.verb is Verb.DONE}
    mine = [
        item
        for item_id, item in items.items()
        if item_id in left or (item.at is not None and day_of(item.at) == day and item.state is not State.DROPPED)
    ]
    known = [item for item in mine if was_known(item, day) or is_timed(item.at)]
    worked = worked_on_day(entries)
    return Tally(
        planned=sum(map(length, known)),
        worked=sum(worked.values()),
        unasked=unasked_minutes(day, items, entries),
        items=len(mine),
        done=len(done & {item.id for item in mine}),
        carried=len(left),
    )
