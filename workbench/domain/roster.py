"""The duty roster (值班表): who is on duty when, who is missing, and to which shift a line belongs. Pure.

A shift lies with the day on which it begins, by the clock on the wall. What is written at ten past one belongs to the
shift that began the evening before; the line itself keeps its true time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from workbench.domain.day import Day, Shift
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AHEAD = 14
"""So many days ahead gaps and double bookings are told."""
LONGEST = 7
"""A shift ends at most so many days after the day on which it begins."""
SHORT = timedelta(hours=2)
"""A hole that is no longer is none: somebody is still in the office, or there already."""
_DEAD_OF_NIGHT = time(3, 0)


class Placed(Frozen):
    """A shift on its day."""

    day: date
    shift: Shift

    @property
    def start(self) -> datetime:
        """When it begins, on the wall."""
        return datetime.combine(self.day, time.fromisoformat(self.shift.begin))

    @property
    def end(self) -> datetime:
        """When it ends, on the wall; that moment belongs to the next."""
        return datetime.combine(self.day + timedelta(days=self.shift.later), time.fromisoformat(self.shift.end))

    def covers(self, wall: datetime) -> bool:
        """Whether a moment on the wall lies in it."""
        return self.start <= wall < self.end

    def as_json(self) -> dict[str, object]:
        """The public shape of a shift."""
        return {
            "begin": self.start.isoformat(timespec="minutes"),
            "end": self.end.isoformat(timespec="minutes"),
            "who": self.shift.who,
            "leader": self.shift.leader,
            "phone": self.shift.phone,
        }


class Hole(Frozen):
    """A stretch in which nobody is on duty."""

    start: datetime
    end: datetime
    open_end: bool = False
    """Nobody is entered any more: it ends only where nobody looks further."""


class Standing(Frozen):
    """What is amiss with a roster."""

    holes: tuple[Hole, ...] = ()
    doubles: tuple[tuple[Placed, Placed], ...] = ()
    absent: tuple[tuple[Placed, str], ...] = ()
    """Shifts of people who are on leave then, with the name."""

    @property
    def is_fine(self) -> bool:
        return not (self.holes or self.doubles or self.absent)


def wall(moment: datetime) -> datetime:
    """A moment as the clock on the wall showed it, where it was written down."""
    return moment.replace(tzinfo=None)


def is_possible(shift: Shift) -> bool:
    """Whether it ends after it begins, and is no longer than anybody can be on duty."""
    try:
        begin, end = time.fromisoformat(shift.begin), time.fromisoformat(shift.end)
    except ValueError:
        return False
    return 0 <= shift.later <= LONGEST and (shift.later > 0 or end > begin)


def made(begin: str, end: str, who: str, *, later: int | None = None, leader: str = "", phone: str = "") -> Shift:
    """A shift; where nobody said on which day it ends, on the first on which it can: `18:00-08:00` crosses midnight."""
    days = later if later is not None else int(end <= begin)
    return Shift(begin, end, who.strip(), days, leader.strip() or None, phone.strip() or None)


def placed(days: Iterable[Day | None]) -> list[Placed]:
    """The shifts of some days, by when they begin."""
    found = [Placed(day.date, shift) for day in days if day is not None for shift in day.shifts if is_possible(shift)]
    return sorted(found, key=_order)


def _order(each: Placed) -> tuple[object, ...]:
    return each.start, each.end, each.shift.who


def on_duty(roster: Iterable[Placed], at: datetime) -> list[Placed]:
    """Who is on duty at a moment on the wall."""
    return [each for each in roster if each.covers(at)]


def shift_of(roster: Iterable[Placed], at: datetime) -> Placed | None:
    """The shift to which a moment belongs: of several the one that began last."""
    return max(on_duty(roster, at), key=_order, default=None)


# What is amiss ----------------------------------------------------------------------------------------------------


def doubles(roster: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Shifts that overlap, each pair once."""
    ordered = sorted(roster, key=_order)
    found: list[tuple[Placed, Placed]] = []
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.start >= first.end:
                break
            found.append((first, second))
    return found


def holes(roster: Sequence[Placed], since: datetime, until: datetime, hours: WorkHours) -> list[Hole]:
    """The stretches between two moments in which nobody is on duty and nobody is in the office.

    A roster in which nobody stands for a night asks for none: then a day on which nobody is on duty is a hole.
    """
    if not roster:
        return []
    last = max(each.end for each in roster)
    free = list(_between(roster, since, until))
    if any(each.covers(night) for each in roster for night in _nights(each)):
        left = [(start, end) for whole in free for start, end in _beyond_office(*whole, hours) if end - start > SHORT]
    else:
        left = [day for whole in free for day in _whole_days(*whole)]
    found = [Hole(start, end) for start, end in _joined(left) if start < last]
    behind = next((start for start, _end in left if start >= last), None)
    return found if behind is None else [*found, Hole(behind, until, open_end=True)]


def _nights(each: Placed) -> Iterator[datetime]:
    for after in range(each.shift.later + 1):
        yield datetime.combine(each.day + timedelta(days=after), _DEAD_OF_NIGHT)


def _between(roster: Sequence[Placed], since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """What no shift covers."""
    reached = since
    for each in sorted(roster, key=_order):
        if each.start >= until:
            break
        if each.start > reached:
            yield reached, each.start
        reached = max(reached, each.end)
    if reached < until:
        yield reached, until


def _beyond_office(start: datetime, end: datetime, hours: WorkHours) -> list[tuple[datetime, datetime]]:
    """A stretch without the hours in which the office is staffed."""
    left: list[tuple[datetime, datetime]] = []
    day = start.date()
    while day <= end.date():
        if hours.is_workday(day):
            left.append((start, min(datetime.combine(day, hours.start), end)))
            start = max(start, datetime.combine(day, hours.end))
        day += timedelta(days=1)
    return [(first, last) for first, last in (*left, (start, end)) if first < last]


def _whole_days(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = start.date() + timedelta(days=1) if start.time() > time() else start.date()
    while (after := datetime.combine(day + timedelta(days=1), time())) <= end:
        yield datetime.combine(day, time()), after
        day += timedelta(days=1)


def _joined(stretches: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Stretches that touch, as one."""
    found: list[tuple[datetime, datetime]] = []
    for start, end in stretches:
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def standing(roster: Sequence[Placed], now: datetime, hours: WorkHours) -> Standing:
    """What is amiss in the next days; nothing where there is no roster.

    `roster` reaches as far back as shifts may: where somebody was on duty before, holes count from `now` on, and from
    the first shift where the roster only begins.
    """
    until = datetime.combine(now.date() + timedelta(days=AHEAD), time())
    near = [each for each in roster if each.start < until]
    if not near:
        return Standing()
    since = max(now, min(each.start for each in near))
    coming = tuple(pair for pair in doubles(near) if pair[0].end > now and pair[1].end > now)
    return Standing(tuple(holes(near, since, until, hours)), coming)
