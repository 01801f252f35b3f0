"""Reports as files."""

from __future__ import annotations

from pathlib import Path

from workbench.text.report.written import write_report


def test_a_report_is_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "diary.md"
    assert write_report("text\n", path).path == path
    assert path.read_text("utf-8") == "text\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["diary.md"]


def test_somebody_elses_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "diary.md"
    path.write_text("theirs")
    written = write_report("ours", path)
    assert (written.path, written.avoided) == (tmp_path / "diary-2.md", path)
    assert write_report("again", path).path == tmp_path / "diary-3.md"
    assert path.read_text() == "theirs"


def test_the_same_text_again_is_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "diary.md"
    write_report("text", path)
    assert write_report("text", path) == write_report("text", path, [str(path)])
    assert len(list(tmp_path.iterdir())) == 1


def test_our_earlier_report_is_replaced_and_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "diary.md"
    write_report("first", path)
    written = write_report("second", path, [str(path)])
    assert written.kept == tmp_path / "diary.md.bak"
    assert written.kept is not None
    assert (path.read_text(), written.kept.read_text()) == ("second", "first")
