"""Taking in: response times that are set, promises, sides, chases, what is in focus."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.response import Response
from workbench.settings import Settings
from workbench.store.store import Store

Open = Callable[..., Desk]


@pytest.fixture
def open_with(tmp_path: Path, clock: FixedClock) -> Open:
    """Opens a desk with settings of its own."""

    def open_one(**settings: object) -> Desk:
        return Desk(Store.open(tmp_path / "store", clock=clock, app="test"), clock, Settings(**settings))  # type: ignore[arg-type]

    return open_one


def add(desk: Desk, title: str = "write it", **fields: object) -> ItemId:
    return desk.add([line(title, **fields)]).item.id


def stored(desk: Desk, item_id: ItemId) -> Item:
    item = desk.item(item_id)
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("to", "day"),
    [
        (Quadrant.DO_NOW, MONDAY + timedelta(days=1)),
        (Quadrant.PLAN, date(2027, 1, 4)),
        (Quadrant.DELEGATE, MONDAY + timedelta(days=2)),
    ],
)
def test_a_judged_matter_is_taken_up_when_the_settings_say_and_gets_no_deadline(
    open_with: Open, to: Quadrant, day: date
) -> None:
    desk = open_with(response=Response(do_now=1, plan=5, delegate=2, defer=30))
    item_id = add(desk)
    desk.triage([item_id], to)
    captured = add(desk, "typed so", urgent=to.urgent, important=to.important)
    for item in (stored(desk, item_id), stored(desk, captured)):
        assert (item.state, item.at, item.due) == (State.ACTIVE, day, None)


def test_what_is_neither_sleeps_as_long_as_the_settings_say(open_with: Open) -> None:
    desk = open_with(response=Response(defer=30))
    item_id = add(desk)
    desk.triage([item_id], Quadrant.DEFER)
    assert stored(desk, item_id).wake_on == MONDAY + timedelta(days=30)
