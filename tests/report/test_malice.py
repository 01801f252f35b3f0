"""Every field of items, lines, routines and shifts, hostile: no report, sheet or command of it acts or falls apart."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import openpyxl
import pytest
from cli.conftest import Cli, cli
from markdown_it import MarkdownIt
from report.test_every_report import CALENDAR_NAMES, Tags
from support.make import at
from support.malice import EVIL, plant, plant_huge
from support.stage import open_desk

from workbench.cli.reports import REPORTS
from workbench.clock import FixedClock
from workbench.domain.registers import REGISTERS

__all__ = ["cli"]
TEXTS = sorted(set(REPORTS) - {"json", "day"})


def desk_of(place: Path, texts: tuple[str, ...], every: int = 14) -> Path:
    desk = open_desk(place, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    plant(desk, texts, every)
    desk.close()
    return place


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One desk for all of them: nothing here changes it."""
    return desk_of(tmp_path_factory.mktemp("evil"), EVIL)


@pytest.fixture
def evil(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    cli = Cli(home, monkeypatch, capsys)
    cli.at("2026-12-28T18:00")
    return cli


def unprintable(text: str) -> set[str]:
    """What may move a cursor, turn a line round or hide in it."""
    odd = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return {repr(c) for c in set(text) - {"\n", "\r", "\ufeff"} if unicodedata.category(c) in odd}


def reckoned(cell: str) -> bool:
    """Whether a spreadsheet would take it for a formula, however it trims; a plain number is none."""
    bare = unicodedata.normalize("NFKC", cell).lstrip()
    return bare[:1] in ("=", "+", "-", "@") and not re.fullmatch(r"[+-]?\d+(\.\d+)?%?", bare)


def check_csv(text: str) -> None:
    assert not unprintable(text)
    for table in re.split(r"\r?\n\r?\n", text.removeprefix("\ufeff")):
        rows = list(csv.reader(io.StringIO(table), strict=True))
        assert len({len(row) for row in rows if row}) <= 1, rows
        for row in rows:
            assert not [cell for cell in row if reckoned(cell)]


def check_markdown(text: str) -> None:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for each in (token, *(token.children or ())):
            assert each.type not in ("html_block", "html_inline", "link_open", "image", "fence", "code_block"), each


def check_calendar(text: str) -> None:
    unfolded = text.replace("\r\n ", "")
    assert {line.partition(":")[0].partition(";")[0] for line in unfolded.split("\r\n")} <= CALENDAR_NAMES
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert unfolded.count("\r\nBEGIN:VEVENT\r") == unfolded.count("\r\nEND:VEVENT\r")


def check_office(kind: str, file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        texts = {name: parts.read(name) for name in parts.namelist()}
    for name, text in texts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(text)
            assert b'TargetMode="External"' not in text, name
            assert not re.search(rb"<w:(?:hyperlink|object)|w:altChunk|<hyperlink|<f>|<f |ddeLink", text), name
            told = "".join(ET.fromstring(text).itertext())
            assert not unprintable(told.replace("\t", "")), name
            for code in re.findall(rb"(?:w:instr=\"|<w:instrText[^>]*>)([^\"<]*)", text):
                assert code.split()[:1] in ([b"PAGE"], [b"NUMPAGES"], [b"TOC"]), code
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(file))
        assert all(len(sheet.title) <= 31 for sheet in book.worksheets)
        for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f" and cell.hyperlink is None
            assert not isinstance(cell.value, str) or len(cell.value) <= 32767


def check(kind: str, file: bytes) -> None:
    """Nothing in this file acts, and it is whole."""
    if kind in ("docx", "xlsx"):
        check_office(kind, file)
        return
    if kind == "pdf":
        bones = re.sub(rb"stream\r?\n.*?endstream", b"", file, flags=re.DOTALL)
        assert b"/Type /Page" in bones
        assert not re.search(rb"/URI|/JavaScript|/JS|/Launch|/OpenAction << /S|/EmbeddedFile", bones)
        return
    text = file.decode()
    assert not unprintable(text)
    if kind == "html":
        assert Tags(text).found <= Tags.OURS
    elif kind == "csv":
        check_csv(text)
    elif kind == "md":
        check_markdown(text)
    elif kind == "ics":
        check_calendar(text)


def exported(cli: Cli, report: str, kind: str, folder: Path) -> bytes | None:
    """The file; None where this machine has no font for it."""
    what = {"leader": (EVIL[0],), "minutes": ("2026-0001",), "handover": (EVIL[0],)}.get(report, ())
    extra = ("--figures",) if REPORTS[report].figures else ()
    path = folder / f"out.{kind}"
    ran = cli("export", report, *what, *extra, "-o", str(path), "--format", kind)
    if kind == "pdf" and ran.status == 1 and "No font" in ran.err:
        return None
    assert ran.status == 0, ran
    assert not unprintable(ran.out + ran.err)
    return path.read_bytes()


@pytest.mark.parametrize("report", TEXTS)
def test_in_no_report_of_any_kind_does_a_text_act(evil: Cli, report: str, tmp_path: Path) -> None:
    for kind in REPORTS[report].formats:
        if kind == "pdf" and report != "week":
            continue  # one of them: all are written by the same few functions, and slowly
        file = exported(evil, report, kind, tmp_path)
        if file is not None:
            check(kind, file)


def test_texts_of_a_hundred_thousand_characters_fit_every_kind_of_file(cli: Cli, tmp_path: Path) -> None:
    desk = open_desk(cli.home, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    plant_huge(desk)
    desk.close()
    cli.at("2026-12-28T18:00")
    for report, kind in (("diary", "md"), ("diary", "html"), ("diary", "docx"), ("week", "xlsx"), ("schedule", "ics")):
        check(kind, exported(cli, report, kind, tmp_path) or b"")
    check_csv(cli("register", "call", "--csv", "-").out)


def test_in_no_sheet_does_a_text_act(evil: Cli) -> None:
    for register in REGISTERS:
        check_csv(evil("register", register.key, "--csv", "-", "--from", "2026-12-01").out)
    for words in (
        ["duty", "--csv", "-"],
        ["hours", "--csv", "-"],
        ["bulletin", "--columns", ","],
        ["units", "2026-0003", "--csv"],
    ):
        check_csv(evil.ok(*words).out)


def test_a_register_of_hostile_lines_is_read_back_as_it_was_written(evil: Cli, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    for name in ("call", "seal", "note"):
        evil("register", name, "--csv", str(path), "--force", "--from", "2026-12-01")
        ran = evil("register", name, "--import", str(path), "--dry-run", "--json")
        assert ran.status == 0, (name, ran)


COMMANDS = [
    *(["list", "--all"], ["today"], ["diary"], ["diary", "yesterday"], ["week"], ["ahead"], ["brief"], ["waiting"]),
    *(["people"], ["areas"], ["stuck"], ["focus"], ["bulletin"], ["patterns"], ["check"], ["signs"], ["quality"]),
    *(["stats"], ["routine"], ["routine", "export"], ["plan"], ["duty"], ["decide"], ["error"], ["info"]),
    *(["figures"], ["cite", "red"], ["promise"], ["search", "red"], ["search", "kind:call"], ["view"], ["doctor"]),
    *(["show", "2026-0003"], ["show", "2026-0003", "--trail"], ["why", "2026-0003"]),
    *(["chronology", "2026-0003"], ["units", "2026-0003"], ["step", "2026-0003"], ["handover", EVIL[0]]),
    *(["register"], ["register", "call"], ["register", "papers"]),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:20].encode("ascii", "replace").decode())
def test_no_command_prints_what_a_terminal_would_obey(evil: Cli, words: list[str]) -> None:
    ran = evil(*words)
    assert ran.status in (0, 1), ran
    assert not unprintable(ran.out + ran.err)
