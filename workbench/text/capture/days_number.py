# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Days in figures, and months with days: `2026-11-20`, `11/20`, `4.13`, 3月15日, `15 Mar`."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Day, Days, Trouble, Trust, Value
from workbench.text.capture.calendar import next_in_month, next_real, real
from workbench.text.capture.context import Context
from workbench.text.capture.numerals import NUMBER, YEAR, number, year_number
from workbench.text.capture.rules import Found, Rule

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_JUST_OVER = 92
"""Days."""
_EITHER_CALENDAR = ("二月二", "三月三", "五月五", "七月七", "七月十五", "八月十五", "九月九")
"""Feasts of the moon by their dates; without 日 or 号 most mean them so, and some the sun's day."""
DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:%.]\d|[a-z\d%])"


def day(year: int | None, month: int | None, day_of: int | None, ctx: Context) -> Value | None:
    """The day meant by its numbers; without a year the next such day."""
    if month is None or day_of is None or not 1 <= month <= 12 or not 1 <= day_of <= 31:
        return None
    if year is None:
        found = next_real(month, day_of, ctx.today)
        return Trouble("impossible-date") if found is None else Day(found)
    found = real(year, month, day_of)
    if found is None:
        return Trouble("impossible-date")
    return Day(found) if found >= ctx.today else Trouble("past-date")


def full(m: Found, ctx: Context) -> Value | None:
    return day(int(m[1]), int(m[3]), int(m[4]), ctx)


def chinese(m: Found, ctx: Context) -> Value | None:
    year = year_number(m[1]) if m[1] else None
    if m[2]:
        year = ctx.today.year + {"今年": 0, "后年": 2}.get(m[2], 1)
    if m[0] in _EITHER_CALENDAR:
        return Trouble("lunar-or-solar")
    if len(m[4]) == 1 and not m[4].isascii() and m[0][-1] not in "日号":
        return None  # 一月一换
    return day(year, 1 if m[3] == "元" else number(m[3]), number(m[4]), ctx)


def chinese_range(m: Found, ctx: Context) -> Value | None:
    year = year_number(m[1]) if m[1] else None
    first = day(year, number(m[2]), number(m[3]), ctx)
    return span(first, number(m[4]) if m[4] else None, number(m[5]), ctx)


def span(first: Value | None, month: int | None, last: int | None, ctx: Context) -> Value | None:
    """From a day to a later one of the same or another month."""
    if not isinstance(first, Day) or last is None:
        return first if isinstance(first, Trouble) else None
    start = first.date
    end = real(start.year, month or start.month, last)
    if end is not None and end < start and month:
        end = real(start.year + 1, month, last)
    if end is None:
        return Trouble("impossible-date")
    if end.year > ctx.today.year and (lately := real(end.year - 1, end.month, end.day)) and _just_over(lately, ctx):
        return Trouble("past-date")  # 核对10月1日至10月31日流水, in November
    return Days(start, end) if end > start else None


def _just_over(day: date, ctx: Context) -> bool:
    """Whether a span that ended on this day is the one meant, rather than that of next year."""
    return 0 < (ctx.today - day).days <= _JUST_OVER


def month_day(m: Found, ctx: Context) -> Value | None:
    """`11-20`: only where both numbers fit; what does not fit was meant as something else."""
    month, day_of = int(m[1]), int(m[2])
    found = day(None, month, day_of, ctx)
    return found if isinstance(found, Day) else None


def day_first(m: Found, ctx: Context) -> Value | None:
    """`30/11`: where the first number can be no month."""
    first, second = int(m[1]), int(m[2])
    return day(None, second, first, ctx) if 12 < first <= 31 and 1 <= second <= 12 else None


def with_year(m: Found, ctx: Context) -> Value | None:
    """`11/30/2026`, `30/11/2026`; where both orders make a day, neither is taken."""
    first, second, year = int(m[1]), int(m[3]), int(m[4]) + (2000 if len(m[4]) == 2 else 0)
    orders = {(month, day_of) for month, day_of in ((first, second), (second, first)) if real(year, month, day_of)}
    if not orders:
        return Trouble("impossible-date") if first <= 31 and second <= 31 and len(m[4]) == 4 else None
    if len(orders) > 1:
        return Trouble("ambiguous-date")
    return day(year, *orders.pop(), ctx)


def compact(m: Found, ctx: Context) -> Value | None:
    """`20261120`."""
    found = real(int(m[1]), int(m[2]), int(m[3]))
    return Day(found) if found is not None and found >= ctx.today else None


def padded(m: Found, ctx: Context) -> Value | None:
    """`11-20` and `03-15`, and not `3-5`, which counts something."""
    sure = m[1].startswith("0") or m[2].startswith("0") or int(m[2]) > 12
    return month_day(m, ctx) if sure else None


def month_day_range(m: Found, ctx: Context) -> Value | None:
    """`11.20-11.22`, `11/20-11/22`."""
    found = span(day(None, int(m[1]), int(m[3]), ctx), int(m[4]), int(m[5]), ctx)
    return (
        found
        if isinstance(found, Days | Trouble) and found != Trouble("impossible-date") and 1 <= int(m[4]) <= 12
        else None
    )


def nth_day(m: Found, ctx: Context) -> Value | None:
    """`by the 25th`."""
    found = next_in_month(int(m[1]), ctx.today) if 1 <= int(m[1]) <= 31 else None
    return None if found is None else Day(found)


def _month(text: str) -> int:
    return MONTHS.index(text[:3]) + 1


def day_month(m: Found, ctx: Context) -> Value | None:
    return day(int(m[3]) if m[3] else None, _month(m[2]), int(m[1]), ctx)


def month_then_day(m: Found, ctx: Context) -> Value | None:
    return day(int(m[3]) if m[3] else None, _month(m[1]), int(m[2]), ctx)


def days_month(m: Found, ctx: Context) -> Value | None:
    return span(day(None, _month(m[3]), int(m[1]), ctx), None, int(m[2]), ctx)


def days_of_months(m: Found, ctx: Context) -> Value | None:
    """`20 Dec - 3 Jan`."""
    return span(day(None, _month(m[2]), int(m[1]), ctx), _month(m[4]), int(m[3]), ctx)


def month_days(m: Found, ctx: Context) -> Value | None:
    last_month = _month(m[3]) if m[3] else None
    return span(day(None, _month(m[1]), int(m[2]), ctx), last_month, int(m[4]), ctx)


def weekday_agrees(weekday: int, found: date) -> bool:
    """Whether the weekday said beside a date is the one it has."""
    return found.weekday() == weekday


_EN_HINTS = MONTHS
_OPEN = r"(?<![a-z0-9.\-/:])"
_CLOSE = r"(?![\d%]|[./:\-]\d|[a-z])"
_NOT_COUNTED = r"(?!\s*(?:人|个|页|份|天|周(?![一二三四五六日天末])|月|元|万|条|名|项|岁|%|号|楼|章|节|people|pages|items|days|weeks|hours|minutes|percent|stars|would|attendees|years|copies|of\b|cups?\b|day\b|inch|price))"

_ON_THE = "(?:" + "|".join(f"(?<={word} the )" for word in ("on", "by", "due", "before", "until")) + ")"

DIGITS = tuple("0123456789")

RULES: tuple[Rule, ...] = (
    Rule(r"(?<![\da-z_.\-/])(20\d\d|19\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d\-/_]|\.[\da-z]|[a-su-z])t?", full, hints=("20", "19"), also=("-", "/", ".")),
    Rule(rf"(?:(?<![\d〇零一二三四五六七八九])({YEAR})年|(今年|明年|来年|后年))?(?<![\d第每〇零一二三四五六七八九十])({NUMBER})月({NUMBER})(?![\d.%/:〇零一二三四五六七八九十]|个|[层楼]|龙抬)[日号]?",
         chinese, hints=("月",), chinese=True),
    Rule(rf"(?:(?<![\u4e00-\u9fff])|(?<=[于在到至自从迟晚止]))(?:({YEAR})年|(今年|明年|来年|后年))?(元)月({NUMBER})(?![\d.%/:〇零一二三四五六七八九十]|个)[日号]?",
         chinese, hints=("元月",), chinese=True),
    Rule(rf"(?:(?<![\d〇零一二三四五六七八九])({YEAR})年)?(?<![\d第每〇零一二三四五六七八九十])({NUMBER})月({NUMBER})[日号]?(?:到|至|-|~)(?:({NUMBER})月)?({NUMBER})[日号]",
         chinese_range, hints=("月",), chinese=True, also=("到", "至", "-", "~")),
    Rule(rf"{_OPEN}(?!9/11(?!\d)|7/11(?!\d)|[123]/[234](?!\d))(\d{{1,2}})/(\d{{1,2}}){_CLOSE}{_NOT_COUNTED}", month_day, Trust.NEEDS_PLACE, ("/",), also=DIGITS),
    Rule(rf"{_OPEN}(?!24/7(?!\d)|20/20(?!\d)|16/9(?!\d))(\d\d)/(\d{{1,2}}){_CLOSE}{_NOT_COUNTED}(?! (?:support|rota|cover|coverage|service|vision|ratio|split|aspect))", day_first, Trust.NEEDS_PLACE, ("/",), also=DIGITS),
    Rule(r"(?<![a-z0-9.\-/:])(\d{1,2})([/.])(\d{1,2})\2(20\d\d|2\d)(?![\d%/]|[.:\-]\d|[a-z])", with_year, Trust.NEEDS_PLACE, ("/", "."), also=DIGITS),
    Rule(r"(?<![\w.\-/#:])(?<!po )(?<!no )(?<!no\. )(?<!ref )(?<!order )(?<!invoice )(?<!ticket )(?<![号单码编])(20[23]\d)(0[1-9]|1[0-2])([0-3]\d)(?![\w.\-/])", compact, Trust.NEEDS_PLACE, ("202", "203")),
    Rule(rf"{_OPEN}(\d{{1,2}})([./])(\d{{1,2}}) ?(?:-|到|至|~) ?(\d{{1,2}})\2(\d{{1,2}}){_CLOSE}", month_day_range, Trust.NEEDS_PLACE, (".", "/"), also=("-", "到", "至", "~")),
    Rule(rf"{_ON_THE}(\d{{1,2}})(?:st|nd|rd|th)(?=\s*(?:$|[,;.!?)\ue001]|to |for |with |at |so |and ))", nth_day, Trust.NEEDS_COMPANY, ("the ",)),
    Rule(rf"{_OPEN}the (\d{{1,2}})(?:st|nd|rd|th)(?= at \d| at noon)", nth_day, Trust.NEEDS_COMPANY, ("the ",), also=(" at ",)),
    Rule(rf"{_OPEN}(\d{{1,2}})-(\d\d){_CLOSE}{_NOT_COUNTED}", padded, Trust.NEEDS_PLACE, ("-",), also=DIGITS),
    Rule(rf"{_OPEN}(?<!at )(\d{{1,2}})[.-](\d{{1,2}}){_CLOSE}{_NOT_COUNTED}", month_day, Trust.NEEDS_COMPANY, (".", "-"), also=DIGITS),
    Rule(rf"(?<![a-z0-9.\-/])(?:the )?{DAY} (?:of )?({MONTH})(?![a-z])(?:,? (20\d\d)(?!\d))?", day_month, Trust.NEEDS_PLACE, _EN_HINTS, also=DIGITS),
    Rule(rf"(?<![a-z0-9.\-/])(\d{{1,2}})-({MONTH})(?:-(20\d\d))?(?![a-z0-9\-])", day_month, Trust.NEEDS_PLACE, _EN_HINTS, also=("-",)),
    Rule(rf"(?<![a-z0-9.\-/])({MONTH}) (?:the )?{DAY}(?:,? (20\d\d)(?!\d))?", month_then_day, Trust.NEEDS_PLACE, _EN_HINTS, also=DIGITS),
    Rule(rf"(?<![a-z0-9.\-/])(\d{{1,2}})(?:st|nd|rd|th)? ?(?:-|to) ?(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH})(?![a-z])", days_month, Trust.NEEDS_PLACE, _EN_HINTS, also=("-", "to")),
    Rule(rf"(?<![a-z0-9.\-/])(?:from )?(\d{{1,2}}) ({MONTH}) ?(?:-+|to) ?(\d{{1,2}}) ({MONTH})(?![a-z])", days_of_months, Trust.NEEDS_PLACE, _EN_HINTS, also=("-", "to")),
    Rule(rf"(?<![a-z0-9.\-/])(?:from )?({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)? ?(?:-|to) ?(?:({MONTH}) )?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%a-z])", month_days, Trust.NEEDS_PLACE, _EN_HINTS, also=("-", "to")),
)  # fmt: skip
