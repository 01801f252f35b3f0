"""A day's timeline as rows: in proportion, a row for so many minutes, or as an agenda, a row for each thing.

Blocks that overlap stand side by side in lanes. Everything here is moments and ids; it is painted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.domain.timeline import Block, Gap, Timeline


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a block in a row: its first row tells its title, the second something more."""

    block: Block
    line: int


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A row: the moment it begins, what lies in it, and whether the present is there."""

    start: datetime
    label: bool
    """Its time is written at the left."""
    cells: tuple[Cell, ...] = ()
    """By lane; empty where the time is free."""
    lanes: int = 1
    gap: Gap | None = None
    """The free stretch which begins in this row."""
    now: bool = False
    ghost: bool = False
    """Where the chosen item would be put."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where the row under the cursor would go."""

    title: str
    start: datetime
    end: datetime


def agenda(line: Timeline, now: datetime, ghost: Ghost | None) -> list[TimeRow]:
    """A row for each block and each gap; the present marks the row it falls in, or has its own."""
    rows: list[TimeRow] = []
    for part in line.rows:
        if isinstance(part, Gap):
            rows.append(TimeRow(part.start, True, gap=part))
        else:
            rows.append(TimeRow(part.start, True, (Cell(part, 0),), part.lanes))
    if ghost is not None:
        place = next((at for at, row in enumerate(rows) if row.start >= ghost.start and row.gap is None), len(rows))
        rows.insert(place, TimeRow(ghost.start, True, ghost=True))
    return _with_now(rows, line, now)


def _with_now(rows: list[TimeRow], line: Timeline, now: datetime) -> list[TimeRow]:
    if now.date() != line.day:
        return rows
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        end = row.cells[0].block.end if row.cells else row.gap.end if row.gap else row.start
        if row.start <= now < end:
            rows[at] = _now(row)
            return rows
        if row.gap is not None and now <= row.start < now + timedelta(minutes=5):
            rows[at] = _now(row)
            return rows
    place = next((at for at, row in enumerate(rows) if row.start > now), len(rows))
    rows.insert(place, TimeRow(now, True, now=True))
    return rows


def _now(row: TimeRow) -> TimeRow:
    return TimeRow(row.start, row.label, row.cells, row.lanes, row.gap, now=True, ghost=row.ghost)


def proportional(line: Timeline, now: datetime, step: int, ghost: Ghost | None) -> list[TimeRow]:
    """A row for every `step` minutes, and one more where several things begin within them."""
    starts = [line.begin, *(block.start for block in line.blocks)]
    ends = [line.finish, *(block.end for block in line.blocks)]
    if now.date() == line.day:
        starts.append(max(now, line.begin - timedelta(hours=2)))
        ends.append(min(now + timedelta(minutes=step), line.finish + timedelta(hours=6)))
    first = _floor(min(starts), step)
    last = min(max(ends), first + timedelta(hours=30))
    clusters = _clusters(line.blocks)
    seen: dict[Block, int] = {}
    rows: list[TimeRow] = []
    slot, width = first, timedelta(minutes=step)
    while slot < last:
        rows.extend(_mark_now(_slot(slot, slot + width, clusters, line.gaps, ghost, seen), slot, width, now))
        slot += width
    rows.append(TimeRow(slot, True))
    return rows


def _slot(
    start: datetime,
    end: datetime,
    clusters: Sequence[Sequence[Block]],
    gaps: Sequence[Gap],
    ghost: Ghost | None,
    seen: dict[Block, int],
) -> list[TimeRow]:
    rows: list[TimeRow] = []
    running: list[TimeRow] = []
    for cluster in clusters:
        inside = [block for block in cluster if block.start < end and block.end > start]
        if not inside:
            continue
        heads = [block for block in inside if block.start >= start]
        made = _cluster_rows(start, inside, heads, seen)
        (rows if heads else running).extend(made)
    if ghost is not None and ghost.start < end and ghost.end > start and not rows:
        return [TimeRow(max(start, ghost.start), ghost.start >= start or start.minute == 0, ghost=True)]
    if rows:
        return rows
    if running:
        return running
    gap = next((gap for gap in gaps if start <= gap.start < end), None)
    return [TimeRow(gap.start if gap else start, start.minute == 0 or gap is not None, gap=gap)]


def _cluster_rows(
    start: datetime, inside: Sequence[Block], heads: Sequence[Block], seen: dict[Block, int]
) -> list[TimeRow]:
    lanes = inside[0].lanes
    by_lane = [[block for block in heads if block.lane == lane] for lane in range(lanes)]
    going = {block.lane: block for block in inside if block not in heads}
    rows: list[TimeRow] = []
    for row in range(max(1, *(len(queue) for queue in by_lane))):
        cells: list[Cell] = []
        for lane, queue in enumerate(by_lane):
            block = queue[row] if row < len(queue) else going.get(lane)
            if block is None:
                continue
            cells.append(Cell(block, seen.get(block, 0)))
            seen[block] = seen.get(block, 0) + 1
            going[lane] = block
        begun = [cell.block.start for cell in cells if cell.line == 0]
        rows.append(TimeRow(min(begun, default=start), bool(begun) or start.minute == 0, tuple(cells), lanes))
    return rows


def _mark_now(rows: list[TimeRow], start: datetime, width: timedelta, now: datetime) -> list[TimeRow]:
    if not start <= now < start + width:
        return rows
    at = max((index for index, row in enumerate(rows) if row.start <= now), default=0)
    rows[at] = _now(rows[at])
    return rows


def _clusters(blocks: Iterable[Block]) -> list[list[Block]]:
    """Blocks which hang together by overlaps."""
    clusters: list[list[Block]] = []
    end: datetime | None = None
    for block in blocks:
        if end is None or block.start >= end:
            clusters.append([])
            end = block.end
        clusters[-1].append(block)
        end = max(end, block.end)
    return clusters


def _floor(moment: datetime, step: int) -> datetime:
    past = timedelta(minutes=moment.minute % step, seconds=moment.second, microseconds=moment.microsecond)
    return moment - past
