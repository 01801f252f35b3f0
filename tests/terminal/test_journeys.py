"""A day lived in a real terminal: from an empty desk to the exported diary, at three sizes, in both languages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.terminal import Terminal, need_tmux

from workbench import i18n
from workbench.i18n import _

pytestmark = pytest.mark.terminal

NOW = "2026-12-28T10:42"
SIZES = ((80, 24), (120, 36), (200, 50))
LINES = {
    "en": (
        "review contract tomorrow 3pm @Li ~45m",
        "answer audit letter by friday ^Wang",
        "book health check",
        "order paper #office ~15m",
        "relabel old boxes",
    ),
    "zh_CN": (
        "明天下午3点 审合同 @李工 ~45m",
        "周五前 回复审计组质询函 ^王局长",
        "预约年度体检",
        "买打印纸 #后勤 ~15m",
        "整理旧档案盒",
    ),
}
TITLES = {
    "en": ("review contract", "answer audit letter", "book health check", "order paper", "relabel old boxes"),
    "zh_CN": ("审合同", "回复审计组质询函", "预约年度体检", "买打印纸", "整理旧档案盒"),
}
NOTES = {"en": ("call from the city bureau", "told the driver"), "zh_CN": ("市局来电催报数据", "已告知司机班")}
WHO = {"en": "Zhao", "zh_CN": "赵倩"}

OpenTerminal = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[OpenTerminal]:
    need_tmux()
    opened: list[Terminal] = []

    def open_one(columns: int = 120, rows: int = 36, language: str = "en", now: str = NOW) -> Terminal:
        i18n.use(language)
        opened.append(Terminal(tmp_path, columns, rows, language, now))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


def start(terminal: Terminal, *arguments: str) -> None:
    terminal.run(*arguments)
    terminal.wait_for(_("Today"), _("Work diary"), _("Day opened"))


def leave(terminal: Terminal) -> None:
    terminal.press("C-q")
    terminal.wait_for("LEFT-0")


def listed(terminal: Terminal, *arguments: str) -> list[dict[str, object]]:
    return json.loads(terminal.shell("list", "--json", *arguments).stdout)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_day_from_an_empty_desk_to_the_exported_diary(
    open_terminal: OpenTerminal, size: tuple[int, int], language: str
) -> None:
    terminal = open_terminal(*size, language)
    titles, notes, who = TITLES[language], NOTES[language], WHO[language]
    start(terminal)

    # Capture five lines without leaving the line.
    terminal.press("A")
    for number, (typed, title) in enumerate(zip(LINES[language], titles, strict=True)):
        terminal.step(typed, "→ " + title)
        terminal.step(("Enter",), _("saved {n}").format(n=number + 1))
    terminal.step(("Escape",), titles[0], gone=(_("saved {n}").format(n=5),))

    # Triage them one by one: plan, do now, delegate, do now, defer.
    terminal.step(("t",), "1 / 5", titles[0])
    for number, key in enumerate("21314"):
        terminal.press(key)
        if number < 4:
            terminal.wait_for(f"{number + 2} / 5", titles[number + 1])
    filed = {"Do now": 2, "Plan": 1, "Delegate": 1, "Defer": 1}
    terminal.wait_for(*(f"{_(name)} {count}" for name, count in filed.items()))
    terminal.step(("Escape",), _("Work diary"))

    # Find a place for one, finish one, hand one over: each by its number, through the list that is on screen.
    items = {str(item["title"]): item for item in listed(terminal)}
    assert [items[title]["quadrant"] for title in titles] == [2, 1, 3, 1, 4]
    go_to(terminal, titles[3])
    terminal.step(("s",), _("Planned"))
    terminal.step(("9",), _("Done"))
    terminal.step(("Escape",), gone=("/ " + titles[3],))
    go_to(terminal, titles[2])
    terminal.press("8")
    terminal.step(who, who)
    terminal.step(("Enter",), _("Waiting for"))
    terminal.step(("Escape",), gone=("/ " + titles[2],))

    # Two diary lines.
    for note in notes:
        terminal.step(";", _("Diary line"))
        terminal.step(note, note)
        terminal.step(("Enter",), note)

    # Close the day: the rest to tomorrow, no answers, the diary written.
    terminal.step(("Q",), _("Close the day"))
    terminal.type(">")
    terminal.wait_for("1/3")
    for question in ("2/3", "3/3"):
        terminal.step(("Enter",), question)
    terminal.step(("Enter",), _("preview of the diary"))
    terminal.step(("Enter",), _("✓ Closed at {time}. u opens it again.").format(time="10:42"))
    terminal.press("Escape")
    leave(terminal)

    diary = (terminal.home / "desk" / "exports" / "diary-2026-12-28.md").read_text(encoding="utf-8")
    for words in (*notes, *titles, who):
        assert words in diary
    assert diary == terminal.shell("export", "diary", "--date", "2026-12-28", "-o", "-").stdout
    states = {str(item["title"]): item["state"] for item in listed(terminal, "--all")}
    assert sorted(states) == sorted(titles), "the diary lines are no items"
    assert states[titles[3]] == "closed"
    assert states[titles[2]] == "waiting"
    assert terminal.shell("close-day").returncode == 1, "a closed day is not closed twice"


def go_to(terminal: Terminal, title: str) -> None:
    """Put the cursor on an item of the triage list, by filtering for it."""
    terminal.step("/", _("Filter"))
    terminal.step(title, _("{n} found").format(n=1))
    terminal.press("Enter")
    terminal.wait_until(lambda screen: any("▌" in line and title[:6] in line for line in screen.splitlines()), title)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_screen_and_the_shell_work_on_one_desk_side_by_side(open_terminal: OpenTerminal, language: str) -> None:
    terminal = open_terminal(language=language)
    start(terminal)
    added = terminal.shell("add", "from the shell 来自命令行")
    assert added.returncode == 0
    terminal.wait_for("from the shell 来自命令行")
    terminal.step(("1",), _("Do now"))
    assert [item["quadrant"] for item in listed(terminal)] == [1]
    assert terminal.shell("done", "1", "finished in the shell").returncode == 0
    terminal.wait_until(
        lambda screen: "finished in the shell" in screen and "1·0" in screen, "the shell's change on the screen"
    )
    assert terminal.shell("undo").returncode == 0
    terminal.wait_for("1·1")
    leave(terminal)


def test_a_pasted_list_is_taken_from_standard_input(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal()
    start(terminal)
    assert terminal.shell("add", "-", stdin="one\ntwo\n  a step of two\n三\n").returncode == 0
    terminal.wait_for("one", "two", "三", "0·3")
    leave(terminal)


def test_the_window_shrinks_to_almost_nothing_and_grows_again(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(120, 36, "zh_CN")
    terminal.shell("add", "王总：周五前给出三季度数据口径")
    start(terminal)
    before = terminal.wait_for("三季度数据口径", _("Work diary"), _("Day opened"), _("help"))
    terminal.resize(40, 12)
    terminal.wait_for("三季度数据口径", gone=(_("Work diary"),))
    terminal.resize(20, 5)
    terminal.wait_until(lambda screen: "三季度" not in screen, "the word that it is too small")
    terminal.resize(120, 36)
    terminal.wait_until(lambda screen: screen == before, "the screen as it was before")
    leave(terminal)


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_leaves_a_sane_terminal_and_nothing_is_lost(open_terminal: OpenTerminal, name: str) -> None:
    terminal = open_terminal()
    start(terminal)
    terminal.type("a")
    terminal.step("kept whatever happens", "kept whatever happens")
    terminal.step(("Enter",), "0·1")
    terminal.signal(name)
    terminal.wait_for("LEFT-")
    terminal.type("echo sane-$((40+2))")
    terminal.press("Enter")
    terminal.wait_for("sane-42")
    assert [item["title"] for item in listed(terminal)] == ["kept whatever happens"]


def test_typed_chinese_on_a_list_opens_the_capture_line_with_it(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(80, 24, "zh_CN")
    start(terminal)
    terminal.step("明天开会讨论预算", "→ 开会讨论预算")
    terminal.step(("Enter",), "开会讨论预算", "0·1")
    leave(terminal)


def test_a_foreign_directory_is_named_and_left_alone(tmp_path: Path, open_terminal: OpenTerminal) -> None:
    terminal = open_terminal()
    store = tmp_path / "desk" / "store"
    store.mkdir(parents=True)
    (store / "holiday.jpg").write_bytes(b"not a store")
    terminal.run()
    screen = terminal.wait_for("LEFT-1")
    assert "not a workbench store" in screen.replace("\n", " ")
    assert "Traceback" not in screen
    assert [path.name for path in store.iterdir()] == ["holiday.jpg"]


def test_the_demo_leaves_nothing_behind(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(language="zh_CN", now="")
    terminal.run("demo")
    terminal.wait_for("机房UPS冒烟")
    leave(terminal)
    found = subprocess.run(["find", str(terminal.home), "-name", "*.jsonl"], capture_output=True, text=True, check=True)
    assert found.stdout == ""


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_chip_is_taken_back_and_stays_text(open_terminal: OpenTerminal, language: str) -> None:
    terminal = open_terminal(80, 24, language)
    start(terminal)
    terminal.press("a")
    terminal.step("report @Li by fri", _("due {when}").format(when="2027-01-01"), "@Li")
    terminal.step(("BSpace",), "report by fri  @Li")
    terminal.step(("BSpace",), "report by fr  @Li")
    terminal.press("Enter")
    terminal.wait_for(_("Captured"))
    leave(terminal)
    item = listed(terminal)[0]
    assert (item["title"], item["lead"], item["due"]) == ("report by fr", "Li", None)


@pytest.mark.parametrize(("language", "words"), [("en", "contract -audit"), ("zh_CN", "sht")])
def test_what_is_typed_into_the_search_is_found_and_opened(
    open_terminal: OpenTerminal, language: str, words: str
) -> None:
    terminal = open_terminal(80, 24, language)
    for line in LINES[language]:
        terminal.shell("add", line)
    start(terminal)
    terminal.press("g", "/")
    terminal.wait_for(_("Search"))
    terminal.step(words, TITLES[language][0], "2026-0001", i18n.pgettext("search", "{n} found").format(n=1))
    terminal.step(("Enter",), TITLES[language][0], gone=(_("Search"),))
    terminal.step(("Escape",), _("Search"))
    terminal.step(("Escape", "Escape"), _("Work diary"))
    leave(terminal)
