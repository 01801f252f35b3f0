"""The log of a shift (值班日志): which lines belong to it, and whether what it handed over was accepted. Pure."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Kind
from workbench.domain.roster import Placed, shift_of, wall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item

HANDED, TOOK = "handed", "took"
"""The facts of a line which hands a shift over, and of one which accepts that; this one names the other."""
_TAKES = ("接班", "took over", "on duty:")
_HANDS = ("交班", "移交", "handed over", "hand over", "hand-over")


def moment_of_shift(entry: Entry, item_of: Callable[[ItemId], Item | None]) -> datetime:
    """The moment that decides to which shift a line belongs: an emergency stays with the shift in which it began."""
    item = item_of(entry.item) if entry.item is not None else None
    if item is not None and item.kind is Kind.EMERGENCY:
        return wall(min(item.created_at, entry.at))
    return wall(entry.at)


def lines_of_shift(
    each: Placed, roster: Sequence[Placed], entries: Iterable[Entry], item_of: Callable[[ItemId], Item | None]
) -> list[Entry]:
    """The lines of a shift, by their true time: what was written by hand, what came in, and its emergencies whole."""
    found = {
        entry.id: entry
        for entry in entries
        if _is_told(entry, item_of) and shift_of(roster, moment_of_shift(entry, item_of)) == each
    }
    return sorted(found.values(), key=lambda entry: (entry.at, entry.id))


def _is_told(entry: Entry, item_of: Callable[[ItemId], Item | None]) -> bool:
    if entry.kind is not EntryKind.EVENT or entry.verb is Verb.ADDED:
        return True
    item = item_of(entry.item) if entry.item is not None else None
    return item is not None and item.kind is Kind.EMERGENCY


def takes_over(entry: Entry) -> bool:
    """Whether somebody takes a shift over with this line."""
    return _says(entry, TOOK, _TAKES)


def hands_over(entry: Entry) -> bool:
    """Whether a shift is handed over with this line: `接班，李强移交` is the other side of it."""
    return not takes_over(entry) and _says(entry, HANDED, _HANDS)


def _says(entry: Entry, fact: str, words: Sequence[str]) -> bool:
    if entry.kind is not EntryKind.DUTY or entry.amends is not None:
        return False
    text = entry.text.casefold()
    return entry.fact(fact) is not None or any(word in text for word in words)


def open_hand_over(entries: Iterable[Entry]) -> Entry | None:
    """The newest hand-over that nobody has accepted since; `entries` are in order."""
    found: Entry | None = None
    for entry in entries:
        if takes_over(entry):
            found = None
        elif hands_over(entry):
            found = entry
    return found
