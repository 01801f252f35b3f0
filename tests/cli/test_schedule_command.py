"""export schedule: a draft, its versions, one person's, and as a calendar."""

from __future__ import annotations

from cli.conftest import Cli


def filled(cli: Cli) -> None:
    cli.settings('[people]\n"Director Zhang" = "leader"\n')
    cli.ok("today")
    cli.ok("add", "review meeting", "tomorrow 14:30")
    cli.ok("edit", "1", "attend=Director Zhang")
    cli.ok("add", "visit", "wed 9:00", "@Li")


def test_it_is_issued_once_and_amended_afterwards(cli: Cli) -> None:
    filled(cli)
    draft = cli.ok("export", "schedule", "-o", "-").out
    assert "draft, not issued yet" in draft
    assert "Director Zhang: Mon 12-28, Wed 12-30, Thu 12-31, Fri 01-01" in draft
    assert "version 1, issued Mon 2026-12-28 08:00" in cli.ok("export", "schedule", "--issue", "-o", "-").out
    assert "Schedule issued, version 1: the week of 12-28" in cli.ok("diary").out
    again = cli.ok("export", "schedule", "--issue", "-o", "-").out
    assert "version 1, issued" in again, "nothing was changed: it is the same version"
    cli.at("2026-12-28T10:00")
    cli.ok("plan", "1", "tomorrow 16:00")
    changed = cli.ok("export", "schedule", "-o", "-").out
    assert "draft; version 1 was issued Mon 2026-12-28 08:00" in changed
    assert "1. review meeting (2026-0001): Tue 12-29 14:30 becomes Tue 12-29 16:00" in changed
    second = cli.ok("export", "schedule", "--issue", "-o", "-").out
    assert "version 2, issued Mon 2026-12-28 10:00" in second
    assert "Changed since version 1" in second
    assert "Schedule issued" in cli.ok("undo").out
    assert "version 1 was issued" in cli.ok("export", "schedule", "-o", "-").out


def test_one_persons_as_a_table_and_as_a_calendar(cli: Cli) -> None:
    filled(cli)
    mine = cli.ok("export", "schedule", "--who", "Li", "-o", "-").out
    assert "visit" in mine
    assert "review" not in mine
    assert "09:00 visit" in cli.ok("export", "schedule", "--format", "csv", "-o", "-").out
    assert "SUMMARY:visit" in cli.ok("export", "schedule", "--who", "Li", "--format", "ics", "-o", "-").out


def test_what_makes_no_sense_is_refused(cli: Cli) -> None:
    for words in (
        ("week", "--issue"),
        ("diary", "--who", "Li"),
        ("schedule", "--who", "Li", "--issue"),
        ("schedule", "x"),
    ):
        ran = cli("export", *words)
        assert ran.status == 2
        assert ran.err.count("\n") <= 3
