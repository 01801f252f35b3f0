"""No sentence is shown that did not go through the catalogue: in a made-up language, every word is looked at."""

from __future__ import annotations

import re
from getpass import getuser
from pathlib import Path
from socket import gethostname

import pytest
from support.pseudo import speak_in_reports, speak_it
from support.today import add, open_desk, open_today

from workbench.cli.commands.bring import KINDS
from workbench.cli.commands.edit import FIELDS
from workbench.cli.commands.information import SAID as TOLD
from workbench.cli.commands.routine import ACTIONS as ROUTINE_WORDS
from workbench.cli.main import main
from workbench.cli.reports import REPORTS
from workbench.cli.verbs import VERBS
from workbench.domain.item import Gate, Grade
from workbench.domain.ladder import Level as Check
from workbench.domain.quality import Caught, Cause
from workbench.ui.actions import ACTIONS

LATIN = re.compile(r"[A-Za-z]{2,}(?:[-_][a-z]+)*")
NOW = "2026-12-28T14:31:00"

ALLOWED = {
    *("workbench", "json", "md", "toml", "csv", "todo", "txt", "bash", "zsh", "fish", "TOML", "JSON"),
    *("Ctrl", "Shift", "PgUp", "PgDn", "Home", "End", "gg", "am", "pm"),
    *("every", "monday"),  # how the capture line is typed, which the words for a recurrence keep to
    "archive_ref",  # a field of items
    "zzz",  # typed below
}
"""Names of the program, of formats and of keys, and what is typed."""
TYPED = frozenset(
    word
    for words in (VERBS, FIELDS, KINDS, ROUTINE_WORDS, REPORTS, TOLD, Gate, Grade, Check, Caught, Cause)
    for name in words
    for spelling in (str(name), str(name).replace("_", "-"))
    for word in LATIN.findall(spelling)
)
"""What is typed as a word of a command: the same in every language."""
CHORDS = frozenset(key.replace(" ", "") for action in ACTIONS for key in action.keys if " " in key)
"""Two keys one after the other, as they stand in the key bar and in the help."""
WRITER = frozenset([*LATIN.findall(f"{getuser()} {gethostname()}"), "cli"])
"""Who wrote a record, with which program: said by the full trail."""
METAVARS = re.compile(r"\b[A-Z][A-Z=.…|-]+\b")
MEANT = re.compile(
    r"(?<!\w)--?[a-z][a-z-]*|\b(?:\d+h\d*|\d+m)\b|/[^\s，。）)]*|\b[a-z_]+=|`[^`]*`|\b\d*:?[0-9a-f]{6,}\b"
)
"""Options, lengths of time, paths, fields as they are typed, commands to type, heads of the history."""


def foreign(text: str, also: frozenset[str] = frozenset()) -> list[str]:
    """The words in Latin letters that nothing explains."""
    rest = METAVARS.sub(" ", MEANT.sub(" ", text))
    return [word for word in LATIN.findall(rest) if word not in ALLOWED | also]


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "家"))
    monkeypatch.setenv("WORKBENCH_NOW", NOW)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    speak_it(monkeypatch, tmp_path)
    speak_in_reports(tmp_path / "家" / "config" / "reports")
    return tmp_path


DAY = (  # what the user types is Chinese, so that it is nobody's sentence
    ("parse", "明天下午3点 合同 @李伟 +王强 ^张局长 #采购 ~45m 每周一 // 备注 2月30日"),
    ("parse", "；电 9:10 孙科长来电"),
    ("add", "合同 @李伟 !1 截止2026-12-30 ^张局长 #采购 ~45m"),
    ("add", "会议 15:00-16:00 !2"),
    ("add", "打印机"),
    ("add", "标签 每周一9点"),
    ("add", "报告 2月30日"),
    ("list",),
    ("today",),
    ("show", "2026-0001"),
    ("triage", "2026-0003", "3"),
    ("plan", "2026-0003", "明天"),
    ("due", "2026-0003", "周五"),
    ("due", "2026-0003", "2026-12-20"),
    ("edit", "2026-0003", "title=打印机维修"),
    ("edit", "2026-0003", "颜色=红"),
    ("wait", "2026-0003", "赵倩", "周三"),
    ("defer", "2026-0005", "2027-01-11", "年后"),
    ("start", "2026-0001"),
    ("stop",),
    ("stop",),
    ("note", "电 孙科长来电"),
    ("done", "2026-0001", "已签"),
    ("check",),
    ("reply", "2026-0001", "已电话告知"),
    ("reply", "2026-0001", "再来"),
    ("drop", "2026-0004", "不需要"),
    ("reopen", "2026-0004"),
    ("undo",),
    ("redo",),
    ("search", "打印"),
    ("search", "没有这个"),
    ("diary",),
    ("list", "逾期"),
    ("list", "状态:没有"),
    ("show", "2026-0003"),
    ("show", "2026-0003", "--trail"),
    ("show", "2026-9999"),
    ("show", "不存在"),
    ("close-day", "--carry-rest"),
    ("close-day",),
    ("export", "diary", "--output", "-"),
    ("backup",),
    ("restore", "没有.tar.gz"),
    ("doctor",),
    ("calendar",),
    ("import", "没有.txt"),
    ("没有这个命令",),
    ("add",),
    ("undo", "九"),
    ("--没有",),
    ("--lang",),
    ("--help",),
)


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(words)
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_the_commands_of_a_day(pseudo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verbs = frozenset(VERBS) | frozenset(FIELDS) | WRITER
    strange = {" ".join(words): found for words in DAY if (found := foreign(shown(capsys, *words), verbs))}
    assert strange == {}


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_command(pseudo: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    text = shown(capsys, verb, "--help")
    assert foreign(text, TYPED) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens(pseudo: Path, size: tuple[int, int]) -> None:
    desk = open_desk(pseudo)
    add(
        desk,
        "合同 @李伟 !1 截止2026-12-30 ^张局长 #采购 ~45m",
        "会议 9:00-9:30 !2",
        "打印机",
        "标签 !4",
        "报告 >赵倩 周三",
    )
    strange: dict[str, list[str]] = {}
    async with open_today(desk, size) as day:

        async def look(name: str, *keys: str) -> None:
            await day.press(*keys)
            await day.pilot.pause()
            found = foreign(day.text, CHORDS)
            if found:
                strange[name] = found

        await look("today")
        await look("capture", "a")
        await day.burst("明天下午3点 合同 @李伟 ~45m 每周一 2月30日")
        await look("capturing")
        await look("captured", "enter")
        await look("undone", "u")
        await look("diary line", ";")
        await look("closed line", "escape")
        await look("waiting", "8")
        await look("date", "escape", "S")
        await look("deadline", "escape", "!")
        await look("dropping", "escape", "x")
        await look("filter", "escape", "/")
        await look("detail", "escape", "enter")
        await look("triage", "escape", "t")
        await look("closing", "escape", "Q")
        await look("review", "escape", "Q", "+")
        await look("help", "escape", "escape", "?")
        await look("palette", "escape", "ctrl+p")
        await look("nothing", *"zzz")
        await look("another day", "escape", ")")
    assert strange == {}
