"""The week by its keys: items move between days, come down from longer periods, and every move is undone exactly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, at
from support.stage import SIZES, Stage, add, open_desk, screen_lines, screen_text
from support.today import open_today

from screens.week import WeekScreen
from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.periods import Scale, period, period_of

DAY = timedelta(days=1)


class Week:
    """An open week."""

    def __init__(self, app: Stage, pilot: object, desk: Desk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk

    @property
    def screen(self) -> WeekScreen:
        screen = self.app.screen
        assert isinstance(screen, WeekScreen)
        return screen

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)  # type: ignore[attr-defined]
            await self.pilot.pause()  # type: ignore[attr-defined]

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def echo(self) -> str:
        return self.screen.key_bar.text.strip()

    def go_to(self, title: str) -> Item:
        """Put the cursor on an item, in whichever list it is."""
        item = find(self.desk, title)
        for name in ("days", *(f"c{n}" for n in range(7)), "rest", "ahead"):
            if (name == "days" and self.screen.wide) or (name[0] == "c" and not self.screen.wide):
                continue
            found = self.screen.query_one(f"#{name}")
            if found.go_to_item(item.id):  # type: ignore[attr-defined]
                self.screen.focus_pane(name)
                return item
        raise AssertionError(title)


def find(desk: Desk, title: str) -> Item:
    return next(item for item in desk.items.values() if item.title == title)


def picture(desk: Desk) -> dict[ItemId, Item]:
    return dict(desk.items)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path, FixedClock(NOW))
    add(made, "Letter !1 ~45m", "Committee 10:00-11:00 @Zhou", "Report !2 ~2h by 2027-01-06", "Rules !4 ~30m")
    made.plan([find(made, "Report").id], MONDAY + 2 * DAY)
    made.plan_for([find(made, "Rules").id], period(Scale.WEEK, MONDAY))
    return made


@asynccontextmanager
async def open_week(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Week]:
    app = Stage(desk, lambda: WeekScreen(desk.today()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Week(app, pilot, desk)


WIDTHS = pytest.mark.parametrize("size", SIZES[1:], ids=str)


@WIDTHS
@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
async def test_every_item_is_seen_once_and_no_line_is_too_long(
    desk: Desk, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    async with open_week(desk, size) as week:
        for title in ("Letter", "Committee", "Report", "Rules"):
            assert title in week.text, title
        assert len(screen_lines(week.app)) == size[1]
        assert week.text.count("Rules") == 1


async def test_g_w_opens_it_from_today_and_escape_comes_back(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("g", "w")
        assert isinstance(day.app.screen, WeekScreen)
        await day.pilot.press("escape")
        await day.pilot.pause()
        assert day.screen.is_current


@WIDTHS
async def test_items_move_between_days_by_keys_and_are_undone_exactly(desk: Desk, size: tuple[int, int]) -> None:
    pictures = [picture(desk)]
    async with open_week(desk, size) as week:
        for title, keys, wanted in (
            ("Letter", ("greater_than_sign",), MONDAY + DAY),
            ("Letter", ("greater_than_sign", "greater_than_sign"), MONDAY + 3 * DAY),
            ("Letter", ("less_than_sign",), MONDAY + 2 * DAY),
            ("Committee", ("m", "4"), at(10, 0, MONDAY + 3 * DAY)),
            ("Report", ("m", "1"), MONDAY),
            ("Rules", ("m", "5"), MONDAY + 4 * DAY),
        ):
            week.go_to(title)
            for _n, key in enumerate(keys):
                await week.press(key)
                if key != "m":
                    pictures.append(picture(desk))
            assert find(desk, title).at == wanted, title
        moved = find(desk, "Committee")
        assert moved.fixed
        assert moved.until == at(11, 0, MONDAY + 3 * DAY)
        for before in reversed(pictures[:-1]):
            await week.press("u")
            assert picture(desk) == before


@WIDTHS
async def test_items_move_between_hours_by_keys(desk: Desk, size: tuple[int, int]) -> None:
    async with open_week(desk, size) as week:
        week.go_to("Committee")
        before = picture(desk)
        await week.press("J", "shift+down", "K")
        assert find(desk, "Committee").at == at(10, 15)
        assert find(desk, "Committee").until == at(11, 15)
        await week.press("backspace")
        assert find(desk, "Committee").at == MONDAY
        await week.press("u", "u", "u", "u")
        assert picture(desk) == before
        week.go_to("Report")
        await week.press("J")
        assert "no time to move" in week.echo


async def test_the_cursor_follows_what_is_moved(desk: Desk) -> None:
    async with open_week(desk) as week:
        week.go_to("Letter")
        await week.press("greater_than_sign", "greater_than_sign", "greater_than_sign")
        assert find(desk, "Letter").at == MONDAY + 3 * DAY


async def test_what_has_no_day_comes_down_and_goes_up(desk: Desk) -> None:
    async with open_week(desk) as week:
        week.go_to("Rules")
        await week.press("minus")
        assert period_of(find(desk, "Rules")) == period(Scale.MONTH, MONDAY + 3 * DAY)
        await week.press("plus")
        assert period_of(find(desk, "Rules")) == period(Scale.WEEK, MONDAY)
        await week.press("plus")
        assert find(desk, "Rules").at == MONDAY
        assert "Everything has its day" in week.text


async def test_a_place_on_the_day_under_the_cursor(desk: Desk) -> None:
    async with open_week(desk) as week:
        week.go_to("Report")
        await week.press("s")
        assert find(desk, "Report").at == at(9, 0, MONDAY + 2 * DAY)
        week.screen.days.go_to_part(MONDAY)
        week.go_to("Letter")
        await week.press("s")
        assert find(desk, "Letter").at == at(9)


@WIDTHS
async def test_a_plan_for_the_day_under_the_cursor(desk: Desk, size: tuple[int, int]) -> None:
    async with open_week(desk, size) as week:
        week.go_to("Letter")
        before = picture(desk)
        await week.press("p")
        assert "┆" in week.text
        assert picture(desk) == before
        await week.press("escape")
        assert "┆" not in week.text
        await week.press("p", "enter")
        assert find(desk, "Letter").at == at(9)
        await week.press("u")
        assert picture(desk) == before


async def test_conflicts_are_said_and_forbidden_to_nobody(desk: Desk) -> None:
    add(desk, "Inspection 14:00-15:00 @Zhou")
    async with open_week(desk) as week:
        week.go_to("Inspection")
        await week.press("S")
        for key in "10:30":
            await week.press({":": "colon"}.get(key, key))
        await week.press("enter")
        assert find(desk, "Inspection").at == at(10, 30)
        assert "Zhou is wanted twice: 10:00 “Committee” and 10:30 “Inspection”" in week.echo
        assert "1 conflict" in week.text


async def test_days_are_folded_and_unfolded(desk: Desk) -> None:
    async with open_week(desk) as week:
        week.go_to("Letter")
        await week.press("left")
        assert "Letter" not in week.text
        await week.press("enter")
        assert "Letter" in week.text
        await week.press("left", "right")
        assert "Letter" in week.text


async def test_longer_periods_and_other_weeks(desk: Desk) -> None:
    async with open_week(desk) as week:
        for scale in (Scale.MONTH, Scale.QUARTER, Scale.YEAR, Scale.WEEK):
            await week.press("z")
            assert week.screen.period.scale is scale
        await week.press("right_parenthesis")
        assert week.screen.period.first == MONDAY + 7 * DAY
        await week.press("left_parenthesis", "left_parenthesis")
        assert week.screen.period.first == MONDAY - 7 * DAY
        await week.press("full_stop")
        assert week.screen.period.first == MONDAY


async def test_in_a_longer_period_a_number_means_its_part(desk: Desk) -> None:
    async with open_week(desk) as week:
        await week.press("z", "z")
        week.go_to("Rules")
        await week.press("m", "3")
        assert period_of(find(desk, "Rules")) == period(Scale.MONTH, date(2026, 12, 1))
        await week.press("m", "1")
        assert "over" in week.echo
        assert period_of(find(desk, "Rules")) == period(Scale.MONTH, date(2026, 12, 1))


async def test_what_is_coming_is_prepared_now(desk: Desk) -> None:
    add(desk, "Visit 2027-01-05 10:00-11:00")
    desk.edit(find(desk, "Visit").id, attend=("王局长",))
    async with open_week(desk, (120, 36)) as week:
        assert "nothing prepared" in week.text
        week.screen.focus_pane("ahead")
        assert week.screen.ahead.go_to_item(find(desk, "Visit").id)
        await week.press("plus")
        assert find(desk, "Prepare: Visit").at == MONDAY
        await week.press("u")
        assert all(item.title != "Prepare: Visit" for item in desk.items.values())
        await week.press("z")
        assert week.screen.horizon == 30
        await week.press("L")
        assert [row.item.title for row in week.screen.ahead_rows()] == ["Visit"]


@pytest.mark.parametrize("size", [*SIZES, (64, 18), (139, 40), (240, 60)], ids=str)
async def test_tab_goes_round_and_nothing_is_lost_by_resizing(desk: Desk, size: tuple[int, int]) -> None:
    async with open_week(desk, size) as week:
        seen = [week.screen.pane]
        for _n in range(3):
            await week.press("tab")
            seen.append(week.screen.pane)
        assert seen[0] == seen[3]
        assert seen[1:3] == ["rest", "ahead"]
        for other in ((80, 24), (200, 50), size):
            await week.pilot.resize_terminal(*other)  # type: ignore[attr-defined]
            await week.pilot.pause()  # type: ignore[attr-defined]
            assert week.screen.focused is not None
            assert week.screen.list_in_focus.region.height > 0
