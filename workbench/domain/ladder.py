"""The ladder of a matter that somebody above follows: instructed, checked, clear, acted on, with a result (批查清办果).

The five rungs are steps, told apart by their gates. They are stamped in order, and the matter does not end before
the last one, unless somebody above says so by name.
"""

from __future__ import annotations

from datetime import datetime

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import EntryId
from workbench.domain.item import Gate, Item, Step
from workbench.domain.lines import AUTHORITY, SEEN_AT, line_of, with_line
from workbench.errors import Refused
from workbench.i18n import _, pgettext

RUNGS = (Gate.INSTRUCT, Gate.CHECK, Gate.CLARIFY, Gate.ACT, Gate.RESULT)


class Level(StrEnum):
    """How near to the thing itself a matter was checked."""

    WORD = "word"
    """What somebody above said."""
    UNIT = "unit"
    """What the unit itself reported."""
    SPOT = "spot"
    """Seen where it is."""


class Rung(Frozen):
    """One rung as it stands."""

    gate: Gate
    step: Step | None = None
    thin: bool = False
    """Stamped, and resting on what was only heard."""

    @property
    def stamped(self) -> bool:
        return self.step is not None and self.step.done_at is not None


def with_rungs(item: Item) -> Item:
    """A followed matter with all its rungs; the first was stamped when the instruction came."""
    tracked = item.tracked
    if tracked is None:
        return item
    there = {step.gate for step in item.steps if is_rung(item, step)}
    missing = [gate for gate in RUNGS if gate not in there]
    if not missing:
        return item
    made = [Step(rung_word(gate), gate=gate, done_at=tracked.at if gate is Gate.INSTRUCT else None) for gate in missing]
    return item.but(steps=(*item.steps, *made))


def ladder(item: Item) -> tuple[Rung, ...]:
    """The five rungs of a followed matter; none of one that nobody follows."""
    if item.tracked is None:
        return ()
    item = with_rungs(item)
    heard = line_of(item, SEEN_AT) != Level.SPOT
    return tuple([_rung(item, gate, heard=heard) for gate in RUNGS])


def _rung(item: Item, gate: Gate, *, heard: bool) -> Rung:
    step = item.steps[place(item, gate)]
    return Rung(gate, step, thin=gate in (Gate.CHECK, Gate.CLARIFY) and step.done_at is not None and heard)


def place(item: Item, gate: Gate) -> int:
    """Where a rung stands among the steps; `item` has all its rungs."""
    return next(n for n, step in enumerate(item.steps) if step.gate is gate and is_rung(item, step))


def empty_rungs(item: Item) -> list[Gate]:
    """The rungs that are not stamped yet, the next one first."""
    return [rung.gate for rung in ladder(item) if not rung.stamped]


def next_rung(item: Item) -> Gate | None:
    """The rung to be stamped next; None where the ladder is full, or there is none."""
    return next(iter(empty_rungs(item)), None)


def stamped(
    item: Item, gate: Gate, said: str, now: datetime, entry: EntryId | None = None, level: Level | None = None
) -> Item:
    """The item with a rung stamped. Checking again, nearer to the thing, is stamped again.

    Raises:
        Refused: nobody follows it, a rung below is empty, nothing was said, or how it was checked was not.
    """
    if item.tracked is None:
        raise Refused(say=_("“{title}” is not followed from above; `track` says by whom.").format(title=item.title))
    if not said.strip():
        raise Refused(say=_("“{rung}” needs a line: what was found, or done?").format(rung=rung_word(gate)))
    item = with_rungs(item)
    below = [each for each in empty_rungs(item) if RUNGS.index(each) < RUNGS.index(gate)]
    if below:
        raise Refused(
            say=_("“{rung}” comes after “{below}”, which is still empty.").format(
                rung=rung_word(gate), below=rung_word(below[0])
            )
        )
    if gate is Gate.CHECK:
        if level is None:
            raise Refused(
                say=_("A check says how near it came: a leader's word, the unit's report, or seen on the spot.")
            )
        item = with_line(item, SEEN_AT, _nearer(line_of(item, SEEN_AT), level))
    index = place(item, gate)
    step = item.steps[index].but(done_at=item.steps[index].done_at or now, entry=entry)
    return item.but(steps=(*item.steps[:index], step, *item.steps[index + 1 :]))


def _nearer(before: str | None, level: Level) -> Level:
    order = [each.value for each in Level]
    return level if before not in order or order.index(level) >= order.index(before) else Level(before)


def with_result(item: Item, result: str | None, now: datetime) -> Item:
    """The last rung of a full ladder, stamped by the result itself: it is not asked for twice."""
    if item.tracked is None or not (result or item.result or "").strip() or empty_rungs(item) != [Gate.RESULT]:
        return item
    return stamped(item, Gate.RESULT, result or item.result or "", now)


def without_result(item: Item) -> Item:
    """A followed matter that came back: its result does not hold any more, and neither does the rung it stamped."""
    if not any(step.gate is Gate.RESULT and step.done_at is not None and is_rung(item, step) for step in item.steps):
        return item
    n = place(item, Gate.RESULT)
    step = item.steps[n].but(done_at=None, entry=None)
    return item.but(steps=(*item.steps[:n], step, *item.steps[n + 1 :]))


def is_rung(item: Item, step: Step) -> bool:
    """Whether a step is a rung of the ladder of a matter that is followed; one with a phase is a procedure's own."""
    return item.tracked is not None and step.gate in RUNGS and step.phase is None


def may_untick(item: Item, step: Step) -> bool:
    """A rung is open again only from the top down, and the instruction never."""
    above = RUNGS.index(step.gate) + 1 if step.gate in RUNGS else 0
    return step.gate is not Gate.INSTRUCT and not any(rung.stamped for rung in ladder(item)[above:])


def allowed(item: Item) -> bool:
    """Whether somebody above let it end without its result."""
    return line_of(item, AUTHORITY) is not None


def rung_word(gate: Gate) -> str:
    """A rung by its name: `checked`, 查."""
    return {
        Gate.INSTRUCT: pgettext("rung", "instructed"),
        Gate.CHECK: pgettext("rung", "checked"),
        Gate.CLARIFY: pgettext("rung", "clear"),
        Gate.ACT: pgettext("rung", "acted on"),
        Gate.RESULT: pgettext("rung", "result"),
    }[gate]
