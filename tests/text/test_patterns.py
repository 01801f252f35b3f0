"""A remembered pattern is the pattern that `re` makes, and a file that cannot be believed is as good as none."""

import marshal
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.text import patterns
from workbench.text.capture.tables import tables
from workbench.text.patterns import compiled, keep, remember_in

PATTERNS = sorted({rule.pattern for rule in tables()} | {r"(?P<year>\d{4})-(?P<month>\d\d)", ""})


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "_compiled", {})
        patch.setattr(patterns, "_forms", None)
        patch.setattr(patterns, "_new", set())
        yield


def forget() -> None:
    patterns._compiled.clear()
    patterns._new.clear()


def test_what_was_kept_is_what_re_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "state" / "patterns"
    remember_in(str(file))
    for pattern in PATTERNS:
        compiled(pattern)
    keep(str(file))
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    forget()
    remember_in(str(file))
    monkeypatch.setattr(patterns, "_made", lambda pattern: pytest.fail(f"not remembered: {pattern}"))
    for pattern in PATTERNS:
        remembered = compiled(pattern)
        assert remembered == re.compile(pattern), "flags, code and text are the same"
        assert remembered.groupindex == re.compile(pattern).groupindex
    found = compiled(r"(?P<year>\d{4})-(?P<month>\d\d)").search("on 2026-11-21")
    assert found is not None
    assert found["month"] == "11"


def _damaged(file: Path, how: str) -> None:
    content = file.read_bytes()
    build, forms = marshal.loads(content)
    if how == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "text":
        file.write_text("not what was kept")
    elif how == "another build":
        file.write_bytes(marshal.dumps((("3.0", build[1]), {key: (0, b"", 0, {}, ()) for key in forms})))
    elif how == "nonsense":
        file.write_bytes(marshal.dumps((build, {key: (0, b"\1\2", -1, {}, ()) for key in forms})))
    elif how == "code":
        file.write_bytes(marshal.dumps((build, {key: (32, b"\xff" * 40, 0, {}, (None,)) for key in forms})))
    elif how == "open to all":
        file.chmod(0o666)
    elif how == "link":
        file.rename(file.with_name("elsewhere"))
        file.symlink_to(file.with_name("elsewhere"))


@pytest.mark.parametrize(
    "how", ["cut", "empty", "text", "another build", "nonsense", "code", "open to all", "link", "gone"]
)
def test_what_cannot_be_believed_is_compiled_anew(tmp_path: Path, how: str) -> None:
    file = tmp_path / "patterns"
    remember_in(str(file))
    compiled("a[bc]+")
    keep(str(file))
    if how == "gone":
        file.unlink()
    else:
        _damaged(file, how)
    forget()
    remember_in(str(file))
    assert compiled("a[bc]+") == re.compile("a[bc]+")


def test_a_disk_that_will_not_have_it_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    remember_in(str(tmp_path / "state" / "patterns"))
    compiled("a[bc]+")
    keep(str(tmp_path / "state" / "patterns"))
    assert (tmp_path / "state").read_text() == "in the way"


def test_nothing_is_kept_unless_asked_for(tmp_path: Path) -> None:
    compiled("a[bc]+")
    keep(str(tmp_path / "patterns"))
    assert list(tmp_path.iterdir()) == []
