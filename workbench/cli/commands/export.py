"""export: the diary as Markdown, or the whole desk as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from workbench.cli.command import Command
from workbench.cli.dates import read_day
from workbench.cli.output import existing_parent
from workbench.cli.session import Session
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _
from workbench.text.report.written import Written, write_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


class Report(NamedTuple):
    """One report: its formats, its file name, and how it is made."""

    formats: tuple[str, ...]
    name: str
    make: Callable[[Session, date], str]


def _diary(session: Session, day: date) -> str:
    from workbench.text.report.diary import diary_markdown  # late: only this report is made
    from workbench.text.report.values import diary_values  # late: the same

    desk = session.desk()
    return diary_markdown(
        diary_values(
            day,
            desk.day(day),
            desk.entries(day),
            desk.store.open_items(),
            desk.items,
            desk.now(),
            me=session.settings.me,
            is_workday=session.settings.hours.is_workday,
        )
    )


def _whole_desk(session: Session, day: date) -> str:
    from workbench.cli.whole_desk import desk_json  # late: only this report is made

    return desk_json(session.desk())


def _agenda(session: Session, day: date) -> str:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.agenda import agenda, agenda_markdown  # late: the same

    desk = session.desk()
    week = desk.period_view(period(Scale.WEEK, day))
    told, late = desk.told_last_week(day), desk.late()
    return agenda_markdown(agenda(day, session.settings.me, week, desk.store.open_items().values(), told, late))


REPORTS = {
    "diary": Report(("md",), "diary-{date}.md", _diary),
    "agenda": Report(("md",), "agenda-{date}.md", _agenda),
    "json": Report(("json",), "desk-{date}.json", _whole_desk),
}


def _arguments(parser: Parser) -> None:
    known = _("one of: {all}").format(all=", ".join(REPORTS))
    parser.add_argument("report", metavar="REPORT", choices=list(REPORTS), help=known)
    parser.add_argument("--date", metavar="D", help=_("the day it is about; today without it"))
    parser.add_argument("--format", metavar="F", help=_("md for the diary and the agenda, json for the desk"))
    parser.add_argument("-o", "--output", metavar="FILE", help=_("where to write; `-` is standard output"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE even if workbench did not write it"))


def _run(session: Session, args: argparse.Namespace) -> int:
    report = REPORTS[args.report]
    if args.format and args.format not in report.formats:
        raise UsageMistake(
            say=_("{report} has no format “{format}”; there is {known}.").format(
                report=args.report, format=args.format, known=", ".join(report.formats)
            )
        )
    day = read_day(session, args.date)
    text = report.make(session, day).encode("utf-8", "replace").decode()  # half a character goes into no file
    if args.output == "-":
        sys.stdout.write(text)
        return 0
    written = _write(session, args, text, report.name.format(date=day.isoformat()), day)
    if args.report == "diary":
        session.desk().exported(day, str(written.path))
    return _say(session, args.report, written)


def _write(session: Session, args: argparse.Namespace, text: str, name: str, day: date) -> Written:
    record = session.desk().day(day)
    ours = record.exports if record else ()
    if not args.output:
        folder = session.settings.exports or session.paths.exports
        return write_report(text, folder.absolute() / name, ours)
    path = Path(args.output).expanduser().absolute()
    existing_parent(path)
    if path.exists() and str(path) not in ours and not args.force:
        raise Refused(
            say=_("{path} exists and was not written by workbench. Choose another name, or --force.").format(path=path)
        )
    return write_report(text, path, (*ours, str(path)))


def _say(session: Session, report: str, written: Written) -> int:
    if session.json:
        session.print_json({"report": report, "path": str(written.path)})
        return 0
    if written.avoided is not None:
        print(
            _("workbench: {path} was not written by workbench and stays as it is.").format(path=written.avoided),
            file=sys.stderr,
        )
    if written.kept is not None:
        print(_("workbench: the text before is kept in {path}.").format(path=written.kept), file=sys.stderr)
    session.say(str(written.path))
    return 0


COMMANDS = {"export": Command(_arguments, _run)}
