"""`workbench routine`: the book of what comes again, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.text.routine_file import routines_from


def listed(cli: Any) -> list[Any]:
    return cli.ok("routine", "--json").json


def test_a_line_becomes_a_routine_and_the_next_opening_makes_its_item(cli: Any) -> None:
    assert "every monday 09:00" in cli.ok("routine", "add", "weekly meeting every monday 9am @陈敏 ~60m").out
    cli.ok("today")
    item = cli.item("1")
    assert (item["title"], item["lead"], item["minutes"]) == ("weekly meeting", "陈敏", 60)
    assert item["at"].startswith("2026-12-28T09:00")
    assert item["nature"] == "scheduled"
    (routine,) = listed(cli)
    assert routine["next"] == "2026-12-28"
    assert [time["kept"] for time in routine["history"]] == ["open"]


def test_a_line_without_a_recurrence_is_a_procedure_that_a_person_starts(cli: Any) -> None:
    cli.ok("routine", "add", "Welcome a visitor")
    assert "started by hand" in cli.ok("routine").out
    assert "Welcome a visitor" in cli.ok("routine", "start", "welcome", "tomorrow").out
    assert cli.item("1")["due"] == "2026-12-29"
    cli.ok("today")
    assert len(cli.ok("list", "--json").json) == 1


def test_fields_are_changed_by_their_names_and_the_version_counts(cli: Any) -> None:
    cli.ok("routine", "add", "report every friday")
    cli.ok("routine", "edit", "1", "when=每月最后一个工作日", "lead_days=3", "to_what=no error", "quota=1/quarter")
    (routine,) = listed(cli)
    assert routine["rule"] == "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert (routine["version"], routine["lead_days"], routine["standard"]) == (2, 3, {"to_what": "no error"})
    assert routine["quota"] == {"n": 1, "per": "quarter"}
    cli.ok("routine", "edit", "report", "to_what=", "quota=")
    assert (listed(cli)[0]["standard"], listed(cli)[0]["quota"]) == ({}, None)


def test_pause_resume_review(cli: Any) -> None:
    cli.ok("routine", "add", "report every day")
    assert "paused" in cli.ok("routine", "pause", "1").out
    cli.ok("today")
    assert cli.ok("list", "--json").json == []
    cli.ok("routine", "resume", "1")
    cli.ok("routine", "review", "1")
    assert listed(cli)[0]["reviewed_on"] == "2026-12-28"
    assert "Undone" in cli.ok("undo").out
    assert listed(cli)[0]["reviewed_on"] is None


def test_an_export_is_taken_in_elsewhere_and_twice_makes_no_second_one(cli: Any, tmp_path: Path) -> None:
    cli.ok("routine", "starter", "--all")
    cli.ok("routine", "add", "own every day")
    file = tmp_path / "office.toml"
    cli.ok("routine", "export", "-o", str(file))
    assert len(routines_from(file.read_text("utf-8"), lambda line: pytest.fail(line))) == 13
    before = listed(cli)
    assert "Nothing to change" in cli.ok("routine", "import", str(file)).out
    assert listed(cli) == before
    file.write_text(file.read_text("utf-8").replace("lead_days = 3", "lead_days = 4"), "utf-8")
    assert "Would be imported" in cli.ok("routine", "import", str(file), "--dry-run").out
    assert listed(cli) == before
    cli.ok("routine", "import", str(file))
    assert listed(cli)[0]["version"] == 2
    assert len(listed(cli)) == 13
    assert cli("routine", "export", "-o", str(file)).status == 1, "a file that is there stays"
    cli.ok("routine", "export", "-o", str(file), "--force")


def test_one_is_shown_with_its_steps_its_standard_and_how_it_was_kept(cli: Any) -> None:
    cli.ok("routine", "starter", "finance-quarterly")
    cli.ok("today")
    cli.ok("done", "1", "sent", "--despite", "tested by hand")
    said = cli.ok("routine", "show", "finance-quarterly").out
    for words in ("T-10", "Second reading (required) — Not by the drafter", "May not:", "●", "2026-0001"):
        assert words in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show",), "Which routine"),
        (("show", "nothing"), "There is no routine"),
        (("edit", "1"), "FIELD=VALUE"),
        (("edit", "1", "x=1"), "FIELD=VALUE"),
        (("edit", "1", "rule=FREQ=HOURLY"), "FREQ=HOURLY"),
        (("edit", "1", "quota=many"), "1/quarter"),
        (("edit", "1", "when=sometimes"), "sometimes"),
        (("add", "water the flowers every 3 days after completion"), "workbench add"),
        (("add",), "title"),
        (("start", "1", "someday"), "no date"),
        (("import",), "Which file"),
        (("import", "/nowhere/x.toml"), "no such file"),
        (("starter", "seventh"), "monday-meeting"),
        (("fly",), "fly"),
    ],
)
def test_a_slip_is_one_sentence_and_changes_nothing(cli: Any, words: tuple[str, ...], says: str) -> None:
    cli.ok("routine", "add", "report every day")
    before = listed(cli)
    ran = cli("routine", *words)
    assert ran.status in (1, 2)
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1
    assert listed(cli) == before


def test_done_says_when_an_item_comes_again(cli: Any) -> None:
    cli.ok("add", "standup every monday 9am")
    assert "again Mon 2027-01-04" in cli.ok("done", "1").out
    assert cli.item("2")["at"].startswith("2027-01-04T09:00")
    assert "again" in cli.ok("diary").out


def test_a_repetition_is_edited_by_a_rule_or_in_words_and_nothing_else(cli: Any) -> None:
    cli.ok("add", "water the plants")
    cli.ok("edit", "1", "repeat=every monday")
    assert cli.item("1")["repeat"] == "FREQ=WEEKLY;BYDAY=MO"
    cli.ok("edit", "1", "repeat=FREQ=DAILY;INTERVAL=2")
    for slip in ("repeat=FREQ=HOURLY", "repeat=now and then"):
        assert cli("edit", "1", slip).status == 2
    assert cli.item("1")["repeat"] == "FREQ=DAILY;INTERVAL=2"
    cli.ok("done", "1")
    assert cli.item("2")["at"] == "2026-12-30", "without a day it counts from the day it was done"


def test_what_was_feared_is_said_afterwards_and_told_with_the_routine(cli: Any) -> None:
    cli.ok("routine", "add", "figures every day")
    cli.ok("routine", "edit", "1", "risk=units are late", "countermeasure=remind them on Monday")
    for day, came in (("28", "yes"), ("29", "no"), ("30", "")):
        cli.at(f"2026-12-{day}T08:00")
        cli.ok("today")
        ref = cli.ok("list", "--json").json[0]["ref"]
        assert cli.item(ref)["lines"] == {"risk": "units are late", "countermeasure": "remind them on Monday"}
        if came:
            cli.ok("edit", ref, f"happened={came}")
        cli.ok("done", ref, "sent")
    assert "units are late → remind them on Monday (came 1 of 2 times)" in cli.ok("routine", "show", "1").out
    assert cli("edit", ref, "happened=perhaps").status == 2
