"""The bare command: Today on the screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from workbench.cli.opening import Options
from workbench.cli.session import Session
from workbench.errors import DeskError, UsageMistake
from workbench.i18n import N_, _


class NoTerminal(DeskError):
    """The screen needs a terminal on both ends."""

    message = N_(
        "Today needs a terminal. In scripts and pipes use the commands: `workbench today` prints the page,"
        " `workbench --help` lists the others."
    )


def open_app(options: Options) -> int:
    """Run the app until it is left."""
    if options.json:
        raise UsageMistake(say=_("--json belongs to a command; `workbench --help` lists them."))
    need_terminal()
    # Everything made until the first frame lives as long as the program; the app turns the collector on then.
    gc.disable()
    with Session(options) as session:
        return run_app(session)


def need_terminal() -> None:
    """Raise `NoTerminal` where there is none: Textual draws on standard error and reads standard input."""
    if not has_terminal():
        raise NoTerminal


def has_terminal() -> bool:
    """Whether a person sits in front of it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def run_app(session: Session, welcome: Sequence[str] = (), *, keep: bool = True) -> int:
    """Hand the desk to the screens. `welcome` are sentences shown at the beginning; without `keep`, no backups."""
    # Read once when Textual is imported: its keyboard protocol swallows what Chinese input methods commit.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from workbench.app import run  # late: no other command pays for Textual

    backups = session.paths.backups if keep else None
    state = session.paths.state
    return run(
        session.desk(),
        session.paths.exports,
        welcome=welcome,
        backups=backups,
        state=state,
        config=session.paths.config if keep else None,
    )
