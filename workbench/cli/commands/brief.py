"""brief: what must I do now, what have I forgotten, who owes me; and the three things the day is about."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.cli.sight import shown_leak
from workbench.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from workbench.cli.parser import Parser
    from workbench.domain.brief import Brief

SHOWN = 9
"""Lines of a section before it says how many more there are."""


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--pick",
        metavar="REF",
        action="append",
        default=[],
        help=_("make it one of the three things that today is about, or take it off again; may be repeated"),
    )
    parser.add_argument("--all", action="store_true", help=_("every line of every section"))


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    if desk.read_only is None:
        desk.open_day()
    for ref in args.pick:
        desk.pick(session.item(ref).id)
    found = desk.brief()
    if session.json:
        session.print_json(_as_json(found, session.settings.me))
    else:
        session.say(*_page(found, session.settings.me, None if args.all else SHOWN))
    return 0


def _page(found: Brief, me: str, most: int | None) -> Iterator[str]:
    from workbench.cli.listing import item_rows  # late: parsing first
    from workbench.text import briefing, findings  # late: the same
    from workbench.text.dates import clock, date_head  # late: the same

    yield " · ".join((f"{date_head(found.now.date())} {clock(found.now)}", *briefing.facts(found)))
    yield from briefing.warned(found)
    yield _("The five don't-lets: {line}").format(line=briefing.donts_line(found.donts))
    rows = item_rows([must.item for must in found.musts], found.now, me)
    picked = [
        f"{'*' if must.item.id in found.picks else ' '} {row}" for must, row in zip(found.musts, rows, strict=True)
    ]
    yield from _section(briefing.now_heading(), picked, most)
    yield from _section(
        briefing.forgotten_heading(), [f"  {shown_leak(leak, findings.line(leak, me))}" for leak in found.leaks], most
    )
    owed = [f"  {row}" for row in item_rows(found.owed, found.now, me)]
    yield from _section(briefing.owed_heading(), owed, most)


def _section(heading: str, rows: list[str], most: int | None) -> Iterator[str]:
    from workbench.text import briefing  # late: parsing first

    yield ""
    yield f"{heading} ({len(rows)})"
    yield from rows[:most] if rows else [f"  {briefing.nothing(heading)}"]
    more = len(rows) - (most or len(rows))
    if more > 0:
        yield "  " + ngettext("and {n} more", "and {n} more", more).format(n=more)


def _as_json(found: Brief, me: str) -> dict[str, object]:
    from workbench.cli.shapes import entry_json, item_json  # late: only for --json
    from workbench.domain.donts import Dont  # late: the same
    from workbench.text import findings  # late: the same

    donts = found.donts
    return {
        "date": found.now.date().isoformat(),
        "now": [{"why": must.why.name.lower(), **item_json(must.item, found.now)} for must in found.musts],
        "picks": [must.item.ref for must in found.musts if must.item.id in found.picks],
        "forgotten": [findings.as_json(leak, me) for leak in found.leaks],
        "owed": [item_json(item, found.now) for item in found.owed],
        "donts": {
            dont.value: {
                "count": donts.count(dont),
                "items": [item.ref for item in donts.of(dont)],
                "entries": [entry_json(entry, {}, found.now, me) for entry in donts.entries(dont)],
            }
            for dont in Dont
        },
        "carried": found.carried,
        "to_ask": found.to_ask,
        "decisions": found.decisions,
        "signs": [entry_json(entry, {}, found.now, me) for entry in found.signs],
        "unclosed": [day.isoformat() for day in found.unclosed],
    }


COMMANDS = {"brief": Command(_arguments, _run)}
