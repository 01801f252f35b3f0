"""Information that is reported upwards (信息): what it is worth, how soon it went out, whether it is borne out.

The four stamps are derived: when it happened is said, when it was noticed is its capture, drafted and sent are steps.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from statistics import median

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Info, Item, Kind, State, Step
from workbench.domain.lines import line_of, with_line
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CAUSE, PROPOSAL, EVIDENCE, UNVERIFIED = "cause", "proposal", "evidence", "unverified"
"""Lines of an item: of a hard matter why it is so and what to do; who bears it out; until when a first report waits."""
SOURCES = 2
"""So many different sources bear out a major matter."""
DRAFTED = ("draft", "初稿", "编写", "起草", "編寫")
SENT = ("submit", "send", "报送", "上报", "陈报", "陳報", "報送")
"""Words of the steps which are the third and the fourth stamp."""


class Point(StrEnum):
    """亮点、热点、难点."""

    HIGHLIGHT = "highlight"
    HOT = "hot"
    DIFFICULT = "difficult"


class Tone(StrEnum):
    """Good news or bad."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


class Age(StrEnum):
    """How much of its worth is left to what has not been sent."""

    FRESH = "fresh"
    AGING = "aging"
    STALE = "stale"


class Stamps(Frozen):
    """发生、发现、成稿、报送."""

    occurred: datetime | None
    noticed: datetime
    drafted: datetime | None
    sent: datetime | None

    @property
    def stages(self) -> tuple[timedelta | None, timedelta | None, timedelta | None]:
        """How long noticing, writing and sending took; None where a stamp is missing, or they are out of order."""
        pairs = ((self.occurred, self.noticed), (self.noticed, self.drafted), (self.drafted, self.sent))
        found = [(late - early) if early is not None and late is not None else None for early, late in pairs]
        kept = [took if took is not None and took >= timedelta() else None for took in found]
        return kept[0], kept[1], kept[2]


def is_information(item: Item) -> bool:
    return item.kind is Kind.INFORMATION


def next_point(item: Item) -> Item:
    """One round by one key: highlight, hot, difficult, none."""
    points: tuple[str | None, ...] = (None, *(point.value for point in Point))
    now = item.info.point if item.info is not None else None
    place = points.index(now) if now in points else 0
    return item.but(info=(item.info or Info()).but(point=points[(place + 1) % len(points)]))


def is_draft(step: Step) -> bool:
    return any(word in step.text.casefold() for word in DRAFTED)


def is_sending(step: Step) -> bool:
    return any(word in step.text.casefold() for word in SENT) and not is_draft(step)


def stamps(item: Item) -> Stamps:
    """When it happened, was noticed, written and sent; without a step for the last, it was sent when it was done."""
    ended = item.closed_at if item.state in (State.DONE, State.CLOSED) else None
    sending = [step for step in item.steps if is_sending(step)]
    sent = next((step.done_at for step in sending if step.done_at is not None), None)
    drafted = next((step.done_at for step in item.steps if is_draft(step) and step.done_at is not None), None)
    occurred = item.info.occurred_at if item.info is not None else None
    return Stamps(occurred, item.created_at, drafted, sent if sending else ended)


def medians(items: Iterable[Item]) -> tuple[timedelta | None, timedelta | None, timedelta | None]:
    """The middle of each of the three stages; None where nothing was measured."""
    told = [stamps(item).stages for item in items]
    columns = [[took for stages in told if (took := stages[place]) is not None] for place in range(3)]
    middle = [_middle(column) for column in columns]
    return middle[0], middle[1], middle[2]


def _middle(column: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(took.total_seconds() for took in column)) if column else None


def slowest(middle: Sequence[timedelta | None]) -> int | None:
    """The stage that takes longest, by its place; None where nothing was measured."""
    known = [(took, place) for place, took in enumerate(middle) if took is not None]
    return max(known, key=lambda pair: (pair[0], -pair[1]))[1] if known else None


def age(item: Item, now: datetime, fresh_hours: int = 24, aging_hours: int = 72) -> Age | None:
    """How old what has not been sent is, from when it happened or was noticed; None once it is sent or dropped."""
    told = stamps(item)
    if told.sent is not None or item.state in (State.DONE, State.CLOSED, State.DROPPED):
        return None
    old = now - (told.occurred or told.noticed)
    if old < timedelta(hours=fresh_hours):
        return Age.FRESH
    return Age.AGING if old < timedelta(hours=aging_hours) else Age.STALE


# Borne out --------------------------------------------------------------------------------------------------------


def sources(item: Item) -> list[str]:
    """Who bears it out, each once: what stands before the colon of each piece of its evidence."""
    pieces = re.split(r"\s*[；;]\s*", line_of(item, EVIDENCE) or "")
    named = [re.split(r"\s*[:：]\s*", piece.strip(), maxsplit=1)[0].strip() for piece in pieces]
    return list({name.casefold(): name for name in named if name}.values())


def borne_out(item: Item, source: str, words: str) -> Item:
    """The item with one more piece of evidence."""
    piece = ": ".join(re.sub(r"\s*[；;]\s*", ", ", part.strip()) for part in (source, words) if part.strip())
    known = line_of(item, EVIDENCE)
    return with_line(item, EVIDENCE, f"{known}; {piece}" if known else piece)


def lacking(item: Item) -> list[str]:
    """What must be there before it is sent, `evidence` of a major matter, `cause` and `proposal` of a hard one.

    A first report of an emergency goes out unverified; its follow-up is a step that has to be done.
    """
    if not is_information(item) or item.info is None:
        return []
    found: list[str] = []
    if item.info.major and len(sources(item)) < SOURCES and not line_of(item, UNVERIFIED):
        found.append(EVIDENCE)
    if item.info.point == Point.DIFFICULT:
        found += [name for name in (CAUSE, PROPOSAL) if not line_of(item, name)]
    return found


# Counted ----------------------------------------------------------------------------------------------------------


class Tally(Frozen):
    """The leads of one kind in a period: noticed, and of all that was sent in it."""

    point: str | None
    noticed: tuple[Item, ...]
    sent: tuple[Item, ...]


def tallies(items: Iterable[Item], first: date, last: date) -> list[Tally]:
    """What was noticed and what was sent between two days, by point; those without a point at the end."""
    told = [(item, stamps(item)) for item in items if is_information(item) and item.state is not State.DROPPED]
    found: list[Tally] = []
    for point in (*(each.value for each in Point), None):
        mine = [(item, each) for item, each in told if _point(item) == point]
        noticed = tuple(item for item, each in mine if first <= each.noticed.date() <= last)
        sent = tuple(item for item, each in mine if each.sent is not None and first <= each.sent.date() <= last)
        found.append(Tally(point, noticed, sent))
    return found


def balance(items: Iterable[Item], first: date, last: date) -> dict[Tone, int]:
    """How much of what was sent between two days was good news, bad news and neither; what nobody judged is neither."""
    found = dict.fromkeys(Tone, 0)
    for item in items:
        sent = stamps(item).sent if is_information(item) else None
        if sent is not None and first <= sent.date() <= last:
            tone = item.info.tone if item.info is not None else None
            found[Tone(tone) if tone in tuple(Tone) else Tone.NEUTRAL] += 1
    return found


def submitted(items: Iterable[Item], first: date, last: date) -> dict[str, dict[str, tuple[int, int]]]:
    """By who it came from and by month (`2026-12`): how many were sent, and how many of these were adopted."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for item in items:
        sent = stamps(item).sent if is_information(item) else None
        if sent is None or not first <= sent.date() <= last:
            continue
        unit = item.source.who if item.source is not None else ""
        month = sent.date().isoformat()[:7]
        count, adopted = found.setdefault(unit, {}).get(month, (0, 0))
        found[unit][month] = (count + 1, adopted + bool(item.info is not None and item.info.adopted))
    return found


def unverified_step(text: str, due: date) -> Step:
    """The follow-up that a first report owes."""
    return Step(text, due=day_of(due), required=True)


def _point(item: Item) -> str | None:
    point = item.info.point if item.info is not None else None
    return point if point in tuple(Point) else None
