"""The moon's calendar, through `borax` (extra `zh`). The library loads with the first question."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec

YEARS = range(1900, 2101)
"""The moon's years that the library's tables hold; the last one is not whole."""

FESTIVALS = {
    "spring": (1, 1),
    "lantern": (1, 15),
    "dragon-boat": (5, 5),
    "qixi": (7, 7),
    "zhongyuan": (7, 15),
    "mid-autumn": (8, 15),
    "chongyang": (9, 9),
    "laba": (12, 8),
}
"""Festivals which have a day of the moon: month and day."""


@cache
def can_tell() -> bool:
    """Whether the library is installed."""
    try:
        return find_spec("borax") is not None
    except (ImportError, ValueError):  # a blocked or half-removed package
        return False


def on_the_wall(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The day of a moon day; None where the moon's calendar has no such day, or beyond the library's years."""
    if not can_tell() or year not in YEARS:
        return None
    try:
        from borax.calendars.lunardate import LunarDate  # pyright: ignore[reportMissingTypeStubs] # late: an extra

        return LunarDate(year, month, day, int(leap)).to_solar_date()
    except (ValueError, ImportError):
        return None


def festival(key: str, year: int) -> date | None:
    """The day in the Gregorian `year` of a festival of the moon or the sun's terms; None if it cannot be told."""
    if key in FESTIVALS:
        month, day = FESTIVALS[key]
        found = [on_the_wall(moon, month, day) for moon in (year, year - 1)]
        return next((d for d in found if d is not None and d.year == year), None)
    if key == "new-years-eve":
        spring = festival("spring", year)
        return date.fromordinal(spring.toordinal() - 1) if spring else None
    return _term(_TERMS[key], year) if key in _TERMS else None


_TERMS = {"qingming": "清明", "winter-solstice": "冬至"}


def _term(name: str, year: int) -> date | None:
    if not can_tell() or year not in range(1901, 2101):
        return None
    try:
        from borax.calendars.lunardate import TermUtils  # pyright: ignore[reportMissingTypeStubs] # late: as above

        return TermUtils.day_start_from_term(year, name)
    except (ValueError, ImportError, IndexError):
        return None
