"""register: the registers of the office, a line each, as a sheet, and back from one."""

from __future__ import annotations

import sys
from datetime import date, datetime

from workbench.cli.command import Command
from workbench.cli.dates import read_day
from workbench.cli.register_change import make_item, moment_said, the_one
from workbench.cli.register_file import bring, write
from workbench.cli.session import Session
from workbench.domain.periods import Scale, period
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import REGISTERS, Register, register_called
from workbench.errors import Refused, UsageMistake
from workbench.hanzi.simple import searchable
from workbench.i18n import _, ngettext
from workbench.text.dates import clock
from workbench.text.elements import labelled
from workbench.text.field_visits import quarter_words
from workbench.text.register_rows import (
    HIDDEN,
    about_words,
    element_word,
    elements,
    kind_words,
    missing,
    missing_words,
    register_word,
)
from workbench.text.register_sheet import withheld

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("which register; without it all are listed"))
    parser.add_argument("words", metavar="WORD", nargs="*", help=_("only lines that hold all these words"))
    parser.add_argument("--from", dest="first", metavar="DAY", help=_("from this day on"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("up to and with this day"))
    parser.add_argument("--month", metavar="MONTH", help=_("of one month: 2026-12"))
    parser.add_argument("--missing", action="store_true", help=_("only lines in which an element is missing"))
    parser.add_argument("--reveal", action="store_true", help=_("show on this screen what is restricted"))
    parser.add_argument("--csv", metavar="FILE", help=_("write the sheet to FILE; `-` is standard output"))
    parser.add_argument("--xlsx", metavar="FILE", help=_("the same as a workbook of Excel, WPS or LibreOffice"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE"))
    parser.add_argument("--import", dest="sheet", metavar="FILE", help=_("bring the lines of a sheet into the diary"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what --import would bring"))
    parser.add_argument(
        "--fill", metavar="PIECE", help=_("the line that holds this gets the elements in WORD: “Unit: city bureau”")
    )
    parser.add_argument(
        "--left", metavar="PIECE", help=_("the visitor of the line that holds this has left, now or at the WORD 10:40")
    )
    parser.add_argument(
        "--to-item", metavar="PIECE", help=_("make an item of the line that holds this; WORD is its line, if another")
    )
    parser.add_argument(
        "--restrict", metavar="PIECE", help=_("mask the line that holds this, and withhold it from exports")
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    if not args.name:
        return _all(session, args)
    register = register_called(args.name)
    if register is None:
        raise UsageMistake(
            say=_("There is no register “{name}”. There are {known}.").format(
                name=args.name, known=", ".join(register.key for register in REGISTERS)
            )
        )
    if args.sheet:
        return bring(session, register, args)
    found = _lines(session, register, args)
    if args.to_item is not None:
        return make_item(session, the_one(found, args.to_item), " ".join(args.words))
    if any(piece is not None for piece in (args.fill, args.restrict, args.left)):
        return _change(session, register, found, args)
    if args.csv or args.xlsx:
        return write(session, register, found, args)
    return _tell(session, register, found, reveal=args.reveal)


def _days(session: Session, args: argparse.Namespace) -> tuple[date | None, date | None]:
    if args.month:
        return _month(args.month)
    first = read_day(session, args.first) if args.first else None
    last = read_day(session, args.last) if args.last else None
    if first and last and last < first:
        raise UsageMistake(say=_("--to lies before --from."))
    return first, last


def _month(text: str) -> tuple[date, date]:
    try:
        found = period(Scale.MONTH, date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise UsageMistake(say=_("“{text}” is no month such as 2026-12.").format(text=text)) from error
    return found.first, found.last


def _all(session: Session, args: argparse.Namespace) -> int:
    counts = session.desk().register_counts(*_days(session, args))
    if session.json:
        told = [{"register": r.key, "name": register_word(r), "lines": counts[r.key]} for r in REGISTERS]
        session.print_json(told)
        return 0
    from workbench.cli.output import columns  # late: only for this list

    session.say(*columns([[str(counts[r.key]).rjust(5), r.key, register_word(r)] for r in REGISTERS], grow=2))
    return 0


def _lines(session: Session, register: Register, args: argparse.Namespace) -> list[RegisterLine]:
    found = session.desk().register_lines(register, *_days(session, args))
    if args.missing:
        found = [line for line in found if missing(register, line)]
    if args.words and args.fill is None and args.left is None and args.to_item is None:
        wanted = [searchable(word) for word in args.words]
        # What is masked must not be found by its words either.
        held = [
            (line, searchable(_haystack(register, line))) for line in found if args.reveal or not line.is_restricted
        ]
        found = [line for line, text in held if all(word in text for word in wanted)]
    return found


def _haystack(register: Register, line: RegisterLine) -> str:
    return "\n".join((line.words, about_words(line), *elements(register, line).values()))


# Telling ----------------------------------------------------------------------------------------------------------


def _tell(session: Session, register: Register, found: list[RegisterLine], *, reveal: bool) -> int:
    me = session.settings.me
    if session.json:
        session.print_json([_line_json(register, line, session.clock.now(), me, reveal=reveal) for line in found])
        return 0
    day: date | None = None
    for line in found:
        if line.day != day:
            day = line.day
            session.say(day.isoformat())
        session.say(*line_words(register, line, me, reveal=reveal))
    if register.key == "field" and (words := _visits(session, register)):
        session.say(words)
    if not found:
        print(_("No line."), file=sys.stderr)
        return 0
    masked = 0 if reveal else withheld(found)
    if masked:
        words = ngettext(
            "{n} restricted line is masked; --reveal shows it.",
            "{n} restricted lines are masked; --reveal shows them.",
            masked,
        )
        print(words.format(n=masked), file=sys.stderr)
    return 0


def line_words(register: Register, line: RegisterLine, me: str, *, reveal: bool) -> list[str]:
    """A line for a person: its words, and beneath them what was read from them."""
    time = clock(line.entry.at) if line.entry is not None else "     "
    if line.is_restricted and not reveal:
        return [f"  {time}  {HIDDEN}"]
    number = about_words(line)
    kind = f"[{kind_words(line)}] " if len(register.kinds) > 1 else ""
    righted = (
        _(" (corrected; it said: {text})").format(text=line.entry.text) if line.is_corrected and line.entry else ""
    )
    told = [f"  {time}  {kind}{line.words}" + (f" ({number})" if number else "") + righted]
    found = elements(register, line, me)
    parts = [f"{element_word(name)} {value}" for name, value in found.items()]
    if lacking := missing(register, line):
        parts.append(missing_words(lacking))
    return [*told, "         " + " · ".join(parts)] if parts else told


def _line_json(register: Register, line: RegisterLine, now: datetime, me: str, *, reveal: bool) -> dict[str, object]:
    from workbench.cli.shapes import when_json  # late: only for --json

    hidden = line.is_restricted and not reveal
    entry, zone = line.entry, now.tzinfo
    return {
        "at": when_json(entry.at if entry is not None else line.day, zone),
        "until": when_json(line.until, zone) if entry is not None and not hidden else None,
        "kind": entry.kind.value if entry is not None else None,
        "text": None if hidden else line.words,
        "was": entry.text if entry is not None and line.is_corrected and not hidden else None,
        "item": None if hidden else about_words(line) or None,
        "elements": {} if hidden else elements(register, line, me),
        "missing": [] if hidden else list(missing(register, line)),
        "restricted": line.is_restricted,
    }


# Changing one line ------------------------------------------------------------------------------------------------


def _change(session: Session, register: Register, found: list[RegisterLine], args: argparse.Namespace) -> int:
    piece = next(piece for piece in (args.fill, args.left, args.restrict) if piece is not None)
    line = the_one(found, piece)
    desk = session.desk()
    if args.left is not None and line.entry is not None:
        desk.left(line.entry, moment_said(session, " ".join(args.words)))
    elif args.fill is not None:
        words = " ".join(args.words)
        desk.fill(line, tuple(labelled(words).items()), words)
    else:
        if line.entry is None:
            raise Refused(say=_("This line is an item: `edit REF restricted=yes` masks it."))
        desk.restrict_line(line.entry)
    assert line.entry is not None
    again = desk.register_lines(register, line.day, line.day)
    return _tell(session, register, [each for each in again if each.entry == line.entry], reveal=args.reveal)


def _visits(session: Session, register: Register) -> str:
    """How many field visits this quarter has, where a number is meant."""
    today = session.clock.now().date()
    quarter = period(Scale.QUARTER, today)
    lines = session.desk().register_lines(register, quarter.first, quarter.last)
    return quarter_words(lines, session.settings.limits, today)


COMMANDS = {"register": Command(_arguments, _run)}
