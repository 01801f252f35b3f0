"""triage, plan, due, wait, defer, start, stop: an item gets its weight, its time, or another pair of hands."""

from __future__ import annotations

from datetime import datetime

from workbench.cli.answer import answer
from workbench.cli.command import Command, no_arguments
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_span, read_when
from workbench.cli.output import warn
from workbench.cli.session import Session
from workbench.cli.sight import shown_conflict
from workbench.cli.step_lines import warn_late
from workbench.domain.derive import Quadrant
from workbench.domain.gates import before_start
from workbench.domain.item import Item
from workbench.domain.when import When, day_of, sort_key
from workbench.errors import PutOffOften, Refused, UsageMistake
from workbench.i18n import _
from workbench.text.dates import when_full

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_NO_DEADLINE = ("none", "-", "无")


def _triage_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("quadrant", metavar="1-4", help=_("1 do now, 2 plan, 3 delegate, 4 defer"))


def _triage(session: Session, args: argparse.Namespace) -> int:
    to = _quadrant(args.quadrant)
    return answer(session, session.desk().triage([session.item(args.ref).id], to))


def _quadrant(text: str) -> Quadrant:
    try:
        return Quadrant(int(text))  # full-width digits are digits too
    except ValueError:
        raise UsageMistake(
            say=_("“{text}” is no quadrant: 1 do now, 2 plan, 3 delegate, 4 defer.").format(text=text)
        ) from None


def _when_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("when", metavar="WHEN", nargs="+", help=_("a day or a time: tomorrow, fri 15:00"))


def plan_one(session: Session, args: argparse.Namespace) -> int:
    """One item for a day or a time; `plan` alone is in `arrange`."""
    item = session.item(args.ref)
    at, until = read_span(session, args.when)
    outcome = session.desk().plan([item.id], at, until, item.fixed)
    warn_late(outcome.item, session.clock.now().date())
    _warn_of_conflicts(session, outcome.item)
    return answer(session, outcome)


def _warn_of_conflicts(session: Session, item: Item) -> None:
    """Say on standard error who is wanted twice: it is planned all the same."""
    if not isinstance(item.at, datetime):
        return
    from workbench.text.planning import conflict_words  # late: few are

    clashes = map(shown_conflict, session.desk().conflicts_with([item]))
    warn(*(conflict_words(found, session.settings.me) for found in clashes))


def _due(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    none = len(args.when) == 1 and args.when[0].casefold() in _NO_DEADLINE
    when = None if none else read_when(session, args.when)
    return answer(session, session.desk().due([item.id], when))


def _wait_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("who", metavar="WHO", help=_("the person who must move next"))
    parser.add_argument("--check", metavar="WHEN", help=_("when to ask again; two working days ahead without it"))


def _wait(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    check = read_when(session, [args.check]) if args.check else None
    who = args.who.strip().lstrip("@>＠＞")
    warn_of_twin(session, item, who)
    outcome = session.desk().wait([item.id], who, check)
    _warn_of_deadline(outcome.item, outcome.item.next_check, session)
    return answer(session, outcome)


def warn_of_twin(session: Session, item: Item, who: str) -> None:
    """Say on standard error that somebody else seems to have the same thing already: it is done all the same."""
    from workbench.text.twice import handed_twice, twice_words  # late: titles are compared only here

    other = handed_twice(item, who, session.desk().handed_lately(item.id))
    if other is not None:
        warn(twice_words(other))


def _defer_arguments(parser: Parser) -> None:
    _when_arguments(parser)
    parser.add_argument("--why", metavar="TEXT", required=True, help=_("the reason, in a word or two"))
    parser.add_argument("--again", action="store_true", help=_("all the same, though it was put off twice already"))


def _defer(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    day = day_of(read_when(session, args.when))
    try:
        outcome = session.desk().defer([item.id], day, args.why, again=args.again)
    except PutOffOften as often:
        ways = _("`workbench start {ref}`, `wait {ref} WHO`, `drop {ref} WHY`, or --again to put it off all the same.")
        raise Refused(say=f"{often.sentence()} {ways.format(ref=item.ref)}") from None
    _warn_of_deadline(outcome.item, outcome.item.wake_on, session)
    return answer(session, outcome)


def _warn_of_deadline(item: Item, to: When | None, session: Session) -> None:
    """Say on standard error that a date lies behind the deadline: it is done all the same."""
    if to is None or item.due is None or sort_key(to) <= sort_key(item.due, end_of_day=True):
        return
    today = session.clock.now().date()
    warn(
        _("“{title}”: {when} is after its deadline, {due}.").format(
            title=item.title, when=when_full(to, today), due=when_full(item.due, today)
        )
    )


def _start(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    unasked = before_start(item)
    if unasked:
        warn(_("“{title}”: not asked beforehand: {names}.").format(title=item.title, names=_(", ").join(unasked)))
    return answer(session, session.desk().start(item.id))


def _stop_arguments(parser: Parser) -> None:
    parser.add_argument("--at", metavar="TIME", help=_("it ended then: 16:30, yesterday 17:00"))


def _stop(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    if not args.at:
        return answer(session, desk.stop())
    moment = _gone_by(session, args.at)
    if moment is None:
        why = _("“{text}” is no moment gone by, such as 16:30 or yesterday 17:00.")
        raise UsageMistake(say=why.format(text=args.at))
    return answer(session, desk.stop_at(moment))


def _gone_by(session: Session, text: str) -> datetime | None:
    """A moment before now: read as a diary line would be."""
    from workbench.cli.reading import read_diary_line  # late: only for --at

    found = read_diary_line(session, f"{text} 记 x").at
    return found if isinstance(found, datetime) else None


def _interrupt_arguments(parser: Parser) -> None:
    parser.add_argument("line", metavar="LINE", nargs="+", help=_("the diary line about who came in between"))


def _interrupt(session: Session, args: argparse.Namespace) -> int:
    from workbench.cli.commands.capture import keep  # late: only for this
    from workbench.cli.reading import read_diary_line

    return keep(session, read_diary_line(session, " ".join(args.line)), None, interrupting=True)


def _resume(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().resume())


COMMANDS = {
    "triage": Command(_triage_arguments, _triage),
    "due": Command(_when_arguments, _due),
    "wait": Command(_wait_arguments, _wait),
    "defer": Command(_defer_arguments, _defer),
    "start": Command(ref_argument, _start),
    "stop": Command(_stop_arguments, _stop),
    "interrupt": Command(_interrupt_arguments, _interrupt),
    "resume": Command(no_arguments, _resume),
}
