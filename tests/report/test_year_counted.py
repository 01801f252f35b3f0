"""Every figure of every report, read from its text and counted again over the exported JSON: of a whole year, and of
small desks made from many seeds. A number that nobody has counted fails too.
"""

from __future__ import annotations

from datetime import date

import pytest
from cli.conftest import Cli, cli
from report.conftest import Years
from support.plain_days import count_agenda, count_bulletin, count_diary, count_handover, count_week
from support.plain_duty import Span, count_duty
from support.plain_papers import count_leader, count_minutes, count_schedule, five
from support.plain_stats import count_stats

__all__ = ["cli"]
DESKS = ("en", *map(str, range(12)))
DECEMBER, NOVEMBER, OCTOBER = ("2026-12-01", "2026-12-31"), ("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31")
DUTIES: dict[tuple[str, ...], tuple[Span, int]] = {
    ("month",): ((DECEMBER, NOVEMBER, ("2027-01-01", "2027-01-31")), 8),
    ("month", "2026-11"): ((NOVEMBER, OCTOBER, DECEMBER), 8),
    ("quarter",): ((("2026-10-01", "2026-12-31"), ("2026-07-01", "2026-09-30"), ("2027-01-01", "2027-03-31")), 5),
    ("year",): ((("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31"), ("2027-01-01", "2027-12-31")), 5),
}


@pytest.mark.parametrize("words", DUTIES, ids="-".join)
@pytest.mark.parametrize("name", DESKS)
def test_month_quarter_and_year(cli: Cli, years: Years, name: str, words: tuple[str, ...]) -> None:
    year = years(name)
    span, most = DUTIES[words]
    assert count_duty(year.export(cli, *words), year.plain(cli), span, most) == []


@pytest.mark.parametrize("day", ["2026-12-28", "2026-12-23", "2026-12-08", "2026-11-18"])
@pytest.mark.parametrize("name", DESKS)
def test_diary(cli: Cli, years: Years, name: str, day: str) -> None:
    year = years(name)
    assert count_diary(year.export(cli, "diary", "--date", day), year.plain(cli), day) == []


@pytest.mark.parametrize("monday", ["2026-12-28", "2026-12-21", "2026-12-07"])
@pytest.mark.parametrize("name", DESKS)
def test_week(cli: Cli, years: Years, name: str, monday: str) -> None:
    year = years(name)
    text = year.export(cli, "week", "--date", monday)
    assert count_week(text, year.plain(cli), date.fromisoformat(monday)) == []


@pytest.mark.parametrize("name", DESKS)
def test_agenda(cli: Cli, years: Years, name: str) -> None:
    year = years(name)
    assert count_agenda(year.export(cli, "agenda"), year.plain(cli), date(2026, 12, 28)) == []


@pytest.mark.parametrize("name", DESKS)
def test_bulletin(cli: Cli, years: Years, name: str) -> None:
    year = years(name)
    assert count_bulletin(year.export(cli, "bulletin"), year.plain(cli)) == []


@pytest.mark.parametrize("name", DESKS)
def test_handover(cli: Cli, years: Years, name: str) -> None:
    year = years(name)
    assert count_handover(year.export(cli, "handover"), year.plain(cli)) == []


@pytest.mark.parametrize("words", ["2026-12", "2026-11", "2026-Q4"])
@pytest.mark.parametrize("name", DESKS)
def test_statistics(cli: Cli, years: Years, name: str, words: str) -> None:
    year = years(name)
    span, before = {
        "2026-12": (DECEMBER, NOVEMBER),
        "2026-11": (NOVEMBER, OCTOBER),
        "2026-Q4": (("2026-10-01", "2026-12-31"), ("2026-07-01", "2026-09-30")),
    }[words]
    assert count_stats(year.export(cli, "stats", words), year.plain(cli), span, before) == []


@pytest.mark.parametrize("name", DESKS)
def test_five_dont_lets(cli: Cli, years: Years, name: str) -> None:
    year = years(name)
    plain = year.plain(cli)
    told = cli.ok("brief", "--home", str(year.home), "--lang", "en").lines[1]
    assert told == "The five don't-lets: " + "  ".join(f"{what} {count}" for what, count in five(plain).items())


@pytest.mark.parametrize("name", DESKS)
def test_schedule_brief_and_minutes(cli: Cli, years: Years, name: str) -> None:
    year = years(name)
    plain = year.plain(cli)
    for monday in ("2026-12-28", "2026-12-14"):
        text = year.export(cli, "schedule", "--date", monday)
        assert count_schedule(text, plain, date.fromisoformat(monday)) == []
    assert count_leader(year.export(cli, "leader", "Director Zhang"), plain, "Director Zhang") == []
    assert count_minutes(year.export(cli, "minutes", year.meeting), plain, year.meeting) == []
