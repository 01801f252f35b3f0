"""What a line is read against: the clock, the people, the areas, the working time. All of it is passed in."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class WorkHours:
    """The working day, as far as the capture line needs it."""

    start: time = time(9, 0)
    end: time = time(17, 30)


def monday_to_friday(day: date) -> bool:
    """The working calendar of those who have given no other."""
    return day.weekday() < 5


@dataclass(frozen=True, slots=True)
class Context:
    """Everything outside the line that its reading depends on."""

    now: datetime
    """Naive, local."""
    names: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    work: WorkHours | None = None
    """Without it `eod` and 下班前 mean the day alone."""
    is_workday: Callable[[date], bool] = monday_to_friday

    @property
    def today(self) -> date:
        """The day on the wall calendar."""
        return self.now.date()


def context(
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
    is_workday: Callable[[date], bool] = monday_to_friday,
) -> Context:
    """A context from what callers have at hand."""
    return Context(now.replace(tzinfo=None), frozenset(names), frozenset(areas), work, is_workday)
