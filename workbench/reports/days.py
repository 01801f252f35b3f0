"""The reports of a day, of a person, and of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.errors import Refused, UsageMistake
from workbench.i18n import _
from workbench.reports.making import Asked, Made, Making, Piece, Source, book_of, made_of
from workbench.reports.persons import who_is_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.text.report.values import DiaryValues

SIGNAL_DAYS = 7
"""So many days back early signs are told."""


def values_of(desk: Desk, day: date) -> DiaryValues:
    from workbench.text.report.values import diary_values  # late: only reports need them

    return diary_values(
        day,
        desk.day(day),
        desk.entries(day),
        desk.store.open_items(),
        desk.items,
        desk.now(),
        me=desk.settings.me,
        is_workday=desk.settings.hours.is_workday,
        hours=desk.settings.hours,
        questions=desk.settings.questions,
        trail=desk.trail,
    )


def diary(source: Source, asked: Asked) -> Made:
    from workbench.text.report.diary import diary_markdown, diary_template  # late: only this report is made

    book = book_of(source, asked)
    values = replace(values_of(source.desk, asked.day), book=book)
    return made_of(source, asked, book, diary_markdown(values, diary_template(source.config)))


def agenda(source: Source, asked: Asked) -> Making:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report import agenda as words  # late: the same

    desk, day, shape = source.desk, asked.day, words.agenda_template(source.config)
    week = desk.period_view(period(Scale.WEEK, day))
    yield Piece(0, 0)
    told, late = desk.told_last_week(day), desk.late()
    yield Piece(0, 0)
    items = desk.store.open_items().values()
    book = book_of(source, asked)
    regular = desk.still_to_come(week.period)
    found = words.agenda(day, desk.settings.me, week, items, told, late, regular).but(book=book)
    yield Piece(0, 0)
    since = period(Scale.WEEK, day).shifted(-1).first
    found = words.signs_told(found, desk.signs(), desk.tendencies(), since)
    return made_of(source, asked, book, words.agenda_markdown(found, shape))


def bulletin(source: Source, asked: Asked) -> Made:
    from workbench.text.bulletin import bulletin_lines, bulletin_template, told  # late: only this report is made

    desk, shape = source.desk, bulletin_template(source.config)
    book = book_of(source, asked)
    found = desk.bulletin()
    lines = bulletin_lines(found, desk.now(), desk.settings.me, shape, book)
    made = made_of(source, asked, book, "\n".join(lines) + "\n")
    return made._replace(told=tuple(line.item.id for line in told(found, shape)))


def handover(source: Source, asked: Asked) -> Made:
    from workbench.domain.item import ME
    from workbench.text.handover import handover_template, pack_lines

    desk = source.desk
    pack = desk.pack(who_is_meant(desk, asked.what) if asked.what else ME)
    book, shape = book_of(source, asked), handover_template(source.config)
    lines = pack_lines(pack, desk.now(), desk.settings.me, shape, book)
    return made_of(source, asked, book, "\n".join(lines) + "\n")


def leader(source: Source, asked: Asked) -> Made:
    """The brief for a leader."""
    from datetime import timedelta  # late: only this report is made

    from workbench.text.report.leader import leader_brief, leader_document, leader_template

    if not asked.what:
        raise UsageMistake(say=_("For whom? `workbench export leader NAME`."))
    desk = source.desk
    lately = [entry for back in range(SIGNAL_DAYS) for entry in desk.entries(asked.day - timedelta(days=back))]
    name, items = who_is_meant(desk, asked.what), desk.store.open_items().values()
    found = leader_brief(name, asked.day, items, desk.bulletin(), lately, desk.now(), desk.settings.me)
    return Made(document=leader_document(found, leader_template(source.config)))


def minutes(source: Source, asked: Asked) -> Made:
    """The minutes of a meeting.

    Raises:
        Refused: the meeting is restricted.
    """
    from workbench.text.report import minutes as words  # late: only this report is made

    if not asked.what:
        raise UsageMistake(say=_("Of which meeting? `workbench export minutes REF`."))
    desk, meeting = source.desk, source.desk.find(asked.what)
    if meeting.restricted:
        raise Refused(say=_("{ref} is restricted: nothing of it is exported.").format(ref=meeting.ref))
    children = [item for item in desk.items.values() if item.parent == meeting.id]
    found = words.minutes(meeting, desk.trail(meeting.id), children, desk.now(), desk.settings.me)
    return Made(document=words.minutes_document(found, words.minutes_template(source.config)), about=meeting.ref)
