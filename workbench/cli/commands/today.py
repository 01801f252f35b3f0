"""today: the Today page as text, for screen readers, mail and cron."""

from __future__ import annotations

from types import SimpleNamespace

from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("--plain", action="store_true", help=_("as text, also on a terminal; it is always so"))


def _run(session: Session, args: argparse.Namespace) -> int:
    from workbench.cli.today_page import page, page_json  # late: parsing first

    desk = session.desk()
    if desk.read_only is None:
        desk.open_day()
    if session.json:
        session.print_json(page_json(desk))
    else:
        session.say(*page(desk))
    return 0


COMMANDS = {"today": Command(_arguments, _run, lambda words: None if words else SimpleNamespace(plain=True))}
