# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Recurrence in both languages: 每周一, 隔周周五, `every 2 weeks`, `daily`."""

from __future__ import annotations

from workbench.text.capture.atoms import Part, Proviso, Repeats, Trust, Value
from workbench.text.capture.calendar import month_end
from workbench.text.capture.context import Context
from workbench.text.capture.days_en import CLOSE, OPEN, ORDINALS, WEEKDAY, WEEKDAY_HINTS, weekday_number
from workbench.text.capture.days_number import MONTH, MONTHS
from workbench.text.capture.days_zh import WEEK, WEEKDAYS
from workbench.text.capture.numerals import NUMBER, WORD_NUMBER, number
from workbench.text.capture.rules import Found, Rule
from workbench.text.patterns import compiled

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {"天": "DAILY", "日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY", "月": "MONTHLY", "年": "YEARLY",
         "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}  # fmt: skip
_ADVERBS = {"daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY", "yearly": "YEARLY", "annually": "YEARLY"}
_WORKING = frozenset(range(5))


def rule(freq: str, interval: int = 1, *parts: str) -> str:
    """An RFC 5545 rule."""
    step = (f"INTERVAL={interval}",) if interval > 1 else ()
    return ";".join((f"FREQ={freq}", *step, *parts))


def weekly(weekdays: frozenset[int], interval: int = 1, *, doubt: str | None = None) -> Repeats:
    """On these days of every (second, third) week."""
    names = ",".join(CODES[d] for d in sorted(weekdays))
    return Repeats(rule("WEEKLY", interval, f"BYDAY={names}"), weekdays, doubt=doubt)


def monthly(day_of: int, interval: int = 1, months: frozenset[int] = frozenset()) -> Repeats:
    """On this day of every month; -1 is the last."""
    return Repeats(rule("MONTHLY", interval, f"BYMONTHDAY={day_of}"), month_days=frozenset({day_of}), months=months)


def nth(n: int, weekday: int) -> Repeats:
    """On the nth such weekday of every month."""
    return Repeats(rule("MONTHLY", 1, f"BYDAY={n}{CODES[weekday]}"), frozenset({weekday}), nth=n)


def yearly(month: int, day_of: int) -> Value | None:
    """Every year on this day."""
    if not 1 <= month <= 12 or not 1 <= day_of <= month_end(2024, month).day:
        return None
    text = rule("YEARLY", 1, f"BYMONTH={month}", f"BYMONTHDAY={day_of}")
    return Repeats(text, month_days=frozenset({day_of}), months=frozenset({month}))


def zh_simple(m: Found, ctx: Context) -> Value | None:
    """每天, 每3天, 每两周, 隔天, 每隔一周."""
    interval = _zh_interval(m[1], m[2])
    return Repeats(rule(_FREQ[m[3]], interval)) if interval else None


def _zh_interval(word: str, count: str | None) -> int | None:
    n = number(count) if count else 1
    if n is None or not n:
        return None
    return n + 1 if "隔" in word and (not count or n == 1) else n


def zh_bare(m: Found, ctx: Context) -> Value:
    """每周, 每月: without a day, and only where no noun can follow."""
    return Repeats(rule(_FREQ[m[1]]))


def zh_part(m: Found, ctx: Context) -> Value:
    return Repeats("FREQ=DAILY", part=Part.EVENING if m[1] in "晚夜" else Part.MORNING)


def zh_weekly(m: Found, ctx: Context) -> Value | None:
    if m[1] == "隔" and m[2] and "的" in m[3]:
        return None  # 隔一周的周五 may be the one after the next
    interval = _zh_interval(m[1], m[2])
    found = compiled(r"[一二三四五六日天]").findall(m[3])
    return weekly(frozenset(WEEKDAYS[d] for d in found), interval) if interval else None


def zh_weekday_span(m: Found, ctx: Context) -> Value | None:
    first, last = WEEKDAYS[m[1]], WEEKDAYS[m[2]]
    return weekly(frozenset(range(first, last + 1))) if first < last else None


def zh_workday(m: Found, ctx: Context) -> Value:
    return weekly(_WORKING, doubt="weekdays-only")


def zh_month_day(m: Found, ctx: Context) -> Value | None:
    found = frozenset(n for d in compiled(NUMBER).findall(m[1]) if (n := number(d)) and n <= 31)
    if not found:
        return None
    names = ",".join(str(d) for d in sorted(found))
    return Repeats(rule("MONTHLY", 1, f"BYMONTHDAY={names}"), month_days=found)


def month_last(m: Found, ctx: Context) -> Value:
    return monthly(-1)


def month_first(m: Found, ctx: Context) -> Value:
    return monthly(1)


def quarter_last(m: Found, ctx: Context) -> Value:
    return monthly(-1, 3, frozenset({3, 6, 9, 12}))


def zh_nth(m: Found, ctx: Context) -> Value | None:
    n = -1 if m[1] == "最后一" else number(m[1].removeprefix("第"))
    return nth(n, WEEKDAYS[m[2]]) if n is not None and n in (-1, 1, 2, 3, 4) else None


def last_work_day(m: Found, ctx: Context) -> Value:
    text = rule("MONTHLY", 1, "BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1")
    return Repeats(text, working=-1, doubt="weekdays-only")


def first_work_day(m: Found, ctx: Context) -> Value:
    text = rule("MONTHLY", 1, "BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=1")
    return Repeats(text, working=1, doubt="weekdays-only")


def completion(m: Found, ctx: Context) -> Value:
    return Proviso(from_completion=True)


def roll_next(m: Found, ctx: Context) -> Value:
    return Proviso(roll="next")


def roll_previous(m: Found, ctx: Context) -> Value:
    return Proviso(roll="previous")


def zh_yearly(m: Found, ctx: Context) -> Value | None:
    month, day_of = number(m[1]), number(m[2])
    return yearly(month, day_of) if month and day_of else None


def year_last(m: Found, ctx: Context) -> Value | None:
    return yearly(12, 31)


def en_simple(m: Found, ctx: Context) -> Value | None:
    """`every day`, `every 2 weeks`, `every other month`."""
    n = 2 if m[1] == "other" else number(m[1]) if m[1] else 1
    if not n:
        return None
    on = m[3]
    if on and m[2] != "week":
        return None
    return weekly(_days_in(on), n) if on else Repeats(rule(_FREQ[m[2]], n))


def en_part(m: Found, ctx: Context) -> Value:
    return Repeats("FREQ=DAILY", part=Part.EVENING if m[1] == "night" else Part(m[1]))


def en_weekday(m: Found, ctx: Context) -> Value:
    return weekly(_WORKING)


def en_weekly(m: Found, ctx: Context) -> Value | None:
    return weekly(_days_in(m[2]), 2 if m[1] else 1)


def en_plural(m: Found, ctx: Context) -> Value | None:
    """`on fridays`, and `fortnightly on fridays`, which is the same every second week."""
    return weekly(_days_in(m[2]), 2 if m[1] and not m[1].startswith("week") else 1)


def en_days_of_month(m: Found, ctx: Context) -> Value | None:
    """`every 15th`, `1st and 15th of every month`."""
    found = frozenset(int(n) for n in compiled(r"\d+").findall(m[1]))
    if not found or not all(1 <= n <= 31 for n in found):
        return None
    names = ",".join(str(n) for n in sorted(found))
    return Repeats(rule("MONTHLY", 1, f"BYMONTHDAY={names}"), month_days=found)


def en_setpos(m: Found, ctx: Context) -> Value:
    return first_work_day(m, ctx) if "first" in m[0] else last_work_day(m, ctx)


def en_half_year(m: Found, ctx: Context) -> Value:
    return Repeats(rule("MONTHLY", 6))


def en_setpos_or_none(m: Found, ctx: Context) -> Value | None:
    """`every last working day`, `last working day of each month`; without every it is one date."""
    return en_setpos(m, ctx) if compiled(r"every|each").search(m[0]) else None


def fortnight(m: Found, ctx: Context) -> Value:
    return Repeats(rule("WEEKLY", 2))


def _days_in(text: str) -> frozenset[int]:
    return frozenset(weekday_number(d) for d in compiled(WEEKDAY).findall(text))


def en_month_day(m: Found, ctx: Context) -> Value | None:
    day_of = int(m[1] or m[2])
    return monthly(day_of) if 1 <= day_of <= 31 else None


def en_nth(m: Found, ctx: Context) -> Value:
    return nth(ORDINALS[m[1]], weekday_number(m[2]))


def en_yearly(m: Found, ctx: Context) -> Value | None:
    day_of, month = (m[1], m[2]) if m[1] else (m[4], m[3])
    return yearly(MONTHS.index(month[:3]) + 1, int(day_of))


def en_quarter(m: Found, ctx: Context) -> Value:
    return Repeats(rule("MONTHLY", 3))


def adverb(m: Found, ctx: Context) -> Value:
    return Repeats("FREQ=MONTHLY;INTERVAL=3") if m[0] == "quarterly" else Repeats(rule(_ADVERBS[m[0]]))


_ZH = r"(每隔?逢?|隔|(?<![每相久难恭])逢)"
_EVERY = r"(?:every|each)"
_DAYS = rf"{WEEKDAY}(?:(?:, ?| and | & |, and |/){WEEKDAY})*"
_NTHS = "|".join(ORDINALS)
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_LONG_DAYS = r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"
_PLURALS = rf"{_LONG_DAYS}(?:(?:,| and|, and| &) {_LONG_DAYS})*"
_HINTS = ("每", "隔")
_EN = ("every", "each")
_EDGE = r"(?= *$| *[,;.)] *|\s*\ue001| at | on | \d\d?(?::\d\d| ?[ap]\.?m))"

RULES: tuple[Rule, ...] = (
    Rule(r"每个?(周|星期|月|年)(?=\s|$|[,;.。)])", zh_bare, hints=("每",), chinese=True),
    Rule(r"每(?:天|日)?([早晚晨夜])上?(?![早晚和、及与])", zh_part, hints=("每",), chinese=True, also=tuple("早晚晨夜")),
    Rule(r"(每)()个?([天日])(?![末底初刊报人期]|[一二三四五六七八九十\d]+(?:[次遍趟杯元块角]|个人)|优|经)", zh_simple, Trust.NEEDS_PLACE, ("每",), True),
    Rule(rf"{_ZH}({NUMBER}|(?<=隔))个?(天|日|周|星期|礼拜|月|年)(?![一二三四五六日天末底初刊报人期]|工作|{NUMBER}[天日号次遍趟杯])", zh_simple, Trust.NEEDS_PLACE, _HINTS, True),
    Rule(rf"{_ZH}({NUMBER})?个?({WEEK}(?:的?{WEEK})?[一二三四五六日天](?:[、,和及]?(?:{WEEK}[一二三四五六日天]|[一二三四五六日])(?![天个次])){{0,6}})(?![天个次]|[歌题星书诗练]$)", zh_weekly, hints=("每", "隔", "逢"), chinese=True, also=("周", "星期", "礼拜")),
    Rule(rf"每个?{WEEK}([一二三四五六日天])(?:到|至|-){WEEK}?([一二三四五六日天])(?![次])", zh_weekday_span, hints=("每",), chinese=True, also=("到", "至", "-")),
    Rule(r"每个?工作[日天]", zh_workday, hints=("每",), chinese=True, also=("工作",)),
    Rule(rf"每个?月({NUMBER}[日号]?(?:[、,和]{NUMBER}[日号]?)*)(?<=[日号])(?!(?:到|至|-|~)[\d一二三四五六七八九十])", zh_month_day, hints=("每",), chinese=True, also=("月",)),
    Rule(r"每个?月(?:的|月)?(?:[底末](?![位梢线])|最后(?:一|1)天)", month_last, hints=("每",), chinese=True, also=("底", "末", "最后")),
    Rule(r"每个?月(?:的|月)?(?:初(?!级)|第一天)", month_first, Trust.NEEDS_PLACE, ("每",), True, also=("初", "第一")),
    Rule(r"每个?季度?的?(?:[底末](?![考])|最后[一1]天)", quarter_last, hints=("每",), chinese=True, also=("季",)),
    Rule(rf"每个?月的?(第[一二三四1-4]|最后一)个?{WEEK}([一二三四五六日天])", zh_nth, hints=("每",), chinese=True, also=("第", "最后")),
    Rule(rf"每年的?({NUMBER})月({NUMBER})[日号]?", zh_yearly, hints=("每年",), chinese=True, also=("月",)),
    Rule(r"每年年?[底末]", year_last, hints=("每年",), chinese=True, also=("底", "末")),
    Rule(rf"{OPEN}{_EVERY} (?:(other|{WORD_NUMBER}) )?(day|week|month|year)s?(?: on ({_DAYS}))?{CLOSE}(?! of| in the| on the| from the)", en_simple, hints=_EN),
    Rule(rf"{OPEN}{_EVERY} (morning|afternoon|evening|night){CLOSE}", en_part, hints=_EN, also=("morning", "afternoon", "evening", "night")),
    Rule(rf"{OPEN}{_EVERY} (?:week ?day|working day|work ?day)s?{CLOSE}|{OPEN}weekdays(?= at| \d)", en_weekday, hints=("every", "each", "weekdays"), also=("day",)),
    Rule(rf"{OPEN}{_EVERY} (other |second (?!{WEEKDAY}s? (?:of|in)\b))?({_DAYS})s?{CLOSE}(?! school)", en_weekly, hints=_EN, also=WEEKDAY_HINTS),
    Rule(rf"{OPEN}(?:(biweekly|fortnightly|weekly) )?on ({_PLURALS}){CLOSE}", en_plural, hints=("on ",), also=WEEKDAY_HINTS),
    Rule(rf"{OPEN}(biweekly|fortnightly|weekly) on ({_DAYS}){CLOSE}", en_plural, hints=("weekly on", "fortnightly on")),
    Rule(rf"{OPEN}(?<!of )()({_PLURALS})(?= at \d| \d\d?(?::\d\d| ?[ap]m)| *$)", en_plural, hints=("days",)),
    Rule(rf"{OPEN}{_EVERY} ({_NTH}(?:(?:,| and|, and| &) {_NTH})*)(?: of the month| of each month)?{CLOSE}(?! (?:of|floor|street|avenue|century|grade|{MONTH}|time|day|week|month|year|row|page|item|person|one|hour|minute))", en_days_of_month, hints=_EN, also=("st", "nd", "rd", "th")),
    Rule(rf"{OPEN}(?:on )?(?:the )?({_NTH}(?:(?:,| and|, and| &) (?:the )?{_NTH})*) of (?:every|each|the) month{CLOSE}", en_days_of_month, hints=("every", "each", " of the month")),
    Rule(rf"{OPEN}(?:every month|each month|monthly) on (?:the )?({_NTH}(?:(?:,| and|, and| &) (?:the )?{_NTH})*){CLOSE}", en_days_of_month, hints=("month",)),
    Rule(rf"{OPEN}(?:on )?(?:the )?(?:every |each )?(?:first|last) (?:working|business|work) ?day(?: of (?:the|each|every) month)?{CLOSE}", en_setpos_or_none, hints=("working", "business", "work"), also=("first", "last")),
    Rule(rf"{OPEN}(?:every month|each month|monthly) on the (?:first|last) (?:working|business) day{CLOSE}", en_setpos, hints=("month",), also=("first", "last")),
    Rule(rf"{OPEN}(?:every six months|every half[- ]year|half[- ]yearly|twice a year){_EDGE}", en_half_year, hints=("half", "six months", "twice")),
    Rule(rf"(?:^(?=\S+(?::| at \d| \d))|(?<=\s))(?:fortnightly|biweekly){_EDGE}|{OPEN}{_EVERY} fortnight{CLOSE}", fortnight, hints=("fortnight", "biweekly")),
    Rule(rf"{OPEN}(?:after|from|counted from) (?:completion|completing(?: it)?|it'?s done|it is done|done|finishing(?: it)?){CLOSE}", completion, Trust.NEEDS_COMPANY, ("after ", "from ")),
    Rule(rf"{OPEN}(?:or (?:the )?next (?:working|business) day(?: after)?|roll(?:ing|s)? (?:forward|to the next (?:working|business) day)){CLOSE}", roll_next, Trust.NEEDS_COMPANY, ("next", "roll")),
    Rule(rf"{OPEN}(?:or (?:the )?(?:previous|last) (?:working|business) day(?: before)?|roll(?:ing|s)? (?:back|to the previous (?:working|business) day)){CLOSE}", roll_previous, Trust.NEEDS_COMPANY, ("previous", "last", "roll")),
    Rule(rf"{OPEN}(?:{_EVERY} month on the (\d\d?)(?:st|nd|rd|th)?|on the (\d\d?)(?:st|nd|rd|th)? of (?:every|each) month){CLOSE}", en_month_day, hints=_EN, also=("month",)),
    Rule(rf"{OPEN}(?:the )?(?:every |each )({_NTHS}) ({WEEKDAY})(?: of (?:the|each|every) month){CLOSE}", en_nth, hints=_EN, also=("month",)),
    Rule(rf"{OPEN}(?:monthly|every month|each month) on the ({_NTHS}) ({WEEKDAY}){CLOSE}", en_nth, hints=("month",)),
    Rule(rf"{OPEN}{_EVERY} (first|1st|last|third|3rd|fourth|4th) ({WEEKDAY}){CLOSE}(?! (?:of|in)\b)", en_nth, hints=_EN, also=WEEKDAY_HINTS),
    Rule(rf"{OPEN}(?:on )?(?:the )?({_NTHS}) ({WEEKDAY}) (?:of|in) (?:each|every) month{CLOSE}", en_nth, hints=_EN, also=("month",)),
    Rule(rf"{OPEN}(?:at )?(?:the )?(?:last day|end) of (?:each|every) month{CLOSE}|{OPEN}(?:each|every) last day of the month{CLOSE}|{OPEN}every month[ -]end{CLOSE}|{OPEN}(?:every month|each month|monthly) on the last day{CLOSE}", month_last, hints=("every", "each", "monthly"), also=("month",)),
    Rule(rf"{OPEN}(?:(?:every|each) quarter|quarterly) on the last day{CLOSE}|{OPEN}(?:at )?(?:the )?(?:last day|end) of (?:each|every) quarter{CLOSE}", quarter_last, hints=("every", "each", "quarterly"), also=("last", "end of")),
    Rule(rf"{OPEN}(?:{_EVERY} year|yearly|annually) on (?:the )?(?:(\d\d?)(?:st|nd|rd|th)?(?: of)? ({MONTH})|({MONTH}) (\d\d?)(?:st|nd|rd|th)?)(?!\w)", en_yearly, hints=("every", "each", "yearly", "annually"), also=MONTHS),
    Rule(rf"{OPEN}{_EVERY} quarter{CLOSE}(?! on the)", en_quarter, hints=_EN, also=("quarter",)),
    Rule(rf"(?:^(?=\S+(?::| at \d| \d))|(?<=\s))(?:daily|weekly|monthly|quarterly|yearly|annually){_EDGE}", adverb, hints=("daily", "weekly", "monthly", "quarterly", "yearly", "annually")),
)  # fmt: skip
