"""How an item is painted in a row: the badge, the title, and the columns at its right.

Where the row is narrow the columns are given up one after the other; what is due, and the title, are never.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.domain.derive import days_overdue, is_check_due, is_overdue, quadrant
from workbench.domain.item import ME, Item, State
from workbench.domain.when import day_of
from workbench.i18n import N_, _
from workbench.text import dates
from workbench.text.width import cells
from workbench.ui.painter import Bit, fitting, plain, titled

GROUP_NAMES = (N_("Inbox"), N_("Do now"), N_("Plan"), N_("Delegate or absorb"), N_("Defer"))
GROUP_NOTES = (
    N_("to triage"),
    N_("urgent, important"),
    N_("important"),
    N_("urgent"),
    N_("neither"),
)

MINUTES_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Lens:
    """What a row depends on besides its item."""

    now: datetime
    me: str = ""


def short_minutes(minutes: int) -> str:
    """`45m`, `1h`, `1h30`: a length as a column shows it, the same in every language."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def badge(group: int) -> Bit:
    """The digit of a group on its colour: the digit is the key that files something there."""
    return Bit(f" {group} ", "badge", f"q{group}", bold=True)


def due_bit(item: Item, lens: Lens) -> Bit:
    """The deadline, or what is to be done next where there is none."""
    now = lens.now
    if item.state is State.WAITING and item.next_check is not None:
        late = is_check_due(item, now.date())
        return Bit(dates.when_short(item.next_check, now, due=True), "q1" if late else "muted", bold=late)
    if item.due is not None:
        if is_overdue(item, now):
            return Bit(dates.overdue(days_overdue(item, now)), "q1", bold=True)
        today = day_of(item.due) == now.date()
        return Bit(dates.when_short(item.due, now, due=True), "fg" if today else "muted")
    if item.state is State.DEFERRED and item.wake_on is not None:
        return Bit(_("wakes {day}").format(day=dates.day_short(item.wake_on, now.date())), "faint")
    return Bit("")


def placed_bit(item: Item, lens: Lens) -> Bit:
    """When it is planned."""
    if item.at is None or item.at == lens.now.date():
        return Bit("")
    text = dates.when_short(item.at, lens.now)
    return Bit(text, "fixed" if isinstance(item.at, datetime) else "muted")


def person_bit(item: Item, lens: Lens) -> Bit:
    """Whose move it is, where it is not mine."""
    if item.state is State.WAITING and item.waiting_on:
        return Bit(f">{plain(item.waiting_on, 12)}", "q2")
    if item.lead and item.lead != ME:
        return Bit(f"@{plain(item.lead, 12)}", "muted")
    return Bit("")


def tail(item: Item, lens: Lens, width: int) -> list[Bit]:
    """The columns at the right of a row, those that fit."""
    due = due_bit(item, lens)
    last = due if due.text else Bit(dates.age(item.created_at, lens.now), "faint")
    if item.state is not State.INBOX and not due.text:
        last = Bit("")
    tag = Bit(f"#{plain(item.area, 12)}" if item.area else "", "ok")
    placed = placed_bit(item, lens)
    return fitting([tag, person_bit(item, lens), placed, last], width, keep=1)


def item_row(item: Item, lens: Lens, width: int, *, current: bool, focused: bool, marked: bool) -> list[Bit]:
    """A row of the triage lists. `faint` is never put on the background of the selection."""
    sleeping = item.state is State.DEFERRED
    lead = [_mark(item, marked), Bit(" ")]
    strong = current and focused
    title = Bit(item.title, "muted" if sleeping else "fg", bold=strong or item.pinned is not None)
    columns = [_legible(bit) if strong else bit for bit in tail(item, lens, width - 2)]
    return titled(lead, title, columns, width)


def _mark(item: Item, marked: bool) -> Bit:
    """The second column: chosen for the next action, or being worked on."""
    if marked:
        return Bit("✓", "ok", bold=True)
    return Bit("▸" if item.started_at is not None else " ", "focus", bold=True)


def unplaced_row(item: Item, minutes: int, lens: Lens, width: int, *, strong: bool, marked: bool) -> list[Bit]:
    """A row of what must still find its place: the badge first, the length last."""
    group = int(quadrant(item) or 0)
    lead = [_mark(item, marked), badge(group), Bit(" ")]
    length = Bit(short_minutes(minutes).rjust(MINUTES_WIDTH), "muted")
    room = width - 5 - MINUTES_WIDTH - 1
    columns = fitting([person_bit(item, lens), due_bit(item, lens)], room, least=14, keep=1)
    title = Bit(item.title, "fg", bold=strong)
    return titled(lead, title, [*columns, Bit(" "), length], width)


def _legible(bit: Bit) -> Bit:
    return Bit(bit.text, "muted", bit.bg, bit.bold) if bit.fg == "faint" else bit


def group_header(group: int, count: int, width: int) -> list[Bit]:
    """The heading of a group: digit, name, rule, count."""
    name, note = _(GROUP_NAMES[group]), _(GROUP_NOTES[group])
    left = [badge(group), Bit(f" {name} ", f"q{group}", bold=True)]
    right = [Bit(f" {count} ", f"q{group}", bold=True)]
    used = sum(cells(bit.text) for bit in (*left, *right))
    if width - used >= cells(note) + 4:
        left.append(Bit(f"{note} ", "faint"))
        used += cells(note) + 1
    return [*left, Bit("─" * max(0, width - used), "rule"), *right]
