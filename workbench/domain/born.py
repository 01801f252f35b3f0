"""Items that nobody captures: those which a routine makes."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import TypeVar

from workbench.domain.chain import dated
from workbench.domain.derive import Quadrant
from workbench.domain.enums import StrEnum
from workbench.domain.hours import Workday
from workbench.domain.item import Domain, Item, Kind, Scope, Side, Source
from workbench.domain.occurrence import Occurrence, falling_due, next_one, occurrences, parts_of
from workbench.domain.routine import REMEMBERED, Routine
from workbench.domain.states import triaged

LINES = ("risk", "countermeasure")
"""What was foreseen, and what would be done about it: lines of the item."""
HAPPENED = "happened"
"""The line of an item which says afterwards whether what was feared came: `yes` or `no`."""
DEFAULTS = (
    *("lead", "support", "area", "kind", "domain", "scope", "quadrant", "minutes", "time", "as"),
    *("source", "side", "expected", "note", *LINES),
)
"""What a routine may say of its items. `as` is `plan` where the day is for doing it, else it is the deadline."""
E = TypeVar("E", bound=StrEnum)
_PLACES = re.compile(r"\{(year|month|quarter|day|n)\}")


def due_now(routine: Routine, today: date, is_workday: Workday) -> list[Occurrence]:
    """What a routine has still to make on a day, its lead time included; the same however often it is asked."""
    if not routine.active or routine.rule is None or routine.start is None:
        return []
    until = today + timedelta(days=routine.lead_days)
    try:
        return falling_due(routine.rule, routine.start, routine.roll, is_workday, after=routine.made_until, until=until)
    except ValueError:
        return []  # a rule from another program, which this one cannot follow: the list of routines says so


def still_to_come(routine: Routine, first: date, last: date, now: datetime, is_workday: Workday) -> list[Item]:
    """The items that a routine will make for the days of a period and has not made, as they will be."""
    if not routine.active or routine.rule is None or routine.start is None:
        return []
    try:
        found = falling_due(routine.rule, routine.start, routine.roll, is_workday, after=routine.made_until, until=last)
    except ValueError:
        return []
    return [born(routine, each, "", now, is_workday) for each in found if each.day >= first]


def after_making(routine: Routine, made: list[tuple[Occurrence, Item]]) -> Routine:
    """The routine when its items are there."""
    ids = (*routine.made, *(item.id for _occurrence, item in made))
    return routine.but(made_until=made[-1][0].named, made=ids[-REMEMBERED:])


def next_time(routine: Routine, today: date, is_workday: Workday) -> Occurrence | None:
    """The next time that something of it is to be done, made already or not; None where there is none."""
    if not routine.active or routine.rule is None or routine.start is None:
        return None
    before = today - timedelta(days=62)
    try:
        return next_one(routine.rule, routine.start, routine.roll, is_workday, after=before, not_before=today)
    except ValueError:
        return None


def skipped_to(routine: Routine, today: date) -> Routine:
    """Nothing that fell before today is made any more: it begins, goes on, or follows another rule from today."""
    yesterday = today - timedelta(days=1)
    return routine.but(made_until=max(routine.made_until or yesterday, yesterday))


def born(routine: Routine, occurrence: Occurrence, ref: str, now: datetime, is_workday: Workday) -> Item:
    """The item of a routine for one of its days: judged, led, dated. What the routine does not say is not asked."""
    said = dict(routine.defaults)
    clock = clock_of(said.get("time", ""))
    when = occurrence.day if clock is None else datetime.combine(occurrence.day, clock, now.tzinfo)
    planned = said.get("as") == "plan"
    minutes = int(said["minutes"]) if said.get("minutes", "").isdecimal() else None
    until = when + timedelta(minutes=minutes) if planned and isinstance(when, datetime) and minutes else None
    who = said.get("source")
    item = Item(
        ref=ref,
        title=title_for(routine, occurrence.named, is_workday),
        created_at=now,
        updated_at=now,
        at=when if planned else None,
        until=until,
        fixed=planned and isinstance(when, datetime),
        due=None if planned else when,
        lead_days=routine.lead_days or None,
        minutes=minutes,
        support=names_in(said.get("support", "")),
        source=Source(who, side=_one_of(Side, said.get("side"))) if who else None,
        kind=_one_of(Kind, said.get("kind")),
        domain=_one_of(Domain, said.get("domain")),
        scope=_one_of(Scope, said.get("scope")) or Scope.OWN,
        steps=dated(routine.steps, occurrence.day, is_workday),
        lines=_lines(routine, said),
        routine=routine.id,
        routine_version=routine.version,
        occurrence=occurrence.named,
        expected=said.get("expected"),
        note=said.get("note"),
        area=said.get("area"),
        lead=said.get("lead"),
    )
    quadrant = Quadrant(int(said["quadrant"])) if said.get("quadrant") in ("1", "2", "3", "4") else Quadrant.PLAN
    return triaged(item, quadrant, now.date(), is_workday)


def _lines(routine: Routine, said: dict[str, str]) -> tuple[tuple[str, str], ...]:
    basis = (("basis", routine.basis),) if routine.basis else ()
    return (*basis, *((name, said[name]) for name in LINES if said.get(name)))


def clock_of(text: str) -> time | None:
    """A clock time such as 09:00, or None."""
    try:
        return time.fromisoformat(text).replace(tzinfo=None) if text else None
    except ValueError:
        return None


def names_in(text: str) -> tuple[str, ...]:
    """Names with commas between them, of either language."""
    return tuple(name for part in re.split(r"[,，、;；]", text) if (name := part.strip()))


def _one_of(kind: type[E], value: str | None) -> E | None:
    try:
        return kind(value) if value else None
    except ValueError:
        return None


def title_for(routine: Routine, named: date, is_workday: Workday) -> str:
    """The title, with the year, the month, the quarter, the day and the number in the year put in."""

    def value(found: re.Match[str]) -> str:
        match found[1]:
            case "year":
                return str(named.year)
            case "month":
                return str(named.month)
            case "quarter":
                return str((named.month + 2) // 3)
            case "day":
                return str(named.day)
            case _:
                return str(_number_in_year(routine, named, is_workday))

    return _PLACES.sub(value, routine.title)


def _number_in_year(routine: Routine, named: date, is_workday: Workday) -> int:
    """Which of its year it is: the eleventh bulletin, though the first ones were made without this desk."""
    rule, start = routine.rule or "", routine.start or named
    first = date(named.year, 1, 1)
    if start > first and parts_of(rule).get("INTERVAL", "1") == "1":
        start = first
    found = occurrences(rule, start, None, is_workday, first - timedelta(days=1))
    return sum(1 for _one in takewhile(lambda each: each.named <= named, found))
