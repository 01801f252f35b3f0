"""Reports on their screen: seen as they will be read, each figure opens, each becomes a file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.make import MONDAY, at, said
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text
from textual.pilot import Pilot

from screens import report_export
from screens.detail import DetailScreen
from screens.diary import DiaryScreen
from screens.figures import FigureScreen
from screens.report_choice import WORDS
from screens.reports import ReportsScreen
from screens.today import TodayScreen
from workbench import i18n
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import EntryKind
from workbench.errors import Refused
from workbench.store.store import Store
from workbench.text.documents.formats import written
from workbench.text.documents.model import Document
from workbench.text.width import cells
from workbench.ui.confirm import Choose
from workbench.ui.masking import reveal


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(9, 0))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A morning: two matters done, one of them restricted, two with somebody else, a meeting, an error."""
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "figures ^Wang #会务 ~30m !1", "tidy up !4", "speech @李工 !2", "roster @李工 !2", "review today 15:00")
    desk.note(said("Sun about the roster", at=at(8, 50), until=at(8, 55), entry_kind=EntryKind.ERROR))
    clock.set(at(9, 45))
    desk.done([desk.find("figures").id], "sent")
    desk.done([desk.find("tidy").id])
    desk.edit(desk.find("tidy").id, restricted=True)
    yield desk
    reveal(False)


def stage(desk: Desk, key: str = "year", exports: Path | None = None) -> Stage:
    return Stage(desk, lambda: ReportsScreen(key), exports)


def screen_of(app: DeskApp) -> ReportsScreen:
    assert isinstance(app.screen, ReportsScreen)
    return app.screen


async def made(pilot_app: Stage) -> ReportsScreen:
    """The screen, once its report is there."""
    screen = screen_of(pilot_app)
    while screen.reading is not None:
        await asyncio.sleep(0.01)
    return screen


async def test_a_figure_opens_into_its_items_and_esc_comes_back_to_the_same_place(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)
        assert "Annual duty report" in screen_text(app)
        await press(pilot, "tab")
        assert screen.focused is screen.page
        await press(pilot, "tab")
        place = screen.page.cursor, screen.page.column
        assert place[1] == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, FigureScreen)
        text = screen_text(app)
        assert "completed 2" in text and "figures" in text and "speech" not in text
        assert "tidy" not in text, "restricted: counted and masked"
        await press(pilot, "enter")
        assert isinstance(app.screen, DetailScreen)
        await press(pilot, "escape", "escape")
        assert (screen.page.cursor, screen.page.column) == place
        assert screen.focused is screen.page
        await press(pilot, "shift+tab")
        assert (screen.page.cursor, screen.page.column) == (place[0], 0)
        await press(pilot, "escape", "escape")
        assert app.answers == [None]


async def test_tab_goes_through_all_figures_in_the_order_of_reading(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        screen = await made(app)
        seen: list[tuple[int, int]] = []
        await press(pilot, "tab")
        for _each in screen.page.places:
            here = [n for row, n in screen.page.places if row == screen.page.cursor]
            seen.append((screen.page.cursor, here[screen.page.column]))
            await press(pilot, "n")
        assert seen == screen.page.places
        assert "no other figure" in screen_text(app)


async def test_lines_of_the_diary_open_too(desk: Desk) -> None:
    app = stage(desk, "diary")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)
        assert screen.made is not None
        wanted = next(one for one in screen.made.figures if one.figure.lines)
        await press(pilot, "tab")
        while screen.page.figure != wanted.number:
            await press(pilot, "tab")
        await press(pilot, "enter")
        assert "Sun about the roster" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, DiaryScreen)


async def test_what_another_process_changes_is_said_and_made_anew_when_asked(desk: Desk, clock: FixedClock) -> None:
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)
        before = screen.page.lines
        with Store.open(desk.store.path, clock=clock, app="other") as other, other.transaction("note") as tx:
            tx.put_item(desk.find("speech").but(id=0, ref=tx.next_ref(2026), title="from elsewhere"))
        desk.poll()
        await pilot.pause()
        assert "changed since" in screen_text(app)
        assert screen.page.lines == before
        await press(pilot, "r")
        await made(app)
        await pilot.pause()
        assert "changed since" not in screen_text(app)
        assert "Received 6" in screen_text(app)


async def test_a_long_report_is_made_between_keys(desk: Desk) -> None:
    """The clock runs ten seconds a look: each slice does one piece, and keys are answered in between."""
    app = stage(desk)
    ticks = iter(range(0, 10**9, 10))
    app.ticks = lambda: float(next(ticks))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        assert screen.made is None and screen.reading is not None
        assert "being made" in screen_text(app) and "Reading the diary" in screen_text(app)
        await press(pilot, "down")
        assert screen.key == "schedule"
        await press(pilot, "up")
        await made(app)
        await pilot.pause()
        assert "Received 5" in screen_text(app)
        await press(pilot, "down", "up")
        assert screen.reading is not None
        await press(pilot, "escape")
        assert app.answers == [None] and not screen.is_working


async def test_periods_turn_and_stop_at_the_present(desk: Desk) -> None:
    app = stage(desk, "month")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)
        await press(pilot, "[")
        assert screen.choice.day == date(2026, 11, 1)
        await press(pilot, "]", "]")
        assert screen.choice.day == date(2026, 12, 1)
        assert "cannot be counted" in screen_text(app)
        await press(pilot, "d", list("2026-Q3"), "enter")
        assert screen.key == "quarter" and screen.choice.day == date(2026, 7, 1)
        await press(pilot, ".")
        assert screen.choice.day == MONDAY
        await press(pilot, "d", list("nonsense"), "enter")
        assert "not understood" in screen_text(app)
        await press(pilot, "escape")
        await press(pilot, "down", "down")
        assert screen.key == "schedule"
        await press(pilot, "z")
        assert screen.choice.scale.name == "MONTH"
        await press(pilot, "]")
        assert screen.choice.day == date(2027, 1, 1)


async def test_every_report_has_its_page_and_its_period(desk: Desk) -> None:
    app = stage(desk, "diary")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for key in WORDS:
            screen = await made(app)
            assert screen.key == key
            assert screen.made is not None or "d takes" in " ".join(screen_text(app).split())
            await press(pilot, "[", "]", "down")


async def test_people_and_meetings_are_named_by_typing(desk: Desk) -> None:
    app = stage(desk, "handover")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)
        await press(pilot, "d", "李", "enter")
        assert screen.choice.about == "李工"
        assert "speech" in screen_text(app)
        await press(pilot, "d", list("nobody"), "enter")
        assert "nobody" in screen_text(app) and screen.choice.about == "李工"


# On its way out ---------------------------------------------------------------------------------------------------


async def export(pilot: Pilot[Any], app: Stage, kind: str) -> None:
    screen = screen_of(app)
    kinds = [each for each in report_export.KINDS if each in ("docx", "xlsx", "pdf", "html", "txt", "md")]
    await press(pilot, "e", str(kinds.index(kind) + 1))
    await settled(screen)


async def settled(screen: ReportsScreen) -> None:
    while screen.writing is not None and not isinstance(screen.shell.screen, Choose):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.02)


async def test_it_becomes_a_file_and_a_foreign_one_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    theirs = folder / "year-2026.md"
    theirs.write_text("mine", "utf-8")
    app = stage(desk, exports=folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await made(app)
        await export(pilot, app, "md")
        assert isinstance(app.screen, Choose) and "is there already" in screen_text(app)
        await press(pilot, "3")
        await settled(screen_of(app))
        assert theirs.read_text("utf-8") == "mine" and len(list(folder.iterdir())) == 1
        await export(pilot, app, "md")
        await press(pilot, "enter")
        await settled(screen_of(app))
        beside = folder / "year-2026-2.md"
        assert theirs.read_text("utf-8") == "mine" and "Annual duty report" in beside.read_text("utf-8")
        assert str(beside) in " ".join(screen_text(app).split())
        assert "\ufdd0" not in beside.read_text("utf-8") and "tidy" not in beside.read_text("utf-8")
        await export(pilot, app, "md")
        await press(pilot, "1")
        await settled(screen_of(app))
        assert (folder / "year-2026.md.bak").read_text("utf-8") == "mine"
        assert theirs.read_text("utf-8") == beside.read_text("utf-8")
        add(desk, "one more")
        await press(pilot, "r")
        await made(app)
        await export(pilot, app, "md")
        assert not isinstance(app.screen, Choose), "written by this window: no question"
        assert "Received 6" in theirs.read_text("utf-8")


async def test_a_missing_extra_is_one_sentence(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_document: object, kind: str) -> bytes:
        raise Refused(say=f"This format needs the extra `{kind}`: pip install 'daily-workbench[{kind}]'.")

    monkeypatch.setattr(report_export, "written", missing)
    app = stage(desk, exports=tmp_path / "out")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await made(app)
        await export(pilot, app, "docx")
        assert "pip install 'daily-workbench[docx]'" in screen_text(app)
        assert not (tmp_path / "out").exists()


async def test_esc_gives_the_writing_up_and_nothing_is_left(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = stage(desk, exports=tmp_path / "out")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = await made(app)

        def slow(document: Document, kind: str) -> bytes:
            blocks = screen.writing
            assert blocks is not None
            for _block in blocks:
                while blocks.done > 3 and not blocks.cancelled:
                    pass  # the page goes on meanwhile: this is another thread
            return written(document, kind)

        monkeypatch.setattr(report_export, "written", slow)
        await press(pilot, "e", "6")
        while "Writing year-2026.md" not in screen_text(app):
            await pilot.pause(0.05)
        assert "%" in screen_text(app).splitlines()[-1]
        await press(pilot, "escape")
        await settled(screen)
        assert "Given up" in screen_text(app)
        assert screen_of(app) is screen and not (tmp_path / "out").exists()


async def test_it_is_copied_as_text_for_chat(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await made(app)
        await press(pilot, "y")
        assert app.clipboard.startswith("Annual duty report  2026")
        assert "Received 5, completed 2" in app.clipboard
        assert "\ufdd0" not in app.clipboard and "tidy" not in app.clipboard
        assert "counted and not named" in app.clipboard


async def test_the_diary_of_a_day_remembers_where_it_was_written_to(desk: Desk, tmp_path: Path) -> None:
    app = stage(desk, "diary", exports=tmp_path / "out")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await made(app)
        await export(pilot, app, "md")
        record = desk.day(MONDAY)
        assert record is not None
        assert record.exports == (str(tmp_path / "out" / f"diary-{MONDAY.isoformat()}.md"),)


# Everywhere -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_keeps_its_frame_at_all_sizes(desk: Desk, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    app = stage(desk, "diary")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for keys in [("down",)] * 4 + [("tab", "tab"), ("end",), ("escape",), *[("down",)] * 7]:
            await press(pilot, *keys)
            await made(app)
            assert all(cells(text) == size[0] for text in screen_lines(app))


async def test_on_a_narrow_screen_list_and_page_take_turns(desk: Desk) -> None:
    app = stage(desk)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await made(app)
        assert "Work diary" in screen_text(app) and "Overview" not in screen_text(app)
        await press(pilot, "enter")
        assert "Work diary" not in screen_text(app) and "Received 5, completed 2" in screen_text(app)
        await press(pilot, "escape")
        assert "Work diary" in screen_text(app)


async def test_it_opens_from_anywhere_and_once(desk: Desk) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "g", "o")
        assert screen_of(app).key == "diary"
        await press(pilot, "g", "o")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
