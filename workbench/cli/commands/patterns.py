"""patterns: what came again and again without being planned, and the way to make a routine of it."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.routine_out import rows
from workbench.cli.session import Session
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text.regular_words import regularity_lines
from workbench.text.say import outcome as outcome_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.desk.regular import Regularity

_MOST = 3660


def _arguments(parser: Parser) -> None:
    parser.add_argument("--days", metavar="N", default="90", help=_("look back over so many days; 90 without it"))
    parser.add_argument("--make", metavar="N", help=_("write the Nth pattern down as a routine"))


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    found = desk.regularity(_number(args.days, _MOST))
    if args.make is None:
        if session.json:
            session.print_json(_shape(found))
        else:
            session.say(*regularity_lines(found))
        return 0
    n = _number(args.make, _MOST)
    if n > len(found.patterns):
        raise UsageMistake(say=_("There is no pattern {n}; `workbench patterns` lists them.").format(n=n))
    outcome, routine = desk.promote(found.patterns[n - 1])
    if session.json:
        from workbench.cli.routine_out import routine_json  # late: only for --json

        session.print_json(routine_json(session, routine))
        return 0
    session.say(outcome_words(outcome.said), *(f"  {row}" for row in rows(session, [routine])))
    return 0


def _number(text: str, most: int) -> int:
    if text.isdecimal() and 0 < int(text) <= most:
        return int(text)
    raise UsageMistake(say=_("“{text}” is no number from 1 to {most}.").format(text=text, most=most))


def _shape(found: Regularity) -> dict[str, object]:
    return {
        "days": found.days,
        "patterns": [
            {"title": each.title, "count": len(each.items), "items": [item.ref for item in each.items]}
            for each in found.patterns
        ],
        "before": [
            {"week": monday.isoformat(), "items": [item.ref for item in items]} for monday, items in found.before
        ],
        "interruptions": [
            {"weekday": weekday + 1, "hour": hour, "count": n} for (weekday, hour), n in found.interruptions
        ],
        "late_steps": [
            {
                "routine": each.routine.id,
                "step": each.text,
                "late": each.late,
                "of": each.of,
                "items": [item.ref for item in each.items],
            }
            for each in found.late_steps
        ],
        "weeks": [
            {
                "week": each.monday.isoformat(),
                "items": each.every,
                "scheduled": each.known,
                "own": each.own,
                "initiative": each.percent,
                "promoted": each.promoted,
            }
            for each in found.weeks
        ],
    }


COMMANDS = {"patterns": Command(_arguments, _run)}
