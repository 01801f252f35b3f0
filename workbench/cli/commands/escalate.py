"""escalate: put a matter before a leader, or settle it in the office after all; without a number, how many of each."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.dates import read_when
from workbench.cli.listing import item_rows
from workbench.cli.session import Session
from workbench.domain.when import day_of
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("the number of an item, or a piece of its title"))
    parser.add_argument("who", metavar="WHO", nargs="?", help=_("before whom it is put"))
    parser.add_argument("why", metavar="WHY", nargs="*", help=_("why the office cannot settle it"))
    parser.add_argument("--on", metavar="WHEN", help=_("the day on which it is to be put before them"))
    parser.add_argument("--back", action="store_true", help=_("settle it in the office after all"))


def _run(session: Session, args: argparse.Namespace) -> int:
    if args.ref is None:
        return _figures(session)
    item, desk = session.item(args.ref), session.desk()
    if args.back:
        return answer(session, desk.absorb([item.id]))
    if args.who is None:
        raise UsageMistake(
            say=_("Before whom, and why can the office not settle it? `workbench escalate REF WHO WHY`.")
        )
    on = day_of(read_when(session, [args.on])) if args.on else None
    return answer(session, desk.escalate([item.id], args.who.lstrip("@^＠＾"), " ".join(args.why), on))


def _figures(session: Session) -> int:
    desk = session.desk()
    settled, put = desk.shielded()
    waiting = [item for item in desk.store.open_items().values() if item.to_leader is not None]
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        items = [item_json(item, desk.now()) for item in waiting]
        session.print_json({"absorbed": settled, "escalated": put, "items": items})
        return 0
    absorbed = ngettext(
        "{n} small matter settled in the office this week", "{n} small matters settled in the office this week", settled
    ).format(n=settled)
    session.say(_("{absorbed}, {n} put before a leader.").format(absorbed=absorbed, n=put))
    session.say(*item_rows(waiting, desk.now(), session.settings.me))
    return 0


COMMANDS = {"escalate": Command(_arguments, _run)}
