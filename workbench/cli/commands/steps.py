"""step, tick, send, replied, units, route, rung: the parts of a matter."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_when
from workbench.cli.session import Session
from workbench.cli.step_lines import ladder_line, matrix_lines, step_lines, warn_late
from workbench.domain import chain, matrix
from workbench.domain.item import Gate, Item, Step
from workbench.domain.ladder import RUNGS, Level, rung_word
from workbench.domain.when import day_of
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text import steps as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from workbench.cli.parser import Parser

FOR = {
    "reply": Gate.UNIT_REPLY,
    "convey": Gate.CONVEY,
    "consult": Gate.CONSULT,
    "inform": Gate.INFORM,
    "route": Gate.ROUTE,
}
"""The words of `send --for`."""
CHECKS = {"verify": Gate.VERIFY, "second-read": Gate.SECOND_READ}
"""The words of `step --gate`."""
_LEVELS = {level.value: level for level in Level}


# One step ---------------------------------------------------------------------------------------------------------


def _step_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("text", metavar="TEXT", nargs="*", help=_("a new step; without it the steps are listed"))
    parser.add_argument("--who", metavar="WHO", help=_("who does it"))
    parser.add_argument("--on", metavar="WHEN", help=_("its day; with --move, the new one"))
    parser.add_argument(
        "--offset", metavar="DAYS", help=_("days from the item's own date, -3 before it: it moves along")
    )
    parser.add_argument("--gate", metavar="GATE", help=_("one of {words}").format(words=", ".join(CHECKS)))
    parser.add_argument("--required", action="store_true", help=_("without it the item is not done"))
    parser.add_argument("--standard", metavar="TEXT", help=_("what done properly means here"))
    parser.add_argument("--move", metavar="STEP", help=_("give that step another day: --on"))
    parser.add_argument("--drop", metavar="STEP", help=_("take that step away"))


def _step(session: Session, args: argparse.Namespace) -> int:
    item, desk = session.item(args.ref), session.desk()
    if args.move is not None:
        if not args.on:
            raise UsageMistake(say=_("To which day? --move STEP --on WHEN."))
        index = chain.find_step(item, args.move)
        return _tell(session, desk.move_step(item.id, index, day_of(read_when(session, [args.on]))).item)
    if args.drop is not None:
        return _tell(session, desk.drop_step(item.id, chain.find_step(item, args.drop)).item)
    if not args.text:
        return _tell(session, item)
    step = Step(
        " ".join(args.text),
        owner=_name(args.who),
        due=day_of(read_when(session, [args.on])) if args.on else None,
        offset=_offset(args.offset),
        gate=_choice(args.gate, CHECKS),
        required=args.required,
        standard=args.standard,
    )
    return _tell(session, desk.add_step(item.id, step).item)


def _tell(session: Session, item: Item) -> int:
    session.tell([item], step_lines(item, session.desk().trail(item.id), session.clock.now(), session.settings.me))
    return 0


def _name(text: str | None) -> str | None:
    return text.strip().lstrip("@＠") or None if text else None


def _offset(text: str | None) -> int | None:
    if not text:
        return None
    try:
        return int(text.upper().removeprefix("T").replace("－", "-").replace("＋", "+") or 0)
    except ValueError:
        raise UsageMistake(say=_("“{text}” is no number of days; try -3 or +7.").format(text=text)) from None


def _choice(text: str | None, known: dict[str, Gate]) -> Gate:
    if not text:
        return Gate.NONE
    if text not in known:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=", ".join(known)))
    return known[text]


def _tick_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument(
        "step",
        metavar="STEP",
        help=_("its number, its person or a piece of it; several with commas; `all`: all recipients"),
    )
    parser.add_argument("words", metavar="WORDS", nargs="*", help=_("a line about it: against what, what was said"))
    parser.add_argument("--by", metavar="WHO", help=_("who did it"))
    parser.add_argument("--open", action="store_true", help=_("take the tick back"))


def _tick(session: Session, args: argparse.Namespace) -> int:
    item, desk = session.item(args.ref), session.desk()
    places = _places(item, args.step)
    if args.open and len(places) > 1:
        raise UsageMistake(say=_("One tick at a time is taken back; `undo` takes back what was done at once."))
    outcome = (
        desk.untick(item.id, places[0])
        if args.open
        else desk.tick(item.id, places, _name(args.by), " ".join(args.words))
    )
    status = answer(session, outcome)
    standards = [item.steps[place].standard for place in places]
    if not session.json and not args.open:
        session.say(*("  " + _("standard: {text}").format(text=text) for text in standards if text))
    return status


def _places(item: Item, text: str) -> list[int]:
    if text in ("all", "全部"):
        found = [n for n, step in chain.open_steps(item) if step.gate in chain.RECIPIENTS]
        if not found:
            raise UsageMistake(say=_("“{title}” has no recipient left to tick.").format(title=item.title))
        return found
    pieces = [piece for piece in text.replace("，", ",").replace("、", ",").split(",") if piece.strip()]
    return list(dict.fromkeys(chain.find_step(item, piece) for piece in pieces or [text]))


# To many ----------------------------------------------------------------------------------------------------------


def _send_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("--to", metavar="UNIT,UNIT", required=True, help=_("people, units, or groups of the settings"))
    parser.add_argument("--for", dest="why", metavar="GATE", help=_("one of {words}; reply without it").format(
        words=", ".join(FOR)))  # fmt: skip
    parser.add_argument("--due", metavar="WHEN", help=_("until when an answer is wanted"))


def _send(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    due = day_of(read_when(session, [args.due])) if args.due else None
    gate = _choice(args.why or "reply", FOR)
    outcome = session.desk().send(item.id, names_of(session, args.to), gate, due)
    return _tell(session, outcome.item)


def names_of(session: Session, text: str) -> list[str]:
    """The names in a list with commas; a group of the settings stands for its members."""
    groups = dict(session.settings.groups)
    pieces = (piece.strip() for piece in text.replace("，", ",").replace("、", ",").split(","))
    return [name for piece in pieces if piece for name in groups.get(piece, (piece,))]


def _replied_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("unit", metavar="UNIT", help=_("who has answered"))
    parser.add_argument("text", metavar="TEXT", nargs="*", help=_("what they said"))


def _replied(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    index = chain.find_step(item, args.unit, frozenset({Gate.UNIT_REPLY}))
    outcome = session.desk().unit_replied(item.id, index, " ".join(args.text))
    return _tell_units(session, outcome.item)


def _units_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("--chase", action="store_true", help=_("ask all again who have not answered; prints the text"))
    parser.add_argument("--only", metavar="UNIT,UNIT", help=_("with --chase: only these"))
    parser.add_argument("--csv", action="store_true", help=_("as a table for a spreadsheet"))


def _units(session: Session, args: argparse.Namespace) -> int:
    item, desk = session.item(args.ref), session.desk()
    if args.csv:
        from workbench.cli.step_lines import matrix_csv  # late: seldom asked for

        session.say(*matrix_csv(matrix.matrix(item, desk.today(), desk.trail(item.id))))
        return 0
    if not args.chase:
        return _tell_units(session, item)
    only = names_of(session, args.only) if args.only else []
    cells = matrix.unanswered(matrix.matrix(item, desk.today(), desk.trail(item.id)))
    wanted = [cell for cell in cells if not only or cell.unit in only]
    outcome = desk.chase_units(item.id, only)
    if session.json:
        return _tell_units(session, outcome.item)
    session.say(words.reminder(item.title, wanted, desk.today()))
    return 0


def _tell_units(session: Session, item: Item) -> int:
    desk = session.desk()
    cells = matrix.matrix(item, desk.today(), desk.trail(item.id))
    if session.json:
        session.print_json([
            {"unit": cell.unit, "answer": cell.answer.value, "days": cell.days, "chased": cell.chased,
             "due": cell.due.isoformat() if cell.due else None, "said": cell.said or None}
            for cell in cells
        ])  # fmt: skip
        return 0
    if not cells:
        session.say(_("“{title}” went out to nobody; `send` does it.").format(title=item.title))
        return 0
    session.say(f"{item.ref}  {item.title}", *matrix_lines(cells, desk.today()))
    return 0


def _route_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("to", metavar="WHO", nargs="?", help=_("whose desk it goes to; the next on its way without it"))
    parser.add_argument("--note", metavar="TEXT", help=_("what was written on it"))


def _route(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    return _tell(session, session.desk().route(item.id, _name(args.to), args.note or "").item)


# The ladder -------------------------------------------------------------------------------------------------------


def _rung_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help=_("what was found, or done; without it the ladder is shown")
    )
    parser.add_argument("--at", metavar="RUNG", help=_("another rung than the next: {words}").format(
        words=", ".join(gate.value for gate in RUNGS[1:-1])))  # fmt: skip
    parser.add_argument("--level", metavar="LEVEL", help=_("of a check: {words}").format(words=", ".join(_LEVELS)))


def _rung(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    if args.text or args.at or args.level:
        level = _level(args.level)
        item = session.desk().stamp(item.id, " ".join(args.text), _gate(args.at), level).item
    elif item.tracked is None:
        raise UsageMistake(
            say=_("“{title}” is followed by nobody above; `track` says by whom.").format(title=item.title)
        )
    session.tell([item], [f"{item.ref}  {item.title}", *ladder_line(item)])
    return 0


def _gate(text: str | None) -> Gate | None:
    if not text:
        return None
    for gate in RUNGS:
        if text in (gate.value, rung_word(gate)):
            return gate
    known = ", ".join(gate.value for gate in RUNGS[1:-1])
    raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=known))


def _level(text: str | None) -> Level | None:
    if not text:
        return None
    if text not in _LEVELS:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=", ".join(_LEVELS)))
    return _LEVELS[text]


def late_of(session: Session, items: Iterable[Item]) -> None:
    """Say on standard error which steps a move has left behind."""
    for item in items:
        warn_late(item, session.clock.now().date())


COMMANDS = {
    "step": Command(_step_arguments, _step),
    "tick": Command(_tick_arguments, _tick),
    "send": Command(_send_arguments, _send),
    "replied": Command(_replied_arguments, _replied),
    "units": Command(_units_arguments, _units),
    "route": Command(_route_arguments, _route),
    "rung": Command(_rung_arguments, _rung),
}
