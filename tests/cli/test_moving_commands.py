"""triage to redo: an item's way through the desk."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def three_items(cli: Any) -> None:
    cli.ok("add", "-", stdin=b"write the report\nring Li ^Li\nprinter\n")


@pytest.mark.parametrize(("word", "quadrant"), [("1", 1), ("4", 4), ("２", 2)])
def test_triage_judges_and_gives_lead_and_date(cli: Any, word: str, quadrant: int) -> None:
    cli.ok("triage", "1", word)
    item = cli.item("1")
    assert item["quadrant"] == quadrant
    assert item["lead"] == "me"
    assert item["at"] or item["wake_on"]


@pytest.mark.parametrize("word", ["0", "5", "x", ""])
def test_triage_knows_four_quadrants(cli: Any, word: str) -> None:
    assert cli("triage", "1", word).status == 2


@pytest.mark.parametrize("ref", ["2026-0001", "1", "0001", "report"])
def test_an_item_is_meant_by_number_or_by_a_piece_of_its_title(cli: Any, ref: str) -> None:
    assert cli.ok("show", ref).lines[0] == "2026-0001  write the report"


def test_no_item_and_several_items(cli: Any) -> None:
    nothing, several = cli("show", "99"), cli("show", "ri")
    assert (nothing.status, several.status) == (1, 1)
    assert "2026-0001" in several.err
    assert nothing.err.count("\n") == several.err.count("\n") == 1


def test_plan_and_due_understand_what_the_capture_line_does(cli: Any) -> None:
    cli.ok("plan", "1", "tomorrow", "15:00")
    assert cli.item("1")["at"].startswith("2026-12-29T15:00")
    cli.ok("plan", "1", "2026-12-30")
    assert cli.item("1")["at"] == "2026-12-30"
    cli.ok("plan", "1", "3-4:30pm")
    assert cli.item("1")["until"].startswith("2026-12-28T16:30")
    cli.ok("due", "1", "周五下午3点")
    assert cli.item("1")["due"].startswith("2027-01-01T15:00")
    cli.ok("due", "1", "none")
    assert cli.item("1")["due"] is None
    assert cli("plan", "1", "gibberish").status == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["yesterday"], "is past"),
        (["昨天"], "is past"),
        (["2026-02-30"], "no day of the calendar"),
        (["gibberish"], "no date"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(cli: Any, words: list[str], why: str) -> None:
    for verb in (["plan", "1"], ["due", "1"], ["wait", "1", "Li", "--check"]):
        ran = cli(*verb, *words)
        assert (ran.status, ran.out) == (2, "")
        assert why in ran.err
        assert "下午" not in ran.err


def test_a_date_behind_the_deadline_is_done_with_a_warning(cli: Any) -> None:
    cli.ok("due", "1", "2026-12-31")
    said = "workbench: “write the report”: 2027-01-04 Mon is after its deadline, 12-31 Thu.\n"
    for words in (["wait", "1", "Li", "--check", "2027-01-04"], ["defer", "1", "2027-01-04", "--why", "x"]):
        ran = cli(*words)
        assert (ran.status, ran.err) == (0, said)
    assert cli.item("1")["wake_on"] == "2027-01-04"
    cli.ok("defer", "1", "2026-12-31", "--why", "on its day")


def test_an_edit_that_changes_nothing_says_so(cli: Any) -> None:
    assert cli.ok("edit", "3", "title=printer").lines[0] == "Nothing to change: “printer”"


def test_wait_names_a_person_and_a_day_to_ask(cli: Any) -> None:
    cli.ok("wait", "3", "@Wang", "--check", "2026-12-29")
    item = cli.item("3")
    assert (item["state"], item["waiting_on"], item["next_check"]) == ("waiting", "Wang", "2026-12-29")
    cli.ok("wait", "1", "Li")
    assert cli.item("1")["next_check"] == "2026-12-30"


def test_defer_needs_a_reason_and_wakes_by_itself(cli: Any) -> None:
    assert cli("defer", "3", "2027-01-04").status == 2
    cli.ok("defer", "3", "2027-01-04", "--why", "after New Year")
    assert cli.item("3")["state"] == "deferred"
    assert "back" in cli.ok("list", "printer").out
    cli.at("2027-01-04T08:00")
    assert (cli.item("2026-0003")["state"], cli.item("2026-0003")["at"]) == ("inbox", "2027-01-04")
    assert cli.ok("list", "printer", "--json").json[0]["state"] == "inbox"


def test_start_and_stop_count_the_time(cli: Any) -> None:
    cli.ok("start", "1")
    cli.at("2026-12-28T08:25")
    assert "25 minutes" in cli.ok("stop").out
    assert cli("stop").status == 1


def test_done_reply_and_what_is_still_owed(cli: Any) -> None:
    assert "has not been told" in cli.ok("done", "2", "she", "agrees").out
    assert cli("check").status == 1
    cli.ok("reply", "2", "told by phone")
    item = cli.item("2")
    assert (item["state"], item["result"], item["reply"]["how"]) == ("closed", "she agrees", "told by phone")
    cli.ok("done", "1", "sent")
    assert cli.item("1")["state"] == "closed"


def test_a_reply_may_be_needless_with_a_reason(cli: Any) -> None:
    cli.ok("done", "2")
    assert cli("reply", "2").status == 2
    cli.ok("reply", "2", "--none", "routine")
    assert cli.item("2")["reply"]["none_because"] == "routine"


def test_drop_and_reopen_need_a_reason(cli: Any) -> None:
    assert cli("drop", "3").status == 2
    cli.ok("drop", "3", "it works again")
    assert "2026-0003" not in cli.ok("list").out
    assert "2026-0003" in cli.ok("list", "--all").out
    assert cli("reopen", "3").status == 2
    cli.ok("reopen", "3", "broken again")
    assert cli.item("3")["state"] == "inbox"


def test_undo_and_redo_say_what_they_did(cli: Any) -> None:
    cli.ok("triage", "1", "2")
    cli.ok("done", "3")
    assert cli.ok("undo", "2").lines == ["Undone: Done: “printer”", "Undone: → Plan: “write the report”"]
    assert cli.ok("redo").lines == ["Done again: → Plan: “write the report”"]
    assert cli("undo", "0").status == 2
    assert cli("undo", "many").status == 2
    cli.ok("undo", "200")
    assert cli("undo").status == 1


def test_edit_sets_fields_and_takes_them_away(cli: Any) -> None:
    cli.ok("edit", "1", "title=write both reports", "minutes=1h30", "due=2026-12-31", "lead=@Wang", "support=Li, Chen")
    cli.ok("edit", "1", "source=Zhang", "side=leader", "kind=document", "domain=policy", "restricted=yes", "note=a=b")
    item = cli.item("1")
    assert (item["title"], item["minutes"], item["due"]) == ("write both reports", 90, "2026-12-31")
    assert (item["lead"], item["support"], item["source"]) == ("Wang", ["Li", "Chen"], "Zhang")
    assert (item["source_details"]["side"], item["kind"], item["note"]) == ("leader", "document", "a=b")
    cli.ok("edit", "1", "due=", "note=", "source=")
    item = cli.item("1")
    assert (item["due"], item["note"], item["source"]) == (None, None, None)


@pytest.mark.parametrize(
    "word", ["colour=red", "title", "kind=poem", "minutes=long", "restricted=perhaps", "due=soonish"]
)
def test_edit_names_what_it_does_not_know(cli: Any, word: str) -> None:
    ran = cli("edit", "1", word)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_an_empty_title_is_refused(cli: Any) -> None:
    assert cli("edit", "1", "title=").status == 1


def test_every_verb_answers_json_with_the_item(cli: Any) -> None:
    for words in (
        ("triage", "1", "2"),
        ("plan", "1", "tomorrow"),
        ("due", "1", "2027-01-31"),
        ("edit", "1", "area=reports"),
        ("wait", "1", "Li"),
        ("start", "1"),
        ("stop",),
        ("defer", "1", "2027-01-04", "--why", "x"),
        ("done", "1", "x"),
        ("reopen", "1", "x"),
        ("drop", "1", "x"),
    ):
        assert cli.ok(*words, "--json").json["ref"] == "2026-0001", words
