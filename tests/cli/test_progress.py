"""The bar on long work: nothing for programs and for short work, one line that goes away for a person."""

from __future__ import annotations

import io
import sys

import pytest

from workbench.cli import progress


class Screen(io.StringIO):
    """Standard error before which a person sits."""

    def isatty(self) -> bool:
        return True


def work(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float) -> str:
    moments = iter(n * seconds for n in range(1000))
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(moments))
    with progress.counted("Reading", 10) as step:
        for _piece in range(10):
            step()
    return stream.getvalue()


def test_long_work_shows_how_far_it_is_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    painted = work(monkeypatch, Screen(), 0.2)
    assert "\rReading [############............] 50%" in painted
    assert "] 100%" in painted
    assert painted.endswith("\r\033[K")
    assert "\n" not in painted


def test_short_work_and_programs_see_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, Screen(), 0.001) == ""
    assert work(monkeypatch, io.StringIO(), 0.2) == ""
