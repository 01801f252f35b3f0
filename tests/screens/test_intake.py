"""Intake on the real screens: keys counted, done at once, chased, in focus, put off a third time, and why."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW
from support.stage import Stage, add, open_desk, press, screen_text

from screens.today import TodayScreen
from screens.triage import TriageScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import next_date, quadrant
from workbench.domain.item import Item, Side, State
from workbench.text.capture.read import read
from workbench.ui.item_rows import Lens, tail


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    return open_desk(tmp_path, clock)


def put_off_twice(desk: Desk, title: str = "old files", *, hard: bool = False) -> Item:
    add(desk, f"{title} !2")
    item = desk.find(title)
    for _time in range(2):
        desk.defer([item.id], MONDAY + timedelta(days=1), "later")
    desk.edit(item.id, hard=hard)
    desk.plan([item.id], MONDAY)
    return desk.find(title)


async def test_twenty_items_take_thirty_keys_at_most(desk: Desk) -> None:
    add(desk, *(f"matter {number}" for number in range(20)))
    keys = [key for number in range(20) for key in (("0", "enter") if number % 4 == 3 else (str(number % 4 + 1),))]
    assert len(keys) <= 30
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert "20 items triaged" in screen_text(app)
    found = list(desk.items.values())
    assert not [item for item in found if item.state is State.INBOX]
    assert all(item.lead for item in found)
    for item in found:
        if item.state is State.CLOSED:
            assert item.result == "done at once"
        else:
            assert (quadrant(item) is not None, next_date(item) is not None) == (True, True)


async def test_did_it_now_takes_another_word_for_the_result(desk: Desk) -> None:
    add(desk, "buy paper", "ring the printer ^Wang")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "0", *"two boxes", "enter", "0", "enter")
        assert "Wang is still to be told" in screen_text(app)
    assert (desk.find("paper").result, desk.find("paper").state) == ("two boxes", State.CLOSED)
    assert (desk.find("printer").result, desk.find("printer").state) == ("done at once", State.DONE)


async def test_the_third_deferral_asks_first(desk: Desk) -> None:
    item = put_off_twice(desk)
    app = Stage(desk, lambda: TriageScreen([item.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "D")
        assert "Put off 2 times already" in screen_text(app)
        await press(pilot, "escape")
        assert desk.find("old files") == item
        await press(pilot, "D", "4", *"fri waiting for the audit", "enter")
        assert (desk.find("old files").deferrals, desk.find("old files").state) == (3, State.DEFERRED)


@pytest.mark.parametrize(("keys", "state"), [("1", State.ACTIVE), ("2bo\n", State.WAITING), ("3gone\n", State.DROPPED)])
async def test_do_hand_over_and_drop_are_one_key_away(desk: Desk, keys: str, state: State) -> None:
    item = put_off_twice(desk)
    app = Stage(desk, lambda: TriageScreen([item.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", *("enter" if key == "\n" else key for key in keys))
    assert (desk.find("old files").state, desk.find("old files").deferrals) == (state, 2)


async def test_a_hard_nut_is_not_put_off_a_third_time(desk: Desk) -> None:
    item = put_off_twice(desk, hard=True)
    app = Stage(desk, lambda: TriageScreen([item.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "its next small step is still to be written down" in screen_text(app)
        await press(pilot, "D")
        assert "all the same" not in screen_text(app)


async def test_chased_is_a_key_and_enter(desk: Desk) -> None:
    add(desk, "brief !2 ^Wang")
    item = desk.find("brief")
    app = Stage(desk, lambda: TriageScreen([item.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "enter")
        assert "we were chased for it once" in screen_text(app)
    assert (desk.find("brief").urgent, desk.find("brief").chased) == (True, 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_why_is_one_sentence(desk: Desk, size: tuple[int, int]) -> None:
    add(desk, "budget !1 by today", "plan !1")
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        screen.show_item(desk.find("budget").id)
        await press(pilot, "Y")
        await pilot.pause()
        told = [notice.message for notice in app._notifications]  # where the key bar is too short for it
        assert bool(told) == (size == (80, 24))
        said = " ".join((*screen_text(app).split(), *told))
        for piece in ("Do now, 1 of 2", "working time left", "before “plan”"):
            assert piece in said


async def test_what_has_become_urgent_by_itself_bears_the_sign(desk: Desk, clock: FixedClock) -> None:
    add(desk, "budget !2 by thu", "minutes !2 by today")
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=(120, 36)):
        text = screen_text(app)
        assert "!by today" in text
        assert "!by Thu" not in text


async def test_an_item_is_put_into_a_focus_and_judged_anew_with_it(desk: Desk) -> None:
    desk.add_focus(read("survey ^Wang", NOW.replace(tzinfo=None)), "all of it in")
    add(desk, "call the counties", "buy paper")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "F", "1")
        assert "survey" in screen_text(app)
        assert desk.find("counties").important is True
        await press(pilot, "3", "4")
    focus = desk.find("survey")
    app = Stage(desk, lambda: TriageScreen([focus.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "all of it in" in screen_text(app)
        assert "1 open item belongs to it" in screen_text(app)
        await press(pilot, "F")
        assert "call the counties" in screen_text(app)
        await press(pilot, "3")
        assert "The inbox is empty" in screen_text(app)


async def test_an_ended_focus_says_what_belonged_to_it(desk: Desk) -> None:
    focus = desk.add_focus(read("survey", NOW.replace(tzinfo=None))).item
    add(desk, "call the counties")
    desk.link([desk.find("counties").id], focus.id)
    app = Stage(desk, lambda: TriageScreen([focus.id]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9")
        assert "1 item belonged to it" in screen_text(app)


async def test_a_side_is_chosen_once(desk: Desk) -> None:
    add(desk, "budget ^Wang", "report ^Wang")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ":", *"which side", "enter", "1")
        assert "Wang (leader)" in screen_text(app)
        await press(pilot, "1")
        assert "Wang (leader)" in screen_text(app)
    assert desk.side_of("Wang") is Side.LEADER
    assert [step.text for step in desk.find("budget").steps] == ["do it", "report back"]


async def test_what_nobody_has_looked_at_turns_amber_and_red(desk: Desk, clock: FixedClock) -> None:
    roles: list[str] = []
    add(desk, "buy paper")
    item = desk.find("paper")
    for minutes in (30, 7 * 60 + 30, 26 * 60):
        lens = Lens(NOW + timedelta(hours=1, minutes=minutes), read_minutes=450)
        roles.append(tail(item, lens, 60)[-1].fg)
    assert roles == ["faint", "warn", "q1"]


async def test_a_promise_typed_into_the_diary_is_an_item(desk: Desk) -> None:
    app = Stage(desk, lambda: TodayScreen(MONDAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ";", *"call Sun, promise: the figures by fri ^Sun")
        assert "due 2027-01-01 Fri" in screen_text(app)
        await press(pilot, "enter")
        item = desk.find("the figures")
        assert (item.due, item.state) == (MONDAY + timedelta(days=4), State.INBOX)
        await press(pilot, "u")
        assert not desk.items


async def test_an_instruction_is_kept_in_their_words_and_read_back(desk: Desk) -> None:
    add(desk, "late figures ^Wang")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(
            pilot, ":", *"in their words", "enter", *"Who was late, and why?", "enter", *"a page of names", "enter"
        )
        assert "Who was late, and why?" in screen_text(app)
        assert "a page of names" in screen_text(app)
        await press(pilot, ":", *"read back", "enter")
    item = desk.find("late figures")
    assert (item.original, item.expected) == ("Who was late, and why?", "a page of names")
    assert "read_back" in dict(item.lines)


async def test_special_cases_are_a_command_away(desk: Desk) -> None:
    add(desk, "budget ^Wang")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ":", *"pin:", "enter", "enter", ":", *"hard nut", "enter")
        await press(pilot, ":", *"before a leader", "enter", *"Li beyond our budget", "enter")
        await press(pilot, ":", *"if it is missed", "enter", *"nobody is paid", "enter")
        item = desk.find("budget")
        assert (item.pinned, item.hard, dict(item.lines)) == ("special case", True, {"if_missed": "nobody is paid"})
        assert item.to_leader is not None
        assert (item.to_leader.who, item.to_leader.why) == ("Li", "beyond our budget")
        await press(pilot, "delete")
        assert "If it is missed: nobody is paid" in screen_text(app)


async def test_the_domain_goes_round(desk: Desk) -> None:
    add(desk, "budget")
    app = Stage(desk, TriageScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        for word in ("Policy", "Administration", "Finance"):
            await press(pilot, ":", *"administration or", "enter")
            assert f"“budget”: {word}" in screen_text(app)
        await press(pilot, ":", *"administration or", "enter")
    assert desk.find("budget").domain is None
