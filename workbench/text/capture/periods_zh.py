# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Quarters, halves and years in Chinese, and the first and last working day of a period: 四季度末, Q1前, 年内, 下月第一个工作日."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Counted, Day, Days, Trouble, Trust, Value
from workbench.text.capture.calendar import add_months, days, monday, month_end, nth_workday, quarter_end
from workbench.text.capture.context import Context
from workbench.text.capture.days_zh import MONTHS, WEEKS, YEARS, month_of
from workbench.text.capture.edges import NOT_AHEAD, NOT_INSIDE
from workbench.text.capture.numerals import number
from workbench.text.capture.rules import Found, Rule


def _year(word: str | None, ctx: Context) -> int | None:
    """The year named: 明年, 2027年; None where none is."""
    if not word:
        return None
    return ctx.today.year + YEARS[word] if word in YEARS else int(word[:4])


def _span(first: date, months: int) -> tuple[date, date]:
    last = add_months(first, months - 1)
    return first, month_end(last.year, last.month)


def _part(first: date, last: date, suffix: str, ctx: Context) -> Value:
    """The end, the beginning or the whole of a period."""
    if last < ctx.today:
        return Trouble("past-date")
    if suffix == "初":
        return Day(first) if first >= ctx.today else Trouble("past-date")
    if suffix:
        return Day(last, period=True)
    return Days(first, last, whole=True)


def quarter(m: Found, ctx: Context) -> Value | None:
    """四季度末, Q1内, 明年一季度前: without a year the quarter which is not over."""
    n = number(m[2] or m[3])
    year = _year(m[1], ctx)
    if n is None:
        return None
    first, last = _span(date(year or ctx.today.year, 3 * n - 2, 1), 3)
    over = last < ctx.today or (m[4] == "初" and first < ctx.today)
    if over and year is None:
        first, last = _span(add_months(first, 12), 3)
    return _part(first, last, m[4] or "", ctx)


def this_quarter(m: Found, ctx: Context) -> Value:
    """季末, 本季度内, 下季度初."""
    end = quarter_end(ctx.today)
    ahead = (m[1] or "").startswith("下") or (
        not m[1] and m[2] == "初" and ctx.today > add_months(end, -2).replace(day=1)
    )
    if ahead:
        end = quarter_end(end + days(1))
    return _part(add_months(end, -2).replace(day=1), end, m[2] or "", ctx)


def edge_of_quarter(m: Found, ctx: Context) -> Value:
    """本季度最后一天."""
    end = quarter_end(ctx.today)
    if m[1].startswith("下"):
        end = quarter_end(end + days(1))
    return Day(end) if m[2].startswith("最后") else _part(add_months(end, -2).replace(day=1), end, "初", ctx)


def half(m: Found, ctx: Context) -> Value:
    """上半年, 下半年, 年中."""
    year = _year(m[1], ctx)
    first, last = _span(date(year or ctx.today.year, 7 if m[2] == "下半年" else 1, 1), 6)
    if last < ctx.today and year is None:
        first, last = _span(add_months(first, 12), 6)
    return _part(first, last, "底" if m[2] == "年中" else m[3] or "", ctx)


def year_part(m: Found, ctx: Context) -> Value:
    """年底, 明年年初."""
    year = _year(m[1], ctx)
    suffix = m[2] or m[4]
    if suffix == "初" and year is None:
        year = ctx.today.year + ((ctx.today.month, ctx.today.day) > (1, 1))
    first, last = _span(date(year or ctx.today.year, 1, 1), 12)
    return _part(first, last, suffix, ctx)


def whole_year(m: Found, ctx: Context) -> Value:
    """今年内, 2027年内."""
    first, last = _span(date(_year(m[1].removesuffix("度"), ctx) or ctx.today.year, 1, 1), 12)
    return _part(first, last, "", ctx)


def within(m: Found, ctx: Context) -> Value:
    """月内, 年内."""
    if m[1] == "月":
        return Counted(month_end(ctx.today.year, ctx.today.month), True)
    return Counted(quarter_end(ctx.today) if m[1] == "季" else date(ctx.today.year, 12, 31), True)


def working_day(m: Found, ctx: Context) -> Value | None:
    """本月最后一个工作日, 下周第一个工作日, 年底最后一个工作日."""
    span = _period(m[1] or "", ctx)
    n = -1 if m[2].startswith("最后") else 1 if m[2] == "首" else number(m[2].lstrip("第倒数"))
    if span is None or not n:
        return None
    found = nth_workday(*span, -n if m[2].startswith("倒") else n, ctx.is_workday)
    if found is None:
        return None
    return Day(found, period=True) if found >= ctx.today else Trouble("past-date")


def _period(word: str, ctx: Context) -> tuple[date, date] | None:
    if word.endswith(("周", "星期", "礼拜")):
        first = monday(ctx.today) + days(7 * WEEKS[word.removesuffix("周").removesuffix("星期").removesuffix("礼拜")])
        return first, first + days(6)
    if "季" in word:
        end = quarter_end(ctx.today)
        end = quarter_end(end + days(1)) if word.startswith("下") else end
        return add_months(end, -2).replace(day=1), end
    if "年" in word:
        return _span(date(ctx.today.year + word.startswith(("明", "来")), 1, 1), 12)
    first = month_of("" if word in ("月底", "月末", "月初", "") else word.rstrip("底末初"), ctx.today)
    if first is not None and word == "月初" and first < ctx.today:
        first = add_months(first, 1)
    return (first, month_end(first.year, first.month)) if first else None


_NOT_ITS = r"(?!(?<=初)[审稿步级心版衷选赛]|(?<=末)[梢位]|(?<=底)[稿牌气线数]|总结|考|奖|述职报告|报表|决算|评比|评优|目标|任务|预算|聚会|盘点表|测评|分红|结余|库存|余额|数据|清欠|促销|薪|蕴|线|计划表|计划草)"
_YEAR = r"(?:(今年|本年|明年|来年|后年|20\d\d年)的?)?"
_WITHIN = rf"(?=(?:之|以)?内{NOT_INSIDE}(?!完成率))"
_BEFORE = rf"(?=(?:之|以)?前{NOT_AHEAD}(?![三两几]))"
_ENDS = r"(?:结束|终了?|[末底初])"
_PERIOD = rf"(?:本|这个?|下下?个?)(?:周|星期|礼拜)|[今本明来]年年?[底末]?|年[底末]|月[底末初]|[本下]个?季度?[底末]?|季[底末]|{MONTHS}[底末初]?"

RULES: tuple[Rule, ...] = (
    Rule(rf"(?<!每)(?<![\d一二三四五六七八九十]){_YEAR}(?:第?([一二三四1-4])季度?|(?<![a-z\d])q([1-4]))(?:({_ENDS}){_NOT_ITS}|{_WITHIN}|{_BEFORE})", quarter, Trust.NEEDS_PLACE, ("季", "q"), True),
    Rule(rf"(?<![每\d一二三四1-4])(本个?|这个?|下个?)?季度?(?:([末底初]){_NOT_ITS})", this_quarter, Trust.NEEDS_PLACE, ("季",), True),
    Rule(rf"(本|这个?|下个?)季度?()(?:{_WITHIN}|{_BEFORE})", this_quarter, Trust.NEEDS_COMPANY, ("季",), True),
    Rule(r"(?<!每)(本|这个?|下个?)季度?的?(最后[一1]天|第[一1]天)", edge_of_quarter, hints=("季",), chinese=True, also=("最后", "第")),
    Rule(rf"{_YEAR}(上半年|下半年)(?:([底末]){_NOT_ITS}|{_WITHIN}|{_BEFORE})", half, Trust.NEEDS_PLACE, ("半年",), True),
    Rule(rf"{_YEAR}(年中)(){_BEFORE}", half, Trust.NEEDS_COMPANY, ("年中",), True),
    Rule(rf"(?<![每\d去前后今本明来年半周])(?:([今本明来]年|(?<![以之最])后年|20\d\d年)年?([底末初])|()年([底末初])){_NOT_ITS}", year_part, Trust.NEEDS_PLACE, ("年",), True, also=("底", "末", "初")),
    Rule(rf"(?<!\d)((?:今年|本年|明年|来年|后年|20\d\d年)度?){_WITHIN}", whole_year, hints=("年",), chinese=True, also=("内",)),
    Rule(rf"(?<![\d一二三四五六七八九十半本个每今明两几\u4e00-\u9fff])([月季年])内{NOT_INSIDE}(?!完成率|退)", within, Trust.NEEDS_PLACE, ("内",), True, also=("月", "季", "年")),
    Rule(rf"(?<!每)({_PERIOD})的?(最后[一1]|[第首][一二三四五1-5]?|倒数第?[一二三1-3])个?工作[日天]", working_day, hints=("工作",), chinese=True),
)  # fmt: skip
