"""A day laid out from Today: proposed, accepted or left, and how many keys that takes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, at
from support.today import SIZES, add, open_desk, open_today

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.periods import Scale, period, period_of
from workbench.domain.timeline import BlockKind, timeline


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    return open_desk(tmp_path, clock)


def picture(desk: Desk) -> tuple[object, ...]:
    return {item.id: item for item in desk.items.values()}, desk.entries(MONDAY)


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
@pytest.mark.parametrize("key", ["p", "ctrl+n"])
async def test_a_plan_is_shown_then_done_as_one_step(desk: Desk, key: str, size: tuple[int, int]) -> None:
    add(desk, "Answer the letter !1 ~1h", "Buy paper !3 ~30m", "Committee 10:00-11:00")
    before = picture(desk)
    async with open_today(desk, size) as day:
        before = picture(desk)
        await day.press(key)
        assert "2 placed" in day.echo
        assert "┆" in day.text
        assert picture(desk) == before, "nothing is done yet"
        await day.press("enter")
        assert desk.items[desk.board.at(1, 0)].at == at(9)
        assert "Laid out: 2 items" in day.echo
        await day.press("u")
        assert picture(desk) == before


async def test_escape_leaves_everything_and_then_is_escape_again(desk: Desk) -> None:
    add(desk, "Answer the letter !1 ~1h")
    async with open_today(desk) as day:
        before = picture(desk)
        await day.press("p", "escape")
        assert picture(desk) == before
        assert "┆" not in day.text
        await day.press("p", "enter", "p")
        assert "Everything has its place" in day.echo


async def test_another_key_acts_as_ever_and_a_change_drops_the_proposal(desk: Desk) -> None:
    add(desk, "Answer the letter !1 ~1h", "Buy paper !1 ~30m")
    async with open_today(desk) as day:
        await day.press("p", "1")
        assert day.screen.proposal is None
        await day.press("p", "down", "enter")
        assert desk.propose().is_empty


async def test_an_afternoon_of_eight_blocks_is_laid_out_anew_with_two_keys(desk: Desk, clock: FixedClock) -> None:
    add(desk, *(f"Block {n} !{n % 2 + 1} ~20m" for n in range(8)), "Call 15:00-16:00")
    for n in range(8):
        block = next(item.id for item in desk.items.values() if item.title == f"Block {n}")
        desk.plan([block], datetime(2026, 12, 28, 13) + timedelta(minutes=25 * n))
    call = next(item for item in desk.items.values() if item.title == "Call")
    clock.set(at(13, 40))
    async with open_today(desk) as day:
        keys = ["p", "enter"]
        await day.press(*keys)
        assert len(keys) <= 3
        line = timeline(desk.items.values(), MONDAY, at(13, 40), desk.settings.hours)
        blocks = [block for block in line.blocks if block.kind is BlockKind.FOCUS]
        assert len(blocks) == 8
        assert all(block.start >= at(13, 40) and not block.conflict for block in blocks)
        assert desk.items[call.id].at == call.at
        await day.press("u")
        assert [item.at for item in desk.items.values() if item.title == "Block 0"] == [at(13)]


async def test_what_does_not_fit_is_named(desk: Desk, clock: FixedClock) -> None:
    add(desk, "Short !1 ~30m", "Far too long !1 ~8h")
    async with open_today(desk) as day:
        await day.press("p")
        assert "1 does not fit: Far too long" in day.echo
        await day.press("enter")
        assert "Far too long" in day.text


async def test_a_day_that_is_over_is_not_planned(desk: Desk) -> None:
    add(desk, "Short !1 ~30m")
    async with open_today(desk) as day:
        await day.press("f3", "p")
        assert "over" in day.echo
        assert day.screen.proposal is None


async def test_rescheduling_takes_one_key(desk: Desk) -> None:
    add(desk, "Short !1 ~30m")
    item = next(iter(desk.items))
    async with open_today(desk) as day:
        for key, days in (("6", 1), ("greater_than_sign", 2), ("7", 7), ("5", 0)):
            await day.press(key)
            assert desk.items[item].at == MONDAY + timedelta(days=days), key


async def test_the_buffer_is_learned_once_the_first_frame_is_there(desk: Desk, clock: FixedClock) -> None:
    for week in range(3, 0, -1):
        clock.set(at(9, 0, MONDAY - timedelta(days=7 * week)))
        desk.open_day()
        add(desk, f"came {week} ~2h")
        desk.done([item.id for item in desk.items.values() if item.title == f"came {week}"])
    clock.set(NOW)
    async with open_today(desk) as day:
        await day.pilot.pause()
        assert day.screen.view is not None
        assert day.screen.view.capacity.buffer == 120


async def test_a_weekday_a_week_and_a_month_from_today(desk: Desk) -> None:
    add(desk, "Short !1 ~30m")
    item = next(iter(desk.items))
    async with open_today(desk) as day:
        for key, days in (("1", 0), ("3", 2), ("7", 6)):
            await day.press("m", key)
            assert desk.items[item].at == MONDAY + timedelta(days=days)
        for key, scale in (("w", Scale.WEEK), ("o", Scale.MONTH)):
            await day.press("m", key)
            assert period_of(desk.items[item]) == period(scale, MONDAY)


async def test_who_attends_and_how_early_to_begin_are_said_in_a_line(desk: Desk) -> None:
    add(desk, "Visit !1 by 2027-01-08")
    item = next(iter(desk.items))
    async with open_today(desk) as day:
        for command, typed in (("谁出席", "王局长，@李局长"), ("提前几天", "3")):
            await day.burst("：")
            await day.pilot.pause()
            await day.burst(command + "\r")
            await day.pilot.pause()
            await day.burst(typed + "\r")
        assert (desk.items[item].attend, desk.items[item].lead_days) == (("王局长", "李局长"), 3)
        await day.press("enter")
        await day.pilot.pause()
        text = "\n".join(strip.text for strip in day.app.screen._compositor.render_strips())
        assert "王局长" in text
        assert "3 working days" in text
