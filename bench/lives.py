"""A desk of an office of any age, with every sort of matter on it: what the views are measured on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.desks import NOW
from bench.history import SPAN, WORDS, Writer, event, settled
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, Verb
from workbench.domain.item import Decision, Gate, Item, Kind, Side, Source, State, Step, Tracked, WaitingFor
from workbench.domain.routine import Quota, Routine
from workbench.settings import Settings
from workbench.store.record import Op
from workbench.store.store import Store

LINES = 10
"""Lines of the diary for each matter."""
STANDING = 800
"""So many matters are open on the desk of an office, however old it is."""
A_DAY = 28
"""So many matters a day an office takes in: 100,000 in ten years."""
PEOPLE = ("周洁", "王强", "刘洋", "李工", "赵倩", "Chen", "Zhao", "Li", "财务科", "信息处", "河西街道", "东湖街道")
UNITS = ("河西", "东湖", "石桥", "南山", "北岭", "新港", "古塔", "平原")
TODAY = NOW.date()


def make_office(home: Path, matters: int) -> Path:
    """An office with so many matters behind it at the same pace: the standing ones are open, all others closed."""
    Life(home / "store", matters, STANDING, timedelta(days=max(30, matters / A_DAY))).write()
    return _with_routines(settled(home))


def make_heap(home: Path, matters: int) -> Path:
    """A desk on which everything that was ever taken in is still open, over ten years."""
    Life(home / "store", matters, matters, SPAN).write()
    return _with_routines(settled(home))


def _with_routines(home: Path) -> Path:
    clock = FixedClock(NOW)
    desk = Desk(Store.open(home / "store", clock=clock, app="bench"), clock, Settings())
    desk.add_routines(
        [
            Routine("Monday meeting", rule="FREQ=WEEKLY;BYDAY=MO", start=TODAY + timedelta(days=7)),
            Routine("月报", rule="FREQ=MONTHLY;BYMONTHDAY=-1", start=TODAY, steps=(Step("核对", offset=-3),)),
            Routine(
                "research article",
                rule="FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
                start=TODAY,
                defaults=(("kind", "research"),),
                quota=Quota(1, "quarter"),
            ),
        ]
    )
    desk.store.checkpoint()
    desk.close()
    return home


class Life(Writer):
    """So many matters, the last of which are still open, each with its lines, evenly over a time."""

    def __init__(self, store: Path, matters: int, standing: int, span: timedelta) -> None:
        super().__init__(store, matters)
        self._matters, self._standing, self._span = matters, min(standing, matters), span

    def history(self) -> Iterator[tuple[datetime, str, tuple[Op, ...]]]:
        start = NOW - self._span
        step = (self._span - timedelta(days=1)) / self._matters
        past = self._matters - self._standing
        for number in range(self._matters):
            at = start + step * number
            ended = number < past
            made = a_matter(number if ended else number - past, at.date())
            title = f"{WORDS[number % 12]} {WORDS[number // 12 % 12]} {number}"
            item, ops = self.taken(made.but(state=State.ACTIVE, title=title) if ended else made, at)
            yield at, "item.added", ops
            for line in range(LINES - 2):
                text = f"{WORDS[(number + line) % 12]} 电话 {number}"
                said = Entry(at=at, written_at=at, item=item.id, text=text, people=(PEOPLE[number % len(PEOPLE)],))
                yield at, "entry.noted", (self.entry(said),)
            if ended:
                closed = item.but(state=State.CLOSED, closed_at=at, updated_at=at, result="ok")
                yield at, "item.done", (*self.changed(item, closed), self.entry(event(closed, Verb.DONE, at)))
            else:
                yield at, "entry.noted", (self.entry(event(item, Verb.EDITED, at)),)


def a_matter(number: int, born: date) -> Item:
    """One of twenty sorts of matters: to be judged, planned, in other hands, followed from above, a chain."""
    # On every desk as many name a day at hand or a person; what else there is lies there, or is planned far off.
    sort = number % (20 if number < STANDING else 8)
    who = PEOPLE[number // 20 % len(PEOPLE)]
    ahead = TODAY + timedelta(days=number * 7 % 300 - 3 if number < STANDING else 400 + number % 900)
    base = Item(
        ref="",
        title=f"row {number:06d} {'季度预算复核：销售费用口径' if number % 2 else 'Review the vendor contract'}",
        created_at=NOW,
        updated_at=NOW,
        state=State.ACTIVE,
        urgent=number % 3 == 0,
        important=number % 2 == 0,
        lead="me",
        source=Source("王局长", Side.LEADER) if number % 7 == 0 and number < STANDING else None,
        area=("会务", "督查", "信息")[number % 3],
        minutes=30,
    )
    if sort < 3:
        return base.but(state=State.INBOX, urgent=None, important=None, lead=None)
    if sort < 8:
        return base.but(at=ahead)
    if sort < 12:
        waiting = {"state": State.WAITING, "waiting_on": who, "next_check": ahead}
        if sort == 11:
            asked = Decision("批不批？", who, NOW - timedelta(days=3), ("批", "不批"))
            return base.but(**waiting, waiting_for=WaitingFor.DECISION, decision=asked)
        return base.but(**waiting)
    if sort == 12:
        tracked = Tracked("王局长", NOW - timedelta(days=5), "抓紧办", 7)
        return base.but(at=ahead, tracked=tracked, steps=(Step("抓紧办", gate=Gate.INSTRUCT, done_at=NOW),))
    if sort == 13:
        chain = (Step(f"step {n}", owner=who, offset=n, due=ahead + timedelta(days=n)) for n in range(-5, 4))
        return base.but(kind=Kind.MEETING, at=ahead, steps=tuple(chain))
    if sort == 14:
        return base.but(state=State.DONE, result="ok", closed_at=NOW - timedelta(days=2), source=Source(who))
    if sort == 15:
        return base.but(state=State.DEFERRED, wake_on=ahead + timedelta(days=9), defer_reason="later")
    if sort == 16:
        units = tuple(Step(unit, owner=unit, gate=Gate.UNIT_REPLY, due=ahead) for unit in UNITS)
        return base.but(due=ahead, steps=units)
    return base.but(due=ahead, lead_days=3, kind=Kind.DOCUMENT, at=born if sort == 19 and number < STANDING else None)
