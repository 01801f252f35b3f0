"""When something that comes again falls due: RFC 5545 rules, the working calendar, and nothing else.

A rule names days; a free day moves an occurrence to the working day before or behind it. Both are told apart: the day
the rule names says which occurrence it is, for good, and the day it was moved to says when it is done. So a decree
which is published late moves work, and never makes it twice.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import takewhile

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Workday = Callable[[date], bool]

ROLLS = ("previous", "next")
_WORKING = {"MO", "TU", "WE", "TH", "FR"}
_FAR = 62
"""Days which a holiday moves something at most; behind that the calendar has no working day at all."""
_LAST = date(9999, 1, 1)
_UNITS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = timedelta(days=1)


class Occurrence(Frozen):
    """One time of something that comes again."""

    named: date
    """The day that the rule names: which occurrence it is."""
    day: date
    """The day on which it is done."""


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name.

    Raises:
        ValueError: it is no list of NAME=VALUE.
    """
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").split(";"):
        name, equals, value = part.partition("=")
        if not (name and equals and value) or name in parts:
            raise ValueError(part)
        parts[name] = value
    return parts


def check_rule(rule: str) -> None:
    """Raise `ValueError` where a rule cannot be followed: not one of RFC 5545, finer than a day, or without any day."""
    parts = parts_of(rule)
    counts = [parts.get(name, "1") for name in ("INTERVAL", "COUNT")]
    if parts.get("FREQ") not in _UNITS or "DTSTART" in parts or not all(n.isdecimal() and int(n) for n in counts):
        raise ValueError(rule)
    days = _named(rule, date(2000, 1, 1), lambda day: day.weekday() < 5)
    if next(takewhile(lambda day: day.year < 2030, days), None) is None:
        raise ValueError(rule)


def rolled(day: date, roll: str | None, is_workday: Workday) -> date:
    """The day itself where it is worked or nothing is to be moved, else the working day before or behind it."""
    if roll not in ROLLS:
        return day
    step = -_DAY if roll == "previous" else _DAY
    return next((d for n in range(_FAR) if is_workday(d := day + n * step)), day)


def occurrences(
    rule: str, start: date, roll: str | None, is_workday: Workday, after: date | None = None
) -> Iterator[Occurrence]:
    """The occurrences from `start` on whose named day is behind `after`, in order; their days never fall back.

    Several that are moved to the same day are one: the first. What would be moved before `start` is none.

    Raises:
        ValueError: the rule cannot be followed.
    """
    since = None if after is None else max(start, after - _FAR * _DAY)
    last: date | None = None
    for named in _named(rule, start, is_workday, since):
        day = rolled(named, roll, is_workday)
        if day < start or day == last:
            continue
        last = day
        if after is None or named > after:
            yield Occurrence(named, day)


def falling_due(
    rule: str, start: date, roll: str | None, is_workday: Workday, *, after: date | None, until: date
) -> list[Occurrence]:
    """The occurrences behind `after` which are done until a day, that day included."""
    return list(takewhile(lambda each: each.day <= until, occurrences(rule, start, roll, is_workday, after)))


def next_one(
    rule: str, start: date, roll: str | None, is_workday: Workday, *, after: date, not_before: date
) -> Occurrence | None:
    """The first occurrence behind `after` that is not done before a day; None where the rule has come to its end."""
    return next((each for each in occurrences(rule, start, roll, is_workday, after) if each.day >= not_before), None)


# The days a rule names ----------------------------------------------------------------------------------------------


def _named(rule: str, start: date, is_workday: Workday, since: date | None = None) -> Iterator[date]:
    parts = parts_of(rule)
    if set(parts.get("BYDAY", "").split(",")) == _WORKING and parts.keys() <= _KNOWN_OF_WORKING:
        days = _working_days(parts, start, is_workday)
        return days if since is None else (day for day in days if day >= since)
    from dateutil.rrule import rrulestr  # late: whoever has nothing that comes again does without

    if since is not None and _is_free_of_phase(parts):
        start = since
    if "UNTIL" in parts:  # a moment with a zone cannot be compared with days; the day is what counts here
        rule = ";".join(f"{name}={value[:8] if name == 'UNTIL' else value}" for name, value in parts.items())
    days = _days(rrulestr(rule, dtstart=datetime(start.year, start.month, start.day)))  # noqa: DTZ001 - a day, no moment
    return days if since is None else (day for day in days if day >= since)


def _days(moments: Iterable[datetime]) -> Iterator[date]:
    last: date | None = None
    for moment in moments:
        day = moment.date()
        if day >= _LAST:
            return
        if day != last:
            yield day
        last = day


def _is_free_of_phase(parts: dict[str, str]) -> bool:
    """Whether the rule names the same days wherever it begins, so that years need not be walked through."""
    if parts.get("INTERVAL", "1") != "1" or "COUNT" in parts:
        return False
    match parts["FREQ"]:
        case "DAILY":
            return True
        case "WEEKLY":
            return "BYDAY" in parts
        case "MONTHLY":
            return bool({"BYDAY", "BYMONTHDAY"} & parts.keys())
        case _:
            return "BYMONTH" in parts and bool({"BYDAY", "BYMONTHDAY"} & parts.keys())


_KNOWN_OF_WORKING = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYSETPOS", "BYMONTH", "COUNT", "UNTIL", "WKST"})


def _working_days(parts: dict[str, str], start: date, is_workday: Workday) -> Iterator[date]:
    """`BYDAY=MO,TU,WE,TH,FR` means the working days: those of the calendar, which knows better than the week."""
    months = {int(month) for month in parts.get("BYMONTH", "").split(",") if month}
    places = [int(place) for place in parts.get("BYSETPOS", "").split(",") if place]
    left = int(parts["COUNT"]) if "COUNT" in parts else -1
    text = parts.get("UNTIL", "99990101")
    until = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    for first, end in _periods(parts["FREQ"], max(1, int(parts.get("INTERVAL", "1"))), start):
        if first > until or end >= _LAST:
            return
        days = [d for n in range((end - first).days) if is_workday(d := first + n * _DAY)]
        if places and parts["FREQ"] != "DAILY":
            chosen = {days[place - 1 if place > 0 else place] for place in places if 0 < abs(place) <= len(days)}
            days = sorted(chosen)
        for day in days:
            if day < start or (months and day.month not in months):
                continue
            if day > until or not left:
                return
            left -= 1
            yield day


def _periods(freq: str, interval: int, start: date) -> Iterator[tuple[date, date]]:
    """First day of each period, and the day behind its last."""
    if freq in ("DAILY", "WEEKLY"):
        length = 1 if freq == "DAILY" else 7
        first = start if freq == "DAILY" else start - start.weekday() * _DAY
        while first < _LAST:
            yield first, first + length * _DAY
            first += interval * length * _DAY
        return
    months = 1 if freq == "MONTHLY" else 12
    index = start.year * 12 + (start.month - 1 if freq == "MONTHLY" else 0)
    while index // 12 < _LAST.year:
        yield _month(index), _month(index + months)
        index += interval * months


def _month(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
