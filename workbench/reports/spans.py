"""The reports of more than a day: schedule, week, month, quarter, year."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta

from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.reports.days import values_of
from workbench.reports.making import Asked, Made, Making, Piece, Source, book_of, made_with

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.domain.duty import Duty
    from workbench.domain.item import Item
    from workbench.domain.periods import Period, Scale
    from workbench.domain.statistics.digest import DayDigest
    from workbench.domain.statistics.mix import Mix
    from workbench.text.report.schedule import Schedule
    from workbench.text.report.sheet import Sheet


def schedule(source: Source, asked: Asked) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.schedule import of_person, schedule_calendar, schedule_document, schedule_template

    scales = {"day": Scale.DAY, "week": Scale.WEEK, "month": Scale.MONTH}
    if asked.what and asked.what not in scales:
        raise UsageMistake(
            say=_("A schedule is of a day, a week or a month; “{text}” is none of these.").format(text=asked.what)
        )
    shape = schedule_template(source.config)
    whole = period(scales[asked.what or "week"], asked.day)
    found = _schedule_of(source, whole)
    if asked.who:
        found = of_person(found, asked.who)
    elif asked.issue:
        source.desk.issue(whole, [item.id for item in found.placed])
    document = schedule_document(found, _sheet(source, found, asked.who), shape)
    return Made("", document, lambda: schedule_calendar(found, shape), len(found.withheld))


def _sheet(source: Source, found: Schedule, who: str) -> Sheet:
    from workbench.domain.item import Side  # late: only this report is made
    from workbench.text.report.sheet import Sheet

    settings = source.desk.settings
    leaders = [name for name, side in settings.people if side is Side.LEADER]
    attending = [name for item in found.placed for name in item.attend]
    return Sheet(
        found.period,
        found.placed,
        settings.me,
        tuple(dict.fromkeys([*leaders, *attending])),
        () if who else tuple(source.desk.issues(found.period)),
        settings.hours.is_workday,
        who,
    )


def _schedule_of(source: Source, whole: Period) -> Schedule:
    from workbench.text.report.schedule import schedule  # late: only this report is made

    desk = source.desk
    return schedule(whole, _standing(desk, whole), source.desk.settings.me, desk.now())


def _standing(desk: Desk, whole: Period) -> Iterator[Item]:
    """What may have to do with the days of a period: open items that name one, finished ones that stood on one."""
    yield from desk.store.open_items().values()
    today = desk.now().date()
    if whole.last < today:  # what was finished since stood in it as well
        yield from (item for item in desk.items.values() if item.closed_at is not None)
    day = whole.first
    while day <= min(whole.last, today):
        for entry in desk.entries(day):
            item = desk.items.get(entry.item) if entry.item is not None else None
            if item is not None:
                yield item
        day += timedelta(days=1)


def week(source: Source, asked: Asked) -> Making:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report.week import Week, week_document, week_template

    shape, book = week_template(source.config), book_of(source, asked)
    desk, whole = source.desk, period(Scale.WEEK, asked.day)
    now: datetime = desk.now()
    days = [whole.first + timedelta(days=n) for n in range(7)]
    trend = yield from _trend(desk, whole)
    values = tuple(values_of(desk, each) for each in days if each <= now.date())
    coming = _schedule_of(source, whole.shifted(1))
    found = Week(whole, values, coming, now, desk.settings.me, trend, book)
    return made_with(week_document(found, shape), asked, book)


def _trend(desk: Desk, whole: Period) -> Generator[Piece, None, tuple[Mix, ...]]:
    """What the work of the last weeks was, read day by day."""
    from workbench.domain.statistics.digest import digest  # late: only this report is made
    from workbench.domain.statistics.mix import mix, trend_of

    spans = trend_of(whole)
    days = [spans[0].first + timedelta(days=n) for n in range((spans[-1].last - spans[0].first).days + 1)]
    days = [day for day in days if day <= desk.today()]
    read: list[DayDigest] = []
    for day in days:
        read.append(digest(day, desk.entries(day)))
        yield Piece(len(read), len(days))
    return tuple(mix(span, read, desk.items) for span in spans)


def _duty(source: Source, asked: Asked, scale: Scale) -> Making:
    from workbench.domain.duty import duty_on  # late: only this report is made
    from workbench.domain.periods import days_of
    from workbench.text.report.duty import NAMES, SECTIONS, duty_report
    from workbench.text.report.template import template

    found = _period(asked, scale)
    shape = template(NAMES[scale], tuple(SECTIONS), source.config)
    desk = source.desk
    now = desk.now()
    count = sum(1 for each in (found, found.shifted(-1)) for _day in days_of(each, now.date()))
    working = duty_on(found, desk.entries, desk.items.values(), desk.trail, now)
    report = yield from _pieces(working, count)
    yield Piece(count, count)
    written = duty_report(report, shape, desk.settings.me, figures=asked.figures, seen=asked.seen)
    return Made(document=written.document, about=_named(found), figures=written.figures)


def _pieces(working: Generator[bool, None, Duty], count: int) -> Generator[Piece, None, Duty]:
    """The same work, told as so much of so much: days are counted, what is done beside them is not."""
    done = 0
    while True:
        try:
            done += next(working)
        except StopIteration as end:
            return end.value
        yield Piece(done, count)


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


def year(source: Source, asked: Asked) -> Making:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(source, asked, Scale.YEAR)


def quarter(source: Source, asked: Asked) -> Making:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(source, asked, Scale.QUARTER)


def month(source: Source, asked: Asked) -> Making:
    from workbench.domain.periods import Scale  # late: only this report is made

    return _duty(source, asked, Scale.MONTH)
