"""Where work is stuck (中梗阻): what nobody has touched for days, by where it sits, our own desk first."""

from __future__ import annotations

from datetime import date

from workbench.domain.entry import Entry, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.following import STUCK_LINES, awaits_decision
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item, State
from workbench.domain.periods import is_pending
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STUCK_DAYS = 5
"""After so many days without a sign of life a matter is stuck."""


class Seat(StrEnum):
    """Where a matter sits, in the order in which it is shown."""

    DESK = "desk"
    DECISION = "decision"
    STEP = "step"
    PERSON = "person"


class Stuck(Frozen):
    """A matter which does not move."""

    item: Item
    seat: Seat
    where: str
    """Whose hands it is in; for a step, what the step says."""
    days: int


def seat_of(item: Item) -> tuple[Seat, str]:
    """Where an open matter sits."""
    if awaits_decision(item) and item.state is State.WAITING and item.decision is not None:
        return Seat.DECISION, item.decision.decider
    if item.state is State.WAITING and item.waiting_on:
        return Seat.PERSON, item.waiting_on
    step = next((step for step in item.steps if step.done_at is None and step.owner not in (None, ME)), None)
    if step is not None:
        return Seat.STEP, f"{step.text} ({step.owner})"
    lead = item.lead or ME
    return (Seat.DESK, ME) if lead == ME else (Seat.PERSON, lead)


def may_be_stuck(item: Item, today: date) -> bool:
    """Whether somebody should be moving it: not what sleeps on purpose, nor what is planned for later."""
    if item.state is State.WAITING:
        return True
    if item.state not in (State.ACTIVE, State.INBOX):
        return False
    return item.at is None or (day_of(item.at) <= today and not is_pending(item, today))


def is_sign(entry: Entry) -> bool:
    """Whether an entry shows that something moved."""
    fields = entry.fact("fields") if entry.verb is Verb.EDITED else None
    return fields is None or not set(fields.split(",")) <= set(STUCK_LINES)


def stuck(items: Iterable[Item], last_sign: Callable[[Item], date], today: date, days: int = STUCK_DAYS) -> list[Stuck]:
    """What has not moved for `days`, by its seat and within it the longest first.

    `last_sign` is asked for what has not changed itself for so long only.
    """
    found: list[Stuck] = []
    for item in items:
        if not may_be_stuck(item, today):
            continue
        # Saying why it is stuck changes it, and moves nothing.
        if (today - item.updated_at.date()).days < days and not any(name in STUCK_LINES for name, _text in item.lines):
            continue
        still = (today - last_sign(item)).days
        if still >= days:
            found.append(Stuck(item, *seat_of(item), still))
    seats = [*Seat]
    return sorted(found, key=lambda one: (seats.index(one.seat), one.where, -one.days, one.item.ref))
