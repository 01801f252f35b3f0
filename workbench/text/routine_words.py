"""Routines in words: when they come, how they were kept, where a quota stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.item import Item, Kind, Step
from workbench.domain.kept import Kept, Stand, came_true, kept
from workbench.domain.routine import Quota, Routine
from workbench.i18n import _, is_chinese, ngettext
from workbench.text.display import display
from workbench.text.repeat import repeat_words

DOTS = {Kept.IN_TIME: "●", Kept.LATE: "○", Kept.OPEN: "·", Kept.DROPPED: "×"}
"""In time, late, still to come, given up: the newest at the end."""
_SAME = {"FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"}
"""Rules that say the same wherever they begin, by one which has words."""
_MONTHS = re.compile(r"FREQ=(?:MONTHLY|YEARLY);BYMONTH=([\d,]+);BYMONTHDAY=(\d+)")


def rule_words(routine: Routine) -> str:
    """When it comes, as the capture line would read it; a procedure waits for a person."""
    if routine.rule is None:
        return _("started by hand")
    some_months = _MONTHS.fullmatch(routine.rule)
    if some_months and "," in some_months[1]:
        words = _in_months(some_months[1].split(","), some_months[2]) + _roll_words(routine.roll)
    else:
        words = repeat_words(_SAME.get(routine.rule, routine.rule), None, routine.roll)
    time = routine.default("time")
    return f"{words} {time}" if time else words


def _in_months(months: list[str], day: str) -> str:
    if is_chinese():
        return f"每年{'、'.join(months)}月{day}日"
    return _("on the {day}. of months {months}").format(day=day, months=", ".join(months))


def _roll_words(roll: str | None) -> str:
    daily = "FREQ=DAILY"
    return repeat_words(daily, None, roll).removeprefix(repeat_words(daily)) if roll else ""


def dots(history: Iterable[Item], today: date) -> str:
    """Its last times, one sign each."""
    return "".join(DOTS[kept(item, today)] for item in history)


def quota_words(stand: Stand, title: str = "") -> str:
    """`Q4 research 0/1, 3 days left`."""
    days = ngettext("{n} day left", "{n} days left", stand.left).format(n=stand.left)
    what = kind_name(stand.kind) if stand.kind is not None else display(title)
    return _("{period} {what} {done}/{n}, {days}").format(
        period=period_words(stand.quota, stand.first), what=what, done=stand.done, n=stand.quota.n, days=days
    )


def kind_name(kind: Kind) -> str:
    """What an item is, in a word or two."""
    return {
        Kind.DOCUMENT: _("documents"),
        Kind.MEETING: _("meetings"),
        Kind.ERRAND: _("errands"),
        Kind.INFORMATION: _("information reports"),
        Kind.RESEARCH: _("research articles"),
        Kind.EMERGENCY: _("emergencies"),
        Kind.FOCUS: _("focus"),
    }[kind]


def period_words(quota: Quota, first: date) -> str:
    """The period of a quota: `Q4`, a month, a year."""
    match quota.per:
        case "quarter":
            return f"Q{(first.month + 2) // 3}"
        case "month":
            return f"{first:%Y-%m}"
        case _:
            return str(first.year)


def step_line(step: Step) -> str:
    """A step of a routine: when, what, who, and what done properly means."""
    day = "" if step.offset is None else f"T{step.offset:+d}" if step.offset else "T"
    owner, must = f"@{step.owner}" if step.owner else "", _("(required)") if step.required else ""
    parts = [day.ljust(5), step.text, owner, must]
    text = " ".join(part for part in parts if part)
    return f"{text} — {step.standard}" if step.standard else text


def risk_words(routine: Routine, history: Iterable[Item] = ()) -> str:
    """What may go wrong, what we would do about it, and how often it came."""
    risk, remedy = routine.default("risk") or "", routine.default("countermeasure") or ""
    text = " → ".join(part for part in (risk, remedy) if part)
    came, of = came_true(history)
    return _("{text} (came {n} of {of} times)").format(text=text, n=came, of=of) if text and of else text


def standard_word(name: str) -> str:
    """A heading of the rules for people."""
    return {"may": _("May"), "may_not": _("May not"), "how": _("How"), "to_what": _("To what standard")}.get(name, "")


def path_of(steps: Iterable[Step]) -> str:
    """The way of a matter from step to step, with where it stands: 收文─拟办●─批示○."""
    signs: list[str] = []
    reached = False
    for step in steps:
        here = step.done_at is None and not reached
        reached = reached or here
        signs.append(step.text + ("●" if here else "" if step.done_at is not None else "○"))
    return "─".join(signs)
