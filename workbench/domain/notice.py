"""The classic error of a notice: a date beside the name of another weekday (12月31日星期五, and it is a Thursday)."""

from __future__ import annotations

import re
from datetime import date

from workbench.domain.frozen import Frozen
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = "一二三四五六日"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_EN = r"(?P<week>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b"
_WEEKDAY_ZH = r"(?:星期|周|週|礼拜|禮拜)(?P<zh>[一二三四五六日天])"
_MONTH_EN = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_GAP = r"[\s,.]*[(（]?\s*"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:(?P<year>\d{{4}})\s*年\s*)?(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号號]\s*[(（]?\s*{_WEEKDAY_ZH}",
        rf"(?P<year>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_GAP}(?:{_WEEKDAY_ZH}|{_WEEKDAY_EN})",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_EN}(?:\s+(?P<year>\d{{4}}))?{_GAP}{_WEEKDAY_EN}",
        rf"\b{_MONTH_EN}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?{_GAP}{_WEEKDAY_EN}",
        rf"\b{_WEEKDAY_EN}[\s,]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_EN}(?:\s+(?P<year>\d{{4}}))?",
    )
)


class Wrong(Frozen):
    """A date as it is written, and the weekday it falls on."""

    text: str
    day: date


def wrong_weekdays(text: str, today: date) -> list[Wrong]:
    """The dates in a text whose weekday is another; without a year the next such date from a month ago on is meant."""
    found = {wrong.text: wrong for pattern in _PATTERNS for wrong in _wrong(pattern, text, today)}
    return list(found.values())


def _wrong(pattern: re.Pattern[str], text: str, today: date) -> Iterator[Wrong]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        week = _weekday(parts)
        month = int(parts["m"]) if parts.get("m") else _MONTHS.index(str(parts["month"])[:3].casefold()) + 1
        day = _day(parts.get("year"), month, int(parts["d"]), today)
        if day is not None and day.weekday() != week:
            yield Wrong(match[0].strip(), day)


def _weekday(parts: dict[str, str | None]) -> int:
    chinese = parts.get("zh")
    if chinese:
        return _DAYS.index("日" if chinese == "天" else chinese)
    return _WEEK.index(str(parts["week"])[:3].casefold())


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    """The date meant; None where there is none such, which is another error."""
    years = (int(year),) if year else (today.year, today.year + 1)
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or (found - today).days >= -_PAST_DAYS:
            return found
    return None


_PAST_DAYS = 31
"""A date so far behind us is still this year's: minutes are written after the meeting."""


def weekday_word(day: date) -> str:
    """Thursday, 星期四."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[day.weekday()]
