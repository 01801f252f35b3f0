"""done, reply, drop, reopen: a matter comes to its end, or back from it."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.session import Session
from workbench.domain.item import State
from workbench.errors import UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _done_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("result", metavar="RESULT", nargs="*", help=_("what came of it, in a line"))


def _done(session: Session, args: argparse.Namespace) -> int:
    outcome = session.desk().done([session.item(args.ref).id], " ".join(args.result) or None)
    status = answer(session, outcome)
    item = outcome.item
    if not session.json and item.state is State.DONE and item.source is not None:
        session.say(
            _("{who} has not been told yet: `workbench reply {ref} TEXT`.").format(who=item.source.who, ref=item.ref)
        )
    return status


def _reply_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("text", metavar="TEXT", nargs="*", help=_("what the asker was told"))
    parser.add_argument("--none", metavar="WHY", help=_("nobody need be told, and why"))


def _reply(session: Session, args: argparse.Namespace) -> int:
    text = " ".join(args.text).strip()
    if args.none is None and not text:
        raise UsageMistake(say=_("Say what the asker was told, or why nobody need be told: --none WHY."))
    item = session.item(args.ref)
    if args.none is not None:
        why = f"{args.none} {text}".strip()
        return answer(session, session.desk().reply(item.id, none_because=why))
    return answer(session, session.desk().reply(item.id, how=text))


def _why_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("why", metavar="WHY", nargs="+", help=_("the reason, in a word or two"))


def _drop(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().drop([session.item(args.ref).id], " ".join(args.why)))


def _reopen(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().reopen([session.item(args.ref).id], " ".join(args.why)))


COMMANDS = {
    "done": Command(_done_arguments, _done),
    "reply": Command(_reply_arguments, _reply),
    "drop": Command(_why_arguments, _drop),
    "reopen": Command(_why_arguments, _reopen),
}
