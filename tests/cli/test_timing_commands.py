"""stop --at, interrupt, resume, and the gaps of the printed diary."""

from __future__ import annotations

from cli.conftest import Cli


def test_an_interruption_and_back(cli: Cli) -> None:
    cli.ok("add", "the report", "!1")
    cli.at("2026-12-28T09:00")
    cli.ok("start", "1")
    cli.at("2026-12-28T09:40")
    assert "市局催月报" in cli.ok("interrupt", "电 市局催月报").out
    assert cli.item("1")["started_at"] is None
    assert "interrupted by: call" in cli.ok("diary").out
    cli.at("2026-12-28T09:50")
    cli.ok("resume")
    assert cli.item("1")["started_at"] is not None
    ran = cli("resume")
    assert (ran.status, ran.err) == (1, "workbench: Nothing was interrupted.\n")


def test_an_end_is_said_afterwards(cli: Cli) -> None:
    cli.ok("add", "the report", "!1")
    cli.at("2026-12-28T16:00")
    cli.ok("start", "1")
    cli.at("2026-12-29T08:30")
    cli.ok("stop", "--at", "yesterday 16:45")
    assert "45 minutes" in cli.ok("diary", "yesterday").out


def test_a_moment_that_cannot_be_is_refused(cli: Cli) -> None:
    cli.ok("add", "the report", "!1")
    cli.at("2026-12-28T16:00")
    cli.ok("start", "1")
    assert cli("stop", "--at", "soon").status == 2
    assert cli("stop", "--at", "15:59").status == 1
    assert cli.item("1")["started_at"] is not None


def test_the_printed_diary_names_what_nothing_is_known_of(cli: Cli) -> None:
    cli.ok("note", "8:00 记 early")
    cli.at("2026-12-28T18:00")
    assert "09:00–12:00  nothing is known of 3 h" in cli.ok("diary").out
    cli.ok("note", "9:00-12:00 会 例会")
    assert "09:00–12:00  nothing" not in cli.ok("diary").out
