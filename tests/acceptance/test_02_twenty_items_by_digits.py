"""Scenario 2: twenty items, only the keys 0 to 4: all placed in one pass, with a lead and a next date (B1, B2, D1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.make import NOW
from support.stage import Stage, add, open_desk, press, screen_text

from screens.triage import TriageScreen
from workbench import i18n
from workbench.clock import FixedClock
from workbench.domain.derive import next_date
from workbench.domain.item import State

MOST_KEYS = 30
"""One and a half keys an item."""


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
async def test_all_are_placed_in_one_pass(tmp_path: Path, language: str) -> None:
    desk = open_desk(tmp_path, FixedClock(NOW))
    add(desk, *(f"matter {number}" for number in range(20)))
    i18n.use(language)
    app = Stage(desk, TriageScreen)
    pressed = 0
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(20):
            screen = app.screen
            assert isinstance(screen, TriageScreen)
            assert screen.current is not None
            assert screen.current.title == f"matter {number}", "the next one comes by itself"
            keys = ("1", "2", "3", "4", "0")[number % 5]
            await press(pilot, keys)
            pressed += 1
            if keys == "0":
                await press(pilot, "enter")
                pressed += 1
        assert screen.current is None
        assert "20" in screen_text(app)
    assert pressed <= MOST_KEYS
    for item in desk.items.values():
        assert item.state is not State.INBOX
        assert item.lead == "me"
        if item.state is State.CLOSED:
            assert item.result
        else:
            assert next_date(item) is not None
            assert item.due is None, "a next date, and never an invented deadline"
    desk.close()
