"""The calendar that the tables of phrases are read against: the moon of 2026 to 2028, and the days off of 2027.

It is written out here, so that the tables say the same whichever libraries are installed and whatever a decree moves.
"""

from datetime import date, timedelta

from workbench.domain.calendar import Certainty, Holiday

NEW_MOONS = {
    2026: "02-17 03-19 04-17 05-17 06-15 07-14 08-13 09-11 10-10 11-09 12-09 2027-01-08",
    2027: "02-06 03-08 04-07 05-06 06-05 07-04 08-02 09-01 09-30 10-29 11-28 12-28 2028-01-26",
}
"""The first day of each month of a moon's year; the last is the next year's first where it has no year of its own."""

HOLIDAYS = {
    "new-year": ("2027-01-01", "2027-01-01", "2027-01-03"),
    "spring": ("2027-02-06", "2027-02-05", "2027-02-12"),
    "new-years-eve": ("2027-02-05", "2027-02-05", "2027-02-05"),
    "lantern": ("2027-02-20", "2027-02-20", "2027-02-20"),
    "qingming": ("2027-04-05", "2027-04-03", "2027-04-05"),
    "labour": ("2027-05-01", "2027-05-01", "2027-05-05"),
    "dragon-boat": ("2027-06-09", "2027-06-09", "2027-06-09"),
    "qixi": ("2027-08-08", "2027-08-08", "2027-08-08"),
    "mid-autumn": ("2027-09-15", "2027-09-15", "2027-09-15"),
    "national": ("2027-10-01", "2027-10-01", "2027-10-07"),
    "chongyang": ("2027-10-08", "2027-10-08", "2027-10-08"),
    "laba": ("2027-01-15", "2027-01-15", "2027-01-15"),
}
"""The day, and the first and the last day off, in the usual pattern: no decree has spoken."""


OFF = ("new-year", "spring", "qingming", "labour", "dragon-boat", "mid-autumn", "national")


class DeskCalendar:
    """Answers as the real one does, for the years of the tables."""

    can_tell_lunar = True
    missing_extra = ""

    def __init__(self) -> None:
        self._holidays = {key: _holiday(*days) for key, days in HOLIDAYS.items()}
        self._months = {year: _months(year, text) for year, text in NEW_MOONS.items()}

    def is_workday(self, day: date) -> bool:
        off = any(h.first <= day <= h.last for k, h in self._holidays.items() if k in OFF)
        return day.weekday() < 5 and not off

    def certainty(self, day: date) -> Certainty:
        return Certainty.OFFICIAL if day.year < 2027 else Certainty.PROVISIONAL

    def holiday(self, key: str, year: int) -> Holiday | None:
        return self._holidays.get(key) if year == 2027 else None

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> date | None:
        months = self._months.get(year)
        if months is None or leap or not 1 <= month <= 12:
            return None
        first = months[month - 1]
        after = months[month] if month < len(months) else self._months[year + 1][0]
        found = first + timedelta(days=day - 1)
        return found if day >= 1 and found < after else None


def _holiday(day: str, first: str, last: str) -> Holiday:
    days = [date.fromisoformat(text) for text in (day, first, last)]
    return Holiday(days[0], days[1], days[2], Certainty.PROVISIONAL)


def _months(year: int, text: str) -> list[date]:
    return [date.fromisoformat(part if len(part) > 5 else f"{year}-{part}") for part in text.split()]


DESK = DeskCalendar()
