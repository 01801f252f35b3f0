"""undo and redo, one step or several, each of which says what it was."""

from __future__ import annotations

from collections.abc import Callable

from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.cli.sight import shown_said
from workbench.desk.values import Outcome
from workbench.domain.said import Said
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _
from workbench.text.say import redone, undone

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

DEEPEST = 200
"""As many steps are kept."""


def _arguments(parser: Parser) -> None:
    parser.add_argument("n", metavar="N", nargs="?", default="1", help=_("how many steps; one without it"))


def _steps(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= DEEPEST:
        return int(text)
    raise UsageMistake(say=_("“{text}” is no number of steps from 1 to {most}.").format(text=text, most=DEEPEST))


def _undo(session: Session, args: argparse.Namespace) -> int:
    return _repeat(session, _steps(args.n), session.desk().undo, undone, _("Nothing to undo."))


def _redo(session: Session, args: argparse.Namespace) -> int:
    return _repeat(session, _steps(args.n), session.desk().redo, redone, _("Nothing to do again."))


def _repeat(
    session: Session, n: int, step: Callable[[], Outcome | None], words: Callable[[Said], str], nothing: str
) -> int:
    for done in range(n):
        outcome = step()
        if outcome is None:
            if done == 0:
                raise Refused(say=nothing)
            break
        if session.json:
            session.print_json({**outcome.said.as_mapping(), "items": [item.ref for item in outcome.items]})
        else:
            session.say(words(shown_said(outcome.said, outcome.items)))
    return 0


COMMANDS = {"undo": Command(_arguments, _undo), "redo": Command(_arguments, _redo)}
