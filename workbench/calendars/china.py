"""The office days of mainland China: the State Council's decree of each year, through `chinesecalendar` (extra `zh`).

A year whose decree the library does not hold is answered by law and habit (`data/calendars/china.toml`) and says so.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from workbench.calendars import fixed, lunar
from workbench.calendars.parts import NOTHING, YearDays
from workbench.domain.calendar import Certainty

EXTRA = "zh"

KEYS = ("new-year", "spring", "qingming", "labour", "dragon-boat", "mid-autumn", "national")
"""The festivals with days off."""

_NAMES = {
    "New Year's Day": "new-year",
    "Spring Festival": "spring",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-autumn Festival": "mid-autumn",
    "National Day": "national",
    "Anti-Fascist 70th Day": "victory",
}
"""The library's names → our keys."""


@cache
def installed() -> bool:
    """Whether the library of decrees is there."""
    try:
        return find_spec("chinese_calendar") is not None
    except (ImportError, ValueError):
        return False


@cache
def days(year: int) -> YearDays:
    """The days off and the made-up ones of a year."""
    return _decreed(year) or _usual(year)


def _decreed(year: int) -> YearDays | None:
    if not installed():
        return None
    try:
        from chinese_calendar import (  # pyright: ignore[reportMissingTypeStubs] # late: an extra
            constants,
        )
    except ImportError:
        return None
    off = {day: _key(name) for day, name in constants.holidays.items() if day.year == year}
    if not off:
        return None
    work = {day: _key(name) for day, name in constants.workdays.items() if day.year == year}
    return YearDays(off, work, Certainty.OFFICIAL, "chinesecalendar")


def _key(name: str | None) -> str:
    return _NAMES.get(name, name) if name else ""


def _usual(year: int) -> YearDays:
    """By law and habit; where the moon cannot be told, the feasts of the sun alone, and nothing is sure of the rest."""
    if year < habit().since:
        return NOTHING
    off: dict[date, str] = {}
    certainty = Certainty.PROVISIONAL
    for key, _statutory, usual, before in habit().festivals:
        day = own_day(key, year)
        if day is None:
            certainty = Certainty.WEEKDAYS
            continue
        for n in range(usual):
            off.setdefault(day + timedelta(days=n - before), key)
    return YearDays(off, {}, certainty, "law")


class Habit(NamedTuple):
    """What `data/calendars/china.toml` says."""

    since: int
    """The first year to which it may be put."""
    festivals: tuple[tuple[str, int, int, int], ...]
    """Key, days by law, usual days in a row, and how many of them come before the festival's own day."""


@cache
def habit() -> Habit:
    """The law and the usual pattern."""
    import tomllib  # late: only a year without a decree needs it

    from workbench.resources import resource  # late: the same

    table = tomllib.loads((resource("calendars") / "china.toml").read_text("utf-8"))
    fields = ("key", "statutory", "usual", "before")
    return Habit(table["since"], tuple(tuple(each[name] for name in fields) for each in table["festival"]))  # pyright: ignore[reportArgumentType] - TOML


def own_day(key: str, year: int) -> date | None:
    """The festival's own day."""
    return fixed.festival(key, year, "CN") or lunar.festival(key, year)
