"""The options that every command knows, before or behind its name."""

from __future__ import annotations

from workbench.errors import UsageMistake
from workbench.i18n import LANGUAGES, _, match

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

FLAGS = {"--json": "json", "--reveal": "reveal", "--version": "version", "--help": "help", "-h": "help"}
VALUES = {"--home": "home", "--lang": "lang"}


class Options:
    """What was asked of every command alike. A plain class, for `dataclasses` costs more than `--version` does."""

    def __init__(self, home: str | None = None, lang: str | None = None, json: bool = False) -> None:
        self.home = home
        self.lang = lang
        self.json = json
        self.reveal = False
        self.version = False
        self.help = False


def split(words: Sequence[str]) -> tuple[Options, list[str]]:
    """The options before the command, and the rest, which begins with the command.

    Raises:
        UsageMistake: an option that is none, or one without its value.
    """
    options = Options()
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        name, _equals, value = rest.pop(0).partition("=")
        if name in FLAGS and not _equals:
            setattr(options, FLAGS[name], True)
        elif name in VALUES:
            if not _equals and not rest:
                raise UsageMistake(say=_("{option} needs a value.").format(option=name))
            setattr(options, VALUES[name], value if _equals else rest.pop(0))
        else:
            raise UsageMistake(say=_("{option} is no option. `workbench --help` lists them.").format(option=name))
        if options.help or options.version:
            return options, []
    check_language(options.lang)
    return options, rest[1:] if rest[:1] == ["--"] else rest


def merge(options: Options, args: argparse.Namespace) -> None:
    """Take over what was said behind the command."""
    for name in ("home", "lang", "json", "reveal"):
        value = getattr(args, name, None)
        if value:
            setattr(options, name, value)
    check_language(options.lang)


def check_language(tag: str | None) -> None:
    """Raise `UsageMistake` for a language that we do not speak."""
    if tag is not None and match(tag) is None:
        raise UsageMistake(
            say=_("“{tag}” is no language of workbench. There are: {known}.").format(
                tag=tag, known=", ".join(LANGUAGES)
            )
        )


def wanted_language(words: Sequence[str]) -> str | None:
    """The language asked for, wherever it stands: even a complaint about usage is made in it."""
    return _value_of("--lang", words)


def wanted_home(words: Sequence[str]) -> str | None:
    """The home asked for, wherever it stands."""
    return _value_of("--home", words)


def _value_of(option: str, words: Sequence[str]) -> str | None:
    for index, word in enumerate(words):
        if word == "--":
            return None
        if word == option and index + 1 < len(words):
            return words[index + 1]
        if word.startswith(option + "="):
            return word[len(option) + 1 :]
    return None
