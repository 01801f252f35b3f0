"""Agreed figures (统一口径): one name, one value that holds, and all that held before it.

The book holds nothing of its own: a new line of the register is a new value, and the old one stays. What a line says is
given by whoever reads it for the register as well: a figure that is checked and one that is shown are one figure.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.register_lines import RegisterLine

READ_DAYS = 400
"""So many days back a value is looked for: a figure that nobody told for longer is agreed no more."""

_NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?"
_TIMES = {"万": 10_000, "亿": 100_000_000, "千": 1_000}
_BETWEEN = r"[^\d。；;！!？?\n，,、]{0,10}?"
_CHANGE = re.compile(r"[比较增减升降超差占第]|多于|少于|\b(?:than|up|down|by|from|rose|fell|grew)\b", re.IGNORECASE)
"""Words after which a number is the change of a figure, or its place among others, and not the figure."""
_NO_AMOUNT = re.compile(r"\d*\s*(?:[年月日号時时:：/-]\s*\d?|(?:th|st|nd|rd)\b)")


class Agreed(Frozen):
    """One value of a figure."""

    name: str
    value: str
    unit: str
    day: date
    """The day it is told for."""
    line: RegisterLine
    as_of: str = ""
    source: str = ""

    @property
    def amount(self) -> Decimal | None:
        """The number that is meant: `1.2万` is 12,000."""
        return amount(self.value, self.unit)

    @property
    def words(self) -> str:
        """The value as it is written."""
        return f"{self.value}{'' if self.unit[:1].isascii() is False else ' ' if self.unit else ''}{self.unit}"


class Odd(Frozen):
    """A number in a text which is not what was agreed."""

    name: str
    typed: str
    now: Agreed
    was: Agreed | None = None
    """The older value that was typed."""


Book = dict[str, list[Agreed]]
"""The values of each figure, oldest first; the last one holds."""


def figure_of(line: RegisterLine, elements: Mapping[str, str]) -> Agreed | None:
    """The value that a line of the register tells; None where it names no figure or no value."""
    name, value = elements.get("name", "").strip(), elements.get("value", "").strip()
    if not name or amount(value) is None:
        return None
    as_of, unit = elements.get("as_of", ""), elements.get("unit", "")
    day = _day(as_of, line.day)
    return Agreed(name, value, unit, day, line, as_of, elements.get("source", ""))


def book(found: Iterable[Agreed]) -> Book:
    """The figures by name, each with its values by the day they were told."""
    held: Book = {}
    for one in sorted(found, key=lambda each: (each.line.day, each.line.entry.id if each.line.entry else 0)):
        if not one.line.is_restricted:
            held.setdefault(one.name, []).append(one)
    return held


def current(held: Book, name: str) -> Agreed | None:
    """The value of a figure that holds."""
    values = held.get(name)
    return values[-1] if values else None


def before(values: Sequence[Agreed], months: int) -> Agreed | None:
    """The value for the month so many months before that of the newest one; None where that month has none."""
    if not values:
        return None
    then = _month(values[-1].day) - months
    return next((one for one in reversed(values[:-1]) if _month(one.day) == then), None)


def odd_numbers(text: str, held: Book) -> list[Odd]:
    """Numbers that stand beside the name of a figure, and are not the value that holds; in the order of the text."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Odd]] = []
    for name in sorted(held, key=lambda each: (-len(each), each)):
        now = held[name][-1]
        for there in re.finditer(re.escape(name), text, re.IGNORECASE):
            if any(start < there.end() and there.start() < end for start, end in taken):
                continue  # a longer name holds this piece
            taken.append(there.span())
            typed = _number_behind(text, there.end())
            if typed is not None and _is_other(typed, now):
                was = next((one for one in reversed(held[name]) if not _is_other(typed, one)), None)
                found.append((there.start(), Odd(name, typed, now, was)))
    return [odd for _place, odd in sorted(found, key=lambda pair: pair[0])]


def amount(value: str, unit: str = "") -> Decimal | None:
    """A number as it is typed: `1,284`, `1.2万`, `95%`; None where it is none."""
    found = re.match(rf"\s*({_NUMBER})\s*([万亿千]?)", value)
    if found is None:
        return None
    try:
        number = Decimal(found[1].replace(",", ""))
    except InvalidOperation:
        return None
    return number * _TIMES.get(found[2] or unit[:1], 1)


def _number_behind(text: str, at: int) -> str | None:
    found = re.compile(rf"({_BETWEEN})({_NUMBER}\s*[万亿千]?%?)").match(text, at)
    if found is None or _CHANGE.search(found[1]):
        return None
    whole = re.compile(r"\d+").match(text, found.start(2))
    if whole is not None and _NO_AMOUNT.fullmatch(text[whole.start() : whole.end() + 1]):
        return None  # a day, a year or a time of day
    return found[2].strip()


def _is_other(typed: str, agreed: Agreed) -> bool:
    """Whether two numbers that can be compared are not the same."""
    if ("%" in typed) is not ("%" in agreed.value):
        return False
    return amount(typed) != agreed.amount


def _day(as_of: str, told: date) -> date:
    """The day a value is for: as it is written, or the day of the line."""
    parts = [int(part) for part in re.findall(r"\d+", as_of)]
    try:
        if len(parts) == 3 and parts[0] > 31:
            return date(*parts)
        if len(parts) == 2 and parts[0] <= 12:
            day = date(told.year, *parts)
            return day if day <= told else day.replace(year=told.year - 1)
    except ValueError:
        pass
    return told


def _month(day: date) -> int:
    return day.year * 12 + day.month
