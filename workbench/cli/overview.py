"""`workbench --help`: every command in one sentence, by group."""

from __future__ import annotations

from workbench.cli.verbs import VERBS
from workbench.i18n import _
from workbench.text.width import cells

WIDTH = 14
"""Cells of the column of names."""


def overview() -> str:
    """The help of the program as a whole."""
    lines = [
        _("usage: workbench [COMMAND] [OPTIONS]"),
        "",
        _("The daily desk of a busy office. Without a command it opens Today."),
    ]
    for group in dict.fromkeys(info.group for info in VERBS.values()):
        lines += ["", _(group), *(_row(verb, _(info.does)) for verb, info in VERBS.items() if info.group == group)]
    lines += ["", _("Options of every command")]
    lines += [_row(name, does) for name, does in _options()]
    lines += ["", _("`workbench COMMAND --help` tells more about one command.")]
    return "\n".join(lines)


def _options() -> list[tuple[str, str]]:
    return [
        ("--home DIR", _("keep everything of the desk under this directory")),
        ("--lang L", _("the language: en, zh_CN or zh_TW")),
        ("--json", _("print JSON for programs")),
        ("--reveal", _("show what is restricted")),
        ("--version", _("print the version and leave")),
        ("--help, -h", _("print this help and leave")),
    ]


def _row(name: str, does: str) -> str:
    return f"  {name}{' ' * max(2, WIDTH - cells(name))}{does}"
