"""The registers on the command line: the fictional day word for word, the sheet and back, masking, slips."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import pytest
from cli.conftest import Cli

from workbench import i18n
from workbench.cli.commands.demo import demo_session
from workbench.cli.commands.register import line_words
from workbench.domain.registers import REGISTERS
from workbench.text.register_rows import HIDDEN, register_word
from workbench.text.register_sheet import sheet

GOLDEN = Path(__file__).parent / "golden"
SECRET = "沈某 13900000000 谈调动 答复周四"


@pytest.mark.parametrize("tag", ["en", "zh_CN"])
def test_the_registers_of_the_fictional_day_word_for_word(tag: str, tmp_path: Path) -> None:
    i18n.use(tag)
    told: list[str] = []
    with demo_session(tmp_path) as session:
        desk = session.desk()
        for register in REGISTERS:
            lines = desk.register_lines(register)
            told.append(f"## {register_word(register)} ({len(lines)})")
            for line in lines:
                told += [line.day.isoformat(), *line_words(register, line, desk.settings.me, reveal=False)]
            told += ["", sheet(register, lines, desk.settings.me)]
    path = GOLDEN / f"registers_{tag}.txt"
    text = "\n".join(told)
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.fixture
def calls(cli: Cli) -> Cli:
    cli.at("2026-12-28T17:00")
    cli.ok("note", "9:35 电 市局办孙科长来电：“29日17时前报送”")
    cli.ok("note", "10:05 电 张局 13800000000 问季报 答复周五")
    cli.ok("note", "11:00 电 匿名")
    return cli


def test_a_line_is_read_and_filled_in_afterwards_and_what_is_missing_is_said(calls: Cli) -> None:
    first = calls.ok("register", "call", "--json").json[0]
    assert first["elements"] == {"direction": "来电", "unit": "市局办", "who": "孙科长"}
    assert first["missing"] == []
    calls.ok("note", "12:00 假 李工 12-30 年休")
    assert "missing: Approved by" in calls.ok("register", "leave").out
    said = calls.ok("register", "leave", "--fill", "年休", "批准人：张局长；代班：周洁").out
    assert "Approved by 张局长 · Stand-in 周洁" in said
    assert "missing" not in said
    assert calls("register", "leave", "--missing").out == ""
    calls.ok("undo")
    assert calls.ok("register", "leave", "--json").json[0]["missing"] == ["approver"]


def test_a_correction_shows_both_and_the_newest_is_read(calls: Cli) -> None:
    calls.ok("note", "--amend", "张局", "张局 13811111111 问年报 答复周五")
    line = calls.ok("register", "call", "--json").json[1]
    assert (line["text"], line["was"]) == ("张局 13811111111 问年报 答复周五", "张局 13800000000 问季报 答复周五")
    assert line["elements"]["number"] == "13811111111"
    assert "(corrected; it said: 张局 13800000000" in calls.ok("register", "call").out


def test_words_and_days_choose_lines(calls: Cli) -> None:
    assert len(calls.ok("register", "电话记录", "--json").json) == 3
    assert [line["elements"]["who"] for line in calls.ok("register", "call", "季报", "--json").json] == ["张局"]
    assert calls.ok("register", "call", "--from", "2026-12-29", "--json").json == []
    assert len(calls.ok("register", "call", "--from", "2026-12-28", "--to", "2026-12-28", "--json").json) == 3


def test_the_sheet_brought_into_another_desk_gives_the_same_sheet(calls: Cli, tmp_path: Path) -> None:
    calls.ok("add", "=HYPERLINK(季报)")
    calls.ok("note", "--item", "1", "14:00-14:20 电 -1+1 李主任 \x1b[31m红\x07")
    calls.ok("note", "--amend", "匿名", "匿名，单位：财政局；号码：010")
    calls.ok("register", "call", "--fill", "孙科长", "号码: +86 10 1234")
    path = tmp_path / "calls.csv"
    calls.ok("register", "call", "--csv", str(path))
    written = path.read_text("utf-8-sig")
    assert "\x1b" not in written
    assert "\x07" not in written
    for row in csv.reader(io.StringIO(written)):
        assert not any(cell[:1] in tuple("=+-@\t\r＝＋－＠") for cell in row)
    assert "2 were" not in calls.ok("register", "call", "--import", str(path)).out
    assert calls.ok("register", "call", "--import", str(path), "--json").json == {
        "register": "call", "new": 0, "known": 4, "dry_run": False,
    }  # fmt: skip
    home = ("--home", str(tmp_path / "other"))
    assert calls.ok("register", "call", "--import", str(path), "--dry-run", *home).out == "4 lines would be new.\n"
    calls.ok("register", "call", "--import", str(path), *home)
    assert calls.ok("register", "call", "--csv", "-", *home).out == written
    assert calls.ok("undo", *home).out
    assert calls.ok("register", "call", "--json", *home).json == []


def test_a_sheet_of_another_language_and_another_order_of_columns_is_read(calls: Cli) -> None:
    text = "内容,时间,姓名\n问季报,2026-12-27 16:05,王处长\n"
    calls.ok("register", "call", "--lang", "zh_CN", "--import", "-", stdin=text.encode())
    line = calls.ok("register", "call", "--json").json[0]
    assert (line["at"][:16], line["text"], line["elements"]) == ("2026-12-27T16:05", "问季报", {"who": "王处长"})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("Time,Colour\n", "Row 1: the column “Colour” is none of this register"),
        ("Time,Person\n", "Row 1: there is no column “Content”"),
        ("Time,Content\n2026-12-27 16:05,a\n28.12.,b\n", "Row 3: “28.12.” is no moment"),
        ("Time,Content\n2026-12-27 16:05,\n", "Row 2: it says nothing"),
        ("Time,Content\n2026-12-27 16:05,a,b\n", "Row 2: it has more cells"),
        ("Time,Ended,Content\n2026-12-27 16:05,15:00,b\n", "Row 2: it ends before it begins"),
        ("Time,Content\n2027-12-27 16:05,a\n", "still to come"),
        ('Time,Content\n"2026', "it is no CSV"),
    ],
)
def test_a_sheet_that_cannot_be_read_brings_nothing(calls: Cli, text: str, why: str) -> None:
    ran = calls("register", "call", "--import", "-", stdin=text.encode())
    assert (ran.status, why in ran.err) == (1, True), ran
    assert len(calls.ok("register", "call", "--json").json) == 3


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("call", "--from", "2026-12-28", "--to", "2026-12-27"), ("call", "--from", "someday")],
)
def test_slips_are_usage(calls: Cli, words: tuple[str, ...]) -> None:
    assert calls("register", *words).status == 2


def test_what_cannot_be_done_says_so(calls: Cli, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    calls.ok("add", "公文", "!1")
    calls.ok("edit", "1", "kind=document")
    for words, why in [
        (("call", "--csv", str(there)), "exists"),
        (("call", "--csv", str(tmp_path / "no" / "x.csv")), "no directory"),
        (("call", "--import", str(tmp_path / "none.csv")), "cannot be read"),
        (("call", "--fill", "孙", "nothing named"), "Nothing was filled in"),
        (("call", "--fill", "x", "单位: y"), "No line of this register"),
        (("call", "--fill", "1", "单位: y"), "write more of it"),
        (("papers", "--fill", "公文", "单位: y"), "change the item"),
        (("papers", "--import", str(there)), "this register shows items"),
    ]:
        ran = calls("register", *words)
        assert (ran.status, why in ran.err) == (1, True), (words, ran)
    assert there.read_text() == "mine"


def test_what_is_restricted_is_masked_on_the_screen_and_withheld_from_the_sheet(calls: Cli) -> None:
    calls.ok("note", f"15:00 电 {SECRET}")
    assert calls("register", "call", "--restrict", "谈调动").status == 0
    for words in [(), ("--json",), ("--missing",), ("调动",), ("--csv", "-")]:
        ran = calls("register", "call", *words)
        assert ran.status == 0
        for piece in ("沈", "13900000000", "调动", "周四"):
            assert piece not in ran.out + ran.err, words
    shown = calls("register", "call")
    assert HIDDEN in shown.out
    assert "1 restricted line is masked" in shown.err
    assert "1 restricted line is withheld." in calls("register", "call", "--csv", "-").err
    assert "沈某" in calls.ok("register", "call", "--reveal").out
    assert len(calls.ok("register", "call", "--json").json) == 4


def test_a_workbook_brought_into_another_desk_gives_the_same_sheet(calls: Cli, tmp_path: Path) -> None:
    whole = calls.ok("register", "call", "--csv", "-").out
    path = tmp_path / "calls.xlsx"
    assert calls.ok("register", "call", "--xlsx", str(path)).out.strip() == str(path)
    assert calls("register", "call", "--xlsx", str(path)).status == 1, "it is there already"
    calls.ok("register", "call", "--xlsx", str(path), "--force")
    other = str(tmp_path / "other")
    would = calls.ok("register", "call", "--import", str(path), "--dry-run", "--home", other)
    assert "would be new" in would.out
    calls.ok("register", "call", "--import", str(path), "--home", other)
    assert calls.ok("register", "call", "--csv", "-", "--home", other).out == whole
    again = calls.ok("register", "call", "--import", str(path), "--home", other)
    assert "0 lines brought in" in again.out


def test_a_workbook_without_its_library_is_one_sentence(
    calls: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "calls.xlsx"
    calls.ok("register", "call", "--xlsx", str(path))
    for module in ("xlsxwriter", "openpyxl"):
        monkeypatch.setitem(sys.modules, module, None)
    for words in (("--import", str(path)), ("--xlsx", str(path), "--force")):
        ran = calls("register", "call", *words)
        assert ran.status == 1
        assert "daily-workbench[xlsx]" in ran.err
        assert ran.err.count("\n") == 1
