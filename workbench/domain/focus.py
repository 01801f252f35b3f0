"""The focus list (中心工作): the few big matters of a period. They say what is important."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.derive import is_open, next_date
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item, Kind, State
from workbench.domain.lines import line_of, with_line
from workbench.domain.order import LINKED
from workbench.domain.when import day_of, next_monday
from workbench.errors import Refused
from workbench.i18n import _

MOST = 7
"""More than a handful is a list, and no focus."""
STALE_DAYS = 14
"""So long nothing was done for it."""
GOAL, MEASURES = "goal", "measures"
"""What is to be reached, and by which measures."""


class FocusView(Frozen):
    """A focus as the list shows it."""

    item: Item
    open: int
    """Open items that belong to it."""
    finished: int
    """Brought to an end within the last `STALE_DAYS`."""
    touched: date | None
    """The last day on which something was done for it, within as many days."""

    @property
    def is_stale(self) -> bool:
        """Nobody has done anything for it for a fortnight."""
        return self.touched is None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is still to be said about it: its goal, its measures, its end."""
        said = [(name, line_of(self.item, name)) for name in (GOAL, MEASURES)]
        return tuple(name for name, value in (*said, ("due", self.item.due)) if value is None)


def is_focus(item: Item) -> bool:
    """An open matter of the focus list."""
    return item.kind is Kind.FOCUS and is_open(item)


def as_focus(item: Item, today: date, goal: str = "", measures: str = "") -> Item:
    """A line as a focus: important, ours, and looked at again next Monday where no other date is known."""
    focus = item.but(
        kind=Kind.FOCUS,
        important=True,
        urgent=bool(item.urgent),
        state=State.ACTIVE if item.state in (State.INBOX, State.DEFERRED) else item.state,
        wake_on=None,
        defer_reason=None,
        lead=item.lead or ME,
    )
    focus = with_line(with_line(focus, GOAL, goal), MEASURES, measures)
    return focus if next_date(focus) is not None else focus.but(at=next_monday(today))


def linked_to(item: Item) -> str | None:
    """The number of the focus that an item belongs to, or None."""
    return line_of(item, LINKED)


def linked(item: Item, focus: Item) -> Item:
    """An item that belongs to a focus: important, unless somebody has judged it otherwise."""
    if not is_focus(focus):
        raise Refused(say=_("“{title}” is not on the focus list.").format(title=focus.title))
    if item.kind is Kind.FOCUS:
        raise Refused(say=_("A focus belongs to no other focus."))
    important = True if item.important is None else item.important
    return with_line(item.but(important=important), LINKED, focus.ref)


def unlinked(item: Item) -> Item:
    """An item that belongs to no focus. What was judged stays judged."""
    return with_line(item, LINKED, None)


def is_unlooked(item: Item, now: datetime) -> bool:
    """Judged, ours to move, and not looked at for a fortnight: its quadrant may no longer be true."""
    if item.state is not State.ACTIVE or item.kind is Kind.FOCUS:
        return False
    return (now.date() - day_of(item.updated_at.astimezone(now.tzinfo))).days >= STALE_DAYS
