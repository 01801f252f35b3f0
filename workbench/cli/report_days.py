"""The reports of a day, of a person, of a meeting, and of the whole desk."""

from __future__ import annotations

from datetime import date

from workbench.cli.reporting import Asked, Made
from workbench.cli.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.report.values import DiaryValues


def values_of(session: Session, day: date) -> DiaryValues:
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


def diary(session: Session, asked: Asked) -> Made:
    from workbench.text.report.diary import diary_markdown  # late: only this report is made

    return Made(diary_markdown(values_of(session, asked.day)))


def whole_desk(session: Session, asked: Asked) -> Made:
    from workbench.cli.whole_desk import desk_json  # late: only this report is made

    return Made(desk_json(session.desk()))


def agenda(session: Session, asked: Asked) -> Made:
    from workbench.domain.periods import Scale, period  # late: only this report is made
    from workbench.text.report import agenda as words  # late: the same

    desk, day = session.desk(), asked.day
    week = desk.period_view(period(Scale.WEEK, day))
    told, late = desk.told_last_week(day), desk.late()
    items = desk.store.open_items().values()
    return Made(words.agenda_markdown(words.agenda(day, session.settings.me, week, items, told, late)))


def bulletin(session: Session, asked: Asked) -> Made:
    from workbench.text.bulletin import bulletin_lines  # late: only this report is made

    desk = session.desk()
    return Made("\n".join(bulletin_lines(desk.bulletin(), desk.now(), session.settings.me)) + "\n")


def handover(session: Session, asked: Asked) -> Made:
    from workbench.cli.commands.people import who_is_meant  # late: only this report is made
    from workbench.domain.item import ME
    from workbench.text.handover import pack_lines

    desk = session.desk()
    pack = desk.pack(who_is_meant(session, asked.what) if asked.what else ME)
    return Made("\n".join(pack_lines(pack, desk.now(), session.settings.me)) + "\n")
