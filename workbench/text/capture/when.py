"""The WHEN arguments of plan, due and wait: the capture line's dates, alone."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.calendar import WorkCalendar
from workbench.domain.hours import WorkHours
from workbench.text.capture.context import context
from workbench.text.capture.fold import fold
from workbench.text.capture.phrase import phrases


def when(
    text: str,
    now: datetime,
    *,
    work: WorkHours | None = None,
    calendar: WorkCalendar | None = None,
) -> date | datetime | None:
    """The day or moment that `text` names, or None if any of it is not understood.

    A deadline gives its last moment, a span of days or hours its beginning. A recurrence is no moment.
    """
    ctx = context(now, work=work, calendar=calendar)
    folded = fold(text)
    read, notices = phrases(folded, ctx, alone=True)
    if len(read) != 1 or notices:
        return None
    phrase = read[0]
    rest = folded[: phrase.start] + folded[phrase.end :]
    if rest.strip() or phrase.outcome.repeat:
        return None
    return phrase.outcome.due if phrase.outcome.due is not None else phrase.outcome.at
