"""Today as text, to be looked at: `UPDATE_GOLDEN=1 pytest` writes the pages anew, and the review is a diff."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import NOW
from support.today import add, open_desk, open_today

from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant

GOLDEN = Path(__file__).parent / "golden"

LINES = (
    "总结会讲话稿初稿 @刘洋 !2 周四前 ~2h",
    "Submit verified annual indicators !1 by tomorrow 5pm @周洁 ^张局长",
    "Weekly meeting 9:00-9:30",
    "Fire drill briefing 9:15-10:00 #安全",
    "三楼打印机报修 !3 今天 ~15m",
    "旧档案盒换标签 !4",
    "转发低温雨雪预警 !1 今天 ~30m",
    "邮政投递报刊增订",
    "Unit reports slow platform login",
)


def _desk(place: Path) -> Desk:
    clock = FixedClock(NOW - timedelta(hours=3))
    desk = open_desk(place, clock)
    add(desk, *LINES)
    clock.set(NOW + timedelta(hours=2, minutes=42))
    meeting = next(item.id for item in desk.items.values() if item.title == "Weekly meeting")
    desk.triage([meeting], Quadrant.PLAN)
    desk.done([meeting], "minutes sent")
    return desk


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_today_looks_as_it_was_approved(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    async with open_today(_desk(tmp_path), size) as day:
        await day.pilot.pause()
        shown = day.text + "\n"
    page = GOLDEN / f"today_{size[0]}x{size[1]}_{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(shown, encoding="utf-8")
    assert shown == page.read_text(encoding="utf-8")
