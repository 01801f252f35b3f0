"""import: work from other files. It says what it would do, and then does it."""

from __future__ import annotations

from pathlib import Path

from workbench.cli.command import Command
from workbench.cli.pasted import decoded, say_finished, standard_input
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.todo_txt import from_todo_txt
from workbench.cli.words import reading_of
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _, ngettext
from workbench.text.pasted import Incoming, from_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

KINDS = ("json", "todo.txt", "lines")
_LINES = (".txt", ".text", ".md", ".markdown")


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the file; `-` is standard input"))
    parser.add_argument(
        "--from",
        dest="kind",
        metavar="KIND",
        help=_("what the file is: {kinds}; told by its name without this").format(kinds=", ".join(KINDS)),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))


def _run(session: Session, args: argparse.Namespace) -> int:
    kind = args.kind or _kind_of(args.file)
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise UsageMistake(say=_("“{kind}” cannot be imported; there are {known}.").format(kind=kind, known=known))
    content = standard_input() if args.file == "-" else Path(args.file).expanduser().read_bytes()
    if kind == "json":
        return _whole_desk(session, content, args.dry_run)
    lines = decoded(content).splitlines()
    incoming = from_todo_txt(lines) if kind == "todo.txt" else from_lines(lines, lambda line: read_line(session, line))
    return _items(session, incoming, args.dry_run)


def _kind_of(file: str) -> str:
    name = Path(file).name.lower()
    if name.endswith(".json"):
        return "json"
    if name in ("todo.txt", "done.txt") or name.endswith(".todo.txt"):
        return "todo.txt"
    if file == "-" or name.endswith(_LINES):
        return "lines"
    raise UsageMistake(
        say=_("The name “{name}” does not tell what the file is. Say --from KIND: {known}.").format(
            name=name, known=", ".join(KINDS)
        )
    )


def _whole_desk(session: Session, content: bytes, dry_run: bool) -> int:
    from workbench.cli.whole_desk import WholeDesk  # late: only this kind

    whole = WholeDesk(content)
    looked_at = session.paths.store.exists()
    desk = session.desk(read_only=dry_run) if looked_at or not dry_run else None
    if desk is not None and whole.is_in(desk):
        if session.json:
            session.print_json({"items": 0, "dry_run": dry_run})
        else:
            session.say(_("Everything in it is on this desk already; nothing to do."))
        return 0
    if dry_run and desk is not None:
        whole.need_empty(desk)
    elif desk is not None:
        whole.put_into(desk)
    _say(session, dry_run, whole.sentence(), len(whole.items))
    return 0


def _items(session: Session, incoming: Incoming, dry_run: bool) -> int:
    say_finished(incoming)
    n = len(incoming.readings)
    if dry_run:
        if not session.json:
            session.say(*(reading.title for reading in incoming.readings))
        _say(session, True, ngettext("{n} item", "{n} items", n).format(n=n), n)
        return 0
    if not incoming.readings:
        raise Refused(say=_("There is nothing to import in this file."))
    outcome = session.desk().add(incoming.readings, incoming.steps)
    now, me = session.clock.now(), session.settings.me
    rows = ["  ".join(w for w in (item.ref, item.title, reading_of(item, now, me)) if w) for item in outcome.items]
    return session.tell(outcome.items, rows)


def _say(session: Session, dry_run: bool, what: str, n: int) -> None:
    if session.json:
        session.print_json({"items": n, "dry_run": dry_run})
    elif dry_run:
        session.say(_("Would be imported: {what}. Nothing was changed.").format(what=what))
    else:
        session.say(_("Imported: {what}.").format(what=what))


COMMANDS = {"import": Command(_arguments, _run)}
