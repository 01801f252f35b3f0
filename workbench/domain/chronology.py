"""The chronology of a matter: every moment of it in order, and how long it has been going on."""

from __future__ import annotations

from datetime import datetime, timedelta

from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

QUIET = timedelta(minutes=30)
"""After so long without a word an emergency asks for the next line."""
_UNTOLD = frozenset({Verb.EDITED, Verb.TRIAGED, Verb.PLANNED, Verb.STARTED, Verb.STOPPED})
"""What says nothing about the matter itself."""


class Chronology(Frozen):
    """The lines of a matter from its beginning, over midnight where it lasted so long."""

    began: datetime
    ended: datetime | None
    first_contact: str
    lines: tuple[Entry, ...]

    def elapsed(self, now: datetime) -> timedelta:
        """How long it lasted, or lasts."""
        return (self.ended or now) - self.began

    def quiet(self, now: datetime) -> bool:
        """Still going on, and nothing was written down for long."""
        last = self.lines[-1].at if self.lines else self.began
        return self.ended is None and now - last >= QUIET


def chronology(item: Item, trail: Iterable[Entry]) -> Chronology:
    """What was written about a matter, in the order of its moments."""
    told = [entry for entry in trail if entry.verb not in _UNTOLD]
    lines = tuple(sorted(told, key=lambda entry: (entry.at, entry.id)))
    stamps = [step.done_at for step in item.steps if step.done_at is not None]
    began = min([item.created_at, *stamps, *(entry.at for entry in lines)])
    first = item.source.first_contact if item.source is not None else None
    return Chronology(began, None if is_open(item) else item.closed_at, first or item.lead or ME, lines)
