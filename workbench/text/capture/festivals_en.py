# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Festivals in English, where they are dates: `before Christmas`, `after Easter`, `on New Year's Eve`.

Without such a word a festival is an attribute: `Christmas party planning` is text.
"""

from __future__ import annotations

from workbench.calendars import fixed
from workbench.domain.calendar import Certainty, Holiday
from workbench.text.capture.atoms import Counted, Day, Trust, Value
from workbench.text.capture.calendar import add_workdays
from workbench.text.capture.context import Context
from workbench.text.capture.rules import Found, Rule

_KEYS = {
    "christmas": "christmas", "christmas day": "christmas", "xmas": "christmas", "xmas day": "christmas",
    "christmas eve": "christmas-eve", "xmas eve": "christmas-eve", "boxing day": "boxing-day",
    "new year": "new-year", "new year's": "new-year", "the new year": "new-year", "new year's day": "new-year", "new years": "new-year",
    "new year's eve": "gregorian-eve", "new years eve": "gregorian-eve", "nye": "gregorian-eve",
    "easter": "easter", "easter sunday": "easter", "easter monday": "easter-monday", "good friday": "good-friday",
    "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving", "halloween": "halloween",
    "valentine's day": "valentine", "valentines day": "valentine", "labour day": "labour", "labor day": "labour",
    "chinese new year": "spring", "cny": "spring", "lunar new year": "spring", "spring festival": "spring",
    "mid-autumn": "mid-autumn", "mid-autumn festival": "mid-autumn", "dragon boat festival": "dragon-boat", "dragon boat": "dragon-boat",
    "national day": "national", "qingming": "qingming",
}  # fmt: skip


def _coming(name: str, ctx: Context, ends: str) -> Holiday | None:
    """The next such festival whose `day`, or `last` day off, is still to come; None where nobody can tell."""
    key = _KEYS[" ".join(name.split())]
    for year in (ctx.today.year - 1, ctx.today.year, ctx.today.year + 1):
        found = ctx.calendar.holiday(key, year) or _of_the_sun(key, year)
        if found and getattr(found, ends) >= ctx.today:
            return found
    return None


def _of_the_sun(key: str, year: int) -> Holiday | None:
    """Where the calendar knows nothing of it: a day without days off."""
    day = fixed.festival(key, year, "") if key != "labour" else None
    return Holiday(day, day, day, Certainty.OFFICIAL) if day else None


def on_it(m: Found, ctx: Context) -> Value | None:
    found = _coming(m[1], ctx, "day")
    return Day(found.day) if found else None


def after(m: Found, ctx: Context) -> Value | None:
    """The first working day after the days off."""
    found = _coming(m[1], ctx, "last")
    day = add_workdays(found.last, 1, ctx.is_workday) if found else None
    if found is None or day is None:
        return None
    sure = found.certainty is Certainty.OFFICIAL
    return Counted(day, False, doubt=None if sure else "provisional-date")


_NAMES = "|".join(sorted(_KEYS, key=len, reverse=True)).replace(" ", " +")
_HINTS = ("mas", "new year", "nye", "easter", "thanksgiving", "halloween", "valentine", "lab", "cny", "festival", "boxing", "good friday",
          "autumn", "dragon", "national", "qingming")  # fmt: skip
_NO_MORE = r"(?![a-z0-9']|[-.]\w)(?! (?:party|card|cards|list|lunch|dinner|gift|gifts|break|holidays?|sale|menu|tree|decorations|rota|hours|eve|egg|eggs|bonus|lights|newsletter|market|market|edition|special)\b)"

RULES: tuple[Rule, ...] = (
    Rule(rf"(?:(?<=before )|(?<=by )|(?<=until )|(?<=till )|(?<=due )|(?<=on )|(?<=day after )|(?<=days after )|(?<=week after )|(?<=weeks after )|(?<=month after )|(?<=months after ))({_NAMES}){_NO_MORE}", on_it, Trust.NEEDS_COMPANY, _HINTS, also=("before ", "after ", "by ", "ntil ", "till ", "due ", "on ")),
    Rule(rf"(?<![a-z])({_NAMES}){_NO_MORE}(?=,? (?:at )?(?:\d\d?(?:[:.]\d\d)? ?[ap]\.?m|\d\d?:\d\d|noon|midnight))", on_it, Trust.NEEDS_COMPANY, _HINTS, also=("am", "pm", ":", "noon", "midnight", ".m")),
    Rule(rf"(?<![a-z])(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!weekend )(?:right |straight |just )?after ({_NAMES}){_NO_MORE}", after, hints=_HINTS, also=("after ",)),
)  # fmt: skip
