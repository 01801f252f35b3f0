"""doctor: whether the store is what it should be. Looking changes nothing."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command
from workbench.cli.parser import Parser
from workbench.cli.session import Session
from workbench.errors import StoreError
from workbench.i18n import _, ngettext
from workbench.text.damage import damage_place, damage_sentence


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help=_("write the snapshot anew from the journal; broken bytes are kept")
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    if not session.paths.store.exists():
        session.say(_("There is no desk at {path} yet; nothing to examine.").format(path=session.paths.store))
        return 0
    try:
        desk = session.desk(read_only=not args.repair, quiet=True)
    except StoreError as error:
        return _beyond_opening(session, error)
    if args.repair:
        desk.store.checkpoint()
    report = desk.store.verify()
    damage = (*desk.status.damage, *(found for found in report.damage if found not in desk.status.damage))
    if session.json:
        session.print_json(
            {
                "ok": report.ok and not damage,
                "store": str(session.paths.store),
                "records": report.records,
                "damage": [
                    {
                        "what": found.what,
                        "where": damage_place(found),
                        "kept_at": str(found.kept_at) if found.kept_at else None,
                    }
                    for found in damage
                ],
                "settings": list(session.settings.problems),
            }
        )
        return 0 if report.ok and not damage else 1
    session.say(_("The store: {path}").format(path=session.paths.store))
    n = report.records
    session.say(ngettext("The journal holds {n} record.", "The journal holds {n} records.", n).format(n=n))
    if args.repair:
        session.say(_("The snapshot was written anew from the journal; what was broken is kept."))
    if report.ok and not damage:
        session.say(_("Its chain is unbroken, and the snapshot is what it adds up to."))
    session.say(*(damage_sentence(found) for found in damage))
    if not report.ok and not args.repair:
        session.say(_("Nothing was changed. Make a backup of the directory, then try `workbench doctor --repair`."))
    session.say(*session.settings.problems)
    return 0 if report.ok and not damage else 1


def _beyond_opening(session: Session, error: StoreError) -> int:
    """The store cannot be opened at all: say why, and what there is to go back to."""
    backups = sorted(session.paths.backups.glob("*.tar.gz"))
    if session.json:
        found = {"what": "unopened", "where": error.sentence(), "kept_at": None}
        problems = list(session.settings.problems)
        session.print_json(
            {"ok": False, "store": str(session.paths.store), "records": 0, "damage": [found], "settings": problems}
        )
        return 1
    session.say(error.sentence())
    if backups:
        session.say(_("The newest backup is {path}; `workbench restore` puts it in place.").format(path=backups[-1]))
    else:
        session.say(_("There is no backup in {path}.").format(path=session.paths.backups))
    return 1


COMMANDS = {"doctor": Command(_arguments, _run)}
