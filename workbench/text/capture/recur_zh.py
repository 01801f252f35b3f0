# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Recurrence in Chinese beyond the plain 每周一: working days, quarters, halves of the year, from completion, with a roll."""

from __future__ import annotations

from workbench.text.capture.atoms import Proviso, Repeats, Trouble, Trust, Value
from workbench.text.capture.calendar import days, real
from workbench.text.capture.context import Context
from workbench.text.capture.days_zh import WEEK, WEEKDAYS
from workbench.text.capture.edges import NOT_AHEAD
from workbench.text.capture.festivals import SOLAR
from workbench.text.capture.numerals import NUMBER, number
from workbench.text.capture.recur import monthly, rule, weekly, yearly
from workbench.text.capture.rules import Found, Rule

_QUARTER = {1: frozenset({1, 4, 7, 10}), 2: frozenset({2, 5, 8, 11}), 3: frozenset({3, 6, 9, 12})}
"""The months that are the first, second and third of their quarters."""
_UNITS = {
    "天": "DAILY",
    "日": "DAILY",
    "周": "WEEKLY",
    "星期": "WEEKLY",
    "礼拜": "WEEKLY",
    "月": "MONTHLY",
    "年": "YEARLY",
}
_SUN = {"元旦": "new-year", "五一": "labour", "劳动节": "labour", "国庆": "national", "圣诞": "christmas"}


def working_day(m: Found, ctx: Context) -> Value | None:
    """每月第一个工作日, 每季度最后一个工作日: the rule knows Monday to Friday; the first day is that of the calendar."""
    n = -1 if m[2].startswith("最后") else 1 if m[2] == "首" else number(m[2].lstrip("第倒数"))
    if not n:
        return None
    n = -n if m[2].startswith("倒") else n
    interval = 3 if "季" in m[1] else 1
    text = rule("MONTHLY", interval, "BYDAY=MO,TU,WE,TH,FR", f"BYSETPOS={n}")
    months = _QUARTER[3 if n < 0 else 1] if interval == 3 else frozenset[int]()
    return Repeats(text, working=n, months=months, doubt="weekdays-only")


def working_day_of_week(m: Found, ctx: Context) -> Value:
    n = -1 if m[1].startswith("最后") else 1
    text = rule("WEEKLY", 1, "BYDAY=MO,TU,WE,TH,FR", f"BYSETPOS={n}")
    return Repeats(text, frozenset({0 if n == 1 else 4}), doubt="weekdays-only")


def weekend(m: Found, ctx: Context) -> Value:
    """每周末: its Saturday, as 周末 alone."""
    return weekly(frozenset({5}))


def counted_weekdays(m: Found, ctx: Context) -> Value:
    """每周1、3、5."""
    return weekly(frozenset(int(d) - 1 for d in m[1] if d.isdigit()))


def every_second_week(m: Found, ctx: Context) -> Value:
    return weekly(frozenset({WEEKDAYS[m[1]]}), 2)


def of_the_quarter(m: Found, ctx: Context) -> Value | None:
    """每季度第一个月10号."""
    month = 1 if m[1] == "首" else 3 if m[1] in ("末", "最后一", "最后1") else number(m[1].lstrip("第"))
    day = -1 if m[3] else number(m[2])
    if month not in _QUARTER or not day or day > 31:
        return None
    return monthly(day, 3, _QUARTER[month])


def quarter_start(m: Found, ctx: Context) -> Value:
    return monthly(1, 3, _QUARTER[1])


def half_year(m: Found, ctx: Context) -> Value:
    return Repeats(rule("MONTHLY", 6))


def month_of_year(m: Found, ctx: Context) -> Value | None:
    """每年6月底, 每年12月初."""
    month = number(m[1])
    if month is None or not 1 <= month <= 12:
        return None
    day = 1 if m[2] == "初" else -1
    text = rule("YEARLY", 1, f"BYMONTH={month}", f"BYMONTHDAY={day}")
    return Repeats(text, month_days=frozenset({day}), months=frozenset({month}))


def year_start(m: Found, ctx: Context) -> Value | None:
    return yearly(1, 1)


def festival(m: Found, ctx: Context) -> Value | None:
    """每年五一当天; the festivals of the sun's calendar alone."""
    return yearly(*SOLAR[_SUN.get(m[1], m[1])])


def festival_before(m: Found, ctx: Context) -> Value | None:
    """每年国庆前: the day before it."""
    found = real(2023, *SOLAR[_SUN.get(m[1], m[1])])  # any year: none of them is at the end of February
    return yearly((found - days(1)).month, (found - days(1)).day) if found else None


def loose(m: Found, ctx: Context) -> Value:
    """每周, 每月 before a verb: from today on, as 每天 is."""
    if m[1].startswith("季"):
        return Repeats(rule("MONTHLY", 3))
    return Repeats(rule(_UNITS[m[1]]))


def both_parts(m: Found, ctx: Context) -> Value:
    """每天早晚: two times a day are two items."""
    return Trouble("several-times")


def after_completion(m: Found, ctx: Context) -> Value:
    return Proviso(from_completion=True)


def again_after(m: Found, ctx: Context) -> Value | None:
    """每次办完后7天再: a recurrence by itself."""
    n = number(m[1])
    return Repeats(rule(_UNITS[m[2].lstrip("个")], n), from_completion=True) if n else None


def every_workday(m: Found, ctx: Context) -> Value:
    return weekly(frozenset(range(5)), doubt="weekdays-only")


def every_second(m: Found, ctx: Context) -> Value:
    """双周周一."""
    return weekly(frozenset({WEEKDAYS[m[1]]}), 2)


def rolled(m: Found, ctx: Context) -> Value:
    return Proviso(roll="previous" if "前" in m[1] else "next")


_DONE = r"(?:完成|做完|办完|干完|弄完|处理完|做好|办结|结束|用完|换完|查完|打完|写完|交完)"
_VERB = r"(?=[交报发送写做查看核盘点清整开更汇检巡走回备导复打浇洗换给跟向和把对统审结算评测练读学训归还付缴领保养]|团建|上报|例行)"
_NOT_NAMES = r"(?!一[次度]的|开支|报表|清单|报[刊告价纸道]|发[展电言]|看点|开销|学[习费刊]|训练营|检测|评[优比]|算|点[评心]|交[易通]|回[顾报]|(?:统计|测评|跟踪|检查|巡检|考核|结算|对账|核对|汇总|评分|打分|整改|登记|交接)(?:表|单|报表|报告|台账|记录|清单)|报$|看板|做法|给养|更新(?:日志|说明)|清洁|发薪|送|写真|换手|做客|给力|整理师|读[书者])"
_OFF = r"(?:法定)?(?:节假日|周末|双休日|休息日|非工作日|假期|假日|节日|公休日)(?:[或和、及/]?(?:周末|双休日|节假日|休息日|假日))?(?:的话)?"
_SUN_NAMES = (
    "元旦|五一|劳动节|国庆|圣诞|三八|妇女节|植树节|五四|青年节|六一|儿童节|七一|建党节|八一|建军节|教师节|双十一|双十二"
)

RULES: tuple[Rule, ...] = (
    Rule(r"工作日(?:里)?每[天日]|每[天日]\(工作日\)|每[天日](?=\(?工作日)工作日", every_workday, hints=("工作日",), chinese=True, also=("每天", "每日")),
    Rule(rf"双周(?:的)?{WEEK}([一二三四五六日天])(?![天个次])", every_second, hints=("双周",), chinese=True),
    Rule(r"每(?:逢|个)?(季度?|月)的?(最后[一1]|第[一二三四五六七八九十\d]{1,2}|首|倒数第?[一二三1-3])个?工作[日天]", working_day, hints=("每",), chinese=True, also=("工作",)),
    Rule(rf"每个?{WEEK}的?(最后[一1]|第[一1]|首)个?工作[日天]", working_day_of_week, hints=("每",), chinese=True, also=("工作",)),
    Rule(r"每个?(?:周|星期)末", weekend, Trust.NEEDS_PLACE, ("每",), True, also=("周末", "星期末")),
    Rule(rf"每{WEEK}([1-7](?:[、,/和][1-7])+)(?![\d次天个])", counted_weekdays, hints=("每",), chinese=True, also=("、", ",", "/", "和")),
    Rule(rf"每(?:个?双周|双周)的?{WEEK}([一二三四五六日天])", every_second_week, hints=("双周",), chinese=True),
    Rule(rf"每个?季度?的?(第[一二三1-3]|首|末|最后[一1])个?月的?(?:({NUMBER})[日号]|([底末]))", of_the_quarter, hints=("每",), chinese=True, also=("季",)),
    Rule(r"每个?季度?初(?![级中审心稿步衷])", quarter_start, hints=("每",), chinese=True, also=("季",)),
    Rule(r"每(?:半年|六个月|6个月|年两次)(?!报|刊|度)", half_year, Trust.NEEDS_PLACE, ("每",), True, also=("半年", "个月", "年两次")),
    Rule(rf"每年的?({NUMBER})月份?([底末初])", month_of_year, hints=("每年",), chinese=True, also=("底", "末", "初")),
    Rule(r"每年年?初", year_start, hints=("每年",), chinese=True, also=("初",)),
    Rule(rf"每年的?({_SUN_NAMES})节?(?=(?:之|以)?前{NOT_AHEAD})", festival_before, hints=("每年",), chinese=True, also=("前",)),
    Rule(rf"每年的?({_SUN_NAMES})节?当[天日]", festival, hints=("每年",), chinese=True, also=("当",)),
    Rule(rf"每个?(周|星期|月|季度?|年){_VERB}{_NOT_NAMES}", loose, hints=("每",), chinese=True),
    Rule(r"每[天日](?:早晚|(?:早上?|上午)(?:和|、|及|与)?(?:中午|下午|晚上?))", both_parts, Trust.NEEDS_COMPANY, ("每",), True, also=("早", "上午")),
    Rule(rf"(?:(?:^|(?<=[\s,;]))[一-鿿]{{1,4}}?)?(?:每次)?{_DONE}(?:之|以)?后(?=每)", after_completion, Trust.NEEDS_COMPANY, ("后",), True, also=("每",)),
    Rule(rf"(?:从|自|按|以)(?:每次|上次)?{_DONE}(?:之?日期?|时间?|当天)?(?:起算?|算起|开始算?|计算?|为准)?", after_completion, Trust.NEEDS_COMPANY, ("从", "自", "按", "以"), True),
    Rule(rf"每次{_DONE}(?:之|以)?后(?:过|隔)?({NUMBER})(天|日|周|个?星期|个?礼拜|个月|年)(?:之?后)?(?=再|$|[,;])", again_after, hints=("每次",), chinese=True, also=("后",)),
    Rule(rf"(?:(?:如果?)?[遇逢](?:到|上|有)?|(?<=[,(;、]) ?){_OFF},?(?:则|就|往|自动)*((?:提前|前移)(?:到|至)?(?:前一?个?|上一?个?|最近的?)?(?:工作日)?|(?:顺延|延后|后延|后移|推迟|后顺延)(?:到|至)?(?:下一?个?|后一?个?|节后|最近的?)?(?:第?[一1]?个?工作日)?)", rolled, Trust.NEEDS_COMPANY, ("顺延", "提前", "延", "移", "推迟"), True),
)  # fmt: skip
