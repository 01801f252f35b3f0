"""What waits for others, and who must still be told: seen on Today, worked on there, found there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW
from support.today import Day, add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.board import TO_REPLY, WAITING
from workbench.domain.item import State


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW - timedelta(days=1))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    made = open_desk(tmp_path, clock)
    add(made, "Buy paper", "Send the survey >Peter today", "Stamp the contract >Maria fri", "Answer the letter ^张局长")
    made.done([made.find("Answer").id])
    clock.set(NOW)
    return made


async def on(day: Day, title: str) -> None:
    item = day.desk.find(title)
    day.screen.show_item(item.id)
    await day.pilot.pause()
    assert day.under_cursor == title


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)], ids=str)
async def test_they_are_shown_with_who_and_when(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        text = day.text
        assert "@Peter check yday" in text
        assert "@Maria check Fri" in text
        assert "^张局长" in text
        assert "➜2 ‹1" in text
        assert "Waiting" in text
        assert "To reply" in text


async def test_the_tiny_form_has_them_behind_the_quadrants(desk: Desk) -> None:
    async with open_today(desk, (40, 12)) as day:
        await day.press("end")
        assert day.under_cursor == "Answer the letter"
        assert "@Maria" in day.text


async def test_what_is_due_to_be_asked_about_is_in_the_warning_colour(desk: Desk) -> None:
    async with open_today(desk) as day:
        warn = day.app.ink.style("warn").color
        found = {
            segment.text.strip(): segment.style.color
            for strip in day.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
        }
        assert found["Send the survey"] == warn
        assert found["Stamp the contract"] != warn


async def test_without_them_there_is_no_heading(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add(desk, "Buy paper")
    async with open_today(desk) as day:
        assert "Waiting" not in day.text
        assert "➜" not in day.text
    async with open_today(desk, (200, 50)) as day:
        assert "Nobody is waited for" in day.text


async def test_in_ascii_their_signs_are_too(desk: Desk) -> None:
    from dataclasses import replace

    desk.settings = replace(desk.settings, glyphs="ascii")
    async with open_today(desk) as day:
        assert " >  Waiting" in day.text
        assert " <  To reply" in day.text


@pytest.mark.parametrize("size", [(120, 36), (200, 50)], ids=str)
async def test_their_verbs_work(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await on(day, "Send the survey")
        await day.press("equals_sign")
        assert desk.find("Send the survey").state is State.INBOX
        await day.press("u")
        assert day.under_cursor == "Send the survey"
        await day.press("8")
        assert "Peter still" in day.text
        await day.burst("thu\r")
        held = desk.find("Send the survey")
        assert (held.waiting_on, held.next_check) == ("Peter", date(2026, 12, 31))
        await on(day, "Stamp the contract")
        await day.press("9")
        assert desk.find("Stamp the contract").state is State.CLOSED
        await on(day, "Answer the letter")
        await day.press("R")
        await day.burst("by phone\r")
        assert desk.find("Answer the letter").state is State.CLOSED
        assert not desk.board.count(TO_REPLY)


async def test_done_says_who_is_still_to_be_told(desk: Desk) -> None:
    add(desk, "Send the figures ^王局")
    async with open_today(desk) as day:
        await on(day, "Send the figures")
        await day.press("9")
        assert "Done: “Send the figures”. 王局 is still to be told: R" in day.echo
        assert "u undo" in day.echo
        await day.press("u", "r")
        await day.burst("sent\r")
        assert "王局 is still to be told: R" in day.echo
        await day.press("u")
        await on(day, "Buy paper")
        await day.press("9")
        assert "told" not in day.echo


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("waiting", ["Send the survey", "Stamp the contract"]),
        ("待回复", ["Send the survey", "Stamp the contract"]),
        ("@Maria", ["Stamp the contract"]),
        ("letter", ["Answer the letter"]),
    ],
)
@pytest.mark.parametrize("size", [(120, 36), (200, 50)], ids=str)
async def test_filters_find_them(desk: Desk, words: str, titles: list[str], size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await day.press("slash")
        await day.burst(words)
        assert f"{len(titles)} found" in day.text
        await day.press("enter")
        assert "Buy paper" not in day.text.split("Unscheduled")[0]
        assert day.under_cursor == titles[0]
        await day.press("space")
        assert [desk.items[item].title for item in day.screen.targets()] == titles[:1]


@pytest.mark.parametrize("size", [(120, 36), (200, 50)], ids=str)
async def test_a_key_and_a_click_go_to_what_is_late(desk: Desk, size: tuple[int, int]) -> None:
    add(desk, "Late one !1 by 12-27")
    late = desk.find("Late one").id
    desk.due([late], date(2026, 12, 26))
    async with open_today(desk, size) as day:
        assert "overdue 1" in day.lines[0]
        assert "to check 1" in day.lines[0]
        await day.press("tab" if size[0] < 160 else "end")
        await day.burst("，")
        assert day.under_cursor == "Late one"
        await day.burst("，")
        assert day.under_cursor == "Send the survey"
        await day.burst(",")
        assert day.under_cursor == "Late one"
        await day.pilot.click(offset=(day.lines[0].index("to check"), 0))
        await day.pilot.pause()
        assert day.under_cursor == "Send the survey"
        await day.pilot.click(offset=(day.lines[0].index("overdue"), 0))
        await day.pilot.pause()
        assert day.under_cursor == "Late one"


async def test_a_filter_which_hides_what_is_late_gives_way(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("slash")
        await day.burst("paper\r,")
        assert day.screen.filter is None
        assert day.under_cursor == "Send the survey"


async def test_marks_and_the_cursor_pass_between_the_forms(desk: Desk) -> None:
    async with open_today(desk) as day:
        await on(day, "Stamp the contract")
        await day.press("space")
        await on(day, "Answer the letter")
        await day.pilot.resize_terminal(200, 50)
        await day.pilot.pause()
        assert day.screen.pane == "followed"
        assert len(day.screen.list_in_focus.marks) == 1
        await day.pilot.resize_terminal(80, 24)
        await day.pilot.pause()
        assert len(day.screen.triage.marks) == 1
        assert desk.board.count(WAITING) == 2
        assert desk.day(MONDAY) is not None
