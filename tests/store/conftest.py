"""A store in an empty directory, a clock that stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import NOON, Opener
from workbench.clock import FixedClock
from workbench.store.store import Store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def opened(home: Path, clock: FixedClock) -> Iterator[Opener]:
    """Opens the store again and again; all are closed at the end."""
    stores: list[Store] = []

    def open_store(app: str = "test", **options: bool) -> Store:
        stores.append(Store.open(home, clock=clock, app=app, **options))
        return stores[-1]

    yield open_store
    for each in stores:
        each.close()


@pytest.fixture
def store(opened: Opener) -> Store:
    return opened()
