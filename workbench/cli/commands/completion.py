"""completion: a script for the shell, made from the very parsers that read the commands."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from workbench.cli.command import Command
from workbench.cli.opening import FLAGS, VALUES
from workbench.cli.parser import Parser, parser_for
from workbench.cli.session import Session
from workbench.cli.verbs import VERBS
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_FILES = frozenset({"import", "backup", "restore"})
"""Commands that take the name of a file."""


def _arguments(parser: Parser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=list(SHELLS), help=_("bash, zsh or fish"))


def _run(session: Session, args: argparse.Namespace) -> int:
    print(SHELLS[args.shell](), end="")
    return 0


def words_by_verb() -> dict[str, list[str]]:
    """For each command its options and the words it chooses from."""
    return {verb: [*parser.choices_of(), *parser.option_names()] for verb, parser in _parsers().items()}


def _parsers() -> dict[str, Parser]:
    parsers: dict[str, Parser] = {}
    for verb, info in VERBS.items():
        module = import_module(f"workbench.cli.commands.{info.module}")
        parsers[verb] = parser_for(verb, cast("dict[str, Command]", module.COMMANDS)[verb])
    return parsers


def _globals() -> str:
    return " ".join(sorted([*FLAGS, *VALUES]))


def _bash() -> str:
    cases = "\n".join(f'    {verb}) words="{" ".join(words)}" ;;' for verb, words in words_by_verb().items())
    return f"""# bash completion for workbench
_workbench() {{
  local cur="${{COMP_WORDS[COMP_CWORD]}}" verb="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${{COMP_WORDS[i]}}" in
      --home|--lang) ((i++)) ;;
      -*) ;;
      *) verb="${{COMP_WORDS[i]}}"; break ;;
    esac
  done
  case "$verb" in
    "") words="{" ".join(VERBS)} {_globals()}" ;;
{cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case "${{COMP_WORDS[COMP_CWORD-1]}}" in
    -o|--output|--home) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  case "$verb" in
    {"|".join(sorted(_FILES))}) [[ "$cur" == -* ]] || COMPREPLY+=($(compgen -f -- "$cur")) ;;
  esac
}}
complete -F _workbench workbench
"""


def _zsh() -> str:
    verbs = "\n".join(f"    {_quoted(f'{verb}:{_(info.does)}')}" for verb, info in VERBS.items())
    cases = "\n".join(
        f"    {verb}) compadd -- {' '.join(words)}{'; _files' if verb in _FILES else ''} ;;"
        for verb, words in words_by_verb().items()
    )
    return f"""#compdef workbench
# zsh completion for workbench
_workbench() {{
  local -a verbs
  local verb="" i
  verbs=(
{verbs}
  )
  for ((i = 2; i < CURRENT; i++)); do
    case "${{words[i]}}" in
      --home|--lang) ((i++)) ;;
      -*) ;;
      *) verb="${{words[i]}}"; break ;;
    esac
  done
  case "$verb" in
    "") _describe command verbs; compadd -- {_globals()} ;;
{cases}
  esac
}}
compdef _workbench workbench
"""


def _fish() -> str:
    lines = ["# fish completion for workbench", "complete -c workbench -f"]
    for verb, info in VERBS.items():
        lines.append(f"complete -c workbench -n __fish_use_subcommand -a {verb} -d {_quoted(_(info.does))}")
    for verb, words in words_by_verb().items():
        on = f"complete -c workbench -n '__fish_seen_subcommand_from {verb}'"
        lines += [f"{on} {_fish_option(word)}" for word in words]
        if verb in _FILES:
            lines.append(f"{on} -F")
    return "\n".join(lines) + "\n"


def _fish_option(word: str) -> str:
    if word.startswith("--"):
        return f"-l {word[2:]}"
    return f"-s {word[1:]}" if word.startswith("-") else f"-a {word}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "'\\''") + "'"


SHELLS: dict[str, Callable[[], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}

COMMANDS = {"completion": Command(_arguments, _run)}
