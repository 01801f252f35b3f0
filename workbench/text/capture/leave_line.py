"""The days of a line of leave: `假 李工 12-28至12-30 年休 张局批准`, `leave: Lee 28-30 Dec`, `明天起3天`.

Kept as facts beside the line: what `明天` means is known on the day it is written, and on no other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.entry import EntryKind
from workbench.domain.leave import FROM, STAND_IN, TO, WHO, says_back
from workbench.text.elements import elements_of
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.entry import Data
    from workbench.domain.reading import Reading
    from workbench.text.capture.context import Context

_ONE = r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?"
_SPAN = rf"{_ONE}\s*(?:至|到|-|~|–|\bto\b)\s*(?:{_ONE}|(\d{{1,2}})[日号]?(?![\d-]))"
_DAYS = r"(\d{1,2}|[一二两三四五六七八九十])\s*(?:个?工作日|天|日(?!起)|days?\b)"
_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def leave_facts(text: str, reading: Reading, ctx: Context) -> Data:
    """Who is away from when to when; nothing of a line that names no day or reports somebody back.

    `reading` is the line read as an item: what it takes for its time.
    """
    if says_back(text):
        return ()
    told = elements_of(EntryKind.LEAVE, text)
    who = told.get(WHO, "")
    days = _span(text, ctx) or _read(text, reading, ctx)
    if days is None or not who:
        return ()
    first, last = days
    facts = ((WHO, who), (FROM, first.isoformat()), (TO, last.isoformat()))
    return (*facts, (STAND_IN, told[STAND_IN])) if told.get(STAND_IN) else facts


def _span(text: str, ctx: Context) -> tuple[date, date] | None:
    found = compiled(_SPAN).search(text)
    first = _date(found[1], found[2], found[3], ctx) if found else None
    if found is None or first is None:
        return None
    try:
        last = first.replace(day=int(found[7])) if found[7] else _date(found[4] or found[1], found[5], found[6], ctx)
    except ValueError:
        return None
    if last is not None and last < first and not found[7]:
        last = last.replace(year=first.year + 1) if last.day != 29 else None
    return (first, last) if last is not None and last >= first else None


def _date(year: str | None, month: str, day: str, ctx: Context) -> date | None:
    """A day; without a year that which lies nearest: leave is written down before and after it begins."""
    try:
        found = date(int(year or ctx.today.year), int(month), int(day))
    except ValueError:
        return None
    if year or abs((found - ctx.today).days) <= 180:
        return found
    return found.replace(year=found.year + (1 if found < ctx.today else -1)) if found.day != 29 else found


def _read(text: str, reading: Reading, ctx: Context) -> tuple[date, date] | None:
    found = compiled(_ONE).search(text)
    first = _date(found[1], found[2], found[3], ctx) if found else _day(reading.at) or _day(reading.due)
    if first is None:
        return None
    last = _day(reading.until)
    if last is not None and last >= first:
        return first, last
    long = compiled(_DAYS).search(text[found.end() :] if found else text)
    count = (_NUMBERS.get(long[1]) or int(long[1])) if long else 1
    return first, first + timedelta(days=max(1, count) - 1)


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
