"""ask-decision, decide: what is for somebody else to decide, what they said, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_when
from workbench.cli.output import warn
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.sight import is_revealed
from workbench.desk.register import Ruling
from workbench.domain.item import Decision
from workbench.domain.reading import Reading
from workbench.domain.states import state_word
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext
from workbench.text.dates import date_plain
from workbench.text.notices import notice_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _ask_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("who", metavar="WHO", help=_("who decides; never the desk itself"))
    parser.add_argument("question", metavar="QUESTION", nargs="+", help=_("the question, in a line"))
    parser.add_argument("--option", metavar="TEXT", action="append", help=_("a way it could be decided; repeatable"))
    parser.add_argument("--advice", metavar="TEXT", help=_("what the office recommends"))
    parser.add_argument("--check", metavar="WHEN", help=_("when to ask about it; by its weight without it"))


def _ask(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    check = read_when(session, [args.check]) if args.check else None
    decision = Decision(
        question=" ".join(args.question).strip(),
        decider=args.who.strip().lstrip("@>＠＞"),
        asked_at=session.clock.now(),
        options=tuple(args.option or ()),
        advice=args.advice,
    )
    return answer(session, session.desk().ask_decision(item.id, decision, check))


def _decide_arguments(parser: Parser) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?", help=_("the item that was put for decision"))
    parser.add_argument("answer", metavar="ANSWER", nargs="*", help=_("what was decided, in their own words"))
    parser.add_argument("--then", metavar="LINE", action="append", help=_("an item that follows from it; repeatable"))
    parser.add_argument("--none", metavar="WHY", help=_("nothing follows from it, and why"))
    parser.add_argument("--by", metavar="WHO", help=_("a decision nobody here asked for, a meeting's: who took it"))


def _decide(session: Session, args: argparse.Namespace) -> int:
    if args.ref is None:
        if args.then or args.none or args.by:
            raise UsageMistake(say=_("What was decided? `workbench decide REF ANSWER`, or --by WHO with the words."))
        return _register(session)
    then = _readings(session, args.then or ())
    if args.by is not None:
        text = " ".join((args.ref, *args.answer))
        outcome = session.desk().decided(text, args.by.strip().lstrip("@＠"), then, args.none)
    else:
        outcome = session.desk().decide(session.item(args.ref).id, " ".join(args.answer), then, args.none)
    for reading in then:
        warn(*(notice_sentence(notice) for notice in reading.warnings))
    return answer(session, outcome)


def _readings(session: Session, lines: Sequence[str]) -> list[Reading]:
    return [read_line(session, line) for line in lines]


def _register(session: Session) -> int:
    """Every decision asked for or taken down, the open ones first, the oldest first among them."""
    rulings = session.desk().rulings()
    today = session.clock.now().date()
    if session.json:
        session.print_json([_json(ruling) for ruling in rulings])
        return 0
    for number, ruling in enumerate(each for each in rulings if is_revealed() or not each.restricted):
        session.say(*([""] if number else []), *_lines(ruling, (today - ruling.asked_on).days))
    if not rulings:
        session.say(_("No decision was asked for, and none was taken down."))
    return 0


def _lines(ruling: Ruling, age: int) -> list[str]:
    head = _("{ref}  {who}: {question}") if ruling.ref else _("{who}: {question}")
    lines = [head.format(ref=ruling.ref, who=ruling.decider, question=ruling.question)]
    if ruling.answered_on is None:
        days = ngettext("{n} day", "{n} days", age).format(n=age)
        lines.append("  " + _("open for {days}, since {date}").format(days=days, date=date_plain(ruling.asked_on)))
        lines += [f"  - {option}" for option in ruling.options]
        if ruling.advice:
            lines.append("  " + _("advice: {text}").format(text=ruling.advice))
        return lines
    lines.append(
        "  " + _("decided on {date}: “{answer}”").format(date=date_plain(ruling.answered_on), answer=ruling.answer)
    )
    lines += [
        "  " + _("{text} ({title})").format(text=f"{item.ref}  {item.title}", title=state_word(item.state))
        for item in ruling.items
    ]
    if ruling.none:
        lines.append("  " + _("nothing follows: {why}").format(why=ruling.none))
    elif ruling.items:
        lines.append("  " + _("{done} of {n} done").format(done=ruling.done, n=len(ruling.items)))
    return lines


def _json(ruling: Ruling) -> dict[str, object]:
    return {
        "ref": ruling.ref,
        "decider": ruling.decider,
        "question": ruling.question,
        "options": list(ruling.options),
        "advice": ruling.advice,
        "asked_on": ruling.asked_on.isoformat(),
        "answered_on": ruling.answered_on.isoformat() if ruling.answered_on else None,
        "answer": ruling.answer,
        "items": [item.ref for item in ruling.items],
        "done": ruling.done,
        "none": ruling.none,
    }


COMMANDS = {
    "ask-decision": Command(_ask_arguments, _ask),
    "decide": Command(_decide_arguments, _decide),
}
