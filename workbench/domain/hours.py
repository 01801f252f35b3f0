"""Working hours and working days.

Without a calendar of holidays the working days are those of the week; a later calendar is put in as the same
predicate, so that everything which counts working days follows it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Workday = Callable[[date], bool]
else:  # a name to import, for annotations
    Workday = object


def weekday_is_workday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


class WorkHours(Frozen):
    """When this desk is staffed."""

    start: time = time(9, 0)
    end: time = time(17, 30)
    lunch_start: time = time(12, 0)
    lunch_end: time = time(13, 0)
    """Equal to `lunch_start` where there is no break."""
    calendar: WorkCalendar = WEEKDAYS
    """Which days are worked. Not compared: it is no hour."""

    @property
    def is_workday(self) -> Workday:
        """Whether the office works on a day."""
        return self.calendar.is_workday

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkHours) and self._hours() == other._hours()

    def __hash__(self) -> int:
        return hash(self._hours())

    def _hours(self) -> tuple[time, time, time, time]:
        return self.start, self.end, self.lunch_start, self.lunch_end

    def minutes(self) -> int:
        """Minutes of work in a working day, without the break."""
        return _between(self.start, self.end) - _between(self.lunch_start, self.lunch_end)

    def begin(self, day: date, zone: tzinfo | None) -> datetime:
        return datetime.combine(day, self.start, zone)

    def finish(self, day: date, zone: tzinfo | None) -> datetime:
        return datetime.combine(day, self.end, zone)

    def lunch(self, day: date, zone: tzinfo | None) -> tuple[datetime, datetime] | None:
        """The break, or None where there is none."""
        if self.lunch_start >= self.lunch_end:
            return None
        return (
            datetime.combine(day, self.lunch_start, zone),
            datetime.combine(day, self.lunch_end, zone),
        )

    def available(self, day: date) -> int:
        """Minutes of work on a day; none on a free day."""
        return self.minutes() if self.is_workday(day) else 0

    def left(self, day: date, now: datetime) -> int:
        """Minutes of work that are left of a day at a moment: all of them before it begins."""
        if not self.is_workday(day):
            return 0
        begin, finish = max(now, self.begin(day, now.tzinfo)), self.finish(day, now.tzinfo)
        lunch = self.lunch(day, now.tzinfo)
        paused = min(lunch[1], finish) - max(lunch[0], begin) if lunch is not None else timedelta()
        return max(0, int((finish - begin - max(timedelta(), paused)).total_seconds() // 60))


def _between(start: time, end: time) -> int:
    return max(0, (end.hour - start.hour) * 60 + end.minute - start.minute)


def add_workdays(day: date, count: int, is_workday: Workday = weekday_is_workday) -> date:
    """The `count`-th working day after `day`, which itself does not count. `count` is not negative."""
    while count > 0:
        day += timedelta(days=1)
        if is_workday(day):
            count -= 1
    return day


def next_workday(day: date, is_workday: Workday = weekday_is_workday) -> date:
    """The first working day after `day`."""
    return add_workdays(day, 1, is_workday)


def back_workdays(day: date, count: int, is_workday: Workday = weekday_is_workday) -> date:
    """The `count`-th working day before `day`, which itself does not count. `count` is not negative.

    A calendar that knows hardly any working day must not hang: looking for them ends.
    """
    for _each in range(10 * count):
        if count <= 0:
            break
        day -= timedelta(days=1)
        count -= is_workday(day)
    return day
