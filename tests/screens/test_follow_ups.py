"""Follow-ups and People: what is shown, and what a key does to it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.make import MONDAY, NOW
from support.today import Day, add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import Decision, Item, State, WaitingFor

SIZES = ((40, 12), (80, 24), (120, 36), (200, 50))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW - timedelta(days=3))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    made = open_desk(tmp_path, clock)
    add(
        made,
        "Stamp the contract >赵倩 today",
        "Sign the budget >财务部 2026-12-31",
        "Renew the machines !2",
        "Send the figures ^王局长 !1",
        "Write the year up !2",
        "Draft the notice !1 @李工",
    )
    made.ask_decision(find(made, "Renew").id, Decision("how many?", "张局长", made.now(), ("three", "two"), "two"))
    made.done([find(made, "Send").id], "sent")
    made.track([find(made, "Write").id], "张局长", "see to it")
    made.offer([find(made, "Draft").id], "王强", "half done", MONDAY + timedelta(days=3))
    clock.set(NOW)
    return made


def find(desk: Desk, title: str) -> Item:
    return desk.find(title)


async def follow(day: Day) -> Any:
    await day.press("g", "f")
    await day.pilot.pause()
    return day.app.screen


async def on(day: Day, title: str) -> None:
    screen: Any = day.app.screen
    assert screen.rows.go_to_item(day.desk.find(title).id)
    await day.pilot.pause()


async def typed(day: Day, text: str) -> None:
    await day.burst(text)
    await day.press("enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_that_is_followed_is_there_with_what_it_has_come_to(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await follow(day)
        text = day.text
        assert "ask, 3 days late" in text or size[0] < 60
        assert "Stamp" in text
        if size[1] >= 24:
            for heading in ("Others owe us", "For decision", "To reply", "Followed from above"):
                assert heading in text
            assert "not accepted yet" in text
            assert "look due" in text
            assert "What passed: @赵倩" in text
        assert all(len(line) <= size[0] for line in day.lines)


async def test_the_number_to_ask_cries_in_the_first_line(desk: Desk) -> None:
    async with open_today(desk, (80, 24)) as day:
        await follow(day)
        assert "ask late 1" in day.lines[0]


async def test_asking_again_counts_and_keeps_the_promise(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Stamp")
        await day.press("8")
        await typed(day, "on the way tomorrow")
        item = find(desk, "Stamp")
        assert desk.chases(item.id).count == 1
        assert item.next_check == MONDAY + timedelta(days=1)
        assert "asked 1×" in day.text
        await day.press("u")
        assert desk.chases(item.id).count == 0


async def test_all_who_are_silent_are_asked_with_three_keys(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await day.press("comma", "8", "enter")
        assert desk.chases(find(desk, "Stamp").id).count == 1
        assert desk.chases(find(desk, "Sign").id).count == 0
        assert desk.silent() == []


async def test_what_came_is_ours_again(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Sign")
        await day.press("9")
        assert find(desk, "Sign").state is not State.WAITING


async def test_a_decision_is_taken_down_word_for_word_with_what_follows(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Renew")
        assert "how many?" in day.text
        assert "advice: two" in day.text
        await day.press("9")
        await typed(day, "two, and no more")
        await typed(day, "Buy two machines @李工")
        item = find(desk, "Renew")
        assert item.decision is not None
        assert item.decision.answer == "two, and no more"
        child = find(desk, "Buy two")
        assert (child.parent, child.lead) == (item.id, "李工")


async def test_nothing_follows_is_said_with_a_dash(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Renew")
        await day.press("9")
        await typed(day, "no")
        await typed(day, "- no money")
        item = find(desk, "Renew")
        assert (item.state, item.result) == (State.CLOSED, "no")


@pytest.mark.parametrize(("answer", "lead", "state"), [("1", "王强", State.WAITING), ("2", "李工", State.ACTIVE)])
async def test_an_offer_is_accepted_or_comes_back(desk: Desk, answer: str, lead: str, state: State) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Draft")
        await day.press("9", answer)
        item = find(desk, "Draft")
        assert (item.lead, item.state) == (lead, state)
        assert item.waiting_for is not WaitingFor.ACCEPTANCE


async def test_the_day_to_ask_moves_by_a_day(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Sign")
        before = find(desk, "Sign").next_check
        assert before is not None
        await day.press(">")
        assert find(desk, "Sign").next_check == before + timedelta(days=1)
        await day.press("<")
        assert find(desk, "Sign").next_check == before


async def test_a_reminder_is_copied(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Stamp")
        await day.press("y")
        assert "赵倩, may I ask" in day.app.clipboard
        assert "1. Stamp the contract" in day.app.clipboard


async def test_what_is_to_be_replied_to_is_closed_here(desk: Desk) -> None:
    async with open_today(desk) as day:
        await follow(day)
        await on(day, "Send")
        await day.press("R")
        await typed(day, "by telephone")
        assert find(desk, "Send").state is State.CLOSED


async def test_an_empty_list_says_so(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    async with open_today(desk, (80, 24)) as day:
        await follow(day)
        assert "Nobody is waited for, and nobody waits for us." in day.text
        await day.press("8", "9", "y", "comma", ">")
        assert not desk.items


async def test_the_screens_lie_beside_each_other(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("]")
        assert type(day.app.screen).__name__ == "WeekScreen"
        await day.press("]")
        assert "Others owe us" in day.text
        await day.press("]")
        assert "People" in day.lines[1]
        await day.press("]")
        assert type(day.app.screen).__name__ == "DiaryScreen"
        await day.press("]")
        assert day.app.screen is day.screen
        await day.press("[")
        assert type(day.app.screen).__name__ == "DiaryScreen"
        await day.press("g", "p")
        assert "People" in day.lines[1]
        await day.press("g", "f")
        assert "Others owe us" in day.text
        await day.press("escape")
        assert day.app.screen is day.screen
        assert len(day.app.screen_stack) == 2


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_a_person_has_a_page(desk: Desk, size: tuple[int, int]) -> None:
    async with open_today(desk, size) as day:
        await day.press("g", "p")
        screen: Any = day.app.screen
        screen.names.go_to("赵倩")
        await day.pilot.pause()
        text = day.text
        assert "Owes us" in text
        assert "Stamp the contract" in text
        screen.names.go_to("王局长")
        await day.pilot.pause()
        assert "We owe" in day.text
        assert "Send the figures" in day.text


async def test_the_verbs_work_on_a_persons_page(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("g", "p")
        screen: Any = day.app.screen
        screen.names.go_to("赵倩")
        await day.pilot.pause()
        await day.press("enter", "8", "enter")
        assert desk.chases(find(desk, "Stamp").id).count == 1
        await day.press("escape", "escape")
        assert day.app.screen is day.screen


async def test_delegating_takes_no_more_than_four_keys_beside_the_name(desk: Desk) -> None:
    add(desk, "Collect the forms")
    before, name, after = ["8"], "赵倩", ["enter"]
    assert len([*before, *after]) <= 4
    async with open_today(desk) as day:
        day.screen.show_item(find(desk, "Collect").id)
        await day.pilot.pause()
        await day.press(*before)
        await day.burst(name)
        await day.press(*after)
        item = find(desk, "Collect")
        assert (item.state, item.waiting_on) == (State.WAITING, "赵倩")
        assert item.next_check is not None


async def test_handing_the_lead_on_asks_for_the_name_and_how_it_stands(desk: Desk) -> None:
    async with open_today(desk) as day:
        day.screen.show_item(find(desk, "Write").id)
        await day.pilot.pause()
        await day.press("H")
        await typed(day, "李工")
        await typed(day, "chapter two is done")
        item = find(desk, "Write")
        assert (item.lead, item.waiting_on, item.waiting_for) == ("me", "李工", WaitingFor.ACCEPTANCE)


async def test_a_question_goes_to_whoever_decides_and_never_to_the_desk(desk: Desk) -> None:
    async with open_today(desk) as day:
        day.screen.show_item(find(desk, "Write").id)
        await day.pilot.pause()
        await day.press("I")
        await typed(day, "me")
        await typed(day, "may we?")
        assert find(desk, "Write").decision is None
        assert "does not decide" in day.text
        await day.press("escape", "I")
        await typed(day, "张局长")
        await typed(day, "may we? / yes / no")
        asked = find(desk, "Write").decision
        assert asked is not None
        assert (asked.question, asked.options) == ("may we?", ("yes", "no"))


async def test_the_load_stands_beside_each_name_that_is_offered(desk: Desk) -> None:
    add(desk, "Collect the forms")
    async with open_today(desk) as day:
        day.screen.show_item(find(desk, "Collect").id)
        await day.pilot.pause()
        await day.press("8")
        await day.burst("赵")
        assert "1 open · 1 waited for" in day.text


async def test_an_area_has_its_row_and_its_page(desk: Desk, clock: FixedClock) -> None:
    add(desk, "Repair the roof !2 #后勤", "Order the paper !2 #后勤")
    clock.set(NOW + timedelta(days=15))
    async with open_today(desk, (80, 24)) as day:
        await day.press("g", "p")
        screen: Any = day.app.screen
        screen.names.action_list_last()
        await day.pilot.pause()
        text = day.text
        assert "#后勤" in text
        assert "15d" in text
        assert "Repair the roof" in text
        assert "Order the paper" in text


async def test_what_does_not_move_is_one_key_away_by_where_it_sits(desk: Desk, clock: FixedClock) -> None:
    clock.set(NOW + timedelta(days=10))
    async with open_today(desk, (80, 24)) as day:
        await follow(day)
        await day.press("b")
        text = day.text
        places = [text.index(head) for head in ("Our desk", "For decision: 张局长", "With 王强", "With 赵倩")]
        assert places == sorted(places)
        assert "13 days" in text
        await on(day, "Stamp")
        await day.press("m")
        await typed(day, "no stamp / they moved / go there")
        text = day.text
        assert "Problem: no stamp" in text
        assert "Remedy: go there" in text
        await day.press("escape")
        assert "Others owe us" in day.text


async def test_nothing_is_stuck_on_a_fresh_desk(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    async with open_today(desk, (80, 24)) as day:
        await follow(day)
        await day.press("b")
        assert "Nothing is stuck." in day.text


async def test_the_detail_tells_of_the_decision_of_who_follows_it_and_why_it_is_stuck(desk: Desk) -> None:
    desk.explain(find(desk, "Renew").id, problem="no money")
    desk.track([find(desk, "Renew").id], "王局长", "see to it")
    async with open_today(desk, (80, 24)) as day:
        await follow(day)
        await on(day, "Renew")
        await day.press("enter")
        text = day.text
        assert "how many?" in text
        assert "advice: two" in text
        assert "^王局长 see to it" in text
        assert "Problem: no money" in text
