"""The reports of a day, of a person, of a meeting, and of the whole desk."""

from __future__ import annotations

from datetime import date

from workbench.cli.reporting import Asked, Made
from workbench.cli.session import Session
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.report.values import DiaryValues

SIGNAL_DAYS = 7
"""So many days back early signs are told."""


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


def leader(session: Session, asked: Asked) -> Made:
    """The brief for a leader."""
    from datetime import timedelta  # late: only this report is made

    from workbench.cli.commands.people import who_is_meant
    from workbench.text.report.leader import leader_brief, leader_document

    if not asked.what:
        raise UsageMistake(say=_("For whom? `workbench export leader NAME`."))
    desk = session.desk()
    lately = [entry for back in range(SIGNAL_DAYS) for entry in desk.entries(asked.day - timedelta(days=back))]
    name, items = who_is_meant(session, asked.what), desk.store.open_items().values()
    found = leader_brief(name, asked.day, items, desk.bulletin(), lately, desk.now(), session.settings.me)
    return Made(document=leader_document(found))


def minutes(session: Session, asked: Asked) -> Made:
    """The minutes of a meeting.

    Raises:
        Refused: the meeting is restricted.
    """
    from workbench.text.report import minutes as words  # late: only this report is made

    if not asked.what:
        raise UsageMistake(say=_("Of which meeting? `workbench export minutes REF`."))
    desk, meeting = session.desk(), session.item(asked.what)
    if meeting.restricted:
        raise Refused(say=_("{ref} is restricted: nothing of it is exported.").format(ref=meeting.ref))
    children = [item for item in desk.items.values() if item.parent == meeting.id]
    found = words.minutes(meeting, desk.trail(meeting.id), children, desk.now(), session.settings.me)
    return Made(document=words.minutes_document(found), about=meeting.ref)
