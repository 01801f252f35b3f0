"""figures: the agreed figures, what held a month and a year before, and a text held beside them."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.pasted import decoded, standard_input
from workbench.cli.session import Session
from workbench.domain.figures import Agreed, Book, odd_numbers
from workbench.errors import Refused, why_code, why_words
from workbench.hanzi.simple import searchable
from workbench.i18n import _
from workbench.text.agreed import figure_line, history_lines, odd_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "name", metavar="NAME", nargs="*", help=_("the figures whose names hold this, with what held before")
    )
    parser.add_argument(
        "--check",
        metavar="FILE",
        help=_("numbers in a text that are not the agreed ones: 0 none, 1 with the list; `-`"),
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    held = session.desk().agreed()
    if args.check:
        return _check(session, held, args.check)
    wanted = searchable(" ".join(args.name))
    found = {name: values for name, values in sorted(held.items()) if wanted in searchable(name)}
    if session.json:
        session.print_json([_json(values) for values in found.values()])
        return 0
    for values in found.values():
        session.say(figure_line(values))
        if args.name and len(values) > 1:
            session.say(*history_lines(values))
    if not found:
        print(_("No such figure is agreed. A line writes one down: {line}").format(line=_LINE), file=sys.stderr)
    return 0


_LINE = "note “figure: firms 1284 as of 2026-11-30; source: bureau of statistics”"


def _check(session: Session, held: Book, where: str) -> int:
    try:
        text = decoded(standard_input()) if where == "-" else Path(where).expanduser().read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(say=_("{path} is no UTF-8 text.").format(path=where)) from error
    except OSError as error:
        raise Refused(
            say=_("{path} cannot be read: {why}").format(path=where, why=why_words(why_code(error)))
        ) from error
    found = odd_numbers(text, held)
    if session.json:
        session.print_json(
            [{"name": odd.name, "typed": odd.typed, "value": odd.now.words, "source": odd.now.source} for odd in found]
        )
    else:
        session.say(*(odd_words(odd) for odd in found))
        if not found:
            session.say(_("No number differs from the agreed figures."))
    return 1 if found else 0


def _json(values: list[Agreed]) -> dict[str, object]:
    now = values[-1]
    return {
        "name": now.name,
        "value": now.value,
        "unit": now.unit,
        "as_of": now.as_of,
        "source": now.source,
        "day": now.day.isoformat(),
        "before": [{"value": one.words, "day": one.day.isoformat()} for one in reversed(values[:-1])],
    }


COMMANDS = {"figures": Command(_arguments, _run)}
