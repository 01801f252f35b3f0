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
    next_in_month,
    nth_weekday,
    nth_workday,
    quarter_end,
    real,
)
from workbench.text.capture.context import Context
from workbench.text.capture.days_number import MONTH, MONTHS
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

_NEAR = {
    "first thing today": 0,
    "today": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
}
_DAYS_OF = {"week": 7, "fort": 14}
_PERIODS = {"w": "week", "m": "month", "q": "quarter", "y": "year"}


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return WEEKDAY_HINTS.index(word[:3])


def near(m: Found, ctx: Context) -> Value:
    words = " ".join(m[0].split()).removeprefix("later ").removeprefix("first thing ")
    return Day(ctx.today + days(2 if words.endswith("day after tomorrow") else _NEAR[words]))


def near_first(m: Found, ctx: Context) -> Value:
    return Day(ctx.today + days(_NEAR[m[0].split()[0]]))


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


def weekday_of_week(m: Found, ctx: Context) -> Value:
    """`thursday next week`, `next week on thursday`."""
    ahead = (m[2] or m[3]) == "next"
    found = monday(ctx.today) + days(7 * ahead + weekday_number(m[1] or m[4]))
    return Day(found) if found >= ctx.today else Trouble("past-date")


def edge_day(m: Found, ctx: Context) -> Value | None:
    """`call mum sat`, `Sat: call mum`: at an edge of the line, where no person `sat` and nothing is `in the sun`."""
    ahead = m.string[: m.start()].rstrip(" ").rpartition(" ")[2]
    if m[3] and (ahead in _NOT_BEFORE_SAT or not ahead.isascii() or not ahead):
        return None
    return Day(coming(weekday_number(m[1] or m[3]), ctx.today), rolls=7)


_NOT_BEFORE_SAT = frozenset(
    (
        *(
            "the",
            "a",
            "in",
            "of",
            "he",
            "she",
            "it",
            "we",
            "they",
            "i",
            "you",
            "who",
            "that",
            "cat",
            "dog",
            "and",
            "or",
        ),
        *(
            "from",
            "to",
            "hot",
            "my",
            "under",
            "morning",
            "evening",
            "first",
            "second",
            "third",
            "summer",
            "winter",
            "rising",
            "setting",
            "never",
            "has",
            "have",
            "is",
        ),
    )
)


def several(m: Found, ctx: Context) -> Value:
    """`mon/wed/fri`: several days are several items."""
    return Trouble("several-days")


def week_on(m: Found, ctx: Context) -> Value:
    """`monday week`, `a week on monday`: a week after the coming one."""
    return Day(coming(weekday_number(m[1]), ctx.today) + days(7))


def weekday_of_month(m: Found, ctx: Context) -> Value | None:
    """`tuesday the 24th`: the next 24th, if it is a Tuesday."""
    found = next_in_month(int(m[2]), ctx.today) if 1 <= int(m[2]) <= 31 else None
    if found is None:
        return None
    return Day(found) if found.weekday() == weekday_number(m[1]) else Trouble("weekday-mismatch")


def day_of_month(m: Found, ctx: Context) -> Value | None:
    """`the 3rd of next month`."""
    month = add_months(ctx.today.replace(day=1), int(m[2] == "next"))
    found = real(month.year, month.month, int(m[1]))
    if found is None:
        return Trouble("impossible-date") if int(m[1]) <= 31 else None
    return Day(found) if found >= ctx.today else Trouble("past-date")


def week_from_near(m: Found, ctx: Context) -> Value | None:
    """`a week today`, `two weeks tomorrow`."""
    n = number(m[1])
    return Day(ctx.today + days((7 if m[2].startswith("week") else 14) * n + _NEAR[m[3]])) if n else None


def half_of_day(m: Found, ctx: Context) -> Value:
    return PartOfDay(Part.MORNING if m[1] == "am" else Part.AFTERNOON)


def next_workday(m: Found, ctx: Context) -> Value | None:
    found = add_workdays(ctx.today, 1, ctx.is_workday)
    return None if found is None else Day(found)


def nth_workday_of_month(m: Found, ctx: Context) -> Value | None:
    """`last working day of the month`."""
    start = add_months(ctx.today.replace(day=1), int(m[2] == "next"))
    for month in (start, add_months(start, 1)):
        last = month_end(month.year, month.month)
        found = nth_workday(month, last, ORDINALS[m[1]], ctx.is_workday)
        if found is not None and (found >= ctx.today or m[2] != "the"):
            return Day(found) if found >= ctx.today else Trouble("past-date")
    return None


def month_span(m: Found, ctx: Context) -> Value:
    """`in January`, `before March 2027`: the whole month, from today on."""
    first = _first_of(m[1] or m[7], m[2] or m[8], ctx)
    last = month_end(first.year, first.month)
    return Days(max(first, ctx.today), last, whole=True) if last >= ctx.today else Trouble("past-date")


def _first_of(month: str, year: str | None, ctx: Context) -> date:
    number_of = MONTHS.index(month[:3]) + 1
    if year:
        return date(int(year), number_of, 1)
    return date(ctx.today.year + (number_of < ctx.today.month), number_of, 1)


def month_closes(m: Found, ctx: Context) -> Value:
    first = _first_of(m[1], m[2], ctx)
    end = month_end(first.year, first.month)
    return Day(end, period=True) if end >= ctx.today else Trouble("past-date")


def middle(m: Found, ctx: Context) -> Value:
    found = _first_of(m[1], m[2], ctx).replace(day=15)
    if found < ctx.today and not m[2]:
        found = found.replace(year=found.year + 1)
    return Day(found) if found >= ctx.today else Trouble("past-date")


def quarter(m: Found, ctx: Context) -> Value:
    first, last = _quarter(m, ctx)
    return Trouble("past-date") if last < ctx.today else Days(max(first, ctx.today), last, whole=True)


def quarter_closes(m: Found, ctx: Context) -> Value:
    last = _quarter(m, ctx)[1]
    return Day(last, period=True) if last >= ctx.today else Trouble("past-date")


def _quarter(m: Found, ctx: Context) -> tuple[date, date]:
    n, year = int(m[1]), m[2]
    first = date(int(year) if year else ctx.today.year, 3 * n - 2, 1)
    if not year and quarter_end(first) < ctx.today:
        first = first.replace(year=first.year + 1)
    return first, quarter_end(first)


def weekday_range(m: Found, ctx: Context) -> Value | None:
    first, last = weekday_number(m[2]), weekday_number(m[3])
    if not m[1] and first == 0 and last >= 4:
        return Trouble("several-days")
    if last <= first:
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


def part_of_week(m: Found, ctx: Context) -> Value:
    """`early next week` is until its Wednesday, `late this week` from its Thursday on."""
    start = monday(ctx.today) + days(7 * (m[2] == "next"))
    first, last = {"early": (0, 2), "mid": (2, 2), "late": (3, 4)}[m[1]]
    if start + days(last) < ctx.today:
        return Trouble("past-date")
    begin = max(start + days(first), ctx.today)
    return Days(begin, start + days(last)) if begin < start + days(last) else Day(begin)


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
    return Counted(ctx.today + days(n * _DAYS_OF.get(unit.replace("wk", "week")[:4], 1)), within)


def from_now(m: Found, ctx: Context) -> Value | None:
    n = 1.5 if "and a half" in m[0] else 0.5 if "half" in m[2] else float(m[2]) if "." in m[2] else number(m[2])
    if n is None:
        return None
    minutes = n * (60 if m[3].startswith("h") else 1)
    at = (ctx.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    return Moment(at, deadline=m[1] == "within")


def weeks_from(m: Found, ctx: Context) -> Value | None:
    """`a week from friday`, `a fortnight on friday`."""
    n = number(m[1])
    return Day(coming(weekday_number(m[3]), ctx.today) + days((14 if m[2][0] == "f" else 7) * n)) if n else None


def part(m: Found, ctx: Context) -> Value:
    return PartOfDay(Part.EVENING if m[1] == "night" else Part(m[1]))


def past(m: Found, ctx: Context) -> Value:
    return Trouble("past-date")


_UNIT = r"((?:working |business |work)?days?|weeks?|wks?|fortnights?|months?|years?)"
_N = WORD_NUMBER
_PART = r"(morning|afternoon|evening|night)"

_AFTER_DAY = "|".join(
    f"(?<={word} )"
    for word in (
        "day",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "tomorrow",
        "tmrw",
    )
)

RULES: tuple[Rule, ...] = (
    Rule(rf"{OPEN}(?<!the )(?:first thing )?(?:today|tomorrow|tmrw|tmr|later today){CLOSE}(?! show| in history)", near, hints=("today", "tmr", "tomorrow")),
    Rule(rf"{OPEN}(?<!the )(?:today|tomorrow|tmrw|tmr) first thing{CLOSE}", near_first, hints=("first thing",)),
    Rule(rf"{OPEN}(?:(?:the|a|one) +)?day +after +tomorrow{CLOSE}", near, hints=("tomorrow",), also=("after",)),
    Rule(rf"{OPEN}(?:tonight|tomorrow night){CLOSE}(?! show)", tonight, hints=("tonight", "tomorrow night")),
    Rule(rf"{OPEN}this (morning|afternoon|evening){CLOSE}", this_part, hints=("this ",)),
    Rule(rf"{OPEN}yesterday{CLOSE}", past, hints=("yesterday",)),
    Rule(rf"{OPEN}(?:({WEEKDAY}),?(?: of)? (next|this) week|(next|this) week,?(?: on)? ({WEEKDAY})){CLOSE}", weekday_of_week, hints=("this week", "next week")),
    Rule(rf"{OPEN}(next|this) ({WEEKDAY}){CLOSE}(?! week\b)", weekday, hints=("next ", "this ")),
    Rule(rf"{OPEN}()(?!(?:sat|sun){CLOSE})({WEEKDAY}){CLOSE}", weekday, Trust.NEEDS_PLACE, WEEKDAY_HINTS),
    Rule(rf"^(sat|sun)()(?=:)|{OPEN}(sat|sun)()(?=\s*(?:$|[,;]|\ue001))", edge_day, hints=("sat", "sun")),
    Rule(rf"{OPEN}()(sat|sun){CLOSE}", weekday, Trust.NEEDS_COMPANY, ("sat", "sun")),
    Rule(rf"{OPEN}{WEEKDAY}(?:(?: ?/ ?|, ?| and | & |, and ){WEEKDAY})+{CLOSE}", several, hints=WEEKDAY_HINTS, also=("/", ",", "and", "&")),
    Rule(rf"{OPEN}({WEEKDAY}),? (?:the )?(\d{{1,2}})(?:st|nd|rd|th){CLOSE}(?! (?:of )?(?:{MONTH})|,? (?:{MONTH}))", weekday_of_month, hints=WEEKDAY_HINTS, also=("st", "nd", "rd", "th")),
    Rule(rf"{OPEN}(?:on )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th) of (next|this|the) month{CLOSE}", day_of_month, hints=("month",)),
    Rule(rf"{OPEN}(?:in )?({_N}) (weeks?|fortnights?) (?:from )?(today|tomorrow){CLOSE}", week_from_near, hints=("week", "fortnight"), also=("today", "tomorrow")),
    Rule(rf"(?:{_AFTER_DAY})([ap]m){CLOSE}", half_of_day, Trust.NEEDS_COMPANY, ("am", "pm")),
    Rule(rf"{OPEN}(?<!next )(?<!this )({WEEKDAY}) week(?=\s*(?:$|[,;]|\ue001| at))", week_on, hints=("day week", "mon week", "tue week", "wed week", "thu week", "fri week")),
    Rule(rf"{OPEN}(?:the )?next (?:working|business|work) ?day{CLOSE}", next_workday, hints=("next ",), also=("day",)),
    Rule(rf"{OPEN}(?:the )?(first|last) (?:working|business|work) ?day (?:of|in) (the|this|next)(?: month)?{CLOSE}", nth_workday_of_month, hints=("working", "business", "work"), also=("first", "last")),
    Rule(rf"{OPEN}in (?!may\b(?!\s*(?:$|[,;]|20)))({MONTH})(?:,? (20\d\d))?()(){CLOSE}(?! \d| issue| edition| sales| newsletter| cycle)|(?<=before )()()({MONTH})(?:,? (20\d\d))?{CLOSE}(?! \d)", month_span, Trust.NEEDS_PLACE, MONTHS, also=("in ", "before ")),
    Rule(rf"{OPEN}(?:the )?end of ({MONTH})(?:,? (20\d\d))?{CLOSE}", month_closes, hints=("end of",)),
    Rule(rf"{OPEN}mid[ -]({MONTH})(?:,? (20\d\d))?{CLOSE}", middle, Trust.NEEDS_COMPANY, ("mid",)),
    Rule(rf"{OPEN}(?:the )?(?:end of |close of )q([1-4])(?: ?(20\d\d))?{CLOSE}", quarter_closes, hints=("q",), also=("of q",)),
    Rule(rf"(?:{OPEN}in |(?<=before ))q([1-4])(?: ?(20\d\d))?{CLOSE}", quarter, Trust.NEEDS_PLACE, ("q",), also=("in q", "before q")),
    Rule(rf"{OPEN}(?:from )?(next )?({WEEKDAY})(?: ?- ?| to | through )({WEEKDAY}){CLOSE}", weekday_range, hints=WEEKDAY_HINTS, also=("-", " to ", "through")),
    Rule(rf"{OPEN}(?:over |at |on )?(this |next |the )weekend{CLOSE}", weekend, hints=("weekend",)),
    Rule(rf"{OPEN}(early|mid|late)(?:er)?[ -](next|this) week{CLOSE}", part_of_week, hints=("week",), also=("early", "mid", "late")),
    Rule(rf"{OPEN}next (week|month){CLOSE}", next_period, Trust.NEEDS_PLACE, ("next week", "next month")),
    Rule(rf"{OPEN}(?:the )?end of (?:the )?(?:this |(next ))?(week|month|quarter|year)(){CLOSE}", period_end, hints=("end of",)),
    Rule(rf"{OPEN}(?:the )?last day of (?:the |this |(next ))(week|month|quarter|year)(){CLOSE}", period_end, hints=("last day of",)),
    Rule(rf"{OPEN}()()eo([wmqy]){CLOSE}", period_end, hints=("eow", "eom", "eoq", "eoy")),
    Rule(rf"{OPEN}()(month|quarter|year)()[ -]end{CLOSE}", period_end, Trust.NEEDS_COMPANY, ("end",), also=("month", "quarter", "year")),
    Rule(rf"{OPEN}(?:the )?({'|'.join(ORDINALS)}) ({WEEKDAY}) (?:of|in) (the|this|next)(?: month)?{CLOSE}", nth_of_month, hints=tuple(ORDINALS), also=(" of ", " in ")),
    Rule(rf"{OPEN}(in|within)(?: the next)? ({_N}) {_UNIT}(?:'s? time)?(?: time)?{CLOSE}(?! of)|{OPEN}({_N}) {_UNIT} from (?:now|today){CLOSE}",
         counted, hints=("in ", "from "), also=("day", "week", "wk", "fortnight", "month", "year")),
    Rule(rf"{OPEN}(?:in )?({_N}) (weeks?|fortnights?) (?:from|on) (?:this )?({WEEKDAY}){CLOSE}", weeks_from, hints=("from ", " on "), also=("week", "fortnight")),
    Rule(rf"{OPEN}(in|within) (half an|\d{{1,2}}\.5|{_N}) ?(h|hrs?|hours?|m|mins?|minutes?)(?: and a half)?{CLOSE}", from_now, hints=("in ",)),
    Rule(rf"(?:(?<=\s)|^)(?:in the )?{_PART}{CLOSE}", part, Trust.NEEDS_COMPANY, ("morning", "afternoon", "evening", "night")),
)  # fmt: skip
