"""How one typed line was understood: the fields, and the characters behind each.

A reading never loses a character: what left the title is in `spans`, and title and spans together give back the
line (blank space aside). It lives in `domain` since `text` makes it and `desk` takes it.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from workbench.domain.entry import Data
    from workbench.domain.roster import Placed


class Span(Frozen):
    """A piece of the line which was read, in characters of the line as typed."""

    field: str
    """`at`, `due`, `urgent`, `lead` ... as in `Reading`; `quadrant` for `!1` to `!4`; `kind` for a diary prefix."""
    start: int
    end: int
    text: str


class Notice(Frozen):
    """Something in the line which was left unread, or read with a doubt."""

    code: str
    """One of `workbench.text.notices.CODES`: `past-date`, `impossible-date`, `provisional-date` ..."""
    text: str
    """The piece of the line it is about, as typed; the sentence is for whoever shows it."""


NO_APPROVER = "no-approver"
"""The notice of a line about the seal that names nobody who approved its use: such a line is not kept."""


class Reading(Frozen):
    """One line as understood: an item, or a diary entry."""

    kind: Literal["item", "entry"]
    line: str
    title: str
    at: date | datetime | None = None
    until: date | datetime | None = None
    due: date | datetime | None = None
    minutes: int | None = None
    urgent: bool | None = None
    important: bool | None = None
    lead: str | None = None
    support: tuple[str, ...] = ()
    source: str | None = None
    area: str | None = None
    waiting_on: str | None = None
    next_check: date | datetime | None = None
    repeat: str | None = None
    """An RFC 5545 rule without DTSTART: `at` (or `due`) is its first occurrence."""
    repeat_from: str | None = None
    """`completion` where the next time is counted from the day it was done; None: from the one before."""
    roll: str | None = None
    """Where an occurrence falls on a free day: the `next` or the `previous` working day. None: it stays."""
    note: str | None = None
    entry_kind: str | None = None
    """Of a diary line: `call`, `visitor`, `meeting` ... and `note` where no prefix says more."""
    text: str | None = None
    """Of a diary line: what is written down. The names in it stay in it."""
    spans: tuple[Span, ...] = ()
    warnings: tuple[Notice, ...] = ()
    promises: tuple[Reading, ...] = ()
    """Of a diary line: what was promised in it, each an item to be."""
    shifts: tuple[Placed, ...] = ()
    """Of a diary line of duty about hours still to come: what it sets on the duty roster."""
    facts: Data = ()
    """Of a diary line: what its words mean on the day they are written, kept beside them."""

    def as_json(self) -> dict[str, object]:
        """The public shape (`parse --json`): every key always there, absent values null."""
        return {
            "kind": self.kind,
            "title": self.title,
            "at": moment_text(self.at),
            "until": moment_text(self.until),
            "due": moment_text(self.due),
            "minutes": self.minutes,
            "urgent": self.urgent,
            "important": self.important,
            "lead": self.lead,
            "support": list(self.support),
            "source": self.source,
            "area": self.area,
            "waiting_on": self.waiting_on,
            "next_check": moment_text(self.next_check),
            "repeat": self.repeat,
            "repeat_from": (self.repeat_from or "schedule") if self.repeat else None,
            "roll": self.roll,
            "note": self.note,
            "text": self.text,
            "entry_kind": self.entry_kind,
            "spans": [{"field": s.field, "start": s.start, "end": s.end, "text": s.text} for s in self.spans],
            "warnings": [{"code": w.code, "text": w.text} for w in self.warnings],
            "promises": [
                {"title": each.title, "due": moment_text(each.due), "source": each.source} for each in self.promises
            ],
            "shifts": [each.as_json() for each in self.shifts],
        }


def moment_text(moment: date | datetime | None) -> str | None:
    """`2026-03-05`, or `2026-03-05T15:00` where an hour is meant."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment is not None else None
