"""The registers by keys: a sign goes its round, a tendency is put up, a report is judged, a line is copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.stage import Stage, add, open_desk, press, screen_text

from screens.registers import RegistersScreen
from workbench.desk.desk import Desk
from workbench.domain.information import sources
from workbench.domain.item import Kind
from workbench.domain.quality import Caught, Cause
from workbench.domain.signals import Status
from workbench.text.capture.read import read
from workbench.text.quality import cause_word


def note(desk: Desk, *lines: str) -> None:
    for line in lines:
        desk.note(read(f"; {line}", desk.now().replace(tzinfo=None)))


@pytest.mark.asyncio
async def test_a_sign_goes_its_round_and_the_tendency_is_put_up(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    note(desk, *(f"苗 烟感误报 {n} #消防" for n in range(3)))
    app = Stage(desk, lambda: RegistersScreen("signal"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "home", "s")
        assert [sign.status for sign in desk.signs()].count(Status.REPORTED) == 1
        assert "tendency #消防" in screen_text(app)
        await press(pilot, "i")
        assert [item.kind for item in desk.items.values()] == [Kind.INFORMATION]
        assert "tendency #消防" not in screen_text(app)


@pytest.mark.asyncio
async def test_a_report_is_judged_and_borne_out(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add(desk, "信息: 老旧小区加装电梯")
    app = Stage(desk, lambda: RegistersScreen("information"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "home", "s", "s", "s")
        (found,) = desk.items.values()
        assert found.info is not None
        assert found.info.point == "difficult"
        assert "missing before it is sent" in screen_text(app)
        await press(pilot, "e", *"works:seen", "enter")
        (found,) = desk.items.values()
        assert sources(found) == ["works"]


@pytest.mark.asyncio
async def test_a_note_is_copied_with_its_source_and_becomes_a_suggestion(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    note(desk, "资 外情 邻市一窗通办 摘自《市情通报》")
    app = Stage(desk, lambda: RegistersScreen("reference"))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "home", "y")
        assert "邻市一窗通办" in app.clipboard
        assert "《市情通报》, noted" in app.clipboard
        await press(pilot, "i")
        assert [entry.kind.value for entry in desk.entries(desk.today())] == ["reference", "advice"]


@pytest.mark.asyncio
async def test_errors_tell_their_causes_and_what_lacks_a_rule(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    for cause, rule in ((Cause.FACT, ""), (Cause.FACT, "read twice"), (Cause.TYPO, "")):
        desk.error("a slip", Caught.US, cause, rule)
    app = Stage(desk, lambda: RegistersScreen("error"))
    async with app.run_test(size=(120, 36)):
        shown = screen_text(app)
        assert f"2 without a rule changed · {cause_word('fact')} 2 · {cause_word('typo')} 1" in shown
