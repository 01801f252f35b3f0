"""The working calendar as everything else sees it: which days are worked, how sure that is, when the festivals fall.

What fills it in (decrees, libraries, the user's own file) lives on the settings' floor; here is only the form, and the
plainest calendar there is.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.enums import IntEnum
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Certainty(IntEnum):
    """How far a calendar answers for a day; the higher, the surer."""

    WEEKDAYS = 0
    """Nothing is known of holidays: Monday to Friday."""
    PROVISIONAL = 1
    """The law or the usual pattern is known; the year's decree is not published, or not known here."""
    OFFICIAL = 2


class Holiday(Frozen):
    """The days off for one festival in one year, both included, as its own day and the decree around it have it."""

    day: date
    """The festival itself: 1 October, the first day of the first moon."""
    first: date
    last: date
    certainty: Certainty


class WorkCalendar(Protocol):
    """Answers for every day of every year, and never raises."""

    def is_workday(self, day: date) -> bool:
        """Whether the office works; make-up Saturdays count."""
        raise NotImplementedError

    def certainty(self, day: date) -> Certainty:
        """How sure `is_workday` is of that day."""
        raise NotImplementedError

    def holiday(self, key: str, year: int) -> Holiday | None:
        """The festival in the Gregorian year in which its own day falls; None where this calendar does not know it.

        Keys: `new-year` `spring` (春节) `new-years-eve` (除夕) `lantern` (元宵) `qingming` `labour`
        `dragon-boat` (端午) `qixi` `mid-autumn` `chongyang` `laba` `national` (of the country) `christmas`
        `christmas-eve` `easter` `good-friday` `thanksgiving` `halloween`
        `valentine` `womens-day` `childrens-day` `teachers-day`, and any name of the user's own file.
        """
        raise NotImplementedError

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> date | None:
        """The day on the wall of a day of the moon's year `year`; None where there is none, or nobody can tell.

        Day 30 of a short month is None: the caller decides whether the 29th is meant (腊月三十).
        """
        raise NotImplementedError

    @property
    def missing_extra(self) -> str:
        """The name of the extra that is not installed and would make the answers surer; empty where none is missing."""
        raise NotImplementedError

    @property
    def can_tell_lunar(self) -> bool:
        """Whether `lunar` can answer at all (its extra is installed)."""
        raise NotImplementedError


class Weekdays:
    """Monday to Friday, and nothing known beyond it."""

    can_tell_lunar = False
    missing_extra = ""

    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5

    def certainty(self, day: date) -> Certainty:
        del day
        return Certainty.WEEKDAYS

    def holiday(self, key: str, year: int) -> Holiday | None:
        del key, year
        return None

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> date | None:
        del year, month, day, leap
        return None


WEEKDAYS = Weekdays()
"""The calendar where none is set."""
