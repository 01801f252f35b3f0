"""The reports that there are: what kinds of files each can be, what it is called, how it is made."""

from __future__ import annotations

from workbench.reports import days, pictures, spans
from workbench.reports.making import Report, at_once
from workbench.text.documents.formats import CALENDAR, PAPERS

REPORTS = {
    "diary": Report(PAPERS, "diary-{date}", at_once(days.diary), figures=True),
    "day": Report(PAPERS, "diary-{date}", at_once(days.diary), figures=True),
    "week": Report(PAPERS, "week-{date}", spans.week, figures=True),
    "month": Report(PAPERS, "month-{date}", spans.month, what=True, figures=True),
    "quarter": Report(PAPERS, "quarter-{date}", spans.quarter, what=True, figures=True),
    "year": Report(PAPERS, "year-{date}", spans.year, what=True, figures=True),
    "schedule": Report((*PAPERS, "csv", CALENDAR), "schedule-{date}", at_once(spans.schedule), what=True, issued=True),
    "agenda": Report(PAPERS, "agenda-{date}", days.agenda, figures=True),
    "minutes": Report(PAPERS, "minutes-{date}", at_once(days.minutes), what=True),
    "leader": Report(PAPERS, "leader-{date}", at_once(days.leader), what=True),
    "bulletin": Report(PAPERS, "bulletin-{date}", at_once(days.bulletin), figures=True),
    "handover": Report(PAPERS, "handover-{date}", at_once(days.handover), what=True, figures=True),
    "stats": Report(PAPERS, "stats-{date}", pictures.stats, what=True),
}
DIARY = frozenset({"diary", "day"})
"""The diary of a day: the day keeps in mind where it was written to."""
