"""The capture line that a line of the diary becomes when an item is made of it: there to be changed, or kept."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.entry import Entry, EntryKind
from workbench.text.elements import elements_of

_TALKS = frozenset({EntryKind.CALL, EntryKind.VISITOR, EntryKind.ONSITE, EntryKind.REPORT, EntryKind.INSTRUCTION})


def item_line(entry: Entry, filled: Mapping[str, str] | None = None) -> str:
    """The words of the line, with whoever it begins with as the source; of a field visit the problem that was found."""
    if entry.kind is EntryKind.NOTE:
        return entry.text
    told = elements_of(entry.kind, entry.text, filled or {})
    if entry.kind is EntryKind.FIELD and (problem := told.get("problem")):
        place = told.get("place") or told.get("unit") or ""
        return f"{problem}（{place}）" if place else problem
    who = told.get("who") or told.get("by") or ""
    return entry.text + (f" ^{who.replace(' ', '_')}" if who and entry.kind in _TALKS else "")
