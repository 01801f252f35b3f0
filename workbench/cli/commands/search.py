"""search: words in items and in the diary."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import SimpleNamespace

from workbench.cli.command import Command
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.session import Session
from workbench.domain.derive import people_of
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.item import Item
from workbench.hanzi.match import Rank, rank
from workbench.hanzi.simple import searchable
from workbench.i18n import _
from workbench.text.dates import clock
from workbench.text.say import entry_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("the words to look for, as they stand"))


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now, me = desk.now(), session.settings.me
    wanted = searchable(" ".join(args.text))
    people = _read_aloud(wanted, desk.names())
    items = in_board_order(
        item for item in desk.items.values() if wanted in _words_of(item) or not people.isdisjoint(people_of(item))
    )
    entries = [entry for entry in desk.store.all_entries() if wanted in _words_in(entry)]
    entries.sort(key=lambda entry: entry.at)
    if session.json:
        from workbench.cli.shapes import entry_json, item_json  # late: only for --json

        session.print_json(
            {
                "items": [item_json(item, now) for item in items],
                "entries": [entry_json(entry, {}, now, me) for entry in entries],
            }
        )
        return 0
    session.say(*item_rows(items, now, me))
    if items and entries:
        session.say("")
    session.say(*(f"{e.at.date().isoformat()} {clock(e.at)}  {entry_line(e, me).text}" for e in entries))
    if not items and not entries:
        print(_("Nothing found."), file=sys.stderr)
    return 0


def _words_of(item: Item) -> str:
    source = item.source.who if item.source else None
    parts = (item.ref, item.title, item.note, item.result, item.original, item.area, item.lead, item.waiting_on, source)
    steps = (step.text for step in item.steps)
    return searchable("\n".join(part for part in (*parts, *steps) if part))


def _read_aloud(wanted: str, names: Iterable[str]) -> frozenset[str]:
    """The people whose names are read like the text: `wzr` finds what has to do with 王主任."""
    if len(wanted) < _LEAST or not wanted.isascii():
        return frozenset()
    return frozenset(name for name in names if rank(wanted, name) is Rank.READ)


def _words_in(entry: Entry) -> str:
    """What a person wrote, or the reasons and results within a machine entry; its title is found with the item."""
    if entry.kind is not EntryKind.EVENT:
        return searchable(entry.text)
    return searchable("\n".join(value for name, value in entry.data if name in _SAID))


_SAID = ("result", "how", "why", "none_because")
_LEAST = 2
"""Letters that a name must be spelled with: one alone is in too many."""

COMMANDS = {"search": Command(_arguments, _run, lambda words: SimpleNamespace(text=words) if words else None)}
