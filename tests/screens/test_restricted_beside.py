"""What an open matter is told to have beside it: none of that names what is restricted, before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, at
from support.secret import SECRET
from support.stage import Stage, open_desk, press, screen_text

from screens.today import TodayScreen
from screens.triage import TriageScreen
from screens.week import WeekScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import Item, Kind, State
from workbench.ui import masking

SIZE = (400, 60)
"""So wide that the key bar clips no sentence."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open matters, each between restricted ones of the same quadrant, the same hour and the same people."""
    desk = open_desk(tmp_path, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    put(desk, "Order the paper", at=at(14, 0), fixed=True, minutes=60)
    for number in range(3):
        put(desk, f"{SECRET}-title-{number}", restricted=True, at=at(14, 0), fixed=True, minutes=60)
    masking.reveal(False)
    yield desk
    masking.reveal(False)


def put(desk: Desk, title: str, **fields: object) -> Item:
    now = desk.now() - timedelta(days=1)
    more = {"state": State.ACTIVE, "urgent": True, "important": True, "lead": "me", **fields}
    with desk.store.transaction("put") as tx:
        made = tx.put_item(Item(tx.next_ref(2026), title, now, now, **more))  # pyright: ignore[reportArgumentType]
    desk._tell(tx.changed)
    return made


async def told(desk: Desk, item: Item, action: str) -> str:
    """What the screen, and every notice on it, says after an action on one item."""
    app = Stage(desk, lambda: TriageScreen([item.id]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        getattr(app.screen, f"action_{action}")()
        await pilot.pause()
        return "\n".join([screen_text(app), *(str(each.message) for each in app._notifications)])


@pytest.mark.parametrize("shows", [False, True])
async def test_why_it_stands_there_names_no_neighbour(desk: Desk, shows: bool) -> None:
    focus = put(desk, f"{SECRET}-focus", restricted=True, kind=Kind.FOCUS)
    desk.focus_on(focus.id, "goal")
    between = put(desk, "Between", at=at(14, 0))
    desk.link([between.id], focus.id)
    put(desk, f"{SECRET}-after", restricted=True, at=at(14, 0))
    masking.reveal(shows)
    said = await told(desk, between, "item_why")
    assert "before “" in said and "of the focus" in said
    assert (SECRET in said) is shows


@pytest.mark.parametrize("shows", [False, True])
async def test_a_clash_names_no_other_side(desk: Desk, shows: bool) -> None:
    masking.reveal(shows)
    app = Stage(desk, lambda: WeekScreen(MONDAY))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        seen = [screen_text(app)]
        for _row in range(4):
            await press(pilot, "down")
            seen.append(screen_text(app))
    said = "\n".join(seen)
    assert "wanted twice" in said
    assert (SECRET in said) is shows


@pytest.mark.parametrize("shows", [False, True])
async def test_a_plan_names_nothing_that_finds_no_place(desk: Desk, shows: bool) -> None:
    for number in range(9):
        put(desk, f"{SECRET}-long-{number}", restricted=True, at=MONDAY, minutes=300, urgent=False)
    masking.reveal(shows)
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        screen.action_plan_propose()
        await pilot.pause()
        said = screen_text(app).splitlines()[-1]
    assert "not" in said
    assert (SECRET in said) is shows
