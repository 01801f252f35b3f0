"""What is asked in the line: nothing is refused in silence, half an answer is asked for, a contradiction is named."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW
from support.today import Day, add, open_desk, open_today
from textual.content import Content

from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import State
from workbench.errors import StoreFull


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    add(made, "Answer the letter by 01-05", "Buy paper")
    return made


@pytest.mark.parametrize(
    ("key", "typed", "word"),
    [("S", "sometime soon", "sometime soon"), ("!", "friday maybe", "maybe"), ("8", "fri", "name is missing"),
     ("/", "due<nonsense", "due<nonsense"), ("S", "fri 15:00 with Li", "with Li")],
)  # fmt: skip
async def test_enter_on_what_is_not_understood_says_so(desk: Desk, key: str, typed: str, word: str) -> None:
    async with open_today(desk) as day:
        await day.burst(key)
        await day.burst(typed + "\r")
        assert day.screen.line.is_open
        assert day.screen.line.edit.value == typed
        assert word in day.echo
        assert day.echo.startswith("✗")


async def test_deferring_to_a_day_alone_asks_why(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("D2027-01-04\r")
        assert "Deferred to 2027-01-04 Mon: why?" in day.text
        assert day.screen.line.edit.value == "later"
        await day.burst("after the audit\r")
        held = desk.find("Answer")
        assert (held.wake_on, held.defer_reason) == (date(2027, 1, 4), "after the audit")
        assert day.screen.focused is day.screen.triage


async def test_deferring_with_enter_alone_shows_the_day_and_the_reason_it_takes(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("D\r")
        assert "2027-01-11 Mon: why?" in day.text
        await day.press("enter")
        held = desk.find("Answer")
        assert (held.wake_on, held.defer_reason) == (MONDAY + timedelta(days=14), "later")


@pytest.mark.parametrize(("keys", "late"), [("D2027-01-06 audit", True), ("D2027-01-05 audit", False),
                                            ("8Zhou 01-08", True), ("8Zhou fri", False), ("S01-08", True)])  # fmt: skip
async def test_a_day_after_the_deadline_is_warned_of(desk: Desk, keys: str, late: bool) -> None:
    async with open_today(desk) as day:
        await day.burst(keys)
        assert ("after the deadline, 2027-01-05 Tue" in day.text) is late


@pytest.mark.parametrize("key", ["S", "!", "D", "8", "r", "x"])
async def test_no_hint_is_shown_twice(desk: Desk, key: str) -> None:
    async with open_today(desk) as day:
        await day.burst(key)
        line = day.screen.line
        hints = [
            line.edit.placeholder,
            *(" ".join(bit.text for bit in bits) for bits, _ in line.query_one("#reading").lines),
        ]  # type: ignore[attr-defined]
        said = [hint for hint in hints if hint.strip()]
        assert len(said) == 1
        assert day.text.count(said[0]) == 1


async def test_a_reply_is_not_asked_for_where_none_is_owed(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("R")
        assert not day.screen.line.is_open
        assert "It is not done yet" in day.echo


async def test_indented_lines_of_a_paste_are_steps(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.paste("- prepare the meeting fri\n    - book the room\n\t· invite 王强\n- buy tea\n")
        assert "4 lines → 2 items, 2 steps" in day.text
        assert "Enter saves them all" in day.text
        assert "Esc lets them go" in day.text
        await day.press("enter")
        made = desk.find("prepare the meeting")
        assert [step.text for step in made.steps] == ["book the room", "invite 王强"]
        assert desk.find("buy tea").steps == ()
        await day.press("u")
        assert len(day.titles(0)) == 2


async def test_backspace_lets_a_paste_go(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.paste("one\ntwo\n")
        await day.press("backspace")
        assert "2 lines" not in day.text
        assert day.screen.line.is_open


async def test_an_inbox_row_shows_the_day_it_was_planned_for(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("down", "5")
        row = next(line for line in day.lines if "▌" in line and "Buy paper" in line)
        assert "today" in row
        await day.press("t", "5")
        await day.press("5")
        assert "Nothing" not in day.text.splitlines()[5]
        assert "planned, still to be judged 1" in " ".join(day.text.split())


async def test_rows_tell_a_deadline_from_a_plan_and_leave_out_what_is_new(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FixedClock(NOW - timedelta(minutes=5)))
    add(desk, "alone", "planned 2027-01-12 by fri !2", "asleep by thu !4")
    desk.defer([desk.find("asleep").id], date(2026, 12, 30), "after the audit")
    desk.clock = FixedClock(NOW)
    async with open_today(desk) as day:
        text = day.text
        assert "5m" not in next(line for line in day.lines if "alone" in line)
        assert "2027-01-12 by Fri" in text
        assert "by Thu wakes Wed" in text
        await day.press("z")
        assert "due Fri" in day.text
    desk.clock = FixedClock(NOW + timedelta(minutes=6))
    async with open_today(desk) as day:
        assert "11m" in next(line for line in day.lines if "alone" in line)
    assert desk.find("asleep").state is State.DEFERRED


async def test_a_toast_covers_no_line_and_goes_when_the_next_save_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        day = Day(app, pilot, desk)
        await day.burst("anot lost")

        def full(*_: object, **__: object) -> None:
            raise StoreFull(path="/desk")

        with monkeypatch.context() as patched:
            patched.setattr(desk, "add", full)
            await day.press("enter")
            await day.pilot.pause(0.2)
        assert "disk is full" in "\n".join(day.lines[1:8])
        assert not any("disk is full" in line for line in day.lines[-6:-1])
        await day.press("enter")
        await day.pilot.pause(0.2)
        assert "disk is full" not in day.text


@pytest.mark.parametrize("focus", [(), ("shift+tab",)], ids=["elsewhere", "there"])
async def test_the_end_of_the_diary_stays_in_sight_whatever_the_size(desk: Desk, focus: tuple[str, ...]) -> None:
    for number in range(30):
        add(desk, f"item number {number} " + "with a title that is wrapped in a narrow column " * 2)
    async with open_today(desk) as day:
        await day.press(*focus)
        for size in ((80, 24), (120, 36), (200, 50), (100, 30), (160, 40), (120, 36)):
            await day.pilot.resize_terminal(*size)
            await day.pilot.pause()
            await day.pilot.pause()
            assert "i writes" in day.text, size


async def test_what_stands_under_the_timeline_is_never_cut(desk: Desk) -> None:
    add(desk, "Meeting 9:00-9:45", "Report 10:00-11:30")
    desk.plan([desk.find("Report").id], NOW.replace(hour=10), NOW.replace(hour=11, minute=30), fixed=False)
    async with open_today(desk, (200, 50)) as day:
        for size in ((120, 36), (100, 30), (130, 36), (200, 50), (120, 36)):
            await day.pilot.resize_terminal(*size)
            await day.pilot.pause()
            await day.pilot.pause()
            under = Content.from_markup(day.screen.timeline.border_subtitle or "").plain
            assert "free 5h15" in under
            assert under in day.text, size


async def test_closing_begins_at_the_oldest_open_day_and_reaches_today(tmp_path: Path) -> None:
    from screens.close_day import CloseDayScreen

    clock = FixedClock(NOW - timedelta(days=4))
    desk = open_desk(tmp_path, clock)
    for days in (4, 3):
        clock.set(NOW - timedelta(days=days))
        desk.open_day()
        add(desk, f"work of {days} days ago")
    clock.set(NOW)
    async with open_today(desk) as day:
        await day.press("Q")
        screen = day.app.screen
        assert isinstance(screen, CloseDayScreen)
        seen = [screen.closing.day]
        for _ in range(3):
            await day.press("right_parenthesis")
            seen.append(screen.closing.day)
        assert seen == [MONDAY - timedelta(days=4), MONDAY - timedelta(days=3), MONDAY, MONDAY - timedelta(days=4)]
