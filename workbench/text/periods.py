"""Weeks, months, quarters and years in the words of the language in use."""

from __future__ import annotations

from datetime import date

from workbench.domain.periods import Period, Scale
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
