"""minutes, return, error, basis, quality: what makes a thing right, and keeps what was not."""

from __future__ import annotations

import calendar
import re
from datetime import date

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.pasted import decoded, standard_input
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.sight import hides_line
from workbench.domain import quality
from workbench.domain.ids import EntryId
from workbench.domain.item import Item
from workbench.domain.lines import BASIS, line_of, with_line
from workbench.domain.quality import Caught, Cause, Rate, Slip
from workbench.domain.reading import Reading
from workbench.domain.states import state_word
from workbench.domain.when import When
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext
from workbench.text import quality as words
from workbench.text.display import display

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2})|-?[qQ]([1-4]))?$")
_UNTIL = re.compile(r"\s[>＞》]\s*(?P<when>[^>＞》]+)$")


# What follows from a meeting --------------------------------------------------------------------------------------


def _minutes_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument(
        "line", metavar="LINE", nargs="*", help=_("a decision: @name matter >date; `-` takes lines from standard input")
    )
    parser.add_argument("--none", metavar="WHY", help=_("nothing follows from it, and why"))


def _minutes(session: Session, args: argparse.Namespace) -> int:
    meeting, desk = session.item(args.ref), session.desk()
    text = " ".join(args.line)
    lines = decoded(standard_input()).splitlines() if text == "-" else [text]
    then = [_decision(session, line) for line in lines if line.strip()]
    if not then and args.none is None:
        return _followed(session, meeting)
    return answer(session, desk.outcomes(meeting.id, then, args.none or ""))


def _decision(session: Session, line: str) -> Reading:
    """`@name matter >date`: the date behind the mark is the deadline."""
    found = _UNTIL.search(line)
    when = _day(session, found["when"].strip()) if found else None
    reading = read_line(session, line[: found.start()] if found and when is not None else line)
    return reading if when is None else reading.but(due=when, line=line)


def _day(session: Session, text: str) -> When | None:
    from workbench.cli.dates import work_of  # late: as in `read_line`
    from workbench.text.capture.when import when  # late: most lines have no such mark

    now = session.clock.now().replace(tzinfo=None)
    return when(text, now, work=work_of(session.settings), calendar=session.settings.hours.calendar)


def _followed(session: Session, meeting: Item) -> int:
    children = [item for item in session.desk().items.values() if item.parent == meeting.id]
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        session.print_json([item_json(item, session.clock.now()) for item in children])
        return 0
    session.say(f"{meeting.ref}  {display(meeting.title)}")
    session.say(*(f"  {item.ref}  {display(item.title)}  {state_word(item.state)}" for item in children))
    if not children:
        session.say("  " + _("nothing follows from it yet"))
    return 0


# Not right the first time -----------------------------------------------------------------------------------------


def _return_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("why", metavar="WHY", nargs="+", help=_("what is to be corrected"))
    parser.add_argument("--cause", metavar="CAUSE", help=_("one of {words}").format(words=", ".join(Cause)))


def _return(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    return answer(session, session.desk().returned(item.id, " ".join(args.why), _cause(args.cause)))


def _cause(text: str | None) -> Cause:
    if text and text not in [each.value for each in Cause]:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=", ".join(Cause)))
    return Cause(text) if text else Cause.OTHER


def _error_arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="*", help=_("what went wrong; without it the register is shown"))
    parser.add_argument("--on", metavar="REF", help=_("the item it is about"))
    parser.add_argument("--caught", metavar="WHERE", help=_("by us, or by the receiver: us, receiver"))
    parser.add_argument("--cause", metavar="CAUSE", help=_("one of {words}").format(words=", ".join(Cause)))
    parser.add_argument("--rule", metavar="TEXT", help=_("which rule was changed so that it does not come again"))
    parser.add_argument("--closes", metavar="N", help=_("with --rule: the number of an error in the register"))


def _error(session: Session, args: argparse.Namespace) -> int:
    text = " ".join(args.text)
    if args.closes:
        if not args.closes.isdecimal():
            raise UsageMistake(say=_("“{text}” is no number of the register.").format(text=args.closes))
        session.desk().rule_changed(EntryId(int(args.closes)), args.rule or text)
        return _register(session)
    if not text:
        return _register(session)
    if args.caught and args.caught not in [each.value for each in Caught]:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=args.caught, known=", ".join(Caught)))
    about = session.item(args.on).id if args.on else None
    caught = Caught(args.caught) if args.caught else Caught.US
    session.desk().error(text, caught, _cause(args.cause), args.rule or "", about)
    return _register(session)


def _register(session: Session) -> int:
    desk = session.desk()
    found, today = desk.slips(), desk.today()
    days = quality.streak(found, today, min((d for d in desk.store.days()), default=None))
    if session.json:
        session.print_json({"streak": days, "errors": [_slip_json(slip) for slip in found]})
        return 0
    session.say(*(words.slip_line(slip, today) for slip in found if not hides_line(slip.entry)))
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    causes = quality.top_causes([slip for slip in found if not hides_line(slip.entry)], quarter, today)
    if causes:
        session.say(
            _("this quarter: {causes}").format(causes=", ".join(f"{words.cause_word(c)} {n}" for c, n in causes))
        )
    loose = len(quality.without_rule(found))
    if loose:
        session.say(ngettext("{n} without a rule changed", "{n} without a rule changed", loose).format(n=loose))
    session.say(words.streak_words(days))
    return 0


def _slip_json(slip: Slip) -> dict[str, object]:
    entry = slip.entry
    return {
        "n": int(entry.id),
        "at": entry.at.isoformat(timespec="minutes"),
        "text": entry.text,
        "item": entry.ref,
        "caught": entry.fact("caught") or "us",
        "cause": slip.cause,
        "rule": slip.rule,
    }


# Basis, and how well ----------------------------------------------------------------------------------------------


def _basis_arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("the number of an item, or a piece of its title"))
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help=_("on what it rests: a paper, a rule; `-` takes it away")
    )
    parser.add_argument("--of", metavar="TEXT", help=_("everything done under that paper or rule"))


def _basis(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    if args.of:
        found = quality.under(desk.items, args.of)
        session.tell(found, [f"{i.ref}  {display(i.title)}  {state_word(i.state)}  {line_of(i, BASIS)}" for i in found])
        if not found and not session.json:
            session.say(_("Nothing rests on “{text}”.").format(text=args.of))
        return 0
    if not args.ref:
        raise UsageMistake(say=_("Which item? `workbench basis REF TEXT`, or --of TEXT for all that rests on it."))
    item, text = session.item(args.ref), " ".join(args.text)
    if not text:
        session.tell([item], [line_of(item, BASIS) or _("“{title}” names no basis.").format(title=item.title)])
        return 0
    lines = with_line(item, BASIS, "" if text == "-" else text).lines
    return answer(session, desk.edit(item.id, seen=item, lines=lines))


def _quality_arguments(parser: Parser) -> None:
    parser.add_argument(
        "period", metavar="PERIOD", nargs="?", help=_("2026-12, 2026-Q4 or 2026; this month without it")
    )
    parser.add_argument("--items", action="store_true", help=_("name the items behind each figure"))


def _quality(session: Session, args: argparse.Namespace) -> int:
    first, last = _period(args.period, session.clock.now().date())
    found = session.desk().rates(first, last)
    if session.json:
        session.print_json([_rate_json(rate) for rate in found])
        return 0
    session.say(_("closed from {first} to {last}").format(first=first.isoformat(), last=last.isoformat()))
    for rate in found:
        session.say(words.rate_line(rate))
        if args.items:
            for name, items in words.behind(rate):
                session.say(f"    {name}: " + ", ".join(f"{item.ref} {display(item.title)}" for item in items))
    if not found:
        session.say("  " + _("nothing was closed"))
    _tell_loop(session, first, last, named=args.items)
    return 0


def _tell_loop(session: Session, first: date, last: date, *, named: bool) -> None:
    """The three marks of what others asked for: placed, with a result, told."""
    loop = session.desk().loop(first, last)
    if not loop.asked:
        return
    session.say(_("received from {first} to {last}").format(first=first.isoformat(), last=last.isoformat()))
    session.say(words.loop_line(loop))
    for name, items in words.behind_loop(loop) if named else ():
        session.say(f"    {name}: " + ", ".join(f"{item.ref} {display(item.title)}" for item in items))


def _rate_json(rate: Rate) -> dict[str, object]:
    return {
        "kind": rate.kind.value if rate.kind else None,
        "closed": [item.ref for item in rate.closed],
        "returned": [item.ref for item in rate.returned],
        "excellent": [item.ref for item in rate.excellent],
        "poor": [item.ref for item in rate.poor],
        "first_time": round(rate.first_time, 4),
        "excellence": round(rate.excellence, 4),
    }


def _period(text: str | None, today: date) -> tuple[date, date]:
    found = _MONTH.match(text or f"{today.year}-{today.month}")
    year = int(found[1]) if found else 0
    month = int(found[2]) if found and found[2] else 0
    if found is None or year < 1 or month > 12 or (found[2] and not month):
        raise UsageMistake(say=_("“{text}” is no period; try 2026-12, 2026-Q4 or 2026.").format(text=text))
    if month:
        first, end = month, month
    elif found[3]:
        first, end = int(found[3]) * 3 - 2, int(found[3]) * 3
    else:
        first, end = 1, 12
    return date(year, first, 1), date(year, end, calendar.monthrange(year, end)[1])


COMMANDS = {
    "minutes": Command(_minutes_arguments, _minutes),
    "return": Command(_return_arguments, _return),
    "error": Command(_error_arguments, _error),
    "basis": Command(_basis_arguments, _basis),
    "quality": Command(_quality_arguments, _quality),
}
