"""check: what may be forgotten. 0 when nothing is, 1 with the list."""

from __future__ import annotations

from workbench.cli.awake import awake_all
from workbench.cli.command import Command, no_arguments
from workbench.cli.leaks import Leak, leaks
from workbench.cli.session import Session
from workbench.i18n import _
from workbench.text.terms import person

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now = desk.now()
    items = awake_all(desk.store.open_items().values(), now.date())
    found = leaks(items, desk.unclosed_days(), now)
    if session.json:
        session.print_json(
            [{"code": leak.code, "ref": leak.ref, "title": leak.title, "date": leak.date} for leak in found]
        )
    elif found:
        session.say(*(_line(leak, session.settings.me) for leak in found))
    else:
        session.say(_("Nothing is forgotten."))
    return 1 if found else 0


def _line(leak: Leak, me: str) -> str:
    words = leak.sentence(person(leak.who, me) if leak.who else "")
    return f"{leak.ref or leak.date}  {leak.title}: {words}" if leak.title else f"{leak.date}  {words}"


COMMANDS = {"check": Command(no_arguments, _run)}
