"""procedure: known work in plain files, in every language the same; begun on a line, or on an item that is there."""

import pytest
from cli.conftest import Cli

from workbench.domain.routine import Routine
from workbench.text.procedures import built_in


def shape(how: Routine) -> object:
    return how.key, how.defaults and [pair for pair in how.defaults if pair[0] in ("kind", "quadrant", "domain")], [
        (step.gate, step.phase, step.offset, step.required, bool(step.standard)) for step in how.steps
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_the_procedures_are_the_same_in_every_language(language: str) -> None:
    assert [shape(how) for how in built_in(language)] == [shape(how) for how in built_in("en")]
    for how in built_in(language):
        words = [how.title, *(step.text for step in how.steps), *(text for _name, text in how.standard)]
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in words), how.key


def test_a_meeting_is_begun_with_its_chain(cli: Cli) -> None:
    cli.at("2026-12-21T09:00")
    begun = cli.ok("procedure", "meeting", "总结会 12月31日 14:30 @周洁")
    assert "T = 12-31 Thu" in begun.out
    item = cli.item("1")
    assert (item["kind"], item["fixed"], item["lead"], item["quadrant"]) == ("meeting", True, "周洁", 2)
    assert [step["due"] for step in item["steps"]] == [
        *("2026-12-25", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30"),
        *("2026-12-31", "2027-01-01", "2027-01-04", "2027-01-07"),
    ]
    cli.ok("undo")
    assert cli("show", "1").status == 1


def test_the_calendar_moves_steps_off_free_days(cli: Cli) -> None:
    cli.settings('country = "CN"\n')
    cli.at("2026-12-21T09:00")
    cli.ok("procedure", "meeting", "总结会 12月31日 14:30")
    minutes = next(step for step in cli.item("1")["steps"] if step["offset"] == 1)
    assert minutes["due"] >= "2027-01-02", "New Year's Day is free"


def test_steps_are_given_to_an_item_that_is_there_and_never_twice(cli: Cli) -> None:
    cli.ok("add", "notice of the meeting")
    cli.ok("procedure", "notice", "--on", "1")
    cli.ok("procedure", "notice", "--on", "1")
    assert [step["gate"] for step in cli.item("1")["steps"]] == ["verify"] * 4 + ["second_read"]


def test_a_procedure_that_was_tried_out_is_the_desks_own(cli: Cli) -> None:
    cli.ok("procedure", "emergency-it", "--tested", "yesterday")
    known = {how["key"]: how for how in cli.ok("procedure", "--json").json}
    assert (known["emergency-it"]["own"], known["emergency-it"]["tested_on"]) == (True, "2026-12-27")
    assert not known["emergency-accident"]["own"]
    assert len([how for how in cli.ok("procedure", "--json").json if how["key"] == "emergency-it"]) == 1
    lines = {line.split()[0]: line for line in cli.ok("procedure").lines}
    assert "to be tried out" not in lines["emergency-it"]
    assert "to be tried out" in lines["emergency-accident"]
    assert "to be tried out" not in lines["meeting"]
    cli.at("2028-01-10T09:00")
    assert "to be tried out" in next(line for line in cli.ok("procedure").lines if "emergency-it" in line)
    cli.at("2026-12-28T08:00")
    cli.ok("undo")
    assert not any(how["own"] for how in cli.ok("procedure", "--json").json)


def test_what_is_not_known_is_named(cli: Cli) -> None:
    assert "meeting" in cli("procedure", "nothing").err
    assert "several" in cli("procedure", "document").err
    assert cli("procedure", "meeting", "--on", "9").status == 1
