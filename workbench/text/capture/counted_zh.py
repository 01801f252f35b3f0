# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Days and hours counted from now, in Chinese: 3天后, 两周内, 两小时四十分钟后, 两周后的周三, 过一周再."""

from __future__ import annotations

from datetime import timedelta

from workbench.text.capture.atoms import Counted, Day, Moment, Value
from workbench.text.capture.calendar import add_months, add_workdays, days, monday
from workbench.text.capture.context import Context
from workbench.text.capture.days_zh import WEEK, WEEKDAYS
from workbench.text.capture.edges import NOT_BEHIND, NOT_INSIDE
from workbench.text.capture.numerals import NUMBER, number
from workbench.text.capture.rules import Found, Rule
from workbench.text.patterns import compiled


def counted(m: Found, ctx: Context) -> Value | None:
    n = number(m[1])
    if n is None or not n or _after_an_event(m):
        return None
    return _counted(n, m[2], m[3], ctx)


def _counted(n: int, unit: str, word: str, ctx: Context) -> Value | None:
    within = "内" in word
    if "工作" in unit:
        found = add_workdays(ctx.today, n, ctx.is_workday)
        return None if found is None else Counted(found, within)
    if "月" in unit:
        return Counted(add_months(ctx.today, n), within)
    if unit in ("年",):
        return Counted(add_months(ctx.today, 12 * n), within)
    return Counted(ctx.today + days(n * (7 if unit.endswith(("周", "星期", "礼拜")) else 1)), within)


def _after_an_event(m: Found) -> bool:
    """会后3天内, 收到之日起5日内, 上线3天后: counted from something else than today."""
    return bool(compiled(_EVENT).search(m.string[: m.start()]))


def week_from_now(m: Found, ctx: Context) -> Value | None:
    """两周后的周三: of the calendar week that far ahead."""
    n = number(m[1])
    return Day(monday(ctx.today) + days(7 * n + WEEKDAYS[m[2]])) if n else None


def passing(m: Found, ctx: Context) -> Value | None:
    """过一周再…: 过两天 is a manner of speaking and no date."""
    n = number(m[1])
    if n is None or not n or (n == 2 and m[2] == "天"):
        return None
    return _counted(n, m[2], "后", ctx)


def half_year(m: Found, ctx: Context) -> Value | None:
    """半年后, 半个月内: an office's half month is fifteen days."""
    if _after_an_event(m):
        return None
    day = add_months(ctx.today, 6) if "年" in m[0] else ctx.today + days(15)
    return Counted(day, "内" in m[0])


def from_now(m: Found, ctx: Context) -> Value | None:
    if _after_an_event(m):
        return None
    if m[1] == "半":
        minutes: float = 30
    else:
        n = number(m[1])
        if n is None:
            return None
        minutes = n * (60 if "时" in m[3] or "钟头" in m[3] else 1) + (30 if m[2] else 0)
    return _moment(minutes, m[4], ctx)


def hours_and_minutes(m: Found, ctx: Context) -> Value | None:
    """1小时30分钟后, 1.5小时内."""
    if _after_an_event(m):
        return None
    if m[3]:
        return _moment(float(m[3]) * 60, m[4], ctx)
    hours, minutes = number(m[1]), number(m[2])
    return None if hours is None or minutes is None else _moment(60 * hours + minutes, m[4], ctx)


def _moment(minutes: float, word: str, ctx: Context) -> Value:
    at = (ctx.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    return Moment(at, deadline="内" in word)


def quarters_from_now(m: Found, ctx: Context) -> Value | None:
    """一刻钟后."""
    n = number(m[1])
    if not n:
        return None
    at = (ctx.now + timedelta(minutes=15 * n)).replace(second=0, microsecond=0)
    return Moment(at, deadline="内" in m[2])


_COUNT = rf"(?<![\d一二三四五六七八九十日号][至到~-])(?<![第\d每隔.〇零一二三四五六七八九十半])({NUMBER})"
_EVENT = r"(?:(?<!今)(?<!往)后|完|完成|结束|[之当]日起|到货|上线|上市|出院|签收|收到|收文|签订|签约|签字|发布|提交|验收|到期|开工|完工|竣工|开业|入职|离职|报到|受理|公示|中标|通过|批复|批准|生效|交付|付款|发货|手术|术|起床|落地|挂号|投产|立项|送达|登记|开会|开标|下单)(?:的|,)?$"
"""What a count of days starts from, where it is not today."""
_AFTER = rf"(之?以?后{NOT_BEHIND}|之?以?内{NOT_INSIDE})"

RULES: tuple[Rule, ...] = (
    Rule(rf"(?<![第\d每隔.一二三四五六七八九十])({NUMBER})个?{WEEK}之?以?后的?{WEEK}([一二三四五六日天])", week_from_now, hints=("后",), chinese=True, also=("周", "星期", "礼拜")),
    Rule(rf"(?<![一-鿿])(?:再)?过({NUMBER})(天|周|个?星期|个?礼拜|个月)(?=再)", passing, hints=("过",), chinese=True, also=("再",)),
    Rule(rf"{_COUNT}(个工作[日天]|天|日|周|个?星期|个?礼拜|个月|年){_AFTER}", counted, hints=("后", "内"), chinese=True, also=("天", "日", "周", "星期", "礼拜", "月", "年")),
    Rule(rf"(?<![上下大\d一二两三四五六七八九十几个年])半(?:年|个月)(?:(?:之|以)?后{NOT_BEHIND}|(?:之|以)?内{NOT_INSIDE})", half_year, hints=("半年", "半个月"), chinese=True),
    Rule(rf"(?<![第\d每隔.])(?:({NUMBER})个?(?:小时|钟头)(?:零|又)?({NUMBER})分钟?|(\d{{1,2}}\.\d)个?小时)((?:之|以)?后{NOT_BEHIND}|(?:之|以)?内{NOT_INSIDE})", hours_and_minutes, hints=("小时", "钟头"), chinese=True, also=("后", "内")),
    Rule(rf"(?<![第\d每隔.一二三四五六七八九十点])([一三13])刻钟((?:之|以)?后{NOT_BEHIND}|(?:之|以)?内{NOT_INSIDE})", quarters_from_now, hints=("刻钟",), chinese=True),
    Rule(rf"(?<![第\d每隔.时头零又])(半|{NUMBER})(个半)?个?(小时|钟头|分钟)((?:之|以)?后{NOT_BEHIND}|(?:之|以)?内{NOT_INSIDE})", from_now, hints=("后", "内"), chinese=True, also=("小时", "钟头", "分钟")),
)  # fmt: skip
