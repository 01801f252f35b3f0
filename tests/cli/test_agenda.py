"""The agenda of the Monday meeting, made from what the desk knows."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def two_weeks(cli: Any) -> Any:
    cli.at("2026-12-22T09:00")
    cli.ok(
        "add",
        "-",
        stdin=b"""\
final accounts !2 @Zhou
letter to the bureau !1 by 2026-12-23
plan of the year !2
secret matter !1
""",
    )
    cli.ok("edit", "secret", "restricted=yes")
    cli.ok("done", "final", "sent")
    cli.ok("done", "secret")
    cli.ok("note", "苗: third complaint about the platform")
    cli.ok("plan", "plan of the year", "week")
    cli.at("2026-12-28T08:00")
    cli.ok("add", "committee 10:00-11:00 @Zhou")
    cli.ok("add", "inspection 10:30-11:00 @Zhou")
    return cli


def test_the_meeting_is_told_what_was_and_what_comes(two_weeks: Any) -> None:
    page = two_weeks.ok("export", "agenda", "-o", "-").out
    last, this, signs = page.split("\n## ")[1:]
    assert last.startswith("1 Last week")
    assert "**Finished** (1)\n\n- Zhou: final accounts (2026-0001)" in last
    assert "**Overdue** (1)\n\n- me: letter to the bureau (2026-0002)" in last
    assert this.startswith("2 This week 12-28 – 01-03")
    assert "- 10:00 committee (2026-0005) Zhou" in this
    assert "- plan of the year (2026-0003) me" in this, "what last week left without a day"
    assert "! Zhou is wanted twice" in this
    assert signs.startswith("3 Early signs")
    assert "third complaint about the platform" in signs
    assert "secret" not in page


def test_in_chinese_it_is_numbered_as_official_papers_are(two_weeks: Any) -> None:
    page = two_weeks.ok("export", "agenda", "-o", "-", "--lang", "zh_CN").out
    assert "# 周一例会议程" in page
    assert "## 一、上周" in page
    assert "## 二、本周 12-28 – 01-03" in page


def test_an_empty_desk_has_an_empty_agenda(cli: Any) -> None:
    assert cli.ok("export", "agenda", "-o", "-").lines == [
        "# Agenda of the Monday meeting",
        "",
        "Monday, 28 December 2026",
    ]


def test_the_week_holds_what_routines_will_bring_each_once(cli: Any) -> None:
    cli.at("2026-12-25T09:00")
    cli.ok("routine", "add", "weekly report every friday @Zhou")
    cli.ok("routine", "add", "weekly meeting every monday 9am @Li ~60m")
    cli.ok("routine", "add", "month's figures every month on the 5th")
    cli.at("2026-12-28T08:00")
    assert "09:00 weekly meeting (routine) Li" in cli.ok("export", "agenda", "-o", "-").out, (
        "nobody looked at today yet"
    )
    cli.ok("today")
    page = cli.ok("export", "agenda", "-o", "-").out
    assert "**2027-01-01 Fri**\n\n- weekly report (routine) Zhou" in page
    assert page.count("weekly meeting") == 1, "that of today is an item already"
    assert "weekly meeting (routine)" not in page
    assert "month's figures" not in page, "it comes in the week after"
    cli.ok("routine", "pause", "weekly report")
    assert "weekly report (routine)" not in cli.ok("export", "agenda", "-o", "-").out
