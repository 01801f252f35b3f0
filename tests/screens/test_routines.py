"""The book of routines on its screen: the list, one in full, the rules page, and what asks to become a routine."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, at
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.detail import DetailScreen
from screens.routines import RoutinesScreen
from screens.today import TodayScreen
from workbench import i18n
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import Kind, Step
from workbench.domain.routine import Quota, Routine
from workbench.text.width import cells

REPORT = Routine(
    "Report {month}",
    rule="FREQ=WEEKLY;BYDAY=MO",
    steps=(Step("Verify", offset=-1, required=True, standard="Books and tables agree"), Step("Send", offset=0)),
    standard=(("may_not", "leave without a second reading"),),
    quota=Quota(5, "month"),
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(8, 0))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    return open_desk(tmp_path, clock)


def stage(desk: Desk) -> Stage:
    return Stage(desk, RoutinesScreen)


async def test_an_empty_desk_offers_a_set_and_one_key_takes_it(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert len(desk.routines()) == 12
        assert "Monday meeting" in screen_text(app)
        assert any(item.routine for item in desk.items.values()), "what is due already is made at once"
        await press(pilot, "u", "u")
        assert desk.routines() == ()


async def test_the_list_tells_when_the_next_day_and_how_each_was_kept(desk: Desk, clock: FixedClock) -> None:
    desk.add_routines([REPORT])
    for week in range(3):
        clock.set(at(8, 0, MONDAY + timedelta(weeks=week)))
        desk.open_day()
    first, _second, _third = sorted(desk.items)
    desk.drop([first], "no need")
    app = stage(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        (row,) = [line for line in screen_lines(app) if "Report 1" in line]
        assert "every monday" in row
        assert "×○·" in row
        await press(pilot, "enter")
        text = screen_text(app)
        for words in ("Verify ─ Send", "Books and tables agree", "May not: leave without", "Its last times"):
            assert words in text
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, DetailScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, RoutinesScreen)
        assert "every monday" in screen_text(app)


async def test_a_line_writes_one_down_and_its_keys_change_it(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *"weekly_list_every_friday_4pm".replace("_", " "), "enter")
        (routine,) = desk.routines()
        assert (routine.title, routine.rule) == ("weekly list", "FREQ=WEEKLY;BYDAY=FR")
        await press(pilot, "p")
        assert not desk.routines()[0].active
        assert "paused" in screen_text(app)
        await press(pilot, "p", "v", "w", *"every monday 9am", "enter")
        (changed,) = desk.routines()
        assert (changed.rule, changed.active, changed.reviewed_on) == ("FREQ=WEEKLY;BYDAY=MO", True, MONDAY)
        made = len(desk.items)
        await press(pilot, "s")
        assert len(desk.items) == made + 1


async def test_words_that_say_no_day_are_refused_and_the_line_stays_open(desk: Desk) -> None:
    desk.add_routines([REPORT])
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w", *"sometimes", "enter")
        assert "does not say when it comes again" in screen_text(app)
        assert desk.routines()[0].rule == REPORT.rule


async def test_what_came_up_three_times_is_made_a_routine_with_one_key(desk: Desk, clock: FixedClock) -> None:
    for days in (60, 30, 1):
        clock.set(at(10, 0, MONDAY - timedelta(days=days)))
        add(desk, "late figures reminder ^Wang")
    clock.set(at(8, 0))
    app = stage(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "came up 3 times in 90 days" in screen_text(app)
        await press(pilot, "end", "enter")
        (routine,) = desk.routines()
        assert routine.title == "late figures reminder"
        assert "came up" not in screen_text(app)


async def test_the_rules_are_one_key_away(desk: Desk) -> None:
    desk.add_routines([REPORT, Routine("nothing to say", rule="FREQ=DAILY")])
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f12")
        text = screen_text(app)
        assert "May not: leave without a second reading" in text
        assert "Verify: Books and tables agree" in text
        assert "nothing to say" not in text
        await press(pilot, "tab")
        assert "nothing to say" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_it_fits_every_size_in_every_language(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    desk.add_routines(
        [REPORT, REPORT.but(title="一个很长很长的固定工作标题，写满整行也不会把后面的列推开去", active=False)]
    )
    desk.open_day()
    app = stage(desk)
    async with app.run_test(size=size) as pilot:
        for keys in ((), ("tab",), ("tab", "enter")):
            await press(pilot, *keys)
            assert all(cells(line.rstrip()) <= size[0] for line in screen_lines(app))
            assert isinstance(app, DeskApp)


async def test_an_empty_desk_says_where_to_begin_and_a_used_one_does_not(desk: Desk) -> None:
    async with (app := DeskApp(desk)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "O has a set of routines to begin with" in screen_text(app)
        await press(pilot, "O", "enter", "escape")
        assert "Monday meeting" in screen_text(app), "the board is of use"
    async with (app := DeskApp(desk)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "to begin with" not in screen_text(app)


async def test_the_card_of_an_item_shows_its_way_and_the_rule_that_holds_for_it(desk: Desk, clock: FixedClock) -> None:
    steps = (Step("Verify", offset=-1), Step("Read", offset=0), Step("Send", offset=0))
    desk.add_routines([REPORT.but(steps=steps, defaults=(("kind", "document"),))])
    desk.open_day()
    (made,) = desk.items
    clock.set(at(8, 0, MONDAY + timedelta(days=2)))
    desk.step(made, 0, True)
    clock.set(at(8, 0, MONDAY + timedelta(days=5)))
    app = Stage(desk, lambda: DetailScreen(made))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert "Verify 2d ─ Read● 3d ─ Send○" in screen_text(app)
        assert "May not: leave without a second reading" in screen_text(app)
    add(desk, "letter to the bureau", "call the bureau")
    letter, call = (desk.find(title).id for title in ("letter", "call the"))
    desk.edit(letter, kind=Kind.DOCUMENT)
    for item, is_shown in ((letter, True), (call, False)):
        async with (app := Stage(desk, lambda item=item: DetailScreen(item))).run_test(size=(100, 40)) as pilot:
            await pilot.pause()
            assert ("May not" in screen_text(app)) is is_shown
