"""The scheduled side of a day: blocks, conflicts, free gaps, and where the next thing would fit.

Moments are aware and compared as moments, so a day with a change of clocks keeps its order.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.derive import length
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAKES_NO_TIME = frozenset({State.DROPPED, State.WAITING, State.DEFERRED})
"""What is not done, or not done by us, leaves our day free."""


class BlockKind(StrEnum):
    FIXED = "fixed"
    """An appointment: only a person moves it."""
    FOCUS = "focus"
    """Work that was given a place."""
    BREAK = "break"


class Block(Frozen):
    """A stretch of the day that is taken."""

    start: datetime
    end: datetime
    kind: BlockKind
    item: ItemId | None = None
    done: bool = False
    running: bool = False
    lane: int = 0
    """Blocks which overlap stand side by side: this one in lane `lane` of `lanes`, counted from 0."""
    lanes: int = 1
    conflict: bool = False
    """It overlaps another item; breaks conflict with nothing."""

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)


class Gap(Frozen):
    """A stretch of working time that is free."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)


class Timeline(Frozen):
    """One day, in order. `rows` mixes blocks and gaps as they follow each other."""

    day: date
    begin: datetime
    finish: datetime
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    """Free working time, the part before `now` left out."""

    @property
    def fixed_minutes(self) -> int:
        return _taken(self.blocks, BlockKind.FIXED)

    @property
    def focus_minutes(self) -> int:
        return _taken(self.blocks, BlockKind.FOCUS)

    @property
    def free_minutes(self) -> int:
        return sum(gap.minutes for gap in self.gaps)

    @property
    def conflicts(self) -> int:
        """How many items overlap another."""
        return sum(block.conflict for block in self.blocks)

    @property
    def rows(self) -> Sequence[Block | Gap]:
        return sorted([*self.blocks, *self.gaps], key=lambda row: (row.start, row.end))


def timeline(items: Iterable[Item], day: date, now: datetime, hours: WorkHours) -> Timeline:
    """The day as it stands: every item with a clock time on it, the break, and what is free.

    Dropped items take no time; done ones keep their place, for the day must be told. Gaps are only what is still to
    come, so none lies before `now`.
    """
    zone = now.tzinfo
    begin, finish = hours.begin(day, zone), hours.finish(day, zone)
    blocks = [block for item in items if (block := _block(item, day, now)) is not None]
    lunch = hours.lunch(day, zone)
    if lunch is not None and hours.is_workday(day):
        blocks.append(Block(start=lunch[0], end=lunch[1], kind=BlockKind.BREAK))
    blocks.sort(key=lambda block: (block.start, block.end, block.item or 0))
    if not hours.is_workday(day):
        return Timeline(day, begin, finish, _laned(blocks), ())
    return Timeline(day, begin, finish, _laned(blocks), _gaps(blocks, max(begin, _ceil(now)), finish))


def find_slot(line: Timeline, minutes: int, after: datetime | None = None) -> Gap | None:
    """The first free stretch of at least `minutes`, cut to that length, not before `after`."""
    for gap in line.gaps:
        start = max(gap.start, after) if after is not None else gap.start
        if gap.end - start >= timedelta(minutes=minutes):
            return Gap(start, start + timedelta(minutes=minutes))
    return None


def _block(item: Item, day: date, now: datetime) -> Block | None:
    if not isinstance(item.at, datetime) or item.state in _TAKES_NO_TIME:
        return None
    start = item.at.astimezone(now.tzinfo)
    if start.date() != day:
        return None
    return Block(
        start=start,
        end=start + timedelta(minutes=length(item)),
        kind=BlockKind.FIXED if item.fixed else BlockKind.FOCUS,
        item=item.id,
        done=item.state in (State.DONE, State.CLOSED),
        running=item.started_at is not None,
    )


def _laned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with their lanes: a cluster of blocks which hang together by overlaps shares one number of lanes."""
    laned: list[Block] = []
    cluster: list[Block] = []
    cluster_end: datetime | None = None
    for block in blocks:
        if cluster_end is not None and block.start >= cluster_end:
            laned.extend(_lanes(cluster))
            cluster, cluster_end = [], None
        cluster.append(block)
        cluster_end = block.end if cluster_end is None else max(cluster_end, block.end)
    laned.extend(_lanes(cluster))
    return tuple(laned)


def _lanes(cluster: Sequence[Block]) -> list[Block]:
    ends: list[datetime] = []
    placed: list[Block] = []
    for block in cluster:
        lane = next((i for i, end in enumerate(ends) if end <= block.start), len(ends))
        ends[lane : lane + 1] = [block.end]
        placed.append(block.but(lane=lane, conflict=_overlaps_item(block, cluster)))
    return [block.but(lanes=len(ends)) for block in placed]


def _overlaps_item(block: Block, others: Iterable[Block]) -> bool:
    return block.item is not None and any(
        other.item is not None and other.item != block.item and other.start < block.end and block.start < other.end
        for other in others
    )


def _gaps(blocks: Iterable[Block], begin: datetime, finish: datetime) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    free_from = begin
    for block in blocks:
        if block.start > free_from:
            gaps.append(Gap(free_from, min(block.start, finish)))
        free_from = max(free_from, block.end)
        if free_from >= finish:
            break
    if free_from < finish:
        gaps.append(Gap(free_from, finish))
    return tuple(gap for gap in gaps if gap.minutes > 0)


def _ceil(now: datetime, step: int = 5) -> datetime:
    """`now`, put forward to the next five minutes: nobody starts at 10:43."""
    past = timedelta(minutes=now.minute % step, seconds=now.second, microseconds=now.microsecond)
    return now if not past else now - past + timedelta(minutes=step)


def _taken(blocks: Iterable[Block], kind: BlockKind) -> int:
    return sum(block.minutes for block in blocks if block.kind is kind)
