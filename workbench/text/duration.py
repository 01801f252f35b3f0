"""Lengths of time in minutes: read as people type them, written as `1h30`."""

from __future__ import annotations

from workbench.text.capture.fold import fold
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LONGEST = 60 * 24 * 7
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3}"
_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?P<half>半个?(?:小时|钟头)|half an hour|半h)", ("半", "half")),
    (
        (
            rf"(?P<hours>{_NUMBER})(?P<andhalf>个半)? ?个?(?:小时|钟头|hours?|hrs?|h)(?P<halfafter>半)?"
            rf"(?: ?(?P<rest>\d{{1,2}}|[一二三四五]?十[一二三四五六七八九]?)(?: ?(?:分钟?|minutes?|mins?|m))?)?"
        ),
        ("小时", "钟头", "h"),
    ),
    (r"(?P<quarters>[一三13])刻钟", ("刻钟",)),
    (rf"(?P<minutes>{_NUMBER}) ?(?:分钟?|minutes?|mins?|m)", ("分", "m")),
    (r"(?P<bare>\d{1,3})", ()),
)
"""The ways to say it, in their order, each with what it cannot do without."""
_REACH = 16
"""Characters within which what a form cannot do without stands."""


def format_minutes(minutes: int) -> str:
    """`45m`, `1h`, `1h30`: the same in every language.

    >>> format_minutes(45), format_minutes(60), format_minutes(65), format_minutes(0)
    ('45m', '1h', '1h05', '0m')
    """
    if minutes < 0:
        return f"-{format_minutes(-minutes)}"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def parse_minutes(text: str) -> int | None:
    """`30m`, `1.5h`, `1h30`, `90`, 半小时, 1小时30分, with or without `~`; None if it is no length of time."""
    folded = fold(text.strip()).removeprefix("~").strip()
    found = match_duration(folded, 0)
    return found[1] if found and found[0] == len(folded) else None


def match_duration(folded: str, start: int) -> tuple[int, int] | None:
    """The duration that begins at `start` of a folded line, as its end and its minutes."""
    ahead = folded[start : start + _REACH]
    for form, hints in _FORMS:
        if hints and not any(hint in ahead for hint in hints):
            continue
        if found := compiled(form).match(folded, start):
            break
    else:
        return None
    minutes = _minutes(found)
    return (found.end(), minutes) if minutes is not None and 0 < minutes <= _LONGEST else None


def _minutes(m: re.Match[str]) -> int | None:
    said = m.groupdict()
    if "half" in said:
        return 30
    if "quarters" in said:
        return 15 if said["quarters"] in "一1" else 45
    if "hours" in said:
        hours, rest = _value(said["hours"]), _value(said["rest"] or "0")
        if hours is None or rest is None or rest > 59:
            return None
        return round(hours * 60) + int(rest) + (30 if said["andhalf"] or said["halfafter"] else 0)
    value = _value(said.get("minutes") or said["bare"])
    return None if value is None else round(value)


def _value(text: str) -> float | None:
    """12, 1.5, 两, 十五, 四十."""
    if text[0] in "0123456789":
        return float(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    return _DIGITS.get(tens or "一", 0) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
