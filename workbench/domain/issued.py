"""A schedule that was issued (印发): what stood on it, its version, and what has become otherwise since."""

from __future__ import annotations

import json
from datetime import date, datetime

from workbench.domain.conflicts import wanted
from workbench.domain.entry import Data, Entry, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, State
from workbench.domain.periods import Period, Scale
from workbench.domain.when import When, sort_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOOKED_BACK = 62
"""So many days before its first one a schedule may have been issued; one that is older is none any more."""
SHEET, VERSION, SLOTS = "sheet", "version", "slots"


class Slot(Frozen):
    """One matter on a schedule: when, what, and who is wanted."""

    ref: str
    title: str
    at: When
    until: When | None = None
    who: tuple[str, ...] = ()


class Issue(Frozen):
    """A schedule as it was issued."""

    version: int
    at: datetime
    slots: tuple[Slot, ...]


class Amended(StrEnum):
    """What became of a matter since."""

    MOVED = "moved"
    NEW = "new"
    CANCELLED = "cancelled"
    PEOPLE = "people"


class Amendment(Frozen):
    """One change; `before` and `now` are both there where the matter was on the schedule and still is."""

    what: Amended
    before: Slot | None
    now: Slot | None

    @property
    def slot(self) -> Slot:
        """As it stands now, or stood."""
        slot = self.now or self.before
        assert slot is not None
        return slot


def slots(items: Iterable[Item]) -> tuple[Slot, ...]:
    """What a schedule of these items shows: restricted matters stand on none."""
    found = [
        Slot(item.ref, item.title, item.at, item.until, wanted(item))
        for item in items
        if item.at is not None and not item.restricted and item.state is not State.DROPPED
    ]
    return tuple(sorted(found, key=_place))


def _place(slot: Slot) -> tuple[object, ...]:
    return sort_key(slot.at), slot.ref


def facts(period: Period, version: int, found: Sequence[Slot]) -> Data:
    """What the diary keeps of an issue."""
    rows = [[one.ref, one.title, _iso(one.at), _iso(one.until), *one.who] for one in found]
    return ((SHEET, name_of(period)), (VERSION, str(version)), (SLOTS, json.dumps(rows, ensure_ascii=False)))


def name_of(period: Period) -> str:
    """By what a schedule is known: its length and its first day."""
    return f"{period.scale.name.lower()} {period.first.isoformat()}"


def span_of(name: str) -> tuple[Scale, date] | None:
    """The length and the first day that a name says, or None where it is no name."""
    length, _blank, day = name.partition(" ")
    scale = next((one for one in Scale if one.name.lower() == length), None)
    try:
        return (scale, date.fromisoformat(day)) if scale is not None else None
    except ValueError:
        return None


def issues(entries: Iterable[Entry], period: Period) -> list[Issue]:
    """The versions of one schedule, the newest last."""
    found = [issue for entry in entries if (issue := _issue(entry, name_of(period))) is not None]
    return sorted(found, key=lambda one: one.version)


def _issue(entry: Entry, name: str) -> Issue | None:
    if entry.verb is not Verb.ISSUED or entry.fact(SHEET) != name:
        return None
    try:
        rows = json.loads(entry.fact(SLOTS) or "[]")
        told = tuple(Slot(ref, title, _when(at), _when(until) if until else None, tuple(who))
                     for ref, title, at, until, *who in rows)  # fmt: skip
        return Issue(int(entry.fact(VERSION) or 0), entry.at, told)
    except (ValueError, TypeError):
        return None  # a line that somebody edited by hand: the schedule is taken as not issued


def amendments(before: Sequence[Slot], now: Sequence[Slot]) -> list[Amendment]:
    """What is otherwise than it was issued, in order of time. A title that was bettered is no amendment."""
    old, new = ({slot.ref: slot for slot in side} for side in (before, now))
    found: list[Amendment] = []
    for ref in {**old, **new}:
        was, is_now = old.get(ref), new.get(ref)
        if was is None or is_now is None:
            found.append(Amendment(Amended.NEW if was is None else Amended.CANCELLED, was, is_now))
        elif (was.at, was.until) != (is_now.at, is_now.until):
            found.append(Amendment(Amended.MOVED, was, is_now))
        elif set(was.who) != set(is_now.who):
            found.append(Amendment(Amended.PEOPLE, was, is_now))
    return sorted(found, key=lambda one: _place(one.slot))


def _iso(when: When | None) -> str:
    return when.isoformat() if when is not None else ""


def _when(text: str) -> When:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
