"""A disk that refuses, under a real store: a sentence, and the text stays in the line until it is saved."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from support.today import open_desk, open_today

from tests.store.faults import trap_disk


@pytest.mark.parametrize("operation", ["append", "sync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
async def test_what_was_typed_stays_until_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, number: int
) -> None:
    desk = open_desk(tmp_path)
    async with open_today(desk, (120, 36)) as day:
        await day.press("a")
        await day.burst("call the bureau")
        with monkeypatch.context() as patch:

            def refuse(name: str, perform: object, _args: object) -> None:
                if name == operation:
                    raise OSError(number, os.strerror(number))
                perform()  # type: ignore[operator]

            trap_disk(patch, refuse)
            await day.press("enter")
            assert day.screen.line.is_open
            assert day.screen.line.edit.value == "call the bureau"
            assert not desk.items
        if number == errno.ENOSPC and operation == "append":
            await day.press("enter")
            assert [item.title for item in desk.items.values()] == ["call the bureau"]
        else:
            await day.press("enter")
            assert day.screen.line.edit.value == "call the bureau"


async def test_a_desk_that_is_taken_away_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    store = desk.store.path
    async with open_today(desk, (120, 36)) as day:
        await day.press("a")
        await day.burst("call the bureau")
        store.rename(store.with_name("away"))
        await day.press("enter")
        kept = day.screen.line.is_open and day.screen.line.edit.value == "call the bureau"
        assert kept or [item.title for item in desk.items.values()] == ["call the bureau"]


async def test_a_full_disk_is_told_in_the_first_line_until_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path)
    async with open_today(desk, (80, 24)) as day:
        assert "the disk is full" not in day.lines[0]
        with monkeypatch.context() as patch:

            def refuse(name: str, perform: object, _args: object) -> None:
                if name == "append":
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                perform()  # type: ignore[operator]

            trap_disk(patch, refuse)
            await day.press("a")
            await day.burst("call the bureau")
            await day.press("enter")
            assert "the disk is full" in day.lines[0]
        await day.press("enter")
        assert [item.title for item in desk.items.values()] == ["call the bureau"]
        assert "the disk is full" not in day.lines[0]
