"""hours: when each day was opened and closed, and how much of it was overtime. For whoever sits at the desk."""

from __future__ import annotations

import csv
import io
import sys
from datetime import timedelta
from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.output import existing_parent
from workbench.cli.session import Session
from workbench.errors import Refused
from workbench.i18n import _
from workbench.text.dates import clock, minutes_words, weekday_short

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.domain.attendance import Attended


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "period", metavar="PERIOD", nargs="*", help=_("week, month, quarter, year, 2026-12, 2026-Q4, 2026 or a day")
    )
    parser.add_argument("--csv", metavar="FILE", help=_("write the days to FILE; `-` is standard output"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE"))


def _run(session: Session, args: argparse.Namespace) -> int:
    from workbench.cli.dates import day_reader  # late: parsing first
    from workbench.domain.attendance import attendance
    from workbench.reports.pictures import counted_period

    today = session.clock.now().date()
    wanted = counted_period(" ".join(args.period).strip(), today, today, day_reader(session))
    days = (wanted.first + timedelta(days=n) for n in range((wanted.last - wanted.first).days + 1))
    desk = session.desk()
    found = attendance((desk.day(day) for day in days), session.settings.hours)
    if session.json:
        session.print_json(_shape(found))
    elif args.csv:
        return _write(session, found, args)
    else:
        session.say(*map(_line, found), _total(found))
    return 0


def _line(each: Attended) -> str:
    end = clock(each.closed) if each.closed is not None else "…"
    told = [minutes_words(each.minutes)] if each.closed is not None else [_("not closed")]
    if each.overtime:
        told.append(_("overtime {length}").format(length=minutes_words(each.overtime)))
    if each.late:
        told.append(_("begun {length} late").format(length=minutes_words(each.late)))
    if each.early and each.closed is not None:
        told.append(_("ended {length} early").format(length=minutes_words(each.early)))
    free = "" if each.workday else f" {_('free day')}"
    return f"{each.day.isoformat()} {weekday_short(each.day)}{free}  {clock(each.opened)}–{end}  {' · '.join(told)}"


def _total(found: list[Attended]) -> str:
    if not found:
        return _("No day of this time was opened at this desk.")
    words = _("together {length}, overtime {overtime}")
    return words.format(
        length=minutes_words(sum(each.minutes for each in found)),
        overtime=minutes_words(sum(each.overtime for each in found)),
    )


def _shape(found: list[Attended]) -> dict[str, object]:
    days = [
        {
            "date": each.day.isoformat(),
            "opened_at": each.opened.isoformat(timespec="minutes"),
            "closed_at": each.closed.isoformat(timespec="minutes") if each.closed is not None else None,
            "minutes": each.minutes,
            "overtime": each.overtime,
            "late": each.late,
            "early": each.early,
        }
        for each in found
    ]
    return {
        "days": days,
        "minutes": sum(each.minutes for each in found),
        "overtime": sum(each.overtime for each in found),
    }


def _write(session: Session, found: list[Attended], args: argparse.Namespace) -> int:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_("Day"), _("From"), _("Until"), _("Minutes"), _("Overtime")])
    for each in found:
        end = clock(each.closed) if each.closed is not None else ""
        writer.writerow([each.day.isoformat(), clock(each.opened), end, each.minutes, each.overtime])
    if args.csv == "-":
        sys.stdout.write(out.getvalue())
        return 0
    path = Path(args.csv).expanduser().absolute()
    existing_parent(path)
    if path.exists() and not args.force:
        raise Refused(say=_("{path} exists. Choose another name, or --force.").format(path=path))
    from workbench.files import atomic_write  # late: only for a file

    atomic_write(path, ("\ufeff" + out.getvalue()).encode())
    session.say(str(path))
    return 0


COMMANDS = {"hours": Command(_arguments, _run)}
