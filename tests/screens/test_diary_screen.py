"""The diary and the registers by their keys; and nothing restricted is seen before it is asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.make import MONDAY, NOW, at
from support.stage import SIZES, screen_lines
from support.today import Day, add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.text.capture.read import read
from workbench.ui import masking


def note(desk: Desk, line: str, about: str = "") -> None:
    reading = read(f"- {line}", desk.now().replace(tzinfo=None))
    desk.note(reading, desk.find(about).id if about else None)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(8, 0, MONDAY.replace(year=2025)))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    masking.reveal(False)
    made = open_desk(tmp_path, clock)
    note(made, "a year before")
    clock.set(NOW - timedelta(days=1))
    note(made, "what was on Sunday")
    clock.set(NOW)
    add(made, "Write the report !1", "Order paper !3", "Call the printer !3")
    clock.set(at(9, 0))
    made.start(made.find("report").id)
    clock.set(at(9, 40))
    made.stop()
    clock.set(at(10, 0))
    note(made, "9:45 电 张局 13800000000 问季报 答复周五")
    note(made, "9:50 记 half is written", "report")
    clock.set(at(14, 30))
    return made


async def diary(day: Day) -> Any:
    await day.press(*"gd")
    await day.pilot.pause()
    return day.app.screen


def entry(desk: Desk, piece: str) -> Any:
    return next(each for each in desk.entries(desk.today()) if piece in each.text)


async def on(day: Day, piece: str) -> None:
    screen: Any = day.app.screen
    wanted = int(entry(day.desk, piece).id)
    index = next(n for n, row in enumerate(screen.lines.shown) if row.key in {(wanted, ""), (wanted, None)})
    screen.lines.move_to(index)
    await day.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size_and_every_arrangement(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await diary(day)
        for key in ("v", "v", "v", "z", "("):
            await day.press(key)
            assert all(len(line) <= size[0] for line in screen_lines(day.app))


async def test_days_are_turned_and_a_year_back_and_again(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await diary(day)
        assert "张局" in day.text
        await day.press("(")
        assert "what was on Sunday" in day.text
        await day.press("(")
        assert "Nothing is written on this day." in day.text
        await day.press(".")
        assert "张局" in day.text
        await day.press("y")
        assert "a year before" in day.text
        await day.press("y")
        assert "张局" in day.text


async def test_by_matter_the_time_worked_stands_with_it_and_by_person_the_caller(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await diary(day)
        await day.press("v")
        head = next(line for line in day.text.splitlines() if "2026-0001" in line)
        assert "Write the report" in head
        assert "40 min" in head
        assert "Nothing in particular" in day.text
        await day.press("v")
        assert any(
            line.split("│")[-2].strip().startswith("张局 ─") for line in day.text.splitlines() if "张局 ─" in line
        )


async def test_noise_folds_and_unfolds_and_a_line_opens_its_item(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await diary(day)
        assert "3 items" in day.text
        await day.press("z")
        assert "3 items" not in day.text
        assert "Order paper" in day.text
        await on(day, "half is written")
        await day.press("enter")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "DetailScreen"


async def test_a_correction_stands_beneath_what_it_corrects_also_after_the_day_is_closed(desk: Desk) -> None:
    desk.close_day(desk.today(), carry_rest=True)
    async with open_today(desk, (120, 36)) as day:
        await diary(day)
        await on(day, "张局")
        await day.press("e", "end", *"X", "enter")
        lines = [line for line in day.text.splitlines()[:-2] if "答复周五" in line]
        assert len(lines) == 2
        assert "corrected" in lines[1]
        assert "答复周五X" in lines[1]
        fixed = next(each for each in desk.entries(desk.today()) if each.amends is not None)
        assert fixed.fact("after_close") == "1"
        await day.press("u")
        assert "corrected" not in day.text


async def test_a_gap_is_shown_and_one_key_and_a_word_close_it(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        screen = await diary(day)
        assert "10:00–12:00" in day.text
        gap = next(row.key for row in screen.lines.shown if type(row.key).__name__ == "Gap")
        screen.lines.go_to(gap)
        await day.press("enter", *"stocktaking", "enter")
        assert "10:00–12:00  nothing" not in day.text
        told = entry(desk, "stocktaking")
        assert (told.at.hour, told.until.hour) == (10, 12)
        await day.press("u")
        assert "stocktaking" not in "\n".join(line for line in day.text.splitlines()[:-1])


async def test_a_line_becomes_an_item_of_whoever_it_begins_with(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await diary(day)
        await on(day, "张局")
        await day.press("+", "enter")
        made = desk.find("问季报")
        assert made.source is not None
        assert made.source.who == "张局"


async def test_the_tab_is_in_the_strip_and_the_brackets_reach_it(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await day.press("[")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "DiaryScreen"
        today = desk.today().isoformat()
        assert today in day.text
        await day.press("[", "[")
        assert (desk.today() - timedelta(days=2)).isoformat() in day.text
        await day.press("]", "]")
        assert today in day.text
        await day.press("]")
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "TodayScreen"


async def test_registers_are_read_and_filled_in_by_keys(desk: Desk) -> None:
    async with open_today(desk, (120, 36)) as day:
        await day.press("g", "r")
        await day.pilot.pause()
        assert "Call record" in day.text
        assert "Person 张局" in day.text
        await day.press("tab", "e")
        await day.pilot.press("home")
        await day.press(*(["right"] * len("In or out: ")), *"in", "enter")
        assert "In or out in" in day.text
        await day.press("u")
        assert "In or out in" not in day.text
        await day.press("escape", ",")
        assert "only what is missing" in day.text


async def test_a_register_is_written_as_a_sheet_and_says_what_it_withholds(desk: Desk, tmp_path: Path) -> None:
    note(desk, "13:00 电 沈某 谈调动")
    desk.restrict_line(entry(desk, "沈某"))
    async with open_today(desk, (120, 36)) as day:
        day.app.exports = tmp_path
        await day.press("g", "r", "o")
        await day.pilot.pause()
        written = (tmp_path / "call-2026-12-28.csv").read_text("utf-8-sig")
        assert "张局" in written
        assert "沈某" not in written
        assert "1 restricted" in day.text


SECRET = ("Zebra", "Quagga", "Okapi", "沈某", "调动")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_nothing_restricted_is_on_any_screen_until_it_is_asked_for(desk: Desk, size: tuple[int, int]) -> None:
    add(
        desk,
        "Zebra transfer today // Quagga is in the notes",
        "Zebra deadline by tomorrow !1",
        "Zebra asked >赵倩 today",
    )
    note(desk, "Okapi was told", "transfer")
    note(desk, "13:00 电 沈某 谈调动")
    for piece in ("Zebra transfer", "Zebra deadline", "Zebra asked"):
        desk.edit(desk.find(piece).id, restricted=True)
    desk.restrict_line(entry(desk, "沈某"))
    ways = [
        (),
        ("tab",),
        ("t",),
        ("g", "w"),
        ("g", "f"),
        ("g", "p"),
        ("g", "d"),
        ("g", "d", "v"),
        ("g", "d", "v", "v"),
        ("g", "r"),
        ("B",),
        ("Q",),
    ]
    seen = ""
    for way in ways:
        async with open_today(desk, size) as day:
            await day.press(*way)
            await day.pilot.pause()
            for word in SECRET:
                assert word not in day.text, (way, word)
            await day.press("ctrl+k")
            seen += day.text
        masking.reveal(False)
    for word in ("Zebra", "沈某"):
        assert word in seen


async def test_a_masked_item_is_neither_opened_nor_put_into_a_line(desk: Desk) -> None:
    add(desk, "Zebra transfer !1 today")
    desk.edit(desk.find("Zebra").id, restricted=True)
    async with open_today(desk, (120, 36)) as day:
        await day.app.open_item(desk.find("Zebra").id)
        await day.pilot.pause()
        assert type(day.app.screen).__name__ == "TodayScreen"
        assert "This item is restricted: Ctrl+K shows it." in day.text


async def test_one_key_notes_who_comes_in_between_and_goes_back(desk: Desk) -> None:
    report = desk.find("report").id
    desk.start(report)
    async with open_today(desk, (120, 36)) as day:
        await day.press("ctrl+w", *"phone: Sun", "enter")
        assert desk.running is None
        assert entry(desk, "Sun").kind == "call"
        await day.press("ctrl+w")
        assert desk.running is not None
        assert desk.running.id == report
        desk.stop()
        await day.press("ctrl+w")
        assert "Nothing runs" in day.text


async def test_a_forgotten_clock_is_settled_by_two_keys(desk: Desk, clock: FixedClock) -> None:
    desk.start(desk.find("report").id)
    clock.set(at(8, 30, MONDAY + timedelta(days=1)))
    async with open_today(desk, (120, 36)) as day:
        await day.press("ctrl+w")
        assert "when did it end?" in day.text
        await day.press("enter")
        assert desk.running is None
    stop = [each for each in desk.entries(MONDAY) if each.verb == "stopped"][-1]
    assert (stop.at, stop.fact("worked")) == (at(17, 30), "180")


async def test_another_end_may_be_typed_and_nonsense_keeps_the_line(desk: Desk, clock: FixedClock) -> None:
    desk.start(desk.find("report").id)
    clock.set(at(8, 30, MONDAY + timedelta(days=1)))
    async with open_today(desk, (120, 36)) as day:
        await day.press("ctrl+w", *"soon", "enter")
        assert desk.running is not None
        await day.press(*["backspace"] * 4, *"15:00", "enter")
        assert desk.running is None
    stop = [each for each in desk.entries(MONDAY) if each.verb == "stopped"][-1]
    assert stop.at == at(15)
