"""The reports that `export` knows: what each is made from, and what kinds of files it can be."""

from __future__ import annotations

import gc
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
    from workbench.domain.entry import Entry
    from workbench.domain.item import Item
    from workbench.domain.periods import Period, Scale
    from workbench.text.documents.events import Calendar
    from workbench.text.documents.model import Document
    from workbench.text.report.schedule import Schedule
    from workbench.text.report.values import DiaryValues


class Asked(NamedTuple):
    """What was asked for."""

    day: date
    what: str = ""
    """Which period, whose, which meeting: as it was typed."""
    figures: bool = False
    """Each figure is to be marked, and an annex to say what it counts."""


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


def _diary(session: Session, asked: Asked) -> Made:
    from workbench.text.report.diary import diary_markdown  # late: only this report is made

    return Made(diary_markdown(_values(session, asked.day)))


def _whole_desk(session: Session, asked: Asked) -> Made:
    from workbench.cli.whole_desk import desk_json  # late: only this report is made

    return Made(desk_json(session.desk()))


def _agenda(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.agenda import agenda, agenda_markdown  # late: the same

    desk, day = session.desk(), asked.day
    week = desk.period_view(period(Scale.WEEK, day))
    told, late = desk.told_last_week(day), desk.late()
    items = desk.store.open_items().values()
    return Made(agenda_markdown(agenda(day, session.settings.me, week, items, told, late)))


def _bulletin(session: Session, asked: Asked) -> Made:
    from workbench.text.bulletin import bulletin_lines  # late: only this report is made

    desk = session.desk()
    return Made("\n".join(bulletin_lines(desk.bulletin(), desk.now(), session.settings.me)) + "\n")


def _handover(session: Session, asked: Asked) -> Made:
    from workbench.cli.commands.people import who_is_meant  # late: only this report is made
    from workbench.domain.item import ME
    from workbench.text.handover import pack_lines

    desk = session.desk()
    pack = desk.pack(who_is_meant(session, asked.what) if asked.what else ME)
    return Made("\n".join(pack_lines(pack, desk.now(), session.settings.me)) + "\n")


def _schedule(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.schedule import schedule_calendar, schedule_document

    scales = {"day": Scale.DAY, "week": Scale.WEEK, "month": Scale.MONTH}
    if asked.what and asked.what not in scales:
        raise UsageMistake(
            say=_("A schedule is of a day, a week or a month; “{text}” is none of these.").format(text=asked.what)
        )
    found = _schedule_of(session, period(scales[asked.what or "week"], asked.day))
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


def _week(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.week import Week, week_document

    whole = period(Scale.WEEK, asked.day)
    now: datetime = session.desk().now()
    days = [whole.first + timedelta(days=n) for n in range(7)]
    values = tuple(_values(session, each) for each in days if each <= now.date())
    coming = _schedule_of(session, whole.shifted(1))
    return Made("", week_document(Week(whole, values, coming, now, session.settings.me)))


def _duty(session: Session, asked: Asked, scale: Scale) -> Made:
    from workbench.cli.progress import counted  # late: only this report is made
    from workbench.domain.duty import days_of, duty
    from workbench.text.report.duty import NAMES, SECTIONS, duty_report
    from workbench.text.report.template import template

    found = _period(asked, scale)
    shape = template(NAMES[scale], tuple(SECTIONS), session.paths.config)
    desk = session.desk()
    now = desk.now()
    days = sum(1 for each in (found, found.shifted(-1)) for _day in days_of(each, now.date()))
    with counted(_("Reading the diary"), days) as step:

        def read(day: date) -> tuple[Entry, ...]:
            step()
            return desk.entries(day)

        gc.disable()  # a year of lines: none of them holds itself, and looking for circles takes a quarter of the time
        try:
            report = duty(found, read, desk.items.values(), desk.trail, now)
        finally:
            gc.enable()
    written = duty_report(report, shape, session.settings.me, figures=asked.figures)
    return Made(document=written.document, about=_named(found))


def _period(asked: Asked, scale: Scale) -> Period:
    """The period that was typed, or the one that the day lies in.

    Raises:
        UsageMistake: what was typed is none of this length.
    """
    from workbench.domain.periods import period  # late: only reports of periods need them
    from workbench.text.periods import read_period

    if not asked.what:
        return period(scale, asked.day)
    found = read_period(asked.what, asked.day)
    if found is None or found.scale is not scale:
        example = {1: "2026-12-28", 2: "2026-12", 3: "2026-Q4", 4: "2026"}[int(scale)]
        raise UsageMistake(
            say=_("“{text}” is no such period; {example} is one.").format(text=asked.what, example=example)
        )
    return found


def _named(found: Period) -> str:
    """A period in the name of a file: `2026`, `2026-Q4`, `2026-12`."""
    first = found.first
    quarter = f"{first.year}-Q{(first.month + 2) // 3}"
    return {4: str(first.year), 3: quarter, 2: f"{first:%Y-%m}"}.get(int(found.scale), first.isoformat())


def _year(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(session, asked, Scale.YEAR)


def _quarter(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(session, asked, Scale.QUARTER)


def _month(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(session, asked, Scale.MONTH)


REPORTS = {
    "diary": Report(PAPERS, "diary-{date}", _diary),
    "day": Report(PAPERS, "diary-{date}", _diary),
    "week": Report(PAPERS, "week-{date}", _week),
    "month": Report(PAPERS, "month-{date}", _month, what=True, figures=True),
    "quarter": Report(PAPERS, "quarter-{date}", _quarter, what=True, figures=True),
    "year": Report(PAPERS, "year-{date}", _year, what=True, figures=True),
    "schedule": Report((*PAPERS, CALENDAR), "schedule-{date}", _schedule, what=True),
    "agenda": Report(PAPERS, "agenda-{date}", _agenda),
    "bulletin": Report(PAPERS, "bulletin-{date}", _bulletin),
    "handover": Report(PAPERS, "handover-{date}", _handover, what=True),
    "json": Report(("json",), "desk-{date}", _whole_desk),
}
DIARY = frozenset({"diary", "day"})
"""The diary of a day: the day keeps in mind where it was written to."""
