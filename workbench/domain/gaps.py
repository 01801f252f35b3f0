"""What the diary does not know of a day: stretches of working time of which nothing tells (日志空档)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.shares import AFTER_CLOSE
from workbench.domain.timeline import Gap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.hours import WorkHours

LEAST = timedelta(minutes=45)
"""A shorter silence is nothing to ask about: not everything is worth a line."""
REACH = timedelta(minutes=10)
"""So far a line without an end tells of the time around it."""

_SILENT = frozenset({Verb.DAY_CLOSED, Verb.EXPORTED, Verb.MADE, Verb.WOKE, Verb.CARRIED})
"""What the machine does by itself tells nothing of a person's time."""


def gaps(
    day: date,
    entries: Iterable[Entry],
    hours: WorkHours,
    now: datetime,
    *,
    opened: datetime | None = None,
    running_since: datetime | None = None,
) -> list[Gap]:
    """The gaps of a working day up to `now`, in order; none on a free day, of which nobody owes an account."""
    if not hours.is_workday(day):
        return []
    begin, end = hours.begin(day, now.tzinfo), min(now, hours.finish(day, now.tzinfo))
    known = [span for entry in entries if (span := _span(entry)) is not None]
    if opened is not None and opened.date() == day:
        known.append((opened, opened))
    if running_since is not None:
        known.append((running_since, now))
    lunch = hours.lunch(day, now.tzinfo)
    if lunch is not None:
        known.append(lunch)
    found: list[Gap] = []
    at = begin
    for start, finish in sorted(known):
        if min(start, end) - at >= LEAST:
            found.append(Gap(at, min(start, end)))
        at = max(at, finish)
    if end - at >= LEAST:
        found.append(Gap(at, end))
    return found


def _span(entry: Entry) -> tuple[datetime, datetime] | None:
    """The time that an entry tells of."""
    if entry.fact(AFTER_CLOSE) and entry.kind is EntryKind.EVENT:
        return None
    if entry.verb in _SILENT:
        return None
    if entry.until is not None and entry.until > entry.at:
        return entry.at, entry.until
    worked = entry.fact("worked") or ""
    if worked.isdecimal() and int(worked):
        return entry.at - timedelta(minutes=int(worked)), entry.at
    return entry.at - REACH, entry.at + REACH
