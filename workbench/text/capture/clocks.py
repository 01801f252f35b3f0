# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Clock times and parts of the day, in both languages."""

from __future__ import annotations

from workbench.text.capture.atoms import Clock, Clocks, EndOfWork, Part, PartOfDay, Trust, Value
from workbench.text.capture.calendar import next_real
from workbench.text.capture.context import Context
from workbench.text.capture.days_en import CLOSE, OPEN, WEEKDAY, WEEKDAY_HINTS, weekday_number
from workbench.text.capture.hours import hour_of, times_on
from workbench.text.capture.numerals import NUMBER, number
from workbench.text.capture.rules import Found, Rule
from workbench.text.patterns import compiled

ZH_PARTS = {
    "凌晨": Part.DAWN, "半夜": Part.DAWN, "午夜": Part.DAWN, "清晨": Part.MORNING, "清早": Part.MORNING, "一大早": Part.MORNING,
    "一早": Part.MORNING, "大早": Part.MORNING, "早上": Part.MORNING, "早晨": Part.MORNING, "上午": Part.MORNING,
    "中午": Part.NOON, "正午": Part.NOON, "午间": Part.NOON, "午后": Part.AFTERNOON,
    "下午": Part.AFTERNOON, "傍晚": Part.EVENING, "晚上": Part.EVENING, "晚间": Part.EVENING,
    "夜里": Part.EVENING, "夜间": Part.EVENING, "上昼": Part.MORNING, "朝早": Part.MORNING, "下昼": Part.AFTERNOON,
}  # fmt: skip
_QUARTERS = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45, "钟": 0, "整": 0}


def clock(hour: int | None, minute: int | None, *, sure: bool = False) -> Clock | None:
    """A clock time, if there is such a one."""
    if hour is None or minute is None or not 0 <= hour <= 24 or not 0 <= minute <= 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, sure or hour > 12 or hour == 0)


def _digits(hour: str, minute: str, half: str | None) -> Clock | None:
    """`9:30`, `09:30`, `3:30 pm`. A leading zero is the 24-hour clock."""
    h = int(hour)
    if half:
        if not 1 <= h <= 12:
            return None
        return clock(h % 12 + (12 if half[0] == "p" else 0), int(minute or 0), sure=True)
    return clock(h, int(minute or 0), sure=len(hour) == 2 and hour[0] == "0")


def colon(m: Found, ctx: Context) -> Value | None:
    return _digits(m[1], m[2], m[3])


def half_day(m: Found, ctx: Context) -> Value | None:
    return _digits(m[1], "0", m[2])


def past_hour(m: Found, ctx: Context) -> Value | None:
    """`half past 3`, `quarter to 5`, each with its own order of groups."""
    h = number(m[3])
    if h is None or not 1 <= h <= 12:
        return None
    minute = 30 if m[1] == "half" else 15
    return clock(h, minute) if m[2] == "past" else clock(h - 1 or 12, 60 - minute)


def bare_hour(m: Found, ctx: Context) -> Value | None:
    h = int(m[1])
    return clock(h, 0) if 1 <= h <= 12 else None


def tonight_hour(m: Found, ctx: Context) -> Value | None:
    """`tonight 7`."""
    h = int(m[1])
    return clock(h + 12, 0, sure=True) if 5 <= h <= 11 else None


def military(m: Found, ctx: Context) -> Value | None:
    """`1500 hrs`, `tomorrow 0930`."""
    return clock(int(m[1]), int(m[2]), sure=True)


def with_h(m: Found, ctx: Context) -> Value | None:
    """`14h30`; `2h30` is a length."""
    return clock(int(m[1]), int(m[2]), sure=True) if int(m[1]) >= 8 else None


def half_hour(m: Found, ctx: Context) -> Value | None:
    """`half 3`: half past three."""
    h = number(m[1])
    return clock(h, 30) if h is not None and 1 <= h <= 12 else None


def noon(m: Found, ctx: Context) -> Value:
    return _noon(m[1])


def _noon(word: str) -> Clock:
    return Clock(12 if word == "noon" else 24, 0, sure=True)


def until_noon(m: Found, ctx: Context) -> Value | None:
    """`10am-noon`."""
    first = _digits(m[1], m[2] or "0", m[3])
    return Clocks(first, _noon(m[4])) if first else None


def from_noon(m: Found, ctx: Context) -> Value | None:
    """`noon-1pm`."""
    last = _digits(m[1], m[2] or "0", m[3])
    return Clocks(_noon("noon"), last) if last else None


def bare_range(m: Found, ctx: Context) -> Value | None:
    """`thu 10-12`: hours behind a day, unless they are the month and day which that weekday confirms."""
    day = compiled(rf"{OPEN}({WEEKDAY}|today|tomorrow|tmrw|tmr),? (?:at |from )?$").search(m.string, 0, m.start())
    first, last = clock(int(m[1]), 0), clock(int(m[2]), 0)
    if day is None or first is None or last is None or times_on(ctx.today, Clocks(first, last), None) is None:
        return None
    dated = next_real(int(m[1]), int(m[2]), ctx.today) if 1 <= int(m[1]) <= 12 else None
    weekday = weekday_number(day[1]) if compiled(WEEKDAY).fullmatch(day[1]) else None
    near = dated is not None and (dated - ctx.today).days <= _SOON and len(m[2]) == 2
    if near and dated and (dated.weekday() == weekday or (weekday is None and (dated - ctx.today).days <= 1)):
        return None
    return Clocks(first, last)


def short_of(m: Found, ctx: Context) -> Value | None:
    """差五分十点, 三点差一刻."""
    hour, minutes = (m[2], m[1]) if m[1] else (m[3], m[4])
    n = 15 if "刻" in minutes else number(minutes.rstrip("分"))
    h = number(hour)
    return clock((h - 1) % 24 or 12, 60 - n) if h and n and n < 60 else None


def after_work(m: Found, ctx: Context) -> Value:
    """下班后: the day alone, or its evening."""
    return PartOfDay(Part.EVENING)


def start_of_work(m: Found, ctx: Context) -> Value:
    """明天上班前."""
    return EndOfWork(begin=True)


def chinese(m: Found, ctx: Context) -> Value | None:
    tail = m[2] or ""
    minute = _QUARTERS.get(tail) if tail in _QUARTERS else number(tail.rstrip("分")) if tail else 0
    return clock(number(m[1]), minute)


def digit_range(m: Found, ctx: Context) -> Value | None:
    """`14:00-15:30`, `3-4:30pm`, `9am to 11am`: the half said once is meant for both, where that is forward."""
    last = _digits(m[4], m[5] or "0", m[6])
    first = _digits(m[1], m[2] or "0", m[3])
    if first is None or last is None:
        return None
    if m[6] and not m[3]:
        both = _digits(m[1], m[2] or "0", m[6])
        if both and _minutes(both) < _minutes(last):
            first = both
        elif not first.sure:
            first = Clock(first.hour, first.minute, sure=True)
    return Clocks(first, last)


def chinese_range(m: Found, ctx: Context) -> Value | None:
    first = clock(number(m[1]), _tail(m[2]))
    last = clock(number(m[4]), _tail(m[5]))
    return Clocks(first, last) if first and last else None


def parted_range(m: Found, ctx: Context) -> Value | None:
    """上午9点到下午3点: each hour with its own part of the day."""
    first, last = clock(number(m[2]), _tail(m[3])), clock(number(m[5]), _tail(m[6]))
    if first is None or last is None:
        return None
    start = hour_of(first, ZH_PARTS[m[1]]) if m[1] else first.hour
    end = hour_of(last, ZH_PARTS[m[4]])
    if start is None or end is None or end > 24:
        return None
    return Clocks(Clock(start, first.minute, bool(m[1])), Clock(end, last.minute, sure=True))


def over_night(m: Found, ctx: Context) -> Value | None:
    """23:00-次日2:00, 晚上10点到第二天早上6点."""
    first = clock(number(m[2]), _minute(m[3]))
    last = clock(number(m[5]), _minute(m[6]))
    if first is None or last is None:
        return None
    start = hour_of(first, ZH_PARTS[m[1]]) if m[1] else first.hour
    end = hour_of(last, ZH_PARTS[m[4]]) if m[4] else last.hour
    if start is None or end is None or end >= 24:
        return None
    return Clocks(Clock(start, first.minute, bool(m[1]) or first.sure), Clock(end + 24, last.minute, sure=True))


def _minute(text: str) -> int | None:
    return int(text[1:]) if text.startswith(":") else _tail(text[1:])


def _tail(text: str | None) -> int | None:
    if not text:
        return 0
    return _QUARTERS[text] if text in _QUARTERS else number(text.rstrip("分"))


def _minutes(c: Clock) -> int:
    return c.hour * 60 + c.minute


def part(m: Found, ctx: Context) -> Value:
    return PartOfDay(ZH_PARTS[m[0]])


def parts(m: Found, ctx: Context) -> Value:
    """上午和下午: the day alone."""
    return PartOfDay(ZH_PARTS[m[1]])


def short_part(m: Found, ctx: Context) -> Value:
    return PartOfDay(Part.MORNING if m[0] == "早" else Part.EVENING)


def end_of_work(m: Found, ctx: Context) -> Value:
    return EndOfWork()


_HALF = r"([ap])\.?m\.?"
_TAIL = rf"(半|[一三13]刻|钟|整(?![改理顿合治体个])|{NUMBER}分?(?!之|[个人号]))?"
_PARTS = r"(?<![周期拜])一大?早|" + "|".join(part for part in ZH_PARTS if part[0] != "一")
_NOT_POINTS = (
    r"(?!意见|建议|要求|说明|体会|思考|启示|注意|内容|共识|原则|方案|措施|评(?!审|估|标|议|选)|档(?!案)|[一儿子击名赞])"
)
_HOUR = r"(?<![\d:.第几有差这那])((?:(?<![一〇零二三四五六七八九十周期拜])|(?<=[周期拜][一二三四五六日天]))[零一二两三四五六七八九十]{1,3}|\d\d?) ?"
_AT = rf"({NUMBER}) ?(:\d\d|[点时]{_TAIL.replace('(半', '(?:半', 1)})"
_NOT_SCALE = (
    r"(?<!john )(?<!mark )(?<!luke )(?<!matthew )(?<!ratio )(?<!scale )(?<!score )(?<!比例)(?<!比例尺)(?<!比分)"
)

_DAY_WORDS = (
    "tomorrow",
    "today",
    "tonight",
    "day",
    "morning",
    "noon",
    "evening",
    "night",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "days",
    "daily",
    "week",
)
_SOON = 180
_COUNTED = r"(?! ?(?:people|men|women|children|staff|more|times|other|k|km|kg|h|hrs?|min|mins|m|%|(?:or|and|&|,) ?\d|[a-z]*[a-rt-z]s\b|人|个|页|份|天|周(?![一二三四五六日天末])|月|元|万|条|名|项|岁|号|楼|章|节|年|家|位|台|件|次|套))"
_AFTER_A_DAY = "(?:" + "|".join(f"(?<={word} at )" for word in _DAY_WORDS) + ")"

_AFTER_NEAR = "(?<=tomorrow )|(?<=today )|(?<=tomorrow at )|(?<=today at )|(?<=day at )|(?<=day )"
_TO = ("-", "~", "to", "and", "til", "到", "至")
_ZH_TO = ("到", "至", "-", "~")

FIRST: tuple[Rule, ...] = (
    Rule(rf"(?<![a-z0-9_:.\-/])(\d\d?)(?: ?- ?| to )(\d\d?)(?![\d:%/]|[.\-]\d|[a-z]| ?{_HALF}){_COUNTED}", bare_range, hints=(*WEEKDAY_HINTS, "tod", "tom", "tm"), also=("-", " to ")),
)  # fmt: skip
"""What wins over the days in figures."""

RULES: tuple[Rule, ...] = (
    Rule(rf"{_NOT_SCALE}(?<![a-z0-9_:.\-/])(?<!\d\+)(\d\d?):(\d\d)(?::00)?(?: ?{_HALF})?(?![\d:a-z%]|[.]\d| ?[-~] ?\d| (?:scale|ratio|club))", colon, hints=(":",)),
    Rule(rf"{_NOT_SCALE}(?<=t)(\d\d?):(\d\d)(?::00)?()(?![\d:a-z%])", colon, hints=("t",), also=(":",)),
    Rule(r"(?<=tonight )(\d\d?)(?=\s*(?:$|[,;.!)]|with |to |for |\ue001))", tonight_hour, hints=("tonight ",)),
    Rule(r"(?<![a-z0-9_:.\-/])([01]\d|2[0-3])([0-5]\d) ?(?:hrs|h|hours)(?![a-z0-9])", military, hints=("h",), also=tuple("0123456789")),
    Rule(rf"(?:{_AFTER_NEAR})(0\d|1\d|2[0-3])([0-5]\d)(?![\d:%.\-/a-z])(?! ?(?:people|pages|items|words))", military, hints=("tomorrow ", "today ", "day ", "at ")),
    Rule(r"(?<![a-z0-9_:.\-/~])(\d\d?)h([0-5]\d)(?![a-z0-9])", with_h, Trust.NEEDS_PLACE, ("h",), also=tuple("0123456789")),
    Rule(rf"(?<=at )half (\d\d?|[a-z]+){CLOSE}", half_hour, hints=("at half",)),
    Rule(r"(?<![a-z0-9_:.\-/])(\d\d?):(\d\d)() ?(?:-|to|til|till|until) ?(\d\d?)()()(?![\d:%./]|[a-z]| ?[ap]\.?m)", digit_range, hints=(":",), also=("-", "to", "til")),
    Rule(r"(?<![a-z0-9_:.\-/])(\d\d?)()() ?(?:-|to|til|till|until) ?(\d\d?):(\d\d)()(?![\d:%./]|[a-z]| ?[ap]\.?m)", digit_range, Trust.NEEDS_PLACE, hints=(":",), also=("-", "to", "til")),
    Rule(rf"(?<![a-z0-9_:.\-/])(\d\d?)\.(\d\d) ?{_HALF}(?![a-z0-9])", colon, hints=("am", "pm", "a.m", "p.m"), also=(".",)),
    Rule(rf"(?<![a-z0-9_:.\-/])(\d\d?) ?{_HALF}(?![a-z0-9]|-[a-z]| i\b| roles?\b| jobs?\b| positions?\b| club\b)", half_day, hints=("am", "pm", "a.m", "p.m")),
    Rule(rf"{OPEN}(half|quarter|a quarter) (past|to) (\d\d?|[a-z]+){CLOSE}", past_hour, hints=("half", "quarter")),
    Rule(r"(?<=\bat )(\d\d?)(?: ?o'?clock)?(?=\s*(?:$|[,;!)]|\.(?!\d)|on |tomorrow|today|\ue001))", bare_hour, hints=("at ",)),
    Rule(rf"{_AFTER_A_DAY}(\d\d?)(?![\d:%.\-/]|[a-z])", bare_hour, hints=("at ",)),
    Rule(r"(?<=\bby )(\d\d?)(?: ?o'?clock)?(?=\s*(?:$|[,;!)]|on |tomorrow|today|\ue001))", bare_hour, hints=("by ",)),
    Rule(r"(?<![a-z0-9_:.\-/])(\d\d?) ?o'clock(?![a-z])", bare_hour, hints=("clock",)),
    Rule(r"^(noon|midnight)(?= (?:call|meeting|lunch|standup|sync|deadline|check|review|demo|interview|appointment|train|flight)\b)", noon, hints=("noon", "midnight")),
    Rule(rf"(?:(?<=\s)|^)(?<!high )(?<!after )(noon|midnight){CLOSE}", noon, Trust.NEEDS_COMPANY, ("noon", "midnight")),
    Rule(rf"(?<![a-z0-9_:.\-/])(?:from |between )?(\d\d?)(?::(\d\d))?(?: ?{_HALF})? ?(?:-|~|to|til|till|until|and|到|至) ?(\d\d?)(?::(\d\d))? ?{_HALF}(?![a-z0-9])", digit_range, hints=("am", "pm", "a.m", "p.m"), also=_TO),
    Rule(r"(?<![a-z0-9_:.\-/])(?:from |between )?(\d\d?):(\d\d)() ?(?:-+|~|to|til|till|until|and|到|至) ?(\d\d?):(\d\d)()(?![\d:a-z%])", digit_range, hints=(":",), also=_TO),
    Rule(rf"(?<![a-z0-9_:.\-/])(?:from |between )?(\d\d?)(?=:| ?[ap]\.?m)(?::(\d\d))?(?: ?{_HALF})? ?(?:-|~|to|until|till|and) ?(noon|midnight){CLOSE}", until_noon, hints=("noon", "midnight")),
    Rule(rf"(?:(?<=\s)|^)(?<!high )(?<!after )(?:from |between )?noon ?(?:-|~|to|until|till|and) ?(\d\d?)(?=:| ?[ap]\.?m)(?::(\d\d))?(?: ?{_HALF})?{CLOSE}", from_noon, hints=("noon",)),
    Rule(rf"(?:({_PARTS}) ?)?(?<![\d:.第每]){_AT} ?(?:到|至|-|~) ?(?:次日|第二天|翌日|隔天|转天)的?(?:({_PARTS}) ?)?{_AT}", over_night, hints=("次日", "第二天", "翌日", "隔天", "转天"), chinese=True, also=("点", "时", ":")),
    Rule(rf"(?:({_PARTS}) ?)?{_HOUR}[点时]{_TAIL} ?(?:到|至|-|~) ?({_PARTS}) ?({NUMBER})[点时]{_TAIL}", parted_range, hints=("点", "时"), chinese=True, also=_ZH_TO),
    Rule(rf"{_HOUR}[点时](半|[一三13]刻|\d\d?分)(?!之)", chinese, hints=("点", "时"), chinese=True, also=("半", "刻", "分")),
    Rule(rf"{_HOUR}[点时](?!间|候){_TAIL}{_NOT_POINTS}", chinese, Trust.NEEDS_PLACE, ("点", "时"), True),
    Rule(rf"{_HOUR}[点时]{_TAIL} ?(?:到|至|-+|~) ?()({NUMBER}) ?[点时](?!间|候){_TAIL}{_NOT_POINTS}", chinese_range, hints=("点", "时"), chinese=True, also=_ZH_TO),
    Rule(rf"{_HOUR}()(?:到|至|-|~) ?()({NUMBER}) ?[点时](?!间|候){_TAIL}{_NOT_POINTS}", chinese_range, Trust.NEEDS_PLACE, hints=("点", "时"), chinese=True, also=_ZH_TO),
    Rule("(?:" + _PARTS + ")(?![茶餐饭点好场报自期会])", part, Trust.NEEDS_PLACE, tuple("早午晚夜晨昼"), True),
    Rule(rf"(?:{_PARTS})(?:和|及|与|、)({_PARTS})(?![\d点])", parts, Trust.NEEDS_COMPANY, tuple("和及与、"), True, also=tuple("午晚夜晨早")),
    Rule(r"([上中下]午|早上|晚上)(?=报(?!纸|刊|社|栏))", part, Trust.NEEDS_COMPANY, ("午报", "上报"), True),
    Rule(r"(?<=[周期拜][一二三四五六日天])晚(?![上会安报饭餐宴班场自间点婚礼辈期装熟])", short_part, Trust.NEEDS_COMPANY, ("晚",), True, also=("周", "星期", "礼拜")),
    Rule(rf"[早晚](?={NUMBER}[点时:])", short_part, Trust.NEEDS_COMPANY, ("早", "晚"), True, also=("点", "时", ":")),
    Rule(rf"(?<![误时])差(?:({NUMBER}分|[一1]刻)钟?(?:就)?(?:到)?({NUMBER})[点时]整?)|{_HOUR}[点时]差({NUMBER}分|[一1]刻)", short_of, hints=("差",), chinese=True, also=("点", "时")),
    Rule(r"下班(?=之?以?前)", end_of_work, hints=("下班",), chinese=True),
    Rule(r"下了?班(?:之|以)?后(?!的|台|勤)", after_work, Trust.NEEDS_PLACE, ("下班", "下了班"), True, also=("后",)),
    Rule(r"(?<=[天日早晨一二三四五六号])上班(?=之?以?前)", start_of_work, Trust.NEEDS_COMPANY, ("上班",), True, also=("前",)),
    Rule(rf"{OPEN}(?:the )?(?:end of (?:the )?(?:day|business|play)|eod|eob|cob|cop|close of (?:business|play)){CLOSE}(?!模板|表|清单| ?(?:template|script|bug|format|checklist|process))", end_of_work, hints=("eo", "cob", "cop", "end of", "close of")),
)  # fmt: skip
