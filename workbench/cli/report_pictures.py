"""The statistics of a period: which is meant, and as a report its pictures with their numbers."""

from __future__ import annotations

from datetime import date

from workbench.cli.reporting import Asked, Made
from workbench.cli.session import Session
from workbench.errors import UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.periods import Period


def counted_period(session: Session, words: str, day: date) -> Period:
    """The period that is typed, the week of a day that is typed, or the month that `day` lies in.

    Raises:
        UsageMistake: it is none, or still to come.
    """
    from workbench.cli.dates import read_day  # late: parsing first
    from workbench.domain.periods import Scale, period
    from workbench.text.periods import read_period

    today = session.clock.now().date()
    found = period(Scale.MONTH, day)
    if words:
        found = read_period(words, today) or period(Scale.WEEK, read_day(session, words))
    if found.first > today:
        text = words or day.isoformat()
        raise UsageMistake(say=_("“{text}” is still to come: there is nothing to count.").format(text=text))
    return found


def stats(session: Session, asked: Asked) -> Made:
    """What is restricted is counted, and names nothing."""
    from workbench.cli.progress import counted  # late: only this report is made
    from workbench.domain.statistics.whole import days_needed
    from workbench.text.pictures.document import statistics_document

    desk = session.desk()
    wanted = counted_period(session, asked.what.strip(), asked.day)
    with counted(_("Reading the diary"), len(days_needed(wanted, desk.today()))) as step:
        desk.count_on(wanted, lambda: step() is None)
    found = desk.statistics(wanted)
    document = statistics_document(found, desk.now(), session.settings.me, desk.is_restricted)
    return Made(document=document, about=f"{wanted.scale.name.lower()}-{wanted.first.isoformat()}")
