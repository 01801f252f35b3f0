"""What is regular about work that nobody planned (总结规律性): simple counts, each with the items behind it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

from workbench.domain.derive import Nature, nature
from workbench.domain.entry import EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item, Side, State, Step
from workbench.domain.likeness import ENOUGH, grams, likeness
from workbench.domain.occurrence import Occurrence, next_one
from workbench.domain.routine import Routine
from workbench.domain.when import day_of, is_timed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.entry import Entry
    from workbench.domain.hours import Workday

DAYS = 90
LEAST = 3
"""What came up so often in so many days has a rule of its own."""
WEEKS = 8
"""So many weeks are compared with each other."""
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CALLS = frozenset({EntryKind.CALL, EntryKind.VISITOR, EntryKind.CHASED})


class Pattern(Frozen):
    """Unscheduled items that say the same, oldest first: the evidence for a routine."""

    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """As it was called last."""
        return self.items[-1].title


def repeats(items: Iterable[Item], known: Iterable[Routine], today: date, days: int = DAYS) -> list[Pattern]:
    """What came up unasked three times with a like title, from the same source or in the same area; most often first.

    What a routine knows already, and what is kept from others' eyes, is not proposed.
    """
    since = today - timedelta(days=days)
    groups: dict[tuple[str | None, str | None], list[tuple[frozenset[str], list[Item]]]] = {}
    for item in sorted(items, key=lambda each: (each.created_at, each.id)):
        if item.restricted or nature(item) is Nature.SCHEDULED or not since < item.created_at.date() <= today:
            continue
        mine = grams(item.title)
        near = groups.setdefault((item.source.who if item.source else None, None if item.source else item.area), [])
        best = max(near, key=lambda group: likeness(mine, group[0]), default=None)
        if best is not None and likeness(mine, best[0]) >= ENOUGH:
            best[1].append(item)
        else:
            near.append((mine, [item]))
    written = [grams(routine.title) for routine in known]
    found = [
        Pattern(tuple(alike))
        for near in groups.values()
        for mine, alike in near
        if len(alike) >= LEAST and not any(likeness(mine, other) >= ENOUGH for other in written)
    ]
    return sorted(found, key=lambda each: (-len(each.items), each.items[0].created_at))


def promoted(pattern: Pattern, today: date, is_workday: Workday) -> Routine:
    """The routine that a pattern asks for: its usual people and length, at the pace at which it came."""
    items = pattern.items
    last = items[-1].created_at.date()
    rule = _rule([item.created_at.date() for item in items])
    after = next_one(rule, last, "next", is_workday, after=last, not_before=today + timedelta(days=1))
    timed = [item for item in items if item.at is not None and is_timed(item.at)]
    said = {
        "lead": _usual(item.lead for item in items if item.lead != ME),
        "area": _usual(item.area for item in items),
        "source": _usual(item.source.who for item in items if item.source is not None),
        "side": _usual(item.source.side for item in items if item.source is not None),
        "kind": _usual(item.kind for item in items),
        "domain": _usual(item.domain for item in items),
        "minutes": _usual(str(item.minutes) for item in items if item.minutes),
        "as": "plan" if sum(item.due is None for item in items) * 2 > len(items) else None,
        "time": f"{items[-1].at:%H:%M}" if len(timed) == len(items) else None,
    }
    defaults = tuple((name, str(value)) for name, value in said.items() if value)
    steps = tuple(Step(step.text) for step in items[-1].steps)
    return Routine(pattern.title, rule=rule, start=_first(after, today), roll="next", defaults=defaults, steps=steps)


def _first(after: Occurrence | None, today: date) -> date:
    return after.named if after is not None else today


def _usual(values: Iterable[str | None]) -> str | None:
    """What more than half of them say."""
    every = list(values)
    counted = Counter(every).most_common(1)
    return counted[0][0] if counted and counted[0][1] * 2 > len(every) else None


def _rule(days: Sequence[date]) -> str:
    """The plainest rule at the pace of some days."""
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    pace = _middle(gaps) if gaps else 30
    weekday = _CODES[Counter(day.weekday() for day in days).most_common(1)[0][0]]
    if pace < 4:
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if pace < 11:
        return f"FREQ=WEEKLY;BYDAY={weekday}"
    if pace < 21:
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}"
    day = min(28, _middle([day.day for day in days]))
    return f"FREQ=MONTHLY;BYMONTHDAY={day}" if pace < 46 else f"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={day}"


def _middle(numbers: Sequence[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]


def interruptions(entries: Iterable[Entry], unasked: Callable[[Entry], bool]) -> dict[tuple[int, int], int]:
    """How often something came in between, by weekday (0 is Monday) and hour: what nobody planned, calls, visits."""
    found: Counter[tuple[int, int]] = Counter()
    for entry in entries:
        if entry.kind in _CALLS or (entry.verb is Verb.ADDED and unasked(entry)):
            found[entry.at.weekday(), entry.at.hour] += 1
    return dict(found)


class LateStep(Frozen):
    """A step of a routine that is done late more often than not."""

    routine: Routine
    text: str
    late: int
    of: int
    items: tuple[Item, ...]


def late_steps(routine: Routine, history: Iterable[Item], today: date) -> list[LateStep]:
    """The steps that were late at least three times, and at least every second time."""
    counts: dict[str, list[tuple[bool, Item]]] = {}
    for item in history:
        for step in item.steps:
            if step.due is None or (step.done_at is None and (step.due >= today or item.state is State.DROPPED)):
                continue
            late = step.done_at is None or step.done_at.date() > step.due
            counts.setdefault(step.text, []).append((late, item))
    found: list[LateStep] = []
    for text, seen in counts.items():
        behind = tuple(item for late, item in seen if late)
        if len(behind) >= LEAST and len(behind) * 2 >= len(seen):
            found.append(LateStep(routine, text, len(behind), len(seen), behind))
    return found


class Week(Frozen):
    """How much of a week's new work was our own move."""

    monday: date
    every: int
    """Items taken in."""
    known: int
    """Of these, known beforehand."""
    own: int
    """Of these, begun before anybody asked: made by a routine, coming again, or captured without an asker."""
    promoted: int
    """Unscheduled items that became routines."""

    @property
    def percent(self) -> int | None:
        """The initiative ratio (主动率)."""
        return round(100 * self.own / self.every) if self.every else None


def initiative(items: Iterable[Item], promotions: Iterable[tuple[date, int]], today: date) -> list[Week]:
    """The last eight weeks, oldest first, the present one at the end. Derived from the trail; nothing is entered."""
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=n) for n in range(WEEKS - 1, -1, -1)]
    every, known, own = Counter[date](), Counter[date](), Counter[date]()
    for item in items:
        monday = _monday(item.created_at)
        every[monday] += 1
        known[monday] += nature(item) is Nature.SCHEDULED
        own[monday] += is_own(item)
    made: Counter[date] = Counter()
    for day, n in promotions:
        made[day - timedelta(days=day.weekday())] += n
    return [Week(monday, every[monday], known[monday], own[monday], made[monday]) for monday in mondays]


def is_own(item: Item) -> bool:
    """Nobody had to ask for it."""
    if item.routine is not None or item.occurrence is not None or item.source is None:
        return True
    return item.source.side is Side.SELF


def _monday(moment: datetime) -> date:
    return day_of(moment) - timedelta(days=moment.weekday())
