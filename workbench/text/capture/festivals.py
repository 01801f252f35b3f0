# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Festivals in Chinese, where they are dates: 国庆前, 春节后, 中秋当天, 五一期间, 除夕. Without such a word a festival is an attribute.

The days come from the working calendar. A festival of the sun's calendar needs none; the moon's is asked, or said to be
missing; days off which no decree has confirmed are read with a doubt.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.calendar import Certainty, Holiday
from workbench.text.capture.atoms import Counted, Day, Days, Part, Trouble, Trust, Value
from workbench.text.capture.calendar import add_workdays, days
from workbench.text.capture.context import Context
from workbench.text.capture.edges import NOT_AHEAD, NOT_BEHIND
from workbench.text.capture.lunar import day_of_year
from workbench.text.capture.numerals import number
from workbench.text.capture.rules import Found, Rule

_KEYS = {
    "元旦": "new-year", "新年": "new-year", "春节": "spring", "过年": "spring", "大年初一": "spring",
    "除夕": "new-years-eve", "大年三十": "new-years-eve", "年三十": "new-years-eve", "大年夜": "new-years-eve",
    "元宵": "lantern", "清明": "qingming", "五一": "labour", "劳动节": "labour", "端午": "dragon-boat", "七夕": "qixi",
    "中秋": "mid-autumn", "重阳": "chongyang", "腊八": "laba", "冬至": "winter-solstice", "中元": "zhongyuan", "国庆": "national", "十一": "national",
    "圣诞": "christmas", "平安夜": "christmas-eve", "感恩节": "thanksgiving",
}  # fmt: skip
SOLAR = {
    "new-year": (1, 1), "labour": (5, 1), "national": (10, 1), "christmas": (12, 25), "christmas-eve": (12, 24),
    "情人节": (2, 14), "三八": (3, 8), "妇女节": (3, 8), "植树节": (3, 12), "五四": (5, 4), "青年节": (5, 4),
    "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "万圣节": (10, 31), "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12),
    "618": (6, 18),
}  # fmt: skip
"""Month and day, by key or by name: these need no calendar."""
_MOON = {
    "spring": (1, 1), "lantern": (1, 15), "dragon-boat": (5, 5), "qixi": (7, 7), "mid-autumn": (8, 15),
    "chongyang": (9, 9), "laba": (12, 8), "zhongyuan": (7, 15), "new-years-eve": (12, 30),
}  # fmt: skip
_USUALLY_OFF = {"labour": 5, "national": 7, "spring": 7}
"""Days off from the festival on, in most years, where the calendar says nothing."""
_NATIONAL_TW = (10, 10)


def _holiday(name: str, year: int, ctx: Context) -> Holiday | None:
    """The festival of that year with its days off; None where nobody can tell.

    The calendar of another country has other days under the same key (its national day): those are not meant.
    """
    key = _KEYS.get(name, name)
    known = ctx.calendar.holiday(key, year)
    solar = SOLAR.get(key)
    if known and (solar is None or (known.day.month, known.day.day) in (solar, _NATIONAL_TW)):
        return known
    if solar is None:
        moon = _MOON.get(key)
        day = day_of_year(year - (moon[0] == 12), *moon, ctx) if moon else None
        if day is not None and day.year != year:
            day = day_of_year(year, *moon, ctx) if moon else None
    else:
        day = date(year, *solar)
    if day is None:
        return None
    off = _USUALLY_OFF.get(key, 1)
    certainty = Certainty.PROVISIONAL if off > 1 else ctx.calendar.certainty(day)
    return Holiday(day, day, day + days(off - 1), certainty)


def _coming(name: str, ctx: Context, ends: str) -> Holiday | Trouble:
    """The next such festival whose `day`, or `last` day off, is still to come."""
    for year in (ctx.today.year - 1, ctx.today.year, ctx.today.year + 1, ctx.today.year + 2):
        found = _holiday(name, year, ctx)
        if found and getattr(found, ends) >= ctx.today:
            return found
    return Trouble("calendar-missing")


def _doubt(found: Holiday) -> str | None:
    return None if found.certainty is Certainty.OFFICIAL else "provisional-date"


def before(m: Found, ctx: Context) -> Value:
    """国庆前 is the day before the festival itself; 国庆假期前 the day before the first day off."""
    found = _coming(m[1], ctx, "day")
    if isinstance(found, Trouble):
        return found
    if m[2]:
        return Days(found.first, found.last, whole=True, doubt=_doubt(found))
    return Days(found.day, found.day, whole=True)


def after(m: Found, ctx: Context) -> Value | None:
    """国庆后: the first working day after the days off."""
    found = _coming(m[1], ctx, "last")
    if isinstance(found, Trouble):
        return found
    day = add_workdays(found.last, 1, ctx.is_workday)
    off = (found.last - found.first).days > 0 or SOLAR.get(_KEYS.get(m[1], m[1])) is None
    return None if day is None else Counted(day, False, doubt=_doubt(found) if off else None)


def on_it(m: Found, ctx: Context) -> Value:
    """中秋当天, 除夕, 平安夜."""
    found = _coming(m[1], ctx, "day")
    if isinstance(found, Trouble):
        return found
    return Day(found.day, part=Part.EVENING if m[0].endswith("晚") else None)


def eve(m: Found, ctx: Context) -> Value:
    """国庆前一天, 元旦前夕."""
    found = _coming(m[1], ctx, "day")
    if isinstance(found, Trouble):
        return found
    day = found.first if m[2] else found.day
    if day <= ctx.today:
        return Trouble("past-date")
    return Day(day - days(1), doubt=_doubt(found) if m[2] else None)


def days_off(m: Found, ctx: Context) -> Value:
    """国庆期间: the days off."""
    found = _coming(m[1], ctx, "last")
    if isinstance(found, Trouble):
        return found
    first = max(found.first, ctx.today)
    return Days(first, found.last, doubt=_doubt(found)) if found.last > first else Day(first, doubt=_doubt(found))


def new_year_count(m: Found, ctx: Context) -> Value | None:
    """大年初三."""
    n = number(m[1])
    found = _coming("春节", ctx, "last")
    if isinstance(found, Trouble) or n is None:
        return found if isinstance(found, Trouble) else None
    return Day(found.day + days(n - 1))


def every_year(m: Found, ctx: Context) -> Value:
    """每年春节前: no rule knows the moon, nor the decree."""
    return Trouble("no-rule")


_SUN = "元旦|新年|五一|劳动节|国庆|圣诞|情人节|三八|妇女节|植树节|五四|青年节|六一|儿童节|七一|建党节|八一|建军节|教师节|万圣节|双十一|双11|双十二|双12|618"
_OTHER = "春节|除夕|元宵|清明|端午|七夕|中秋|中元|重阳|冬至|腊八|平安夜|感恩节|大年三十|年三十|大年夜|大年初一"
_OPEN = r"(?<![张王李刘陈杨赵黄周吴徐孙朱胡郭林何梁郑罗宋谢唐韩曹许邓钱冯双十九二三四五六七八\d第每月])"
"""Not the end of a person's name, nor of a number."""
_NAMES = (
    rf"{_OPEN}({_SUN}|{_OTHER}|(?<!大)(?<!大的)过年(?=之?以?前)|十一(?=节?(?:之?以?[前后](?!天)|期间|假期|长假)))节?"
)
_OFF = r"(假期|小?长假|放假)?"
_NOTHING_ELSE = rf"(?![一二两三四五六七八九十几半\d]+[天日周个]|来){NOT_AHEAD}"
_HINTS = ("元旦", "新年", "五一", "节", "国庆", "圣诞", "三八", "五四", "六一", "七一", "八一", "双", "618", "除夕", "元宵", "清明", "端午",
          "七夕", "中秋", "中元", "重阳", "冬至", "腊八", "平安夜", "年三十", "大年", "过年", "十一")  # fmt: skip
_WITH_HOUR = (
    r"(?=(?:早上|上午|中午|下午|晚上|傍晚|凌晨|\d{1,2}[:点时]|[一二两三四五六七八九十]{1,3}[点时])(?![场班茶餐]))"
)

RULES: tuple[Rule, ...] = (
    Rule(rf"每年的?{_NAMES}", every_year, hints=("每年",), chinese=True, also=_HINTS),
    Rule(rf"{_NAMES}{_OFF}(?=(?:之|以)?前{_NOTHING_ELSE})", before, Trust.NEEDS_COMPANY, ("前",), True, also=_HINTS),
    Rule(rf"{_NAMES}{_OFF}(?:之|以)?后{NOT_BEHIND}(?!人|第[二三四五]|[一二两三四五六七八九十几半\d]+[天周个])(?:的?(?:第一|首)个?(?:工作日|上班日)|第一天上班)?", after, hints=("后",), chinese=True, also=_HINTS),
    Rule(rf"{_NAMES}{_OFF}前(?:一[天日晚]|夕)", eve, hints=("前一", "前夕"), chinese=True, also=_HINTS),
    Rule(rf"{_NAMES}(?:当[天日晚]|那[天晚]|[这正]天)", on_it, hints=("当", "那", "天"), chinese=True, also=_HINTS),
    Rule(rf"{_NAMES}(?:假期|长假)?期间(?!值[班守](?:表|安排|费|人员|电话|名单|带班)|的|应急|安全|安排(?![值人加部专])|值守)", days_off, Trust.NEEDS_PLACE, ("期间",), True, also=_HINTS),
    Rule(rf"{_NAMES}{_WITH_HOUR}", on_it, hints=_HINTS, chinese=True, also=("早上", "上午", "中午", "下午", "晚上", "傍晚", "凌晨", ":", "点", "时")),
    Rule(rf"{_OPEN}(除夕|大年三十|年三十|大年夜|大年初一|平安夜)(?!夜|之夜|儿|[晚话歌曲酒店])", on_it, Trust.NEEDS_PLACE, ("除夕", "年三十", "大年", "平安夜"), True),
    Rule(r"大年初([一二三四五六七八九十])", new_year_count, Trust.NEEDS_PLACE, ("大年初",), True),
)  # fmt: skip
