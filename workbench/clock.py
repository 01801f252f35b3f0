"""Where the time comes from.

Nothing above this module asks the system for the time: a `Clock` is passed in, so that a demo, a script or a
test can make it stand still. Every time is aware and in the local zone; what a person types is local time.
"""

from __future__ import annotations

import os
from datetime import date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Clock(Protocol):
    """Tells the time, always aware, always in the zone of the desk."""

    def now(self) -> datetime:
        """The present moment, to the second."""
        raise NotImplementedError


class SystemClock:
    """The time of the machine, in its zone as it is at this moment."""

    def now(self) -> datetime:
        return datetime.now().astimezone().replace(microsecond=0)


class FixedClock:
    """A clock that stands, until it is set: for demos, scripts and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at if at.tzinfo else at.astimezone()

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        """Put the clock to another moment."""
        self._at = at if at.tzinfo else at.astimezone()


def clock_from_environment() -> Clock:
    """The clock that the environment asks for.

    `WORKBENCH_NOW` (ISO 8601, local when without offset) makes it stand; otherwise the machine's time.

    Raises:
        ValueError: `WORKBENCH_NOW` is not an ISO 8601 date-time.
    """
    fixed = os.environ.get("WORKBENCH_NOW", "")
    if not fixed:
        return SystemClock()
    return FixedClock(datetime.fromisoformat(fixed))


def local(value: datetime, clock: Clock) -> datetime:
    """`value` in the zone of the desk; a naive value is taken as local time, as typed."""
    zone = clock.now().tzinfo
    return value.replace(tzinfo=zone) if value.tzinfo is None else value.astimezone(zone)


def today(clock: Clock) -> date:
    """The date on the desk's calendar."""
    return clock.now().date()
