"""The steps of an item: on which day each falls, which is meant, and what ticking one off asks for.

A step with an `offset` hangs on the item's own date and moves with it for as long as it is not done. Its day is
stored, so that lists of days need no calendar; `followed` brings it up to date with every change of the item.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.hours import Workday, weekday_is_workday
from workbench.domain.item import ME, Gate, Item, Kind, Step, WaitingFor
from workbench.domain.ladder import is_rung, may_untick, rung_word, with_rungs
from workbench.domain.lines import DRAFTER, line_of, with_line
from workbench.domain.when import day_of
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_BREAK = 31
"""Days after which looking for a working day ends: a calendar without one must not hang."""
RECIPIENTS = frozenset({Gate.CONVEY, Gate.CONSULT, Gate.INFORM, Gate.UNIT_REPLY, Gate.ROUTE})
"""The gates of which each step stands for one person or unit."""


# Days -------------------------------------------------------------------------------------------------------------


def anchor(item: Item) -> date | None:
    """The day from which the steps count: that of the appointment, else the deadline, else the plan."""
    held = item.at if item.kind is Kind.MEETING or item.fixed else None
    when = held or item.due or item.at
    return day_of(when) if when is not None else None


def step_day(start: date, offset: int, is_workday: Workday = weekday_is_workday) -> date:
    """`offset` days from `start`; on a free day preparation is earlier, and what follows is later."""
    day = start + timedelta(days=offset)
    by = timedelta(days=-1 if offset < 0 else 1)
    for _again in range(LONGEST_BREAK if offset else 0):
        if is_workday(day):
            break
        day += by
    return day


def dated(steps: Iterable[Step], start: date | None, is_workday: Workday = weekday_is_workday) -> tuple[Step, ...]:
    """The steps on their days; what is done, or hangs on nothing, stays as it is."""
    return tuple(
        [
            step
            if step.offset is None or step.done_at is not None
            else step.but(due=step_day(start, step.offset, is_workday) if start is not None else None)
            for step in steps
        ]
    )


def followed(before: Item, after: Item, is_workday: Workday = weekday_is_workday) -> Item:
    """`after` with its steps where they belong: they move with the item's own date."""
    after = with_rungs(after)
    if not after.steps or anchor(before) == anchor(after):
        return after
    steps = dated(after.steps, anchor(after), is_workday)
    return after if steps == after.steps else after.but(steps=steps)


def late_steps(item: Item, today: date) -> list[tuple[int, Step]]:
    """The steps whose day has passed without them, with their places."""
    return [(n, step) for n, step in open_steps(item) if step.due is not None and step.due < today]


def open_steps(item: Item) -> list[tuple[int, Step]]:
    """The steps still to be done, with their places."""
    return [(n, step) for n, step in enumerate(item.steps) if step.done_at is None]


def in_order(steps: Sequence[Step]) -> list[int]:
    """The places of the steps in the order of their days; what has no day keeps behind its neighbour."""
    last = date.min
    keys: list[tuple[date, int]] = []
    for n, step in enumerate(steps):
        last = step.due or last
        keys.append((last, n))
    return [n for _day, n in sorted(keys)] if _is_chain(steps) else list(range(len(steps)))


def _is_chain(steps: Iterable[Step]) -> bool:
    return any(step.offset is not None for step in steps)


# Finding one ------------------------------------------------------------------------------------------------------


def find_step(item: Item, text: str, gates: frozenset[Gate] | None = None) -> int:
    """The place of the step meant by its number, its person, or a piece of its words; open ones come first.

    Raises:
        Refused: none, or several.
    """
    wanted = text.strip()
    if gates is None and wanted.isdecimal() and 0 < int(wanted) <= len(item.steps):
        return int(wanted) - 1
    piece = wanted.casefold()
    known = [(n, step) for n, step in enumerate(item.steps) if gates is None or step.gate in gates]
    for pool in ([pair for pair in known if pair[1].done_at is None], known):
        for fits in (_named, _worded):
            found = [n for n, step in pool if piece and fits(step, piece)]
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(f"{n + 1} {item.steps[n].text}" for n in found[:5])
                raise Refused(say=_("“{text}” could be several steps: {names}.").format(text=wanted, names=names))
    shown = ", ".join(f"{n + 1} {step.text}" for n, step in known[:8]) or _("none")
    raise Refused(say=_("“{title}” has no step “{text}”. Its steps: {names}.").format(
        title=item.title, text=wanted, names=shown))  # fmt: skip


def _named(step: Step, piece: str) -> bool:
    return step.text.casefold() == piece or (step.owner or "").casefold() == piece


def _worded(step: Step, piece: str) -> bool:
    return piece in step.text.casefold() or piece in (step.owner or "").casefold()


# Ticking ----------------------------------------------------------------------------------------------------------


def drafter(item: Item) -> str:
    """Who wrote it: as noted, else its lead."""
    return line_of(item, DRAFTER) or item.lead or ME


def same_person(one: str, other: str, me: str = "") -> bool:
    """Whether two names are one person; the desk answers to `me` and to the name in its settings."""
    names = {ME if name == ME or (me and name == me) else name.strip().casefold() for name in (one, other)}
    return len(names) == 1


def ticked(item: Item, index: int, now: datetime, who: str | None = None, me: str = "") -> Item:
    """The item with a step done; what is second reading needs a reader who is not the drafter.

    Raises:
        Refused: no such step, or a rung out of order, or the drafter reads.
    """
    step = step_at(item, index)
    if is_rung(item, step):
        raise Refused(
            say=_("“{step}” is a rung: it is stamped with a line about it.").format(step=rung_word(step.gate))
        )
    if step.gate is Gate.SECOND_READ:
        reader = (who or step.owner or "").strip()
        if not reader:
            raise Refused(say=_("Second reading needs a name: who has read it?"))
        if same_person(reader, drafter(item), me):
            raise Refused(say=_("{who} drafted it: somebody else must read it.").format(who=reader if reader != ME
                          else me or _("me")))  # fmt: skip
        item = noted_drafter(item)
        return put_step(item, index, step.but(done_at=now, owner=reader))
    owner = who.strip() if who and who.strip() else step.owner
    return put_step(item, index, step.but(done_at=now, owner=owner))


def noted_drafter(item: Item) -> Item:
    """The item with its drafter written down, so that a later change of the lead makes nobody his own reader."""
    return with_line(item, DRAFTER, drafter(item))


def unticked(item: Item, index: int, is_workday: Workday = weekday_is_workday) -> Item:
    """The item with a step open again, on the day where it belongs by now."""
    step = step_at(item, index)
    if is_rung(item, step) and not may_untick(item, step):
        raise Refused(say=_("“{step}” stays: what was built on it stands above.").format(step=rung_word(step.gate)))
    step = step.but(done_at=None, entry=None)
    start = anchor(item)
    if step.offset is not None and start is not None:
        step = step.but(due=step_day(start, step.offset, is_workday))
    return put_step(item, index, step)


def step_at(item: Item, index: int) -> Step:
    """
    Raises:
        Refused: there is no such step.
    """
    if not 0 <= index < len(item.steps):
        raise Refused(say=_("“{title}” has no step {n}.").format(title=item.title, n=index + 1))
    return item.steps[index]


def put_step(item: Item, index: int, step: Step) -> Item:
    """The item with another step in that place."""
    return item.but(steps=(*item.steps[:index], step, *item.steps[index + 1 :]))


def hold(before: Item, after: Item, me: str = "") -> None:
    """Let through only what may change.

    Raises:
        Refused: the giver's own words, who first took an emergency, or that a matter is followed would change, or the
            drafter would be the reader.
    """
    if before.original and after.original != before.original:
        raise Refused(say=_("The words of whoever gave it stay as they were taken down."))
    if before.tracked is not None and after.tracked is None:
        raise Refused(say=_("“{title}” is followed from above until its result is there.").format(title=before.title))
    first = before.source.first_contact if before.source is not None else None
    if first and (after.source is None or after.source.first_contact != first):
        raise Refused(say=_("{who} took it first; that stays.").format(who=first if first != ME else me or _("me")))
    if _snatched(before, after):
        say = _("An emergency passes on only where somebody accepts it: `handover`, then `accept`.")
        raise Refused(say=say)
    if after.steps and read_by_drafter(after, me) and not read_by_drafter(before, me):
        raise Refused(say=_("Its second reader cannot be its drafter."))


def _snatched(before: Item, after: Item) -> bool:
    """Whether an emergency that is going on would have another lead, who has not accepted it."""
    if before.kind is not Kind.EMERGENCY or before.lead is None or after.lead in (before.lead, ME):
        return False
    return before.waiting_for is not WaitingFor.ACCEPTANCE or after.lead != before.waiting_on


def read_by_drafter(item: Item, me: str = "") -> bool:
    """Whether a second reading was done by the one who wrote it: what must never be."""
    return any(
        step.gate is Gate.SECOND_READ and step.done_at is not None and same_person(step.owner or ME, drafter(item), me)
        for step in item.steps
    )


def day_label(offset: int) -> str:
    """`T-3`, `T`, `T+7`: a step's distance as a chain is spoken of."""
    return f"T{offset:+d}" if offset else "T"
