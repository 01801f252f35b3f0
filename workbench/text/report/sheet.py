"""The schedule sheet (日程安排表): people by days, as an office issues it, with what was changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from workbench.domain.conflicts import wanted
from workbench.domain.frozen import Frozen
from workbench.domain.hours import Workday, weekday_is_workday
from workbench.domain.issued import Amended, Amendment, Issue, Slot, amendments, slots
from workbench.domain.item import ME, Item
from workbench.domain.periods import Period, Scale
from workbench.domain.when import day_of
from workbench.i18n import _, is_chinese
from workbench.text.dates import clock, date_plain, weekday_short
from workbench.text.documents.model import Block, Cell, Column, Heading, List, Row, Table
from workbench.text.terms import person

_WEEK = 7


class Sheet(Frozen):
    """People and days, and what is behind them."""

    period: Period
    placed: tuple[Item, ...]
    me: str
    leaders: tuple[str, ...]
    """They stand first, and every working day of theirs is looked at."""
    issued: tuple[Issue, ...] = ()
    """Its versions, the newest last."""
    is_workday: Workday = weekday_is_workday
    only: str = ""
    """One person's sheet."""

    @property
    def people(self) -> list[str]:
        """Leaders, then everybody who is wanted, this desk last."""
        named = [name for item in self.placed for name in wanted(item)]
        leaders = [name for name in self.leaders if name != ME]
        known = [*leaders, *sorted(name for name in set(named) - {*leaders, ME}), ME]
        if self.only:
            return [name for name in known if person(name, self.me) == self.only or name == self.only]
        return [name for name in known if name in leaders or name in named]

    @property
    def days(self) -> list[date]:
        """Those on which somebody works or something stands."""
        taken = {day for item in self.placed for day in days_of(item, self.period)}
        every = (self.period.first + timedelta(days=n) for n in range((self.period.last - self.period.first).days + 1))
        return [day for day in every if day in taken or self.is_workday(day)]

    @property
    def is_draft(self) -> bool:
        """Not issued yet, or otherwise than the newest version says."""
        return not self.issued or bool(amendments(self.issued[-1].slots, slots(self.placed)))

    @property
    def base(self) -> Issue | None:
        """The version that readers have, or had before this one."""
        known = self.issued if self.is_draft else self.issued[:-1]
        return known[-1] if known else None

    @property
    def changes(self) -> list[Amendment]:
        """What is otherwise than in that version."""
        return amendments(self.base.slots, slots(self.placed)) if self.base is not None else []


def days_of(item: Item, period: Period) -> Iterable[date]:
    """The days of a period that an item stands on."""
    if item.at is None:
        return []
    first = max(day_of(item.at), period.first)
    last = min(max(day_of(item.until), day_of(item.at)) if item.until is not None else day_of(item.at), period.last)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def changed(sheet: Sheet) -> list[Block]:
    """What is otherwise than in the version that readers have."""
    rows = tuple(Row(amendment_words(one, sheet.me)) for one in sheet.changes)
    return [List(rows, 1)] if rows else []


def version_of(sheet: Sheet | None) -> dict[str, str]:
    """That version and its day, for the heading above the changes."""
    base = sheet.base if sheet is not None else None
    return {"version": str(base.version), "day": date_plain(base.at.date())} if base is not None else {}


def grids(sheet: Sheet, title: str) -> list[Block]:
    """People by days."""
    return _grids(sheet, title) if sheet.people and sheet.placed else []


def unfilled(sheet: Sheet) -> list[Block]:
    """Before it is issued: the working days of leaders on which nothing stands."""
    empty = _empty(sheet) if sheet.is_draft else []
    return [List(tuple(empty))] if empty else []


def _grids(sheet: Sheet, title: str) -> list[Block]:
    """One table for a week; a month has one for each of its weeks."""
    days = sheet.days
    if sheet.period.scale is not Scale.MONTH:
        return [_grid(sheet, days, title)]
    weeks: dict[tuple[int, int], list[date]] = {}
    for day in days:
        weeks.setdefault(day.isocalendar()[:2], []).append(day)
    blocks: list[Block] = []
    for mine in weeks.values():
        name = f"{mine[0]:%m-%d} – {mine[-1]:%m-%d}"
        blocks += [Heading(name, 2, numbered=False), _grid(sheet, mine, name)]
    return blocks


def _grid(sheet: Sheet, days: Sequence[date], name: str) -> Table:
    columns = [Column(_("Person"), lead=True), *(Column(f"{weekday_short(day)} {day:%m-%d}") for day in days)]
    rows: list[tuple[Cell, ...]] = []
    for who in sheet.people:
        mine = [item for item in sheet.placed if who in wanted(item)]
        rows.append((person(who, sheet.me), *(_cell(mine, day, sheet.period) for day in days)))
    return Table(tuple(columns), tuple(rows), name)


def _cell(items: Iterable[Item], day: date, period: Period) -> str:
    return _("; ").join(_timed(item, day) for item in items if day in days_of(item, period))


def _timed(item: Item, day: date) -> str:
    begins = isinstance(item.at, datetime) and item.at.date() == day
    return f"{clock(item.at)} {item.title}" if begins and isinstance(item.at, datetime) else item.title


def _empty(sheet: Sheet) -> list[Row]:
    """For each leader the working days on which nothing stands."""
    rows: list[Row] = []
    for who in sheet.leaders:
        if who == ME:
            continue  # a desk has work enough without an appointment
        if sheet.only and who != sheet.only:
            continue
        taken = {day for item in sheet.placed if who in wanted(item) for day in days_of(item, sheet.period)}
        free = [day for day in sheet.days if day not in taken and sheet.is_workday(day)]
        if free:
            days = _(", ").join(f"{weekday_short(day)} {day:%m-%d}" for day in free)
            rows.append(Row(_("{who}: {days}").format(who=who, days=days)))
    return rows


def amendment_words(one: Amendment, me: str) -> str:
    """`总结会（2026-0899）：12月31日 周四 14:30 改为 16:00`."""
    slot = one.slot
    title = _("{title} ({ref})").format(title=slot.title, ref=slot.ref)
    if one.what is Amended.NEW:
        return _("New on {when}: {what}").format(when=_when(slot), what=title)
    if one.what is Amended.CANCELLED:
        return _("Taken off {when}: {what}").format(when=_when(slot), what=title)
    if one.what is Amended.MOVED and one.before is not None:
        return _("{what}: {before} becomes {now}").format(what=title, before=_when(one.before), now=_when(slot))
    people = _(", ").join(person(name, me) for name in slot.who)
    return _("{what}, {when}: now with {people}").format(what=title, when=_when(slot), people=people)


def _when(slot: Slot) -> str:
    day = day_of(slot.at)
    text = f"{day.month}月{day.day}日 {weekday_short(day)}" if is_chinese() else f"{weekday_short(day)} {day:%m-%d}"
    if isinstance(slot.at, datetime):
        text += f" {clock(slot.at)}"
        if isinstance(slot.until, datetime) and slot.until.date() == day:
            text += f"–{clock(slot.until)}"
    elif slot.until is not None and day_of(slot.until) > day:
        text += f" – {day_of(slot.until):%m-%d}"
    return text


def version_words(sheet: Sheet) -> str:
    """Which version it is: issued and when, issued and changed since, or not issued yet."""
    if not sheet.issued:
        return _("draft, not issued yet")
    last = sheet.issued[-1]
    when = f"{date_plain(last.at.date())} {clock(last.at)}"
    if sheet.is_draft:
        return _("draft; version {n} was issued {when}").format(n=last.version, when=when)
    return _("version {n}, issued {when}").format(n=last.version, when=when)
