# ruff: noqa: E501 - a row of a table is one line
"""Lengths of time, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.duration import format_minutes, parse_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30m", 30), ("~30m", 30), ("～３０ｍ", 30), ("1.5h", 90), ("1h30", 90), ("1h30m", 90), ("1h 5m", 65), ("90", 90),
        ("2h", 120), ("45 min", 45), ("2 hours", 120), ("1 hour", 60), ("half an hour", 30), ("半小时", 30),
        ("半个小时", 30), ("两小时", 120), ("1.5小时", 90), ("1小时30分", 90), ("一个半小时", 90), ("两个小时", 120),
        ("45分钟", 45), ("四十五分钟", 45), ("一刻钟", 15), ("三刻钟", 45), ("3小時", 180), ("一小时半", 90),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "~", "soon", "5%", "3天", "0", "1h90", "bin", "-5", "1.5", "h"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert parse_minutes(text) is None


@given(st.integers(1, 60 * 24))
def test_what_is_written_is_read_back(minutes: int) -> None:
    assert parse_minutes(format_minutes(minutes)) == minutes
