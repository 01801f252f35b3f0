"""Columns by cells, on a terminal and in a pipe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli import output
from workbench.text.width import cells

ROWS = [("1", "写一份很长很长很长的报告给张局长", "today"), ("22", "short", "")]


def test_in_a_pipe_nothing_is_cut() -> None:
    assert output.columns(ROWS, 1) == ["1   写一份很长很长很长的报告给张局长  today", "22  short"]


def test_on_a_terminal_every_line_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(output, "_terminal_columns", lambda: 30)
    lines = output.columns(ROWS, 1)
    assert [cells(line) <= 30 for line in lines] == [True, True]
    assert "…" in lines[0]
    assert lines[0].endswith("today")


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=4))
def test_columns_stand_in_line(rows: list[tuple[str, str]]) -> None:
    lines = output.columns([(one, two, "|") for one, two in rows], 1)
    assert len({cells(line) for line in lines}) <= 1
    assert len(lines) == len(rows)


@given(st.text())
def test_json_acts_on_no_terminal(text: str) -> None:
    assert all(32 <= ord(c) < 127 or ord(c) >= 160 for c in output.json_text([text]))


@given(st.text())
def test_a_safe_line_is_one_line(text: str) -> None:
    assert len(output.safe(text).splitlines()) <= 1
