"""What a command is: its arguments, and what it does with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.cli.parser import Parser
    from workbench.cli.session import Session


class Command(NamedTuple):
    """One command of the table `COMMANDS` of its module."""

    arguments: Callable[[Parser], None]
    run: Callable[[Session, argparse.Namespace], int]


def no_arguments(parser: Parser) -> None:
    """For commands that need none."""
