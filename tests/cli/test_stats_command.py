"""`workbench stats`: the pictures of a period as text and as JSON, every figure with what it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def lived(cli: Any) -> Any:
    """A day: two matters done, one of them late and timed, one still open, a call that took its time."""
    cli.at("2026-12-28T09:00")
    cli.ok("add", "quarterly figures by 27 dec ^Wang #会务 ~30m !1")
    cli.ok("add", "tidy the cupboard")
    cli.ok("add", "open one @李工")
    cli.ok("start", "1")
    cli.at("2026-12-28T09:45")
    cli.ok("done", "1", "sent")
    cli.ok("done", "2", "tidy")
    cli.at("2026-12-28T10:30")
    cli.ok("note", "10:00-10:20 电 Sun about it")
    cli.at("2026-12-28T11:00")
    cli.ok("reply", "1", "told Wang")
    return cli


def figures(cli: Any, *words: str) -> dict[tuple[str, str, str], Any]:
    shown = cli.ok("stats", *words, "--json").json
    return {
        (chart["id"], row["name"], figure["name"]): figure
        for chart in shown["pictures"]
        for row in chart["rows"]
        for figure in row["figures"]
    }


def test_every_figure_names_what_it_counts(lived: Any) -> None:
    found = figures(lived, "week")
    taken = found["hours-area", "会务", "taken"]
    assert (taken["text"], taken["refs"]) == ("45m", ["2026-0001"])
    assert found["hours-area", "会务", "estimated"]["text"] == "30m"
    call = found["hours-kind", "call", "taken"]
    assert (call["text"], call["refs"], len(call["lines"])) == ("20m", [], 1)
    assert sorted(found["turns", "in → done", "matters"]["refs"]) == ["2026-0001", "2026-0002"]
    assert found["turns", "done → told", "half within"]["text"] == "1h15"
    assert found["loads", "李工", "open, later"]["refs"] == ["2026-0003"]
    assert found["quadrants", "wk 12-28", "Do now"]["refs"] == ["2026-0001"]


def test_the_pictures_fit_eighty_columns_and_name_items_when_asked(lived: Any) -> None:
    said = lived.ok("stats", "week").out
    assert all(len(line) <= 80 for line in said.splitlines())
    assert "█ known  ▓ unasked" in said
    assert "2026-0001" not in said
    assert "2026-0001" in lived.ok("stats", "week", "--items").out


def test_without_more_than_ascii_tiles_are_ascii(lived: Any) -> None:
    lived.settings('glyphs = "ascii"\n')
    said = lived.ok("stats", "2026").out
    assert "# known  = unasked" in said
    assert not set("█▓▒░▪○§×·–→") & set("".join(line for line in said.splitlines() if line.startswith("  ")))


def test_periods_are_read_as_everywhere(cli: Any) -> None:
    cli.ok("add", "x")
    for words, first in (
        (("2026-Q4",), "2026-10-01"),
        ((), "2026-12-01"),
        (("year",), "2026-01-01"),
        (("2026-12-20",), "2026-12-14"),
    ):
        assert cli.ok("stats", *words, "--json").json["first"] == first
    ran = cli("stats", "2027-05")
    assert ran.status == 2 and "still to come" in ran.err
    ran = cli("stats", "gibberish")
    assert ran.status == 2 and "gibberish" in ran.err


def test_an_empty_desk_has_nothing_to_show(cli: Any) -> None:
    said = cli.ok("stats").out
    assert said.count("nothing to show") == said.count("\n\n")


def test_an_area_and_a_person_known_from_restricted_items_alone_are_not_named(lived: Any) -> None:
    lived.ok("add", "hush #机密 @暗")
    lived.ok("start", "4")
    lived.at("2026-12-28T12:00")
    lived.ok("stop")
    assert "机密" in lived.ok("stats").out and "暗" in lived.ok("stats").out
    lived.ok("edit", "4", "restricted=yes")
    for shown in (lived.ok("stats").out, lived.ok("stats", "--json").out):
        assert "机密" not in shown and "暗" not in shown and "hush" not in shown
        assert "▒▒▒" in shown
        assert "会务" in shown and "李工" in shown


def test_the_pictures_are_a_report_too(lived: Any, tmp_path: Path) -> None:
    target = tmp_path / "week.html"
    lived.ok("export", "stats", "week", "-o", str(target))
    page = target.read_text("utf-8")
    assert page.count("<svg") == page.count("<table>") > 4
    assert "45m" in page and "会务" in page
    markdown = lived.ok("export", "stats", "-o", "-").out
    assert "| Dec" not in markdown and "| wk 12-28 |" in markdown
    ran = lived("export", "stats", "2030")
    assert ran.status == 2 and "still to come" in ran.err
