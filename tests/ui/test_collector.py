"""Circles of objects are looked for where nothing else goes on."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from workbench.ui.collector import DUE, LATEST, QUIET, Collector


class Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[Collector]:
    was_on = gc.isenabled()
    made = Collector()
    before = gc.get_threshold()
    made.begin()
    yield made
    made.end()
    assert gc.get_threshold() == before
    gc.unfreeze()
    if not was_on:
        gc.disable()


def _many(collections: int) -> list[Circle]:
    """So many objects that live on that the young ones were collected so often."""
    kept: list[Circle] = []
    gc.collect()
    while gc.get_count()[2] < collections:
        kept += [Circle() for _ in range(100)]
    return kept


def test_what_only_holds_itself_goes_in_a_moment_of_rest(collector: Collector) -> None:
    circle = Circle()
    gc.collect(1)
    gone = weakref.ref(circle)
    kept = _many(1)
    gc.collect(1)  # old enough that a look at the young does not find it
    del circle
    kept += _many(DUE)
    assert collector.look() is False  # there was something new just now
    looks = [collector.look() for _ in range(QUIET)]
    assert looks == [False] * (QUIET - 1) + [True]
    assert gone() is None
    assert collector.look() is False  # and nothing is due again
    assert kept


def test_keys_are_never_made_to_wait_for_it(collector: Collector) -> None:
    kept: list[Circle] = []
    told: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start" and info["generation"] == 2:
            told.append(1)

    gc.collect()
    gc.callbacks.append(note)
    try:
        while gc.get_count()[2] < 4 * DUE:
            kept += [Circle() for _ in range(1000)]  # as much as a key makes
            collector.look()
    finally:
        gc.callbacks.remove(note)
    assert not told
    assert gc.get_threshold()[2] == LATEST
