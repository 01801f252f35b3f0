"""Out and in again: a whole desk as JSON comes back to the last byte of every record."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Cli, cli
from support.make import at
from support.secret import plant
from support.stage import open_desk

from workbench.clock import FixedClock
from workbench.domain.item import Item
from workbench.store.store import Store

__all__ = ["cli"]
EVIL = (
    "=HYPERLINK(1)",
    "\x1b[31mred\x07",
    "\u202egnp.exe",
    "\ufeff\u200b",
    "'\"\\\n\r\t\u2028",
    "👩‍👩‍👧 خالد 陈敏",
    "x" * 100_000,
)


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Every field of every kind of record, restricted ones and amendments too, and texts that would do harm."""
    cli = Cli(tmp_path / "desk", monkeypatch, capsys)
    cli.home.mkdir()
    desk = open_desk(cli.home, FixedClock(at(7, 30)))
    desk.open_day()
    plant(desk)
    now = desk.now()
    with desk.store.transaction("evil") as tx:
        for text in EVIL:
            tx.put_item(Item(tx.next_ref(2026), text, now, now, note=text, lines=((text, text),)))
    desk.close()
    return cli


def test_json_out_and_in_and_out_again_is_the_same(whole: Cli, tmp_path: Path) -> None:
    file, again = tmp_path / "desk.json", tmp_path / "again.json"
    whole.ok("export", "json", "-o", str(file))
    elsewhere = f"--home={tmp_path / 'other'}"
    whole.ok(elsewhere, "import", str(file))
    whole.ok(elsewhere, "export", "json", "-o", str(again))
    assert again.read_bytes() == file.read_bytes()
    whole.ok(elsewhere, "import", str(again))  # a second time changes nothing
    assert whole(f"--home={tmp_path / 'other'}", "import", str(file)).status == 0


def test_a_damaged_a_foreign_and_a_newer_file_are_refused_in_one_sentence(whole: Cli, tmp_path: Path) -> None:
    whole.ok("export", "json", "-o", str(tmp_path / "desk.json"))
    text = (tmp_path / "desk.json").read_text("utf-8")
    for number, broken in enumerate(
        (
            text[: len(text) // 2],
            text.replace('"workbench-desk"', '"another-desk"', 1),
            text.replace('"version": 1', '"version": 2', 1),
            text.replace('"schema": ', '"schema": 9', 1),
            text.replace('"state": "active"', '"state": "asleep"', 1),
        )
    ):
        file, home = tmp_path / f"{number}.json", tmp_path / f"home{number}"
        file.write_text(broken, "utf-8")
        ran = whole(f"--home={home}", "import", str(file))
        assert ran.status == 1, ran
        assert len(ran.err.splitlines()) == 1
        with Store.open(home / "store", clock=FixedClock(at(8)), app="test") as store:
            assert not store.items()
            assert not [*store.all_entries()]


def test_a_desk_that_holds_something_else_is_not_mixed_up(whole: Cli, tmp_path: Path) -> None:
    whole.ok("export", "json", "-o", str(tmp_path / "desk.json"))
    elsewhere = f"--home={tmp_path / 'other'}"
    whole.ok(elsewhere, "add", "mine")
    before = whole.ok(elsewhere, "list", "--json").out
    ran = whole(elsewhere, "import", str(tmp_path / "desk.json"))
    assert ran.status == 1
    assert whole.ok(elsewhere, "list", "--json").out == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_register_comes_back_from_whatever_an_office_program_saves(cli: Cli, tmp_path: Path, encoding: str) -> None:
    cli.at("2026-12-28T10:00")
    for line in ("9:35 电 市局王主任 问季报 答复周五", "9:40 电 =HYPERLINK(1) 来电", "9:50 call Sun about the roster"):
        cli.ok("note", line)
    written = cli.ok("register", "call", "--csv", "-").out
    file = tmp_path / "call.csv"
    file.write_text(written, encoding)
    elsewhere = f"--home={tmp_path / 'other'}"
    cli.ok(elsewhere, "register", "call", "--import", str(file))
    assert cli.ok(elsewhere, "register", "call", "--csv", "-").out == written
