"""Whatever is done to steps, in any order: nothing done is lost, nobody reads his own draft, no rung is skipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain import chain, ladder, matrix
from workbench.domain.derive import is_open
from workbench.domain.gates import Pass
from workbench.domain.ids import ItemId
from workbench.domain.item import Gate, Item, Kind, Step
from workbench.domain.ladder import Level
from workbench.domain.lines import AUTHORITY, line_of
from workbench.errors import DeskError
from workbench.store.store import Store
from workbench.text.procedures import built_in

Do = Callable[[Desk, ItemId, int], Any]
PEOPLE = ("周洁", "王强", "me", "刘洋")
GATES = (Gate.NONE, Gate.VERIFY, Gate.SECOND_READ, Gate.CONSULT)

VERBS: dict[str, Do] = {
    "add": lambda desk, it, n: desk.add_step(
        it, Step(f"s{n}", gate=GATES[n % 4], offset=n - 5 if n % 2 else None, required=n % 3 == 0)
    ),
    "tick": lambda desk, it, n: desk.tick(it, [n], PEOPLE[n % 4], "seen"),
    "untick": lambda desk, it, n: desk.untick(it, n),
    "move": lambda desk, it, n: desk.move_step(it, n % 4, MONDAY + timedelta(days=n)),
    "drop": lambda desk, it, n: desk.drop_step(it, n),
    "send": lambda desk, it, n: desk.send(it, ["河西", f"u{n}"], list(Gate)[1 + n % 5], MONDAY if n % 2 else None),
    "replied": lambda desk, it, n: desk.unit_replied(it, n, "done"),
    "chase": lambda desk, it, n: desk.chase_units(it),
    "route": lambda desk, it, n: desk.route(it, PEOPLE[n % 4] if n % 2 else None, "ok"),
    "stamp": lambda desk, it, n: desk.stamp(it, "found", ladder.RUNGS[n % 5] if n % 2 else None, Level.UNIT),
    "track": lambda desk, it, n: desk.track([it], "张局长", "请办好"),
    "procedure": lambda desk, it, n: desk.proceed(it, built_in("en")[n]),
    "returned": lambda desk, it, n: desk.returned(it, "typo"),
    "outcomes": lambda desk, it, n: desk.outcomes(it, [line(f"child {n}")]),
    "lead": lambda desk, it, n: desk.edit(it, lead=PEOPLE[n % 4]),
    "plan": lambda desk, it, n: desk.plan([it], at(9, 0, MONDAY + timedelta(days=n)), fixed=True),
    "shift": lambda desk, it, n: desk.shift_days([it], n - 4),
    "due": lambda desk, it, n: desk.due([it], MONDAY + timedelta(days=n) if n % 3 else None),
    "done": lambda desk, it, n: desk.done([it], "result" if n % 2 else None, Pass("why", "张局长" if n % 3 else "")),
    "reopen": lambda desk, it, n: desk.reopen([it], "back"),
    "drop item": lambda desk, it, n: desk.drop([it], "no", "张局长" if n % 2 else ""),
    "report": lambda desk, it, n: desk.report(it, "smoke", "张局长", final=n == 9),
}


def holds(before: Item, after: Item, verb: str) -> None:
    done = [step.but(due=None) for step in before.steps if step.done_at is not None]
    if verb not in ("untick", "returned", "replied", "route", "tick", "stamp"):
        kept = [step.but(due=None) for step in after.steps if step.done_at is not None]
        assert all(step in kept for step in done), f"{verb} lost what was done"
    if verb != "drop":
        assert len(after.steps) >= len(before.steps), f"{verb} lost a step"
    assert not chain.read_by_drafter(after), "the drafter read his own draft"
    lying = [step for step in after.steps if step.gate is Gate.ROUTE and step.sent_at and step.done_at is None]
    assert len(lying) <= 1, "a paper lies on two desks"
    flags = [rung.stamped for rung in ladder.ladder(after)]
    assert flags == sorted(flags, reverse=True), "a rung was skipped"
    if after.tracked is not None and not is_open(after):
        assert all(flags) or line_of(after, AUTHORITY), "ended with an empty rung and no name"
    for step in after.steps:
        if step.offset is not None and step.done_at is None and chain.anchor(after) is None:
            assert step.due is None, "a step hangs on nothing"
    assert matrix.reached(after, Gate.UNIT_REPLY)[0] <= len(after.steps)


@given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 9)), max_size=14))
@settings(max_examples=40)
def test_no_order_of_verbs_breaks_what_holds_and_undo_gives_the_exact_desk_back(script: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as directory:
        clock = FixedClock(NOW)
        desk = Desk(Store.open(Path(directory) / "store", clock=clock, app="test"), clock)
        item = desk.add([line("总结会", urgent=False, important=True)]).item
        desk.edit(item.id, kind=Kind.MEETING)
        seen = [_picture(desk)]
        for minute, (verb, n) in enumerate(script, 1):
            clock.set(NOW + timedelta(minutes=minute))
            before = desk.items[item.id]
            try:
                VERBS[verb](desk, item.id, n)
            except DeskError:
                assert _picture(desk) == seen[-1], f"{verb} was refused, and changed something"
                continue
            holds(before, desk.items[item.id], verb)
            if _picture(desk) != seen[-1]:
                seen.append(_picture(desk))
        for wanted in reversed(seen[:-1]):
            assert desk.undo() is not None
            assert _picture(desk) == wanted
        desk.close()


def _picture(desk: Desk) -> tuple[Any, ...]:
    return ({item.id: item for item in desk.items.values()}, desk.entries(MONDAY))
