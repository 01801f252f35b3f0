"""What a line is read against: the clock, the people, the areas, the working time. All of it is passed in."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours, weekday_is_workday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class Context(Frozen):
    """Everything outside the line that its reading depends on."""

    now: datetime
    """Naive, local."""
    names: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    work: WorkHours | None = None
    """Without it `eod` and 下班前 mean the day alone."""
    is_workday: Callable[[date], bool] = weekday_is_workday
    calendar: WorkCalendar = WEEKDAYS

    @property
    def today(self) -> date:
        """The day on the wall calendar."""
        return self.now.date()


def context(
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
    is_workday: Callable[[date], bool] = weekday_is_workday,
    calendar: WorkCalendar = WEEKDAYS,
) -> Context:
    """A context from what callers have at hand. The working days are `is_workday`'s, else those of `work`."""
    if work is not None and is_workday is weekday_is_workday:
        is_workday = work.is_workday
    return Context(now.replace(tzinfo=None), frozenset(names), frozenset(areas), work, is_workday, calendar)
