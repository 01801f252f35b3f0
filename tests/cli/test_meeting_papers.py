"""export leader and export minutes: what a leader is told, what a meeting decided."""

from __future__ import annotations

import pytest
from cli.conftest import Cli

ZHANG = "Director Zhang"


@pytest.fixture
def desk(cli: Cli) -> Cli:
    cli.ok("today")
    cli.ok("add", "site visit", "today 15:00")
    cli.ok("edit", "1", f"attend={ZHANG}")
    cli.ok("add", "roster", "@me")
    cli.ok(
        "ask-decision",
        "2",
        ZHANG,
        "Which roster?",
        "--option",
        "three days",
        "--option",
        "two a day",
        "--advice",
        "the first",
    )
    cli.ok("add", "late figures")
    cli.ok("track", "3", ZHANG, "find out why")
    cli.ok("note", "signal: the platform is slow")
    return cli


def test_a_leader_is_told_what_is_prepared_and_that_something_is_not(desk: Cli) -> None:
    text = desk.ok("export", "leader", "Zhang", "-o", "-").out
    assert "## 1 Activities of the day\n\n1. 15:00 site visit (2026-0001)" in text
    assert (
        "1. roster (2026-0002): Which roster?\n   option 1: three days\n   option 2: two a day\n   advice: the first"
        in text
    )
    assert "| 2026-0003 | late figures | green |" in text
    assert "platform is slow" in text
    desk.ok("step", "1", "map of the site", "--offset", "-1")
    later = desk.ok("export", "leader", "Zhang", "-o", "-").out
    assert "Activities of the day" not in later
    assert "- site visit (2026-0001): still to prepare: map of the site" in later
    desk.ok("tick", "1", "1")
    assert "Activities of the day" in desk.ok("export", "leader", "Zhang", "-o", "-").out


def test_what_was_put_before_a_leader_waits_for_its_day(desk: Cli) -> None:
    desk.ok("add", "lease of the office")
    desk.ok("escalate", "4", ZHANG, "above our limit", "--on", "wed")
    assert "lease" not in desk.ok("export", "leader", "Zhang", "-o", "-").out
    text = desk.ok("export", "leader", "Zhang", "--date", "2026-12-30", "-o", "-").out
    assert "1. lease of the office (2026-0004): above our limit" in text


def test_nothing_restricted_reaches_a_leaders_brief_or_the_minutes(desk: Cli) -> None:
    for ref in ("1", "2", "3"):
        desk.ok("edit", ref, "restricted=yes")
    assert desk("export", "leader", "Zhang", "-o", "-").status == 1  # a part of a name that only they know
    text = desk.ok("export", "leader", ZHANG, "-o", "-").out
    for secret in ("visit", "roster", "figures"):
        assert secret not in text
    assert "3 restricted matters are withheld." in text
    refused = desk("export", "minutes", "1", "-o", "-")
    assert refused.status == 1
    assert "is restricted" in refused.err


def test_minutes_say_who_was_there_what_was_said_and_what_was_decided(desk: Cli) -> None:
    desk.ok("add", "weekly meeting", "today 9:00-9:30")
    desk.ok("edit", "4", "kind=meeting", "attend=Li, Wang")
    desk.ok("note", "--item", "4", "9:10 the figures are late again")
    desk.ok("minutes", "4", "@Li first draft of the speech >tomorrow")
    text = desk.ok("export", "minutes", "4", "-o", "-").out
    assert text.startswith("# Minutes: weekly meeting — Monday, 28 December 2026 09:00–09:30\n")
    assert "Present: Li, Wang" in text
    assert "the figures are late again" in text
    assert "| 2026-0005 | first draft of the speech | Li |  | Tue 2026-12-29 |" in text
    assert desk.ok("export", "minutes", "4").lines[-1].endswith("minutes-2026-0004.md")


def test_a_meeting_that_decided_nothing_says_why(desk: Cli) -> None:
    desk.ok("procedure", "meeting", "Monday meeting", "tomorrow", "9:00")
    ran = desk("minutes", "4", "--none", "put off to next week")
    assert ran.status == 0, ran
    text = desk.ok("export", "minutes", "4", "-o", "-").out
    assert "Nothing follows from it: put off to next week" in text


def test_for_whom_and_of_what_must_be_said(desk: Cli) -> None:
    for report in ("leader", "minutes"):
        ran = desk("export", report)
        assert ran.status == 2
        assert "`workbench export" in ran.err


def test_minutes_hold_what_the_lines_of_a_meeting_say_as_it_was_put_right(cli: Cli) -> None:
    cli.ok("add", "weekly meeting today 9:00-10:00 @me")
    cli.ok("edit", "1", "kind=meeting")
    cli.ok("note", "--item", "1", "会: weekly meeting; chair: Zhang; present: Li, Wang; recorder: Chen")
    plain = cli.ok("export", "minutes", "1", "-o", "-").out
    assert "Chair: Zhang\nPresent: Li, Wang\nRecorder: Chen" in plain
    assert "Lead:" not in plain
    cli.ok("register", "meeting", "--fill", "weekly meeting", "Place: room 301; Apologies: Zhao")
    text = cli.ok("export", "minutes", "1", "-o", "-").out
    assert "Place: room 301\nChair: Zhang\nPresent: Li, Wang\nApologies: Zhao\nRecorder: Chen" in text
    assert text.count("weekly meeting; chair: Zhang") == 1, "what was filled in leaves the line as it is"
    assert cli("register", "meeting", "--restrict", "weekly meeting;").status == 0
    masked = cli.ok("export", "minutes", "1", "-o", "-").out
    assert "room 301" not in masked
    assert "1 restricted matter is withheld." in masked


def test_minutes_without_such_words_name_who_leads_and_attends(cli: Cli) -> None:
    cli.ok("add", "weekly meeting today 9:00-10:00 @Li")
    cli.ok("edit", "1", "attend=Wang,Zhao")
    text = cli.ok("export", "minutes", "1", "-o", "-").out
    assert "Lead: Li\nPresent: Wang, Zhao" in text
