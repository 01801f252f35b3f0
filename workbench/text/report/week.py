"""The report of a week (周报): what came off, what did not, what waits for whom, and what the next week holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Domain, Item, State
from workbench.domain.order import order_key
from workbench.domain.percent import percent
from workbench.domain.periods import Period
from workbench.domain.shares import shares
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.figures import Figure, counted
from workbench.domain.statistics.mix import Mix
from workbench.domain.when import day_of
from workbench.i18n import _
from workbench.text.dates import clock, date_plain, minutes_words, when_full
from workbench.text.documents.model import Block, Cell, Column, Document, Heading, List, Paragraph, Row, Table
from workbench.text.report import week_day
from workbench.text.report.diary_left import carries, is_late
from workbench.text.report.figures import Book, put
from workbench.text.report.schedule import Schedule, placed_table, span_words, withheld_note
from workbench.text.report.template import ALL, Template, filled, template
from workbench.text.report.values import DiaryValues
from workbench.text.terms import domain_word, person


class Week(Frozen):
    """What the report is made from: its days as far as they have come, and the plan of the next week."""

    period: Period
    days: tuple[DiaryValues, ...]
    coming: Schedule
    now: datetime
    me: str = ""
    trend: tuple[Mix, ...] = ()
    """This week behind those before it."""
    book: Book | None = None
    """Keeps what each figure counts, where somebody will open them."""

    @property
    def finished(self) -> list[Item]:
        """Done in the week and not open again at its end, each once."""
        found = {item.id: item for day in self.days for item in day.finished()}
        return [item for item in found.values() if not self._is_open(item)]

    @property
    def last(self) -> DiaryValues | None:
        """The last of its days that has come."""
        return self.days[-1] if self.days else None

    @property
    def late(self) -> list[Item]:
        """Open, and the deadline past."""
        last = self.last
        return sorted((i for i in last.items.values() if is_late(i, last)), key=order_key) if last else []

    @property
    def carried(self) -> list[Item]:
        """Carried over on one of its days, and open still at its end."""
        found = {item.id: item for day in self.days for item, _to, _why in carries(day)}
        return [self._last_of(item) for item in found.values() if self._is_open(item)]

    def _last_of(self, item: Item) -> Item:
        """The item as it was on the last of the days."""
        return self.last.items.get(item.id, item) if self.last is not None else item

    def _is_open(self, item: Item) -> bool:
        """Whether there was work to do on it when the last of the days ended."""
        return self.last is not None and item.id in self.last.items and self.last.was_open(self.last.items[item.id])

    @property
    def waiting(self) -> list[Item]:
        """What waits for others when the last of the days ends."""
        last = self.last
        found = last.items.values() if last else ()
        return sorted((item for item in found if item.state is State.WAITING), key=order_key)

    def unasked(self) -> tuple[int, int]:
        """Known beforehand, and come unasked, over its days."""
        known = unasked = 0
        for day in self.days:
            record = day.day
            carried = [carry.item for carry in record.carried] if record else []
            sealed = record is not None and record.is_sealed
            found = shares(day.date, day.items, day.entries, sealed=sealed, carried=carried)
            known, unasked = known + found.known, unasked + found.unasked
        return known, unasked

    def worked(self) -> int:
        """Minutes worked."""
        return sum(spent.minutes for day in self.days for spent in digest(day.date, day.entries).spent)


def week_template(own: Path | None = None) -> Template:
    """The template of the report, the user's own where there is one."""
    return template("week", tuple(SECTIONS), own, most=ALL)


def week_document(week: Week, template: Template) -> Document:
    """The report; a section with nothing in it is left out."""
    blocks = filled(template, lambda section: SECTIONS[section.use](week, section.heading))
    blocks += withheld_note(len(_withheld(week) | week.coming.withheld))
    stand = _("as of {when}").format(when=f"{date_plain(week.now.date())} {clock(week.now)}")
    heads = [_("Kept by {name}").format(name=week.me)] if week.me else []
    return Document(template.title, tuple(blocks), span_words(week.period), (*heads, stand), week.me, week.now)


def _overview(week: Week, title: str) -> list[Block]:
    return [Paragraph(tuple(_summary(week)))]


def _next(week: Week, title: str) -> list[Block]:
    """What the next week holds."""
    blocks: list[Block] = [placed_table(week.coming)] if week.coming.placed else []
    rows = [Row(f"{when_full(i.due, week.now.date())} {_titled(i)}") for i in week.coming.due if i.due is not None]
    return [*blocks, Paragraph((_("Due:"),)), List(tuple(rows))] if rows else blocks


def _public(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if not item.restricted]


def _withheld(week: Week) -> set[int]:
    told = (*week.finished, *week.carried, *week.late, *week.waiting)
    return {item.id for item in told if item.restricted}


def _titled(item: Item) -> str:
    return _("{title} ({ref})").format(title=item.title, ref=item.ref)


def _summary(week: Week) -> list[str]:
    """The week in figures; what is restricted is counted, not named."""
    first = [_("Completed {n}").format(n=_put(week, _("completed"), week.finished))]
    for words, what, items in (
        (_("carried over {n}"), _("carried over"), week.carried),
        (_("late {n}"), _("late"), week.late),
        (_("waiting {n}"), _("waiting"), week.waiting),
    ):
        if items:
            first.append(words.format(n=_put(week, what, items)))
    lines = [_("; ").join(first) + _(".")]
    mine = week.trend[-1] if week.trend else None
    known, unasked = (mine.known, mine.unasked) if mine is not None else map(Figure, week.unasked())
    if known.value + unasked.value:
        share = percent(unasked.value, known.value + unasked.value)
        words = _("Known beforehand {known}, came unasked {unasked} ({percent}%)")
        told = words.format(
            known=put(week.book, _("known beforehand"), known),
            unasked=put(week.book, _("came unasked"), unasked),
            percent=share,
        )
        lines.append(told + _("."))
    lines += _initiative(week)
    if week.worked():
        lines.append(_("worked {minutes}").format(minutes=minutes_words(week.worked())) + _("."))
    return [line[:1].upper() + line[1:] for line in lines]


def _put(week: Week, what: str, items: Iterable[Item]) -> str:
    return put(week.book, what, counted(item.id for item in items))


def _initiative(week: Week) -> list[str]:
    """What nobody had to ask for (主动率), beside the weeks before; nothing while there was no work."""
    mine = week.trend[-1] if week.trend else None
    if mine is None or mine.initiative is None:
        return []
    words = _("Begun without being asked {own} of {all} ({percent}%)")
    own = put(week.book, _("begun without being asked"), mine.own)
    every = put(week.book, _("worked on"), counted((*mine.known.items, *mine.unasked.items)))
    text = words.format(own=own, all=every, percent=mine.initiative)
    before = [f"{one.initiative}%" for one in week.trend[:-1] if one.initiative is not None]
    if before:
        text += _("; ") + _("the weeks before: {trend}").format(trend=" ".join(before))
    return [text + _(".")]


def _done(week: Week, title: str) -> list[Block]:
    """By domain, where that is known of any; numbered through."""
    items = _public(week.finished)
    blocks: list[Block] = []
    number = 1
    groups = [(domain, [item for item in items if item.domain is domain]) for domain in (*Domain, None)]
    named = any(item.domain is not None for item in items)
    for domain, chosen in groups:
        if not chosen:
            continue
        if named:
            blocks.append(Heading(domain_word(domain) if domain is not None else _("Other"), 2))
        blocks.append(List(tuple(Row(_result(item, week)) for item in chosen), number))
        number += len(chosen)
    return blocks


def _result(item: Item, week: Week) -> str:
    text = _titled(item)
    if item.lead and item.lead != ME:
        text += f" {person(item.lead, week.me)}"
    return text + _(": ") + item.result if item.result else text


def _left(week: Week, title: str) -> list[Block]:
    """Late first, then what was carried over."""
    today = week.now.date()
    late = _public(week.late)
    told = {item.id for item in late}
    rows = [
        Row(_titled(item) + _(": ") + _("late, the deadline was {due}").format(due=when_full(item.due, today)))
        for item in late
        if item.due is not None
    ]
    for item in _public(week.carried):
        if item.id not in told:
            to = _(": ") + _("to {day}").format(day=date_plain(day_of(item.at))) if item.at is not None else ""
            rows.append(Row(_titled(item) + to))
    return [List(tuple(rows), 1)] if rows else []


def _waiting(week: Week, title: str) -> list[Block]:
    items = _public(week.waiting)
    if not items:
        return []
    columns = (
        Column(_("No."), lead=True),
        Column(_("Matter"), lead=True),
        Column(_("Lead")),
        Column(_("Waiting for")),
        Column(_("Next check")),
    )
    rows: list[tuple[Cell, ...]] = [
        (item.ref, item.title, person(item.lead or ME, week.me), item.waiting_on or "", _check(item)) for item in items
    ]
    return [Table(columns, tuple(rows), title)]


def _check(item: Item) -> Cell:
    return day_of(item.next_check) if item.next_check is not None else ""


SECTIONS: Mapping[str, Callable[[Week, str], list[Block]]] = {
    "overview": _overview,
    "done": _done,
    "left": _left,
    "waiting": _waiting,
    "times": week_day.times,
    "review": week_day.reviewed,
    "next": _next,
    "attendance": week_day.attendance,
}
"""What a template may use; each is told the heading above it."""
