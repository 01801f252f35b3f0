"""What the diary screen shows: a day line by line, what is known about it, and the month it lies in."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.diary_page import Order, Part, Told
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.fold import Fold
from workbench.domain.ids import EntryId
from workbench.domain.register_lines import FILLS, MARK
from workbench.domain.shares import AFTER_CLOSE
from workbench.domain.timeline import Gap
from workbench.i18n import N_, _, ngettext
from workbench.text import dates, say
from workbench.text.dates import minutes_words
from workbench.text.elements import elements_of
from workbench.text.width import cells, wrap
from workbench.ui.card import Line
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

PROMPT = "prompt"
VISIT = "visit"
"""The part that a line above the day stands in."""
_INDENT = 8
_ICONS = {"✓": "ok", "➜": "q3", "≡": "q2", "▸": "focus", "▪": "muted", "✗": "bad"}
ORDER_WORDS = {
    Order.TIME: N_("by time"),
    Order.MATTER: N_("by matter"),
    Order.PERSON: N_("by person"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a page is painted."""

    width: int
    me: str


def page_rows(parts: Sequence[Part], order: Order, shape: Shape) -> list[Row]:
    """The rows of a day. The key of a line is the number of its last entry, that of a part its name."""
    rows: list[Row] = []
    for part in parts:
        if order is not Order.TIME:
            if rows:
                rows.append(Row(()))
            rows.append(_head(part, order, shape))
        for told in part.lines:
            rows += _told(told, part.name, shape, headed=order is Order.MATTER)
    return rows


def _head(part: Part, order: Order, shape: Shape) -> Row:
    name = part.name
    if not name:
        name = _("Nothing in particular") if order is Order.MATTER else _("Nobody in particular")
    words = f"{name}  {plain(part.title)}".rstrip() if order is Order.MATTER else plain(name)
    right = f" {minutes_words(part.minutes)}" if part.minutes else ""
    words = plain(words, max(8, shape.width - cells(right) - 4))
    rule = "─" * max(0, shape.width - cells(words) - cells(right) - 1)
    return Row((Bit(f"{words} ", "focus", bold=True), Bit(rule, "rule"), Bit(right, "ok", bold=True)))


def _told(told: Told, part: str, shape: Shape, *, headed: bool) -> Iterable[Row]:
    """A line with what was put right about it; `headed` by its matter it need not name it."""
    last = told.fold.last
    shown = told.fold
    if headed and last.kind is not EntryKind.EVENT:
        shown = Fold(tuple(entry.but(title=None) for entry in shown.entries))
    line = say.fold_line(shown, shape.me)
    righted = any(not entry.fact(FILLS) for entry in told.amendments)
    tone = "fg" if line.by_hand else "muted"
    time = dates.clock(told.fold.at)
    until = f"–{dates.clock(last.until)} " if last.until is not None else ""
    late = _("(after closing) ") if last.fact(AFTER_CLOSE) else ""
    key = (int(last.id), part)
    for index, text in enumerate(wrap(f"{until}{late}{line.text}", max(12, shape.width - _INDENT)) or [""]):
        bits = (
            Bit((time if not index else "").ljust(6), "muted"),
            Bit((line.icon if not index else "").ljust(2), _ICONS.get(line.icon, tone), bold=line.by_hand),
            Bit(text, "faint" if righted else tone, strike=righted),
        )
        yield Row(bits, key if not index else None)
    for entry in told.amendments:
        yield from _amendment(entry, shape)


def _amendment(entry: Entry, shape: Shape) -> Iterable[Row]:
    """A correction, or what was filled in, with the moment it was written."""
    written = entry.written_at
    moment = dates.clock(written) if written.date() == entry.at.date() else f"{written:%m-%d} {dates.clock(written)}"
    mark = entry.fact(MARK)
    if mark is not None:
        said = _("restricted {when}") if mark == "1" else _("shown again {when}")
        yield Row((Bit("        "), Bit("↳ ", "warn"), Bit(said.format(when=moment), "muted")))
        return
    if beside := say.after_words(entry):
        yield Row((Bit("        "), Bit("↳ ", "warn"), Bit(plain(beside), "muted")))
        return
    text = plain(entry.text)
    words = _("added {when}: {text}") if entry.fact(FILLS) else _("corrected {when}: {text}")
    for index, line in enumerate(wrap(words.format(when=moment, text=text), max(12, shape.width - _INDENT - 2))):
        yield Row((Bit("        "), Bit("↳ " if not index else "  ", "warn"), Bit(line, "fg")))


def gap_rows(gaps: Sequence[Gap], width: int) -> list[Row]:
    """Stretches of which nothing tells; Enter writes a line about one."""
    rows: list[Row] = []
    for gap in gaps:
        words = _("nothing is known of {length}: Enter writes it down").format(length=minutes_words(gap.minutes))
        span = f"{dates.clock(gap.start)}–{dates.clock(gap.end)}"
        rows.append(Row((Bit(f"{span}  ", "warn"), Bit(plain(words, max(8, width - 14)), "muted")), gap))
    return rows


def visit_rows(visits: Sequence[Entry], shown: Sequence[Entry], width: int) -> list[Row]:
    """Who is in the house, above the day, until they have left; masked as their lines are `shown`."""
    words = {entry.id: entry.text for entry in shown if entry.restricted}
    rows: list[Row] = []
    for visit in visits:
        text = plain(_("here: {text}").format(text=words.get(visit.id, visit.text)), max(8, width - _INDENT))
        bits = (Bit(dates.clock(visit.at).ljust(6), "warn"), Bit("» ", "warn", bold=True), Bit(text, "warn"))
        rows.append(Row(bits, (int(visit.id), VISIT)))
    return rows


def prompt_row(writable: bool) -> Row:
    """The line that is always ready."""
    words = _("i writes a line; typing Chinese captures") if writable else _("Open for reading only.")
    return Row((Bit("      "), Bit("› ", "focus"), Bit(words, "faint")), PROMPT)


# Beside it --------------------------------------------------------------------------------------------------------


def month_lines(shown: date, today: date, written: Collection[date]) -> list[Line]:
    """The month of the day shown: days of which something is written are marked."""
    lines: list[Line] = [(Bit(f" {dates.month(shown)} {shown.year}", "focus", bold=True),)]
    week = [dates.weekday_short(date(2026, 1, 5) + timedelta(days=n)) for n in range(7)]
    short = [word[-1] if not word.isascii() else word[:2] for word in week]
    lines.append(tuple(Bit(" " * (4 - cells(word)) + word, "muted") for word in short))
    for days in calendar.Calendar().monthdatescalendar(shown.year, shown.month):
        lines.append(tuple(_day_bit(day, shown, today, written) for day in days))
    return lines


def _day_bit(day: date, shown: date, today: date, written: Collection[date]) -> Bit:
    if day.month != shown.month:
        return Bit("    ")
    number = f"{day.day}".rjust(2)
    if day == shown:
        return Bit(f"[{number}]", "focus", bold=True)
    mark = "▪" if day in written else " "
    return Bit(f" {mark}{number}", "fg" if day in written else "faint", bold=day == today)


def fact_lines(entries: Sequence[Entry], worked: int, gaps: Sequence[Gap], width: int) -> list[Line]:
    """The day in a few figures."""
    kinds: dict[EntryKind, int] = {}
    for entry in entries:
        if entry.kind not in (EntryKind.EVENT, EntryKind.NOTE) and entry.amends is None:
            kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    lines: list[Line] = [
        (Bit(" " + ngettext("{n} line", "{n} lines", len(entries)).format(n=len(entries)), "fg"),),
    ]
    if worked:
        lines.append((Bit(" " + _("worked {length}").format(length=minutes_words(worked)), "ok"),))
    if gaps:
        total = sum(gap.minutes for gap in gaps)
        lines.append((Bit(" " + _("unknown {length}").format(length=minutes_words(total)), "warn"),))
    if kinds:
        told = [f"{say.kind_word(kind)} {n}" for kind, n in sorted(kinds.items(), key=lambda pair: -pair[1])]
        lines += [(Bit(f" {line}", "muted"),) for line in wrap(" · ".join(told), max(8, width - 1))]
    return lines


def last_year(day: date) -> date:
    """This day a year before; of 29 February the day before."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def entry_of(key: object, entries: Iterable[Entry]) -> Entry | None:
    """The entry of a row's key."""
    if not isinstance(key, tuple):
        return None
    wanted = EntryId(int(key[0]))  # pyright: ignore[reportUnknownArgumentType]
    return next((entry for entry in entries if entry.id == wanted), None)


def people_of(entry: Entry, names: Sequence[str]) -> list[str]:
    """Everybody a line names: as kept with it, as called in its words, or as it begins."""
    found = list(entry.people)
    if entry.kind is not EntryKind.EVENT:
        called = [name for name in names if name in entry.text]
        found += [name for name in called if not any(name != other and name in other for other in called)]
        if not found:
            elements = elements_of(entry.kind, entry.text, dict(entry.data))
            found += [elements[name] for name in ("who", "by", "decider") if name in elements]
    return found
