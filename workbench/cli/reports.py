"""The reports that `export` knows: what kinds of files each can be, what it is called, how it is made."""

from __future__ import annotations

from workbench.cli import report_days as days
from workbench.cli import report_pictures as pictures
from workbench.cli import report_spans as spans
from workbench.cli.reporting import Report
from workbench.text.documents.formats import CALENDAR, PAPERS

REPORTS = {
    "diary": Report(PAPERS, "diary-{date}", days.diary),
    "day": Report(PAPERS, "diary-{date}", days.diary),
    "week": Report(PAPERS, "week-{date}", spans.week),
    "month": Report(PAPERS, "month-{date}", spans.month, what=True, figures=True),
    "quarter": Report(PAPERS, "quarter-{date}", spans.quarter, what=True, figures=True),
    "year": Report(PAPERS, "year-{date}", spans.year, what=True, figures=True),
    "schedule": Report((*PAPERS, "csv", CALENDAR), "schedule-{date}", spans.schedule, what=True, issued=True),
    "agenda": Report(PAPERS, "agenda-{date}", days.agenda),
    "minutes": Report(PAPERS, "minutes-{date}", days.minutes, what=True),
    "leader": Report(PAPERS, "leader-{date}", days.leader, what=True),
    "bulletin": Report(PAPERS, "bulletin-{date}", days.bulletin),
    "handover": Report(PAPERS, "handover-{date}", days.handover, what=True),
    "stats": Report(PAPERS, "stats-{date}", pictures.stats, what=True),
    "json": Report(("json",), "desk-{date}", days.whole_desk),
}
DIARY = frozenset({"diary", "day"})
"""The diary of a day: the day keeps in mind where it was written to."""
