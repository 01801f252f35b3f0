# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Days of the moon's calendar: 农历八月十五, 腊月二十三, 三月初三. What the calendar cannot tell stays text, and is named."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Day, Days, Trouble, Value
from workbench.text.capture.context import Context
from workbench.text.capture.days_zh import YEARS
from workbench.text.capture.numerals import NUMBER, YEAR, number, year_number
from workbench.text.capture.rules import Found, Rule

_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}
_SAID = r"(?:农历|阴历|旧历)的?"
_YEAR = rf"(?:(今年|明年|来年|后年)的?|({YEAR})年)?"
_DAY = rf"(初[一二三四五六七八九十]|{NUMBER})"
_CLOSE = r"(?![一二三四五六七八九十\d个次期刊人年])[日号]?"
_NO_SCHOOL = r"(?![中高年班级（(]|上学|下学|学)"
_TO = r"(?:到|至|-|~)"
_MISSING = Trouble("calendar-missing")


def lunar_day(m: Found, ctx: Context) -> Value | None:
    """The day, or the days from one to another of the same month."""
    month = _MONTHS.get(m[4]) or number(m[4])
    first = _day_number(m[5])
    if month is None or first is None:
        return None
    if not 1 <= month <= 12 or not 1 <= first <= 30:
        return Trouble("impossible-date")
    if not ctx.calendar.can_tell_lunar:
        return _MISSING
    found = _resolve(m, month, first, bool(m[3]), ctx)
    if not isinstance(found, date) or not m[6]:
        return Day(found) if isinstance(found, date) else found
    last = _day_number(m[6])
    days = (last or 0) - first
    end = date.fromordinal(found.toordinal() + days) if 0 < days < 30 else None
    return Days(found, end) if end else None


def _day_number(text: str) -> int | None:
    return number(text.removeprefix("初"))


def _resolve(m: Found, month: int, day: int, leap: bool, ctx: Context) -> date | Trouble:
    """The next such day, or that of the year named: it is the moon's year, which begins in January or February."""
    named = ctx.today.year + YEARS[m[1]] if m[1] else year_number(m[2]) if m[2] else None
    if named is not None:
        found = day_of_year(named, month, day, ctx, leap=leap)
        if found is None:
            return Trouble("impossible-date")
        return found if found >= ctx.today else Trouble("past-date")
    for year in range(ctx.today.year - 1, ctx.today.year + (30 if leap else 3)):
        found = day_of_year(year, month, day, ctx, leap=leap)
        if found is not None and found >= ctx.today:
            return found
        eve = ctx.calendar.lunar(year, month, day - 1, leap=leap) if found is None and not leap else None
        if eve is not None and eve >= ctx.today:
            return Trouble("impossible-date")  # the coming month of that name is short, and a year on is not meant
    return Trouble("impossible-date")


def day_of_year(year: int, month: int, day: int, ctx: Context, *, leap: bool = False) -> date | None:
    """The day of a moon's year on the wall calendar; 腊月三十 is the last day of the year, be it the 29th."""
    found = ctx.calendar.lunar(year, month, day, leap=leap)
    if found is None and (month, day) == (12, 30):
        return ctx.calendar.lunar(year, 12, 29, leap=leap)
    return found


def every_year(m: Found, ctx: Context) -> Value:
    """每年农历八月十五: no rule knows the moon."""
    return Trouble("no-rule")


_RANGE = rf"(?:{_TO}{_DAY}{_CLOSE})?"
RULES: tuple[Rule, ...] = (
    Rule(rf"每年的?(?:{_SAID}(?:{NUMBER}|[正冬腊])月{_DAY}|[正冬腊]月{_DAY}|{NUMBER}月初[一二三四五六七八九十])", every_year, hints=("每年",), chinese=True, also=("月",)),
    Rule(rf"{_SAID}{_YEAR}(闰)?((?:{NUMBER}|[正冬腊]))月{_DAY}{_CLOSE}{_RANGE}", lunar_day, hints=("农历", "阴历", "旧历"), chinese=True, also=("月",)),
    Rule(rf"(?<![农阴旧]历){_YEAR}(?<![一-鿿]真)()([正冬腊])月{_DAY}{_CLOSE}{_RANGE}(?![间里])", lunar_day, hints=("正月", "冬月", "腊月"), chinese=True),
    Rule(rf"(?<![\d第一二三四五六七八九十]){_YEAR}(闰)?({NUMBER})月(初[一二三四五六七八九十]){_CLOSE}{_NO_SCHOOL}{_RANGE}", lunar_day, hints=("月初",), chinese=True),
)  # fmt: skip
