"""From the arguments of a process to its exit status.

0 done, 1 could not be done (one sentence on standard error), 2 wrong usage, 130 interrupted. No traceback reaches
the user: one that nobody expected goes into a file in the state directory, and the sentence says where.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from workbench.cli import opening
from workbench.cli.verbs import VERBS, unknown_verb
from workbench.errors import DeskError
from workbench.i18n import LANGUAGES, N_, _, use, wanted
from workbench.places import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from workbench.cli.command import Command

INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return the exit status."""
    _open_missing_streams()
    _tolerate_narrow_encodings()
    words = [mended(word) for word in argv]
    use(_language(words))
    try:
        status = _run(words)
        sys.stdout.flush()
        return status
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        return status_after(error, opening.wanted_home(words))


def _language(words: Sequence[str]) -> str | None:
    """The language to speak before a desk is known: help and complaints about usage are made in it."""
    try:
        _data, config, state = places(opening.wanted_home(words))
    except RuntimeError:
        return opening.wanted_language(words)
    return wanted(opening.wanted_language(words), state, _setting(f"{config}/settings.toml"))


def _setting(path: str) -> str:
    """The language that the settings name. What is wrong with them is told when they are read as a whole."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes longer to load than --version may
            text = file.read()
    except OSError:
        return ""
    if b"language" not in text:
        return ""
    from tomllib import loads  # late: few settings name it

    try:
        value = loads(text.decode()).get("language")
    except ValueError:
        return ""
    return value if value in LANGUAGES else ""


def status_after(error: BaseException, home: str | None) -> int:
    """The exit status where a command ended otherwise than by its own; what has to be said is said."""
    match error:
        case BrokenPipeError():
            _let_go_of_output()  # the reader has seen enough
            return 0
        case KeyboardInterrupt():
            return INTERRUPTED
        case DeskError():
            return complain(error.sentence(), error.exit_code)
        case OSError():
            _let_go_of_output()
            where = f"{error.filename}: " if error.filename else ""
            return complain(_("It could not be done: {why}.").format(why=f"{where}{_why(error)}"), 1)
        case OverflowError():  # the calendar's: 9999-12-31 has no day after it
            return complain(_("A date lies beyond the years that can be reckoned with."), 1)
        case SystemExit():  # argparse, after --help
            return error.code if isinstance(error.code, int) else 0
        case _:
            from workbench.cli.crash import keep_traceback  # late: needed once in a blue moon

            return complain(keep_traceback(home), 1)


def _why(error: OSError) -> str:
    """What the system refused, of a file that a command was given."""
    from workbench.errors import why_code, why_words  # late: little goes wrong

    code = why_code(error)
    said = {
        "ENOENT": N_("there is no such file or directory"),
        "EACCES": N_("this user may not open it"),
        "EISDIR": N_("it is a directory"),
    }
    return _(said[code]) if code in said else why_words(code)


def _run(words: list[str]) -> int:
    options, rest = opening.split(words)
    if not rest:
        return _without_a_verb(options)
    verb, arguments = rest[0], rest[1:]
    if verb not in VERBS:
        raise unknown_verb(verb)
    from workbench.cli.session import Session  # late: --version needs no desk

    command = _command(verb)
    args = _plain_arguments(command, arguments)
    if args is None:
        from workbench.cli.parser import parser_for  # late: without options there is no need of argparse

        args = parser_for(verb, command).read(arguments)
    opening.merge(options, args)
    with Session(options) as session:
        return command.run(session, args)


def _plain_arguments(command: Command, arguments: list[str]) -> Any:
    if command.plain is None or any(word.startswith("-") for word in arguments):
        return None
    return command.plain(arguments)


def _command(verb: str) -> Command:
    module = import_module(f"workbench.cli.commands.{VERBS[verb].module}")
    commands: dict[str, Command] = module.COMMANDS
    return commands[verb]


def _without_a_verb(options: opening.Options) -> int:
    if options.help:
        from workbench.cli.overview import overview  # late: only for --help

        print(overview())
        return 0
    if options.version:
        from workbench import __version__  # late: only for --version

        print(f"workbench {__version__}")
        return 0
    from workbench.cli.open_app import open_app  # late: it brings in the app

    return open_app(options)


def mended(word: str) -> str:
    """An argument without lone surrogates, which stand for bytes that are not text in the user's encoding."""
    return word if word.isascii() else word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def complain(sentence: str, status: int) -> int:
    """One sentence on standard error."""
    from workbench.text.display import display  # late: most commands do not fail

    try:
        print(f"workbench: {display(sentence)}", file=sys.stderr)
    except OSError:
        return status  # nobody listens
    return status


def _let_go_of_output() -> None:
    """Where standard output cannot be written, nothing tries again: the interpreter would complain at its exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_missing_streams() -> None:
    """A caller may have closed them (`>&-`); Python then has None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run


def _tolerate_narrow_encodings() -> None:
    """A terminal that cannot show a character shows a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None) or ""
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and encoding.lower().replace("-", "") != "utf8":
            reconfigure(errors="replace")
