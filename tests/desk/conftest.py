"""A desk on a real store in an empty directory, with a clock that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.make import NOW

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.store.store import Store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def open_desk(tmp_path: Path, clock: FixedClock) -> Iterator[Callable[[], Desk]]:
    """Opens the same desk as often as it is called, as other processes would."""
    opened: list[Desk] = []

    def open_one() -> Desk:
        desk = Desk(Store.open(tmp_path / "store", clock=clock, app="test"), clock)
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()
