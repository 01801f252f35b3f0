"""What a command is: its arguments, and what it does with them."""

from __future__ import annotations

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from workbench.cli.parser import Parser
    from workbench.cli.session import Session


class Command(Frozen):
    """One command of the table `COMMANDS` of its module."""

    arguments: Callable[[Parser], None]
    run: Callable[[Session, argparse.Namespace], int]
    plain: Callable[[list[str]], Any] | None = None
    """The arguments of a command line without a single option, which needs no argparse; None where they do not fit."""


def no_arguments(parser: Parser) -> None:
    """For commands that need none."""
