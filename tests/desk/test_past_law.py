"""A day that is past is told as it was: whatever became of a matter since."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.test_invariants_law import VERBS
from hypothesis import given
from hypothesis import strategies as st
from support.make import NOW, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant, is_open
from workbench.domain.item import Item, State
from workbench.domain.past import as_of
from workbench.errors import DeskError
from workbench.settings import Settings
from workbench.store.store import Store

TOLD = ("triage", "plan", "due", "wait", "answered", "defer", "done", "reply", "drop", "reopen", "carry", "offer",
        "accept", "chase", "ask_decision", "decide", "start", "stop")  # fmt: skip
steps = st.lists(st.tuples(st.sampled_from(TOLD), st.integers(0, 11)), min_size=1, max_size=25).map(
    # What is judged to be put off sleeps or not, as its dates want it; the trail does not say which.
    lambda steps: [(verb, n) for verb, n in steps if verb != "triage" or n % 4 != 3]
)


@given(steps, st.booleans())
def test_every_matter_is_seen_as_it_was_after_each_step(steps: list[tuple[str, int]], asked: bool) -> None:
    with TemporaryDirectory() as folder:
        clock = FixedClock(NOW)
        with Store.open(Path(folder), clock=clock, app="tests") as store:
            desk = Desk(store, clock, Settings(me="刘洋"))
            desk.add([line("the matter", source="张局长" if asked else None)])
            ref = next(iter(store.items()))
            desk.triage([ref], Quadrant.PLAN)
            seen: list[tuple[datetime, Item]] = []
            for verb, n in steps:
                clock.set(clock.now() + timedelta(minutes=1))
                try:
                    VERBS[verb](desk, [ref], n)
                except DeskError:
                    continue
                seen.append((clock.now(), store.items()[ref]))
            trail = desk.trail(ref)
            for moment, then in seen:
                found = as_of(store.items()[ref], trail, moment)
                assert found is not None
                assert known(found) == known(then), moment
                assert not is_open(then) or found.at in (None, then.at)
            assert as_of(store.items()[ref], trail, NOW - timedelta(minutes=1)) is None


def known(item: Item) -> tuple[object, ...]:
    """What the reports of a day tell of it."""
    waits = item.state is State.WAITING
    return (
        item.state,
        item.due,
        item.waiting_on if waits else None,
        item.next_check if waits else None,
        item.wake_on if item.state is State.DEFERRED else None,
        item.closed_at,
    )
