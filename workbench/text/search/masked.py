"""What is restricted, as it is shown to somebody who did not ask for it: that it is there, and no word of it."""

from __future__ import annotations

from workbench.domain.entry import EntryKind
from workbench.domain.item import Item
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.entry import Entry
    from workbench.text.filter import Filter


def asks_for_restricted(wanted: Filter) -> bool:
    """Whether the words say that what is restricted is meant: `is:restricted`."""
    return any(each.meaning == "is" and each.value == "restricted" and not each.negated for each in wanted.conditions)


def masked_item(item: Item) -> Item:
    """The item with nothing but its number, its state and its dates, where it is restricted."""
    if not item.restricted:
        return item
    kept = {name: getattr(item, name) for name in _KEPT}
    return Item(ref=item.ref, title=_("(restricted)"), created_at=item.created_at, updated_at=item.updated_at, **kept)


_KEPT = ("id", "state", "urgent", "important", "at", "until", "due", "next_check", "closed_at", "restricted")


def is_restricted(entry: Entry, about: Item | None) -> bool:
    """Whether a line is restricted: itself, or what it is about."""
    return entry.restricted or (about is not None and about.restricted)


def masked_entry(entry: Entry, about: Item | None) -> Entry:
    """The line with nothing but its time, its kind and the number of its item, where it is restricted."""
    if not is_restricted(entry, about):
        return entry
    title = _("(restricted)")
    return entry.but(text=title, title=None, people=(), units=(), data=(), kind=EntryKind.NOTE, verb=None)
