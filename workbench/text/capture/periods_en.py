# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Parts of weeks, months and quarters in English: `start of next week`, `in early December`, `next month on the 5th`."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Day, Days, Trouble, Trust, Value
from workbench.text.capture.calendar import add_months, coming, days, last_workday, monday, month_end, quarter_end, real
from workbench.text.capture.context import Context
from workbench.text.capture.days_en import CLOSE, OPEN, WEEKDAY, WEEKDAY_HINTS, weekday_number
from workbench.text.capture.days_number import MONTH, MONTHS
from workbench.text.capture.rules import Found, Rule


def begins(m: Found, ctx: Context) -> Value:
    """`start of next week`, `beginning of next quarter`."""
    unit, today = m[2], ctx.today
    if unit == "week":
        found = monday(today) + days(7)
    elif unit == "month":
        found = add_months(today.replace(day=1), 1)
    elif unit == "quarter":
        found = quarter_end(today) + days(1)
    else:
        found = date(today.year + 1, 1, 1)
    return Day(found)


def month_begins(m: Found, ctx: Context) -> Value:
    first = _month(m[1], m[2], ctx)
    return Day(first) if first >= ctx.today else Trouble("past-date")


def part_of_month(m: Found, ctx: Context) -> Value:
    """`in early December` is until its tenth, `late` from its 21st on."""
    first = _month(m[2], m[3], ctx, whole=True)
    end = month_end(first.year, first.month)
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[m[1]]
    if first.replace(day=high) < ctx.today:
        return Trouble("past-date")
    return Days(max(first.replace(day=low), ctx.today), first.replace(day=high))


def _month(name: str, year: str | None, ctx: Context, *, whole: bool = False) -> date:
    """The first day of the month named: the next to come, or with `whole` the one that is not over."""
    number_of = MONTHS.index(name[:3]) + 1
    if year:
        return date(int(year), number_of, 1)
    found = date(ctx.today.year, number_of, 1)
    over = month_end(found.year, found.month) < ctx.today if whole else found < ctx.today
    return add_months(found, 12) if over else found


def day_of_next_month(m: Found, ctx: Context) -> Value | None:
    """`next month on the 5th`, `the first of next month`."""
    first = add_months(ctx.today.replace(day=1), 1)
    n = int(m[1] or 1)
    found = real(first.year, first.month, n)
    if found is None:
        return Trouble("impossible-date") if n <= 31 else None
    return Day(found)


def coming_day(m: Found, ctx: Context) -> Value:
    return Day(coming(weekday_number(m[1]), ctx.today), rolls=7)


def last_weekday(m: Found, ctx: Context) -> Value | None:
    """`the last weekday of the month`: a working day."""
    first = add_months(ctx.today.replace(day=1), int(m[1] == "next"))
    found = last_workday(first, month_end(first.year, first.month), ctx.is_workday)
    if found is None:
        return None
    return Day(found) if found >= ctx.today else Trouble("past-date")


RULES: tuple[Rule, ...] = (
    Rule(rf"{OPEN}(?:at )?(?:the )?(?:start|beginning) of (next) (week|month|quarter|year){CLOSE}", begins, hints=("start of", "beginning of")),
    Rule(rf"{OPEN}(?:at )?(?:the )?(?:start|beginning) of ({MONTH})(?:,? (20\d\d))?{CLOSE}", month_begins, hints=("start of", "beginning of")),
    Rule(rf"{OPEN}in (early|mid|late)[ -]({MONTH})(?:,? (20\d\d))?{CLOSE}", part_of_month, hints=("in early", "in mid", "in late")),
    Rule(rf"{OPEN}next month,? on the (\d{{1,2}})(?:st|nd|rd|th){CLOSE}", day_of_next_month, hints=("next month",), also=(" on the ",)),
    Rule(rf"{OPEN}(?:on )?the first()(?: day)? of next month{CLOSE}", day_of_next_month, hints=("next month",), also=("first",)),
    Rule(rf"{OPEN}(?:this |the )?(?:coming|upcoming) ({WEEKDAY}){CLOSE}", coming_day, Trust.NEEDS_PLACE, ("coming",), also=WEEKDAY_HINTS),
    Rule(rf"{OPEN}(?:on )?the last week ?day of (the|this|next) month{CLOSE}", last_weekday, hints=("last week",), also=("month",)),
)  # fmt: skip
