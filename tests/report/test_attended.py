"""How long the days were stands in a diary or a week only where the user's own template asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Cli, cli

__all__ = ["cli"]
ASKING = 'title = "Ours"\n[[section]]\nheading = "At the desk"\nuse = "attendance"\n'


@pytest.fixture
def two_days(cli: Cli) -> Cli:
    cli.settings('[hours]\nstart = "09:00"\nend = "18:00"\nlunch = "12:00-13:00"\n')
    for day, begin, end in (("2026-12-28", "08:30", "18:40"), ("2026-12-29", "09:00", "18:00")):
        cli.at(f"{day}T{begin}")
        cli.ok("today")
        cli.at(f"{day}T{end}")
        cli.ok("close-day")
    return cli


def own(cli: Cli, report: str) -> None:
    place: Path = cli.home / "config" / "reports" / f"{report}.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(ASKING, "utf-8")


def test_nobody_reads_of_it_unasked(two_days: Cli) -> None:
    for report in ("diary", "week"):
        assert "overtime" not in two_days.ok("export", report, "-o", "-").out


def test_a_template_that_asks_is_told(two_days: Cli) -> None:
    own(two_days, "diary")
    own(two_days, "week")
    monday = two_days.ok("export", "diary", "--date", "2026-12-28", "-o", "-").out
    assert "## 1 At the desk\n\n- 08:30–18:40 · 9 h 10 · overtime 1 h 10" in monday
    assert "- 09:00–18:00 · 8 h 00\n" in two_days.ok("export", "diary", "-o", "-").out
    week = two_days.ok("export", "week", "-o", "-").out
    assert "- Mon 2026-12-28  08:30–18:40" in week
    assert "together 17 h 10, overtime 1 h 10" in week


def test_a_day_that_was_not_opened_has_none(cli: Cli) -> None:
    own(cli, "diary")
    assert "At the desk" not in cli.ok("export", "diary", "-o", "-").out
