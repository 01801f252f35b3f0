"""A recurrence rule in words that the capture line reads back: `every monday`, 每周一."""

from __future__ import annotations

from workbench.i18n import is_chinese, language

_DAYS = {
    "MO": ("monday", "一"),
    "TU": ("tuesday", "二"),
    "WE": ("wednesday", "三"),
    "TH": ("thursday", "四"),
    "FR": ("friday", "五"),
    "SA": ("saturday", "六"),
    "SU": ("sunday", "日"),
}
_WORKING = "MO,TU,WE,TH,FR"
_NTHS = {"1": ("first", "第一个"), "2": ("second", "第二个"), "3": ("third", "第三个"), "4": ("fourth", "第四个"),
         "-1": ("last", "最后一个")}  # fmt: skip
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ROLLS = {
    "next": ("or the next working day", "遇节假日顺延"),
    "previous": ("or the previous working day", "遇节假日提前"),
}


def repeat_phrases(rule: str, repeat_from: str | None = None, roll: str | None = None) -> list[str]:
    """Ways to say a rule, best first; empty where there is no short one."""
    said = _plain(rule)
    if repeat_from == "completion":
        said = [_joined(text, "after completion", "完成后", chinese_first=True) for text in said]
    if roll in _ROLLS:
        said = [_joined(text, *_ROLLS[roll]) for text in said]
    return [_in_taiwan(text) for text in said] if language() == "zh_TW" else said


def repeat_words(rule: str, repeat_from: str | None = None, roll: str | None = None) -> str:
    """A rule for people; the rule itself where there are no words for it."""
    return next(iter(repeat_phrases(rule, repeat_from, roll)), rule)


def _plain(rule: str) -> list[str]:
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _equals, value = part.partition("=")
        parts[name] = value
    interval = parts.pop("INTERVAL", "1")
    if not interval.isdigit():
        return []
    every = int(interval)
    match parts:
        case {"FREQ": "HOURLY", **rest} if not rest:
            return _every(every, "hour", "小时")
        case {"FREQ": "DAILY", **rest} if not rest:
            return _every(every, "day", "天")
        case {"FREQ": "WEEKLY", **rest} if not rest:
            return _every(every, "week", "周")
        case {"FREQ": "WEEKLY", "BYDAY": days, **rest} if not rest and set(days.split(",")) <= _DAYS.keys():
            return _weekly(days, every)
        case {"FREQ": "MONTHLY", **rest} if not rest:
            return _every(every, "month", "个月" if every > 1 else "月")
        case {"FREQ": "MONTHLY", "BYMONTHDAY": "-1", **rest} if not rest and every == 3:
            return _said("at the end of every quarter", "每季度末")
        case {"FREQ": "MONTHLY", "BYMONTHDAY": day, **rest} if not rest and every == 1:
            return _monthly(day)
        case {"FREQ": "MONTHLY", "BYDAY": day, "BYSETPOS": n, **rest} if not rest and every == 1 and n in _NTHS:
            english, chinese = _NTHS[n]
            return _said(f"{english} working day of every month", f"每月{chinese}工作日") if day == _WORKING else []
        case {"FREQ": "MONTHLY", "BYDAY": day, **rest} if not rest and every == 1:
            return _nth(day[:-2], day[-2:])
        case {"FREQ": "YEARLY", "BYMONTH": month, "BYMONTHDAY": day, **rest} if not rest and every == 1:
            return _yearly(month, day)
        case {"FREQ": "YEARLY", **rest} if not rest:
            return _every(every, "year", "年")
        case _:
            return []


def _said(english: str, chinese: str) -> list[str]:
    return [chinese, english] if is_chinese() else [english, chinese]


def _every(n: int, english: str, chinese: str) -> list[str]:
    if n > 1:
        return _said(f"every {n} {english}s", f"每{n}{chinese}")
    return _said(f"every {english}", f"每{chinese}")


def _joined(text: str, english: str, chinese: str, *, chinese_first: bool = False) -> str:
    """The phrase with what goes along with it, in its own language."""
    if not text.isascii():
        return f"{chinese}{text}" if chinese_first else f"{text}{chinese}"
    return f"{text} {english}"


def _in_taiwan(text: str) -> str:
    return text.translate(_TAIWAN)


_TAIWAN = str.maketrans("个周后节顺作时", "個週後節順作時")


def _weekly(days: str, every: int) -> list[str]:
    names = days.split(",")
    chinese = "每" + (f"{every}周" if every > 1 else "") + "周" + "".join(_DAYS[day][1] for day in names)
    english = " and ".join(_DAYS[day][0] for day in names)
    if every > 1:
        return _said(f"every {every} weeks on {english}", chinese)
    if days == _WORKING:
        return _said("every weekday", "每个工作日")
    return _said(f"every {english}", chinese)


def _monthly(days: str) -> list[str]:
    if days == "-1":
        return _said("on the last day of every month", "每月最后一天")
    numbers = days.split(",")
    if not all(day.isdigit() for day in numbers):
        return []
    english = " and ".join(f"{day}{_ending(int(day))}" for day in numbers)
    return _said(f"every month on the {english}", "每月" + "、".join(f"{day}日" for day in numbers))


def _ending(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")


def _nth(n: str, day: str) -> list[str]:
    if n not in _NTHS or day not in _DAYS:
        return []
    return _said(f"every {_NTHS[n][0]} {_DAYS[day][0]} of the month", f"每月{_NTHS[n][1]}周{_DAYS[day][1]}")


def _yearly(month: str, day: str) -> list[str]:
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= len(_MONTHS)):
        return []
    return _said(f"every year on {int(day)} {_MONTHS[int(month) - 1]}", f"每年{int(month)}月{int(day)}日")
