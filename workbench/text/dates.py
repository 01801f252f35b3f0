"""Days, times and durations in the words of the language in use, short enough for a column.

A resolved date is shown with its weekday wherever a person has to check it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.when import When, day_of, monday_of
from workbench.i18n import N_, _, is_chinese, ngettext, pgettext

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
_SHORT = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def weekday(day: date) -> str:
    """Monday, 星期一."""
    return _(_WEEKDAYS[day.weekday()])


def weekday_short(day: date) -> str:
    """Mon, 周一."""
    return _(_SHORT[day.weekday()])


def month(day: date) -> str:
    """December, 十二月."""
    return _(_MONTHS[day.month - 1])


def date_head(day: date) -> str:
    """A date as a heading: `Monday, 28 December 2026`, `2026年12月28日 星期一`."""
    if is_chinese():
        return f"{day.year}年{day.month}月{day.day}日 {weekday(day)}"
    return f"{weekday(day)}, {day.day} {month(day)} {day.year}"


def date_plain(day: date) -> str:
    """A date within a sentence: `Mon 2026-12-28`, `2026-12-28 周一`."""
    if is_chinese():
        return f"{day.isoformat()} {weekday_short(day)}"
    return f"{weekday_short(day)} {day.isoformat()}"


def clock(moment: datetime) -> str:
    """14:05."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def when_full(when: When, today: date) -> str:
    """What a line was understood to mean: date, weekday and time, the year only where it is another."""
    day = day_of(when)
    number = day.isoformat() if day.year != today.year else f"{day.month:02d}-{day.day:02d}"
    text = f"{number} {weekday_short(day)}"
    return f"{text} {clock(when)}" if isinstance(when, datetime) else text


def day_short(day: date, today: date) -> str:
    """A day in a column: today, tomorrow, a weekday of this or the next week, else month and day."""
    days = (day - today).days
    if days == 0:
        return pgettext("column", "today")
    if days == 1:
        return pgettext("column", "tmrw")
    if days == -1:
        return pgettext("column", "yday")
    if 1 < days < 7:
        return weekday_short(day)
    if days >= 7 and monday_of(day) == monday_of(today) + timedelta(days=7):
        return _("next {weekday}").format(weekday=weekday_short(day))
    return day.isoformat() if day.year != today.year else f"{day.month:02d}-{day.day:02d}"


def when_short(when: When, now: datetime, due: bool = False) -> str:
    """A day or moment in a column: `14:00` today, `Fri`, `12-02`; a deadline of today says so."""
    day = day_of(when)
    if not isinstance(when, datetime):
        return day_short(day, now.date())
    if day == now.date():
        return f"{pgettext('column', 'today')} {clock(when)}" if due else clock(when)
    return f"{day_short(day, now.date())} {clock(when)}"


def overdue(days: int) -> str:
    """How late, in a column: `2d late`, `逾2天`; the day itself is `late`."""
    return _("{n}d late").format(n=days) if days else pgettext("column", "late")


def age(created: datetime, now: datetime) -> str:
    """How long something has been here, in a column: `8m`, `3h`, `2d`."""
    minutes = max(0, int((now - created).total_seconds() // 60))
    if minutes < 60:
        return pgettext("age", "{n}m").format(n=minutes)
    if created.astimezone(now.tzinfo).date() == now.date():
        return pgettext("age", "{n}h").format(n=minutes // 60)
    days = (now.date() - created.astimezone(now.tzinfo).date()).days
    return pgettext("column", "yday") if days == 1 else pgettext("age", "{n}d").format(n=days)


def minutes_words(minutes: int) -> str:
    """A duration within a sentence: `25 minutes`, `1 h 05`, `1小时05分`."""
    if minutes < 60:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return _("{h} h {m:02d}").format(h=minutes // 60, m=minutes % 60)


def when_spoken(text: str | None, about: date | None = None) -> str:
    """A day or moment of an entry's facts within a sentence; the day left out where it is `about` and timed."""
    when = read_when(text)
    if when is None:
        return ""
    if not isinstance(when, datetime):
        return date_plain(when)
    return clock(when) if when.date() == about else f"{date_plain(when.date())} {clock(when)}"


def read_when(text: str | None) -> When | None:
    """A day or moment from the facts of an entry, where it stands as ISO 8601."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
