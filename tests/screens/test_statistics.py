"""Statistics on their screen: read while they are shown, every number opens into exactly what it counts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, at, said
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.detail import DetailScreen
from screens.figures import FigureScreen
from screens.statistics import Place, StatisticsScreen
from screens.today import TodayScreen
from workbench import i18n
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import EntryKind
from workbench.domain.periods import Scale, period
from workbench.text.width import cells


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(9, 0))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    """A morning: a matter that took its time and is late, one done at once, two open ones with somebody else."""
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "figures ^Wang #会务 ~30m !1", "tidy up !4", "speech @李工 !2", "roster @李工 !2")
    desk.due([desk.find("figures").id], MONDAY - timedelta(days=1))
    desk.start(desk.find("figures").id)
    clock.set(at(9, 45))
    desk.done([desk.find("figures").id], "sent")
    desk.done([desk.find("tidy").id])
    return desk


def stage(desk: Desk, scale: Scale = Scale.WEEK) -> Stage:
    return Stage(desk, lambda: StatisticsScreen(MONDAY, scale))


def screen_of(app: DeskApp) -> StatisticsScreen:
    assert isinstance(app.screen, StatisticsScreen)
    return app.screen


async def test_a_number_opens_into_its_items_and_they_into_their_detail(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        screen_of(app).rows.go_to(Place("slipped", 7))
        await press(pilot, "right", "enter")
        listed = app.screen
        assert isinstance(listed, FigureScreen)
        text = screen_text(app)
        assert "Carried and late · wk 12-28 · late 1" in text
        assert "figures" in text and "tidy" not in text
        await press(pilot, "enter")
        assert isinstance(app.screen, DetailScreen)
        await press(pilot, "escape", "escape")
        assert screen_of(app).rows.column == 1


async def test_a_figure_counts_again_what_was_changed_from_its_list(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        rows = screen_of(app).rows
        rows.go_to(Place("loads", 0))
        rows.column = 2
        await press(pilot, "enter")
        assert "speech" in screen_text(app) and "roster" in screen_text(app)
        await press(pilot, "9", "escape")
        found = screen_of(app).found
        assert found is not None
        assert next(one for one in found.loads if one.name == "李工").open.value == 1
        assert found.mix.finished.value == 3


async def test_lines_without_an_item_are_listed_too(desk: Desk, clock: FixedClock) -> None:
    clock.set(at(10, 30))
    desk.note(said("Sun about the roster", at=at(10, 0), until=at(10, 20), entry_kind=EntryKind.CALL))
    app = stage(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        chart = next(chart for chart in screen_of(app).pictures if chart.id == "hours-kind")
        place = next(n for n, bar in enumerate(chart.bars) if bar.label == "call")
        screen_of(app).rows.go_to(Place("hours-kind", place))
        await press(pilot, "enter")
        assert "Sun about the roster" in screen_text(app)


async def test_periods_turn_and_stop_at_the_present(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        for key, wanted in (
            ("2", period(Scale.MONTH, MONDAY)),
            ("]", period(Scale.MONTH, MONDAY)),
            ("[", period(Scale.MONTH, MONDAY).shifted(-1)),
            ("z", period(Scale.QUARTER, MONDAY - timedelta(days=30))),
            ("4", period(Scale.YEAR, MONDAY)),
            ("1", period(Scale.WEEK, MONDAY)),
        ):
            await press(pilot, key)
            assert screen_of(app).span_shown == wanted, key
        await press(pilot, "]")
        assert "cannot be counted" in screen_text(app)


async def test_what_is_read_is_shown_while_the_rest_is_read(desk: Desk) -> None:
    """The clock runs ten seconds a look: every slice reads one day, and all of them are read in the end."""
    app = stage(desk, Scale.QUARTER)
    ticks = iter(range(0, 10**9, 10))
    app.ticks = lambda: float(next(ticks))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        first = screen.found
        assert first is not None and first.days < first.of
        assert "days read" in screen_text(app)
        assert first.mix.finished.value == 0 or MONDAY in first.period
        while screen.reading is not None:
            await pilot.pause(0.05)
        assert screen.found is not None and screen.found.is_whole
        assert screen.found == desk.statistics(period(Scale.QUARTER, MONDAY))
        assert "days read" not in screen_text(app)


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_keeps_its_frame_at_all_sizes(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    app = stage(desk)
    async with app.run_test(size=size) as pilot:
        for keys in (("tab",), ("tab", "right"), ("end",), ("enter",)):
            await press(pilot, *keys)
            assert all(cells(text) == size[0] for text in screen_lines(app))


async def test_it_opens_from_anywhere_and_once(desk: Desk) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "g", "s")
        assert screen_of(app).span_shown.scale is Scale.MONTH
        await press(pilot, "g", "s")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_pictures_are_walked_through_with_tab_and_only_those_that_show_anything(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        shown = [chart.id for chart in screen.pictures if not chart.is_empty]
        seen: list[str] = []
        for _each in shown:
            key = screen.rows.cursor_key
            assert isinstance(key, Place)
            seen.append(key.chart)
            await press(pilot, "tab")
        assert seen == shown
