"""What a supervision bulletin says about each matter that is followed from above. All derived."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.derive import is_open, is_overdue
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.following import look_due
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, State
from workbench.domain.progress import Progress, progresses
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SOON_DAYS = 3
"""So many days before its deadline a matter is amber."""


class Light(StrEnum):
    """How a matter stands, the worst first."""

    RED = "red"
    """Its deadline is past, or nobody has looked at it for longer than was ordered."""
    AMBER = "amber"
    """Its deadline is near, its look is due, or something is said to be in the way."""
    GREEN = "green"


class Line(Frozen):
    """One matter."""

    item: Item
    light: Light
    changed: bool
    """Something happened since it was reported last, or it never was."""
    days: int
    """Since it was ordered; of what is done, until it was."""
    figures: tuple[tuple[Entry, Progress], ...] = ()
    last_words: str = ""
    """What was written about it last."""
    next_step: str = ""
    look_due: date | None = None
    reported_on: date | None = None
    waits_for: str = ""
    """In whose hands it is now, where that is another than its lead."""


class Bulletin(Frozen):
    """Every matter, the worst first."""

    lines: tuple[Line, ...] = ()


def bulletin(matters: Iterable[tuple[Item, Sequence[Entry]]], now: datetime) -> Bulletin:
    """The bulletin about matters with their trails."""
    lines = [line_of(item, trail, now) for item, trail in matters if item.tracked is not None]
    lights = [*Light]
    return Bulletin(tuple(sorted(lines, key=lambda line: (lights.index(line.light), -line.days, line.item.ref))))


def line_of(item: Item, trail: Sequence[Entry], now: datetime) -> Line:
    """What is to be said about one matter."""
    today = now.date()
    figures = tuple(progresses(trail))
    reported = [entry for entry in trail if entry.verb is Verb.REPORTED]
    last = reported[-1] if reported else None
    news = [entry for entry in trail if entry.verb is not Verb.REPORTED and (last is None or entry.id > last.id)]
    due = look_due(item, trail)
    # What was ordered is not yet what was done about it.
    written = [e for e in trail if e.kind not in (EntryKind.EVENT, EntryKind.INSTRUCTION) and e.text]
    step = next((step.text for step in item.steps if step.done_at is None), "")
    since = item.tracked.at.date() if item.tracked is not None else item.created_at.date()
    until = item.closed_at.date() if item.closed_at is not None and not is_open(item) else today
    waits = item.waiting_on or "" if item.state is State.WAITING and item.waiting_on != item.lead else ""
    return Line(
        item=item,
        light=light_of(item, due, figures, now),
        changed=last is None or bool(news),
        days=max(0, (until - since).days),
        figures=figures,
        last_words=item.result or (written[-1].text if written else ""),
        next_step=step,
        look_due=due,
        reported_on=last.at.date() if last is not None else None,
        waits_for=waits,
    )


def light_of(item: Item, due: date | None, figures: Sequence[tuple[Entry, Progress]], now: datetime) -> Light:
    """Red, amber or green."""
    today = now.date()
    if not is_open(item):
        return Light.GREEN
    if is_overdue(item, now) or (due is not None and due < today):
        return Light.RED
    near = item.due is not None and day_of(item.due) <= today + timedelta(days=SOON_DAYS)
    said = any(name == "problem" for name, _text in item.lines) or bool(figures and figures[-1][1].problem)
    return Light.AMBER if near or due == today or said else Light.GREEN
