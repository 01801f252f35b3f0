"""How well the work comes out: right the first time or not, excellent or not, and the register of errors.

An error that was caught here is worth writing down like any other; only one that reached its receiver ends the streak.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.derive import marks
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Grade, Item, Kind, Side, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.ids import ItemId

RETURNED = frozenset({Verb.RETURNED, Verb.REOPENED})
"""What came back was not right the first time."""


class Cause(StrEnum):
    """What was wrong."""

    TYPO = "typo"
    FACT = "fact"
    FORMAT = "format"
    POLICY = "policy"
    PROCESS = "process"
    OTHER = "other"


class Caught(StrEnum):
    """Where an error was found."""

    US = "us"
    RECEIVER = "receiver"


class Rate(Frozen):
    """The closed items of one kind, and those among them which came back or came out excellently."""

    kind: Kind | None
    closed: tuple[Item, ...]
    returned: tuple[Item, ...]
    excellent: tuple[Item, ...]
    poor: tuple[Item, ...]
    """Reworked or failed, by their grade."""

    @property
    def first_time(self) -> float:
        """The share that was right the first time, from 0 to 1."""
        return 1 - len(self.returned) / len(self.closed) if self.closed else 1.0

    @property
    def excellence(self) -> float:
        """The share that came out excellently. What nobody graded was accepted."""
        return len(self.excellent) / len(self.closed) if self.closed else 0.0


class Loop(Frozen):
    """What others asked for in a time, and what of it lacks one of the three marks 着·果·音."""

    asked: tuple[Item, ...]
    unplaced: tuple[Item, ...]
    without_result: tuple[Item, ...]
    untold: tuple[Item, ...]


def loop_of(received: Iterable[Item]) -> Loop:
    """Of what was received: where it stands, whether it has a result, whether the asker was told.

    What is our own needs no answer, and what was dropped has got one.
    """
    asked = tuple(
        item
        for item in received
        if item.source is not None and item.source.side is not Side.SELF and item.state is not State.DROPPED
    )
    marked = [(item, marks(item)) for item in asked]
    return Loop(
        asked,
        unplaced=tuple(item for item, mark in marked if not mark.placed),
        without_result=tuple(item for item, mark in marked if not mark.result),
        untold=tuple(item for item, mark in marked if not mark.replied),
    )


def came_back(trail: Iterable[Entry], by: date | None = None) -> bool:
    """Whether an item was returned for correction, or reopened; by a day, where what came later is not asked for."""
    return any(entry.verb in RETURNED and (by is None or entry.at.date() <= by) for entry in trail)


def closed_in(items: Iterable[Item], first: date, last: date) -> list[Item]:
    """What came to its end between two days, both included; what was dropped has no quality."""
    return [
        item
        for item in items
        if item.state in (State.DONE, State.CLOSED)
        and item.closed_at is not None
        and first <= item.closed_at.date() <= last
    ]


def rates(closed: Sequence[Item], returned: Iterable[Item]) -> list[Rate]:
    """One for each kind of work that was closed, and one for all of it at the end."""
    back = {item.id for item in returned}
    kinds = sorted({item.kind for item in closed}, key=lambda kind: kind or "~")
    each = [_rate(kind, [item for item in closed if item.kind is kind], back) for kind in kinds]
    return [*each, _rate(None, closed, back)] if len(each) > 1 else each


def _rate(kind: Kind | None, closed: Sequence[Item], back: set[ItemId]) -> Rate:
    return Rate(
        kind,
        tuple(closed),
        tuple(item for item in closed if item.id in back),
        tuple(item for item in closed if item.grade is Grade.EXCELLENT),
        tuple(item for item in closed if item.grade in (Grade.REWORKED, Grade.FAILED)),
    )


# Errors -----------------------------------------------------------------------------------------------------------


class Slip(Frozen):
    """One error, with the rule that was changed so that it does not come again."""

    entry: Entry
    rule: str | None = None

    @property
    def cause(self) -> str:
        return self.entry.fact("cause") or Cause.OTHER

    @property
    def reached(self) -> bool:
        """It was not caught here."""
        return self.entry.fact("caught") == Caught.RECEIVER


def slips(entries: Iterable[Entry]) -> list[Slip]:
    """The errors of a stretch of diary, oldest first, each with its newest rule."""
    found: list[Entry] = []
    rules: dict[str, str] = {}
    for entry in entries:
        if entry.kind is EntryKind.ERROR and entry.amends is None:
            found.append(entry)
        closes, rule = entry.fact("closes"), entry.fact("rule")
        if closes and rule:
            rules[closes] = rule
    return [Slip(entry, rules.get(str(entry.id)) or entry.fact("rule")) for entry in found]


def has_reached(entries: Iterable[Entry]) -> bool:
    """Whether one of these lines is an error that was not caught here."""
    return any(
        entry.kind is EntryKind.ERROR and entry.amends is None and entry.fact("caught") == Caught.RECEIVER
        for entry in entries
    )


def without_rule(found: Iterable[Slip]) -> list[Slip]:
    """Errors after which nothing was changed."""
    return [slip for slip in found if not slip.rule]


def top_causes(found: Iterable[Slip], first: date, last: date) -> list[tuple[str, int]]:
    """What went wrong most often between two days, the most frequent first."""
    counts: dict[str, int] = {}
    for slip in found:
        if first <= slip.entry.at.date() <= last:
            counts[slip.cause] = counts.get(slip.cause, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def streak(found: Iterable[Slip], today: date, since: date | None) -> int | None:
    """Whole days since an error last reached a receiver, or since the desk began; None for a desk without a past."""
    days = [slip.entry.at.date() for slip in found if slip.reached and slip.entry.at.date() <= today]
    start = max(days, default=since)
    return (today - start).days if start is not None else None


# Basis ------------------------------------------------------------------------------------------------------------


def under(items: Mapping[ItemId, Item], text: str) -> list[Item]:
    """Everything that was done under a paper, a rule or an instruction: its line says so, whatever its state."""
    from workbench.domain.lines import BASIS, line_of

    piece = text.strip().casefold()
    found = [item for item in items.values() if piece and piece in (line_of(item, BASIS) or "").casefold()]
    return sorted(found, key=lambda item: item.ref)
