"""A register as a file, CSV or XLSX, and back from one."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from workbench.cli.output import existing_parent, warn
from workbench.cli.pasted import decoded
from workbench.cli.register_change import is_unapproved
from workbench.cli.session import Session
from workbench.domain.entry import EntryKind
from workbench.domain.register_lines import Brought, RegisterLine
from workbench.domain.registers import Register
from workbench.errors import Refused, UsageMistake, why_code, why_words
from workbench.files import atomic_write
from workbench.i18n import _, ngettext
from workbench.text.register_rows import moment_words
from workbench.text.register_sheet import SheetError, identity, read_sheet, sheet, withheld

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_WORKBOOK = b"PK\x03\x04"
"""How a workbook begins: it is a ZIP archive."""


def write(session: Session, register: Register, found: list[RegisterLine], args: argparse.Namespace) -> int:
    """The register as a file, or as CSV on standard output; and how much of it is left out."""
    kept_back = withheld(found)
    if args.xlsx == "-":
        raise UsageMistake(say=_("A workbook needs a file to stand in: --xlsx NAME.xlsx."))
    if args.xlsx:
        from workbench.text.register_book import book  # late: only for a workbook

        content, shortened = book(register, found, session.clock.now(), session.settings.me)
        _put(session, args.xlsx, content, force=args.force)
        if shortened:
            words = ngettext(
                "{n} text is longer than a cell may be and was cut there: --csv keeps it whole.",
                "{n} texts are longer than a cell may be and were cut there: --csv keeps them whole.",
                shortened,
            )
            warn(words.format(n=shortened))
    elif args.csv == "-":
        sys.stdout.write(sheet(register, found, session.settings.me))
    else:
        # The mark at the beginning tells a spreadsheet that the text is UTF-8.
        text = "\ufeff" + sheet(register, found, session.settings.me)
        _put(session, args.csv, text.encode(), force=args.force)
    if kept_back:
        words = ngettext("{n} restricted line is withheld.", "{n} restricted lines are withheld.", kept_back)
        warn(words.format(n=kept_back))
    return 0


def _put(session: Session, name: str, content: bytes, *, force: bool) -> None:
    path = Path(name).expanduser().absolute()
    existing_parent(path)
    if path.exists() and not force:
        raise Refused(say=_("{path} exists. Choose another name, or --force.").format(path=path))
    atomic_write(path, content)
    session.say(str(path))


def _read(register: Register, raw: bytes, zone: datetime) -> list[Brought]:
    if raw.startswith(_WORKBOOK):
        from workbench.text.register_book import read_book  # late: only for a workbook

        return read_book(register, raw, zone)
    return read_sheet(register, decoded(raw), zone)


def bring(session: Session, register: Register, args: argparse.Namespace) -> int:
    """The lines of a sheet into the diary: those that are new."""
    desk = session.desk()
    try:
        raw = sys.stdin.buffer.read() if args.sheet == "-" else Path(args.sheet).expanduser().read_bytes()
        rows = _read(register, raw, desk.now())
    except OSError as error:
        raise Refused(
            say=_("{path} cannot be read: {why}").format(path=args.sheet, why=why_words(why_code(error)))
        ) from error
    except SheetError as error:
        where = _("Row {n}: {why}. Nothing was brought in.") if error.row else _("{why}. Nothing was brought in.")
        raise Refused(say=where.format(n=error.row, why=error.why)) from error
    fresh = desk.new_lines(rows, identity)
    unapproved = [row for row in fresh if row.kind is EntryKind.SEAL and is_unapproved(row)]
    if unapproved:
        why = _("The seal of {when} has no approver. Nothing was brought in.")
        raise Refused(say=why.format(when=moment_words(unapproved[0].at)))
    if fresh and not args.dry_run:
        desk.bring_lines(fresh)
    known = len(rows) - len(fresh)
    if session.json:
        session.print_json({"register": register.key, "new": len(fresh), "known": known, "dry_run": args.dry_run})
        return 0
    would = ngettext("{n} line would be new.", "{n} lines would be new.", len(fresh))
    done = ngettext("{n} line brought in.", "{n} lines brought in.", len(fresh))
    session.say((would if args.dry_run else done).format(n=len(fresh)))
    if known:
        session.say(ngettext("{n} was there already.", "{n} were there already.", known).format(n=known))
    return 0
