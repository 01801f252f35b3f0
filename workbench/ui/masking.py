"""What is restricted, masked on every screen until somebody asks to see it (受限).

Whether it is shown belongs to the person before the screen, not to the desk: nothing of it is stored, and each start
begins with everything masked.
"""

from __future__ import annotations

import re
from typing import Protocol

from workbench.desk.values import Outcome
from workbench.domain.entry import Entry
from workbench.domain.item import ME, Item, ToLeader
from workbench.domain.said import Said
from workbench.i18n import _
from workbench.text.register_rows import HIDDEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.domain.conflicts import Conflict
    from workbench.domain.ids import ItemId
    from workbench.domain.placing import Proposal
    from workbench.domain.why import Beside


class _Sight:
    """Whether restricted things are shown at the moment."""

    revealed = False


def reveal(shown: bool) -> None:
    """Show what is restricted, or mask it."""
    _Sight.revealed = shown


def is_revealed() -> bool:
    return _Sight.revealed


def hides(item: Item | None) -> bool:
    """Whether an item is to be masked now."""
    return item is not None and item.restricted and not _Sight.revealed


class Hinting(Protocol):
    """What can say why nothing happened."""

    def hint(self, text: str) -> None: ...


def seen(screen: Hinting, item: Item | None) -> Item | None:
    """The item, unless it is masked: then why nothing happens is said."""
    if not hides(item):
        return item
    screen.hint(_("This item is restricted: Ctrl+K shows it."))
    return None


_BLIND = frozenset(
    f"item.{verb}"
    for verb in (
        *("do_now", "plan", "delegate", "defer", "inbox", "today", "tomorrow", "monday"),
        *("earlier", "later", "place", "pick", "restrict", "nature", "hard", "open"),
    )
)
"""What can be done with an item without a word of it being shown."""
_OF_TARGETS = ("item.", "follow.", "triage.done", "triage.result", "triage.did", "triage.edit", "closing.someday")


def shows_words(action: str) -> bool:
    """Whether an action asks, or tells, with words of the item that it is about."""
    return not _Sight.revealed and action.startswith(_OF_TARGETS) and action not in _BLIND


def all_hidden(ids: Iterable[ItemId], item_of: Callable[[ItemId], Item | None]) -> bool:
    """Whether all that is known of somebody, or of an area, is masked: then so is the name."""
    return not _Sight.revealed and all(hides(item_of(item_id)) for item_id in ids)


def masked(item: Item) -> Item:
    """The item as a screen may show it: where it stands and when, and none of its words."""
    if not hides(item):
        return item
    return item.but(
        title=HIDDEN,
        note=None,
        original=None,
        expected=None,
        result=None,
        lead=None,
        support=(),
        attend=(),
        source=None,
        area=None,
        waiting_on=HIDDEN if item.waiting_on else None,
        defer_reason=None,
        drop_reason=None,
        reply=None,
        pinned=HIDDEN if item.pinned else None,
        steps=(),
        lines=(),
        tracked=item.tracked.but(by=HIDDEN, text=HIDDEN) if item.tracked else None,
        decision=item.decision.but(question=HIDDEN, decider=HIDDEN, options=(), advice=None, answer=None)
        if item.decision
        else None,
        to_leader=ToLeader(HIDDEN, HIDDEN) if item.to_leader else None,
        archive_ref=None,
        files=(),
    )


def title_seen(item: Item | None) -> str:
    """Its title as it may be shown, or nothing where there is no item."""
    return masked(item).title if item is not None else ""


def masked_beside(other: Beside | None, item_of: Callable[[ItemId], Item | None]) -> Beside | None:
    """A neighbour as the reason for a place may name it."""
    return other.but(title=HIDDEN) if other is not None and hides(item_of(other.item)) else other


def masked_proposal(found: Proposal, item_of: Callable[[ItemId], Item | None]) -> Proposal:
    """A plan of which no masked matter is named: what is placed, and what finds no place."""
    return found.but(
        slots=tuple(slot.but(title=HIDDEN) if hides(item_of(slot.item)) else slot for slot in found.slots),
        left=tuple(left.but(title=HIDDEN) if hides(item_of(left.item)) else left for left in found.left),
    )


def masked_conflict(found: Conflict) -> Conflict:
    """A clash of which no masked matter is named, nor who is wanted by nothing else."""
    both = hides(found.first) and hides(found.second)
    person = HIDDEN if both and found.person != ME else found.person
    return found.but(person=person, first=masked(found.first), second=masked(found.second))


def masked_said(outcome: Outcome) -> Said:
    """What was done, without the words of what is restricted."""
    entry = outcome.entry
    hidden = any(hides(item) for item in outcome.items) or (
        entry is not None and entry.restricted and not _Sight.revealed
    )
    return outcome.said.but(title=HIDDEN, facts=()) if hidden else outcome.said


def hides_entry(entry: Entry, item_of: Callable[[ItemId], Item | None]) -> bool:
    """Whether a line is to be masked now: itself, or what it is about."""
    if _Sight.revealed:
        return False
    return entry.restricted or (entry.item is not None and hides(item_of(entry.item)))


def masked_entry(entry: Entry, item_of: Callable[[ItemId], Item | None]) -> Entry:
    """The line as a screen may show it: its time and its kind."""
    if not hides_entry(entry, item_of):
        return entry
    shown = HIDDEN if entry.title is not None else None
    facts = tuple((name, value) for name, value in entry.data if name in _OPEN or _DAY.match(value))
    return entry.but(text=HIDDEN, title=shown, people=(), units=(), data=facts, ref=None)


_OPEN = frozenset({"worked", "n", "carried", "quadrant", "fills", "restrict", "after_close"})
"""Facts which are figures of the desk's own."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:+.]*)?$")
