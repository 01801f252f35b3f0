"""waiting, chase, accept, stuck: what is in other hands, and how it is got to move."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from workbench.cli.answer import answer
from workbench.cli.command import Command, no_arguments
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_when
from workbench.cli.output import columns
from workbench.cli.session import Session
from workbench.cli.sight import hides, shown
from workbench.domain.following import STUCK_LINES
from workbench.domain.followups import DECISIONS, OWED
from workbench.domain.item import Item
from workbench.domain.lines import line_of
from workbench.domain.order import followed_key
from workbench.domain.stuck import STUCK_DAYS, Stuck
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext
from workbench.text.chasing import chased_words, escalation_words, history, reminder, waiting_words
from workbench.text.dates import when_short
from workbench.text.stuck import seat_words, why_stuck

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _waiting(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now = desk.now()
    ids = [*desk.followups.ids(OWED), *desk.followups.ids(DECISIONS)]
    items = sorted((item for item in map(desk.item, ids) if item is not None), key=followed_key)
    if session.json:
        from workbench.cli.shapes import item_json, when_json  # late: only for --json

        found: list[object] = []
        for item in items:
            chases = desk.chases(item.id)
            promised = when_json(chases.promised, now.tzinfo)
            found.append({**item_json(item, now), "chases": chases.count, "promised": promised})
        session.print_json(found)
        return 0
    rows = [_row(session, item) for item in items]
    session.say(*columns(rows, 2))
    if not rows:
        session.say(_("Nobody is waited for."))
    return 0


def _row(session: Session, item: Item) -> list[str]:
    now, chases = session.clock.now(), session.desk().chases(item.id)
    check = when_short(item.next_check, now) if item.next_check is not None else ""
    words = "" if hides(item) else waiting_words(item, chases, now)
    item = shown(item)
    return [item.ref, item.waiting_on or "", item.title, check, chased_words(chases, now), words]


def _chase_arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("the number of an item, or a piece of its title"))
    parser.add_argument("said", metavar="TEXT", nargs="*", help=_("what they answered, in a line"))
    parser.add_argument("--promised", metavar="DATE", help=_("the day they promised; then they are asked again"))
    parser.add_argument("--all-silent", action="store_true", help=_("everybody whose day to be asked has come"))
    parser.add_argument("--history", action="store_true", help=_("write nothing; the story so far, for somebody above"))


def _chase(session: Session, args: argparse.Namespace) -> int:
    if args.all_silent:
        return _chase_all(session, args)
    if args.ref is None:
        raise UsageMistake(say=_("Chase what? A REF, or --all-silent."))
    desk, item = session.desk(), session.item(args.ref)
    if args.history:
        session.say(*history(item, desk.trail(item.id), desk.now()).splitlines())
        return 0
    promised = read_when(session, [args.promised]) if args.promised else None
    outcome = desk.chase([item.id], " ".join(args.said), promised)
    status = answer(session, outcome)
    advice = escalation_words(item, desk.chases(item.id))
    if advice and not session.json:
        session.say(advice)
    return status


def _chase_all(session: Session, args: argparse.Namespace) -> int:
    if args.ref is not None or args.promised or args.history:
        raise UsageMistake(say=_("--all-silent stands alone: it is about everybody."))
    desk = session.desk()
    items = desk.silent()
    if not items:
        session.say(*([] if session.json else [_("Nobody is to be asked today.")]))
        return 0
    outcome = desk.chase([item.id for item in items])
    status = answer(session, outcome)
    if not session.json:
        today, me = desk.now().date(), session.settings.me
        for who, theirs in groupby(sorted(items, key=attrgetter("waiting_on")), key=attrgetter("waiting_on")):
            session.say("", *reminder(who, [*theirs], today, me).splitlines())
    return status


def _accept_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("--check", metavar="WHEN", help=_("when to ask about it; by its weight without it"))


def _accept(session: Session, args: argparse.Namespace) -> int:
    check = read_when(session, [args.check]) if args.check else None
    return answer(session, session.desk().accept([session.item(args.ref).id], check))


def _stuck_arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("say of this item why it does not move"))
    parser.add_argument("--days", metavar="N", type=int, default=STUCK_DAYS, help=_("without a sign for so many days"))
    parser.add_argument("--problem", metavar="TEXT", help=_("what is in the way"))
    parser.add_argument("--root", metavar="TEXT", help=_("where it comes from"))
    parser.add_argument("--remedy", metavar="TEXT", help=_("what would help"))


def _stuck(session: Session, args: argparse.Namespace) -> int:
    said = {name: getattr(args, name) for name in STUCK_LINES if getattr(args, name) is not None}
    if args.ref is not None:
        if not said:
            raise UsageMistake(say=_("Say why it does not move: --problem, --root or --remedy."))
        return answer(session, session.desk().explain(session.item(args.ref).id, **said))
    if said:
        raise UsageMistake(say=_("Of which item? `workbench stuck REF --problem TEXT`."))
    if args.days < 1:
        raise UsageMistake(say=_("--days takes a number from 1 on."))
    found = session.desk().stuck(args.days)
    if session.json:
        session.print_json([_stuck_json(one) for one in found])
        return 0
    for number, (head, group) in enumerate(
        groupby(found, key=lambda one: seat_words(one.seat, one.where, session.settings.me))
    ):
        items = [*group]
        session.say(*([""] if number else []), f"{head}  {len(items)}")
        session.say(*columns([["  " + one.item.ref, shown(one.item).title, _days(one.days)] for one in items], 1))
        for one in items:
            session.say(*(f"    {one.item.ref}  {text}" for text in why_stuck(shown(one.item))))
    if not found:
        session.say(_("Nothing is stuck."))
    return 0


def _stuck_json(one: Stuck) -> dict[str, object]:
    lines = {name: line_of(one.item, name) for name in STUCK_LINES}
    return {"ref": one.item.ref, "title": one.item.title, "seat": one.seat.value, "where": one.where,
            "days": one.days, **lines}  # fmt: skip


def _days(days: int) -> str:
    return ngettext("{n} day", "{n} days", days).format(n=days)


COMMANDS = {
    "waiting": Command(no_arguments, _waiting),
    "chase": Command(_chase_arguments, _chase),
    "accept": Command(_accept_arguments, _accept),
    "stuck": Command(_stuck_arguments, _stuck),
}
