"""argparse, in the user's language, one parser for each command.

Options and words may be mixed freely, and a word that begins with a dash and holds a space, or is a number (`-15`),
is a word: diary lines begin like that.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

from workbench import __version__
from workbench.cli.command import Command
from workbench.cli.verbs import VERBS
from workbench.errors import UsageMistake
from workbench.i18n import _, ngettext

# argparse asks gettext for its own words under these names.
argparse.__dict__.update(_=_, ngettext=ngettext)

_NEGATIVE = re.compile(r"-\d")


class Parser(argparse.ArgumentParser):
    """A parser that complains by raising, never by leaving."""

    minus_is_not = False
    """Words are a filter: one dash before a word that is no option turns it round."""

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments meant by `words`, options and words in any order.

        Raises:
            UsageMistake: they do not fit the command.
        """
        options: list[str] = []
        plain: list[str] = []
        rest = list(words)
        while rest:
            word = rest.pop(0)
            if word == "--":
                plain.extend(rest)
                break
            if not self._is_option(word):
                plain.append(word)
                continue
            options.append(word)
            if self._takes_value(word) and rest:
                # Put together, a value that begins with a dash stays a value.
                value = rest.pop(0)
                options[-1:] = [f"{word}={value}"] if word.startswith("--") else [word, value]
        return self.parse_args([*options, "--", *plain] if plain else options)

    def add_argument(self, *names: str, **given: Any) -> argparse.Action:
        """As argparse's; words of which there may be none are not called for when others are missing."""
        if given.get("nargs") == "*":
            given.setdefault("default", [])
        return super().add_argument(*names, **given)

    def error(self, message: str) -> NoReturn:
        raise UsageMistake(
            say=_("{what}. `{command} --help` tells more.").format(what=message.rstrip("."), command=self.prog)
        )

    def option_names(self) -> list[str]:
        """Every option, for completion and for the documentation's test."""
        return sorted(self._option_string_actions)

    def choices_of(self) -> list[str]:
        """The words that a positional argument is limited to."""
        return [str(word) for action in self._get_positional_actions() for word in action.choices or ()]

    def _is_option(self, word: str) -> bool:
        if len(word) < 2 or word[0] != "-" or _NEGATIVE.match(word):
            return False
        if word.split("=", 1)[0] in self._option_string_actions:
            return True
        return not re.search(r"\s", word) and (word[1] == "-" or not self.minus_is_not)

    def _takes_value(self, word: str) -> bool:
        action = self._option_string_actions.get(word)
        return action is not None and action.nargs != 0


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal, its lines broken by cells: argparse counts a Chinese character as one."""

    def __init__(self, prog: str) -> None:
        # Without a width argparse asks `shutil` for it at every argument, which costs more than all the rest.
        wanted = os.environ.get("COLUMNS", "")
        width = int(wanted) if wanted.isdecimal() else _terminal_width()
        # Less the cells that the Chinese word for “usage” takes beyond its characters.
        super().__init__(prog, width=max(40, min(width, 120) - 6))

    def _split_lines(self, text: str, width: int) -> list[str]:
        from workbench.text.width import wrap  # late: only for --help

        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


def _terminal_width() -> int:
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


def parser_for(verb: str, command: Command) -> Parser:
    """The parser of one command."""
    parser = Parser(
        prog=f"workbench {verb}",
        description=sentence(_(VERBS[verb].does)),
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    command.arguments(parser)
    every = parser.add_argument_group(_("options of every command"))
    every.add_argument("--home", metavar="DIR", help=_("keep everything of the desk under this directory"))
    every.add_argument("--lang", metavar="L", help=_("the language: en, zh_CN or zh_TW"))
    every.add_argument("--json", action="store_true", help=_("print JSON for programs"))
    with suppress(argparse.ArgumentError):  # a register says of its own what it reveals
        every.add_argument("--reveal", action="store_true", help=_("show what is restricted"))
    version = f"workbench {__version__}"
    every.add_argument("--version", action="version", version=version, help=_("print the version and leave"))
    return parser


def sentence(words: str) -> str:
    """A phrase as a sentence of its own."""
    return words[:1].upper() + words[1:] + _(".")
