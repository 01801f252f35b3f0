"""doctor, backup, restore, demo, completion."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.session import Session


def test_doctor_finds_a_sound_store_sound(cli: Any) -> None:
    assert "nothing to examine" in cli.ok("doctor").out
    assert not cli.home.exists()
    cli.ok("add", "one")
    assert "Its chain is unbroken" in cli.ok("doctor").out
    assert cli.ok("doctor", "--json").json["ok"] is True
    assert "written anew" in cli.ok("doctor", "--repair").out


def test_doctor_names_damage_and_changes_nothing(cli: Any) -> None:
    for n in range(3):
        cli.ok("add", f"item {n}")
    journal = next((cli.home / "store" / "journal").glob("*.jsonl"))
    content = bytearray(journal.read_bytes())
    content[len(content) // 2] ^= 1
    journal.write_bytes(content)
    ran = cli("doctor")
    assert ran.status == 1
    assert "journal" in ran.out
    assert journal.read_bytes() == content


def test_a_foreign_directory_is_one_sentence_and_stays_untouched(cli: Any) -> None:
    store = cli.home / "store"
    store.mkdir(parents=True)
    (store / "letter.txt").write_text("dear")
    ran = cli("list")
    assert (ran.status, ran.out) == (1, "")
    assert "is not a workbench store" in ran.err
    assert [path.name for path in store.iterdir()] == ["letter.txt"]


def test_doctor_tells_where_a_backup_is_when_the_store_is_beyond_opening(cli: Any) -> None:
    cli.ok("add", "one")
    archive = cli.ok("backup").lines[0]
    shutil.rmtree(cli.home / "store")
    (cli.home / "store").mkdir()
    (cli.home / "store" / "letter.txt").write_text("dear")
    ran = cli("doctor")
    assert (ran.status, ran.err) == (1, "")
    assert archive in ran.out
    assert cli("doctor", "--json").json["ok"] is False


def test_a_backup_is_read_back_and_restores_what_was(cli: Any) -> None:
    cli.ok("add", "one")
    out = cli.ok("backup").lines
    archive = Path(out[0])
    assert archive.parent == cli.home / "backups"
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "Read back and sound: 1 item" in out[1]
    before = cli.ok("export", "json", "-o", "-").out
    cli.ok("add", "two")
    asked = cli("restore", str(archive))
    assert asked.status == 1
    assert asked.lines == [
        "now: 2 items, 3 records",
        "then: 1 items, 2 records",
        "difference: 1 item goes, 1 other record",
        "days: 2026-12-28 to 2026-12-28",
    ]
    assert len(cli.ok("list").lines) == 2
    two = cli.ok("export", "json", "-o", "-").out
    assert "undo` takes it back" in cli.ok("restore", str(archive), "--yes").out
    assert content_of(cli.ok("export", "json", "-o", "-").out) == content_of(before)
    kept = next((cli.home / "backups").glob("before-restore-*"))
    assert not list(cli.home.glob(".restore-*"))
    assert cli.ok("undo").lines[0] == f"Undone: Restored: “{archive.name}”"
    assert content_of(cli.ok("export", "json", "-o", "-").out) == content_of(two)
    assert "nothing to do" in cli.ok("restore", str(kept), "--yes").out
    assert cli.ok("add", "three").out.startswith("2026-0003")


def content_of(export: str) -> Any:
    """What an export holds."""
    return json.loads(export)


def test_a_backup_overwrites_nothing(cli: Any, tmp_path: Path) -> None:
    cli.ok("add", "one")
    file = tmp_path / "b.tar.gz"
    assert cli.ok("backup", str(file), "--json").json["items"] == 1
    content = file.read_bytes()
    assert cli("backup", str(file)).status == 1
    assert file.read_bytes() == content


def test_restore_takes_only_sound_backups(cli: Any, tmp_path: Path) -> None:
    cli.ok("add", "one")
    bad = tmp_path / "bad.tar.gz"
    for content in (b"", b"not an archive", _archive("../evil", b"x"), _archive("store/journal/x", b"x")):
        bad.write_bytes(content)
        ran = cli("restore", str(bad), "--yes")
        assert (ran.status, ran.err.count("\n")) == (1, 1), content
    assert cli("restore", str(tmp_path / "absent")).status == 1
    assert len(cli.ok("list").lines) == 1
    assert not (tmp_path / "evil").exists()
    assert not list(cli.home.glob(".restore-*"))


def _archive(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def test_restore_helps_when_the_store_is_beyond_opening(cli: Any) -> None:
    cli.ok("add", "one")
    archive = cli.ok("backup").lines[0]
    shutil.rmtree(cli.home / "store")
    (cli.home / "store").mkdir()
    (cli.home / "store" / "letter.txt").write_text("dear")
    assert "is not a workbench store" in cli.ok("restore", archive, "--yes").lines[0]
    assert cli.ok("list").lines == ["2026-0001  -  one"]


@pytest.mark.parametrize(("language", "title"), [("en", "Server-room UPS smoke"), ("zh", "机房UPS冒烟")])
def test_the_demo_shows_the_fictional_day_and_leaves_nothing(
    cli: Any, language: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page = cli.ok("--lang", language, "demo", "--plain").out
    assert title in page
    for number in ("0871", "0899", "0902", "0905", "0912", "0913", "0914", "0915", "0916", "0917", "0918"):
        assert f"2026-{number}" in page
    assert "07:52" in page
    assert "14:31" in page
    assert not list(tmp_path.glob("workbench-demo-*"))
    assert not cli.home.exists()
    assert len(cli.ok("--lang", language, "demo", "--json").json["groups"]["1"]) == 5


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(cli: Any, shell: str) -> None:
    script = cli.ok("completion", shell).out
    for word in ("close-day", "carry-rest", "dry-run", "export", "diary"):
        assert word in script
    program = shutil.which(shell)
    if program:
        checked = subprocess.run([program, "-n"], input=script, text=True, capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_bash_completes_commands_and_options(cli: Any, tmp_path: Path) -> None:
    script = tmp_path / "c.bash"
    script.write_text(cli.ok("completion", "bash").out)
    ask = 'source "$0"; COMP_WORDS=(workbench "$@"); COMP_CWORD=$#; _workbench; echo "${COMPREPLY[@]}"'

    def completed(*words: str) -> list[str]:
        return subprocess.run(
            ["bash", "-c", ask, str(script), *words], text=True, capture_output=True, check=True
        ).stdout.split()

    assert completed("cl") == ["close-day"]
    assert completed("--lang", "zh", "close-day", "--c") == ["--carry-rest"]
    assert completed("export", "di") == ["diary"]


def test_a_desk_for_reading_only_is_read_and_refuses_changes(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok("add", "one")
    real = Session.desk
    monkeypatch.setattr(Session, "desk", lambda self, read_only=False: real(self, read_only=True))
    assert cli.ok("list").lines == ["2026-0001  -  one"]
    assert "one" in cli.ok("today").out
    assert "one" in cli.ok("export", "diary", "-o", "-").out
    cli.ok("backup")
    for words in (["add", "two"], ["done", "1"], ["note", "x"], ["undo"], ["close-day", "--carry-rest"]):
        ran = cli(*words)
        assert (ran.status, ran.out) == (1, ""), words
        assert "reading only" in ran.err, words
