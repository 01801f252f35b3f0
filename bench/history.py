"""Desks with years behind them: a journal of any length, as the store writes it, without a sync for each record.

Every line is sealed by the store's own functions, segment by segment and month by month; then the store opens what was
written, checks it, makes its snapshot and adds a last record of its own. So the desk is a real one, and takes a minute
for a million records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.desks import NOW, an_item
from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Item, State
from workbench.store.document import document
from workbench.store.follower import FORMAT, SCHEMA
from workbench.store.journal import SEGMENT_LIMIT, special
from workbench.store.record import GENESIS, OPEN, SEAL, Op, Record, seal, stamp
from workbench.store.state import difference
from workbench.store.store import Store

BY = "bench@desk/tui:1"
OPEN_ITEMS = 2000
YEARS = 10
SPAN = timedelta(days=365 * YEARS)
WORDS = ("vendor", "budget", "contract", "payroll", "audit", "training", "会议", "预算", "督查", "值班", "材料", "请示")
LIFE = 4
"""Records in the life of a matter: written down, changed, a line about it, done."""


def make_history(home: Path, records: int) -> Path:
    """A desk of about 2,000 open items with so many records of its journal behind it, over ten years."""
    Writer(home / "store", records).write()
    return settled(home)


def settled(home: Path) -> Path:
    """A desk that was written, opened: checked, with its snapshot, and with a record of the store's own."""
    with Store.open(home / "store", clock=FixedClock(NOW), app="bench") as opened:
        if opened.status.damage:
            raise ValueError(opened.status.damage)
        opened.checkpoint()
        with opened.transaction("bench.ready") as tx:
            item = next(iter(opened.open_items().values()))
            tx.put_item(item.but(note="ready"))
        opened.checkpoint()
    return home


class Writer:
    """The journal while it is written. Another life than this one is another `history`."""

    def __init__(self, store: Path, records: int) -> None:
        self._directory = store / "journal"
        self._wanted = records
        self._q, self._h = 0, GENESIS
        self._seg, self._lines, self._size = "", list[bytes](), 0
        self._items = self._entries = 0
        self._numbers: dict[int, int] = {}

    def write(self) -> None:
        self._directory.mkdir(parents=True, mode=0o700)
        (self._directory.parent).chmod(0o700)
        for at, cmd, ops in self.history():
            self._turn(at)
            self._put(Record(0, stamp(at), BY, cmd, ops))
        self._end_segment()

    def history(self) -> Iterator[tuple[datetime, str, tuple[Op, ...]]]:
        """The open items first, then matters that come and go."""
        start = NOW - SPAN
        for begin in range(0, OPEN_ITEMS, 500):
            yield start, "import", tuple(op for n in range(begin, begin + 500) for op in self.added(n, start)[1])
        step = SPAN * 0.999 / max(1, self._wanted)
        done = OPEN_ITEMS // 500
        while done < self._wanted:
            at = start + step * done
            item, ops = self.added(self._items, at, title=f"{WORDS[done % 12]} {WORDS[done // 12 % 12]} {done}")
            yield at, "item.added", ops
            changed = item.but(minutes=45, updated_at=at)
            yield at + step, "item.edited", self.changed(item, changed)
            line = Entry(at=at + step, written_at=at + step, item=item.id, text=f"{WORDS[done // 7 % 12]} 电话 {done}")
            yield at + 2 * step, "entry.noted", (self.entry(line),)
            end = at + 3 * step
            finished = changed.but(state=State.CLOSED, closed_at=end, updated_at=end, result="ok")
            yield end, "item.done", (*self.changed(changed, finished), self.entry(event(finished, Verb.DONE, end)))
            done += LIFE

    def added(self, n: int, at: datetime, title: str | None = None) -> tuple[Item, tuple[Op, ...]]:
        item = an_item(n, "")
        return self.taken(item if title is None else item.but(title=title, at=None), at)

    def taken(self, made: Item, at: datetime) -> tuple[Item, tuple[Op, ...]]:
        """A matter with its number, as it is taken in."""
        self._items += 1
        last = self._numbers.get(at.year)
        self._numbers[at.year] = number = (last or 0) + 1
        item = made.but(id=ItemId(self._items), ref=make_ref(at.year, number), created_at=at, updated_at=at)
        return item, (
            Op("counters", at.year, None if last is None else {"last": last}, {"last": number}),
            Op("items", self._items, None, document(item)),
            self.entry(event(item, Verb.ADDED, at)),
        )

    def changed(self, before: Item, after: Item) -> tuple[Op, ...]:
        op = difference("items", int(before.id), document(before), document(after))
        return () if op is None else (op,)

    def entry(self, entry: Entry) -> Op:
        self._entries += 1
        return Op(f"diary_{entry.at.year:04d}", self._entries, None, document(entry))

    # Segments

    def _turn(self, at: datetime) -> None:
        """Another segment, where the month is another or the last is full."""
        month = stamp(at)[:7]
        if not self._seg:
            self._begin(month)
        elif month > self._seg[:7]:
            self._end_segment(month)
            self._begin(month)
        elif self._size > SEGMENT_LIMIT:
            base, _, number = self._seg.partition(".")
            name = f"{base}.{int(number or 0) + 1:06d}"
            self._end_segment(name)
            self._begin(name)

    def _begin(self, name: str) -> None:
        self._seg, self._size = name, 0
        self._put(special(OPEN, f"{name[:7]}-01T00:00:00.000Z", BY, format=FORMAT, schema=SCHEMA, seg=name))

    def _end_segment(self, following: str | None = None) -> None:
        if following is not None:
            self._put(special(SEAL, f"{following[:7]}-01T00:00:00.000Z", BY, next=following))
        path = self._directory / f"{self._seg}.jsonl"
        path.touch(mode=0o600)
        path.write_bytes(b"".join(self._lines))
        self._lines.clear()

    def _put(self, record: Record) -> None:
        self._q += 1
        line, self._h = seal(record.but(q=self._q, p=self._h))
        self._lines.append(line)
        self._size += len(line)


def event(item: Item, verb: Verb, at: datetime) -> Entry:
    """The line of the diary that a verb writes."""
    return Entry(at=at, written_at=at, kind=EntryKind.EVENT, verb=verb, item=item.id, ref=item.ref, title=item.title)
