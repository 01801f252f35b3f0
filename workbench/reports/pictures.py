"""The statistics of a period: which is meant, and as a report its pictures with their numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.reports.making import Asked, Made, Making, Piece, Source, book_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.periods import Period


def counted_period(words: str, day: date, today: date, read_day: Callable[[str], date]) -> Period:
    """The period that is typed, the week of a day that is typed, or the month that `day` lies in.

    Raises:
        UsageMistake: it is none, or still to come.
    """
    from workbench.domain.periods import Scale, period  # late: parsing first
    from workbench.text.periods import read_period

    found = period(Scale.MONTH, day)
    if words:
        found = read_period(words, today) or period(Scale.WEEK, read_day(words))
    if found.first > today:
        text = words or day.isoformat()
        raise UsageMistake(say=_("“{text}” is still to come: there is nothing to count.").format(text=text))
    return found


def stats(source: Source, asked: Asked) -> Making:
    """What is restricted is counted, and names nothing."""
    from workbench.domain.statistics.whole import days_needed  # late: only this report is made
    from workbench.text.pictures.document import statistics_document
    from workbench.text.report.duty import own_roles

    desk = source.desk
    wanted = counted_period(asked.what.strip(), asked.day, desk.today(), source.read_day)
    count = len(days_needed(wanted, desk.today()))
    done = 0
    while not desk.count_on(wanted, lambda: False):
        done += 1
        yield Piece(done, count)
    found = desk.statistics(wanted, roles=own_roles(source.config))
    book = book_of(source, asked) if asked.seen else None
    document = statistics_document(found, desk.now(), desk.settings.me, desk.is_restricted, book)
    figures = book.figures if book is not None else ()
    return Made(document=document, about=f"{wanted.scale.name.lower()}-{wanted.first.isoformat()}", figures=figures)
