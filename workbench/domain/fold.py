"""The diary without its noise: runs of the same small event read as one line, and nothing is lost by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from workbench.domain.entry import Entry, Verb
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_RUNS = frozenset(
    {Verb.ADDED, Verb.TRIAGED, Verb.INBOXED, Verb.CARRIED, Verb.WOKE, Verb.UNPLANNED, Verb.ARRANGED, Verb.MADE}
)
"""Of these, many in a row are one doing: taking in, sorting, carrying over."""

_RESTLESS = frozenset({Verb.PLANNED, Verb.EDITED, Verb.DUE_SET})
"""Of these, several on the same item in a row tell the last one only: a block pushed about until it sits right."""

PAUSE = timedelta(minutes=15)
"""After so long a pause it is a new doing."""


class Fold(Frozen):
    """One line of the diary and the entries behind it, never empty."""

    entries: tuple[Entry, ...]

    @property
    def last(self) -> Entry:
        return self.entries[-1]

    @property
    def at(self) -> datetime:
        return self.entries[0].at

    @property
    def is_run(self) -> bool:
        """Several items were handled alike."""
        return len({entry.item for entry in self.entries}) > 1


def fold(entries: Iterable[Entry]) -> list[Fold]:
    """Entries in order, as lines in order; every entry is in exactly one line."""
    folds: list[Fold] = []
    for entry in entries:
        if folds and _continues(folds[-1], entry):
            folds[-1] = Fold((*folds[-1].entries, entry))
        else:
            folds.append(Fold((entry,)))
    return folds


def _continues(line: Fold, entry: Entry) -> bool:
    last = line.last
    if entry.verb is None or last.verb is not entry.verb or entry.at - last.at > PAUSE:
        return False
    if entry.verb in _RUNS:
        return last.fact("to") == entry.fact("to") if entry.verb is Verb.CARRIED else True
    return entry.verb in _RESTLESS and last.item == entry.item
