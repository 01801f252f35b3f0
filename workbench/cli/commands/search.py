"""search: words in items and in the diary, in the language of filters."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from workbench.cli.command import Command
from workbench.cli.filtering import filter_of
from workbench.cli.found_lines import LINES, found_lines
from workbench.cli.listing import in_board_order
from workbench.cli.recent import remember_desk
from workbench.cli.session import Session
from workbench.domain.ids import ItemId
from workbench.i18n import _
from workbench.text.search.masked import asks_for_restricted, is_restricted

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from workbench.cli.parser import Parser
    from workbench.text.filter import Filter
    from workbench.text.search.hunt import Hit


def search_arguments(parser: Parser) -> None:
    """What may stand behind the words."""
    parser.minus_is_not = True
    parser.add_argument(
        "--all", action="store_true", help=_("everything, not only the latest 100 items and diary lines")
    )
    parser.add_argument("--restricted", action="store_true", help=_("show what is restricted as well"))


def _arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="FILTER", nargs="+", help=_("words to look for, and filters as of `list`"))
    search_arguments(parser)


def _run(session: Session, args: argparse.Namespace) -> int:
    return tell_found(session, filter_of(session, args.text), every=args.all, restricted=args.restricted)


def tell_found(session: Session, wanted: Filter, *, every: bool, restricted: bool) -> int:
    """Look for it, and print what was found."""
    desk = session.desk()
    now, me = desk.now(), session.settings.me
    found_items, found_entries = found(session, wanted)
    open_ = restricted or asks_for_restricted(wanted)
    most = None if every or session.json else LINES
    first, latest = found_items[:most], found_entries[:most]
    items = [item for hit in first if (item := desk.item(ItemId(hit.id))) is not None]
    entries = [entry for hit in reversed(latest) if (entry := desk.line(hit.table, hit.id)) is not None]
    about = [desk.item(entry.item) if entry.item is not None else None for entry in entries]
    if session.json:
        from workbench.cli.shapes import entry_json, item_json  # late: only for --json

        shown_items = [item for item in in_board_order(items) if open_ or not item.restricted]
        pairs = zip(entries, about, strict=True)
        shown = [entry for entry, item in pairs if open_ or not is_restricted(entry, item)]
        session.print_json(
            {
                "items": [item_json(item, now) for item in shown_items],
                "entries": [entry_json(entry, {}, now, me) for entry in shown],
                "withheld": len(items) - len(shown_items) + len(entries) - len(shown),
            }
        )
        return 0
    more = len(found_items) - len(first), len(found_entries) - len(latest)
    lines, told = found_lines(items, entries, about, more, now, me, shown=open_)
    session.say(*lines)
    for sentence in told:
        print(sentence, file=sys.stderr)
    remember_desk(session, (), named=False)
    return 0


def found(session: Session, wanted: Filter) -> tuple[Sequence[Hit], Sequence[Hit]]:
    """The items and the diary lines, the latest first."""
    from workbench.text.search.hunt import Hunt  # late: a quick search does without the rest of it
    from workbench.text.search.index import Index

    store = session.desk().store
    index = Index(store)
    while not index.go_on(1.0):
        pass
    index.save()
    hunt = Hunt(store, index, wanted, session.clock.now().replace(tzinfo=None))
    hunt.go_on()
    return hunt.items, hunt.entries


COMMANDS = {
    "search": Command(
        _arguments,
        _run,
        lambda words: SimpleNamespace(text=words, all=False, restricted=False) if words else None,
    )
}
