from __future__ import annotations

from pathlib import Path

import pytest
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.help import IME, SYNTAX, HelpScreen, help_rows
from screens.triage import TriageScreen
from workbench import i18n
from workbench.desk.desk import Desk
from workbench.domain.reading import Reading
from workbench.text.capture.read import read
from workbench.text.width import cells
from workbench.ui.actions import ACTIONS, APP, BY_ID, CONTEXT_NAMES, TRIAGE
from workbench.ui.keys_doc import PATH, keys_markdown

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path)
    add(desk, "buy paper", "审合同")
    return desk


def test_every_action_is_in_the_help_once_and_the_present_place_comes_first() -> None:
    rows = [row for row in help_rows((TRIAGE, APP)) if row.action is not None]
    ids = [row.action.id for row in rows if row.action is not None]
    assert sorted(ids) == sorted(action.id for action in ACTIONS)
    assert next(iter(help_rows((TRIAGE, APP)))).text == CONTEXT_NAMES[TRIAGE]
    here = [row.here for row in rows]
    assert here == sorted(here, reverse=True)


def test_the_page_of_keys_is_fresh() -> None:
    assert (ROOT / PATH).read_text(encoding="utf-8") == keys_markdown()


@pytest.mark.parametrize("column", [0, 1])
def test_every_example_of_the_syntax_is_understood(column: int) -> None:
    from support.make import NOW

    plain: Reading = read("x", NOW.replace(tzinfo=None))
    for line in SYNTAX:
        for example in line[column].split("  "):
            text = example if line[2].startswith(("note", "a diary")) else f"x {example}"
            assert read(text, NOW.replace(tzinfo=None)).spans != plain.spans, example


async def test_typing_searches_and_enter_gives_the_action_back(desk: Desk) -> None:
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"monday")
        assert "Plan for next Monday" in screen_text(app)
        assert "Leave it for later" not in screen_text(app)
        await press(pilot, "enter")
        assert app.answers == [BY_ID["item.monday"]]


async def test_what_is_chosen_is_done_where_the_help_was_opened(desk: Desk) -> None:
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, TriageScreen)
        await press(pilot, "question_mark", *"neither", "enter")
        await pilot.pause()
        assert [desk.items[item].title for item in desk.board.ids(4)] == ["buy paper"]
        assert app.screen is screen


async def test_what_works_elsewhere_says_where(desk: Desk) -> None:
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"enlarge", "enter")
        assert "Today" in screen_text(app)
        assert app.answers == []


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1"])
async def test_it_closes(desk: Desk, key: str) -> None:
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        assert app.answers == [None]


async def test_esc_first_clears_what_was_typed(desk: Desk) -> None:
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"zzz")
        assert "Nothing is called that" in screen_text(app)
        await press(pilot, "escape")
        assert app.answers == []
        assert "Plan for tomorrow" in screen_text(app)


async def test_the_cursor_reaches_the_syntax_and_the_last_row(desk: Desk) -> None:
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["pagedown"] * 20)
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        assert screen.rows.cursor == len(screen.rows.shown) - 1
        assert IME[0] in [row.text for row in screen.rows.shown]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_is_whole_at_all_sizes(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    app = Stage(desk, lambda: HelpScreen((TRIAGE, APP)))
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"[red]审")
        lines = screen_lines(app)
        assert all(cells(text) == size[0] for text in lines)
        assert "[red]审" in screen_text(app)
