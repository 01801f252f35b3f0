"""What a report is: what was asked for, what it is made from, what was made of it, and how that becomes a file."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from workbench.text.documents.formats import CALENDAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.domain.ids import ItemId
    from workbench.text.documents.events import Calendar
    from workbench.text.documents.model import Document
    from workbench.text.report.figures import Book, Opened


class Source(NamedTuple):
    """What reports are made from."""

    desk: Desk
    config: Path | None
    """Where the user's own templates lie."""
    read_day: Callable[[str], date]
    """Understands a day that was typed."""


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
    seen: bool = False
    """It is for a screen: each figure is marked for it, unseen."""


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
    told: tuple[ItemId, ...] = ()
    """The matters that a bulletin names, to be noted as told."""
    figures: tuple[Opened, ...] = ()
    """What its figures count, in the order of their numbers."""


class Piece(NamedTuple):
    """How far long work has come."""

    done: int
    of: int


Making = Generator[Piece, None, Made]
"""A report being made, piece by piece: whoever shows a screen looks at the keys in between."""
Maker = Callable[[Source, Asked], Making]


class Report(NamedTuple):
    """One report: its formats, the first being the usual one, its file name, and how it is made."""

    formats: tuple[str, ...]
    name: str
    make: Maker
    what: bool = False
    """Whether it may be told a period, or a person."""
    figures: bool = False
    """Whether its figures can be opened."""
    issued: bool = False
    """Whether it can be issued, or be one person's."""


def at_once(make: Callable[[Source, Asked], Made]) -> Maker:
    """A report that takes no time."""

    def making(source: Source, asked: Asked) -> Making:
        yield from ()
        return make(source, asked)

    return making


def book_of(source: Source, asked: Asked) -> Book:
    """Where a report keeps what its figures count."""
    from workbench.text.report.figures import Book  # late: only reports with figures need it

    return Book(source.desk.items, marked=asked.figures, seen=asked.seen)


def made_of(source: Source, asked: Asked, book: Book, text: str) -> Made:
    """A report that is written as Markdown, and what its figures count: as an annex, where that is asked for."""
    made = Made(text, figures=book.figures)
    if not asked.figures:
        return made
    return made_with(document_of(source, made), asked, book)


def made_with(document: Document, asked: Asked, book: Book, about: str = "") -> Made:
    """The same of one that is made as a document."""
    if asked.figures:
        document = document.but(blocks=(*document.blocks, *book.annex()))
    return Made(document=document, figures=book.figures, about=about)


def document_of(source: Source, made: Made) -> Document:
    """The report as a document, whatever it was written as."""
    from workbench.text.documents.markdown import read  # late: only where it is more than a text

    return made.document or read(made.text, author=source.desk.settings.me, made_at=source.desk.now())


def content(source: Source, made: Made, kind: str) -> bytes:
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

    return written(document_of(source, made), kind)
