"""What `register` does with one of its lines: which is meant, what becomes of it, and what no sheet may bring."""

from __future__ import annotations

from datetime import datetime, time

from workbench.cli.answer import answer
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.domain.register_lines import Brought, RegisterLine
from workbench.errors import Refused, UsageMistake
from workbench.hanzi.simple import searchable
from workbench.i18n import _
from workbench.text.elements import elements_of, needs_approver
from workbench.text.line_item import item_line


def moment_said(session: Session, text: str) -> datetime | None:
    """A time of today, or None where none was said.

    Raises:
        UsageMistake: it is no time.
    """
    if not text:
        return None
    now = session.clock.now()
    try:
        return datetime.combine(now.date(), time.fromisoformat(text.zfill(5)), now.tzinfo)
    except ValueError as error:
        raise UsageMistake(say=_("“{text}” is no time such as 10:40.").format(text=text)) from error


def make_item(session: Session, line: RegisterLine, words: str) -> int:
    """The line becomes an item: whoever called or came is its source."""
    if line.entry is None:
        raise Refused(say=_("This line is an item already."))
    entry = line.entry.but(text=line.words, restricted=line.is_restricted)
    reading = read_line(session, words or item_line(entry, line.filled))
    who = elements_of(entry.kind, entry.text, line.filled).get("who", "")
    return answer(session, session.desk().item_from(entry, reading, who))


def the_one(found: list[RegisterLine], piece: str) -> RegisterLine:
    """The line that is meant; the newest of its wording."""
    wanted = searchable(piece)
    meant = [line for line in found if wanted and wanted in searchable(line.words)]
    if not meant:
        raise Refused(say=_("No line of this register holds “{piece}”.").format(piece=piece))
    if len(meant) > 1:
        raise Refused(say=_("“{piece}” stands in {n} lines; write more of it.").format(piece=piece, n=len(meant)))
    return meant[0]


def is_unapproved(row: Brought) -> bool:
    """Whether a row of the seal's sheet names nobody who approved it."""
    told = dict(row.filled)
    return not told.get("approver") if "approver" in told else needs_approver(row.text)
