"""Every size, with texts that would like to break the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.make import line
from support.today import SIZES, add, open_desk, open_today
from textual.geometry import Region
from textual.strip import Strip

from workbench.desk.desk import Desk
from workbench.text.width import cells
from workbench.ui.painted_list import PaintedList

NASTY = (
    "[red]not markup[/red] [/foo] [bold",
    "bell \x07 escape \x1b[2J\x1b[31m and tab\tend",
    "family 👨‍👩‍👧 thumbs 👍🏽 flag 🇨🇳",
    "עברית مرحبا \u202eoverride\u202c",
    "combining é̂̃ ẹ́ zero\u200bwidth",
    "长" * 10_000,
    "x" * 10_000,
    "",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    for title in NASTY[:-1]:
        made.add([line(title, urgent=True, important=True, minutes=30), line(title)])
    add(made, "Meeting 9:00-10:00", "Clash 9:30-10:30", "Third 9:45-11:00", "Fourth 9:50-10:10")
    return made


@pytest.mark.parametrize("size", [*SIZES, (100, 30), (160, 39), (240, 60), (64, 20), (63, 40)], ids=str)
async def test_nothing_sticks_out_and_no_border_is_broken(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        for keys in ((), ("tab",), ("tab",), ("tab",), ("z",), ("escape", "a")):
            await day.press(*keys)
            assert len(day.lines) == size[1]
            for text in day.lines:
                assert cells(text) == size[0], repr(text)
                assert "\x1b" not in text
                assert "\x07" not in text
        if size[0] >= 100 and size[1] >= 30:
            await day.press("escape", "escape")
            boxed = [text for text in day.lines if text.startswith("│")]
            assert boxed
            assert all(text.endswith("│") for text in boxed)


async def test_markup_is_shown_as_typed(desk: Desk) -> None:
    async with open_today(desk, (200, 50)) as day:
        assert "[red]not markup[/red] [/foo] [bold" in day.text


async def test_no_size_is_ever_painted_with_the_layout_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path)
    painted: list[tuple[str | None, tuple[int, int], list[str]]] = []
    render_lines = PaintedList.render_lines

    def watched(pane: PaintedList, crop: Region) -> list[Strip]:
        strips = render_lines(pane, crop)
        if crop.size == pane.outer_size:
            painted.append((pane.id, crop.size, [strip.text for strip in strips]))
        return strips

    monkeypatch.setattr(PaintedList, "render_lines", watched)
    add(desk, "a title which is long enough to be folded in the diary", "Meeting 9:00-10:00")
    async with open_today(desk, (120, 36)) as day:
        for size in ((80, 24), (200, 50), (120, 36)):
            await day.pilot.resize_terminal(*size)
            await day.press()
    assert {name for name, _size, _lines in painted} >= {"triage", "timeline", "unplaced", "diary"}
    seen: dict[tuple[str | None, tuple[int, int]], list[str]] = {}
    for name, size, lines in painted:
        # The cursor's bar comes and goes with the focus; a scroll bar takes a column and comes a frame later.
        laid_out = [" ".join(text.replace("▌", "").rstrip("│┈ ").split()) for text in lines[1:-1]]
        assert seen.setdefault((name, size), laid_out) == laid_out


async def test_too_small_says_so_and_grows_back(desk: Desk) -> None:
    async with open_today(desk, (80, 24)) as day:
        await day.press("down")
        here = day.under_cursor
        await day.pilot.resize_terminal(39, 9)
        await day.pilot.pause()
        assert "40x10" in day.text
        await day.pilot.resize_terminal(40, 12)
        await day.pilot.pause()
        assert "Triage" in day.text
        assert day.under_cursor == here
        await day.pilot.resize_terminal(200, 50)
        await day.pilot.pause()
        assert "Do now" in day.text
        assert day.under_cursor == here
        await day.pilot.resize_terminal(80, 24)
        await day.pilot.pause()
        assert day.under_cursor == here


async def test_overlaps_stand_side_by_side_and_are_counted(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        assert "4 conflicts" in day.text
        assert "+1" in day.text


async def test_the_tiny_form_walks_through_its_panes(desk: Desk) -> None:
    async with open_today(desk, (40, 12)) as day:
        seen = []
        for _ in range(4):
            seen.append(day.screen.pane)
            await day.press("tab")
        assert seen == ["triage", "timeline", "unplaced", "diary"]


async def test_empty_panes_teach(tmp_path: Path) -> None:
    async with open_today(open_desk(tmp_path), (120, 36)) as day:
        assert "Inbox cleared" in day.text
        assert "Everything has its place" in day.text
        assert "i writes a line" in day.text


async def test_the_matrix_is_crossed_with_arrows(desk: Desk) -> None:
    async with open_today(desk, (200, 50)) as day:
        assert day.screen.pane == "q0"
        await day.press("end", "down")
        assert day.screen.pane == "q1"
        await day.press("right")
        assert day.screen.pane == "q2"
        await day.press("up")
        assert day.screen.pane == "followed"
        await day.press("left")
        assert day.screen.pane == "q0"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)], ids=str)
async def test_the_ascii_set_paints_nothing_else(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = open_desk(tmp_path)
    desk.settings = replace(desk.settings, glyphs="ascii")
    add(desk, "one", "two !1 today ~30m", "Meeting 9:00-10:00", "Clash 9:30-10:30")
    async with open_today(desk, size) as day:
        for key in ("tab", "tab", "space", "a"):
            await day.press(key)
            assert day.text.isascii(), [c for c in day.text if not c.isascii()]
