"""search: words in items and in the diary, in the language of filters."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from workbench.cli.command import Command
from workbench.cli.filtering import filter_of
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.session import Session
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.i18n import _, ngettext
from workbench.text.dates import clock
from workbench.text.say import entry_line
from workbench.text.search.masked import asks_for_restricted, is_restricted, masked_entry, masked_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from workbench.cli.parser import Parser
    from workbench.text.filter import Filter
    from workbench.text.search.hunt import Hit

LINES = 200
"""Lines of the diary that are printed where nobody asked for all."""


def search_arguments(parser: Parser) -> None:
    """What may stand behind the words."""
    parser.minus_is_not = True
    parser.add_argument("--all", action="store_true", help=_("every line of the diary, not only the latest 200"))
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
    latest = found_entries if every or session.json else found_entries[:LINES]
    items = in_board_order(item for hit in found_items if (item := desk.items.get(ItemId(hit.id))) is not None)
    entries = [entry for hit in reversed(latest) if (entry := desk.store.entry(hit.table, hit.id)) is not None]
    about = [desk.item(entry.item) if entry.item is not None else None for entry in entries]
    kept_back = [not open_ and is_restricted(entry, item) for entry, item in zip(entries, about, strict=True)]
    if session.json:
        from workbench.cli.shapes import entry_json, item_json  # late: only for --json

        shown_items = [item for item in items if open_ or not item.restricted]
        shown = [entry for entry, is_kept_back in zip(entries, kept_back, strict=True) if not is_kept_back]
        session.print_json(
            {
                "items": [item_json(item, now) for item in shown_items],
                "entries": [entry_json(entry, {}, now, me) for entry in shown],
                "withheld": len(items) - len(shown_items) + len(entries) - len(shown),
            }
        )
        return 0
    session.say(*item_rows([item if open_ else masked_item(item) for item in items], now, me))
    if items and entries:
        session.say("")
    pairs = zip(entries, about, strict=True)
    session.say(*(_line(entry if open_ else masked_entry(entry, item), me) for entry, item in pairs))
    if not items and not entries:
        print(_("Nothing found."), file=sys.stderr)
    withheld = 0 if open_ else sum(item.restricted for item in items) + sum(kept_back)
    _tell_the_rest(len(found_entries) - len(latest), withheld)
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


def _line(entry: Entry, me: str) -> str:
    return f"{entry.at.date().isoformat()} {clock(entry.at)}  {entry_line(entry, me).text}"


def _tell_the_rest(earlier: int, withheld: int) -> None:
    if earlier > 0:
        words = ngettext("{n} earlier line: --all shows it.", "{n} earlier lines: --all shows them.", earlier)
        print(words.format(n=earlier), file=sys.stderr)
    if withheld:
        words = ngettext(
            "{n} of them is restricted: --restricted shows it.",
            "{n} of them are restricted: --restricted shows them.",
            withheld,
        )
        print(words.format(n=withheld), file=sys.stderr)


COMMANDS = {
    "search": Command(
        _arguments,
        _run,
        lambda words: SimpleNamespace(text=words, all=False, restricted=False) if words else None,
    )
}
