"""From the pieces of one phrase to the fields it fills: which hour, which side of midnight, plan or deadline."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.frozen import Frozen
from workbench.text.capture.atoms import (
    Clock,
    Clocks,
    Counted,
    Day,
    Days,
    EndOfWork,
    Moment,
    Part,
    Repeats,
    Trouble,
)
from workbench.text.capture.calendar import days, roll_to_workday
from workbench.text.capture.context import Context
from workbench.text.capture.hours import times_on
from workbench.text.capture.marks import Sense
from workbench.text.capture.recurring import first_day

_OVER = {Part.DAWN: 6, Part.MORNING: 12, Part.NOON: 14, Part.AFTERNOON: 18, Part.EVENING: 24}


class Pieces:
    """What a phrase has said so far; each thing at most once."""

    __slots__ = ("clock", "day", "end_of_work", "from_completion", "part", "repeats", "roll", "sense")

    def __init__(self) -> None:
        self.day: Day | Days | Counted | Moment | None = None
        self.part: Part | None = None
        self.clock: Clock | Clocks | None = None
        self.repeats: Repeats | None = None
        self.end_of_work: EndOfWork | None = None
        self.from_completion = False
        self.roll: str | None = None
        self.sense = Sense.PLAN

    def at_the_clock(self, clock: Clock | Clocks | None, part: Part | None, sense: Sense) -> Pieces:
        """The same with another clock time."""
        other = Pieces()
        other.day, other.repeats, other.end_of_work = self.day, self.repeats, self.end_of_work
        other.from_completion, other.roll = self.from_completion, self.roll
        other.clock, other.part, other.sense = clock, part, sense
        return other

    @property
    def only_provisos(self) -> bool:
        """Whether this says how a recurrence goes on, and not which."""
        said = self.day or self.part or self.clock or self.repeats or self.end_of_work
        return said is None and bool(self.roll or self.from_completion)

    @property
    def deadline(self) -> bool:
        """Whether the phrase names the latest time rather than the time."""
        counted = isinstance(self.day, Counted | Moment) and self.day.deadline
        return self.sense is not Sense.PLAN or counted or self.end_of_work is not None


class Outcome(Frozen):
    """The fields that one phrase fills."""

    at: date | datetime | None = None
    until: date | datetime | None = None
    due: date | datetime | None = None
    repeat: str | None = None
    repeat_from: str | None = None
    roll: str | None = None
    doubts: tuple[str, ...] = ()


Settled = Outcome | Trouble | None


def settle(said: Pieces, ctx: Context) -> Settled:
    """The fields meant, a trouble to name, or None where the pieces do not make sense together."""
    outcome = _settle(said, ctx)
    doubt = said.day.doubt if isinstance(said.day, Day | Days | Counted) else None
    return outcome.but(doubts=(*outcome.doubts, doubt)) if doubt and isinstance(outcome, Outcome) else outcome


def _settle(said: Pieces, ctx: Context) -> Settled:
    if said.repeats is None and (said.from_completion or said.roll):
        return None
    if said.repeats:
        return _recurring(said, said.repeats, ctx)
    if said.end_of_work:
        return _end_of_work(said, ctx)
    if isinstance(said.day, Days):
        return _several_days(said, said.day, ctx)
    if isinstance(said.day, Moment):
        return _filled(said, said.day.at)
    if said.clock:
        return _timed(said, ctx)
    return _day_alone(said, ctx)


def _filled(said: Pieces, start: date | datetime, end: date | datetime | None = None) -> Outcome:
    return Outcome(due=start) if said.deadline else Outcome(at=start, until=end)


def _day_alone(said: Pieces, ctx: Context) -> Settled:
    if said.deadline and said.part is Part.NOON and not isinstance(said.day, Days | Moment):
        return _timed(said.at_the_clock(Clock(12, 0, sure=True), said.part, said.sense), ctx)
    if said.day is None:
        over = said.part is None or ctx.now.hour >= _OVER[said.part]
        return None if over else _filled(said, ctx.today)
    assert not isinstance(said.day, Days | Moment)
    day = said.day.date
    if said.sense is Sense.BEFORE and not (isinstance(said.day, Day) and said.day.period):
        day -= days(1)
    return _filled(said, day) if day >= ctx.today else Trouble("past-date")


def _several_days(said: Pieces, span: Days, ctx: Context) -> Settled:
    if said.clock or (said.part and not span.parted):
        return None
    if not said.deadline:
        return Outcome(at=span.first, until=span.last)
    if said.sense is Sense.WITHIN:
        return Outcome(due=max(span.last_work or span.last, ctx.today))
    if not span.whole:
        return Outcome(due=span.last)
    if said.sense is Sense.BY or span.first <= ctx.today:
        return None
    return Outcome(due=span.first - days(1))


def _end_of_work(said: Pieces, ctx: Context) -> Settled:
    if said.clock or isinstance(said.day, Days | Moment):
        return None
    begin = bool(said.end_of_work and said.end_of_work.begin)
    if begin and (said.day is None or said.day.date <= ctx.today):
        return None
    day = said.day.date if said.day else ctx.today
    if ctx.work is None:
        return Outcome(due=day)
    return Outcome(due=datetime.combine(day, ctx.work.start if begin else ctx.work.end))


def _timed(said: Pieces, ctx: Context) -> Settled:
    assert said.clock and not isinstance(said.day, Days | Moment)
    part = said.part or (said.day.part if isinstance(said.day, Day) else None)
    day = said.day.date if said.day else ctx.today
    times = times_on(day, said.clock, part)
    if times is None:
        return None
    start, end = times
    if end is not None and said.deadline:
        return None
    if start <= ctx.now:
        rolls = 1 if said.day is None else said.day.rolls if isinstance(said.day, Day) else 0
        if not rolls:
            return Trouble("past-date")
        start += days(rolls)
        end = end + days(rolls) if end else None
    return _filled(said, start, end)


def _recurring(said: Pieces, value: Repeats, ctx: Context) -> Settled:
    if said.day is not None:
        return None
    first = first_day(value, ctx.today, ctx, said.roll)
    start: date | datetime | None = first
    end = None
    if said.clock and first:
        times = times_on(first, said.clock, said.part or value.part)
        if times and times[0] <= ctx.now:
            later = first_day(value, first + days(1), ctx, said.roll)
            times = later and times_on(later, said.clock, said.part or value.part)
        if not times:
            return None
        start, end = times
    if start is None:
        return None
    doubts = (value.doubt,) if value.doubt else ()
    if said.end_of_work and ctx.work and not isinstance(start, datetime):
        start = datetime.combine(start, ctx.work.end)
    basis = "completion" if said.from_completion or value.from_completion else None
    roll = said.roll or value.roll
    if roll and end is None:
        start = _rolled(start, roll, value, ctx)
    return _filled(said, start, end).but(repeat=value.rule, repeat_from=basis, roll=roll, doubts=doubts)


def _rolled(start: date | datetime, roll: str, value: Repeats, ctx: Context) -> date | datetime:
    """The first time where it falls on a working day; one moved to before now has been, and the next one counts."""
    while True:
        day = start.date() if isinstance(start, datetime) else start
        working = roll_to_workday(day, roll, ctx.is_workday)
        if working >= ctx.today:
            return datetime.combine(working, start.time()) if isinstance(start, datetime) else working
        later = first_day(value, day + days(1), ctx)
        if later is None:
            return start
        start = datetime.combine(later, start.time()) if isinstance(start, datetime) else later
