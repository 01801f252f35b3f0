"""The line: words of two scripts, undo, and chips that follow the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.line_edit import shifted, word_end, word_start


@pytest.mark.parametrize(
    ("text", "start"),
    [("hello world", 6), ("hello world  ", 6), ("明天开会", 2), ("明天 ok", 3), ("a明", 1),
     ("@李伟", 1), ("x//", 2), ("", 0)],
)  # fmt: skip
def test_a_word_to_the_left(text: str, start: int) -> None:
    assert word_start(text, len(text)) == start


@given(st.text(max_size=30), st.integers(0, 30))
def test_words_stay_within_the_line_and_move(text: str, place: int) -> None:
    place = min(place, len(text))
    assert 0 <= word_start(text, place) <= place <= word_end(text, place) <= len(text)
    if place:
        assert word_start(text, place) < place


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_a_range_that_was_not_touched_still_covers_its_text(a: str, b: str, c: str, d: str, new: str) -> None:
    old, edited = a + b + c + d, a + b + new + d
    for start, end in shifted([(len(a), len(a + b))], old, edited):
        assert edited[start:end] == b or old[len(a) : len(a + b)] == edited[start:end]
