"""One day of the diary, as far as statistics need it: read once, kept small, summed up as often as it is looked at.

It says what the lines of the day say and nothing of the items, so that a change of an item needs no day read again.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Gate
from workbench.domain.quality import RETURNED
from workbench.domain.shares import worked_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TIMED = frozenset(
    {
        *(EntryKind.NOTE, EntryKind.CALL, EntryKind.VISITOR, EntryKind.MEETING, EntryKind.REPORT, EntryKind.ONSITE),
        *(EntryKind.ADVICE, EntryKind.CHECK, EntryKind.INSPECTION, EntryKind.FIELD, EntryKind.STUDY),
    }
)
"""Lines whose own time is time at work; a duty and a leave last without anybody working on a matter."""
ENDINGS = frozenset({Verb.DONE, Verb.REPLIED, Verb.REOPENED})
_ACTING = frozenset({*ENDINGS, Verb.ADDED, Verb.STARTED, Verb.STOPPED, Verb.STEP_DONE, Verb.WAITED, Verb.ANSWERED,
                     Verb.CHASED, Verb.RETURNED, Verb.CLOSED, Verb.DROPPED})  # fmt: skip
"""Events that somebody at the desk did something for, or had something come in."""
DAY_MINUTES = 24 * 60


class Spent(Frozen):
    """A stretch of time that went to a matter, or to a line without one."""

    entry: EntryId
    kind: EntryKind
    minutes: int
    item: ItemId | None = None


class Ended(Frozen):
    """A matter that was done, told, or came back."""

    verb: Verb
    item: ItemId
    at: datetime


class Line(Frozen):
    """A line of the diary, by the day it stands on."""

    day: date
    entry: EntryId
    item: ItemId | None = None


class DayDigest(Frozen):
    """One day."""

    day: date
    touched: tuple[ItemId, ...] = ()
    """The items something was done on, each once."""
    spent: tuple[Spent, ...] = ()
    busy: tuple[tuple[int, Line], ...] = ()
    """The lines that tell of work, each with its hour."""
    ended: tuple[Ended, ...] = ()
    """In order of time."""
    returned: tuple[ItemId, ...] = ()
    """What was sent back for correction, or taken up again."""
    carried: tuple[ItemId, ...] = ()
    chased: tuple[Line, ...] = ()
    checked: tuple[tuple[ItemId, datetime], ...] = ()
    """What was looked into, and when: in order of time."""
    routines: int = 0
    """So many routines were written down."""


def digest(day: date, entries: Sequence[Entry]) -> DayDigest:
    """A day of the diary. What was said of a line later is no line of its own; a time that was corrected holds."""
    there = {entry.id for entry in entries}
    times = {entry.amends: entry for entry in entries if entry.amends in there and entry.until is not None}
    told = sorted((entry for entry in entries if entry.amends is None), key=_by_time)
    return DayDigest(
        day,
        touched=tuple(sorted(worked_on(told))),
        spent=tuple(_spent([times.get(entry.id, entry) for entry in told])),
        busy=tuple((entry.at.hour, _line(day, entry)) for entry in told if is_busy(entry)),
        ended=tuple(
            Ended(entry.verb, entry.item, entry.at)
            for entry in told
            if entry.verb in ENDINGS and entry.verb is not None and entry.item is not None
        ),
        returned=tuple(dict.fromkeys(e.item for e in told if e.verb in RETURNED and e.item is not None)),
        carried=tuple(dict.fromkeys(e.item for e in told if e.verb is Verb.CARRIED and e.item is not None)),
        chased=tuple(_line(day, entry) for entry in told if is_chased(entry)),
        checked=tuple((entry.item, entry.at) for entry in told if entry.item is not None and is_check(entry)),
        routines=sum(entry.verb is Verb.ROUTINE_ADDED for entry in told),
    )


def is_busy(entry: Entry) -> bool:
    """Whether a line tells of work: written by hand, or an event that somebody did something for."""
    return entry.kind is not EntryKind.EVENT or entry.verb in _ACTING


def is_chased(entry: Entry) -> bool:
    """Somebody had to ask us for it."""
    return entry.kind is EntryKind.CHASED or entry.verb is Verb.CHASED


def is_check(entry: Entry) -> bool:
    """A matter was looked into: a line that says so, or the rung of the ladder."""
    return entry.kind is EntryKind.CHECK or entry.fact("rung") == Gate.CHECK


def _by_time(entry: Entry) -> tuple[datetime, int]:
    return entry.at, entry.id


def _line(day: date, entry: Entry) -> Line:
    return Line(day, entry.id, entry.item)


def _spent(told: Iterable[Entry]) -> list[Spent]:
    """Where the time went. What was written down while the clock ran on a matter takes no time of its own."""
    lines = list(told)
    found: list[Spent] = []
    taken: list[tuple[int, int]] = []
    for entry in lines:
        worked = entry.number("worked")
        if worked > 0:
            end = _minute(entry.at)
            taken.append((end - worked, end))
            found.append(Spent(entry.id, entry.kind, worked, entry.item))
    for entry in lines:
        if entry.until is None or entry.kind not in TIMED or entry.until <= entry.at:
            continue
        begin = _minute(entry.at)
        end = min(DAY_MINUTES, begin + int((entry.until - entry.at).total_seconds() // 60))
        minutes = end - begin - _covered(begin, end, taken)
        if minutes > 0:
            found.append(Spent(entry.id, entry.kind, minutes, entry.item))
            taken.append((begin, end))
    return found


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _covered(begin: int, end: int, taken: Iterable[tuple[int, int]]) -> int:
    """Minutes between two moments that belong to something already."""
    covered, reached = 0, begin
    for start, stop in sorted(taken):
        start, stop = max(start, reached), min(stop, end)
        if stop > start:
            covered += stop - start
            reached = stop
    return covered
