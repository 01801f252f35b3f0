"""close-day: settle and seal a day."""

from __future__ import annotations

import sys

from workbench.cli.command import Command
from workbench.cli.commands.diary import date_argument
from workbench.cli.dates import read_day
from workbench.cli.listing import item_rows
from workbench.cli.output import warn
from workbench.cli.session import Session
from workbench.errors import DeskError, Refused, UsageMistake, why_code, why_words
from workbench.i18n import _, ngettext
from workbench.text.dates import date_head
from workbench.text.evening import answered, questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    date_argument(parser)
    parser.add_argument("--carry-rest", action="store_true", help=_("carry what is undecided to the next working day"))
    parser.add_argument(
        "--review",
        metavar="TEXT",
        action="append",
        default=[],
        help=_("an answer to the evening's questions, up to three times: what came off, what did not, what changes"),
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    day = read_day(session, " ".join(args.date))
    _may_answer(session, args.review)
    try:
        outcome = desk.close_day(day, args.review, args.carry_rest)
    except Refused:
        rest = desk.undecided(day) if day <= desk.today() and not args.carry_rest else []
        if session.json:
            from workbench.cli.shapes import item_json  # late: only for --json

            session.print_json(
                {"date": day.isoformat(), "closed": False, "undecided": [item_json(item, desk.now()) for item in rest]}
            )
        else:
            session.say(*item_rows(rest, desk.now(), session.settings.me))
        raise
    if session.json:
        _back_up(session)
        carried = [item.ref for item in outcome.items]
        session.print_json({"date": day.isoformat(), "closed": True, "undecided": [], "carried": carried})
        return 0
    session.say(_("Closed: {day}.").format(day=date_head(day)))
    session.say(*answered(args.review, session.settings.questions))
    if outcome.items:
        n = len(outcome.items)
        session.say(ngettext("{n} item was carried over.", "{n} items were carried over.", n).format(n=n))
    leaks = len(desk.leaks()) if day == desk.today() else 0
    if leaks:
        words = ngettext(
            "{n} thing may be forgotten; `workbench check` names it.",
            "{n} things may be forgotten; `workbench check` names them.",
            leaks,
        )
        session.say(words.format(n=leaks))
    session.say(_("`workbench export diary --date {day}` writes the diary.").format(day=day.isoformat()))
    _back_up(session)
    return 0


def _may_answer(session: Session, answers: list[str]) -> None:
    """An answer to a question that nobody asks would be lost among the others."""
    asked = questions(session.settings.questions)
    if len(answers) > len(asked):
        words = ngettext("{n} question is asked: {all}", "{n} questions are asked: {all}", len(asked))
        raise UsageMistake(say=words.format(n=len(asked), all=" ".join(asked)))


def _back_up(session: Session) -> None:
    """A copy of the desk. The day is closed whatever becomes of it; a failure is a sentence beside the answer."""
    from workbench.store.backup import back_up_automatically  # late: once a day

    sys.stdout.flush()
    try:
        back_up_automatically(session.paths.store, session.paths.backups, session.clock)
    except DeskError as error:
        warn(_("The day is closed and safe, but no backup was made: {why}").format(why=error.sentence()))
    except OSError as error:
        why = why_words(why_code(error))
        warn(_("The day is closed and safe, but no backup was made: {why}").format(why=why))


COMMANDS = {"close-day": Command(_arguments, _run)}
