# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Days in Chinese: 明天, 下周三, 月底, 12月上旬, 3天后."""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Counted, Day, Days, Part, Trouble, Trust, Value
from workbench.text.capture.calendar import (
    add_months,
    coming,
    days,
    last_workday,
    monday,
    month_end,
    next_in_month,
    next_real,
    nth_weekday,
    real,
)
from workbench.text.capture.context import Context
from workbench.text.capture.edges import NOT_AHEAD
from workbench.text.capture.numerals import NUMBER, number
from workbench.text.capture.rules import Found, Rule

WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
WEEK = r"(?:周|星期|礼拜)"

FESTIVALS = {
    "元旦": (1, 1), "新年": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "圣诞": (12, 25),
    "妇女节": (3, 8), "儿童节": (6, 1), "建军节": (8, 1), "教师节": (9, 10),
    "new year": (1, 1), "new year's day": (1, 1), "christmas": (12, 25), "xmas": (12, 25),
}  # fmt: skip
"""Month and day. What the moon or a decree decides waits for the working calendar."""

YEARS = {"今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2}
"""Years on, by the word."""
_NEAR = {"今": 0, "明": 1, "后": 2}
_PARTS = {"早": Part.MORNING, "晨": Part.MORNING, "晚": Part.EVENING, "夜": Part.EVENING}
WEEKS = {"": 0, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}
"""Weeks on, by the word before the weekday."""
_NOT_A_WEEKDAY = r"(?![次期岁边围刊转]|[一二三四五六七]?[十天日]制|[天日](?!天|日)(?:[工休])|五[天粮]|一[鸣])"


def near(m: Found, ctx: Context) -> Value:
    """明天, 大后天: each 大 is a day more. 聽日 is tomorrow in Cantonese."""
    if m[0] == "听日":
        return Day(ctx.today + days(1))
    word = m[0].lstrip("大")
    return Day(ctx.today + days(_NEAR[word[0]] + len(m[0]) - len(word)))


def parted(m: Found, ctx: Context) -> Value:
    return Day(ctx.today + days(_NEAR[m[1]]), part=_PARTS[m[2]])


def weekday(m: Found, ctx: Context) -> Value:
    weeks, day = WEEKS[m[1] or ""], WEEKDAYS[m[2]]
    if weeks:
        return Day(monday(ctx.today) + days(7 * weeks + day))
    if m[1]:
        this = monday(ctx.today) + days(day)
        return Day(this) if this >= ctx.today else Trouble("past-date")
    return Day(coming(day, ctx.today), rolls=7)


def weekday_range(m: Found, ctx: Context) -> Value | None:
    weeks = WEEKS[m[1] or ""]
    first, last = WEEKDAYS[m[2]], WEEKDAYS[m[4]]
    if m[3] and m[3] in "、和及" and last != first + 1:
        return Trouble("several-days")
    if last <= first or (not m[1] and first == 0 and last >= 4):
        return None  # all working days: a rule of every week, and nobody said from when
    start = monday(ctx.today) + days(7 * weeks + first) if weeks else coming(first, ctx.today)
    return Days(start, start + days(last - first))


def this_week(m: Found, ctx: Context) -> Value:
    start = monday(ctx.today) + days(7 * WEEKS[m[1]])
    end = start + days(6)
    return Days(max(start, ctx.today), end, last_workday(start, end, ctx.is_workday), whole=True)


def within_the_week(m: Found, ctx: Context) -> Value | None:
    start = monday(ctx.today)
    end = last_workday(start, start + days(6), ctx.is_workday)
    return None if end is None else Counted(max(end, ctx.today), True)


def weekend(m: Found, ctx: Context) -> Value:
    """The Saturday; "before" it is the Friday."""
    if m[0].endswith("前"):
        start = monday(ctx.today) + days(7 * WEEKS[m[1] or ""] + 4)
        return Counted(start, True) if start >= ctx.today else Trouble("past-date")
    start = monday(ctx.today) + days(7 * WEEKS[m[1] or ""])
    return Day(max(start + days(5), ctx.today) if not WEEKS[m[1] or ""] else start + days(5))


def both_days(m: Found, ctx: Context) -> Value:
    first = ctx.today + days(0 if m[0].startswith("今") else 1)
    return Days(first, first + days(1))


def month_of(word: str, today: date) -> date | None:
    """The first day of the month named: 本月, 下个月, 12月; None where it is no month."""
    this = today.replace(day=1)
    if word in ("", "本月", "这个月", "当月"):
        return this
    if word.startswith("下"):
        return add_months(this, word.count("下"))
    year, _, named = word.rpartition("年")
    n = number(named.removeprefix("的").rstrip("月份"))
    if n is None or not 1 <= n <= 12:
        return None
    if not year:
        return next_real(n, 1, this)
    return date(int(year) if year.isdigit() else today.year + YEARS[f"{year}年"], n, 1)


def month_part(m: Found, ctx: Context) -> Value | None:
    first = month_of(m[1] or "", ctx.today)
    if first is None:
        return None
    end = month_end(first.year, first.month)
    if m[2] in ("底", "末"):
        return Day(end, period=True)
    if m[2] == "初":
        if first >= ctx.today:
            return Day(first)
        named = bool(m[1]) and not m[1].endswith("个月") and m[1] not in ("本月", "当月")
        if m[1] and (not named or "年" in m[1]):
            return Trouble("past-date")
        return Day(add_months(first, 12 if named else 1))
    low, high = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}[m[2]]
    if not m[1] and high < ctx.today.day:
        first = add_months(first, 1)
        end = month_end(first.year, first.month)
    last = first.replace(day=min(high, end.day))
    if last < ctx.today:
        return Trouble("past-date")
    return Days(max(first.replace(day=low), ctx.today), last)


def edge_of_month(m: Found, ctx: Context) -> Value | None:
    """本月最后一天, 下个月的第一天."""
    first = month_of(m[1], ctx.today)
    if first is None:
        return None
    found = month_end(first.year, first.month) if m[2].startswith("最后") else first
    return Day(found) if found >= ctx.today else Trouble("past-date")


def weekday_of_month(m: Found, ctx: Context) -> Value | None:
    """下个月第一个周一, 本月最后一个周五."""
    first = month_of(m[1], ctx.today)
    n = -1 if m[2].startswith("最后") else number(m[2].removeprefix("第"))
    found = nth_weekday(first.year, first.month, WEEKDAYS[m[3]], n) if first and n else None
    if found is None:
        return None
    return Day(found) if found >= ctx.today else Trouble("past-date")


def month_whole(m: Found, ctx: Context) -> Value | None:
    first = month_of(m[1], ctx.today)
    if first is None:
        return None
    last = month_end(first.year, first.month)
    return Days(max(first, ctx.today), last, whole=True) if last >= ctx.today else Trouble("past-date")


def day_of_month(m: Found, ctx: Context) -> Value | None:
    n = number(m[2])
    if n is None or not 1 <= n <= 31:
        return None
    if not m[1]:
        found = next_in_month(n, ctx.today)
        return None if found is None else Day(found, month_day=True)
    first = month_of(m[1], ctx.today)
    if first is None or n > month_end(first.year, first.month).day:
        return Trouble("impossible-date")
    found = first.replace(day=n)
    return Day(found) if found >= ctx.today else Trouble("past-date")


def days_of_month(m: Found, ctx: Context) -> Value | None:
    """20-22号, 下月3号到5号."""
    low, high = number(m[2]), number(m[3])
    if low is None or high is None or not 1 <= low < high <= 31:
        return None
    first = None if m[1] else _holding(low, high, ctx)
    if m[1] and (month := month_of(m[1], ctx.today)):
        first = real(month.year, month.month, low)
    if high > low + 1 and ("、" in m[0] or "和" in m[0]):
        return Trouble("several-days")
    last = real(first.year, first.month, high) if first else None
    return Days(first, last) if first and last and first >= ctx.today else None


def _holding(low: int, high: int, ctx: Context) -> date | None:
    """The first of these days of a month that has both, in the next such month to come."""
    first = next_in_month(low, ctx.today)
    while first and not real(first.year, first.month, high):
        first = next_in_month(low, month_end(first.year, first.month) + days(1))
    return first


def days_across_months(m: Found, ctx: Context) -> Value | None:
    """31日至2日."""
    low, high = number(m[2]), number(m[3])
    if low is None or high is None or not high < low <= 31 or not high:
        return days_of_month(m, ctx)
    first = next_in_month(low, ctx.today)
    after = add_months(first.replace(day=1), 1) if first else None
    last = real(after.year, after.month, high) if after else None
    return Days(first, last) if first and last else None


def festival(m: Found, ctx: Context) -> Value | None:
    """Festivals of the sun's calendar, for 前 and "before"."""
    month, day = FESTIVALS[m[1]]
    found = next_real(month, day, ctx.today)
    return None if found is None else Days(found, found, whole=True)


def week_start(m: Found, ctx: Context) -> Value:
    """下周初: its Monday."""
    found = monday(ctx.today) + days(7 * WEEKS[m[1]])
    return Day(found) if found >= ctx.today else Trouble("past-date")


def past(m: Found, ctx: Context) -> Value:
    return Trouble("past-date")


_NAMED_SO = r"(?!系|会更好|集团|控股|之星|报社|科技|广场|传媒|地产|学校|大酒店|股份|方舟|歌|之子|世界|头版|水印|头条|说法|影评|事今|毕(?!业)|早报|晚报|国际(?:股份|集团|公司)|(?<=今日)美术馆)"
"""Firms, papers and songs which begin as 明天 does."""
_NO_COUNT_BEFORE = r"(?<!再下)(?<!单周)(?<!单周的)(?<!单数周)(?<![一二两三四五六七八九十半几每上隔\d多个四双单])"
MONTHS = rf"(?:本月|这个月|当月|下下个?月|下个?月|(?:(?:今年|明年|来年|后年|20\d\d年)的?)?(?<![\d第]){NUMBER}月份?)"
"""A month: this one, the next, or a named one; `month_of` reads it."""
_MONTHS = rf"({MONTHS})"

_NOT_ITS = r"(?!(?<=初)[审稿步级心版衷选赛]|(?<=末)[梢位]|(?<=底)[稿牌气线]|总结|考(?!察)|奖|述职(?:报告|材料|大会)|报表|决算|评比|评优|目标|任务|预算|聚会|盘点表|测评|分红|结余|库存|余额|数据|清欠)"

RULES: tuple[Rule, ...] = (
    Rule(rf"(?<![老最])(?:大{{0,3}}(?<!先)(?<!前天)(?<!先天)后天(?![性免遗形努之津雨空气]|下第|培[养育])|(?:今|明)[天日]|[今明后]儿个?(?![子童女孙媳歌])|听日(?![语本元]|程)){_NAMED_SO}", near, hints=("后天", "今天", "今日", "明天", "明日", "今儿", "明儿", "后儿", "听日"), chinese=True),
    Rule(r"(?:(?<![\u4e00-\u9fff])|(?<=[于在至迟晚止请定]))后日(?![谈志常程子期记本语元化用历诸]|报(?![送数名到给]))", near, Trust.NEEDS_PLACE, ("后日",), True),
    Rule(r"(今|明|(?<![最然])后)([早晨晚])(?!报|会歌|[89]0后)(?:上|间)?", parted, hints=("早", "晨", "晚"), chinese=True, also=("今", "明", "后")),
    Rule(r"(?:昨天|昨日|昨晚|(?<![提目以])前天(?![后津])|大前天)(?!的)|上上?个?" + WEEK + "[一二三四五六日天](?!的)", past, hints=("昨", "前天", "上周", "上个", "上星期", "上礼拜"), chinese=True),
    Rule(rf"(?<!再)(本|这个?|下下?个?){WEEK}(?:的{WEEK})?([一二三四五六日天])(?![次])", weekday, hints=("周", "星期", "礼拜"), chinese=True, also=("本", "这", "下")),
    Rule(r"(?<=[日号\d]) ?\(()([一二三四五六日])\)", weekday, Trust.NEEDS_COMPANY, ("(",), True, also=("日", "号", "月", "/", "-")),
    Rule(rf"{_NO_COUNT_BEFORE}(){WEEK}([一二三四五六日天]){_NOT_A_WEEKDAY}", weekday, Trust.NEEDS_PLACE, ("周", "星期", "礼拜"), True),
    Rule(rf"{_NO_COUNT_BEFORE}(本|这个?|下下?个?)?{WEEK}([一二三四五六日天])(到|至|-|~|[、和及](?={WEEK}?[一二三四五六日天](?![个次位名条项只家季级楼层号个年月份台套批日天])))(?:\1)?{WEEK}?([一二三四五六日天]){_NOT_A_WEEKDAY}",
         weekday_range, hints=("周", "星期", "礼拜"), chinese=True, also=("到", "至", "-", "~", "、", "和", "及")),
    Rule(rf"{_NO_COUNT_BEFORE}(?<![每隔])(本|这个?|下下?个?)?{WEEK}(一(?={WEEK}?二)|二(?={WEEK}?三)|三(?={WEEK}?四)|四(?={WEEK}?五)|五(?={WEEK}?六)|六(?={WEEK}?[日天])){WEEK}?()([二三四五六日天])(?![一二三四五六日天次报期]|到|至)", weekday_range, Trust.NEEDS_PLACE, ("周", "星期", "礼拜"), True),
    Rule(rf"(本|这个?|下下?个?){WEEK}(?![一二三四五六日天末]|[期刊年报]|音)", this_week, Trust.NEEDS_PLACE, ("周", "星期", "礼拜"), True, also=("本", "这", "下")),
    Rule(r"(?<![一-鿿\d])(?:周|星期)内(?![部容])", within_the_week, hints=("内",), chinese=True, also=("周", "星期")),
    Rule(rf"(?<!每)(本|这个?|下下?个?)?周末(?:之|以)?前{NOT_AHEAD}", weekend, hints=("周末",), chinese=True, also=("前",)),
    Rule(rf"(本|下下?个?){WEEK}初(?![级中一二三审稿])", week_start, Trust.NEEDS_PLACE, ("周初", "星期初", "礼拜初"), True),
    Rule(r"(?<![每个的])(本|这个?|下下?个?)?周末(?![版刊])", weekend, Trust.NEEDS_PLACE, ("周末",), True),
    Rule(r"今明两?[天日]|明后两?[天日]", both_days, hints=("今明", "明后"), chinese=True),
    Rule(rf"(?<!每){_MONTHS}的?(最后[一1]天|第[一1]天)", edge_of_month, hints=("月",), chinese=True, also=("最后", "第")),
    Rule(rf"(?<!每){_MONTHS}的?(第[一二三四1-4]|最后[一1])个?{WEEK}([一二三四五六日天])", weekday_of_month, hints=("月",), chinese=True, also=("最后", "第")),
    Rule(rf"(?<!每){_MONTHS}(底|末|初|[上中下]旬){_NOT_ITS}", month_part, Trust.NEEDS_PLACE, ("月",), True, also=("底", "末", "初", "旬")),
    Rule(rf"(?<![每个\d一二三四五六七八九十正冬腊闰上当])()月(底|末|初){_NOT_ITS}", month_part, Trust.NEEDS_PLACE, ("月",), True, also=("底", "末", "初")),
    Rule(r"(?<![月本])()([上中下]旬)", month_part, Trust.NEEDS_PLACE, ("旬",), True),
    Rule(rf"(?<!每){_MONTHS}(?=之?以?[前内](?![台端期部容]))", month_whole, Trust.NEEDS_PLACE, ("月",), True, also=("前", "内")),
    Rule(r"(下下?个?月)(?![\d一二三四五六七八九十廿底末初上中下之以前内])", month_whole, Trust.NEEDS_PLACE, ("下",), True, also=("月",)),
    Rule(rf"(本月|这个月|当月|下下?个?月)({NUMBER})[日号]", day_of_month, hints=("月",), chinese=True, also=("日", "号")),
    Rule(rf"(?<![月\d第每年.〕)\]])()({NUMBER})日(?:到|至)({NUMBER})日(?![游程])(?!之?以?内)", days_across_months, hints=("日",), chinese=True, also=("到", "至")),
    Rule(rf"(?:^|(?<=[\s,;:(]))()({NUMBER})[至到]({NUMBER})日(?![游程可需须均无未不行完方])(?!之?以?[内后上])", days_of_month, hints=("日",), chinese=True, also=("到", "至")),
    Rule(rf"(?<![月\d第每年.〕)\]])(本月|下下?个?月)?({NUMBER})[日号]?(?:-|~|到|至|、|和)({NUMBER})[日号](?![楼线文店门机院室码令馆会]|电池)(?!之?以?内)", days_of_month, Trust.NEEDS_PLACE, ("日", "号"), True, also=("到", "至", "-", "~", "、", "和")),
    Rule(rf"(?<![\d一二三四五六七八九十日号][至到~-])(?<![月\d第每年.〕)\]室楼栋间厅库桌床仓柜])()(\d\d?|(?<![一二三四五六七八九十〇零廿])[一二三四五六七八九十廿]{{1,3}})[日号](?![楼线文店门机院室码令馆]|电池|[、和]{NUMBER}号?[楼线店门机院室馆]|(?<=日)之?以?内)", day_of_month, Trust.NEEDS_PLACE, ("日", "号"), True),
)  # fmt: skip
