"""The script of the demo: what is done, when, and with which words. It lies in `data/demo/day.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from workbench.resources import resource


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done at the desk."""

    table: dict[str, Any]
    language: str

    @property
    def at(self) -> datetime:
        return self.table["at"]

    @property
    def verb(self) -> str:
        return str(self.table["do"])

    @property
    def ref(self) -> str:
        return str(self.table.get("ref", ""))

    @property
    def text(self) -> str:
        """What is typed or written, in the language of the demo."""
        return str(self.table.get(self.language, ""))

    def words(self, name: str) -> str | None:
        """A field that is said differently in each language."""
        found = cast("dict[str, str]", self.table.get(name, {})).get(self.language)
        return found or None

    def lists(self, name: str) -> tuple[str, ...]:
        """The same for a list."""
        return tuple(cast("dict[str, list[str]]", self.table.get(name, {})).get(self.language, []))

    def when(self, name: str = "when") -> date | datetime | None:
        """A day or a moment, local."""
        return self.table.get(name)


@dataclass(frozen=True, slots=True)
class Script:
    """The whole demo in one language."""

    now: datetime
    """Where the clock stands when the script is done."""
    steps: tuple[Step, ...]
    facts: dict[str, dict[str, str]]
    """By number of the item: what no captured line can say."""
    tracked: dict[str, dict[str, Any]]
    language: str


def load_script(language: str) -> Script:
    """The script with the words of a language."""
    table = tomllib.loads(resource("demo", "day.toml").read_text("utf-8"))
    # In the file a step may stand beside its item; done it is in the order of time.
    steps = tuple(sorted((Step(step, language) for step in table["step"]), key=lambda step: step.at))
    return Script(table["now"], steps, table["facts"], table["tracked"], language)


def settings_text(language: str) -> str:
    """The settings of the demo's person."""
    return resource("demo", f"settings.{language}.toml").read_text("utf-8")
