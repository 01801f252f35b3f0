"""list: what is open, in the order of the board."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from workbench.cli.awake import awake_all
from workbench.cli.command import Command
from workbench.cli.filtering import chosen_by, only_near
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.recent import remember_desk
from workbench.cli.session import Session
from workbench.domain.derive import is_open, owes_reply
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.minus_is_not = True
    parser.add_argument(
        "filter",
        metavar="FILTER",
        nargs="*",
        help=_("today, inbox, waiting, overdue, unscheduled, tracked, 1-4, @name, #area, ^source, due<fri, text"),
    )
    parser.add_argument("--all", action="store_true", help=_("with what is done, closed or dropped"))


_OF_ENDED = ("state:", "状态:", "狀態:", "is:", "closed", "办结日")
"""Words that may mean what is at its end."""


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now = desk.now()
    matches = chosen_by(session, args.filter)
    ended = args.all or any(word.lstrip("-").startswith(_OF_ENDED) for word in args.filter)
    pool = desk.items if ended else desk.near(now.date()) if only_near(args.filter) else desk.store.open_items()
    awake = awake_all(pool.values(), now.date())
    items = in_board_order([item for item in awake if (ended or is_open(item) or owes_reply(item)) and matches(item)])
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        session.print_json([item_json(item, now) for item in items])
        return 0
    session.say(*item_rows(items, now, session.settings.me))
    remember_desk(session, (), named=False)
    if not items and args.filter:
        print(_("Nothing matches."), file=sys.stderr)
    elif not items and sys.stdout.isatty():
        print(_("Nothing found."), file=sys.stderr)
    return 0


COMMANDS = {"list": Command(_arguments, _run, lambda words: SimpleNamespace(filter=words, all=False))}
