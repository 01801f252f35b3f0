"""A whole year of an office, made up from a seed: so many items, so many lines of the diary, every fate among them.

What it returns is made by other means than the program's own counting: tests count it again in the plainest way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId, make_ref
from workbench.domain.item import Domain, Grade, Item, Kind, Reply, Scope, Side, Source, State, Tracked
from workbench.store.store import Store

WORDS = {
    "en": ("budget", "contract", "notice", "statistics", "roster", "training", "archive", "visit", "speech", "survey"),
    "zh": (
        "季度预算",
        "合同审核",
        "会议通知",
        "统计月报",
        "值班安排",
        "业务培训",
        "档案整理",
        "来访接待",
        "讲话稿",
        "入户调查",
    ),
}
ASKERS = (
    (None, None),
    ("张局长", Side.LEADER),
    ("市统计局", Side.SUPERIOR),
    ("财务科", Side.PEER),
    ("河西街道", Side.SUBORDINATE),
    ("吴桂兰", Side.PUBLIC),
    ("孙科长", None),
)
AREAS = ("会务", "督查", "信息", "调研", "后勤", None)
LINES = (
    *(EntryKind.NOTE, EntryKind.CALL, EntryKind.VISITOR, EntryKind.ADVICE, EntryKind.STUDY, EntryKind.LESSON),
    *(EntryKind.ERROR, EntryKind.CHECK, EntryKind.CHASED, EntryKind.SIGNAL, EntryKind.FIELD),
)


class Year:
    """Items and entries, and the store that holds them."""

    def __init__(self, seed: int, items: int, entries: int, first: date = date(2026, 1, 1), days: int = 362) -> None:
        self._random = random.Random(seed)
        self.first, self.days = first, days
        self.entries: list[Entry] = []
        self.items = {ItemId(n): self._life(n, first, days, items) for n in range(1, items + 1)}
        self._all = [*self.items.values()]
        while len(self.entries) < entries:
            self.entries.append(self._line())
        self.entries.sort(key=lambda entry: entry.at)

    @property
    def now(self) -> datetime:
        """The evening of the last day."""
        return datetime.combine(self.first + timedelta(days=self.days - 1), datetime.min.time(), UTC).replace(hour=18)

    def _moment(self, day: int) -> datetime:
        base = datetime.combine(self.first + timedelta(days=day), datetime.min.time(), UTC)
        return base + timedelta(minutes=self._random.randrange(8 * 60, 17 * 60))

    def _life(self, number: int, first: date, days: int, count: int) -> Item:
        pick = self._random
        day = number * days // (count + 1)
        born = self._moment(day)
        who, side = pick.choice(ASKERS)
        word = pick.choice(WORDS["zh" if number % 2 else "en"])
        item = Item(
            ref=make_ref(first.year, number),
            title=f"{word} {number}",
            created_at=born,
            updated_at=born,
            id=ItemId(number),
            state=State.ACTIVE,
            urgent=pick.random() < 0.4,
            important=pick.random() < 0.5,
            lead=pick.choice(("me", "周洁", "王强")),
            source=Source(who, side) if who else None,
            area=pick.choice(AREAS),
            domain=pick.choice((*Domain, None)),
            kind=pick.choice((Kind.DOCUMENT, Kind.MEETING, Kind.ERRAND, Kind.INFORMATION, Kind.RESEARCH, None)),
            scope=Scope.EXTRA if pick.random() < 0.05 else Scope.OWN,
            due=first + timedelta(days=day + pick.randrange(1, 20)) if pick.random() < 0.6 else None,
            at=first + timedelta(days=day + pick.randrange(0, 5)) if pick.random() < 0.5 else None,
            starred=pick.random() < 0.02,
            restricted=pick.random() < 0.03,
            tracked=Tracked("张局长", born, "抓紧办") if pick.random() < 0.04 else None,
        )
        self._event(item, Verb.ADDED, born)
        return self._fate(item, day, days)

    def _fate(self, item: Item, day: int, days: int) -> Item:
        pick = self._random
        end = day + pick.randrange(0, 25)
        if item.tracked and end < days:
            self._event(item, Verb.STEP_DONE, self._moment(end), rung="check")
        if pick.random() < 0.1 and end < days:
            for _again in range(pick.randrange(1, 3)):
                self._event(item, Verb.CARRIED, self._moment(end))
        if end + 2 >= days or pick.random() < 0.1:
            return item
        moment = max(self._moment(end), item.created_at)
        if pick.random() < 0.05:
            self._event(item, Verb.DROPPED, moment, why="no need")
            return item.but(state=State.DROPPED, closed_at=moment, drop_reason="no need")
        self._event(item, Verb.DONE, moment, result="ok", worked=str(pick.randrange(5, 90)))
        if pick.random() < 0.08:
            self._event(item, Verb.REOPENED if pick.random() < 0.5 else Verb.RETURNED, moment + timedelta(hours=1))
            if self.entries[-1].verb is Verb.REOPENED:
                if pick.random() < 0.3:
                    return item
                moment += timedelta(days=1)
                self._event(item, Verb.DONE, moment, result="ok")
        return self._told(item.but(result="ok", grade=pick.choice((*Grade, None, None, None))), moment)

    def _told(self, item: Item, moment: datetime) -> Item:
        done = item.but(state=State.DONE, closed_at=moment)
        if item.source is None:
            return done.but(state=State.CLOSED, reply=Reply(moment, none_because="own"))
        if self._random.random() < 0.1:
            return done
        told = moment + timedelta(minutes=self._random.randrange(5, 600))
        if self._random.random() < 0.1:
            return done.but(state=State.CLOSED, reply=Reply(told, none_because="nobody"))
        self._event(item, Verb.REPLIED, told, to=item.source.who, how="by phone")
        return done.but(state=State.CLOSED, reply=Reply(told, item.source.who, "by phone"))

    def _event(self, item: Item, verb: Verb, moment: datetime, **facts: str) -> None:
        self.entries.append(
            Entry(moment, moment, EntryKind.EVENT, verb=verb, item=item.id, ref=item.ref, title=item.title,
                  data=tuple(facts.items()))
        )  # fmt: skip

    def _line(self) -> Entry:
        pick = self._random
        moment = self._moment(pick.randrange(self.days))
        kind = pick.choice(LINES)
        facts: dict[str, Any] = {}
        if kind is EntryKind.ERROR:
            facts["data"] = (("cause", pick.choice(("typo", "fact"))), ("caught", pick.choice(("us", "receiver"))))
        item = pick.choice(self._all) if self._all and pick.random() < 0.5 else None
        if item is not None:
            facts.update(item=item.id, ref=item.ref)
        return Entry(moment, moment, kind, f"{pick.choice(WORDS['zh'])} line", **facts)

    def read(self) -> Callable[[date], tuple[Entry, ...]]:
        """The diary by day."""
        days: dict[date, list[Entry]] = {}
        for number, entry in enumerate(self.entries, 1):
            days.setdefault(entry.at.date(), []).append(entry.but(id=EntryId(number)))
        return lambda day: tuple(days.get(day, ()))

    def trail(self, item_id: ItemId) -> Iterator[Entry]:
        """Everything written about an item."""
        return (entry for entry in self.entries if entry.item == item_id)

    def write(self, folder: Path) -> None:
        """Put it into a new store, a month at a time."""
        clock = FixedClock(self.now)
        with Store.open(folder, clock=clock, app="tests") as store:
            with store.transaction("import") as tx:
                for item in self.items.values():
                    tx.put_item(item)
                    tx.next_ref(self.first.year)
            for start in range(0, len(self.entries), 2000):
                with store.transaction("import") as tx:
                    for entry in self.entries[start : start + 2000]:
                        tx.bring_entry(entry)
            store.checkpoint()
