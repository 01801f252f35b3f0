"""cite: lines of the reference store with their citation, ready to be put into a text; or a suggestion made of one."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.commands.capture import keep
from workbench.cli.session import Session
from workbench.domain.reading import Reading
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import BY_KEY, Register
from workbench.errors import Refused
from workbench.hanzi.simple import searchable
from workbench.i18n import _
from workbench.text.citing import CITED, adapted, citation
from workbench.text.register_rows import elements

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="+", help=_("lines that hold all these words"))
    parser.add_argument("--suggest", action="store_true", help=_("make a suggestion of the one note that holds them"))


def _run(session: Session, args: argparse.Namespace) -> int:
    found = [(register, line) for name in CITED for register in (BY_KEY[name],) for line in _lines(session, register)]
    wanted = [searchable(word) for word in args.words]
    found = [pair for pair in found if all(word in _text(*pair) for word in wanted)]
    if not found:
        raise Refused(say=_("No note, figure or study holds “{piece}”.").format(piece=" ".join(args.words)))
    if args.suggest:
        notes = [line for register, line in found if register.key == "reference"]
        if len(notes) != 1:
            raise Refused(say=_("A suggestion is made of one note; {n} hold these words.").format(n=len(notes)))
        text = adapted(notes[0])
        return keep(session, Reading("entry", text, text, entry_kind="advice", text=text), None)
    if session.json:
        session.print_json([{"text": line.words, "citation": citation(register, line)} for register, line in found])
        return 0
    session.say(*(citation(register, line) for register, line in found))
    return 0


def _lines(session: Session, register: Register) -> list[RegisterLine]:
    """What is restricted leaves the desk in no text."""
    return [line for line in session.desk().register_lines(register) if not line.is_restricted]


def _text(register: Register, line: RegisterLine) -> str:
    return searchable("\n".join((line.words, *elements(register, line).values())))


COMMANDS = {"cite": Command(_arguments, _run)}
