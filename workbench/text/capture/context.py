"""What a line is read against: the clock, the people, the areas, the working time. All of it is passed in."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


class Context(Frozen):
    """Everything outside the line that its reading depends on."""

    now: datetime
    """Naive, local."""
    names: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    work: WorkHours | None = None
    """Without it `eod` and 下班前 mean the day alone."""
    calendar: WorkCalendar = WEEKDAYS

    def is_workday(self, day: date) -> bool:
        """Whether the office works on a day."""
        return self.calendar.is_workday(day)

    @property
    def today(self) -> date:
        """The day on the wall calendar."""
        return self.now.date()


def context(
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
    calendar: WorkCalendar | None = None,
) -> Context:
    """A context from what callers have at hand. Without a calendar, that of `work` holds."""
    if calendar is None:
        calendar = work.calendar if work is not None else WEEKDAYS
    return Context(now.replace(tzinfo=None), frozenset(names), frozenset(areas), work, calendar)
