"""Words which several sections of the diary use. What a user wrote comes back escaped."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Entry
from workbench.domain.item import ME, Item
from workbench.domain.when import When, day_of
from workbench.i18n import _, is_chinese, pgettext
from workbench.text.dates import clock, weekday_short
from workbench.text.report.markdown import escape
from workbench.text.terms import kind_word, says_its_kind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def titled(item: Item) -> str:
    """The title and the number."""
    return _("{title} ({ref})").format(title=escape(item.title), ref=item.ref)


def about(entry: Entry) -> str:
    """The number of the item that an entry is about, to be put behind it."""
    if not entry.ref:
        return ""
    return f"（{entry.ref}）" if is_chinese() else f" ({entry.ref})"


def bracketed(word: str) -> str:
    """The kind of an entry, to be put before it."""
    return f"【{word}】" if is_chinese() else f"({word}) "


def labelled(entry: Entry) -> str:
    """An entry with its kind, said once: `张局长批示：…` and `call from …` say it themselves."""
    if says_its_kind(entry.text, entry.kind):
        return escape(entry.text)
    return bracketed(kind_word(entry.kind)) + escape(entry.text)


def in_brackets(text: str) -> str:
    """A reason behind what it explains; nothing where there is none."""
    if not text.strip():
        return ""
    return f"（{escape(text)}）" if is_chinese() else f" ({escape(text)})"


def named(name: str | None, me: str) -> str:
    """A person in a paper that is handed in: whoever keeps it without having said a name is 本人."""
    if not name:
        return "—"
    return escape(name) if name != ME else escape(me) if me else pgettext("diary", "me")


def day_words(when: When, today: date) -> str:
    """A date within a sentence, `Tue 29 Dec`, `12月29日`, the year where it is another; of today the time alone."""
    day, time = day_of(when), clock(when) if isinstance(when, datetime) else ""
    if day == today and time:
        return time
    other = day.year != today.year
    if is_chinese():
        text = (f"{day.year}年" if other else "") + f"{day.month}月{day.day}日"
        return f"{text} {time}" if time else text
    text = f"{weekday_short(day)} {day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if other else "")
    return f"{text} {time}" if time else text


def handed(who: str, check: When | None, today: date) -> str:
    """Somebody else has it now: `handed to Liu Yang, check on Tue 29 Dec`."""
    if check is None:
        return _("handed to {who}").format(who=escape(who))
    # In Chinese a blank stands behind every clock time; in English “at” before one that stands alone.
    by_clock = isinstance(check, datetime) and (is_chinese() or check.date() == today)
    pattern = _("handed to {who}, check at {when}") if by_clock else _("handed to {who}, check on {when}")
    return pattern.format(who=escape(who), when=day_words(check, today))
