"""The torture at the size of continuous integration; `python -m tests.torture` is the whole of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.terminal import need_tmux

from tests.torture import mutants
from tests.torture.__main__ import TRIALS

IN_A_TERMINAL = ("crowd", "signals")


@pytest.mark.parametrize("name", [name for name in TRIALS if name not in IN_A_TERMINAL])
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    assert TRIALS[name](tmp_path, True).faults == []


@pytest.mark.terminal
@pytest.mark.parametrize("name", IN_A_TERMINAL)
def test_nothing_is_lost_with_a_screen_open(name: str, tmp_path: Path) -> None:
    need_tmux()
    assert TRIALS[name](tmp_path, True).faults == []


@pytest.mark.parametrize("name", list(mutants.MUTANTS))
def test_the_torture_notices_what_is_taken_out(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    with monkeypatch.context() as patch:
        assert mutants.MUTANTS[name](patch, tmp_path / "x") != []
