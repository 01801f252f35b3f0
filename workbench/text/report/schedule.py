"""The schedule (日程安排) of a day, a week or a month as a document and as a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from workbench.domain.conflicts import conflicts, wanted
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item, State
from workbench.domain.periods import Period, Scale, period_of
from workbench.domain.when import day_of, sort_key
from workbench.i18n import _, is_chinese, ngettext, pgettext
from workbench.text.dates import clock, date_head, month, weekday_short
from workbench.text.documents.events import Calendar, Event
from workbench.text.documents.model import Block, Cell, Column, Document, List, Note, Paragraph, Row, Table
from workbench.text.planning import conflict_words
from workbench.text.report.sheet import Sheet, changed, grids, unfilled, version_of, version_words
from workbench.text.report.template import ALL, Section, Template, filled, template
from workbench.text.terms import person

_FINISHED = frozenset({State.DONE, State.CLOSED})


class Schedule(Frozen):
    """What stands in a period, restricted matters counted only."""

    period: Period
    me: str
    now: datetime
    placed: tuple[Item, ...]
    """With a day or a moment in the period, in order of time."""
    due: tuple[Item, ...]
    """With a deadline in it."""
    withheld: frozenset[int] = frozenset()


def schedule(period: Period, items: Iterable[Item], me: str, now: datetime) -> Schedule:
    """The schedule of `period` from items that may have to do with it."""
    known = [item for item in {item.id: item for item in items}.values() if _stands(item, period)]
    placed = [item for item in known if item.at is not None and _overlaps(item, period)]
    due = [
        item for item in known if item.due is not None and day_of(item.due) in period and item.state not in _FINISHED
    ]
    shown = [item for item in placed if not item.restricted]
    shown_due = [item for item in due if not item.restricted]
    return Schedule(
        period,
        me,
        now,
        tuple(sorted(shown, key=_place)),
        tuple(sorted(shown_due, key=lambda item: (sort_key(item.due, end_of_day=True), item.ref))),
        frozenset(item.id for item in (*placed, *due) if item.restricted),
    )


def _stands(item: Item, period: Period) -> bool:
    """Whether it may stand in the period: what was dropped, or finished before it began, is no appointment of it."""
    if item.state is State.DROPPED:
        return False
    return item.closed_at is None or item.closed_at.date() >= period.first


def _overlaps(item: Item, period: Period) -> bool:
    """Whether it stands on a day of the period; what is meant for a whole week or month stands on none of its days."""
    if item.at is None:
        return False
    mine = period_of(item)
    if mine is not None and mine.scale is not Scale.DAY:
        return False
    first = day_of(item.at)
    last = day_of(item.until) if item.until is not None else first
    return first <= period.last and last >= period.first


def _place(item: Item) -> tuple[object, ...]:
    day = day_of(item.at) if item.at is not None else date.max
    timed = isinstance(item.at, datetime)
    return day, timed, sort_key(item.at) if timed else (), item.ref


def of_person(found: Schedule, who: str) -> Schedule:
    """The schedule of one person: what wants them, and the deadlines of what they lead or help with."""

    def theirs(item: Item) -> bool:
        return any(who in (name, person(name, found.me)) for name in wanted(item))

    return found.but(
        placed=tuple(item for item in found.placed if theirs(item)),
        due=tuple(item for item in found.due if theirs(item)),
    )


def schedule_template(own: Path | None = None) -> Template:
    """The template of the schedule, the user's own where there is one."""
    return template("schedule", tuple(SECTIONS), own, words=("period", "version", "day"), most=ALL)


def schedule_document(found: Schedule, sheet: Sheet | None = None, shape: Template | None = None) -> Document:
    """The schedule to be printed and sent round; with its sheet, what must be seen to before it is issued."""
    shape = shape or schedule_template()
    words = {"period": _length(found.period), **version_of(sheet)}

    def said(section: Section) -> list[Block]:
        return SECTIONS[section.use](found, sheet, section.head(words=words))

    blocks = filled(shape, said, words)
    if not found.placed and not found.due:
        blocks.append(Paragraph((_("Nothing stands in these days."),)))
    blocks += withheld_note(len(found.withheld))
    head = [_("Kept by {name}").format(name=found.me)] if found.me else []
    if sheet is not None:
        head.append(version_words(sheet))
    title = shape.titled(**words)
    return Document(title, tuple(blocks), span_words(found.period), tuple(head), found.me, found.now)


def _changes(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    return changed(sheet) if sheet is not None else []


def _people(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    return grids(sheet, title) if sheet is not None else []


def _placed(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    return [placed_table(found, title)] if found.placed else []


def _due(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    return [_due_table(found, title)] if found.due else []


def _twice(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    clashes = conflicts(found.placed) if sheet is None or sheet.is_draft else []
    return [List(tuple(Row(conflict_words(one, found.me)) for one in clashes))] if clashes else []


def _unfilled(found: Schedule, sheet: Sheet | None, title: str) -> list[Block]:
    return unfilled(sheet) if sheet is not None else []


SECTIONS: Mapping[str, Callable[[Schedule, Sheet | None, str], list[Block]]] = {
    "changes": _changes,
    "people": _people,
    "placed": _placed,
    "due": _due,
    "twice": _twice,
    "unfilled": _unfilled,
}
"""What a template may use; each is told the heading above it."""


def withheld_note(count: int) -> list[Note]:
    """That something was left out, where something was."""
    if not count:
        return []
    words = ngettext("{n} restricted matter is withheld.", "{n} restricted matters are withheld.", count)
    return [Note(words.format(n=count))]


def _length(period: Period) -> str:
    """What it is a schedule of."""
    if period.scale is Scale.DAY:
        return pgettext("schedule of the", "day")
    return pgettext("schedule of the", "week") if period.scale is Scale.WEEK else pgettext("schedule of the", "month")


def span_words(period: Period) -> str:
    """From when to when, in full."""
    first, last = period.first, period.last
    if period.scale is Scale.DAY:
        return date_head(first)
    if period.scale is Scale.MONTH:
        return f"{first.year}年{first.month}月" if is_chinese() else f"{month(first)} {first.year}"
    return f"{first.isoformat()} – {last.isoformat()}"


def placed_table(found: Schedule, title: str = "") -> Table:
    """What stands on a day, one row each."""
    columns = (
        Column(_("Date"), lead=True),
        Column(_("Day")),
        Column(_("Time"), lead=True),
        Column(_("Matter"), lead=True),
        Column(_("Who")),
        Column(_("No.")),
        Column(_("State")),
    )
    rows = [(*_when_cells(item), item.title, _who(item, found.me), item.ref, _state(item)) for item in found.placed]
    return Table(columns, tuple(rows), title or _("Appointments and plans"))


def _when_cells(item: Item) -> tuple[Cell, Cell, Cell]:
    at = item.at
    if at is None:
        return "", "", ""
    day = day_of(at)
    return day, weekday_short(day), _times(item)


def _times(item: Item) -> str:
    if isinstance(item.at, datetime):
        end = item.until
        same = isinstance(end, datetime) and end.date() == item.at.date()
        return f"{clock(item.at)}–{clock(end)}" if same and isinstance(end, datetime) else clock(item.at)
    if item.until is not None and item.at is not None and day_of(item.until) > item.at:
        return pgettext("schedule", "to {day}").format(day=f"{day_of(item.until):%m-%d}")
    return ""


def _who(item: Item, me: str) -> str:
    """Who attends; otherwise who leads and helps."""
    names = item.attend or ((item.lead or ME), *item.support)
    return _(", ").join(dict.fromkeys(person(name, me) for name in names))


def _state(item: Item) -> str:
    if item.state in _FINISHED:
        return _("done")
    return _("fixed") if item.fixed else ""


def _due_table(found: Schedule, title: str) -> Table:
    columns = (
        Column(_("Date"), lead=True),
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Matter"), lead=True),
        Column(_("Lead")),
        Column(_("No.")),
    )
    rows: list[tuple[Cell, ...]] = []
    for item in found.due:
        if item.due is not None:
            day, time = day_of(item.due), clock(item.due) if isinstance(item.due, datetime) else ""
            rows.append((day, weekday_short(day), time, item.title, person(item.lead or ME, found.me), item.ref))
    return Table(columns, tuple(rows), title)


def schedule_calendar(found: Schedule, shape: Template | None = None) -> Calendar:
    """The same for a calendar of a phone or an office."""
    events = [_event(item, found.me) for item in found.placed]
    events += [_deadline(item, found.me) for item in found.due]
    title = (shape or schedule_template()).titled(period=_length(found.period))
    name = f"{title} {span_words(found.period)}"
    return Calendar(name, tuple(event for event in events if event is not None))


def _event(item: Item, me: str) -> Event | None:
    if item.at is None:
        return None
    return Event(
        uid=f"{_identity(item)}@workbench",
        title=item.title,
        start=item.at,
        end=item.until,
        minutes=item.minutes,
        changed_at=item.updated_at,
        lines=_told(item, me),
        area=item.area or "",
        done=item.state in _FINISHED,
    )


def _deadline(item: Item, me: str) -> Event | None:
    if item.due is None:
        return None
    return Event(
        uid=f"{_identity(item)}-due@workbench",
        title=item.title,
        start=item.due,
        changed_at=item.updated_at,
        lines=_told(item, me),
        area=item.area or "",
        is_deadline=True,
    )


def _identity(item: Item) -> str:
    """Never the same for two items, not of two desks either; the same for good for one."""
    return f"{item.ref}-{item.created_at.timestamp():.0f}"


def _told(item: Item, me: str) -> tuple[str, ...]:
    who = _("{field}: {value}").format(field=_("Who"), value=_who(item, me))
    return (item.ref, who, *(item.note or "").splitlines())
