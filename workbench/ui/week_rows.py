"""How a week is painted: the head of a day with its load, an item in it, a row of what is coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.derive import length, quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.lookahead import Ahead, Coming
from workbench.domain.periods import Scale
from workbench.domain.today import Capacity
from workbench.domain.weeks import FINISHED, PartView
from workbench.domain.when import day_of
from workbench.i18n import _
from workbench.text import dates
from workbench.text.periods import period_short, planned_words, span
from workbench.text.planning import SEPARATOR, detail_parts, why_word
from workbench.text.width import cells
from workbench.ui.item_rows import Lens, short_minutes, unplaced_row
from workbench.ui.masking import hides, masked
from workbench.ui.painter import Bit, plain, spread, titled

WHEN = 6
"""Cells for the time of an item, or for its day in a part that has several."""
PERIOD = 9
"""Cells for the week or the month of what has no day."""
BAR = 10
NARROW = 60
"""Cells below which the head of a part does without its bar."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the rows depend on besides their items."""

    lens: Lens
    clashing: frozenset[ItemId] = frozenset()
    """Items for which somebody is wanted twice."""
    proposed: frozenset[ItemId] = frozenset()
    """Items shown where a plan would put them."""

    @property
    def today(self) -> date:
        return self.lens.now.date()


def part_name(part: PartView, today: date) -> str:
    """`Mon 28`, or the week, month or quarter."""
    found = part.period
    if found.scale is Scale.DAY:
        return f"{dates.weekday_short(found.first)} {found.first.day:2d}"
    name = period_short(found, today)
    return f"{name}  {span(found)}" if found.scale > Scale.WEEK else span(found)


def load_bits(load: Capacity, wide: int) -> list[Bit]:
    """How full: what is fixed, what is planned, what is free, in three textures; and the figures."""
    if not load.available and not load.planned:
        return []
    text = f" {short_minutes(load.planned)}/{short_minutes(load.available)}"
    too_much = bool(load.over and load.available)  # what stands on a day off was put there knowingly
    figures = [Bit(text.ljust(12), "q1" if too_much else "fg", bold=too_much)]
    if wide <= 0 or not load.available:
        return figures
    fixed = min(wide, round(wide * load.fixed / load.available))
    taken = min(wide, round(wide * load.planned / load.available))
    role = "q1" if too_much else "q2"
    return [
        Bit("█" * fixed, "fixed"),
        Bit("▓" * max(0, taken - fixed), role),
        Bit("░" * (wide - max(fixed, taken)), "rule"),
        *figures,
    ]


def part_head(part: PartView, look: Look, width: int, label: str, *, opened: bool, strong: bool) -> list[Bit]:
    """The head of a day: whether it is unfolded, its name, its load, and what was finished."""
    today = look.today
    is_today = today in part.period and part.period.scale is Scale.DAY
    past = part.period.last < today
    role = "focus" if is_today else "muted" if past or not part.works else "fg"
    left = [
        Bit(" ▾ " if opened else " ▸ ", "muted"),
        Bit(part_name(part, today) + "  ", role, bold=strong or is_today),
        *load_bits(part.load, BAR if width >= NARROW else 0),
    ]
    if part.load.over and part.load.available and not past:
        left.append(Bit(_("over by {minutes}").format(minutes=short_minutes(part.load.over)) + " ", "q1", bold=True))
    if is_today:
        left.append(Bit(_("today") + " ", "focus"))
    if label:
        left.append(Bit(plain(label, 20), "warn"))
    elif not part.works:
        left.append(Bit(_("day off"), "faint" if not strong else "muted"))
    right: list[Bit] = []
    if part.tally is not None and part.tally.worked and width >= NARROW:
        text = _("planned {planned}, worked {worked}").format(
            planned=short_minutes(part.tally.planned), worked=short_minutes(part.tally.worked)
        )
        right.append(Bit(text + " ", "muted"))
    count = len(part.open)
    if not opened and count:
        right.append(Bit(f"{count} ", "fg"))
    if part.finished:
        right.append(Bit(f"✓{part.finished} ", "ok"))
    return spread(left, right, width)


def _when(item: Item, part: PartView | None, today: date) -> str:
    if part is not None and part.period.scale is Scale.DAY:
        timed = isinstance(item.at, datetime) and item.at.date() == part.period.first
        return dates.clock(item.at) if timed and isinstance(item.at, datetime) else ""
    period = planned_words(item, today)
    if period or item.at is None:
        return period
    return f"{day_of(item.at):%m-%d}"


def _edge(item: Item, look: Look) -> Bit:
    if item.id in look.proposed:
        return Bit("┆", "focus", bold=True)
    if item.fixed:
        return Bit("┃", "fixed")
    return Bit("▌" if isinstance(item.at, datetime) else "╎", f"q{int(quadrant(item) or 0)}")


def item_bits(item: Item, part: PartView | None, look: Look, width: int, *, strong: bool, marked: bool) -> list[Bit]:
    """An item in its part, or below the grid: when, how firmly, what, and how long."""
    item = masked(item)
    when = _when(item, part, look.today)
    daily = part is not None and part.period.scale is Scale.DAY
    room = WHEN if daily else max(PERIOD, cells(when) + 1)
    lead = [Bit("   " + when + " " * (room - cells(when)), "muted" if not strong else "fg"), _edge(item, look)]
    rest = max(0, width - 4 - room)
    if item.state in FINISHED:
        tail = [Bit(" ✓ ", "ok"), Bit(short_minutes(length(item)).rjust(5), "muted")]
        return titled(lead, Bit(f" {item.title}", "muted", bold=strong), tail, width)
    if item.id in look.clashing:
        lead[-1] = Bit("!", "q1", bold=True)
    return [*lead, *unplaced_row(item, length(item), look.lens, rest, strong=strong, marked=marked)]


def column_bits(item: Item, part: PartView, look: Look, width: int, *, strong: bool, marked: bool) -> list[Bit]:
    """An item in a narrow column: its time, its quadrant as a digit, its title."""
    item = masked(item)
    group = int(quadrant(item) or 0)
    done = item.state in FINISHED
    when = _when(item, part, look.today)
    lead = [
        _edge(item, look),
        Bit(when.ljust(5) + " " if when else "", "fg" if strong else "muted"),
        Bit("✓" if marked or done else str(group), "ok" if marked or done else f"q{group}", bold=True),
        Bit(" "),
    ]
    tail = [Bit(" !", "q1", bold=True)] if item.id in look.clashing else []
    return titled(lead, Bit(item.title, "muted" if done else "fg", bold=strong), tail, width)


DAY = 8
"""Cells for the day of what is coming."""
_ROLES = {
    Coming.START_BY: "q2",
    Coming.STEP: "q2",
    Coming.DUE: "fg",
    Coming.EVENT: "fixed",
    Coming.CHECK: "warn",
    Coming.WAKE: "muted",
}


def ahead_bits(row: Ahead, look: Look, me: str, width: int, *, strong: bool, first_of_day: bool) -> list[Bit]:
    """A row of what is coming: the day where it is another than above, why, what, and what there is to know."""
    today = look.today
    if hides(row.item):
        row = row.but(item=masked(row.item), step=None)
    day = dates.day_short(row.day, today) if first_of_day else ""
    if cells(day) > DAY:
        day = f"{row.day:%m-%d}"  # what comes within a month needs no year
    why = why_word(row)
    role = "q1" if row.late or row.is_bare else _ROLES[row.why]
    lead = [
        Bit(" " + day + " " * (DAY + 1 - cells(day)), "fg" if row.day == today else "muted"),
        Bit(why + " " * max(1, 13 - cells(why)), role, bold=row.late),
    ]
    detail = ""
    for part in detail_parts(row, today, me):
        longer = f"{detail}{SEPARATOR}{part}" if detail else part
        if cells(longer) > max(0, width // 2 - 4):
            break
        detail = longer
    tail = [Bit(f" {plain(detail)}" if detail else "", "q1" if row.is_bare else "muted")]
    return titled(lead, Bit(row.item.title, "fg", bold=strong), tail, width)
