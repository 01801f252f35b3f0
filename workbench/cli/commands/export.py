"""export: reports as files, and the whole desk as JSON."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.dates import day_reader, read_day
from workbench.cli.output import existing_parent, warn
from workbench.cli.reports import DIARY, REPORTS, finished
from workbench.cli.session import Session
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _, ngettext
from workbench.reports.making import Asked, Made, Report, Source, content
from workbench.text.documents.formats import CALENDAR, TEXTS
from workbench.text.report.written import Written, write_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

__all__ = ["COMMANDS", "REPORTS"]


def _arguments(parser: Parser) -> None:
    known = _("one of: {all}").format(all=", ".join(REPORTS))
    parser.add_argument("report", metavar="REPORT", choices=list(REPORTS), help=known)
    what = _("which period, meeting or leader; of a schedule: day, week, month; whose hand-over")
    parser.add_argument("what", metavar="WHAT", nargs="?", default="", help=what)
    parser.add_argument("--date", metavar="D", help=_("the day it is about; today without it"))
    kinds = _("md, txt, html, docx, xlsx or pdf; ics for a schedule; json for the desk")
    parser.add_argument("--format", metavar="F", help=kinds)
    parser.add_argument("-o", "--output", metavar="FILE", help=_("where to write; `-` is standard output"))
    parser.add_argument(
        "--figures", action="store_true", help=_("mark each figure, and list what it counts at the end")
    )
    issue = _("issue the schedule: changes from now on are amendments")
    parser.add_argument("--issue", action="store_true", help=issue)
    parser.add_argument("--who", metavar="NAME", default="", help=_("the schedule of one person"))
    own = _("no report, but a copy of its template which you can change; prints where it lies")
    parser.add_argument("--template", action="store_true", help=own)
    parser.add_argument("--force", action="store_true", help=_("replace FILE even if workbench did not write it"))


def _run(session: Session, args: argparse.Namespace) -> int:
    report = REPORTS[args.report]
    if args.template:
        return _template(session, args)
    kind = _kind(report, args)
    if args.what and not report.what:
        raise UsageMistake(say=_("{report} takes no “{text}”.").format(report=args.report, text=args.what))
    if args.figures and not report.figures:
        raise UsageMistake(say=_("{report} has no figures to be opened.").format(report=args.report))
    _scheduling(report, args)
    day = read_day(session, args.date)
    if args.output == "-" and kind not in TEXTS and sys.stdout.isatty():
        raise UsageMistake(say=_("{format} is nothing for a terminal: name a file with -o.").format(format=kind))
    if args.output not in (None, "-"):
        _allowed(session, args, day)
    source = Source(session.desk(), session.paths.config, day_reader(session))
    made = finished(report.make(source, Asked(day, args.what, args.figures, args.issue, args.who.strip())))
    written = content(source, made, kind)
    _tell_withheld(made, kind)
    if args.output == "-":
        return _print(written, kind)
    found = _write(session, args, written, f"{report.name.format(date=made.about or day.isoformat())}.{kind}", day)
    if args.report in DIARY:
        session.desk().exported(day, str(found.path))
    return _say(session, args.report, found)


def _template(session: Session, args: argparse.Namespace) -> int:
    """
    Raises:
        UsageMistake: something else is asked for that belongs to a report.
    """
    from workbench.cli.template_copy import copy_template  # late: only for this

    others = (args.what, args.date, args.format, args.figures, args.issue, args.who)
    if any(others) or args.output not in (None, "-"):
        say = _("--template stands alone: `workbench export {report} --template`; with `-o -` it is only shown.")
        raise UsageMistake(say=say.format(report=args.report))
    return copy_template(session, args.report, shown=args.output == "-", force=args.force)


def _scheduling(report: Report, args: argparse.Namespace) -> None:
    """
    Raises:
        UsageMistake: something is asked for that only a schedule has, or not both at once.
    """
    for option, asked in (("--issue", args.issue), ("--who", args.who)):
        if asked and not report.issued:
            raise UsageMistake(say=_("{option} belongs to `export schedule`.").format(option=option))
    if args.issue and args.who:
        raise UsageMistake(say=_("A schedule is issued whole: take away --who or --issue."))


def _kind(report: Report, args: argparse.Namespace) -> str:
    """The format that was asked for, or that the name of the file says, or the usual one."""
    asked = (args.format or "").lower().lstrip(".")
    if asked in report.formats:
        return asked
    if args.format:
        raise UsageMistake(
            say=_("{report} has no format “{format}”; there is {known}.").format(
                report=args.report, format=args.format, known=", ".join(report.formats)
            )
        )
    suffix = Path(args.output).suffix.lower().lstrip(".") if args.output else ""
    return suffix if suffix in report.formats else report.formats[0]


def _tell_withheld(made: Made, kind: str) -> None:
    """A calendar has no place to say what was left out of it."""
    if kind == CALENDAR and made.withheld:
        words = ngettext("{n} restricted matter is withheld.", "{n} restricted matters are withheld.", made.withheld)
        warn(words.format(n=made.withheld))


def _print(written: bytes, kind: str) -> int:
    if kind in TEXTS and kind != CALENDAR:
        sys.stdout.write(written.decode())
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    return 0


def _ours(session: Session, day: date) -> tuple[str, ...]:
    """The files that the diary of the day was written to."""
    record = session.desk().day(day)
    return record.exports if record else ()


def _allowed(session: Session, args: argparse.Namespace, day: date) -> Path:
    """The file named, which may be written.

    Raises:
        Refused: there is no such directory, or the file is somebody's.
    """
    path = Path(args.output).expanduser().absolute()
    existing_parent(path)
    if path.exists() and str(path) not in _ours(session, day) and not args.force:
        raise Refused(
            say=_("{path} exists and was not written by workbench. Choose another name, or --force.").format(path=path)
        )
    return path


def _write(session: Session, args: argparse.Namespace, written: bytes, name: str, day: date) -> Written:
    ours = _ours(session, day)
    if not args.output:
        folder = session.settings.exports or session.paths.exports
        return write_report(written, folder.absolute() / name, ours)
    path = _allowed(session, args, day)
    return write_report(written, path, (*ours, str(path)))


def _say(session: Session, report: str, written: Written) -> int:
    if session.json:
        session.print_json({"report": report, "path": str(written.path)})
        return 0
    if written.avoided is not None:
        sentence = (
            _("{path} was not written by workbench and stays as it is.")
            if report in DIARY
            else _("{path} was there already and stays as it is.")
        )
        warn(sentence.format(path=written.avoided))
    if written.kept is not None:
        warn(_("the text before is kept in {path}.").format(path=written.kept))
    session.say(str(written.path))
    return 0


COMMANDS = {"export": Command(_arguments, _run)}
