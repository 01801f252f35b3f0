"""The brief and the leak check from a shell."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def a_morning(cli: Any) -> None:
    """Friday's work, never closed, seen on Monday."""
    cli.at("2026-12-25T09:00")
    cli.ok("today")
    lines = ["report !1 2026-12-28", "speech >Li 2026-12-28 !2", "roster >Zhao 2026-12-31 !2", "boxes !2 by 2026-12-25"]
    cli.ok("add", "-", stdin="\n".join(lines).encode())
    cli.ok("note", "on duty: Wang Qiang")
    cli.at("2026-12-28T07:52")


def test_the_brief_answers_the_three_questions_on_one_screen(cli: Any) -> None:
    ran = cli.ok("brief")
    assert ran.lines[0].startswith("Monday, 28 December 2026 07:52")
    assert "1 to ask again" in ran.lines[0]
    assert ran.lines[1] == "The five don't-lets: Delay 0  Backlog 0  Errors 0  Gaps 0  Image 0"
    at = ran.lines.index
    assert at("What must I do now? (2)") < at("What have I forgotten? (2)") < at("Who owes me? (2)")
    assert "boxes" in ran.lines[at("What must I do now? (2)") + 1]
    assert "the deadline has passed" in ran.out
    assert "the day was never closed" in ran.out
    assert "speech" in ran.lines[at("Who owes me? (2)") + 1]
    assert len(ran.lines) <= 24


def test_picks_stand_first_and_a_fourth_is_refused(cli: Any) -> None:
    cli.ok("add", "one !2")
    ran = cli.ok("brief", "--pick", "report")
    assert [line for line in ran.lines if line.startswith("* ")] == ["* 2026-0001  1  report  today"]
    found = cli.ok("brief", "--pick", "2", "--pick", "3", "--json").json
    assert found["picks"] == ["2026-0001", "2026-0002", "2026-0003"]
    assert found["now"][0]["why"] == "picked"
    refused = cli("brief", "--pick", "4")
    assert (refused.status, refused.err) == (1, "workbench: A day is about 3 things. Take one off first.\n")
    assert cli.ok("brief", "--pick", "3", "--json").json["picks"] == ["2026-0001", "2026-0002"]


def test_sections_are_cut_to_a_screen_and_say_so(cli: Any) -> None:
    cli.ok("add", "-", stdin="\n".join(f"thing {n} !1 2026-12-28" for n in range(20)).encode())
    assert "  and 13 more" in cli.ok("brief").lines
    assert "more" not in cli.ok("brief", "--all").out


def test_the_counters_are_as_long_as_the_lists_behind_them(cli: Any) -> None:
    cli.ok("wait", "report", "Li", "--check", "2026-12-27")
    found = cli.ok("brief", "--json").json
    assert found["donts"]["gap"] == {"count": 1, "items": ["2026-0001"], "entries": []}


def test_an_empty_desk_says_so_in_three_lines(cli: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "new"))
    out = cli.ok("brief").out
    for words in ("Nothing is planned for today.", "Nothing is forgotten.", "Nobody owes anything."):
        assert words in out
