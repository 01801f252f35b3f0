"""check: what may be forgotten. 0 when nothing is, 1 with the list."""

from __future__ import annotations

from workbench.cli.command import Command, no_arguments
from workbench.cli.session import Session
from workbench.cli.sight import shown_leak
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def _run(session: Session, args: argparse.Namespace) -> int:
    from workbench.text import findings  # late: parsing first

    found = session.desk().leaks()
    me = session.settings.me
    if session.json:
        session.print_json([findings.as_json(leak, me) for leak in found])
    elif found:
        for leak in found:
            session.say(shown_leak(leak, findings.line(leak, me)), f"    {findings.command(leak)}")
    else:
        session.say(_("Nothing is forgotten."))
    return 1 if found else 0


COMMANDS = {"check": Command(no_arguments, _run)}
