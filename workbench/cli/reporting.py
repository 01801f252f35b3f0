"""What a report is: what was asked for, what was made of it, and how that becomes a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from workbench.cli.session import Session
from workbench.text.documents.formats import CALENDAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.documents.events import Calendar
    from workbench.text.documents.model import Document


class Asked(NamedTuple):
    """What was asked for."""

    day: date
    what: str = ""
    """Which period, whose, which meeting: as it was typed."""
    figures: bool = False
    """Each figure is to be marked, and an annex to say what it counts."""
    issue: bool = False
    """The schedule is issued: what changes from now on is an amendment."""
    who: str = ""
    """One person's schedule."""


class Made(NamedTuple):
    """A report: the text that it is, or the document, or what it is in a calendar."""

    text: str = ""
    """Markdown, or JSON."""
    document: Document | None = None
    calendar: Callable[[], Calendar] | None = None
    withheld: int = 0
    """Restricted matters that are left out of the calendar."""
    about: str = ""
    """What it is about, for the name of its file; the day where it says nothing."""


class Report(NamedTuple):
    """One report: its formats, the first being the usual one, its file name, and how it is made."""

    formats: tuple[str, ...]
    name: str
    make: Callable[[Session, Asked], Made]
    what: bool = False
    """Whether it may be told a period, or a person."""
    figures: bool = False
    """Whether its figures can be opened."""
    issued: bool = False
    """Whether it can be issued, or be one person's."""


def content(session: Session, made: Made, kind: str) -> bytes:
    """The report as a file of that kind.

    Raises:
        Refused: what it takes is not installed.
    """
    if kind == CALENDAR and made.calendar is not None:
        from workbench.text.documents.events import write  # late: one writer is enough

        return write(made.calendar())
    if made.document is None and kind in ("md", "json"):
        return made.text.encode("utf-8", "replace")  # half a character goes into no file
    from workbench.text.documents.formats import written  # late: only where it is more than a text
    from workbench.text.documents.markdown import read

    document = made.document or read(made.text, author=session.settings.me, made_at=session.desk().now())
    return written(document, kind)
