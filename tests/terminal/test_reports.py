"""The report of the year in a real terminal: from a figure to its items and back, and out into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.terminal import Terminal, need_tmux

from workbench import i18n
from workbench.i18n import _

pytestmark = pytest.mark.terminal

NOW = "2026-12-28T10:42"
SIZES = ((80, 24), (120, 36), (200, 50))
TITLES = {
    "en": ("answer audit letter", "order paper", "relabel boxes"),
    "zh_CN": ("回复质询函", "买打印纸", "整理档案盒"),
}


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    need_tmux()
    opened: list[Terminal] = []

    def open_one(columns: int, rows: int, language: str) -> Terminal:
        i18n.use(language)
        opened.append(Terminal(tmp_path, columns, rows, language, NOW))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_from_a_figure_to_its_items_and_out_into_a_file(
    open_terminal: Callable[..., Terminal], size: tuple[int, int], language: str
) -> None:
    terminal = open_terminal(*size, language)
    titles = TITLES[language]
    for title in titles:
        terminal.shell("add", title, "today")
    terminal.shell("done", "1")
    terminal.shell("done", "2")
    terminal.run()
    terminal.wait_for(_("Morning brief"))
    terminal.step(("Escape",), _("Work diary"), gone=(_("Morning brief"),))

    # The list of reports, down to the year, its page.
    terminal.step(("g", "o"), _("Duty report of the year"))
    terminal.press("Down", "Down", "Down", "Down")
    heading = "Annual duty report" if language == "en" else "年度工作述职报告"
    terminal.step(("Enter",), heading)

    # The second figure is what was completed: two matters, each opens, and Esc leads back.
    terminal.press("Tab", "Tab")
    shown = terminal.step(("Enter",), titles[0], titles[1], gone=(heading,))
    assert titles[2] not in shown
    terminal.step(("Enter",), _("Result") if _("Result") in terminal.screen() else titles[0])
    terminal.press("Escape")
    terminal.wait_for(titles[1])
    terminal.step(("Escape",), heading)

    # Out into a file, the Markdown of the command to the letter; a second time it is the same file.
    written = terminal.home / "desk" / "exports" / "year-2026.md"
    terminal.step("e", "Markdown")
    terminal.step("6", written.name)
    assert written.read_text("utf-8") == terminal.shell("export", "year", "-o", "-").stdout

    # Another process changes the desk: the page says so, and is made anew.
    terminal.shell("done", "3")
    stale = _("changed since; r makes it anew")
    terminal.wait_for(stale)
    terminal.step("r", heading, gone=(stale,))
    terminal.press("Escape", "Escape")
    terminal.wait_for(_("Work diary"))
    terminal.press("C-q")
    terminal.wait_for("LEFT-0")
