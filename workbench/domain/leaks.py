"""The leak check (查漏): every open matter has a person, a date and an end, or it is named here.

The rules about items are in `workbench.domain.leak_rules`, the words in `workbench.text.findings`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from workbench.domain.callers import caller
from workbench.domain.derive import is_open
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind, State
from workbench.domain.leak_rules import ENDED_RULES, OPEN_RULES, Look
from workbench.domain.order import order_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.day import Day
    from workbench.domain.entry import Entry
    from workbench.domain.hours import Workday
    from workbench.domain.roster import Standing

GAP_DAYS = 7
"""So many days back the diary is looked through for working days of which nothing is known."""


class Leak(Frozen):
    """One thing that may be forgotten."""

    code: str
    item: ItemId | None = None
    ref: str | None = None
    title: str | None = None
    who: str | None = None
    """Whom it is about: who is to be asked, or told."""
    detail: str = ""
    """The step, the area, or the last day of a span."""
    date: date | None = None
    restricted: bool = False


def leaks_of(item: Item, look: Look) -> list[Leak]:
    """What may be forgotten about one item, the most pressing first."""
    rules = OPEN_RULES if is_open(item) else ENDED_RULES.get(item.state, ())
    found: list[Leak] = []
    for code, rule in rules:
        detail = rule(item, look)
        if detail is not None:
            who = _asker(item) if code in ("no-reply", "promise-due") else item.waiting_on
            found.append(Leak(code, item.id, item.ref, item.title, who, detail, restricted=item.restricted))
    return found


def changes_at(item: Item, look: Look) -> list[datetime]:
    """The moments still to come today from which on the rules may say something else; at midnight all may."""
    today, zone = look.now.date(), look.now.tzinfo
    moments = [when for when in (item.due, item.next_check) if isinstance(when, datetime)]
    if item.kind is Kind.MEETING and isinstance(item.at, datetime):
        moments.append(item.at)
    if item.state is State.INBOX:
        moments.append(item.created_at + timedelta(days=look.limits.inbox_days))
    end = datetime.combine(today + timedelta(days=1), time(), zone)
    return [moment for moment in moments if look.now <= moment < end]


def in_order(found: Iterable[Leak]) -> list[Leak]:
    """The most pressing kind first; within a kind as they came."""
    return sorted(found, key=lambda leak: _RANK[leak.code])


def leaks(items: Iterable[Item], unclosed: Sequence[date], look: Look) -> list[Leak]:
    """Everything that may be forgotten about these items and days, the most pressing kind first."""
    found = [leak for item in sorted(items, key=order_key) for leak in leaks_of(item, look)]
    return in_order([*found, *days_not_closed(unclosed)])


# Rules about days and areas ---------------------------------------------------------------------------------------


def days_not_closed(unclosed: Sequence[date]) -> list[Leak]:
    """Days which were opened and never closed."""
    return [Leak("day-not-closed", date=day) for day in unclosed]


def diary_gap(first: date | None, lived: Callable[[date], bool], today: date, is_workday: Workday) -> list[Leak]:
    """Working days since the desk was `first` used of which the diary knows nothing, as one finding."""
    if first is None:
        return []
    back = [today - timedelta(days=n) for n in range(GAP_DAYS, 0, -1)]
    silent = [day for day in back if day > first and is_workday(day) and not lived(day)]
    return [Leak("diary-gap", date=silent[0], detail=silent[-1].isoformat())] if silent else []


def areas_silent(fronts: Iterable[tuple[str, date]]) -> list[Leak]:
    """Areas with open work which nobody has touched for long, each with the last day it was."""
    return [Leak("area-silent", detail=area, date=day) for area, day in sorted(fronts)]


def roster_amiss(standing: Standing) -> list[Leak]:
    """Gaps, double bookings and people on leave on the duty roster of the next days."""
    found = [
        Leak("duty-gap", date=hole.start.date(), detail=_stretch(hole.start, None if hole.open_end else hole.end))
        for hole in standing.holes
    ]
    for one, later in standing.doubles:
        both = _stretch(later.start, min(one.end, later.end))
        found.append(Leak("duty-double", date=later.day, who=f"{one.shift.who}, {later.shift.who}", detail=both))
    return found + [
        Leak("duty-absent", date=each.day, who=name, detail=_stretch(each.start, each.end))
        for each, name in standing.absent
    ]


def _stretch(start: datetime, end: datetime | None) -> str:
    return "/".join(each.isoformat(timespec="minutes") for each in (start, end) if each is not None)


def not_taken_over(note: Entry | None) -> list[Leak]:
    """A shift that was handed over, and nobody accepted it."""
    if note is None:
        return []
    return [Leak("handover-open", date=note.at.date(), detail="" if note.restricted else note.text)]


def calls_unanswered(calls: Iterable[Entry]) -> list[Leak]:
    """Calls that asked for an answer and have none."""
    return [
        Leak("call-unanswered", date=call.at.date(), who=caller(call.text), detail=call.text)
        for call in calls
        if not call.restricted
    ]


def first_day(days: Iterable[Day]) -> date | None:
    """The day on which the desk was first opened."""
    return min((record.date for record in days if record.opened_at is not None), default=None)


def _asker(item: Item) -> str | None:
    return item.source.who if item.source is not None else None


CODES = (
    *("duty-gap", "duty-double", "duty-absent", "handover-open", "call-unanswered"),
    *("leave-unreported", "leave-open"),
    *("overdue", "promise-due", "check-passed", "waiting-without-check", "waiting-without-name"),
    *("deferred-without-day", "no-lead", "no-date", "day-passed", "routine-missed", "not-conveyed", "link-missing"),
    *("step-late", "tracked-unchecked", "decider-me", "no-result", "no-reply", "rung-empty", "closed-unanswered"),
    *("figure-differs", "tendency", "sign-passed"),
    *("dropped-silently", "inbox-old", "day-not-closed", "diary-gap", "area-silent"),
)
"""Every code, the most pressing kind first."""

_RANK = {code: rank for rank, code in enumerate(CODES)}
