"""Closing the day writes the diary by the user's own template; a broken one is named and stops no closing."""

from __future__ import annotations

from pathlib import Path

from support.make import MONDAY, at
from support.stage import Stage, open_desk, press, screen_text

from screens.close_day import CloseDayScreen
from workbench.clock import FixedClock
from workbench.desk.desk import Desk

SHORT = 'title = "What was done"\n[[section]]\nheading = "All in all"\nuse = "summary"\n'


def stage(tmp_path: Path, template: str) -> tuple[Stage, Desk]:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "diary.toml").write_text(template, "utf-8")
    desk = open_desk(tmp_path, FixedClock(at(17, 30)))
    desk.open_day()
    app = Stage(desk, lambda: CloseDayScreen(MONDAY), tmp_path / "out")
    app.config = tmp_path
    return app, desk


async def test_it_is_written_by_the_users_template(tmp_path: Path) -> None:
    app, _desk = stage(tmp_path, SHORT)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "escape", "tab")
        assert "1 All in all" in screen_text(app)
        await press(pilot, "enter")
    text = (tmp_path / "out" / "diary-2026-12-28.md").read_text("utf-8")
    assert text.startswith("# What was done — Monday, 28 December 2026")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## 1 All in all"]
    assert "head " in text, "the seal stands there whatever the sections are"


async def test_a_broken_one_is_named_and_the_day_is_closed(tmp_path: Path) -> None:
    app, desk = stage(tmp_path, SHORT.replace("summary", "summery"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "escape", "tab")
        assert "summery" in screen_text(app)
        await press(pilot, "enter")
        record = desk.day(MONDAY)
        assert record is not None
        assert record.is_sealed
        assert "could not be written" in screen_text(app)
        assert not (tmp_path / "out" / "diary-2026-12-28.md").exists()
        (tmp_path / "reports" / "diary.toml").write_text(SHORT, "utf-8")
        await press(pilot, "o")
        assert (tmp_path / "out" / "diary-2026-12-28.md").exists()
