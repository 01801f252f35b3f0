"""Makes the pictures in docs/pictures: the demo's day in a real terminal, drawn cell by cell.

    python tests/support/pictures.py

Needs tmux, Pillow, and the fonts DejaVu Sans Mono and Noto Sans Mono CJK (Debian: fonts-dejavu-core, fonts-noto-cjk).
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.ansi_png import draw_text
from support.terminal import Terminal
from support.year import Year

from workbench import i18n
from workbench.i18n import _

PICTURES = ROOT / "docs" / "pictures"
SIZES = ((80, 24), (120, 36), (200, 50))
MATTERS = {
    "en": ("Director Wang: give the Q3 figures by Friday ^Wang", "book health check", "projector broken in room 3"),
    "zh_CN": ("王总：周五前给出三季度数据口径 ^王总", "预约年度体检", "把会议室投影故障报给行政"),
}


def shoot(language: str, columns: int, rows: int) -> None:
    """Today, and at two sizes triage mode."""
    i18n.use(language)
    with TemporaryDirectory() as home:
        terminal = Terminal(Path(home), columns, rows, language)
        try:
            terminal.run("demo", "--lang", language)
            terminal.wait_for(_("Today"), _("Work diary"))
            terminal.type("A")
            for number, matter in enumerate(MATTERS[language]):
                terminal.step(matter, "→")
                terminal.step(("Enter",), _("saved {n}").format(n=number + 1))
            terminal.step(("Escape",), "0·3" if columns < 160 else _("Detail"), gone=(_("saved {n}").format(n=3),))
            if columns < 200:
                first = MATTERS[language][0][:3]
                terminal.press("Home")
                terminal.wait_until(
                    lambda screen: any("▌" in line and first in line for line in screen.splitlines()), "the first row"
                )
            _keep(terminal, f"today_{columns}x{rows}_{language}", columns, rows)
            if columns < 200:
                terminal.step(("t",), "1 / 3")
                _keep(terminal, f"triage_{columns}x{rows}_{language}", columns, rows)
        finally:
            terminal.close()


def shoot_statistics(language: str, columns: int, rows: int) -> None:
    """Statistics, of a year made up from a seed: the demo's day has too little behind it."""
    i18n.use(language)
    with TemporaryDirectory() as home:
        desk = Path(home) / "desk"
        (desk / "config").mkdir(parents=True)
        (desk / "config" / "settings.toml").write_text("brief = false\n", "utf-8")
        year = Year(7, 3000, 20000)
        year.write(desk / "store")
        terminal = Terminal(Path(home), columns, rows, language, now=year.now.replace(tzinfo=None).isoformat())
        try:
            terminal.run()
            terminal.wait_for(_("Today"), _("Work diary"))
            terminal.step(("g", "s"), _("Quadrants"), gone=(_("Work diary"),))
            terminal.wait_for(_("Quadrants"), gone=(_("{n} of {of} days read …").partition("{of}")[2],))
            _keep(terminal, f"statistics_{columns}x{rows}_{language}", columns, rows)
        finally:
            terminal.close()


def shoot_reports(language: str, columns: int, rows: int) -> None:
    """The report of the year, the cursor on its second figure."""
    i18n.use(language)
    with TemporaryDirectory() as home:
        desk = Path(home) / "desk"
        (desk / "config").mkdir(parents=True)
        (desk / "config" / "settings.toml").write_text("brief = false\n", "utf-8")
        year = Year(7, 3000, 20000)
        year.write(desk / "store")
        terminal = Terminal(Path(home), columns, rows, language, now=year.now.replace(tzinfo=None).isoformat())
        try:
            terminal.run()
            terminal.wait_for(_("Today"), _("Work diary"))
            terminal.step(("g", "o"), _("Duty report of the year"))
            terminal.press("Down", "Down", "Down", "Down")
            heading = "1 Overview" if language == "en" else "一、总体情况"
            terminal.wait_for(heading)
            terminal.press("Tab", "Tab")
            terminal.step(("Enter",), "2026-0002", gone=(heading,))
            terminal.step(("Escape",), heading)
            _keep(terminal, f"reports_{columns}x{rows}_{language}", columns, rows)
        finally:
            terminal.close()


def _keep(terminal: Terminal, name: str, columns: int, rows: int) -> None:
    draw_text(terminal.screen(styled=True), PICTURES / f"{name}.png", columns, rows)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for language in ("en", "zh_CN"):
        for columns, rows in SIZES:
            shoot(language, columns, rows)
        shoot_statistics(language, 120, 36)
        shoot_reports(language, 120, 36)


if __name__ == "__main__":
    main()
