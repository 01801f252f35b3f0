"""duty: who is on duty, the roster of the next days, its gaps, its sheet, and the log of a shift."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.dates import read_day
from workbench.cli.output import existing_parent
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.words import entry_row
from workbench.domain.roster import AHEAD, Placed, doubles
from workbench.errors import Refused, UsageMistake, why_code, why_words
from workbench.i18n import _
from workbench.text import roster as words
from workbench.text.register_sheet import SheetError
from workbench.text.say import outcome as outcome_words
from workbench.text.shift_log import log_lines, taken_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.desk.values import Outcome


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "line", metavar="LINE", nargs="*", help=_("a shift: 12-28 18:00-08:00 Lee, leader Zhang; without it the roster")
    )
    parser.add_argument("--instead", action="store_true", help=_("with LINE: take off the roster what it overlaps"))
    parser.add_argument(
        "--off", metavar="DAY", help=_("take the shifts that begin on DAY off; LINE: only of this person")
    )
    parser.add_argument(
        "--check", action="store_true", help=_("only gaps and double bookings: 0 none, 1 with the list")
    )
    parser.add_argument("--from", dest="first", metavar="DAY", help=_("from this day on"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("up to and with this day"))
    parser.add_argument("--csv", metavar="FILE", help=_("write the roster to FILE; `-` is standard output"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE"))
    parser.add_argument(
        "--import", dest="sheet", metavar="FILE", help=_("take the roster of the days on a sheet from there")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what --import would change"))
    parser.add_argument("--log", action="store_true", help=_("the log of the shift of now, or of those of --from DAY"))
    parser.add_argument("--hand-over", dest="note", metavar="NOTE", help=_("hand the shift over, with what is open"))
    parser.add_argument("--take-over", action="store_true", help=_("accept what the shift before handed over"))


def _run(session: Session, args: argparse.Namespace) -> int:
    if args.sheet:
        return _bring(session, args)
    if args.off:
        return _take_off(session, args)
    if args.note is not None:
        return _tell_outcome(session, session.desk().hand_over(args.note))
    if args.take_over:
        return _take_over(session)
    if args.log:
        return _log(session, args)
    if args.line:
        return _enter(session, args)
    if args.check:
        return _check(session)
    return _show(session, args)


def _enter(session: Session, args: argparse.Namespace) -> int:
    line = " ".join(args.line)
    reading = read_line(session, f"- duty: {line}")
    if not reading.shifts:
        raise UsageMistake(say=_("“{line}” names no shift. Try 12-28 18:00-08:00 Lee, leader Zhang.").format(line=line))
    desk = session.desk()
    off: list[Placed] = []
    if args.instead:
        days = {each.day for each in reading.shifts}
        known = desk.roster(min(days) - timedelta(days=7), max(days) + timedelta(days=7))
        off = [each for each in known if any(each != new and doubles([each, new]) for new in reading.shifts)]
    return _tell_outcome(session, desk.set_shifts(reading.shifts, off))


def _tell_outcome(session: Session, outcome: Outcome) -> int:
    if outcome.entry is None:
        session.say(outcome_words(outcome.said))
        return 0
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        session.print_json(entry_json(outcome.entry, {}, session.clock.now(), session.settings.me))
        return 0
    session.say(entry_row(outcome.entry, session.clock.now(), session.settings.me))
    return 0


def _take_off(session: Session, args: argparse.Namespace) -> int:
    day, who = read_day(session, args.off), " ".join(args.line)
    gone = session.desk().shifts_of(day, who)
    if not gone:
        raise Refused(say=_("No such shift begins on {day}. `duty` shows the roster.").format(day=day.isoformat()))
    return _tell_outcome(session, session.desk().set_shifts((), gone))


def _span(session: Session, args: argparse.Namespace) -> tuple[date, date]:
    today = session.clock.now().date()
    first = read_day(session, args.first) if args.first else today
    last = read_day(session, args.last) if args.last else first + timedelta(days=AHEAD - 1)
    if last < first:
        raise UsageMistake(say=_("--to lies before --from."))
    if (last - first).days > 3700:
        raise UsageMistake(say=_("So long a roster cannot be shown; choose --from and --to closer together."))
    return first, last


def _show(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    roster, there = desk.roster(*_span(session, args)), desk.on_duty()
    if args.csv:
        return _write(session, roster, args)
    standing = desk.duty_standing()
    if session.json:
        session.print_json(
            {
                "on_duty": [each.as_json() for each in there],
                "shifts": [each.as_json() for each in roster],
                **_amiss_json(session),
            }
        )
        return 0
    if there:
        session.say(_("On duty now: {who}").format(who=words.now_words(there)))
    session.say(*map(words.shift_words, roster))
    if not roster and not there:
        print(_("Nobody is on the roster. `duty 12-28 18:00-08:00 Lee, leader Zhang` enters a shift."), file=sys.stderr)
    session.say(*(f"! {line}" for line in words.standing_lines(standing)))
    return 0


def _amiss_json(session: Session) -> dict[str, object]:
    standing = session.desk().duty_standing()
    return {
        "gaps": [
            {"begin": hole.start.isoformat(timespec="minutes"), "end": hole.end.isoformat(timespec="minutes")}
            for hole in standing.holes
        ],
        "doubles": [[each.as_json() for each in pair] for pair in standing.doubles],
        "absent": [{"who": name, "shift": each.as_json()} for each, name in standing.absent],
    }


def _check(session: Session) -> int:
    standing = session.desk().duty_standing()
    if session.json:
        session.print_json(_amiss_json(session))
    elif standing.is_fine:
        session.say(_("The roster of the next {n} days has no gap and nobody twice.").format(n=AHEAD))
    else:
        session.say(*words.standing_lines(standing))
    return 0 if standing.is_fine else 1


# The sheet --------------------------------------------------------------------------------------------------------


def _write(session: Session, roster: list[Placed], args: argparse.Namespace) -> int:
    from workbench.text.roster_sheet import sheet  # late: only for a sheet

    text = sheet(roster)
    if args.csv == "-":
        sys.stdout.write(text)
        return 0
    path = Path(args.csv).expanduser().absolute()
    existing_parent(path)
    if path.exists() and not args.force:
        raise Refused(say=_("{path} exists. Choose another name, or --force.").format(path=path))
    from workbench.files import atomic_write  # late: only for a file

    # The mark at the beginning tells a spreadsheet that the text is UTF-8.
    atomic_write(path, ("\ufeff" + text).encode())
    session.say(str(path))
    return 0


def _bring(session: Session, args: argparse.Namespace) -> int:
    from workbench.text.roster_sheet import read  # late: only for a sheet

    try:
        raw = sys.stdin.buffer.read() if args.sheet == "-" else Path(args.sheet).expanduser().read_bytes()
        found = read(raw.decode("utf-8-sig"))
    except OSError as error:
        raise Refused(
            say=_("{path} cannot be read: {why}").format(path=args.sheet, why=why_words(why_code(error)))
        ) from error
    except UnicodeDecodeError as error:
        raise Refused(say=_("{path} is no UTF-8 text; save it as “CSV UTF-8”.").format(path=args.sheet)) from error
    except SheetError as error:
        where = _("Row {n}: {why}. Nothing was brought in.") if error.row else _("{why}. Nothing was brought in.")
        raise Refused(say=where.format(n=error.row, why=error.why)) from error
    desk = session.desk()
    known = [each for day in sorted({each.day for each in found}) for each in desk.roster(day, day)]
    fresh = [each for each in found if each not in known]
    gone = [each for each in known if each not in found]
    if (fresh or gone) and not args.dry_run:
        desk.set_shifts(fresh, gone)
    if session.json:
        session.print_json({"new": len(fresh), "gone": len(gone), "dry_run": args.dry_run})
        return 0
    session.say(*(f"+ {words.shift_words(each)}" for each in fresh), *(f"- {words.shift_words(each)}" for each in gone))
    if not fresh and not gone:
        session.say(_("The roster holds all of it already."))
    return 0


# The log of a shift -----------------------------------------------------------------------------------------------


def _log(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    shifts = desk.shifts_of(read_day(session, args.first)) if args.first else desk.on_duty()
    if not shifts:
        raise Refused(say=_("There is no such shift on the roster. `duty` shows it."))
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        now, me = session.clock.now(), session.settings.me
        session.print_json(
            [
                {"shift": each.as_json(), "entries": [entry_json(entry, {}, now, me) for entry in desk.shift_log(each)]}
                for each in shifts
            ]
        )
        return 0
    for each in shifts:
        session.say(words.shift_words(each))
        session.say(*log_lines(each, desk.shift_log(each), session.settings.me))
    return 0


def _take_over(session: Session) -> int:
    desk = session.desk()
    note = desk.handed_over()
    if note is None:
        raise Refused(say=_("Nothing has been handed over that is not accepted."))
    return _tell_outcome(session, desk.take_over(taken_words(note)))


COMMANDS = {"duty": Command(_arguments, _run)}
