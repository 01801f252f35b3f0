"""Weeks, months, quarters and years in the words of the language in use."""

from __future__ import annotations

from datetime import date

from workbench.domain.item import Item
from workbench.domain.periods import Period, Scale, period, period_of
from workbench.i18n import N_, _, is_chinese, pgettext
from workbench.text import dates

SCALE_WORDS = (N_("day"), N_("week"), N_("month"), N_("quarter"), N_("year"))


def scale_word(scale: Scale) -> str:
    """What such a period is called."""
    return _(SCALE_WORDS[scale])


def span(found: Period) -> str:
    """Its first and its last day: `12-28 – 01-03`."""
    return f"{found.first:%m-%d} – {found.last:%m-%d}"


def period_words(found: Period, today: date) -> str:
    """A period within a sentence: `this week`, `the week of 01-04`, `January`, `Q1`, `2027`."""
    if found.scale is Scale.DAY:
        return dates.when_full(found.first, today)
    if found.scale is Scale.WEEK:
        if today in found:
            return _("this week")
        return _("the week of {day}").format(day=f"{found.first:%m-%d}")
    return period_short(found, today)


def period_short(found: Period, today: date) -> str:
    """A period in a column: `wk 12-28`, `Dec`, `Q4`, `2026`; another year is named."""
    year = found.first.year
    if found.scale is Scale.DAY:
        return dates.day_short(found.first, today)
    if found.scale is Scale.WEEK:
        return pgettext("column", "wk {day}").format(day=f"{found.first:%m-%d}")
    if found.scale is Scale.YEAR:
        return f"{year}年" if is_chinese() else str(year)
    text = _monthly(found) if found.scale is Scale.MONTH else _quarterly(found)
    if year == today.year:
        return text
    return f"{year}年{text}" if is_chinese() else f"{text} {year}"


def _monthly(found: Period) -> str:
    return f"{found.first.month}月" if is_chinese() else dates.month(found.first)[:3]


def _quarterly(found: Period) -> str:
    quarter = (found.first.month + 2) // 3
    return f"{'一二三四'[quarter - 1]}季度" if is_chinese() else f"Q{quarter}"


_NAMES = {
    Scale.WEEK: ("week", "this week", "本周", "这周", "本週", "這週", "这一周"),
    Scale.MONTH: ("month", "this month", "本月", "这个月", "這個月"),
    Scale.QUARTER: ("quarter", "this quarter", "本季", "本季度", "这个季度", "這一季"),
    Scale.YEAR: ("year", "this year", "今年", "本年", "本年度"),
}
_NEXT = {
    Scale.MONTH: ("next month", "下月", "下个月", "下個月"),
    Scale.QUARTER: ("next quarter", "下季", "下季度"),
    Scale.YEAR: ("next year", "明年"),
}


def read_period(text: str, today: date) -> Period | None:
    """The week, month, quarter or year that is named: `week`, 本月, `2027-03`, `2027-Q1`, `2027`; None if none is."""
    words = " ".join(text.casefold().split())
    for scale, names in _NAMES.items():
        if words in names:
            return period(scale, today)
    for scale, names in _NEXT.items():
        if words in names:
            return period(scale, today).shifted(1)
    year, _dash, rest = words.partition("-")
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and int(year) > 0):
        return None
    if not _dash:
        return period(Scale.YEAR, date(int(year), 1, 1))
    if len(rest) == 2 and rest[0] == "q" and rest[1] in "1234":
        return period(Scale.QUARTER, date(int(year), 3 * int(rest[1]) - 2, 1))
    if len(rest) == 2 and rest.isdecimal() and 1 <= int(rest) <= 12:
        return period(Scale.MONTH, date(int(year), int(rest), 1))
    return None


def planned_words(item: Item, today: date) -> str:
    """The period an item is planned for, in a column; empty for a day, a moment, or nothing."""
    found = period_of(item)
    return period_short(found, today) if found is not None and found.scale is not Scale.DAY else ""
