"""Phrases apart on the line that are one: a day and its hour, a recurrence and what is said of it elsewhere."""

from __future__ import annotations

from datetime import datetime, time

from workbench.domain.frozen import Frozen
from workbench.text.capture.atoms import Counted, Day, Days
from workbench.text.capture.context import Context
from workbench.text.capture.fold import TAKEN
from workbench.text.capture.gather import Draft
from workbench.text.capture.settle import Outcome, Pieces, settle
from workbench.text.patterns import compiled

_STARTING = r"(?:starting|beginning|as of|effective|from)(?: on| from)? $"
_STARTS_LATER = r",? (?:starting|beginning|as of|effective) "
_ENDING = r"(?:until|till|through|ending)(?: on)? $"
_ENDING_WITHIN = r"(?:until|till|through|ending) "
"""What makes the day beside a recurrence its first or its last."""
_ENDING_ZH = r"(?:一?直到|直至|持续到|(?<![改挪前迟调移报来送交办延期约定])[到至])$"
_FROM_THEN_ON = ("起", "开始")


class Phrase(Frozen):
    """A date phrase which is read: its place in the line and the fields it fills."""

    start: int
    end: int
    outcome: Outcome
    said: Pieces
    also: tuple[int, int] | None = None
    """Where its clock time, or the first or last day of a recurrence, stands, if away from it."""
    proviso: tuple[int, int] | None = None
    """Where it is said that a recurrence rolls, or counts from completion, if away from it."""


def only_clock(phrase: Phrase) -> bool:
    said = phrase.said
    return (said.clock or said.end_of_work) is not None and said.day is None and said.repeats is None


def joined(read: list[Phrase], text: str, ctx: Context) -> list[Phrase]:
    """Two phrases that are one: a day and the clock time said elsewhere, a recurrence and its first or last day."""
    if len(read) == 1 and read[0].said.repeats and compiled(_STARTS_LATER).match(text, read[0].end):
        return []  # its first day is not understood, so none of it is
    if len(read) != 2:
        return read
    if any(only_clock(phrase) for phrase in read):
        day, hour = sorted(read, key=only_clock)
        return _with_clock(day, hour, text, ctx)
    rule, day = sorted(read, key=lambda phrase: phrase.said.repeats is None)
    return _with_border(rule, day, text, ctx)


def _with_clock(day: Phrase, hour: Phrase, text: str, ctx: Context) -> list[Phrase]:
    """`every tuesday 1:1 with Sam 3pm`, `tomorrow dentist 3pm`, 明天开会 15:00: the hour is that day's."""
    said = day.said
    free = not (said.clock or said.end_of_work) and (said.repeats or isinstance(said.day, Day | Counted))
    if not free or only_clock(day) or hour.said.end_of_work:
        return [day, hour]
    if said.deadline and not hour.said.deadline and not _at_an_edge(hour, text):
        return [day, hour]
    sense = hour.said.sense if hour.said.deadline else said.sense
    both = said.at_the_clock(hour.said.clock, said.part or hour.said.part, sense)
    outcome = settle(both, ctx)
    if not isinstance(outcome, Outcome):
        return [day] if said.repeats else [day, hour]
    return [Phrase(day.start, day.end, outcome, both, (hour.start, hour.end))]


def _at_an_edge(phrase: Phrase, text: str) -> bool:
    return not text[phrase.end :].strip(TAKEN + " .,;!") or not text[: phrase.start].strip(TAKEN + " ")


def _with_border(rule: Phrase, day: Phrase, text: str, ctx: Context) -> list[Phrase]:
    """`every monday standup starting 1 dec`, `every friday until 30 june`."""
    if rule.said.repeats and isinstance(day.said.day, Day | Days) and text[: day.end].endswith(_FROM_THEN_ON):
        return _from_then_on(rule, day, ctx)
    if not rule.said.repeats or rule.said.deadline or not isinstance(day.said.day, Day) or day.said.clock:
        return [rule, day]
    ahead = text[: day.start]
    starting = compiled(_STARTING).search(ahead)
    ending = (
        compiled(_ENDING).search(ahead)
        or compiled(_ENDING_ZH).search(ahead)
        or compiled(_ENDING_WITHIN).match(text, day.start)
    )
    if starting:
        outcome = settle(rule.said, ctx.but(now=datetime.combine(day.said.day.date, time(0))))
        return [rule.but(outcome=outcome, also=(starting.start(), day.end))] if isinstance(outcome, Outcome) else [rule]
    if ending and rule.outcome.repeat:
        last = f"{rule.outcome.repeat};UNTIL={day.said.day.date:%Y%m%d}"
        return [rule.but(outcome=rule.outcome.but(repeat=last), also=(min(ending.start(), day.start), day.end))]
    return [rule, day]


def _from_then_on(rule: Phrase, day: Phrase, ctx: Context) -> list[Phrase]:
    """下周一起每天9点."""
    assert isinstance(day.said.day, Day | Days)
    first = day.said.day.date if isinstance(day.said.day, Day) else day.said.day.first
    outcome = settle(rule.said, ctx.but(now=max(ctx.now, datetime.combine(first, time(0)))))
    return [rule.but(outcome=outcome, also=(day.start, day.end))] if isinstance(outcome, Outcome) else [rule, day]


def with_provisos(read: list[Phrase], provisos: list[Draft], ctx: Context) -> list[Phrase]:
    """What is said elsewhere of a recurrence: 每月25日报税，遇节假日顺延."""
    rules = [phrase for phrase in read if phrase.said.repeats]
    if len(rules) != 1 or len(provisos) != 1:
        return read
    rule, proviso = rules[0], provisos[0]
    if (rule.said.roll and proviso.said.roll) or (rule.said.from_completion and proviso.said.from_completion):
        return read
    rule.said.roll = rule.said.roll or proviso.said.roll
    rule.said.from_completion = rule.said.from_completion or proviso.said.from_completion
    outcome = settle(rule.said, ctx)
    if not isinstance(outcome, Outcome):
        return read
    whole = rule.but(outcome=outcome, proviso=(proviso.start, proviso.end))
    return [whole if phrase is rule else phrase for phrase in read]
