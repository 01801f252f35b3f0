"""A secret word in every text of everything that is restricted: no report, no sheet and no command tells it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.make import at
from support.secret import SECRET, plant
from support.stage import open_desk

from workbench.cli.reports import REPORTS
from workbench.clock import FixedClock
from workbench.domain.registers import REGISTERS


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One desk for all of them: nothing here takes the secret away."""
    place = tmp_path_factory.mktemp("planted")
    desk = open_desk(place, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    plant(desk)
    desk.close()
    return place


@pytest.fixture
def planted(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    cli = Cli(home, monkeypatch, capsys)
    cli.at("2026-12-28T18:00")
    return cli


def told(text: str) -> set[str]:
    """The secrets that are in it, where a calendar has folded its lines too."""
    return set(re.findall(rf"{SECRET}[-.\w]*", text.replace("\r\n ", "")))


@pytest.mark.parametrize("report", sorted(set(REPORTS) - {"json", "day"}))
def test_no_report_tells_it_in_any_kind_of_file(planted: Cli, report: str, tmp_path: Path) -> None:
    what = {"leader": ("Zhang",), "minutes": ("2026-0001",), "handover": ("Li",)}.get(report, ())
    extra = ("--figures",) if REPORTS[report].figures else ()
    for kind in REPORTS[report].formats:
        path = tmp_path / f"out.{kind}"
        ran = planted("export", report, *what, *extra, "-o", str(path), "--format", kind)
        if kind == "pdf" and ran.status == 1 and "No font" in ran.err:
            continue
        assert ran.status == 0, ran
        assert not told(ran.out + ran.err)
        content = path.read_bytes()
        if kind in ("docx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                content = b"\n".join(parts.read(name) for name in parts.namelist())
        assert not told(content.decode("utf-8", "replace")), kind


def test_no_sheet_of_a_register_tells_it_and_each_says_how_much_it_withholds(planted: Cli) -> None:
    for register in REGISTERS:
        lines = planted.ok("register", register.key, "--json", "--from", "2026-12-01").json
        hidden = sum(line["restricted"] for line in lines)
        written = planted("register", register.key, "--csv", "-", "--from", "2026-12-01")
        assert not told(written.out + written.err), register.key
        assert len(written.out.splitlines()) == 1 + len(lines) - hidden
        said = re.findall(r"(\d+) restricted", written.err)
        assert said == ([str(hidden)] if hidden else []), register.key
        assert hidden or register.key in ("note",), register.key


COMMANDS = [
    *(["list"], ["list", "--all"], ["list", "today"], ["list", "overdue"], ["list", "state:waiting"]),
    *(["show", "2026-0003"], ["show", "2026-0003", "--trail"], ["show", "2026-0030"], ["show", "2026-0001"]),
    *(["today"], ["diary"], ["diary", "yesterday"], ["diary", "--find", SECRET], ["diary", "--find", "kind:call"]),
    *(["search", SECRET], ["search", "kind:call"], ["search", SECRET, "--json"], ["week"], ["ahead"], ["brief"]),
    *(["waiting"], ["people"], ["areas"], ["stuck"], ["focus"], ["bulletin"], ["patterns"], ["check"], ["signs"]),
    *(["quality"], ["stats"], ["calendar"], ["routine"], ["plan"], ["duty"], ["handover", "Li"], ["track"]),
    *(["why", "2026-0003"], ["chronology", "2026-0003"], ["basis"], ["decide"], ["error"], ["view"], ["minutes"]),
    *(["steps", "2026-0003"], ["doctor"], ["undo"]),
    *(["register"], *(["register", register.key] for register in REGISTERS)),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_that_tells_of_the_desk_tells_it(planted: Cli, words: list[str]) -> None:
    ran = planted(*words)
    said = (ran.out + ran.err).replace(SECRET, "", 1) if SECRET in words and not ran.out else ran.out + ran.err
    assert not told(said), ran.status
