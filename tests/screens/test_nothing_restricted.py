"""A secret word in every text of everything that is restricted: no screen shows it before it is asked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.make import MONDAY, at
from support.secret import OPEN, SECRET, plant
from support.stage import Stage, open_desk, press, screen_text
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
from workbench.domain.registers import REGISTERS
from workbench.reports.table import REPORTS
from workbench.text.search.index import Index
from workbench.ui import masking

LARGE = (160, 150)
"""So high that nothing is scrolled away."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk, planted once for all of them."""
    place = tmp_path_factory.mktemp("planted")
    desk = open_desk(place, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    plant(desk)
    desk.close()
    return place / "store"


@pytest.fixture
def desk(planted: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(planted, tmp_path / "store")
    desk = open_desk(tmp_path, FixedClock(at(9, 0)), me="Chen")
    masking.reveal(False)
    yield desk
    masking.reveal(False)


def told(text: str) -> set[str]:
    """The secrets that are in it."""
    return set(re.findall(rf"{SECRET}[-.\w]*", text))


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
    **{f"statistics {scale.value}": lambda desk, scale=scale: StatisticsScreen(MONDAY, scale) for scale in Scale},
    **{f"register {each.key}": lambda desk, key=each.key: RegistersScreen(key) for each in REGISTERS},
    **{f"report {key}": lambda desk, key=key: ReportsScreen(key) for key in sorted(REPORTS)},
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
async def test_no_screen_shows_it(desk: Desk, name: str) -> None:
    """Every view of it, and what opens from its first rows."""
    app = Stage(desk, lambda: SCREENS[name](desk))
    found: dict[str, set[str]] = {}
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        await pilot.pause(0.05)
        for keys in ("", "tab", "v", "down", "enter", "escape", "end", "enter"):
            if keys:
                await press(pilot, keys)
            if told(text := screen_text(app)):
                found[f"{keys} {type(app.screen).__name__}"] = told(text)
    assert not found


async def test_no_word_and_no_name_that_is_looked_for_shows_it(desk: Desk) -> None:
    index = Index(desk.store)
    words = (SECRET.lower(), SECRET.lower()[:3], f"@{SECRET}-lead", f"#{SECRET}-area", "kind:call", "is:overdue", OPEN)
    for line in words:
        app = Stage(desk, lambda line=line: SearchScreen(index, line))
        async with app.run_test(size=LARGE) as pilot:
            await pilot.pause(0.05)
            shown = screen_text(app).replace(line, "")
            assert not told(shown), line


async def test_no_detail_shows_it_nor_of_what_belongs_to_it(desk: Desk) -> None:
    for item in desk.items.values():
        app = Stage(desk, lambda item=item: DetailScreen(item.id))
        async with app.run_test(size=(160, 120)) as pilot:
            await pilot.pause()
            assert not told(screen_text(app)), item.ref


@pytest.mark.parametrize("keys", ["9", "8", "7", "6", "5", "x", "s", "w", "f", "d", "c", "e", "t", "n", "u", "i", "l"])
async def test_no_verb_tells_it_nor_its_undoing(desk: Desk, keys: str) -> None:
    """The hint, the question, the line and the toast of a verb, and of taking it back."""
    for item in [item for item in desk.items.values() if item.restricted][1:3]:
        app = Stage(desk, lambda item=item: TriageScreen([item.id]))
        async with app.run_test(size=(160, 60)) as pilot:
            await pilot.pause()
            await press(pilot, keys)
            assert not told(screen_text(app)), keys
            await press(pilot, "escape", "u")
            assert not told(screen_text(app)), keys
            assert not told(app.title + app.sub_title)
