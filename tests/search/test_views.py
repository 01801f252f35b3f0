"""Saved views: a line each in a file of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refused
from workbench.text.search.views import load_views, remove_view, save_view

_PRINTED = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12).filter(str.isprintable)
WORDS = st.lists(_PRINTED, min_size=1, max_size=3).map(" ".join)
NAMES = WORDS
HAND = '# my own\n\n"季报待回复" = "state:waiting #季报"   # asked on Mondays\nlate = \'overdue -@me\'\n'


@given(st.lists(st.tuples(NAMES, WORDS), max_size=5), st.data())
def test_what_was_saved_is_there_and_nothing_else(views: list[tuple[str, str]], data: st.DataObject) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "config" / "views.toml"
        expected: dict[str, str] = {}
        for name, words in views:
            save_view(path, name, words)
            expected[" ".join(name.split())] = words
            assert load_views(path).words == tuple(expected.items())
        if expected:
            gone = data.draw(st.sampled_from(sorted(expected)))
            remove_view(path, gone)
            del expected[gone]
            assert dict(load_views(path).words) == expected


def test_the_rest_of_the_file_stays_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "views.toml"
    path.write_text(HAND, "utf-8")
    assert load_views(path).words == (("季报待回复", "state:waiting #季报"), ("late", "overdue -@me"))
    save_view(path, "new one", 'due<"next fri"')
    save_view(path, "late", "overdue")
    assert path.read_text("utf-8") == HAND.replace("late = 'overdue -@me'", '"late" = "overdue"') + (
        '"new one" = "due<\\"next fri\\""\n'
    )
    remove_view(path, "late")
    assert '# my own\n\n"季报待回复"' in path.read_text("utf-8")
    assert "late" not in path.read_text("utf-8")


@pytest.mark.parametrize("content", ["[views]\na = 'x'\n", "a = 3\n", "a = \n", "a = 'x'\na = 'y'\n", "\xff"])
def test_a_file_that_is_not_understood_is_named_and_left(tmp_path: Path, content: str) -> None:
    path = tmp_path / "views.toml"
    path.write_bytes(content.encode("latin-1"))
    assert len(load_views(path).problems) == 1
    for change in (lambda: save_view(path, "b", "today"), lambda: save_view(path, "a", "today")):
        with pytest.raises(Refused):
            change()
    assert path.read_bytes() == content.encode("latin-1")


@pytest.mark.parametrize(("name", "words"), [("", "today"), ("x" * 61, "today"), ("a\x1b[2J", "today"), ("a", " ")])
def test_a_view_without_a_name_or_words_is_refused(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(Refused):
        save_view(tmp_path / "views.toml", name, words)
    assert not (tmp_path / "views.toml").exists()
