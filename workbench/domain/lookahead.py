"""What is coming (前瞻): deadlines, the last days to begin, appointments, people to be asked, what wakes up.

A start-by date counts working days back from the date it is for: what is due on Tuesday with two days' lead begins on
the Friday before.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.chain import open_steps
from workbench.domain.derive import is_open
from workbench.domain.enums import IntEnum
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours, back_workdays
from workbench.domain.item import Item, Phase, State, Step
from workbench.domain.order import OrderKey, order_key
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

HORIZONS = (7, 14, 30)
"""How far one may look, in days."""


class Coming(IntEnum):
    """Why something is in the look-ahead. What must be begun stands first on its day."""

    START_BY = 0
    STEP = 1
    DUE = 2
    EVENT = 3
    CHECK = 4
    WAKE = 5


class Ahead(Frozen):
    """One row of the look-ahead."""

    day: date
    why: Coming
    item: Item
    step: int | None = None
    """Which step it is about, counted from 0."""
    start_by: date | None = None
    """The last day to begin, where it is known."""
    late: bool = False
    """That day is past, and nothing was begun."""
    ready: int = 0
    """Steps of the preparation that are done."""
    steps: int = 0
    """Steps of the preparation."""

    @property
    def is_bare(self) -> bool:
        """Somebody attends it, and nothing at all is prepared: no step, no file, no note."""
        item = self.item
        return self.why is Coming.EVENT and bool(item.attend) and not (self.steps or item.files or item.note)


def target(item: Item) -> date | None:
    """The day that preparation counts back from: the deadline, or that of an appointment."""
    if item.due is not None:
        return day_of(item.due)
    return day_of(item.at) if item.at is not None and (item.fixed or item.attend) else None


def lead_days(item: Item, hours: WorkHours) -> int:
    """Working days before it is due: as somebody said, or as the estimate takes where a day is too short for it."""
    if item.lead_days is not None:
        return max(0, item.lead_days)
    whole = hours.minutes()
    if not item.minutes or item.minutes <= whole or whole <= 0:
        return 0
    return -(-item.minutes // whole) - 1


def preparation(item: Item) -> tuple[Step, ...]:
    """The steps that come before the matter itself."""
    return tuple(step for step in item.steps if step.phase in (None, Phase.BEFORE))


def first_step(item: Item) -> int | None:
    """The step to begin with, counted from 0; None where none is left."""
    wanted = [n for n, step in enumerate(item.steps) if step.done_at is None and step.phase in (None, Phase.BEFORE)]
    return min(wanted, key=lambda n: (item.steps[n].due or date.max, n), default=None)


def start_by(item: Item, hours: WorkHours) -> date | None:
    """The last working day to begin, where a lead is known or the first step has its day; None where neither is."""
    if not is_open(item):
        return None
    step = first_step(item)
    first = item.steps[step].due if step is not None else None
    about, lead = target(item), lead_days(item, hours)
    if about is None or not lead:
        return first
    counted = back_workdays(about, lead, hours.is_workday)
    return min(counted, first) if first is not None else counted


def is_begun(item: Item) -> bool:
    """Somebody works on it, or a step of it is done."""
    return item.started_at is not None or any(step.done_at is not None for step in item.steps)


def rows_of(item: Item, hours: WorkHours, today: date) -> list[Ahead]:
    """Everything that an open item announces, past days included."""
    if not is_open(item):
        return []
    steps = preparation(item)
    begin = start_by(item, hours)
    late = begin is not None and begin < today and not is_begun(item)
    found: list[tuple[date, Coming, int | None]] = []
    if item.state is State.DEFERRED and item.wake_on is not None:
        found.append((item.wake_on, Coming.WAKE, None))
    if item.state is State.WAITING and item.next_check is not None:
        found.append((day_of(item.next_check), Coming.CHECK, None))
    if item.due is not None:
        found.append((day_of(item.due), Coming.DUE, None))
    if item.at is not None and (item.fixed or item.attend) and item.state is not State.DEFERRED:
        found.append((day_of(item.at), Coming.EVENT, None))
    dated = {step.due: n for n, step in reversed(open_steps(item)) if step.due is not None}
    found += [(day, Coming.STEP, n) for day, n in dated.items()]
    if begin is not None and begin not in dated and not is_begun(item):
        found.append((begin, Coming.START_BY, first_step(item)))
    ready = sum(step.done_at is not None for step in steps)
    return [Ahead(day, why, item, step, begin, late, ready, len(steps)) for day, why, step in found]


def look_ahead(items: Iterable[Item], hours: WorkHours, today: date, days: int) -> list[Ahead]:
    """What comes within `days`, today included, in order; what should have been begun already comes today."""
    last = today + timedelta(days=days)
    chosen: list[Ahead] = []
    for item in items:
        for row in rows_of(item, hours, today):
            if row.why in (Coming.START_BY, Coming.STEP) and row.day < today:
                still = target(item)
                if still is None or still >= today:
                    chosen.append(row.but(day=today, late=True))
            elif today <= row.day <= last:
                chosen.append(row)
    return sorted(chosen, key=_ahead_key)


def _ahead_key(row: Ahead) -> tuple[date, int, OrderKey]:
    return row.day, int(row.why), order_key(row.item)


def activities(rows: Iterable[Ahead], who: str = "") -> list[Ahead]:
    """The activities of leaders, or of one: what names somebody who attends."""
    return [row for row in rows if row.why is Coming.EVENT and row.item.attend and (not who or who in row.item.attend)]


class InTime(Frozen):
    """How many matters with a last day to begin were begun by it."""

    in_time: int
    of: int

    @property
    def percent(self) -> int | None:
        """Per cent, or None where there was none."""
        return round(100 * self.in_time / self.of) if self.of else None


def begun_in_time(pairs: Iterable[tuple[date, datetime]]) -> InTime:
    """Of pairs (the last day to begin, when it was begun), how many were in time."""
    known = list(pairs)
    return InTime(sum(begun.date() <= last for last, begun in known), len(known))
