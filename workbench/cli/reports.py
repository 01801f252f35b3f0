"""The reports that `export` knows: what each is made from, and what kinds of files it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from workbench.cli.session import Session
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text.documents.formats import CALENDAR, PAPERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.domain.item import Item
    from workbench.domain.periods import Period
    from workbench.text.documents.events import Calendar
    from workbench.text.documents.model import Document
    from workbench.text.report.schedule import Schedule
    from workbench.text.report.values import DiaryValues


class Made(NamedTuple):
    """A report: the text that it is, or the document, or what it is in a calendar."""

    text: str = ""
    """Markdown, or JSON."""
    document: Document | None = None
    calendar: Callable[[], Calendar] | None = None
    withheld: int = 0
    """Restricted matters that are left out of the calendar."""


class Report(NamedTuple):
    """One report: its formats, the first being the usual one, its file name, and how it is made."""

    formats: tuple[str, ...]
    name: str
    make: Callable[[Session, date, str], Made]
    what: bool = False
    """Whether it may be told a period, or a person."""


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


def _values(session: Session, day: date) -> DiaryValues:
    from workbench.text.report.values import diary_values  # late: only reports need them

    desk = session.desk()
    return diary_values(
        day,
        desk.day(day),
        desk.entries(day),
        desk.store.open_items(),
        desk.items,
        desk.now(),
        me=session.settings.me,
        is_workday=session.settings.hours.is_workday,
        questions=session.settings.questions,
    )


def _diary(session: Session, day: date, what: str) -> Made:
    from workbench.text.report.diary import diary_markdown  # late: only this report is made

    return Made(diary_markdown(_values(session, day)))


def _whole_desk(session: Session, day: date, what: str) -> Made:
    from workbench.cli.whole_desk import desk_json  # late: only this report is made

    return Made(desk_json(session.desk()))


def _agenda(session: Session, day: date, what: str) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.agenda import agenda, agenda_markdown  # late: the same

    desk = session.desk()
    week = desk.period_view(period(Scale.WEEK, day))
    told, late = desk.told_last_week(day), desk.late()
    items = desk.store.open_items().values()
    return Made(agenda_markdown(agenda(day, session.settings.me, week, items, told, late)))


def _bulletin(session: Session, day: date, what: str) -> Made:
    from workbench.text.bulletin import bulletin_lines  # late: only this report is made

    desk = session.desk()
    return Made("\n".join(bulletin_lines(desk.bulletin(), desk.now(), session.settings.me)) + "\n")


def _handover(session: Session, day: date, what: str) -> Made:
    from workbench.cli.commands.people import who_is_meant  # late: only this report is made
    from workbench.domain.item import ME
    from workbench.text.handover import pack_lines

    desk = session.desk()
    pack = desk.pack(who_is_meant(session, what) if what else ME)
    return Made("\n".join(pack_lines(pack, desk.now(), session.settings.me)) + "\n")


def _schedule(session: Session, day: date, what: str) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.schedule import schedule_calendar, schedule_document

    scales = {"day": Scale.DAY, "week": Scale.WEEK, "month": Scale.MONTH}
    if what and what not in scales:
        raise UsageMistake(
            say=_("A schedule is of a day, a week or a month; “{text}” is none of these.").format(text=what)
        )
    found = _schedule_of(session, period(scales[what or "week"], day))
    return Made("", schedule_document(found), lambda: schedule_calendar(found), len(found.withheld))


def _schedule_of(session: Session, whole: Period) -> Schedule:
    from workbench.text.report.schedule import schedule  # late: only this report is made

    desk = session.desk()
    return schedule(whole, _standing(desk, whole), session.settings.me, desk.now())


def _standing(desk: Desk, whole: Period) -> Iterator[Item]:
    """What may have to do with the days of a period: open items that name one, finished ones that stood on one."""
    yield from desk.store.open_items().values()
    today = desk.now().date()
    day = whole.first
    while day <= min(whole.last, today):
        for entry in desk.entries(day):
            item = desk.items.get(entry.item) if entry.item is not None else None
            if item is not None:
                yield item
        day += timedelta(days=1)


def _week(session: Session, day: date, what: str) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.week import Week, week_document

    whole = period(Scale.WEEK, day)
    now: datetime = session.desk().now()
    days = [whole.first + timedelta(days=n) for n in range(7)]
    values = tuple(_values(session, each) for each in days if each <= now.date())
    coming = _schedule_of(session, whole.shifted(1))
    return Made("", week_document(Week(whole, values, coming, now, session.settings.me)))


REPORTS = {
    "diary": Report(PAPERS, "diary-{date}", _diary),
    "day": Report(PAPERS, "diary-{date}", _diary),
    "week": Report(PAPERS, "week-{date}", _week),
    "schedule": Report((*PAPERS, CALENDAR), "schedule-{date}", _schedule, what=True),
    "agenda": Report(PAPERS, "agenda-{date}", _agenda),
    "bulletin": Report(PAPERS, "bulletin-{date}", _bulletin),
    "handover": Report(PAPERS, "handover-{date}", _handover, what=True),
    "json": Report(("json",), "desk-{date}", _whole_desk),
}
DIARY = frozenset({"diary", "day"})
"""The diary of a day: the day keeps in mind where it was written to."""
