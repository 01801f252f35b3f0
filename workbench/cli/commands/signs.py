"""signs: the early signs that are watched, what became of them, and the tendencies that several make."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.domain import signals
from workbench.domain.signals import Sign, Status, Tendency
from workbench.errors import Refused, UsageMistake
from workbench.hanzi.simple import searchable
from workbench.i18n import _
from workbench.text.display import display
from workbench.text.register_rows import HIDDEN, status_word, tendency_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("state", metavar="STATE", nargs="?", help=_("with --mark: watching, reported or dismissed"))
    parser.add_argument("--mark", metavar="PIECE", help=_("what became of the sign that holds this"))
    parser.add_argument("--put-up", metavar="TAG", help=_("make an item of the tendency of a keyword"))
    parser.add_argument("--all", action="store_true", help=_("also those that were told or let go"))


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    if args.put_up:
        return answer(session, desk.put_up(args.put_up))
    if args.mark is not None:
        status = _status(args.state or "")
        desk.mark_sign(_the_one(desk.signs(), args.mark).entry, status)
    elif args.state:
        raise UsageMistake(say=_("What became of which sign? `workbench signs --mark PIECE reported`."))
    found, tending = desk.signs(), desk.tendencies()
    shown = [sign for sign in found if args.all or args.mark is not None or sign.status is Status.WATCHING]
    if session.json:
        session.print_json(
            {"signs": [_sign_json(sign) for sign in shown], "tendencies": [_tendency_json(one) for one in tending]}
        )
        return 0
    session.say(*(f"! {tendency_words(one)}" for one in tending))
    past = {sign.entry.id for sign in signals.passed(found, desk.today())}
    session.say(*(_row(sign, late=sign.entry.id in past) for sign in shown))
    if not shown:
        session.say(_("No early sign is watched."))
    return 0


def _status(text: str) -> Status:
    known = {word: status for status in Status for word in (status.value, status_word(status).casefold())}
    if text.casefold() not in known:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=text, known=", ".join(Status)))
    return known[text.casefold()]


def _the_one(found: list[Sign], piece: str) -> Sign:
    wanted = searchable(piece)
    meant = [sign for sign in found if wanted and wanted in searchable(sign.line.words)]
    if not meant:
        raise Refused(say=_("No early sign of the last three months holds “{piece}”.").format(piece=piece))
    if len(meant) > 1:
        raise Refused(say=_("“{piece}” stands in {n} lines; write more of it.").format(piece=piece, n=len(meant)))
    return meant[0]


def _row(sign: Sign, *, late: bool) -> str:
    words = HIDDEN if sign.line.is_restricted else display(sign.line.words)
    told = [sign.day.isoformat(), words]
    if sign.status is not Status.WATCHING:
        told.append(f"[{status_word(sign.status)}]")
    if sign.raised and not sign.line.is_restricted:
        told.append(f"({sign.raised})")
    if sign.watch_until is not None:
        until = _("watched until {day}, which has passed") if late else _("watched until {day}")
        told.append("· " + until.format(day=sign.watch_until.isoformat()))
    return "  ".join(told)


def _sign_json(sign: Sign) -> dict[str, object]:
    hidden = sign.line.is_restricted
    return {
        "at": sign.entry.at.isoformat(timespec="minutes"),
        "text": None if hidden else sign.line.words,
        "tags": [] if hidden else list(sign.tags),
        "state": sign.status.value,
        "watch_until": sign.watch_until.isoformat() if sign.watch_until else None,
        "item": None if hidden else sign.raised,
        "restricted": hidden,
    }


def _tendency_json(found: Tendency) -> dict[str, object]:
    return {"tag": found.tag, "signs": len(found.signs), "since": found.signs[0].day.isoformat()}


COMMANDS = {"signs": Command(_arguments, _run)}
