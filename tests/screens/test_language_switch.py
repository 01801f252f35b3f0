"""Another language while the program runs: what is seen is what a fresh start in that language shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import NOW
from support.today import Day, add, open_desk, open_today

from workbench import i18n
from workbench.cli.opening import Options
from workbench.cli.session import Session
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant

LINES = (
    "总结会讲话稿初稿 @刘洋 !2 周四前 ~2h",
    "Submit verified annual indicators !1 by tomorrow 5pm @周洁 ^张局长",
    "Weekly meeting 9:00-9:30",
    "Fire drill briefing 9:15-10:00 #安全",
    "三楼打印机报修 !3 今天 ~15m",
    "旧档案盒换标签 !4",
    "Call the printers >Zhou fri",
    "Unit reports slow platform login",
)


def desk_of(place: Path) -> Desk:
    clock = FixedClock(NOW - timedelta(hours=3))
    desk = open_desk(place, clock)
    add(desk, *LINES)
    clock.set(NOW + timedelta(hours=2, minutes=42))
    meeting = next(item.id for item in desk.items.values() if item.title == "Weekly meeting")
    desk.triage([meeting], Quadrant.PLAN)
    desk.done([meeting], "minutes sent")
    return desk


async def today(day: Day) -> None:
    await day.pilot.pause()


async def detail(day: Day) -> None:
    await day.press("enter")


async def triage(day: Day) -> None:
    await day.press("t")


async def closing(day: Day) -> None:
    await day.press("Q")


async def marked(day: Day) -> None:
    await day.press("space", "space")


async def filtered(day: Day) -> None:
    await day.press("/", *"zhou", "enter")


PLACES = {
    "today": today,
    "detail": detail,
    "triage": triage,
    "closing": closing,
    "marked": marked,
    "filtered": filtered,
}
Go = Callable[[Day], Awaitable[None]]


async def settled(day: Day) -> list[str]:
    day.app.screen.key_bar.quiet()  # type: ignore[attr-defined]  # every screen of ours has one
    await day.pilot.pause()
    await day.pilot.pause()
    return day.lines


async def fresh(place: Path, language: str, size: tuple[int, int], go: Go) -> list[str]:
    i18n.use(language)
    async with open_today(desk_of(place / f"fresh_{language}"), size) as day:
        await go(day)
        return await settled(day)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("go", PLACES.values(), ids=PLACES)
async def test_every_screen_speaks_the_other_language_at_once(tmp_path: Path, go: Go, size: tuple[int, int]) -> None:
    wanted = {language: await fresh(tmp_path, language, size, go) for language in i18n.LANGUAGES}
    assert len({tuple(frame) for frame in wanted.values()}) == len(i18n.LANGUAGES)
    i18n.use("en")
    async with open_today(desk_of(tmp_path), size) as day:
        await go(day)
        for language in ("zh_CN", "zh_TW", "en"):
            day.app.speak(language)
            assert await settled(day) == wanted[language]


@pytest.mark.parametrize(
    ("typed", "language"), [("language 繁體", "zh_TW"), ("simplified", "zh_CN"), ("language english", "en")]
)
async def test_the_palette_switches_and_the_next_start_remembers(tmp_path: Path, typed: str, language: str) -> None:
    async with open_today(desk_of(tmp_path)) as day:
        day.app.state = tmp_path / "state"
        await day.press("ctrl+p")
        await day.burst(typed)
        await day.press("enter")
        assert i18n.language() == language
        assert {"en": "Unscheduled", "zh_CN": "非确定性", "zh_TW": "臨時"}[language] in day.text
    i18n.use("en")
    Session(Options(home=str(tmp_path)))
    assert i18n.language() == language


async def test_a_choice_that_cannot_be_kept_is_said_and_holds(tmp_path: Path) -> None:
    async with open_today(desk_of(tmp_path)) as day:
        (tmp_path / "state").write_text("no directory")
        day.app.state = tmp_path / "state"
        day.app.speak("zh_TW")
        await day.pilot.pause()
        assert i18n.language() == "zh_TW"
        assert ["無法儲存" in notice.message for notice in day.app._notifications] == [True]
