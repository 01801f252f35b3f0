"""The rows of the book of routines: what comes again, procedures, what asks to become a routine; one of them in full;
and the rules page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.desk.regular import Regularity
from workbench.domain.born import next_time, title_for
from workbench.domain.hours import Workday
from workbench.domain.ids import ItemId, RoutineId
from workbench.domain.item import Item
from workbench.domain.kept import Kept, Stand, kept
from workbench.domain.routine import Routine
from workbench.i18n import _
from workbench.text.dates import when_spoken
from workbench.text.regular_words import initiative_words, pattern_words
from workbench.text.routine_words import DOTS, quota_words, risk_words, rule_words, standard_word, step_line
from workbench.text.terms import person
from workbench.text.width import cells
from workbench.ui.card import Line, flow, paragraph
from workbench.ui.masking import masked
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

STALE_DAYS = 365
"""After so long a rule is to be looked over again."""
_DOTS = 8
"""So many of its last times are shown in the list."""
_DAY = 15
"""Cells of a day with its weekday."""
_ROLES = {Kept.IN_TIME: "ok", Kept.LATE: "warn", Kept.OPEN: "muted", Kept.DROPPED: "faint"}


@dataclass(frozen=True, slots=True)
class Of:
    """What a row stands for: a routine, a pattern by its place, an item, or the set to begin with."""

    routine: RoutineId | None = None
    pattern: int | None = None
    item: ItemId | None = None
    starter: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """A line that is only read."""

    line: int


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is shown."""

    routines: Sequence[Routine]
    history: dict[RoutineId, tuple[Item, ...]]
    quotas: Sequence[tuple[Routine, Stand]]
    found: Regularity | None
    """What is regular; None before the first look."""
    today: date
    is_workday: Workday
    me: str
    starters: int
    """How many the set to begin with holds."""


def heading(words: str, count: int | None, width: int) -> Row:
    """A heading with its rule."""
    number = "" if count is None else f" {count} "
    return Row(
        (
            Bit(f" {words} ", "focus", bold=True),
            Bit("─" * max(0, width - cells(words) - cells(number) - 2), "rule"),
            Bit(number, "focus", bold=True),
        )
    )


def book_rows(book: Book, width: int) -> list[Row]:
    """What comes again, then procedures, then what asks to become a routine."""
    regular = [routine for routine in book.routines if routine.rule is not None]
    by_hand = [routine for routine in book.routines if routine.rule is None]
    rows = [heading(_("Routines"), len(regular), width)]
    room = _title_room(book, width)
    rows += [routine_row(routine, book, width, room) for routine in regular]
    if not book.routines:
        rows.append(Row((Bit("   " + _("Nothing is written down yet. n writes a line down."), "muted"),)))
        offer = _("Take the set to begin with ({n})").format(n=book.starters)
        rows.append(Row((Bit("   + ", "focus", bold=True), Bit(offer, "fg")), Of(starter=True)))
    if by_hand:
        rows += [Row(()), heading(_("Procedures, started by hand"), len(by_hand), width)]
        rows += [routine_row(routine, book, width, room) for routine in by_hand]
    found = book.found
    if found is not None and found.patterns:
        rows += [Row(()), heading(_("Make it a routine?"), len(found.patterns), width)]
        rows += [
            Row((Bit("   + ", "focus", bold=True), Bit(plain(pattern_words(each, found.days)))), Of(pattern=n))
            for n, each in enumerate(found.patterns)
        ]
    return rows


def _title_room(book: Book, width: int) -> int:
    """Cells for the titles: as many as the longest takes, and not more than half."""
    longest = max((cells(shown_title(routine, book)) for routine in book.routines), default=0)
    return max(10, min(longest, (width - _DAY - _DOTS) // 2))


def routine_row(routine: Routine, book: Book, width: int, room: int) -> Row:
    """Title, when, the next day, its last times: what may be drawn two cells wide stands at the end."""
    title = plain(shown_title(routine, book), room)
    left = max(8, width - room - _DAY - _DOTS - 4)
    about, following = plain(rule_words(routine), left), _next_words(routine, book)
    bits = [
        Bit(f" {title}{' ' * (room + 2 - cells(title))}", "fg" if routine.active else "faint", bold=routine.active),
        Bit(about + " " * (left + 1 - cells(about)), "muted"),
        Bit(following + " " * max(1, _DAY - cells(following)), "fixed" if routine.active else "faint"),
    ]
    return Row((*bits, *dot_bits(book.history.get(routine.id, ())[-_DOTS:], book.today)), Of(routine.id))


def shown_title(routine: Routine, book: Book) -> str:
    """Its title as its next item will have it."""
    time = next_time(routine, book.today, book.is_workday)
    return title_for(routine, time.named if time else book.today, book.is_workday)


def _next_words(routine: Routine, book: Book) -> str:
    if not routine.active:
        return _("paused")
    time = next_time(routine, book.today, book.is_workday)
    return when_spoken(time.day.isoformat(), book.today) if time else ""


def dot_bits(history: Sequence[Item], today: date) -> list[Bit]:
    """Its last times, one sign each, the newest at the end."""
    went = [kept(item, today) for item in history]
    return [Bit(DOTS[each], _ROLES[each]) for each in went]


# One of them in full ----------------------------------------------------------------------------------------------


def card_rows(routine: Routine, book: Book, width: int) -> list[Row]:
    """Everything about a routine; its items can be opened."""
    history = book.history.get(routine.id, ())
    rows = [heading(f"{plain(routine.title, width - 16)} · {_('version {n}').format(n=routine.version)}", None, width)]
    rows += [Row(line) for line in _facts(routine, book, width)]
    if routine.steps:
        rows += [Row(()), *[Row(line) for line in path_lines(routine, width)], Row(())]
        rows += [Row((Bit(f"   {line}"),)) for step in routine.steps for line in paragraph(step_line(step), width - 4)]
    rows += rule_lines(routine, width)
    if history:
        rows += [Row(()), heading(_("Its last times"), len(history), width)]
        rows += [_history_row(item, book.today, width) for item in reversed(history)]
    # The cursor goes through all of it: so it is read from its beginning, and scrolled line by line.
    return [row if row.key is not None else replace(row, key=At(n)) for n, row in enumerate(rows)]


def path_lines(routine: Routine, width: int) -> list[Line]:
    """The way from step to step, drawn: 结账 ─ 汇总 ─ 核对 ─ 上报; what is required stands out."""
    pieces: list[Sequence[Bit]] = []
    for n, step in enumerate(routine.steps):
        join = [Bit("─ ", "rule")] if n else []
        pieces.append((*join, Bit(plain(step.text, 24), "q1" if step.required else "fg", bold=step.required)))
    return [(Bit("   "), *line) for line in flow(pieces, width - 4, gap=1)]


def _facts(routine: Routine, book: Book, width: int) -> list[Line]:
    stands = [stand for each, stand in book.quotas if each.id == routine.id]
    facts = [
        (_("When"), rule_words(routine), "fg"),
        (_("Next"), _next_words(routine, book), "fixed"),
        (_("Lead time"), _("{n} days").format(n=routine.lead_days) if routine.lead_days else "", "fg"),
        (_("Lead"), person(routine.default("lead") or "", book.me), "fg"),
        (_("Quota"), quota_words(stands[0], routine.title) if stands else "", _pressing(stands)),
        (_("Risk"), risk_words(routine, book.history.get(routine.id, ())), "warn"),
        (_("Basis"), routine.basis or "", "fg"),
        (_("Looked over"), *looked_over(routine, book.today)),
    ]
    pieces = [(Bit(f"{name} ", "muted"), Bit(plain(value, width - 20), role)) for name, value, role in facts if value]
    return [(Bit("   "), *line) for line in flow(pieces, width - 4)]


def _pressing(stands: Sequence[Stand]) -> str:
    return "warn" if any(stand.is_pressing for stand in stands) else "ok"


def looked_over(routine: Routine, today: date) -> tuple[str, str]:
    """When its rule was last looked over, and the colour of that."""
    if routine.reviewed_on is None:
        return _("never"), "muted"
    late = (today - routine.reviewed_on).days > STALE_DAYS
    return routine.reviewed_on.isoformat(), "warn" if late else "fg"


def _history_row(item: Item, today: date, width: int) -> Row:
    (dot,) = dot_bits([item], today)
    item = masked(item)
    result = plain(item.result or item.drop_reason or "", width // 3)
    title = plain(item.title, width - 20 - cells(result))
    bits = (Bit(f"   {item.ref}  ", "muted"), Bit(f"{title}  "), Bit(f"{result} ", "muted"), dot)
    return Row(bits, Of(item=item.id))


# The rules page ---------------------------------------------------------------------------------------------------


def rule_lines(routine: Routine, width: int) -> list[Row]:
    """May, may not, how, to what standard."""
    rows: list[Row] = []
    for name, text in routine.standard:
        label = f"   {standard_word(name)}: "
        indent = " " * cells(label)
        for n, line in enumerate(paragraph(text, width - cells(label) - 1)):
            rows.append(Row((Bit(indent if n else label, "q1" if name == "may_not" else "muted"), Bit(line))))
    return rows


def posted_rows(book: Book, width: int) -> list[Row]:
    """Every rule in plain view, those first which were not looked over for longest."""
    posted = [routine for routine in book.routines if routine.standard or any(s.standard for s in routine.steps)]
    posted.sort(key=lambda routine: (routine.reviewed_on or date.min, routine.id))
    rows = [heading(_("Rules"), len(posted), width)]
    if not posted:
        rows.append(Row((Bit("   " + _("No rule is written down: `standard` in the file of a routine."), "muted"),)))
    for routine in posted:
        words, role = looked_over(routine, book.today)
        over = f"{_('Looked over')} {words}"
        title = plain(shown_title(routine, book), max(8, width - cells(over) - 4))
        gap = " " * max(1, width - cells(title) - cells(over) - 2)
        rows.append(Row((Bit(f" {title}", "fg", bold=True), Bit(gap), Bit(over, role)), Of(routine.id)))
        rows += rule_lines(routine, width)
        rows += [
            Row((Bit(f"     {plain(step.text, 24)}: ", "muted"), Bit(plain(step.standard or ""))))
            for step in routine.steps
            if step.standard
        ]
    return rows


def foot_lines(book: Book, width: int) -> list[Line]:
    """What stands above the list: quotas, and whose move the work was."""
    pieces: list[Sequence[Bit]] = [
        (Bit(quota_words(stand, routine.title), "warn" if stand.is_pressing else "ok", bold=stand.is_pressing),)
        for routine, stand in book.quotas
    ]
    if book.found is not None:
        pieces.append((Bit(initiative_words(book.found.weeks), "muted"),))
    return flow(pieces, width)
