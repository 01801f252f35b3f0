"""Information in words: its points, how soon it went out, good news beside bad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from workbench.domain.information import (
    UNVERIFIED,
    Age,
    Point,
    Tally,
    Tone,
    lacking,
    medians,
    slowest,
    sources,
    stamps,
)
from workbench.domain.item import Item
from workbench.domain.lines import line_of
from workbench.i18n import _, ngettext, pgettext


def point_word(point: str | None) -> str:
    """亮点、热点、难点."""
    return {
        Point.HIGHLIGHT.value: pgettext("point", "highlight"),
        Point.HOT.value: pgettext("point", "hot"),
        Point.DIFFICULT.value: pgettext("point", "hard"),
    }.get(point or "", pgettext("point", "not judged"))


def tone_word(tone: Tone) -> str:
    return {
        Tone.GOOD: pgettext("tone", "good news"),
        Tone.BAD: pgettext("tone", "bad news"),
        Tone.NEUTRAL: pgettext("tone", "neither"),
    }[tone]


def age_word(age: Age | None) -> str:
    """How much of its worth is left; nothing for what has been sent."""
    if age is None:
        return ""
    return {
        Age.FRESH: pgettext("age", "fresh"),
        Age.AGING: pgettext("age", "aging"),
        Age.STALE: pgettext("age", "stale"),
    }[age]


def took_words(took: timedelta) -> str:
    """`3 h`, `2 d 4 h`."""
    hours = round(took.total_seconds() / 3600)
    if not hours:
        return _("{n} min").format(n=round(took.total_seconds() / 60))
    days, rest = divmod(hours, 24)
    if not days:
        return _("{n} h").format(n=hours)
    return _("{days} d {hours} h").format(days=days, hours=rest) if rest else _("{days} d").format(days=days)


def stage_words() -> tuple[str, str, str]:
    """The three stages between the four stamps."""
    return _("noticing"), _("writing"), _("sending")


def speed_words(items: Sequence[Item]) -> str:
    """`noticing 3 h · writing 5 h · sending 1 d; slowest: sending`: the middle of each stage, as far as it is known."""
    middle = medians(items)
    words = stage_words()
    told = [f"{word} {took_words(took)}" for word, took in zip(words, middle, strict=True) if took is not None]
    place = slowest(middle)
    if place is None:
        return ""
    return _("{stages}; slowest: {stage}").format(stages=" · ".join(told), stage=words[place])


def told_speed(items: Iterable[Item]) -> list[tuple[str, ...]]:
    """How soon these went out, for a report; nothing where nothing was measured."""
    speed = speed_words(list(items))
    return [(_("how soon: {stages}").format(stages=speed),)] if speed else []


def tally_words(found: Iterable[Tally]) -> str:
    """`highlight 3 (2 sent) · hot 1 (0 sent)`: noticed in the period, and what was sent in it."""
    told = [
        _("{point} {noticed} ({sent} sent)").format(
            point=point_word(one.point), noticed=len(one.noticed), sent=len(one.sent)
        )
        for one in found
        if one.noticed or one.sent
    ]
    return " · ".join(told)


def balance_words(counts: dict[Tone, int], *, over: bool) -> str:
    """`good news 4 · bad news 0 · neither 2`, and that a whole quarter without bad news is odd."""
    told = " · ".join(f"{tone_word(tone)} {counts[tone]}" for tone in Tone)
    if over and sum(counts.values()) and not counts[Tone.BAD]:
        return told + _("; a quarter without any bad news: was none sent, or none told?")
    return told


def state_words(item: Item) -> list[str]:
    """What a report still lacks, and who bears it out."""
    told: list[str] = []
    missing = [_WORDS[name]() for name in lacking(item)]
    if missing:
        told.append(_("missing before it is sent: {names}").format(names=pgettext("list", ", ").join(missing)))
    due = line_of(item, UNVERIFIED)
    if due:
        told.append(_("unverified; follow-up due {day}").format(day=due))
    names = sources(item)
    if names:
        words = ngettext("borne out by {n} source", "borne out by {n} sources", len(names))
        told.append(words.format(n=len(names)))
    return told


_WORDS = {
    "evidence": lambda: _("two sources"),
    "cause": lambda: _("Cause"),
    "proposal": lambda: _("proposal"),
}


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def sent_in(items: Iterable[Item], first: date, last: date) -> list[Item]:
    """What was sent between two days."""
    return [item for item in items if (sent := stamps(item).sent) is not None and first <= sent.date() <= last]
