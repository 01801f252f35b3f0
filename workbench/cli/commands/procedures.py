"""procedure, emergency, chronology: known work begun by hand, and what happened in it."""

from __future__ import annotations

from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_day
from workbench.cli.output import existing_parent
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.sight import need_sight
from workbench.cli.step_lines import step_lines
from workbench.domain.chronology import chronology
from workbench.domain.item import ME
from workbench.domain.procedure import EMERGENCY, find_procedure, is_untried
from workbench.domain.routine import Routine
from workbench.errors import UsageMistake
from workbench.i18n import _, language, ngettext
from workbench.text import steps as words
from workbench.text.chronology import chronology_markdown, report_words
from workbench.text.dates import date_plain
from workbench.text.display import display
from workbench.text.procedures import known_procedures
from workbench.text.report.written import write_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.domain.item import Item


# Procedures -------------------------------------------------------------------------------------------------------


def _procedure_arguments(parser: Parser) -> None:
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help=_("its key or a piece of its title; without it all are listed")
    )
    parser.add_argument(
        "line", metavar="LINE", nargs="*", help=_("what it is about, as `add` reads it; without it the steps are shown")
    )
    parser.add_argument("--on", metavar="REF", help=_("give its steps to an item that is there"))
    parser.add_argument("--tested", metavar="DAY", help=_("note the day on which it was tried out"))


def _procedure(session: Session, args: argparse.Namespace) -> int:
    known = known_procedures(session.desk().routines(), language())
    if not args.name:
        return _list(session, known)
    how = find_procedure(known, args.name)
    if args.tested:
        day = read_day(session, args.tested)
        how = session.desk().tested(how, day)
        session.say(_("{title}: tried out on {day}.").format(title=how.title, day=date_plain(day)))
        return 0
    if args.on:
        return _told(session, session.desk().proceed(session.item(args.on).id, how).item)
    if args.line:
        return _told(session, session.desk().begin(how, read_line(session, " ".join(args.line))).item)
    return _show(session, how)


def _told(session: Session, item: Item) -> int:
    trail = session.desk().trail(item.id)
    return session.tell([item], step_lines(item, trail, session.clock.now(), session.settings.me))


def _list(session: Session, known: list[Routine]) -> int:
    if session.json:
        session.print_json([_json(how) for how in known])
        return 0
    for how in known:
        count = ngettext("{n} step", "{n} steps", len(how.steps)).format(n=len(how.steps))
        tried = _("tried out {day}").format(day=how.tested_on.isoformat()) if how.tested_on else ""
        if is_untried(how, session.clock.now().date()):
            tried = " · ".join(part for part in (tried, _("to be tried out")) if part)
        own = _("of this desk") if how.id else ""
        session.say("  ".join(part for part in (how.key or str(how.id), display(how.title), count, tried, own) if part))
    return 0


def _json(how: Routine) -> dict[str, object]:
    return {
        "key": how.key,
        "title": how.title,
        "kind": how.default("kind"),
        "steps": [step.text for step in how.steps],
        "own": bool(how.id),
        "tested_on": how.tested_on.isoformat() if how.tested_on else None,
    }


def _show(session: Session, how: Routine) -> int:
    if session.json:
        session.print_json(_json(how))
        return 0
    session.say(display(how.title), words.road(how.steps))
    session.say(*(f"  {display(text)}" for _name, text in how.standard))
    for n, step in enumerate(how.steps, 1):
        parts = [words.step_distance(step), words.gate_word(step.gate), _("required") if step.required else ""]
        more = " · ".join(part for part in parts if part)
        session.say(f"  {n}. {display(step.text)}" + (f"  {more}" if more else ""))
        if step.standard:
            session.say("     " + _("standard: {text}").format(text=display(step.standard)))
    return 0


# Emergencies ------------------------------------------------------------------------------------------------------


def _emergency_arguments(parser: Parser) -> None:
    parser.add_argument(
        "line", metavar="LINE", nargs="*", help=_("who, where, what, how bad, from whom, what was done")
    )
    parser.add_argument("--as", dest="kind", metavar="NAME", help=_("the procedure of its class; see `procedure`"))
    parser.add_argument("--first", metavar="WHO", help=_("who took it first; you without it"))
    parser.add_argument("--report", metavar="REF", help=_("LINE is a report on that emergency; they are numbered"))
    parser.add_argument("--to", metavar="WHO", help=_("with --report: to whom"))
    parser.add_argument("--final", action="store_true", help=_("with --report: the last one"))


def _emergency(session: Session, args: argparse.Namespace) -> int:
    line = " ".join(args.line)
    if args.report:
        return _report(session, args, line)
    if not line.strip():
        return _running(session)
    how = find_procedure(known_procedures(session.desk().routines(), language()), args.kind or EMERGENCY)
    if how.default("kind") != "emergency":
        raise UsageMistake(say=_("“{text}” is no procedure for emergencies.").format(text=args.kind))
    reading = read_line(session, line)
    if args.first is not None:
        first = args.first.strip().lstrip("@＠")
        if not first:
            raise UsageMistake(say=_("Who took it first? A name, or leave --first away for yourself."))
        reading = reading.but(lead=ME if first == session.settings.me else first)
    return _told(session, session.desk().begin(how, reading).item)


def _report(session: Session, args: argparse.Namespace, line: str) -> int:
    outcome = session.desk().report(session.item(args.report).id, line, args.to or "", final=args.final)
    entry = outcome.entry
    if entry is None:
        return 0
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        session.print_json(entry_json(entry, {}, session.clock.now(), session.settings.me))
        return 0
    session.say(report_words(entry))
    return 0


def _running(session: Session) -> int:
    desk, now = session.desk(), session.clock.now()
    running = desk.emergencies()
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        session.print_json([item_json(item, now) for item in running])
        return 0
    for item in running:
        found = chronology(item, desk.trail(item.id))
        quiet = _("nothing written down for half an hour") if found.quiet(now) else ""
        who = found.first_contact if found.first_contact != ME else session.settings.me or _("me")
        first = _("first contact: {who}").format(who=who)
        parts = (item.ref, words.elapsed_clock(found.elapsed(now)), item.title, first, quiet)
        session.say("  ".join(part for part in parts if part))
    if not running:
        session.say(_("No emergency is going on."))
    return 0


def _chronology_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help=_("where to write; standard output without it"))


def _chronology(session: Session, args: argparse.Namespace) -> int:
    item, now, me = session.item(args.ref), session.clock.now(), session.settings.me
    found = chronology(item, session.desk().trail(item.id))
    if session.json:
        from workbench.cli.shapes import entry_json, when_json  # late: only for --json

        session.print_json(
            {
                "ref": item.ref,
                "title": item.title,
                "began": when_json(found.began, now.tzinfo),
                "ended": when_json(found.ended, now.tzinfo),
                "minutes": int(found.elapsed(now).total_seconds() // 60),
                "first_contact": found.first_contact,
                "lines": [entry_json(entry, {int(item.id): item.ref}, now, me) for entry in found.lines],
            }
        )
        return 0
    need_sight(item)
    text = chronology_markdown(item, found, now, me)
    if args.output in (None, "-"):
        session.say(*text.rstrip("\n").splitlines())
        return 0
    path = Path(args.output).expanduser().absolute()
    existing_parent(path)
    session.say(_("Written: {path}").format(path=write_report(text, path).path))
    return 0


COMMANDS = {
    "procedure": Command(_procedure_arguments, _procedure),
    "emergency": Command(_emergency_arguments, _emergency),
    "chronology": Command(_chronology_arguments, _chronology),
}
