"""How long the days were, and how much of them was overtime: only in a report whose template asks for it."""

from __future__ import annotations

from workbench.domain.attendance import Attended, attended
from workbench.i18n import _
from workbench.text.dates import clock, date_plain, minutes_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.text.report.markdown import Numbering
    from workbench.text.report.values import DiaryValues


def of_day(values: DiaryValues, number: Numbering) -> list[str]:
    """The stamps of the day, and what they come to."""
    found = _attended(values)
    return [f"- {day_words(found)}"] if found is not None else []


def of_days(days: Iterable[DiaryValues]) -> tuple[list[str], str]:
    """The same of several days, one each, and all of them together."""
    found = [one for one in map(_attended, days) if one is not None]
    whole = minutes_words(sum(one.minutes for one in found))
    over = minutes_words(sum(one.overtime for one in found))
    total = _("together {length}, overtime {overtime}").format(length=whole, overtime=over)
    return [f"{date_plain(one.day)}  {day_words(one)}" for one in found], total


def day_words(found: Attended) -> str:
    """`07:52–18:10 · 8 h 48 · overtime 40 minutes`."""
    if found.closed is None:
        return f"{clock(found.opened)}– · " + _("not closed")
    told = [f"{clock(found.opened)}–{clock(found.closed)}", minutes_words(found.minutes)]
    if found.overtime:
        told.append(_("overtime {length}").format(length=minutes_words(found.overtime)))
    return " · ".join(told)


def _attended(values: DiaryValues) -> Attended | None:
    return attended(values.day, values.hours) if values.day is not None else None
