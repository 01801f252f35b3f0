"""The pieces that a date phrase is put together from, as values."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.frozen import Frozen


class Trust(IntEnum):
    """How much a piece of text may be taken for a date where nothing beside it says so."""

    NEEDS_COMPANY = 0
    """Only with a marker, a clock time or another piece: 15号, `4.13`."""
    NEEDS_PLACE = 1
    """At an edge of the line, or before words that go on after a date: 周三, `fri`."""
    ANYWHERE = 2
    """明天, `2026-11-20`."""


class Part(StrEnum):
    """A part of the day; it gives the half of the clock."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Day(Frozen):
    """One day."""

    date: date
    rolls: int = 0
    """Days to the next such day, where this one's hour may have passed: 7 for 周三."""
    period: bool = False
    """The end of a week, month, quarter or year: "before" it still includes it."""
    month_day: bool = False
    """Said as 19日 alone: beside 12月18日 it is of that month."""
    part: Part | None = None
    """今晚 and "tonight" say both."""
    doubt: str | None = None
    """The code of a notice to go with it."""


class Days(Frozen):
    """From one day to another."""

    first: date
    last: date
    last_work: date | None = None
    """The last working day of a week, for 本周内."""
    whole: bool = False
    """A calendar week or month: before it is the day before its first."""
    parted: bool = False
    """Said with parts of its first or last day: 1号下午到3号上午."""
    doubt: str | None = None


class PartOfDay(Frozen):
    """A part of a day which another piece, or today, gives."""

    part: Part


class Clock(Frozen):
    """A clock time; `sure` where it does not need office hours to be understood."""

    hour: int
    minute: int = 0
    sure: bool = False


class Clocks(Frozen):
    """From one clock time to another."""

    first: Clock
    last: Clock


class Moment(Frozen):
    """A moment counted from now."""

    at: datetime
    deadline: bool = False


class Counted(Frozen):
    """A day counted from today: 3天内 makes it a deadline, 3天后 a plan."""

    date: date
    deadline: bool
    doubt: str | None = None


class EndOfWork(Frozen):
    """The end of the working day: a deadline by itself."""

    begin: bool = False
    """Its beginning instead: 明天上班前."""


class Repeats(Frozen):
    """A recurrence: the RFC 5545 rule and the days it may first fall on."""

    rule: str
    weekdays: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    """-1 is the last day of a month."""
    months: frozenset[int] = frozenset()
    nth: int = 0
    """The nth (or with -1 the last) of `weekdays` in its month."""
    working: int = 0
    """On the nth (or with -1 the last) working day of its months."""
    from_completion: bool = False
    """Counted from the day it was done."""
    roll: str | None = None
    """`next` or `previous`: where a free day moves it."""
    part: Part | None = None
    doubt: str | None = None
    """The code of a notice to go with it."""


class Proviso(Frozen):
    """What goes along with a recurrence: counted from completion, or moved by a free day."""

    from_completion: bool = False
    roll: str | None = None


class Trouble(Frozen):
    """Something that has the form of a date and cannot be one; it stays text and is named."""

    code: str


Value = Day | Days | PartOfDay | Clock | Clocks | Moment | Counted | EndOfWork | Repeats | Proviso | Trouble


class Atom(Frozen):
    """A value and the characters that gave it."""

    start: int
    end: int
    value: Value
    trust: Trust
    chinese: bool
