"""Every command of Today by its key, and by the key that passes an input method."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from support.make import EAST, MONDAY, NOW
from support.today import add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import EntryKind, Verb
from workbench.domain.item import State

WIDE = dict(zip("0123456789", "０１２３４５６７８９", strict=True))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    add(made, "Answer the letter", "Buy paper", "Call the bureau")
    return made


@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
async def test_digits_file_and_the_next_item_comes_under_the_cursor(desk: Desk, wide: bool) -> None:
    async with open_today(desk) as day:
        for digit, following in (("1", "Buy paper"), ("2", "Call the bureau"), ("3", "")):
            await day.burst(WIDE[digit] if wide else digit)
            assert day.under_cursor == following
        assert day.groups() == {1: ["Answer the letter"], 2: ["Buy paper"], 3: ["Call the bureau"]}
        assert "Inbox cleared" in day.text


async def test_a_digit_on_the_cleared_inbox_does_no_harm(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("1", "1", "1", "4", "4")
        assert len(day.titles(1)) == 3
        assert "Nothing is chosen" in day.echo


async def test_zero_brings_it_back_to_the_inbox(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("1")
        day.screen.show_item(desk.board.at(1, 0))
        await day.press("0")
        assert len(day.titles(0)) == 3


@pytest.mark.parametrize(("key", "days"), [("5", 0), ("6", 1), ("7", 7)])
async def test_days_are_planned_by_digit(desk: Desk, key: str, days: int) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press(key)
        assert desk.items[item].at == MONDAY + timedelta(days=days)


@pytest.mark.parametrize("key", ["9", "d"])
async def test_done_and_undone(desk: Desk, key: str) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press(key)
        assert desk.items[item].state is State.CLOSED
        assert "Answer the letter" in day.echo
        await day.press("u")
        assert desk.items[item].state is State.INBOX
        assert "Undone" in day.echo
        assert day.under_cursor == "Answer the letter"
        await day.press("U")
        assert desk.items[item].state is State.CLOSED


@pytest.mark.parametrize("key", ["delete", "x"])
async def test_dropping_asks_for_a_word_and_takes_none(desk: Desk, key: str) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press(key)
        assert "why?" in day.text
        await day.press("enter")
        assert desk.items[item].state is State.DROPPED
        assert desk.items[item].drop_reason == "no longer needed"


@pytest.mark.parametrize("key", ["8", "f"])
async def test_handing_over_takes_a_name_and_a_day(desk: Desk, key: str) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press(key)
        await day.burst("Zhou wed\r")
        held = desk.items[item]
        assert (held.state, held.waiting_on, held.next_check) == (State.WAITING, "Zhou", date(2026, 12, 30))


async def test_work_is_started_and_stopped(desk: Desk) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press("1")
        day.screen.show_item(item)
        await day.press("w")
        assert desk.items[item].started_at is not None
        assert "▸" in day.text
        await day.press("w")
        assert desk.items[item].started_at is None


@pytest.mark.parametrize("key", ["plus", "s"])
async def test_the_next_free_slot_is_shown_and_taken(desk: Desk, key: str) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press("1", "tab", "tab")
        assert "┆" in day.text, "the ghost"
        await day.press(key)
        placed = desk.items[item].at
        assert isinstance(placed, datetime)
        assert (placed.hour, placed.minute) == (9, 0)
        await day.press("shift+tab", "home")
        day.screen.timeline.go_to_item(item)
        await day.press("backspace")
        assert desk.items[item].at == MONDAY


async def test_a_block_is_moved_and_made_longer(desk: Desk) -> None:
    add(desk, "Meeting 10:00-11:00")
    async with open_today(desk) as day:
        await day.press("tab")
        item = next(i.id for i in desk.items.values() if i.title == "Meeting")
        assert day.screen.timeline.go_to_item(item)
        await day.press("shift+down", "plus")
        moved = desk.items[item]
        assert moved.at == datetime(2026, 12, 28, 10, 15, tzinfo=EAST)
        assert moved.until == datetime(2026, 12, 28, 11, 30, tzinfo=EAST)


async def test_marks_make_one_step_of_many(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("space", "space")
        assert "marked 2" in day.text
        await day.press("2")
        assert len(day.titles(2)) == 2
        assert "marked" not in day.lines[1]
        await day.press("u")
        assert len(day.titles(0)) == 3


async def test_escape_takes_one_layer_at_a_time(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("slash")
        await day.burst("paper\r")
        await day.press("space", "z")
        await day.press("escape")
        assert not day.screen.triage.marks
        assert day.screen.filter is not None
        await day.press("escape")
        assert day.screen.filter is None
        assert day.screen.zoomed
        await day.press("escape")
        assert not day.screen.zoomed


async def test_a_diary_line_is_written_from_anywhere(desk: Desk) -> None:
    async with open_today(desk) as day:
        for key in ("i", "；"):
            await day.burst(key + "called the bureau\r")
        notes = [entry for entry in desk.entries(MONDAY) if entry.kind is EntryKind.NOTE]
        assert [note.text for note in notes] == ["called the bureau"] * 2
        assert day.screen.focused is day.screen.triage


async def test_the_line_is_edited_in_place(desk: Desk) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press("e")
        await day.burst(" #mail ~45m\r")
        assert (desk.items[item].title, desk.items[item].area, desk.items[item].minutes) == (
            "Answer the letter",
            "mail",
            45,
        )


async def test_another_day_and_back(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("right_parenthesis")
        assert day.screen.day == MONDAY + timedelta(days=1)
        await day.press("f3", "left_parenthesis")
        assert day.screen.day == MONDAY - timedelta(days=1)
        await day.press("full_stop")
        assert day.screen.day == MONDAY


async def test_the_palette_finds_by_name_and_does_it(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("：")
        await day.pilot.pause()
        await day.burst("plan for tomorrow\r")
        assert desk.items[desk.board.at(0, 0)].at == MONDAY + timedelta(days=1)


@pytest.mark.parametrize("opener", ["：", "ctrl+p"])
async def test_an_input_method_reaches_verbs_of_letters_through_the_palette(desk: Desk, opener: str) -> None:
    """What it commits comes as one piece: the word, then Enter."""
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await (day.press(opener) if opener.isascii() else day.burst(opener))
        await day.pilot.pause()
        await day.burst("暂缓\r")
        await day.pilot.pause()
        await day.burst("2027-01-11 审计后再议\r")
        held = desk.items[item]
        assert (held.state, held.wake_on, held.defer_reason) == (State.DEFERRED, date(2027, 1, 11), "审计后再议")


async def test_function_keys_do_what_letters_do(desk: Desk) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press("f9")
        assert desk.running is not None
        await day.press("f9", "f5")
        await day.burst("已发\r")
        assert (desk.items[item].state.value in ("done", "closed"), desk.items[item].result) == (True, "已发")


async def test_deferring_needs_a_day_and_keeps_the_reason(desk: Desk) -> None:
    async with open_today(desk) as day:
        item = desk.board.at(0, 0)
        await day.press("D")
        await day.burst("2027-01-11 after the audit\r")
        held = desk.items[item]
        assert (held.state, held.wake_on, held.defer_reason) == (State.DEFERRED, date(2027, 1, 11), "after the audit")


async def test_midnight_rolls_the_day_and_offers_the_old_one(tmp_path: Path) -> None:
    clock = FixedClock(NOW.replace(hour=23, minute=59))
    desk = open_desk(tmp_path, clock)
    async with open_today(desk) as day:
        await day.pilot.pause()
        clock.set(NOW.replace(hour=0, minute=1) + timedelta(days=1))
        day.app.tick()
        await day.pilot.pause()
        assert day.screen.day == MONDAY + timedelta(days=1)
        assert "Yesterday is not closed yet" in day.echo
        assert desk.unclosed_days() == [MONDAY]


async def test_the_day_is_opened_once(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.pilot.pause()
        assert [e.verb for e in desk.entries(MONDAY)].count(Verb.DAY_OPENED) == 1
