"""What went out to many: one step for each recipient, who has answered, who is late, who is silent, and for how long.

The same shape serves replies of units, conveying an instruction, and a paper that goes from desk to desk.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import EntryKind
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Gate, Item, Step
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.entry import Entry


class Answer(StrEnum):
    """How a unit stands."""

    REPLIED = "replied"
    SILENT = "silent"
    """Nothing yet, and still in time."""
    LATE = "late"
    """Nothing yet, and the day has passed."""


DECLINES = (
    *("请假", "請假", "不参加", "不參加", "不能参加", "不能參加", "不出席", "不来", "不來", "缺席", "无法", "無法"),
    *("declin", "apolog", "cannot come", "can't come", "not coming", "will not", "won't", "no,", "no "),
)
"""How an answer begins that says no."""


class Cell(Frozen):
    """One recipient."""

    index: int
    unit: str
    answer: Answer
    days: int
    """Since it was sent; where it is late, since the day it was due; where it is answered, how long that took."""
    due: date | None = None
    chased: int = 0
    """How often they were asked again."""
    said: str = ""
    """What they answered, in a line."""

    @property
    def declined(self) -> bool:
        """They answered, and they do not come: the line begins so."""
        line = self.said.removeprefix(self.unit).lstrip(":： ").casefold()
        return self.answer is Answer.REPLIED and line.startswith(DECLINES)


def sent(
    item: Item, names: Sequence[str], gate: Gate, now: datetime, due: date | None = None, *, text: str | None = None
) -> Item:
    """The item with a step for each recipient who has none yet. What is for somebody to read, goes to one at a time.

    Raises:
        Refused: no name.
    """
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not wanted:
        raise Refused(say=_("To whom? Name at least one person or unit."))
    known = {step.owner for step in item.steps if step.gate is gate}
    out = now if gate is Gate.UNIT_REPLY else None
    made = [Step(text or name, owner=name, gate=gate, due=due, sent_at=out) for name in wanted if name not in known]
    return item.but(steps=(*item.steps, *made))


def matrix(item: Item, today: date, trail: Iterable[Entry] = ()) -> list[Cell]:
    """The units that were asked, in the order in which they were."""
    asked: dict[str, int] = {}
    said: dict[int, str] = {}
    for entry in trail:
        if entry.kind is EntryKind.CHASE:
            for unit in entry.units:
                asked[unit] = asked.get(unit, 0) + 1
        elif entry.kind is EntryKind.REPLY:
            said[entry.id] = entry.text
    return [
        _cell(n, step, today, asked.get(step.owner or "", 0), said.get(step.entry or 0, ""))
        for n, step in enumerate(item.steps)
        if step.gate is Gate.UNIT_REPLY
    ]


def _cell(n: int, step: Step, today: date, chased: int, said: str) -> Cell:
    out = step.sent_at.date() if step.sent_at is not None else today
    if step.done_at is not None:
        answer, days = Answer.REPLIED, (step.done_at.date() - out).days
    elif step.due is not None and step.due < today:
        answer, days = Answer.LATE, (today - step.due).days
    else:
        answer, days = Answer.SILENT, (today - out).days
    return Cell(n, step.owner or step.text, answer, max(0, days), step.due, chased, said)


def unanswered(cells: Iterable[Cell]) -> list[Cell]:
    """Those who still owe an answer."""
    return [cell for cell in cells if cell.answer is not Answer.REPLIED]


def reached(item: Item, gate: Gate) -> tuple[int, int]:
    """How many of the recipients are done, and how many there are."""
    steps = [step for step in item.steps if step.gate is gate]
    return sum(step.done_at is not None for step in steps), len(steps)


# A paper that goes from desk to desk ------------------------------------------------------------------------------


class Stay(Frozen):
    """Where a paper lies, or lay."""

    index: int
    who: str
    since: datetime
    days: int


def on_desk_of(item: Item, now: datetime) -> Stay | None:
    """On whose desk it lies, and for how long; None where it lies on ours, or does not circulate."""
    for n, step in enumerate(item.steps):
        if step.gate is Gate.ROUTE and step.sent_at is not None and step.done_at is None:
            return Stay(n, step.owner or step.text, step.sent_at, (now.date() - step.sent_at.date()).days)
    return None


def longest_stay(item: Item, now: datetime) -> Stay | None:
    """Where it lay longest, counted by the days."""
    stays = [
        Stay(n, step.owner or step.text, step.sent_at, ((step.done_at or now).date() - step.sent_at.date()).days)
        for n, step in enumerate(item.steps)
        if step.gate is Gate.ROUTE and step.sent_at is not None
    ]
    return max(stays, key=lambda stay: stay.days, default=None)


def passed_on(item: Item, name: str | None, now: datetime) -> Item:
    """The paper back from where it lay, and on to `name`, or to the next on its way; None and nobody left: back here.

    Raises:
        Refused: it lies nowhere, and goes nowhere.
    """
    steps = list(item.steps)
    lying = on_desk_of(item, now)
    if lying is not None:
        steps[lying.index] = steps[lying.index].but(done_at=now)
    to = _next_desk(steps, name.strip() if name else None)
    if to is not None:
        steps[to] = steps[to].but(sent_at=now)
    elif name and name.strip():
        steps.append(Step(name.strip(), owner=name.strip(), gate=Gate.ROUTE, sent_at=now))
    elif lying is None:
        raise Refused(say=_("“{title}” lies on nobody's desk; name whose it goes to.").format(title=item.title))
    return item.but(steps=tuple(steps))


def _next_desk(steps: Sequence[Step], name: str | None) -> int | None:
    for n, step in enumerate(steps):
        if step.gate is Gate.ROUTE and step.sent_at is None and step.done_at is None and name in (None, step.owner):
            return n
    return None
