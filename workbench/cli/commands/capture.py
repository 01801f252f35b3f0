"""add, parse, note: a typed line becomes an item or a line of the diary."""

from __future__ import annotations

from workbench.cli import output
from workbench.cli.command import Command
from workbench.cli.pasted import decoded, say_finished, standard_input
from workbench.cli.reading import needs_names, read_diary_line, read_line
from workbench.cli.recent import remember_desk
from workbench.cli.session import Session
from workbench.cli.words import entry_row, item_row
from workbench.domain.reading import Reading
from workbench.errors import Refused
from workbench.i18n import _
from workbench.text.notices import notice_sentence
from workbench.text.pasted import from_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.desk.values import Outcome


def _line_argument(parser: Parser) -> None:
    parser.add_argument("line", metavar="LINE", nargs="+", help=_("the line as typed; see docs/capture.md"))


def _add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "line",
        metavar="LINE",
        nargs="+",
        help=_("the line as typed; `-` reads standard input, one item per line, indented lines being steps"),
    )


def _add(session: Session, args: argparse.Namespace) -> int:
    if args.line == ["-"]:
        return _add_all(session)
    line = " ".join(args.line)
    reading = read_line(session, line)
    if reading.kind == "entry":
        return keep(session, reading, None)
    return _added(session, [reading], [])


def _add_all(session: Session) -> int:
    lines = decoded(standard_input()).splitlines()
    incoming = from_lines(lines, lambda line: read_line(session, line))
    say_finished(incoming)
    if not incoming.readings and incoming.finished:
        raise Refused(say=_("Nothing was added: every line is finished already."))
    if not incoming.readings:
        raise Refused(say=_("Standard input holds no line; nothing was added."))
    return _added(session, incoming.readings, incoming.steps)


def _added(session: Session, readings: list[Reading], steps: list[list[str]]) -> int:
    outcome = session.desk().add(readings, steps)
    for reading in readings:
        output.warn(*(notice_sentence(notice) for notice in reading.warnings))
    now, me = session.clock.now(), session.settings.me
    status = session.tell(outcome.items, [item_row(item, now, me) for item in outcome.items])
    remember_desk(session, outcome.items, named=any(needs_names(reading.line) for reading in readings))
    return status


def _note_arguments(parser: Parser) -> None:
    _line_argument(parser)
    parser.add_argument("--item", metavar="REF", help=_("the item that the line is about"))
    parser.add_argument(
        "--amend", metavar="PIECE", help=_("put right the line that holds this; it stays, and both are shown")
    )


def _note(session: Session, args: argparse.Namespace) -> int:
    if args.amend:
        return _amend(session, args.amend, " ".join(args.line))
    return keep(session, read_diary_line(session, " ".join(args.line)), args.item)


def _amend(session: Session, piece: str, text: str) -> int:
    desk = session.desk()
    return _noted(session, desk.amend(desk.written_line(piece), text))


def keep(session: Session, reading: Reading, ref: str | None, *, interrupting: bool = False) -> int:
    """Write a line into the diary, and show it with the items that were promised in it."""
    about = session.item(ref).id if ref else None
    outcome = session.desk().note(reading, about, interrupting=interrupting)
    status = _noted(session, outcome)
    remember_desk(session, outcome.items, named=needs_names(reading.line) or bool(outcome.items))
    return status


def _noted(session: Session, outcome: Outcome) -> int:
    entry = outcome.entry
    if entry is None:
        return 0
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        session.print_json(entry_json(entry, {}, session.clock.now(), session.settings.me))
        return 0
    now, me = session.clock.now(), session.settings.me
    session.say(entry_row(entry, now, me), *(item_row(item, now, me) for item in outcome.items))
    return 0


def _parse(session: Session, args: argparse.Namespace) -> int:
    reading = read_line(session, " ".join(args.line))
    if session.json:
        session.print_json(reading.as_json())
        return 0
    if not any(word.strip() for word in args.line):
        raise Refused(say=_("An item needs at least one word of title."))
    from workbench.cli.read_out import read_out  # late: only `parse`

    session.say(*read_out(reading, session.clock.now().date(), session.settings.me))
    for notice in reading.warnings:
        session.say(notice_sentence(notice))
    return 0


COMMANDS = {
    "add": Command(_add_arguments, _add),
    "parse": Command(_line_argument, _parse),
    "note": Command(_note_arguments, _note),
}
