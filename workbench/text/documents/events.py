"""Appointments as iCalendar (RFC 5545), for the calendars of phones and offices.

An appointment keeps its UID from one export to the next: a calendar that takes the file in again changes what it has.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from workbench.domain.frozen import Frozen
from workbench.text.documents.extras import library
from workbench.text.documents.model import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

EXTRA = "ical"
_MAKER = "-//daily-workbench//schedule//EN"
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class Event(Frozen):
    """Something that stands in a calendar: for a time, for whole days, or a deadline."""

    uid: str
    title: str
    start: date
    """A day, or a moment."""
    changed_at: datetime
    end: date | None = None
    """The last day, which belongs to it, or the moment it ends."""
    minutes: int | None = None
    """How long, where no end is known."""
    lines: tuple[str, ...] = ()
    """What else there is to know, line by line."""
    people: tuple[str, ...] = ()
    area: str = ""
    is_deadline: bool = False
    done: bool = False


class Calendar(Frozen):
    """Events under a name."""

    name: str
    events: tuple[Event, ...]


def write(calendar: Calendar) -> bytes:
    """The events as the bytes of a file.

    Raises:
        Refused: the library is not installed.
    """
    ical = library("icalendar", EXTRA)
    made = ical.Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", clean(calendar.name))
    for event in calendar.events:
        made.add_component(_deadline(ical, event) if event.is_deadline else _event(ical, event))
    return made.to_ical(sorted=False)


def _event(ical: Any, event: Event) -> Any:
    made = _common(ical.Event(), event)
    start, end = _span(event)
    made.add("dtstart", start)
    made.add("dtend", end)
    # A whole day is for the eye: it takes nobody's time.
    made.add("transp", "OPAQUE" if isinstance(start, datetime) else "TRANSPARENT")
    return made


def _deadline(ical: Any, event: Event) -> Any:
    made = _common(ical.Todo(), event)
    made.add("due", _moment(event.start))
    made.add("status", "COMPLETED" if event.done else "NEEDS-ACTION")
    return made


def _common(made: Any, event: Event) -> Any:
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("summary", clean(event.title))
    told = [clean(line) for line in event.lines if clean(line)]
    if told:
        made.add("description", "\n".join(told))
    if event.area:
        made.add("categories", [clean(event.area)])
    return made


def _span(event: Event) -> tuple[date, date]:
    """Where it begins and where it ends; whole days end with the day behind the last."""
    if isinstance(event.start, datetime):
        start = _moment(event.start)
        if isinstance(event.end, datetime) and event.end > event.start:
            return start, _moment(event.end)
        return start, start + (timedelta(minutes=event.minutes) if event.minutes else _HOUR)
    last = event.end.date() if isinstance(event.end, datetime) else event.end
    return event.start, max(last or event.start, event.start) + _DAY


def _moment(when: date) -> date:
    """A moment in universal time, which no calendar reads otherwise; a day is a day everywhere."""
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def names(people: Sequence[str]) -> str:
    """People on one line."""
    return ", ".join(clean(name) for name in people)
