"""A recurrence rule in words that the capture line reads back: `every monday`, 每周一."""

from __future__ import annotations

from workbench.i18n import is_chinese

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


def repeat_phrases(rule: str) -> list[str]:
    """Ways to say a rule, best first; empty where there is no short one."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _equals, value = part.partition("=")
        parts[name] = value
    interval = parts.pop("INTERVAL", "1")
    if not interval.isdigit():
        return []
    every = int(interval)
    match parts:
        case {"FREQ": "DAILY", **rest} if not rest:
            return _said(f"every {every} days" if every > 1 else "every day", f"每{every}天" if every > 1 else "每天")
        case {"FREQ": "WEEKLY", "BYDAY": days, **rest} if not rest and set(days.split(",")) <= _DAYS.keys():
            return _weekly(days, every)
        case {"FREQ": "MONTHLY", "BYMONTHDAY": day, **rest} if not rest and every == 1:
            return _monthly(day)
        case _:
            return []


def repeat_words(rule: str) -> str:
    """A rule for people; the rule itself where there are no words for it."""
    return next(iter(repeat_phrases(rule)), rule)


def _said(english: str, chinese: str) -> list[str]:
    return [chinese, english] if is_chinese() else [english, chinese]


def _weekly(days: str, every: int) -> list[str]:
    names = days.split(",")
    chinese = "每" + (f"{every}周" if every > 1 else "") + "周" + "".join(_DAYS[day][1] for day in names)
    english = " and ".join(_DAYS[day][0] for day in names)
    if every > 1:
        return _said(f"every {every} weeks on {english}", chinese)
    if days == _WORKING:
        return _said("every weekday", "每个工作日")
    return _said(f"every {english}", chinese)


def _monthly(day: str) -> list[str]:
    if day == "-1":
        return _said("on the last day of every month", "每月最后一天")
    if not day.isdigit():
        return []
    ending = {1: "st", 2: "nd", 3: "rd"}.get(int(day) % 10 if int(day) not in (11, 12, 13) else 0, "th")
    return _said(f"every month on the {day}{ending}", f"每月{day}日")
