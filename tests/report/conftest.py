"""The made-up year of an office, and smaller ones, each written once for all tests that read it: none may write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.office import Office
from support.plain import Plain

EVENING = "2026-12-28T18:00"


@dataclass
class Made:
    """A desk on disk, and what the tests ask of it."""

    home: Path
    office: Office
    _plain: Plain | None = None

    @cached_property
    def meeting(self) -> str:
        """Its decisions became matters of their own."""
        return self.office.meeting().ref

    def export(self, cli: Cli, *words: str, lang: str = "en") -> str:
        """A report as the command writes it."""
        cli.at(EVENING)
        return cli.ok("export", *words, "-o", "-", "--home", str(self.home), "--lang", lang).out

    def plain(self, cli: Cli) -> Plain:
        """The same desk as the JSON that it exports, read once."""
        self._plain = self._plain or Plain(json.loads(self.export(cli, "json")), EVENING)
        return self._plain


Years = Callable[[str], Made]


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    """`en` and `zh_CN`: 3,000 matters and 20,000 lines; a number: two months of a small office made from that seed."""
    made: dict[str, Made] = {}

    def one(name: str) -> Made:
        if name not in made:
            small = name.isdigit()
            office = Office(int(name), 90, 700, "en", date(2026, 10, 30), 60) if small else Office(7, 3000, 20000, name)
            home = tmp_path_factory.mktemp("year") / name
            office.settle(home)
            made[name] = Made(home, office)
        return made[name]

    return one
