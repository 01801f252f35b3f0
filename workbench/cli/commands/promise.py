"""promise: what was said yes to is written into the diary and becomes an item; without words, what is still owed."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.commands.capture import keep
from workbench.cli.listing import item_rows
from workbench.cli.reading import read_diary_line
from workbench.cli.session import Session
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("line", metavar="LINE", nargs="*", help=_("what was promised, by when, and to whom (^name)"))
    parser.add_argument("--item", metavar="REF", help=_("the item that the line is about"))


def _run(session: Session, args: argparse.Namespace) -> int:
    words = " ".join(args.line).strip()
    if words:
        return keep(session, read_diary_line(session, f"- {_('promise: {words}').format(words=words)}"), args.item)
    desk = session.desk()
    owed = desk.promises()
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        session.print_json([item_json(item, desk.now()) for item in owed])
        return 0
    session.say(*(item_rows(owed, desk.now(), session.settings.me) or [_("Nothing is promised that is still owed.")]))
    return 0


COMMANDS = {"promise": Command(_arguments, _run)}
