"""The next one of an item that comes again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Any

from workbench.domain.chain import step_day
from workbench.domain.frozen import Frozen
from workbench.domain.hours import Workday
from workbench.domain.item import ME, Item, State, Step
from workbench.domain.ladder import is_rung
from workbench.domain.occurrence import Occurrence, next_one, occurrences, parts_of
from workbench.domain.when import When, day_of


class Again(Frozen):
    """The next time of an item."""

    named: When
    """As the rule names it, with its clock."""
    at: When
    """Where a free day has moved it to."""
    rule: str
    """The rule as it goes on from here: of those counted, one less."""


def series_place(at: When | None, due: When | None) -> When | None:
    """What a rule counts from: the day planned, or else the deadline."""
    return at if at is not None else due


def again(item: Item, today: date, is_workday: Workday) -> Again | None:
    """When an item that is finished today comes again; None where it does not.

    Counted from its own place, however late or early it was finished, and never before today: what was missed in
    between is not made up for. Counted from today where it says so, or where it has no day at all.
    """
    if item.repeat is None:
        return None
    place = item.occurrence or series_place(item.at, item.due) or today
    done = item.repeat_from == "completion"
    start = today if done else day_of(place)
    try:
        found = next_one(item.repeat, start, item.roll, is_workday, after=start, not_before=today)
    except ValueError:
        return None  # written by another program; it stays readable, and does not come again
    if found is None:
        return None
    clock = place.timetz() if isinstance(place, datetime) else None
    named, at = ((d if clock is None else datetime.combine(d, clock)) for d in (found.named, found.day))
    return Again(named, at, _counted_down(item.repeat, start, found, is_workday))


def _counted_down(rule: str, start: date, found: Occurrence, is_workday: Workday) -> str:
    parts = parts_of(rule)
    if "COUNT" not in parts:
        return rule
    gone = sum(
        1 for _one in takewhile(lambda each: each.named < found.named, occurrences(rule, start, None, is_workday))
    )
    left = int(parts["COUNT"]) - gone
    return ";".join(f"{name}={left if name == 'COUNT' else value}" for name, value in parts.items())


def next_item(item: Item, to: Again, ref: str, now: datetime, is_workday: Workday) -> Item:
    """The item as it comes again: what was said of it stays, what has happened to it does not."""
    place = item.occurrence or series_place(item.at, item.due) or to.named
    by = day_of(to.at) - day_of(place)
    times = _times(item, place, to.at, by)
    judged = item.urgent is not None and item.important is not None
    return Item(
        ref=ref,
        title=item.title,
        created_at=now,
        updated_at=now,
        state=State.ACTIVE if judged else State.INBOX,
        **times,
        repeat=to.rule,
        occurrence=to.named,
        lead=item.lead or (ME if judged else None),
        steps=tuple(
            _again_to_do(step, by, day_of(to.at), is_workday) for step in item.steps if not is_rung(item, step)
        ),
        **{name: getattr(item, name) for name in _KEPT},
    )


_KEPT = (
    *("repeat_from", "roll", "urgent", "important", "support", "attend", "source", "area", "lead_days", "minutes"),
    *("note", "expected", "kind", "domain", "scope", "nature", "lines", "parent", "restricted", "hard"),
)
"""What belongs to the work and not to one time of it."""


def _times(item: Item, place: When, at: When, by: timedelta) -> dict[str, Any]:
    is_day = item.at is not None and day_of(item.at) == day_of(place)
    if item.due is not None and day_of(item.due) == day_of(place) and not is_day:
        due = datetime.combine(day_of(at), item.due.timetz()) if isinstance(item.due, datetime) else day_of(at)
        return {"due": due}
    due = item.due + by if item.due is not None else None
    return {"at": at, "until": _until(item, at), "fixed": isinstance(at, datetime), "due": due}


def _until(item: Item, at: When) -> When | None:
    """As long after the beginning as it was."""
    if item.at is None or item.until is None:
        return None
    if isinstance(item.at, datetime) and isinstance(item.until, datetime) and isinstance(at, datetime):
        return at + (item.until - item.at)
    return None if isinstance(at, datetime) else at + (day_of(item.until) - day_of(item.at))


def _again_to_do(step: Step, by: timedelta, day: date, is_workday: Workday) -> Step:
    due = step.due + by if step.due is not None else None
    if step.offset is not None:
        due = step_day(day, step.offset, is_workday)
    return step.but(done_at=None, sent_at=None, entry=None, due=due)
