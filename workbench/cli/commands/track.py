"""track, progress, bulletin: what somebody above follows to its result, how far it is, and the report about it."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.session import Session
from workbench.cli.words import entry_row
from workbench.domain.bulletin import Line
from workbench.domain.following import EVERY_DAYS
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text.bulletin import bulletin_lines, bulletin_template, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _track_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("who", metavar="WHO", help=_("who ordered it to be followed"))
    parser.add_argument("text", metavar="TEXT", nargs="*", help=_("their words; the title without them"))
    parser.add_argument("--every", metavar="DAYS", type=int, default=EVERY_DAYS, help=_("to be looked at so often"))


def _track(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    by = args.who.strip().lstrip("^@＾＠")
    return answer(session, session.desk().track([item.id], by, " ".join(args.text), args.every))


def _progress_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("text", metavar="FIGURE", nargs="+", help=_("60%%, 3/8, and a word about what is in the way"))


def _progress(session: Session, args: argparse.Namespace) -> int:
    outcome = session.desk().progress(session.item(args.ref).id, " ".join(args.text))
    entry, now, me = outcome.entry, session.clock.now(), session.settings.me
    if entry is None:
        return 0
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        session.print_json(entry_json(entry, {}, now, me))
        return 0
    session.say(entry_row(entry, now, me))
    return 0


def _bulletin_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--columns",
        metavar="LIST",
        help=_("a register in CSV, with columns such as title,by,due; “,”: the usual ones"),
    )
    parser.add_argument("--reported", metavar="WHO", help=_("note that they were told; next time changes come first"))


def _bulletin(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now = desk.now()
    made = desk.bulletin()
    named = [line for line in made.lines if not line.item.restricted]
    columns = _columns(args.columns)
    if session.json:
        session.print_json([_json(line) for line in made.lines])
    elif columns:
        from workbench.text.register import register_csv  # late: only for a spreadsheet

        session.say(*register_csv(made.lines, columns, now.date(), session.settings.me).splitlines())
    else:
        shape = bulletin_template(session.paths.config)
        named = told(made, shape)
        session.say(*bulletin_lines(made, now, session.settings.me, shape))
    if args.reported is not None and named:
        desk.reported([line.item.id for line in named], args.reported)
    return 0


def _columns(wanted: str | None) -> list[str]:
    """The columns of the register, in the order in which they are asked for; none where it is not."""
    if wanted is None:
        return []
    from workbench.text.register import COLUMNS, USUAL  # late: the same

    names = [name.strip() for name in wanted.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise UsageMistake(
            say=_("“{text}” is no column. There are {known}.").format(text=unknown[0], known=", ".join(COLUMNS))
        )
    return names or [*USUAL]


def _json(line: Line) -> dict[str, object]:
    item, tracked = line.item, line.item.tracked
    newest = line.figures[-1][1] if line.figures else None
    return {
        "ref": item.ref,
        "title": item.title,
        "light": line.light.value,
        "changed": line.changed,
        "days": line.days,
        "by": tracked.by if tracked else None,
        "text": tracked.text if tracked else None,
        "lead": item.lead,
        "state": item.state.value,
        "progress": newest.words if newest else None,
        "problem": newest.problem or None if newest else None,
        "next_step": line.next_step or None,
        "look_due": line.look_due.isoformat() if line.look_due else None,
        "reported_on": line.reported_on.isoformat() if line.reported_on else None,
    }


COMMANDS = {
    "track": Command(_track_arguments, _track),
    "progress": Command(_progress_arguments, _progress),
    "bulletin": Command(_bulletin_arguments, _bulletin),
}
