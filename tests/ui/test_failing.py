"""A screen that fails: no word of an item on the terminal, and the error goes to whoever keeps it in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.stage import add, open_desk

from workbench import app as app_module
from workbench.app import DeskApp, run


def test_what_ends_the_desk_is_raised_and_tells_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(tmp_path)
    add(desk, "Zquxz is a secret")
    shown = DeskApp.run

    class Broken(DeskApp):
        def on_mount(self) -> None:
            title = next(iter(self.desk.items.values())).title
            raise LookupError(len(title))

        def run(self, **options: Any) -> int | None:
            return shown(self, headless=True)

    monkeypatch.setattr(app_module, "DeskApp", Broken)
    with pytest.raises(LookupError):
        run(desk, tmp_path)
    said = capsys.readouterr()
    assert "Zquxz" not in said.out + said.err
