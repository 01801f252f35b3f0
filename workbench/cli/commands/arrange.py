"""plan, reflow, prepare: a time or a period, a day laid out, what comes first pulled into today."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.output import columns
from workbench.cli.session import Session
from workbench.cli.sight import shown
from workbench.errors import UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from datetime import date, datetime

    from workbench.cli.parser import Parser
    from workbench.domain.item import Item
    from workbench.domain.placing import Proposal


def _plan_arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("its number, or a piece of its title"))
    parser.add_argument(
        "when",
        metavar="WHEN",
        nargs="*",
        help=_("a day or a time: tomorrow, fri 15:00; or a period: week, month, quarter, year, 2027-03"),
    )
    _day_arguments(parser)


def _day_arguments(parser: Parser) -> None:
    parser.add_argument("--day", metavar="WHEN", help=_("lay out another day than today"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be placed where"))


def _plan(session: Session, args: argparse.Namespace) -> int:
    if args.ref is None:
        return _laid_out(session, args, session.desk().propose(_day(session, args)))
    if args.day or args.dry_run or not args.when:
        raise UsageMistake(
            say=_("Write `plan REF WHEN` for one item, or `plan` alone (with --day, --dry-run) for a whole day.")
        )
    from workbench.text.periods import read_period  # late: a day of its own needs none

    found = read_period(" ".join(args.when), session.clock.now().date())
    if found is not None:
        return answer(session, session.desk().plan_for([session.item(args.ref).id], found))
    from workbench.cli.commands.plan import plan_one  # late: laying out a day needs none of it

    return plan_one(session, args)


def _reflow(session: Session, args: argparse.Namespace) -> int:
    return _laid_out(session, args, session.desk().propose_reflow(_day(session, args)))


def _day(session: Session, args: argparse.Namespace) -> date:
    from workbench.cli.dates import read_when  # late: today is the usual day
    from workbench.domain.when import day_of

    return day_of(read_when(session, [args.day])) if args.day else session.clock.now().date()


def _laid_out(session: Session, args: argparse.Namespace, found: Proposal) -> int:
    if not args.dry_run and not found.is_empty:
        session.desk().arrange(found)
    if session.json:
        session.print_json(_shape(session, found, done=not args.dry_run))
        return 0
    from workbench.text.planning import can_wait_words, left_words, proposal_words  # late: only for a person

    desk = session.desk()
    rows: list[tuple[str, str, str]] = []
    for slot in sorted(found.slots, key=lambda slot: slot.start):
        item = desk.item(slot.item)
        rows.append((f"{_clock(slot.start)}-{_clock(slot.end)}", item.ref if item else "", _title(item, slot.title)))
    for left in found.left:
        item = desk.item(left.item)
        rows.append(("-", item.ref if item else "", f"{_title(item, left.title)} ({left_words(left)})"))
    session.say(proposal_words(found), *(f"  {row}" for row in columns(rows, 2)))
    over, items = desk.can_wait(found.day)
    too_much = can_wait_words(over, [*map(shown, items)])
    if too_much:
        session.say(too_much[:1].upper() + too_much[1:])
    return 0


def _title(item: Item | None, title: str) -> str:
    return shown(item).title if item is not None and item.restricted else title


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _shape(session: Session, found: Proposal, *, done: bool) -> dict[str, object]:
    from workbench.cli.shapes import when_json  # late: only for --json

    desk, zone = session.desk(), session.clock.now().tzinfo
    refs = {one.item: item.ref for one in (*found.slots, *found.left) if (item := desk.item(one.item)) is not None}
    return {
        "date": found.day.isoformat(),
        "done": done and not found.is_empty,
        "placed": [
            {
                "ref": refs.get(slot.item),
                "title": slot.title,
                "start": when_json(slot.start, zone),
                "end": when_json(slot.end, zone),
                "from": when_json(slot.was, zone),
            }
            for slot in found.slots
        ],
        "left": [
            {"ref": refs.get(left.item), "title": left.title, "minutes": left.minutes, "why": left.why.value}
            for left in found.left
        ],
        "kept_free": found.kept_free,
    }


def _prepare(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().prepare(session.item(args.ref).id))


COMMANDS = {
    "plan": Command(_plan_arguments, _plan),
    "reflow": Command(_day_arguments, _reflow),
    "prepare": Command(ref_argument, _prepare),
}
