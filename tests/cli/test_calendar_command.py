"""`workbench calendar`: the days off and made up of a year or a month, how sure, and by whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def china(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("WORKBENCH_LANG", "en")


@pytest.mark.usefixtures("china")
def test_a_decreed_year_and_its_made_up_days(cli: Any) -> None:
    shape = cli.ok("calendar", "2026", "--json").json
    assert (shape["certainty"], shape["source"], shape["country"]) == ("official", "chinesecalendar", "CN")
    assert [day["date"] for day in shape["days"] if day["works"]] == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]  # fmt: skip
    lines = cli.ok("calendar", "2026-10").lines
    assert lines[0] == "2026-10  CN  official (chinesecalendar)  18 working days"
    assert lines[1].split()[:5] == ["10-01", "Thu", "–", "10-07", "Wed"]
    assert "make-up workday" in lines[2]


@pytest.mark.usefixtures("china")
def test_this_year_without_a_word_and_the_next_is_provisional(cli: Any) -> None:
    assert cli.ok("calendar").lines[0].startswith("2026  CN  official")
    ran = cli.ok("calendar", "2027")
    assert ran.lines[0].startswith("2027  CN  provisional")
    assert "notice for 2027" in ran.lines[-1]


@pytest.mark.usefixtures("china")
def test_days_of_ones_own_are_named_with_their_file(cli: Any) -> None:
    place = cli.home / "config" / "holidays"
    place.mkdir(parents=True)
    (place / "mine.txt").write_text("2027-06-30 off moving house\n", encoding="utf-8")
    found = [line for line in cli.ok("calendar", "2027").lines if "moving house" in line]
    assert len(found) == 1
    assert found[0].endswith("official mine.txt")


@pytest.mark.usefixtures("china")
def test_a_slip_in_a_file_of_ones_own_is_told(cli: Any) -> None:
    place = cli.home / "config" / "holidays"
    place.mkdir(parents=True)
    (place / "mine.txt").write_text("2027-06-31 off moving house\n", encoding="utf-8")
    ran = cli("calendar", "2027")
    assert ran.status == 0
    assert "mine.txt, line 1" in ran.err


def test_without_a_country_it_says_so(cli: Any) -> None:
    lines = cli.ok("calendar", "2026-12").lines
    assert lines[0] == "2026-12  weekdays only  23 working days"
    assert "No country is set" in lines[-1]


@pytest.mark.parametrize("word", ["soon", "20260", "2026-13", "2026-1-1", "1899", "2026-", "-1"])
def test_what_is_no_year_and_no_month_is_refused(cli: Any, word: str) -> None:
    ran = cli("calendar", "--", word)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "settings", "country"),
    [
        ({"LC_ALL": "en_GB.UTF-8"}, "", "GB"),
        ({"LC_ALL": "zh_CN.UTF-8"}, "", "CN"),
        ({"LC_ALL": "zh_HK.UTF-8"}, 'language = "zh_CN"', "HK"),
        ({"LC_ALL": "en_US.UTF-8", "WORKBENCH_LANG": "zh_CN"}, "", "CN"),
        ({"LC_ALL": "en_US.UTF-8"}, 'language = "zh_CN"', "CN"),
        ({"LC_ALL": "zh_CN.UTF-8", "WORKBENCH_LANG": "en"}, "", "CN"),
        ({"LC_ALL": "C.UTF-8"}, 'language = "zh_CN"', "CN"),
        ({"LC_ALL": "C.UTF-8"}, "", None),
        ({"LC_ALL": "zh_CN.UTF-8"}, 'country = "de"\nsubdivision = "BY"', "DE"),
    ],
)
def test_the_country(
    cli: Any, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], settings: str, country: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    folder = Path(cli.home) / "config"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    assert cli.ok("calendar", "2026", "--json").json["country"] == country


def test_a_part_that_does_not_exist_is_named(cli: Any) -> None:
    folder = Path(cli.home) / "config"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text('country = "GB"\nsubdivision = "XX"\n', encoding="utf-8")
    ran = cli.ok("calendar", "2026")
    assert "weekdays only" in ran.lines[0]
    assert "ENG, NIR, SCT, WLS" in ran.lines[-1]


@pytest.mark.usefixtures("china")
def test_a_plan_in_working_days_knows_the_make_up_saturday(cli: Any) -> None:
    cli.at("2026-09-29T09:00")
    cli.ok("add", "report")
    cli.ok("due", "1", "in 3 working days")
    assert date.fromisoformat(cli.item("1")["due"][:10]) == date(2026, 10, 9)
    cli.at("2026-10-09T09:00")
    cli.ok("add", "figures")
    cli.ok("wait", "2", "Li")
    assert cli.item("2")["next_check"][:10] == "2026-10-12"  # Saturday 10 October is worked


@pytest.mark.usefixtures("china")
def test_a_filter_counts_the_working_days_of_the_calendar(cli: Any) -> None:
    cli.at("2026-09-29T09:00")
    cli.ok("add", "report")
    cli.ok("due", "1", "2026-10-09")
    assert cli.ok("list", "due:in 3 working days", "--json").json[0]["title"] == "report"
    assert cli.ok("list", "due:in 2 working days", "--json").json == []
