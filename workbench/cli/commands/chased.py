"""chased: others had to ask us for it; without a number, how often that happened."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.listing import item_rows
from workbench.cli.session import Session
from workbench.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("the number of an item, or a piece of its title"))
    parser.add_argument("who", metavar="WHO", nargs="?", help=_("who chased us; whoever asked for it without this"))
    parser.add_argument("--how", metavar="TEXT", default="", help=_("how, and what they said"))


def _run(session: Session, args: argparse.Namespace) -> int:
    if args.ref is None:
        return _figures(session)
    item = session.item(args.ref)
    who = (args.who or "").strip().lstrip("@^＠＾")
    return answer(session, session.desk().chased([item.id], who, args.how))


def _figures(session: Session) -> int:
    desk = session.desk()
    now, last = desk.chase_figures()
    items = sorted(
        (it for it in desk.store.open_items().values() if it.chased), key=lambda it: (-(it.chased or 0), it.ref)
    )
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        session.print_json(
            {"this_week": now, "last_week": last, "items": [item_json(item, desk.now()) for item in items]}
        )
        return 0
    times = ngettext("Chased {n} time this week", "Chased {n} times this week", now).format(n=now)
    session.say(_("{times} ({last} the week before).").format(times=times, last=last))
    session.say(*item_rows(items, desk.now(), session.settings.me))
    return 0


COMMANDS = {"chased": Command(_arguments, _run)}
