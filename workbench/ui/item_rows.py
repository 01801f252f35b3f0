"""How an item is painted in a row: the badge, the title, and the columns at its right.

Where the row is narrow the columns are given up one after the other; what is due, and the title, are never.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.domain.board import INBOX, group_of
from workbench.domain.derive import days_overdue, is_check_due, is_overdue
from workbench.domain.hours import WorkHours
from workbench.domain.item import ME, Item, State
from workbench.domain.urgency import ACKNOWLEDGE_MINUTES, URGENT_MINUTES, Level, acknowledgement, urgency
from workbench.domain.when import day_of
from workbench.i18n import N_, _, pgettext
from workbench.text import dates
from workbench.text.periods import planned_words
from workbench.text.width import cells
from workbench.ui.masking import masked
from workbench.ui.painter import Bit, fitting, plain, titled

GROUP_NAMES = (
    *(N_("Inbox"), N_("Do now"), N_("Plan"), N_("Delegate or absorb"), N_("Defer")),
    *(N_("Waiting"), N_("To reply")),
)
GROUP_NOTES = (
    N_("to triage"),
    N_("urgent, important"),
    N_("important"),
    N_("urgent"),
    N_("neither"),
    N_("somebody else's move"),
    N_("done; the asker does not know"),
)
GROUP_SIGNS = ("0", "1", "2", "3", "4", "➜", "‹")
"""A digit is the key that files something there; what is followed up is reached by other keys."""
GROUP_ROLES = ("q0", "q1", "q2", "q3", "q4", "fixed", "ok")

MINUTES_WIDTH = 5
YOUNG = timedelta(minutes=10)
"""So new that its age says nothing."""
ROOMY = 50
"""Cells from which on a deadline is written out."""


USUAL_HOURS = WorkHours()


@dataclass(frozen=True, slots=True)
class Lens:
    """What a row depends on besides its item."""

    now: datetime
    me: str = ""
    hours: WorkHours = USUAL_HOURS
    urgent_minutes: int = URGENT_MINUTES
    read_minutes: int = ACKNOWLEDGE_MINUTES


def short_minutes(minutes: int) -> str:
    """`45m`, `1h`, `1h30`: a length as a column shows it, the same in every language."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def badge(group: int) -> Bit:
    """The sign of a group on its colour."""
    return Bit(f" {GROUP_SIGNS[group]} ", "badge", GROUP_ROLES[group], bold=True)


def due_bit(item: Item, lens: Lens, *, roomy: bool = False) -> Bit:
    """The deadline, marked as one: `by Fri`, and `due Fri` where there is room."""
    if item.due is None:
        return Bit("")
    now = lens.now
    if is_overdue(item, now):
        return Bit(dates.overdue(days_overdue(item, now)), "q1", bold=True)
    today = day_of(item.due) == now.date()
    when = dates.when_short(item.due, now, due=True)
    text = (_("due {when}") if roomy else pgettext("deadline", "by {when}")).format(when=when)
    level = urgency(item, now, lens.hours, lens.urgent_minutes).level
    if level >= Level.PRESSING:
        # What nobody has judged urgent has become so by itself: it bears the sign.
        return Bit(text if item.urgent else f"!{text}", "warn", bold=not item.urgent)
    return Bit(text, "fg" if today else "muted")


def age_bit(item: Item, lens: Lens) -> Bit:
    """How long something has been here; amber and then red as the time within which it is to be looked at runs out."""
    level = acknowledgement(item, lens.now, lens.hours, lens.read_minutes).level
    role = "q1" if level >= Level.PRESSING else "warn" if level is Level.SOON else "faint"
    return Bit(dates.age(item.created_at, lens.now), role)


def chased_bit(item: Item) -> Bit:
    """How often others had to ask us for it."""
    return Bit(pgettext("row", "chased {n}").format(n=item.chased) if item.chased else "", "q1")


def steps_bit(item: Item, lens: Lens) -> Bit | None:
    """What the steps say: how many are done or have answered, the ladder, on whose desk it lies; None without steps."""
    if not item.steps and item.tracked is None:
        return None
    from workbench.text.steps import row_note  # late: most items have no steps

    text, cries = row_note(item, lens.now)
    return Bit(plain(text, 24), "q1" if cries else "muted", bold=cries) if text else None


def wake_bit(item: Item, lens: Lens) -> Bit:
    """When what is asleep comes back."""
    if item.state is not State.DEFERRED or item.wake_on is None:
        return Bit("")
    return Bit(_("wakes {day}").format(day=dates.day_short(item.wake_on, lens.now.date())), "muted")


def check_bit(item: Item, lens: Lens) -> Bit:
    """When to ask again what waits for somebody."""
    if item.state is not State.WAITING or item.next_check is None:
        return Bit("")
    when = dates.when_short(item.next_check, lens.now, due=True)
    late = is_check_due(item, lens.now.date())
    return Bit(_("check {when}").format(when=when), "warn" if late else "muted", bold=late)


def is_pressing(item: Item, now: datetime) -> bool:
    """Overdue, or to be asked about: what the header counts."""
    return is_overdue(item, now) or is_check_due(item, now.date())


def placed_bit(item: Item, lens: Lens) -> Bit:
    """When it is planned. Of today goes without saying, but not in the inbox, where it is still to be judged."""
    if item.at is None or item.state is State.DEFERRED:
        return Bit("")
    if item.at == lens.now.date() and item.state is not State.INBOX and item.until is None:
        return Bit("")
    period = planned_words(item, lens.now.date()) if item.until is not None else ""
    text = period or dates.when_short(item.at, lens.now)
    return Bit(text, "fixed" if isinstance(item.at, datetime) else "muted")


def person_bit(item: Item, lens: Lens) -> Bit:
    """Whose move it is, where it is not mine."""
    if item.state is State.WAITING and item.waiting_on:
        return Bit(f"@{plain(item.waiting_on, 12)}", "q2")
    if item.state is State.DONE and item.source is not None:
        return Bit(f"^{plain(item.source.who, 12)}", "q2")
    if item.lead and item.lead != ME:
        return Bit(f"@{plain(item.lead, 12)}", "muted")
    return Bit("")


def tail(item: Item, lens: Lens, width: int) -> list[Bit]:
    """The columns at the right of a row, those that fit. The last ones are never given up."""
    tag = steps_bit(item, lens) or Bit(f"#{plain(item.area, 12)}" if item.area else "", "ok")
    person, due = person_bit(item, lens), due_bit(item, lens, roomy=width >= ROOMY)
    if tag.fg == "q1":  # what cries stays longer than a name
        tag, person = person, tag
    if item.state is State.DONE:
        return fitting([tag, person], width, keep=1)
    if item.state is State.WAITING:
        columns = [tag, chased_bit(item), due, person, check_bit(item, lens)]
        if is_pressing(item, lens.now):
            columns = [Bit(bit.text, "warn" if bit.fg != "q1" else "q1", bold=True) for bit in columns]
        return fitting(columns, width, keep=2)
    late = is_overdue(item, lens.now)
    if item.state is State.DEFERRED:
        return fitting([tag, person, due, wake_bit(item, lens)], width, keep=2 if late else 1)
    age = item.state is State.INBOX and not due.text and item.at is None and lens.now - item.created_at >= YOUNG
    last = age_bit(item, lens) if age else due
    return fitting([tag, person, placed_bit(item, lens), chased_bit(item), last], width, keep=1)


def item_row(item: Item, lens: Lens, width: int, *, current: bool, focused: bool, marked: bool) -> list[Bit]:
    """A row of the triage lists. `faint` is never put on the background of the selection."""
    item = masked(item)
    sleeping = item.state is State.DEFERRED
    lead = [_mark(item, marked), Bit(" ")]
    strong = current and focused
    asked = item.state is State.WAITING and is_pressing(item, lens.now)
    title = Bit(item.title, "muted" if sleeping else "warn" if asked else "fg", bold=strong or item.pinned is not None)
    columns = [_legible(bit) if strong else bit for bit in tail(item, lens, width - 2)]
    return titled(lead, title, columns, width)


def _mark(item: Item, marked: bool) -> Bit:
    """The second column: chosen for the next action, or being worked on."""
    if marked:
        return Bit("✓", "ok", bold=True)
    return Bit("▸" if item.started_at is not None else " ", "focus", bold=True)


def unplaced_row(item: Item, minutes: int, lens: Lens, width: int, *, strong: bool, marked: bool) -> list[Bit]:
    """A row of what must still find its place: the badge first, the length last."""
    item = masked(item)
    lead = [_mark(item, marked), badge(group_of(item) or INBOX), Bit(" ")]
    length = Bit(short_minutes(minutes).rjust(MINUTES_WIDTH), "muted")
    room = width - 5 - MINUTES_WIDTH - 1
    ends = (check_bit(item, lens), wake_bit(item, lens), due_bit(item, lens))
    last = next((bit for bit in ends if bit.text), Bit(""))
    columns = fitting([person_bit(item, lens), last], room, least=14, keep=1)
    title = Bit(item.title, "fg", bold=strong)
    return titled(lead, title, [*columns, Bit(" "), length], width)


def _legible(bit: Bit) -> Bit:
    return Bit(bit.text, "muted", bit.bg, bit.bold) if bit.fg == "faint" else bit


def group_header(group: int, count: int, width: int) -> list[Bit]:
    """The heading of a group: sign, name, rule, count."""
    name, note = _(GROUP_NAMES[group]), _(GROUP_NOTES[group])
    role = GROUP_ROLES[group]
    left = [badge(group), Bit(f" {name} ", role, bold=True)]
    right = [Bit(f" {count} ", role, bold=True)]
    used = sum(cells(bit.text) for bit in (*left, *right))
    if width - used >= cells(note) + 4:
        left.append(Bit(f"{note} ", "faint"))
        used += cells(note) + 1
    return [*left, Bit("─" * max(0, width - used), "rule"), *right]
