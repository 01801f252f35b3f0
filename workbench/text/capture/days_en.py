# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Days in English: `tomorrow`, `next fri`, `end of month`, `in 3 days`."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.text.capture.atoms import Counted, Day, Days, Moment, Part, PartOfDay, Trouble, Trust, Value
from workbench.text.capture.calendar import (
    add_months,
    add_workdays,
    coming,
    days,
    last_workday,
    monday,
    month_end,
    nth_weekday,
    quarter_end,
)
from workbench.text.capture.context import Context
from workbench.text.capture.numerals import WORD_NUMBER, number
from workbench.text.capture.rules import Found, Rule

WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
WEEKDAY_HINTS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
OPEN = r"(?<![a-z0-9\-/.&'])"
CLOSE = r"(?![a-z0-9'’&]|[-.]\w)"

_NEAR = {"today": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "day after tomorrow": 2, "the day after tomorrow": 2}
_DAYS_OF = {"week": 7, "fort": 14}
_PERIODS = {"w": "week", "m": "month", "q": "quarter", "y": "year"}


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return WEEKDAY_HINTS.index(word[:3])


def near(m: Found, ctx: Context) -> Value:
    return Day(ctx.today + days(_NEAR[" ".join(m[0].split()).removeprefix("later ")]))


def tonight(m: Found, ctx: Context) -> Value:
    return Day(ctx.today + days("tomorrow" in m[0]), part=Part.EVENING)


def this_part(m: Found, ctx: Context) -> Value:
    return Day(ctx.today, part=Part(m[1]))


def weekday(m: Found, ctx: Context) -> Value:
    day = weekday_number(m[2])
    if m[1] == "next":
        return Day(monday(ctx.today) + days(7 + day))
    if m[1] == "this":
        this = monday(ctx.today) + days(day)
        return Day(this) if this >= ctx.today else Trouble("past-date")
    return Day(coming(day, ctx.today), rolls=7)


def weekday_range(m: Found, ctx: Context) -> Value | None:
    first, last = weekday_number(m[2]), weekday_number(m[3])
    if last <= first or (not m[1] and first == 0 and last >= 4):
        return None
    start = monday(ctx.today) + days(7 + first) if m[1] else coming(first, ctx.today)
    return Days(start, start + days(last - first))


def weekend(m: Found, ctx: Context) -> Value:
    saturday = monday(ctx.today) + days(5)
    return Day(saturday + days(7)) if m[1] == "next " else Day(max(saturday, ctx.today))


def next_period(m: Found, ctx: Context) -> Value:
    if m[1] == "week":
        start = monday(ctx.today) + days(7)
        return Days(start, start + days(6), last_workday(start, start + days(6), ctx.is_workday), True)
    start = add_months(ctx.today.replace(day=1), 1)
    return Days(start, month_end(start.year, start.month), whole=True)


def period_end(m: Found, ctx: Context) -> Value | None:
    unit = _PERIODS[m[3]] if m[3] else m[2]
    ahead = (m[1] or "").strip() == "next"
    return _period_end(unit, ahead, ctx)


def _period_end(unit: str, ahead: bool, ctx: Context) -> Value | None:
    today = ctx.today
    if unit == "week":
        start = monday(today) + days(7 * ahead)
        end = last_workday(start, start + days(6), ctx.is_workday)
        return None if end is None else Day(max(end, today), period=True)
    if unit == "month":
        month = add_months(today.replace(day=1), int(ahead))
        return Day(month_end(month.year, month.month), period=True)
    if unit == "quarter":
        return Day(quarter_end(add_months(today.replace(day=1), 3 * ahead)), period=True)
    return Day(date(today.year + ahead, 12, 31), period=True)


def nth_of_month(m: Found, ctx: Context) -> Value | None:
    month = add_months(ctx.today.replace(day=1), int(m[3] == "next"))
    n, day = ORDINALS[m[1]], weekday_number(m[2])
    found = nth_weekday(month.year, month.month, day, n)
    if found and found < ctx.today and m[3] == "the":
        later = add_months(month, 1)
        found = nth_weekday(later.year, later.month, day, n)
    if found is None:
        return Trouble("impossible-date")
    return Day(found) if found >= ctx.today else Trouble("past-date")


def counted(m: Found, ctx: Context) -> Value | None:
    """`in 3 days`, `within 2 weeks`, `3 days from now`."""
    n = number(m[2] or m[4])
    unit = m[3] or m[5]
    if n is None or not n:
        return None
    return _counted(n, unit, m[1] == "within", ctx)


def _counted(n: int, unit: str, within: bool, ctx: Context) -> Value | None:
    if unit.startswith(("working", "business", "work")):
        found = add_workdays(ctx.today, n, ctx.is_workday)
        return None if found is None else Counted(found, within)
    if unit.startswith("month"):
        return Counted(add_months(ctx.today, n), within)
    if unit.startswith("year"):
        return Counted(add_months(ctx.today, 12 * n), within)
    return Counted(ctx.today + days(n * _DAYS_OF.get(unit[:4], 1)), within)


def from_now(m: Found, ctx: Context) -> Value | None:
    n = 0.5 if "half" in m[2] else float(m[2]) if "." in m[2] else number(m[2])
    if n is None:
        return None
    minutes = n * (60 if m[3].startswith("h") else 1)
    at = (ctx.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    return Moment(at, deadline=m[1] == "within")


def weeks_from(m: Found, ctx: Context) -> Value | None:
    """`a week from friday`."""
    n = number(m[1])
    return Day(coming(weekday_number(m[2]), ctx.today) + days(7 * n)) if n else None


def part(m: Found, ctx: Context) -> Value:
    return PartOfDay(Part.EVENING if m[1] == "night" else Part(m[1]))


def past(m: Found, ctx: Context) -> Value:
    return Trouble("past-date")


_UNIT = r"((?:working |business |work)?days?|weeks?|fortnights?|months?|years?)"
_N = WORD_NUMBER
_PART = r"(morning|afternoon|evening|night)"

RULES: tuple[Rule, ...] = (
    Rule(rf"{OPEN}(?<!the )(?:today|tomorrow|tmrw|tmr|later today){CLOSE}(?! show| in history)", near, hints=("today", "tmr", "tomorrow")),
    Rule(rf"{OPEN}(?:the +)?day +after +tomorrow{CLOSE}", near, hints=("tomorrow",), also=("after",)),
    Rule(rf"{OPEN}(?:tonight|tomorrow night){CLOSE}(?! show)", tonight, hints=("tonight", "tomorrow night")),
    Rule(rf"{OPEN}this (morning|afternoon|evening){CLOSE}", this_part, hints=("this ",)),
    Rule(rf"{OPEN}yesterday{CLOSE}", past, hints=("yesterday",)),
    Rule(rf"{OPEN}(next|this) ({WEEKDAY}){CLOSE}", weekday, hints=("next ", "this ")),
    Rule(rf"{OPEN}()(?!(?:sat|sun){CLOSE})({WEEKDAY}){CLOSE}", weekday, Trust.NEEDS_PLACE, WEEKDAY_HINTS),
    Rule(rf"{OPEN}()(sat|sun){CLOSE}", weekday, Trust.NEEDS_COMPANY, ("sat", "sun")),
    Rule(rf"{OPEN}(?:from )?(next )?({WEEKDAY})(?: ?- ?| to | through )({WEEKDAY}){CLOSE}", weekday_range, hints=WEEKDAY_HINTS, also=("-", " to ", "through")),
    Rule(rf"{OPEN}(this |next |the )weekend{CLOSE}", weekend, hints=("weekend",)),
    Rule(rf"{OPEN}next (week|month){CLOSE}", next_period, Trust.NEEDS_PLACE, ("next week", "next month")),
    Rule(rf"{OPEN}(?:the )?end of (?:the )?(?:this |(next ))?(week|month|quarter|year)(){CLOSE}", period_end, hints=("end of",)),
    Rule(rf"{OPEN}()()eo([wmqy]){CLOSE}", period_end, hints=("eow", "eom", "eoq", "eoy")),
    Rule(rf"{OPEN}()(month|quarter|year)()[ -]end{CLOSE}", period_end, Trust.NEEDS_COMPANY, ("end",), also=("month", "quarter", "year")),
    Rule(rf"{OPEN}(?:the )?({'|'.join(ORDINALS)}) ({WEEKDAY}) (?:of|in) (the|this|next)(?: month)?{CLOSE}", nth_of_month, hints=tuple(ORDINALS), also=(" of ", " in ")),
    Rule(rf"{OPEN}(in|within)(?: the next)? ({_N}) {_UNIT}(?: time)?{CLOSE}(?! of)|{OPEN}({_N}) {_UNIT} from (?:now|today){CLOSE}",
         counted, hints=("in ", "from "), also=("day", "week", "fortnight", "month", "year")),
    Rule(rf"{OPEN}(?:in )?({_N}) weeks? from (?:this )?({WEEKDAY}){CLOSE}", weeks_from, hints=("from ",), also=("week",)),
    Rule(rf"{OPEN}(in|within) (half an|\d{{1,2}}\.5|{_N}) ?(h|hrs?|hours?|m|mins?|minutes?){CLOSE}", from_now, hints=("in ",)),
    Rule(rf"(?:(?<=\s)|^)(?:in the )?{_PART}{CLOSE}", part, Trust.NEEDS_COMPANY, ("morning", "afternoon", "evening", "night")),
)  # fmt: skip
