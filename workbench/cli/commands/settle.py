"""done, reply, drop, reopen: a matter comes to its end, or back from it."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.output import warn
from workbench.cli.session import Session
from workbench.domain.gates import Gated, Pass, before_close, is_unfounded
from workbench.domain.item import Grade, Kind, State
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _done_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("result", metavar="RESULT", nargs="*", help=_("what came of it, in a line"))
    parser.add_argument("--despite", metavar="WHY", help=_("finish it although something is missing, and why"))
    parser.add_argument("--by", metavar="WHO", help=_("who above allows that, where they follow it"))
    grades = ", ".join(grade.value for grade in Grade)
    parser.add_argument("--grade", metavar="GRADE", help=_("how well it came out: {words}").format(words=grades))


def _done(session: Session, args: argparse.Namespace) -> int:
    leave = Pass(args.despite, args.by or "") if args.despite else None
    ids, result = [session.item(args.ref).id], " ".join(args.result) or None
    try:
        outcome = session.desk().done(ids, result, leave, _grade(args.grade))
    except Gated as gated:
        soft, hard = _("Or say why: --despite WHY."), _("With a name from above: --despite WHY --by WHO.")
        hint = hard if gated.facts.get("hard") else soft
        raise Refused(say=f"{gated.sentence()} {hint}") from None
    status = answer(session, outcome)
    item = outcome.item
    if not session.json and item.state is State.DONE and item.source is not None:
        session.say(
            _("{who} has not been told yet: `workbench reply {ref} TEXT`.").format(who=item.source.who, ref=item.ref)
        )
    if not session.json and is_unfounded(item):
        session.say(_("Nothing is named that it rests on: `workbench basis {ref} TEXT`.").format(ref=item.ref))
    if not session.json and item.kind is Kind.EMERGENCY:
        hint = _("Was a gap in the rules found? `workbench error TEXT --on {ref} --rule RULE` keeps it.")
        session.say(hint.format(ref=item.ref))
    return status


def _grade(text: str | None) -> Grade | None:
    known = {grade.value: grade for grade in Grade}
    if text and text not in known:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=", ".join(known)))
    return known[text] if text else None


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
        outcome = session.desk().reply(item.id, none_because=why)
    else:
        outcome = session.desk().reply(item.id, how=text)
    untold = before_close(item)
    if untold:
        warn(_("“{title}”: not told yet: {names}.").format(title=item.title, names=_(", ").join(untold)))
    return answer(session, outcome)


def _why_arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument("why", metavar="WHY", nargs="+", help=_("the reason, in a word or two"))


def _drop_arguments(parser: Parser) -> None:
    _why_arguments(parser)
    parser.add_argument("--by", metavar="WHO", help=_("who above agrees, where they follow it"))


def _drop(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().drop([session.item(args.ref).id], " ".join(args.why), args.by or ""))


def _reopen(session: Session, args: argparse.Namespace) -> int:
    return answer(session, session.desk().reopen([session.item(args.ref).id], " ".join(args.why)))


COMMANDS = {
    "done": Command(_done_arguments, _done),
    "reply": Command(_reply_arguments, _reply),
    "drop": Command(_drop_arguments, _drop),
    "reopen": Command(_why_arguments, _reopen),
}
