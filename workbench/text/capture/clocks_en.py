# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Clock times as English speech has them: `7 in the morning`, `ten past three`, `at 4.30`, `16:30h`, `midday`."""

from __future__ import annotations

from workbench.text.capture.atoms import Clock, Part, PartOfDay, Trust, Value
from workbench.text.capture.context import Context
from workbench.text.capture.days_en import CLOSE, OPEN
from workbench.text.capture.numerals import number
from workbench.text.capture.rules import Found, Rule

_HOURS = {"morning": range(1, 13), "afternoon": range(1, 7), "evening": range(4, 12), "night": range(7, 13)}
_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}


def half_said(m: Found, ctx: Context) -> Value | None:
    """`at 7 in the morning`, `10 at night`."""
    hour, minute, half = number(m[1]), int(m[2] or 0), m[3] or m[4]
    if half == "afternoon" and hour == 12:
        return Clock(12, minute, sure=True)
    if hour is None or hour not in _HOURS[half] or minute > 59:
        return None
    if hour == 12:
        return Clock(0 if half == "morning" or minute else 24, minute, sure=True)
    return Clock(hour + (0 if half == "morning" else 12), minute, sure=True)


def minutes_past(m: Found, ctx: Context) -> Value | None:
    """`ten past three`, `twenty minutes to six`."""
    minute, hour = _MINUTES.get(m[1]) or number(m[1]), number(m[3])
    if not minute or hour is None or not 1 <= hour <= 12:
        return None
    return Clock(hour, minute) if m[2].endswith("past") else Clock(hour - 1 or 12, 60 - minute)


def pointed(m: Found, ctx: Context) -> Value | None:
    """`at 4.30`, `weds 14.00`."""
    hour = int(m[1])
    return Clock(hour, int(m[2]), sure=hour > 12 or m[1][0] == "0") if hour < 24 else None


def with_unit(m: Found, ctx: Context) -> Value | None:
    """`16:30h`."""
    return Clock(int(m[1]), int(m[2]), sure=True) if int(m[1]) < 24 else None


def midday(m: Found, ctx: Context) -> Value:
    return Clock(12, 0, sure=True) if m[1] == "midday" else PartOfDay(Part.NOON)


_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DAY_AHEAD = "|".join(
    f"(?<={word} )" for word in ("day", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "tomorrow")
)

RULES: tuple[Rule, ...] = (
    Rule(rf"{OPEN}(?:at )?(\d\d?|(?<=at )(?:{_WORDS}))(?:[:.]([0-5]\d))?(?: o'?clock)? (?:in the (morning|afternoon|evening)|at (night)){CLOSE}", half_said, hints=("in the ", "at night")),
    Rule(rf"{OPEN}(five|ten|twenty(?:[- ]five)?|5|10|20|25) ((?:minutes? )?past|minutes? to) (\d\d?|{_WORDS}){CLOSE}", minutes_past, Trust.NEEDS_PLACE, ("past ", "minutes to", "minute to")),
    Rule(rf"(?:(?<=\bat )|{_DAY_AHEAD}|(?<=day at )|(?<=tomorrow at ))(\d\d?)\.(00|15|30|45)(?![\d%.]|[a-z]| ?(?:hours?|h|k|m|kg|points?|each|per|usd|eur|gbp)\b)", pointed, Trust.NEEDS_COMPANY, (".00", ".15", ".30", ".45")),
    Rule(r"(?<![a-z0-9_:.\-/])(\d\d?):([0-5]\d) ?(?:h|hrs|uhr)(?![a-z0-9])", with_unit, hints=("0h", "5h", "hrs", "uhr")),
    Rule(rf"(?:(?<=\s)|^)(midday|lunch ?time){CLOSE}(?! (?:menu|special|talk|session|walk))", midday, Trust.NEEDS_COMPANY, ("midday", "lunch")),
)  # fmt: skip
