"""Private files, whole or not at all."""

import os
from pathlib import Path

import pytest

from workbench import files


def test_a_file_is_replaced_as_a_whole_and_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o644)
    files.atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    files.atomic_write(path, b"old")

    def fail(_: int) -> None:
        raise OSError(5, "bad disk")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="bad disk"):
        files.atomic_write(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"old"


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, view: real(fd, bytes(view[:3])))
    files.atomic_write(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_new_file_never_writes_through_a_name_left_behind(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "new").hardlink_to(tmp_path / "precious")
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    files.write_new(tmp_path / "new", b"x")
    files.write_new(tmp_path / "link", b"x")
    assert (tmp_path / "precious").read_text() == "precious"


def test_directories_that_are_missing_are_made_for_the_owner_only(tmp_path: Path) -> None:
    files.private_directory(tmp_path / "a" / "b")
    files.private_directory(tmp_path / "a" / "b")
    assert (tmp_path / "a").stat().st_mode & 0o777 == (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
