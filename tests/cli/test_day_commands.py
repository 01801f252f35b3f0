"""close-day and export: the day is settled, and handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_a_day_with_something_undecided_stays_open_and_lists_it(cli: Any) -> None:
    cli.ok("add", "printer")
    ran = cli("close-day")
    assert (ran.status, ran.out) == (1, "2026-0001  -  printer\n")
    assert "--carry-rest" in ran.err
    assert cli("close-day", "--json").json["undecided"][0]["ref"] == "2026-0001"
    assert cli.ok("diary", "--json").json["closed_at"] is None


def test_carry_rest_decides_it(cli: Any) -> None:
    cli.ok("add", "printer")
    assert "carried over" in cli.ok("close-day", "--carry-rest", "--review", "little", "--review", "much").out
    assert cli.item("1")["at"] == "2026-12-29"
    assert cli.ok("diary", "--json").json["review"] == ["little", "much"]
    again = cli("close-day")
    assert (again.status, again.out) == (1, "")


def test_each_answer_stands_behind_its_question(cli: Any) -> None:
    cli.ok("note", "something")
    four = cli("close-day", *["--review", "x"] * 4)
    assert (four.status, cli.ok("diary", "--json").json["closed_at"]) == (2, None)
    assert "What did not, and why?" in four.err
    assert (
        "What came off: little\nWhat changes tomorrow: all"
        in cli.ok("close-day", "--review", "little", "--review", "", "--review", "all").out
    )
    assert "What changes tomorrow: all" in cli.ok("diary").out


def test_ones_own_questions_are_answered_in_the_shell_too(cli: Any) -> None:
    cli.settings('questions = ["Whom did I help?"]\n')
    assert cli("close-day", "--review", "Li", "--review", "Wang").status == 2
    assert "Whom did I help: Li" in cli.ok("close-day", "--review", "Li").out
    cli.settings("")
    assert "Whom did I help: Li" in cli.ok("diary").out
    assert "- Whom did I help: Li" in cli.ok("export", "diary", "-o", "-").out


def test_a_missed_day_can_be_closed_later_and_a_day_to_come_cannot(cli: Any) -> None:
    cli.ok("note", "something")
    cli.at("2026-12-29T09:00")
    cli.ok("close-day", "yesterday")
    assert cli("close-day", "2026-12-31").status == 1


def test_export_writes_a_dated_file_and_prints_its_path(cli: Any) -> None:
    cli.ok("note", "something")
    path = Path(cli.ok("export", "diary").out.strip())
    assert path == cli.home / "exports" / "diary-2026-12-28.md"
    assert path.read_text("utf-8") == cli.ok("export", "diary", "-o", "-").out
    assert path.stat().st_mode & 0o777 == 0o600
    assert cli.ok("export", "diary", "--json").json == {"report": "diary", "path": str(path)}


def test_export_of_another_day_and_to_a_folder_of_choice(cli: Any, tmp_path: Path) -> None:
    cli.settings(f'exports = "{tmp_path / "papers"}"\nme = "Chen Min"')
    cli.ok("note", "something")
    cli.at("2026-12-30T09:00")
    path = Path(cli.ok("export", "diary", "--date", "2026-12-28", "--format", "md").out.strip())
    assert path.parent == tmp_path / "papers"
    assert "Kept by Chen Min" in path.read_text("utf-8")


def test_an_export_of_ours_is_replaced_and_its_old_text_kept(cli: Any) -> None:
    cli.ok("note", "first")
    path = Path(cli.ok("export", "diary").out.strip())
    path.write_text("worked on by hand", "utf-8")
    ran = cli("export", "diary")
    kept = path.with_name("diary-2026-12-28.md.bak")
    assert (ran.status, ran.out.strip()) == (0, str(path))
    assert str(kept) in ran.err
    assert kept.read_text("utf-8") == "worked on by hand"


def test_a_file_of_somebody_else_is_never_overwritten(cli: Any, tmp_path: Path) -> None:
    cli.ok("note", "first")
    (cli.home / "exports").mkdir()
    theirs = cli.home / "exports" / "diary-2026-12-28.md"
    theirs.write_text("theirs", "utf-8")
    ran = cli("export", "diary")
    assert ran.out.strip() == str(theirs.with_name("diary-2026-12-28-2.md"))
    assert str(theirs) in ran.err
    chosen = tmp_path / "mine.md"
    chosen.write_text("mine", "utf-8")
    refused = cli("export", "diary", "-o", str(chosen))
    assert refused.status == 1
    assert (theirs.read_text("utf-8"), chosen.read_text("utf-8")) == ("theirs", "mine")
    cli("export", "diary", "-o", str(chosen), "--force")
    assert "first" in chosen.read_text("utf-8")


@pytest.mark.parametrize("words", [["poem"], ["diary", "--format", "ics"], ["json", "--format", "md"], []])
def test_reports_and_formats_that_there_are_not(cli: Any, words: list[str]) -> None:
    ran = cli("export", *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_the_whole_desk_goes_out_and_comes_in_identical(cli: Any, tmp_path: Path) -> None:
    cli.ok("add", "-", stdin=b"one !1 ^Wang\n  a step\ntwo >Li\nthree\n")
    cli.ok("done", "1", "finished \x1b[1m")
    cli.ok("drop", "3", "no")
    cli.ok("note", "a line")
    cli.ok("close-day", "--carry-rest")
    out = cli.ok("export", "json", "-o", "-").out
    file = tmp_path / "desk.json"
    file.write_text(out, "utf-8")
    other = str(tmp_path / "other")
    assert "Nothing was changed" in cli.ok("--home", other, "import", str(file), "--dry-run").out
    assert cli.ok("--home", other, "list", "--all").out == ""
    cli.ok("--home", other, "import", str(file))
    again = cli.ok("--home", other, "export", "json", "-o", "-").out
    assert again == out
    assert "already" in cli.ok("--home", other, "import", str(file)).out
    assert cli.ok("--home", other, "add", "next").out.startswith("2026-0004")
    cli.ok("--home", other, "edit", "2", "title=another")
    refused = cli("--home", other, "import", str(file))
    assert refused.status == 1
    assert "holds 4 items already" in refused.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "workbench-desk", "version": 2}',
        "nonsense",
        '{"format":"workbench-desk","version":1,"items":[{"id":1}]}',
        '{"format":"workbench-desk","version":1,"items":[7]}',
    ],
)
def test_what_is_no_desk_is_refused_in_one_sentence(cli: Any, tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, "utf-8")
    ran = cli("import", str(file))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_crash(cli: Any, day: str) -> None:
    cli.ok("add", "x")
    for words in (["plan", "1", day], ["due", "1", day], ["list"], ["today"], ["diary", day]):
        cli.ok(*words)
    for words in (["export", "diary", "--date", day, "-o", "-"], ["close-day", day], ["defer", "1", day, "--why", "x"]):
        assert cli(*words).status in (0, 1)
    cli.at(f"{day}T12:00")
    assert cli("today").status in (0, 1, 2)
    assert not list(cli.home.glob("state/crash-*"))


def test_import_of_todo_txt(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text(
        "(A) 2026-12-01 Ring Li +office @phone due:2026-12-31\n"
        "x 2026-12-02 done already\n(C) Buy ink t:2026-12-30\nplain\n",
        "utf-8",
    )
    ran = cli("import", str(file))
    assert "1 finished line" in ran.err
    first, second, third = (cli.item(n) for n in "123")
    assert (first["title"], first["quadrant"], first["area"], first["due"]) == (
        "Ring Li @phone",
        1,
        "office",
        "2026-12-31",
    )
    assert (second["title"], second["quadrant"], second["at"]) == ("Buy ink", 3, "2026-12-30")
    assert (third["title"], third["state"]) == ("plain", "inbox")
    assert cli.ok("undo").out == "Undone: Captured: 3 items\n"


def test_import_of_lines_and_of_unknown_kinds(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.md"
    file.write_text("- one !1\n  - step\n- two\n", "utf-8")
    assert cli.ok("import", str(file), "--dry-run").lines[-1] == "Would be imported: 2 items. Nothing was changed."
    assert cli.ok("import", str(file)).lines == ["2026-0001  one  1 Do now · 12-28 Mon", "2026-0002  two"]
    ran = cli("import", str(file), "--from", "outlook")
    assert ran.status == 2
    assert "todo.txt" in ran.err
    assert cli("import", str(tmp_path / "nowhere.txt")).status == 1
    assert cli("import", str(tmp_path), "--from", "lines").status == 1


@pytest.mark.parametrize("name", ["table.csv", "photo.png", "list"])
def test_a_file_of_an_unknown_type_is_not_taken_for_lines(cli: Any, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("one,two\n", "utf-8")
    ran = cli("import", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "json, todo.txt, lines" in ran.err
    assert cli.ok("import", str(file), "--from", "lines").lines == ["2026-0001  one,two"]


def test_a_directory_that_is_not_there_is_not_made(cli: Any, tmp_path: Path) -> None:
    cli.ok("note", "x")
    for words in (["export", "diary", "-o"], ["export", "json", "-o"], ["backup"]):
        ran = cli(*words, str(tmp_path / "nowhere" / "x"))
        assert (ran.status, ran.out) == (1, "")
        assert ran.err == f"workbench: There is no directory {tmp_path / 'nowhere'}. Nothing was written.\n"
    assert not (tmp_path / "nowhere").exists()


def test_a_past_days_diary_tells_that_day_only(cli: Any) -> None:
    cli.ok("add", "-", stdin=b"speech !2 ^Zhang\nprinter !3\nads !4\n")
    cli.ok("note", "--item", "1", "half of it written")
    cli.ok("done", "2", "paper jam")
    cli.ok("done", "3", "gone")
    cli.ok("reopen", "3", "came back")
    monday = cli.ok("export", "diary", "-o", "-").out
    cli.at("2026-12-29T10:00")
    cli.ok("done", "1", "finished on Tuesday")
    cli.ok("reply", "1", "told on Tuesday")
    text = cli.ok("export", "diary", "--date", "2026-12-28", "-o", "-").out
    assert text == monday
    assert "Completed 1 (1 of them received today); open 2; waiting 0." in text
    assert "1. printer (2026-0002): done: paper jam\n2. speech (2026-0001): half of it written" in text
    assert "Tuesday" not in text
    tuesday = cli.ok("export", "diary", "-o", "-").out
    assert "speech (2026-0001): done: finished on Tuesday; told Zhang: told on Tuesday" in tuesday


def test_closing_a_day_makes_a_backup_and_goes_on_without_one(cli: Any) -> None:
    cli.ok("add", "x")
    cli.at("2026-12-28T18:00")
    cli.ok("close-day", "--carry-rest")
    (made,) = (cli.home / "backups").iterdir()
    assert made.name == "auto-2026-12-28T180000.tar.gz"
    made.rename(cli.home / "kept")
    (cli.home / "backups").rmdir()
    (cli.home / "backups").write_text("a file lies where the directory should be")
    cli.ok("undo")
    ran = cli("close-day", "--carry-rest")
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert "no backup was made" in ran.err
    assert "Closed" in ran.out


def test_closing_counts_what_may_be_forgotten_and_is_not_held_up(cli: Any) -> None:
    cli.ok("today")
    cli.ok("add", "answer ^Wang !1")
    cli.ok("done", "1", "sent")
    assert "1 thing may be forgotten; `workbench check` names it." in cli.ok("close-day").lines
