"""The duty roster in words: a shift, who is on duty, what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from workbench.domain.roster import Hole, Placed, Standing
from workbench.i18n import _, pgettext
from workbench.text.dates import clock, weekday_short
from workbench.text.display import display


def moment_words(moment: datetime, beside: date | None = None) -> str:
    """`Mon 12-28 18:00`; of the day that stands `beside` it the time alone, of the next one `next day 08:00`."""
    if beside is not None and moment.date() == beside:
        return clock(moment)
    if beside is not None and moment.date() == beside + timedelta(days=1):
        return _("next day {time}").format(time=clock(moment))
    return f"{weekday_short(moment.date())} {moment.date().isoformat()[5:]} {clock(moment)}"


def span_words(start: datetime, end: datetime) -> str:
    """`Mon 12-28 18:00–next day 08:00`."""
    return f"{moment_words(start)}–{moment_words(end, start.date())}"


def hours_words(each: Placed) -> str:
    """`18:00–next day 08:00`."""
    return f"{clock(each.start)}–{moment_words(each.end, each.day)}"


def people_words(each: Placed, *, phone: bool = True) -> str:
    """`Lee · leader Zhang · tel. 138...`."""
    parts = [display(each.shift.who)]
    if each.shift.leader:
        parts.append(_("leader {name}").format(name=display(each.shift.leader)))
    if phone and each.shift.phone:
        parts.append(_("tel. {number}").format(number=display(each.shift.phone)))
    return " · ".join(parts)


def shift_words(each: Placed) -> str:
    """`Mon 12-28 18:00–next day 08:00  Lee · leader Zhang`."""
    return f"{span_words(each.start, each.end)}  {people_words(each)}"


def shift_name(each: Placed) -> str:
    """A shift as lines of the log name it: `12-28 18:00 Lee`."""
    return f"{each.day.isoformat()[5:]} {each.shift.begin} {display(each.shift.who)}"


def now_words(there: Iterable[Placed]) -> str:
    """Who is on duty: `Lee / Zhang until 08:00`; empty where nobody is."""
    told: list[str] = []
    for each in there:
        names = "/".join(display(name) for name in (each.shift.who, each.shift.leader) if name)
        told.append(_("{names} until {time}").format(names=names, time=clock(each.end)))
    return pgettext("list", ", ").join(told)


def duty_words(there: Sequence[Placed]) -> tuple[str, str]:
    """Who is on duty, for a line with room and for one without; both empty where nobody is."""
    if not there:
        return "", ""
    short = pgettext("list", ", ").join(display(each.shift.who) for each in there)
    return _("on duty {who}").format(who=now_words(there)), _("on duty {who}").format(who=short)


def hole_words(hole: Hole) -> str:
    """`nobody is on duty Tue 12-29 17:30–next day 09:00`."""
    if hole.open_end:
        return _("from {when} on nobody is on the roster").format(when=moment_words(hole.start))
    return _("nobody is on duty {span}").format(span=span_words(hole.start, hole.end))


def double_words(pair: tuple[Placed, Placed]) -> str:
    """`twice on duty Mon 12-28 18:00–next day 08:00: Lee, Wang`."""
    one, other = pair
    span = span_words(max(one.start, other.start), min(one.end, other.end))
    return _("two shifts at once {span}: {one}, {other}").format(
        span=span, one=display(one.shift.who), other=display(other.shift.who)
    )


def absent_words(found: tuple[Placed, str]) -> str:
    """`Lee is on leave, and on duty Mon 12-28 18:00`."""
    each, name = found
    return _("{name} is on leave, and on duty {when}").format(name=display(name), when=moment_words(each.start))


def standing_lines(standing: Standing) -> list[str]:
    """Everything that is amiss, a line each, by its kind."""
    return [
        *map(hole_words, standing.holes),
        *map(double_words, standing.doubles),
        *map(absent_words, standing.absent),
    ]


def set_words(shifts: Sequence[Placed]) -> str:
    """What a line sets, said back before it is kept."""
    first = shift_words(shifts[0])
    more = len(shifts) - 1
    if not more:
        return _("onto the duty roster: {shift}").format(shift=first)
    return _("onto the duty roster: {shift} and {n} more, the last {when}").format(
        shift=first, n=more, when=moment_words(shifts[-1].start)
    )
