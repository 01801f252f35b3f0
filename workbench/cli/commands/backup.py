"""backup and restore: a copy that was read back, and a copy put in place while the present desk is kept."""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import mkdtemp

from workbench.cli.archive import pack, read_back, unpack
from workbench.cli.command import Command
from workbench.cli.output import existing_parent
from workbench.cli.parser import Parser
from workbench.cli.session import Session
from workbench.errors import DeskError, Refused
from workbench.files import private_directory, sync_directory, write_new
from workbench.i18n import _, ngettext


def _backup_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("where to; a dated file under backups/ without it"))


def _backup(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    stamp = f"{desk.now():%Y-%m-%dT%H%M%S}"
    default = session.paths.backups / f"desk-{stamp}.tar.gz"
    path = Path(args.file).expanduser().absolute() if args.file else default
    if args.file:
        existing_parent(path)
    if path.exists():
        raise Refused(say=_("{path} exists already. Nothing was changed; choose another name.").format(path=path))
    # Within a transaction nobody else writes. A desk that cannot be written is copied as it is.
    still = desk.store.transaction("desk.backup", undoable=False) if desk.read_only is None else nullcontext()
    with still:
        content = pack(session.paths.store)
    private_directory(path.parent)
    beside = path.with_name(f".{path.name}.tmp")
    scratch = Path(mkdtemp(prefix="workbench-backup-"))
    try:
        write_new(beside, content)
        report, items = read_back(unpack(beside, scratch / "read-back"), session.clock, path)
        beside.rename(path)
        sync_directory(path.parent)
    finally:
        beside.unlink(missing_ok=True)
        shutil.rmtree(scratch, ignore_errors=True)
    if session.json:
        session.print_json({"path": str(path), "items": items, "records": report.records, "bytes": len(content)})
        return 0
    session.say(str(path))
    holds = ngettext("{n} item", "{n} items", items).format(n=items)
    session.say(_("Read back and sound: {items}, {records} records.").format(items=holds, records=report.records))
    return 0


def _restore_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a file made by `workbench backup`"))
    parser.add_argument("--yes", action="store_true", help=_("do it without asking"))


def _restore(session: Session, args: argparse.Namespace) -> int:
    archive = Path(args.file).expanduser().absolute()
    if not archive.is_file():
        raise Refused(say=_("There is no file {path}. `workbench backup` makes one.").format(path=archive))
    data = session.paths.data
    private_directory(data)
    scratch = Path(mkdtemp(prefix=".restore-", dir=data))
    try:
        found = unpack(archive, scratch / "desk")
        report, items = read_back(found, session.clock, archive)
        now = _present(session)
        if not session.json:
            session.say(now, _("then: {items} items, {records} records").format(items=items, records=report.records))
        if not args.yes and not _agreed():
            raise Refused(say=_("Nothing was changed. Repeat with --yes to restore."))
        kept = _exchange(session, found)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if session.json:
        session.print_json({"items": items, "records": report.records, "kept": str(kept) if kept else None})
        return 0
    if kept is not None:
        session.say(_("The desk as it was is kept in {path}.").format(path=kept))
    session.say(_("Restored. Windows of workbench that are open should be opened again."))
    return 0


def _present(session: Session) -> str:
    """The desk that is there, in a line."""
    try:
        desk = session.desk(read_only=True)
    except DeskError as error:
        return _("now: {why}").format(why=error.sentence())
    return _("now: {items} items, {records} records").format(items=len(desk.items), records=desk.status.q)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    return input(_("Put the backup in place of the present desk? [y/N] ")).strip().casefold() in ("y", "yes", "是")


def _exchange(session: Session, found: Path) -> Path | None:
    """Put the store `found` in place. Two renames within one directory; the present one is kept beside it."""
    store = session.paths.store
    kept = None
    if store.exists():
        kept = _free_name(store.with_name(f"store-before-{session.clock.now():%Y-%m-%dT%H%M%S}"))
        store.rename(kept)
    try:
        found.rename(store)
    except OSError:
        if kept is not None:
            kept.rename(store)
        raise
    sync_directory(store.parent)
    return kept


def _free_name(path: Path) -> Path:
    n, candidate = 1, path
    while candidate.exists():
        n += 1
        candidate = path.with_name(f"{path.name}-{n}")
    return candidate


COMMANDS = {"backup": Command(_backup_arguments, _backup), "restore": Command(_restore_arguments, _restore)}
