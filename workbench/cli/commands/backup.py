"""backup and restore: a copy that was read back; the desk made what a copy holds, which undo takes back."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from workbench.cli.command import Command
from workbench.cli.output import existing_parent
from workbench.cli.session import Session
from workbench.errors import Refused, StoreBusy, StoreError, StoreFull, StoreReadOnly, StoreTooNew
from workbench.files import private_directory
from workbench.i18n import _, ngettext

if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.desk.desk import Desk
    from workbench.desk.restoring import Exchange
    from workbench.store.backup import Content


def _backup_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("where to; a dated file under backups/ without it"))


def _backup(session: Session, args: argparse.Namespace) -> int:
    from workbench.store.backup import back_up, free_name  # late: no other command needs it

    if args.file:
        path = Path(args.file).expanduser().absolute()
        existing_parent(path)
    else:
        path = free_name(session.paths.backups, "desk-", session.clock)
    if path.exists() or path.is_symlink():
        raise Refused(say=_("{path} exists already. Nothing was changed; choose another name.").format(path=path))
    session.desk()  # makes the store where there is none, and tells what is broken
    done = back_up(session.paths.store, path, session.clock)
    if session.json:
        session.print_json(
            {
                "path": str(done.path),
                "items": done.items,
                "records": done.records,
                "bytes": done.size,
                "head": {"q": done.q, "h": done.h},
            }
        )
        return 0
    session.say(str(done.path))
    holds = ngettext("{n} item", "{n} items", done.items).format(n=done.items)
    session.say(_("Read back and sound: {items}, {records} records.").format(items=holds, records=done.records))
    session.say(_("head {q} {h}").format(q=done.q, h=done.h))
    return 0


def _restore_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a file made by `workbench backup`"))
    parser.add_argument("--yes", action="store_true", help=_("do it without asking"))


def _restore(session: Session, args: argparse.Namespace) -> int:
    from workbench.store.backup import read_back, unpack  # late: no other command needs it

    archive = Path(args.file).expanduser().absolute()
    if not archive.is_file():
        raise Refused(say=_("There is no file {path}. `workbench backup` makes one.").format(path=archive))
    data = session.paths.data
    private_directory(data)
    scratch = Path(mkdtemp(prefix=".restore-", dir=data))
    try:
        content = read_back(unpack(archive, scratch / "desk"), session.clock, archive)
        desk, now = _present(session)
        then = _("then: {items} items, {records} records").format(items=content.items, records=content.records)
        if desk is None:
            if not session.json:
                session.say(now, then)
            _need_consent(args)
            return _put_in_place(session, content)
        difference = desk.compare(content.state)
        if not session.json:
            session.say(now, then, *_differences(difference))
        if difference.is_empty:
            return _say_nothing_to_do(session)
        _need_consent(args)
        return _make_it_so(session, desk, content, difference, archive)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _present(session: Session) -> tuple[Desk | None, str]:
    """The desk that is there, with a line about it; None where there is none that can be written."""
    path = session.paths.store
    if not path.exists() and not path.is_symlink():
        return None, _("now: no desk")
    try:
        desk = session.desk()
    except (StoreTooNew, StoreBusy, StoreFull):
        raise
    except StoreError as error:
        return None, _("now: {why}").format(why=error.sentence())
    status = desk.status
    if status.read_only:
        raise StoreReadOnly(path=path, why=status.reason or "")
    return desk, _("now: {items} items, {records} records").format(items=len(desk.items), records=status.q)


def _differences(difference: Exchange) -> list[str]:
    """What would change, in lines."""
    words: list[str] = []
    if n := difference.added:
        words.append(ngettext("{n} item comes back", "{n} items come back", n).format(n=n))
    if n := difference.removed:
        words.append(ngettext("{n} item goes", "{n} items go", n).format(n=n))
    if n := difference.changed:
        words.append(ngettext("{n} item changes", "{n} items change", n).format(n=n))
    if n := difference.others:
        words.append(ngettext("{n} other record", "{n} other records", n).format(n=n))
    lines = [_("difference: {what}").format(what=_(", ").join(words))] if words else []
    if difference.first is not None and difference.last is not None:
        first, last = difference.first.isoformat(), difference.last.isoformat()
        lines.append(_("days: {first} to {last}").format(first=first, last=last))
    return lines


def _say_nothing_to_do(session: Session) -> int:
    if session.json:
        session.print_json({"changed": 0, "kept": None})
    else:
        session.say(_("The desk is what the backup holds; nothing to do."))
    return 0


def _need_consent(args: argparse.Namespace) -> None:
    """
    Raises:
        Refused: nobody said yes.
    """
    if args.yes:
        return
    if sys.stdin.isatty():
        answer = input(_("Make the desk what the backup holds? [y/N] ")).strip().casefold()
        if answer in ("y", "yes", "是"):
            return
    raise Refused(say=_("Nothing was changed. Repeat with --yes to restore."))


def _make_it_so(session: Session, desk: Desk, content: Content, difference: Exchange, archive: Path) -> int:
    """One record in the journal makes the difference: windows that are open see it, and undo takes it back."""
    from workbench.store.backup import back_up, free_name  # late: no other command needs it

    before = back_up(
        session.paths.store, free_name(session.paths.backups, "before-restore-", session.clock), session.clock
    )
    desk.restore(content.state, archive.name)
    if session.json:
        session.print_json(
            {
                "items": content.items,
                "records": desk.status.q,
                "kept": str(before.path),
                "added": difference.added,
                "removed": difference.removed,
                "changed": difference.changed,
                "others": difference.others,
            }
        )
        return 0
    session.say(
        _("The desk as it was is kept in {path}.").format(path=before.path),
        _("Restored. `workbench undo` takes it back."),
    )
    return 0


def _put_in_place(session: Session, content: Content) -> int:
    """Where no desk can be opened, the backup itself becomes the desk, its whole history with it."""
    kept = _exchange(session, content.store)
    if session.json:
        session.print_json({"items": content.items, "records": content.records, "kept": str(kept) if kept else None})
        return 0
    if kept is not None:
        session.say(_("The desk as it was is kept in {path}.").format(path=kept))
    session.say(_("Restored. Windows of workbench that are open should be opened again."))
    return 0


def _exchange(session: Session, found: Path) -> Path | None:
    """Put the store `found` in place; what is there is kept beside it."""
    from workbench.store import disk  # late: no other command needs it
    from workbench.store.exchange import exchange, make_sure
    from workbench.store.opening import FRESH

    store = session.paths.store
    fresh = store.with_name(FRESH)
    shutil.rmtree(fresh, ignore_errors=True)
    make_sure(found)
    disk.rename(found, fresh)
    return exchange(fresh, store, store.with_name(f"store-before-{session.clock.now():%Y-%m-%dT%H%M%S}"))


COMMANDS = {"backup": Command(_backup_arguments, _backup), "restore": Command(_restore_arguments, _restore)}
