"""Festivals that fall on the same day of every year, or are reckoned from Easter. They need no extra."""

from __future__ import annotations

from datetime import date, timedelta

DAYS = {
    "new-year": (1, 1),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "arbor-day": (3, 12),
    "labour": (5, 1),
    "youth-day": (5, 4),
    "childrens-day": (6, 1),
    "party-day": (7, 1),
    "army-day": (8, 1),
    "teachers-day": (9, 10),
    "halloween": (10, 31),
    "singles-day": (11, 11),
    "double-twelve": (12, 12),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "boxing-day": (12, 26),
    "gregorian-eve": (12, 31),
}
"""Key → month and day."""

NATIONAL = {"CN": (10, 1), "TW": (10, 10), "US": (7, 4), "FR": (7, 14), "AU": (1, 26), "CA": (7, 1), "DE": (10, 3)}
"""The national day, for the countries whose people name it so; China's stands in where no country is set."""

_FROM_EASTER = {"good-friday": -2, "easter": 0, "easter-monday": 1}


def festival(key: str, year: int, country: str) -> date | None:
    """The day of a festival in a year, or None where this module does not know it."""
    if not 1 <= year <= 9999:
        return None
    if key == "national":
        return date(year, *NATIONAL.get(country, NATIONAL["CN"])) if country in ("", *NATIONAL) else None
    if key in DAYS:
        return date(year, *DAYS[key])
    if key in _FROM_EASTER:
        return _easter(year, _FROM_EASTER[key])
    if key == "thanksgiving":
        return _thanksgiving(year, country)
    return None


def _easter(year: int, shift: int) -> date | None:
    if not 1583 <= year <= 4099:
        return None
    from dateutil.easter import easter  # late: most lines name no festival

    return easter(year) + timedelta(days=shift)


def _thanksgiving(year: int, country: str) -> date:
    """The fourth Thursday of November; in Canada the second Monday of October."""
    month, weekday, n = (10, 0, 2) if country == "CA" else (11, 3, 4)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
