"""Every other country, through `holidays` (extra `holidays`)."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import Any

from workbench.calendars.parts import NOTHING, YearDays
from workbench.domain.calendar import Certainty

EXTRA = "holidays"

_ANY = 2025
"""A year that every country of the library has."""

_KEYS = {
    "new year's day": "new-year",
    "good friday": "good-friday",
    "easter sunday": "easter",
    "easter monday": "easter-monday",
    "christmas day": "christmas",
    "boxing day": "boxing-day",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "labor day": "labour",
    "labour day": "labour",
    "may day": "labour",
    "national day": "national",
    "independence day": "national",
    "lunar new year": "spring",
    "chinese new year": "spring",
    "chinese new year's eve": "new-years-eve",
    "dragon boat festival": "dragon-boat",
    "mid-autumn festival": "mid-autumn",
    "tomb-sweeping day": "qingming",
}
"""English names of the library → our keys; any other name stands for itself."""


_BY_LAW = ("TW",)
"""Countries that made days up once, and whose law has since laid down the substitutes: nothing is left to a decree."""


@cache
def installed() -> bool:
    """Whether the library is there."""
    try:
        return find_spec("holidays") is not None
    except (ImportError, ValueError):
        return False


@cache
def knows(country: str, subdivision: str = "") -> bool:
    """Whether the library has that country, and that part of it."""
    return _holidays(country, subdivision, _ANY) is not None


@cache
def days(country: str, subdivision: str, year: int) -> YearDays:
    """The days off of a year; where the library cannot tell, `NOTHING`."""
    found = _holidays(country, subdivision, year)
    if found is None:
        return NOTHING
    named: dict[date, str] = {day: str(name) for day, name in found.items() if day.year == year}
    if not named:
        return NOTHING
    worked = {day: "" for day in found.weekend_workdays if day.year == year}
    sure = not any("estimated" in name for name in named.values()) and year <= _last_sure_year(country, subdivision)
    certainty = Certainty.OFFICIAL if sure else Certainty.PROVISIONAL
    return YearDays({day: _key(name) for day, name in named.items()}, worked, certainty, "holidays")


@cache
def titles(country: str, subdivision: str, year: int, language: str) -> dict[date, str]:
    """The names of the days off, in the language if the library has it, else in English."""
    english = _holidays(country, subdivision, year)
    if english is None:
        return {}
    family = [name for name in english.supported_languages if name.partition("_")[0] == language.partition("_")[0]]
    found = _holidays(country, subdivision, year, language if language in family else (*family, "en_US")[0])
    return {day: str(name) for day, name in found.items() if day.year == year}


@cache
def parts(country: str) -> tuple[str, ...]:
    """The parts of a country whose holidays differ, as settings may name them."""
    found = _holidays(country, "", _ANY)
    return tuple(found.subdivisions) if found is not None else ()


@cache
def regional(country: str, year: int) -> frozenset[date]:
    """The days that only some parts of a country have off: without a part, nobody can be sure of them."""
    common = days(country, "", year).off
    tables = [_holidays(country, part, year) for part in parts(country)]
    return frozenset(day for table in tables if table is not None for day in table if day not in common)


def weekend(country: str, subdivision: str) -> frozenset[int]:
    """The days of the week that offices do not work, Monday = 0. Where the law frees one day, offices free two."""
    found = _holidays(country, subdivision, _ANY)
    return frozenset(found.weekend) if found is not None and len(found.weekend) > 1 else frozenset({5, 6})


@cache
def _last_sure_year(country: str, subdivision: str) -> int:
    """Where days are made up for by decree, the last year with such a decree; else any year."""
    if country in _BY_LAW:
        return 9999
    made_up = [year for year in range(2012, 2040) if _made_up(country, subdivision, year)]
    return max(made_up) if made_up else 9999


def _made_up(country: str, subdivision: str, year: int) -> bool:
    found = _holidays(country, subdivision, year)
    return found is not None and any(day.year == year for day in found.weekend_workdays)


@cache
def _holidays(country: str, subdivision: str, year: int, language: str = "en_US") -> Any:
    """The library's table of one year, or None."""
    if not installed():
        return None
    try:
        import holidays  # late: it takes a quarter of a second
    except ImportError:
        return None
    try:
        table: Any = holidays.country_holidays(  # pyright: ignore[reportUnknownMemberType]
            country, subdiv=subdivision or None, years=year, language=language
        )
    except (NotImplementedError, KeyError, ValueError, AttributeError):
        return None
    try:  # where feasts follow the sight of the moon, the library marks the reckoned ones only on request
        return type(table)(subdiv=subdivision or None, years=year, language=language, islamic_show_estimated=True)
    except TypeError:
        return table


def _key(name: str) -> str:
    plain = name.partition(" (")[0].strip()
    return _KEYS.get(plain.lower(), plain)
