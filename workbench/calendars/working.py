"""One answer out of all sources: the user's files, then the country's, then the days of the week."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.calendars import fixed
from workbench.domain.calendar import Certainty, Holiday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from workbench.calendars.own import OwnDays
    from workbench.calendars.parts import YearDays

_LONGEST = 31
"""Days off in a row at most that are looked at around a festival."""

_SATURDAY = 5


class Calendar:
    """The working calendar of a country, with the user's own days. Answers for every day, and never raises."""

    def __init__(self, country: str = "", subdivision: str = "", folder: Path | None = None) -> None:
        self.country = country
        """ISO 3166 code; empty: none is set, and only the days of the week are known."""
        self.subdivision = subdivision
        self._folder = folder
        self._is_workday: dict[date, bool] = {}
        self._own: OwnDays | None = None
        self._free: frozenset[int] | None = None

    @property
    def own(self) -> OwnDays:
        """What the user's files say, read once."""
        if self._own is None:
            from workbench.calendars.own import OwnDays, own_days  # late: with the first day that is asked for

            self._own = own_days(self._folder) if self._folder else OwnDays({}, {}, {}, {}, ())
        return self._own

    @property
    def has_own(self) -> bool:
        """Whether there is something at the place for days of one's own."""
        return self._folder is not None and self._folder.exists()

    @property
    def can_tell_lunar(self) -> bool:
        """Whether days of the moon can be told."""
        from workbench.calendars import lunar  # late: most lines name no day of the moon

        return lunar.can_tell()

    @property
    def missing_extra(self) -> str:
        """The extra that is not installed and would make the answers surer; empty where none is missing."""
        from workbench.calendars import china, lunar, others  # late: as above

        if self.country == "CN":
            return "" if china.installed() and lunar.can_tell() else china.EXTRA
        return others.EXTRA if self.country and not others.installed() else ""

    def year(self, year: int) -> YearDays:
        """What the country's source says of a year."""
        from workbench.calendars import china, others  # late: as above
        from workbench.calendars.parts import NOTHING

        if self.country == "CN":
            return china.days(year)
        return others.days(self.country, self.subdivision, year) if self.country else NOTHING

    def is_workday(self, day: date) -> bool:
        """Whether the office works."""
        known = self._is_workday.get(day)
        if known is None:
            known = self._is_workday[day] = self._works(day)
        return known

    def _works(self, day: date) -> bool:
        own = self.own
        if day in own.off or day in own.work:
            return day in own.work
        if day.year not in own.decreed:
            days = self.year(day.year)
            if day in days.off or day in days.work:
                return day in days.work
        return not self._is_weekend(day)

    def _is_weekend(self, day: date) -> bool:
        if self.country in ("", "CN"):
            return day.weekday() >= _SATURDAY
        if self._free is None:
            from workbench.calendars import others  # late: as above

            self._free = others.weekend(self.country, self.subdivision)
        return day.weekday() in self._free

    def certainty(self, day: date) -> Certainty:
        """How sure `is_workday` is."""
        own = self.own
        if day in own.where or day.year in own.decreed:
            return Certainty.OFFICIAL
        days = self.year(day.year)
        certainty = days.certainty
        if certainty is Certainty.WEEKDAYS and day in days.off:
            return Certainty.PROVISIONAL
        if certainty is Certainty.OFFICIAL and self.country != "CN" and not self.subdivision:
            from workbench.calendars import others  # late: as above

            if day in others.regional(self.country, day.year):
                return Certainty.PROVISIONAL
        return certainty

    def name(self, day: date) -> str:
        """The festival that makes a day free, or for which it is worked: our key, or a name as its source has it."""
        own = self.own
        if day in own.where:
            return own.off.get(day) or own.work.get(day) or ""
        if day.year in own.decreed:
            return ""
        days = self.year(day.year)
        return days.off.get(day) or days.work.get(day) or ""

    def title(self, day: date) -> str:
        """The name of the day as the library of its country has it, in the user's language where it can."""
        if self.country in ("", "CN") or day in self.own.where or day.year in self.own.decreed:
            return ""
        from workbench.calendars import others  # late: as above
        from workbench.i18n import language  # late: the same

        return others.titles(self.country, self.subdivision, day.year, language()).get(day, "")

    def source(self, day: date) -> str:
        """Who says so: one of the user's files, a library, `law`, or `weekdays`."""
        own = self.own
        if day in own.where:
            return own.where[day]
        return self.year_source(day.year)

    def year_source(self, year: int) -> str:
        """The same for the days of which no line speaks."""
        return self.own.decreed.get(year) or self.year(year).source

    def year_certainty(self, year: int) -> Certainty:
        """How much is known of a year as a whole."""
        return Certainty.OFFICIAL if year in self.own.decreed else self.year(year).certainty

    def is_made_up(self, day: date) -> bool:
        """Whether a day of the weekend is worked."""
        return self._is_weekend(day) and self.is_workday(day)

    def holiday(self, key: str, year: int) -> Holiday | None:
        """The festival in the Gregorian year in which its own day falls, with the days off around it.

        Where no country is set, the festivals that free China's offices are taken as China has them: a person who
        names them means those days.
        """
        from workbench.calendars import china  # late: as above

        if not self.country and key in china.KEYS:
            return Calendar("CN", folder=self._folder).holiday(key, year)
        day = self._own_day(key, year)
        if day is None:
            return None
        if self.name(day) == "" or self.is_workday(day):
            return Holiday(day, day, day, Certainty.OFFICIAL)
        return Holiday(day, self._edge(day, -1), self._edge(day, 1), self.certainty(day))

    def _own_day(self, key: str, year: int) -> date | None:
        if not 1 < year < 9999:
            return None
        from workbench.calendars import lunar  # late: as above

        found = fixed.festival(key, year, self.country) or lunar.festival(key, year)
        if found is not None:
            return found
        named = (day for day, name in sorted(self.own.off.items()) if name == key and day.year == year)
        return next(named, None) or next(
            (day for day, name in sorted(self.year(year).off.items()) if name == key), None
        )

    def _edge(self, day: date, step: int) -> date:
        """The last free day in a direction."""
        for _n in range(_LONGEST):
            beyond = day + timedelta(days=step)
            if self.is_workday(beyond):
                return day
            day = beyond
        return day

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> date | None:
        """The day on the wall of a day of the moon."""
        from workbench.calendars import lunar  # late: as above

        return lunar.on_the_wall(year, month, day, leap=leap)
