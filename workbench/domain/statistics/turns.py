"""The three turn-round times of an office (运转快、反馈快、督办快): handling, feedback, supervision."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.entry import Verb
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.statistics.digest import DayDigest, is_check
from workbench.domain.statistics.figures import median, nearest
from workbench.domain.statistics.mix import finished

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.domain.entry import Entry

    Trail = Callable[[ItemId], Iterable[Entry]]
    """All that was written about a matter."""
else:  # a name to import, for annotations
    Trail = object

SLOWEST = 5


class Turning(StrEnum):
    """What is timed."""

    HANDLING = "handling"
    """From coming in until it is done."""
    FEEDBACK = "feedback"
    """From being done until the asker knows."""
    SUPERVISION = "supervision"
    """From the instruction until it was first looked into."""


class Turn(Frozen):
    """One of the three, of what came to its end within a stretch of time."""

    turning: Turning
    took: tuple[tuple[int, ItemId], ...] = ()
    """Minutes of the calendar, the quickest first."""

    @property
    def median(self) -> int | None:
        return median([minutes for minutes, _item in self.took])

    @property
    def most(self) -> int | None:
        """What nine in ten did not exceed."""
        return nearest([minutes for minutes, _item in self.took], 90)

    @property
    def slowest(self) -> tuple[tuple[int, ItemId], ...]:
        """The slowest few, the slowest first."""
        return self.took[: -SLOWEST - 1 : -1]

    @property
    def items(self) -> tuple[ItemId, ...]:
        """All of them, the slowest first."""
        return tuple(item for _minutes, item in reversed(self.took))


def turns(digests: Sequence[DayDigest], items: Mapping[ItemId, Item], trail: Trail) -> tuple[Turn, ...]:
    """The three of them, in their order. The days are in order; the `trail` is asked only where these do not tell."""
    done = finished(digests)
    handled = [(_minutes(items[one].created_at, at), one) for one, at in done.items() if one in items]
    return (
        Turn(Turning.HANDLING, tuple(sorted(handled))),
        Turn(Turning.FEEDBACK, tuple(sorted(_feedback(digests, items, trail)))),
        Turn(Turning.SUPERVISION, tuple(sorted(_supervision(digests, items, trail)))),
    )


def _feedback(digests: Sequence[DayDigest], items: Mapping[ItemId, Item], trail: Trail) -> list[tuple[int, ItemId]]:
    told: dict[ItemId, int] = {}
    done: dict[ItemId, datetime] = {}
    for one in digests:
        for ended in one.ended:
            item = items.get(ended.item)
            if item is None:
                continue
            if ended.verb is Verb.DONE:
                done[ended.item] = ended.at
            elif ended.verb is Verb.REOPENED:
                told.pop(ended.item, None)
            elif item.reply is not None and item.reply.none_because is None:
                since = done.get(ended.item) or _done_before(ended.at, trail(ended.item))
                if since is not None:
                    told[ended.item] = _minutes(since, ended.at)
    return [(minutes, item_id) for item_id, minutes in told.items()]


def _supervision(digests: Sequence[DayDigest], items: Mapping[ItemId, Item], trail: Trail) -> list[tuple[int, ItemId]]:
    found: dict[ItemId, int] = {}
    for one in digests:
        for item_id, at in one.checked:
            item = items.get(item_id)
            if item is None or item.tracked is None or item_id in found or at < item.tracked.at:
                continue
            if not _looked_into(item.tracked.at, at, trail(item_id)):
                found[item_id] = _minutes(item.tracked.at, at)
    return [(minutes, item_id) for item_id, minutes in found.items()]


def _done_before(at: datetime, trail: Iterable[Entry]) -> datetime | None:
    """When it was last done before a moment."""
    return max((entry.at for entry in trail if entry.verb is Verb.DONE and entry.at <= at), default=None)


def _looked_into(since: datetime, before: datetime, trail: Iterable[Entry]) -> bool:
    """Whether there was a check between two moments."""
    return any(is_check(entry) and since <= entry.at < before for entry in trail)


def _minutes(since: datetime, until: datetime) -> int:
    return max(0, int((until - since).total_seconds() // 60))
