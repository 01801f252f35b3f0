"""Commands run in this process, on a desk in an empty directory, with a clock that stands."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main

NOW = "2026-12-28T08:00"


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Cli:
    """Runs commands on one desk."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.setenv("WORKBENCH_HOME", str(home))
        self.at(NOW)

    def at(self, moment: str) -> None:
        """Put the clock to another moment."""
        self._monkeypatch.setenv("WORKBENCH_NOW", moment)

    def __call__(self, *words: str, stdin: bytes = b"") -> Ran:
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        status = main(words)
        said = self._capsys.readouterr()
        return Ran(status, said.out, said.err)

    def ok(self, *words: str, stdin: bytes = b"") -> Ran:
        """Run what must succeed."""
        ran = self(*words, stdin=stdin)
        assert ran.status == 0, f"{words}: {ran}"
        assert ran.err == "", f"{words}: {ran}"
        return ran

    def settings(self, text: str) -> None:
        """Write settings.toml."""
        folder = self.home / "config"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.toml").write_text(text, "utf-8")

    def item(self, ref: str) -> Any:
        """An item as its JSON."""
        return self.ok("show", ref, "--json").json


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(tmp_path / "desk", monkeypatch, capsys)
