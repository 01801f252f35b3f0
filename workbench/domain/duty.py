"""What a stretch of time has to answer for (述职): counts, each with what it counts.

Pure functions over items and the days of the diary. The days are read one by one and may be forgotten behind: what is
kept of them are their digests.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import product

from workbench.domain.derive import deadline_passed, is_open
from workbench.domain.entry import EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Domain, Grade, Item, Kind, Scope, Side, State
from workbench.domain.notable import notable, was_open
from workbench.domain.past import open_as_of
from workbench.domain.periods import Period, days_of
from workbench.domain.quality import RETURNED, Slip, came_back, slips
from workbench.domain.statistics.digest import DayDigest, Line, digest
from workbench.domain.statistics.figures import Figure, counted, lined, median
from workbench.domain.statistics.hours import Axis, Spend, spends
from workbench.domain.statistics.mix import Mix, mix
from workbench.domain.statistics.turns import Turn, turns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from workbench.domain.entry import Entry
    from workbench.domain.statistics.turns import Trail

    Reader = Callable[[date], Sequence[Entry]]
    """The diary of a day."""

KINDS = (*(kind for kind in Kind if kind is not Kind.FOCUS), None)
"""The trades in the order of a report; what has none comes last."""
DOMAINS = (*Domain, None)
WRITTEN = (EntryKind.ADVICE, EntryKind.FIELD, EntryKind.STUDY, EntryKind.LESSON, EntryKind.SIGNAL)
"""Lines that a report counts as work in themselves."""
AT_ONCE, TRAILS = 500, 25
"""So many items are looked at in one piece, and so many trails."""


class Part(Frozen):
    """What was finished of one kind in one domain."""

    domain: Domain | None
    kind: Kind | None
    finished: Figure
    notable: tuple[Item, ...]
    """All of it, what matters most first; restricted matters are not among them."""


class Served(Frozen):
    """What was done for one side (对上、对内、对外、对下)."""

    side: Side | None
    received: Figure
    finished: Figure
    took: int | None
    """Minutes from coming in until it was done, the middle one."""


class Duty(Frozen):
    """Everything a report of a period tells; restricted matters are counted, and told nowhere."""

    period: Period
    now: datetime
    mix: Mix
    finished: tuple[Item, ...]
    received: Figure
    dropped: Figure
    open: Figure
    """At the end of the period, or now."""
    overdue: Figure
    """Open at that moment, the deadline past."""
    asked: Figure
    """Finished, and somebody had asked for it: the next three are its parts."""
    told: Figure
    excused: Figure
    owed: Figure
    returned: Figure
    """Came back after it had been finished, or for correction."""
    first_time: Figure
    excellent: Figure
    poor: Figure
    extra: Figure
    """Finished, although it was not ours to do."""
    escalated: Figure
    """Finished, after it had been put before a leader."""
    absorbed: Figure
    """Small matters that were settled here."""
    tracked: Figure
    """Followed from above at some time in the period."""
    turns: tuple[Turn, ...]
    turns_before: tuple[Turn, ...]
    served: tuple[Served, ...]
    spends: tuple[Spend, ...]
    """Where the hours went, by domain."""
    written: tuple[tuple[EntryKind, Figure], ...]
    errors: tuple[Slip, ...]
    errors_reached: Figure
    errors_caught: Figure
    errors_open: Figure
    """Errors after which no rule was changed."""
    repeated: Figure
    """Open, and carried over more than once in the period."""
    items: Mapping[ItemId, Item]
    restricted: frozenset[ItemId]
    advice: tuple[Entry, ...] = ()
    """The suggestions and what was written about them later."""

    def parts(self) -> Iterator[Part]:
        """What was finished, by domain and kind."""
        found: dict[tuple[Domain | None, Kind | None], list[Item]] = {}
        for item in self.finished:
            found.setdefault((item.domain, item.kind if item.kind is not Kind.FOCUS else None), []).append(item)
        for domain, kind in product(DOMAINS, KINDS):
            mine = found.get((domain, kind))
            if mine:
                yield Part(domain, kind, counted(item.id for item in mine), notable(mine))

    def those(self, figure: Figure) -> list[Item]:
        """The items of a figure that may be named."""
        found = (self.items.get(item_id) for item_id in figure.items)
        return [item for item in found if item is not None and not item.restricted]


def duty(found: Period, read: Reader, items: Iterable[Item], trail: Trail, now: datetime) -> Duty:
    """The report of a period from all items, and the diary read day by day as far as it has come."""
    working = duty_on(found, read, items, trail, now)
    while True:
        try:
            next(working)
        except StopIteration as end:
            return end.value


def duty_on(
    found: Period, read: Reader, items: Iterable[Item], trail: Trail, now: datetime
) -> Generator[bool, None, Duty]:
    """The same piece by piece, True for each day that was read: who shows a screen looks at the keys in between."""
    known: dict[ItemId, Item] = {}
    for item in items:
        known[item.id] = item
        if not len(known) % AT_ONCE:
            yield False
    mine: list[DayDigest] = []
    back: set[ItemId] = set()
    wrong: list[Entry] = []
    advice: list[Entry] = []
    lines: dict[EntryKind, list[Line]] = {kind: [] for kind in WRITTEN}
    for day in days_of(found, now.date()):
        told = read(day)
        mine.append(digest(day, told))
        back |= {entry.item for entry in told if entry.verb in RETURNED and entry.item is not None}
        for entry in told:
            # What was said of a line later is no line of its own.
            if entry.kind in lines and entry.amends is None:
                lines[entry.kind].append(Line(day, entry.id, entry.item))
            if entry.kind is EntryKind.ADVICE:
                advice.append(entry)
            elif entry.kind is EntryKind.ERROR or (entry.data and entry.fact("closes")):
                wrong.append(entry)
        yield True
    before: list[DayDigest] = []
    for day in days_of(found.shifted(-1), now.date()):
        before.append(digest(day, read(day)))
        yield True
    whole = mix(found, mine, known)
    yield False
    # What came in before may have come back before: its trail knows. All others were read just now.
    early = [item_id for item_id in whole.finished.items if _day(known[item_id].created_at, now) < found.first]
    for number, item_id in enumerate(early, 1):
        if item_id not in back and came_back(trail(item_id), found.last):
            back.add(item_id)
        if not number % TRAILS:
            yield False
    yield False
    handled, *others = turns(mine, known, trail)
    yield False
    turned_before = turns(before, known, trail)
    yield False
    served = tuple(_served(found, known, handled, now))
    yield False
    end = min(now, datetime.combine(found.last, datetime.max.time(), now.tzinfo))
    still = [item for item in known.values() if was_open(item, end)]
    if found.last < now.date():  # what was done by then, and taken up again since, looks as if it had been open
        still = open_as_of(still, trail, end)
    yield False
    told_of = _duty(found, known, now, whole, back, slips(wrong), still)
    yield False
    spent = spends(Axis.DOMAIN, mine, known)
    yield False
    return told_of.but(
        turns=(handled, *others),
        turns_before=turned_before,
        served=served,
        spends=spent,
        written=tuple((kind, lined(lines[kind])) for kind in WRITTEN),
        repeated=counted(_repeated(mine, known)),
        advice=tuple(advice),
    )


def _duty(
    found: Period,
    known: Mapping[ItemId, Item],
    now: datetime,
    whole: Mix,
    back: set[ItemId],
    wrong: Sequence[Slip],
    still: Sequence[Item],
) -> Duty:
    end = min(now, datetime.combine(found.last, datetime.max.time(), now.tzinfo))
    finished = [known[item_id] for item_id in whole.finished.items]
    asked = [item for item in finished if _was_asked(item)]
    again = {item.id for item in finished if item.id in back}
    return Duty(
        found,
        now,
        whole,
        tuple(finished),
        received=counted(item.id for item in known.values() if _day(item.created_at, now) in found),
        dropped=counted(
            item.id
            for item in known.values()
            if item.state is State.DROPPED and item.closed_at is not None and _day(item.closed_at, now) in found
        ),
        open=counted(item.id for item in still),
        overdue=counted(item.id for item in still if item.due is not None and deadline_passed(item.due, end)),
        asked=counted(item.id for item in asked),
        told=counted(item.id for item in asked if item.reply is not None and item.reply.none_because is None),
        excused=counted(item.id for item in asked if item.reply is not None and item.reply.none_because is not None),
        owed=counted(item.id for item in asked if item.reply is None),
        returned=counted(again),
        first_time=counted(item.id for item in finished if item.id not in again),
        excellent=counted(item.id for item in finished if item.grade is Grade.EXCELLENT),
        poor=counted(item.id for item in finished if item.grade in (Grade.REWORKED, Grade.FAILED)),
        extra=counted(item.id for item in finished if item.scope is Scope.EXTRA),
        escalated=counted(item.id for item in finished if item.to_leader is not None),
        absorbed=counted(item.id for item in finished if item.important is False and item.to_leader is None),
        tracked=counted(item.id for item in known.values() if _was_tracked(item, found, now)),
        turns=(),
        turns_before=(),
        served=(),
        spends=(),
        written=(),
        errors=tuple(wrong),
        errors_reached=lined(_line(slip) for slip in wrong if slip.reached),
        errors_caught=lined(_line(slip) for slip in wrong if not slip.reached),
        errors_open=lined(_line(slip) for slip in wrong if not slip.rule),
        repeated=Figure(),
        items=known,
        restricted=frozenset(item.id for item in known.values() if item.restricted),
    )


def _was_asked(item: Item) -> bool:
    """Whether somebody else wanted it; what is our own needs no answer."""
    return item.source is not None and item.source.side is not Side.SELF


def _was_tracked(item: Item, found: Period, now: datetime) -> bool:
    if item.tracked is None or _day(item.tracked.at, now) > found.last:
        return False
    return is_open(item) or item.closed_at is None or _day(item.closed_at, now) >= found.first


def _served(found: Period, known: Mapping[ItemId, Item], handled: Turn, now: datetime) -> Iterator[Served]:
    took = {item_id: minutes for minutes, item_id in handled.took}
    for side in (*Side, None):
        mine = [item for item in known.values() if side_of(item) is side]
        received = counted(item.id for item in mine if _day(item.created_at, now) in found)
        finished = counted(item.id for item in mine if item.id in took)
        if received.value or finished.value:
            yield Served(side, received, finished, median(sorted(took[item_id] for item_id in finished.items)))


def side_of(item: Item) -> Side | None:
    """From which side it came: nobody asked for our own; None where the asker's is not known."""
    return item.source.side if item.source is not None else Side.SELF


def _repeated(digests: Iterable[DayDigest], known: Mapping[ItemId, Item]) -> Iterator[ItemId]:
    times: dict[ItemId, int] = {}
    for one in digests:
        for item_id in one.carried:
            times[item_id] = times.get(item_id, 0) + 1
    return (item_id for item_id, n in times.items() if n > 1 and item_id in known and is_open(known[item_id]))


def _line(slip: Slip) -> Line:
    return Line(slip.entry.at.date(), slip.entry.id, slip.entry.item)


def _day(moment: datetime, now: datetime) -> date:
    return moment.astimezone(now.tzinfo).date()
