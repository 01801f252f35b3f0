"""calendar: the days off and the made-up ones of a year or a month, how sure they are, and who says so."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from workbench.calendars.working import Calendar
from workbench.cli.command import Command
from workbench.cli.output import columns, warn
from workbench.cli.session import Session
from workbench.domain.calendar import Certainty
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext, pgettext
from workbench.text.dates import weekday_short
from workbench.text.holidays import advice, certainty_word, holiday_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_YEARS = range(1900, 2201)


class _Day(NamedTuple):
    """A day that is not like the others of its week."""

    date: date
    works: bool
    name: str
    certainty: Certainty
    source: str


def _arguments(parser: Parser) -> None:
    parser.add_argument("period", metavar="YEAR|MONTH", nargs="?", help=_("2026 or 2026-10; this year without it"))


def _run(session: Session, args: argparse.Namespace) -> int:
    first, last = _period(args.period) if args.period else _year(session.clock.now().year)
    calendar = session.settings.calendar
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    special = [_day(calendar, day) for day in days if _is_special(calendar, day)]
    worked = sum(map(calendar.is_workday, days))
    warn(*calendar.own.problems)
    if session.json:
        session.print_json(_shape(calendar, first, last, special, worked))
        return 0
    session.say(_head(calendar, first, last, worked), *_rows(special, calendar.year_certainty(first.year)))
    said = advice(calendar, first.year)
    session.say(*(["", *said] if said else []))
    return 0


def _period(text: str) -> tuple[date, date]:
    """The first and the last day of a year or a month.

    Raises:
        UsageMistake: it is neither.
    """
    parts = text.replace("/", "-").split("-")
    numbers = [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) <= 4]
    if len(numbers) == len(parts) <= 2 and numbers[0] in _YEARS:
        if len(numbers) == 1:
            return _year(numbers[0])
        if 1 <= numbers[1] <= 12:
            first = date(numbers[0], numbers[1], 1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    raise UsageMistake(
        say=_("“{text}” is no year from {first} to {last} and no month; write 2026 or 2026-10.").format(
            text=text, first=_YEARS[0], last=_YEARS[-1]
        )
    )


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _is_special(calendar: Calendar, day: date) -> bool:
    return bool(calendar.name(day)) or calendar.is_made_up(day) or day in calendar.own.where


def _day(calendar: Calendar, day: date) -> _Day:
    name = holiday_name(calendar, day)
    return _Day(day, calendar.is_workday(day), name, calendar.certainty(day), calendar.source(day))


def _head(calendar: Calendar, first: date, last: date, worked: int) -> str:
    period = str(first.year) if first.month != last.month else f"{first.year}-{first.month:02d}"
    place = "-".join(filter(None, (calendar.country, calendar.subdivision)))
    sure = certainty_word(calendar.year_certainty(first.year))
    source = calendar.year_source(first.year)
    said = f"{sure} ({source})" if source not in ("law", "weekdays") else sure
    count = ngettext("{n} working day", "{n} working days", worked).format(n=worked)
    return "  ".join(filter(None, (period, place, said, count)))


def _rows(special: list[_Day], usual: Certainty) -> list[str]:
    rows: list[tuple[str, ...]] = []
    for _key, group in groupby(enumerate(special), lambda pair: (pair[1].date.toordinal() - pair[0], *pair[1][1:])):
        run = [day for _n, day in group]
        one = run[0]
        kind = pgettext("day", "make-up workday") if one.works else pgettext("day", "off")
        sure = "" if one.certainty == usual else certainty_word(one.certainty)
        source = one.source if one.source.endswith(".txt") else ""
        rows.append((_span(one.date, run[-1].date), kind, one.name, f"{sure} {source}".strip()))
    return columns(rows, 2)


def _span(first: date, last: date) -> str:
    begin = f"{first:%m-%d} {weekday_short(first)}"
    return begin if first == last else f"{begin} – {last:%m-%d} {weekday_short(last)}"


def _shape(calendar: Calendar, first: date, last: date, special: list[_Day], worked: int) -> dict[str, object]:
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "country": calendar.country or None,
        "subdivision": calendar.subdivision or None,
        "certainty": calendar.year_certainty(first.year).name.lower(),
        "source": calendar.year_source(first.year),
        "missing_extra": calendar.missing_extra or None,
        "workdays": worked,
        "days": [
            {
                "date": day.date.isoformat(),
                "works": day.works,
                "name": day.name or None,
                "certainty": day.certainty.name.lower(),
                "source": day.source,
            }
            for day in special
        ],
    }


COMMANDS = {"calendar": Command(_arguments, _run)}
