"""The diary of a day as text, as it is or as it would be, and on its way into a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.domain.closing import carry_date
from workbench.domain.day import Carry, Day, day_id
from workbench.text.report.diary import diary_markdown, diary_template
from workbench.text.report.values import diary_values
from workbench.text.report.written import Written, write_report


def diary_text(desk: Desk, day: date, record: Day | None, own: Path | None = None) -> str:
    """The Markdown of a day whose record is `record`; `own` is the directory of the user's templates.

    Raises:
        Refused: the user's template cannot be used.
    """
    shape = diary_template(own)
    hours = desk.settings.hours
    values = diary_values(
        day,
        record,
        desk.entries(day),
        desk.store.open_items(),
        desk.items,
        desk.now(),
        me=desk.settings.me,
        is_workday=hours.is_workday,
        hours=hours,
        questions=desk.settings.questions,
    )
    return diary_markdown(values, shape)


def closed_already(desk: Desk, day: date, review: Sequence[str]) -> Day:
    """The record of the day as it will be once it is closed at this moment."""
    record = desk.day(day) or Day(day, day_id(day))
    to = carry_date(day, desk.now(), desk.settings.hours.is_workday)
    rest = (Carry(item.id, to) for item in desk.undecided(day))
    return replace(record, closed_at=desk.now(), review=tuple(review), carried=(*record.carried, *rest))


def write_diary(desk: Desk, folder: Path, day: date, own: Path | None = None) -> Written:
    """Write the diary of a day to its dated file, and note on the day where.

    Raises:
        Refused: the user's template cannot be used.
        OSError: it cannot be written; what was there is untouched.
    """
    record = desk.day(day)
    path = folder.expanduser().absolute() / f"diary-{day.isoformat()}.md"
    written = write_report(diary_text(desk, day, record, own), path, record.exports if record is not None else ())
    desk.exported(day, str(written.path))
    return written
