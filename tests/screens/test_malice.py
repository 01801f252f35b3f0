"""Every field of items, lines, routines and shifts, hostile: each screen keeps its layout, and nothing acts in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from support.make import MONDAY, at
from support.malice import EVIL, plant
from support.stage import Stage, open_desk, press, screen_lines
from textual.screen import Screen

from screens.brief import BriefScreen
from screens.close_day import CloseDayScreen
from screens.detail import DetailScreen
from screens.diary import DiaryScreen
from screens.follow_ups import FollowUpsScreen
from screens.people import PeopleScreen
from screens.registers import RegistersScreen
from screens.reports import ReportsScreen
from screens.routines import RoutinesScreen
from screens.search import SearchScreen
from screens.statistics import StatisticsScreen
from screens.today import TodayScreen
from screens.triage import TriageScreen
from screens.week import WeekScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import State
from workbench.domain.periods import Scale
from workbench.text.search.index import Index
from workbench.text.width import cells

SIZES = ((80, 24), (120, 36))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all: the keys pressed here only look and leave."""
    desk = open_desk(tmp_path_factory.mktemp("evil"), FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    plant(desk, every=14)
    yield desk
    desk.close()


SCREENS: dict[str, Callable[[Desk], Screen[Any]]] = {
    "today": lambda desk: TodayScreen(MONDAY),
    "week": lambda desk: WeekScreen(MONDAY),
    "brief": lambda desk: BriefScreen(),
    "leaks": lambda desk: BriefScreen(leaks=True),
    "close": lambda desk: CloseDayScreen(MONDAY),
    "diary": lambda desk: DiaryScreen(MONDAY),
    "diary before": lambda desk: DiaryScreen(MONDAY - timedelta(days=1)),
    "follow": lambda desk: FollowUpsScreen(),
    "people": lambda desk: PeopleScreen(),
    "routines": lambda desk: RoutinesScreen(),
    "rules": lambda desk: RoutinesScreen(rules=True),
    "triage": lambda desk: TriageScreen([item.id for item in desk.items.values() if item.state is State.INBOX]),
    "statistics": lambda desk: StatisticsScreen(MONDAY, Scale.WEEK),
    **{f"register {key}": lambda desk, key=key: RegistersScreen(key) for key in ("call", "seal", "papers", "tracked")},
    **{f"report {key}": lambda desk, key=key: ReportsScreen(key) for key in ("week", "bulletin", "agenda", "year")},
}


def broken(app: Stage) -> list[str]:
    """Lines that are not as wide as the screen, and those in which something acts."""
    width = app.size.width
    odd = ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")
    return [
        ascii(line)
        for line in screen_lines(app)
        if cells(line) != width or any(unicodedata.category(character) in odd for character in line)
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_keeps_its_layout(desk: Desk, name: str, size: tuple[int, int]) -> None:
    app = Stage(desk, lambda: SCREENS[name](desk))
    found: dict[str, list[str]] = {}
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause(0.05)
        for keys in ("", "tab", "v", "pagedown", "enter", "escape", "end"):
            if keys:
                await press(pilot, keys)
            if lines := broken(app):
                found[f"{keys} {type(app.screen).__name__}"] = lines
    assert not found


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_detail_keeps_its_layout(desk: Desk, size: tuple[int, int]) -> None:
    for item in list(desk.items.values())[SIZES.index(size) :: 6]:
        app = Stage(desk, lambda item=item: DetailScreen(item.id))
        async with app.run_test(size=size) as pilot:
            for keys in ("", "pagedown", "end"):
                await press(pilot, *([keys] if keys else []))
                assert not broken(app), (item.ref, keys)


async def test_hostile_words_that_are_looked_for_keep_the_layout(desk: Desk) -> None:
    index = Index(desk.store)
    for line in EVIL[::2]:
        app = Stage(desk, lambda line=line: SearchScreen(index, line))
        async with app.run_test(size=SIZES[0]) as pilot:
            await pilot.pause(0.02)
            assert not broken(app), ascii(line)[:60]
