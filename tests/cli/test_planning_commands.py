"""plan alone, reflow, prepare, week, ahead: a day and what is longer, arranged from a shell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(autouse=True)
def a_day(cli: Any) -> None:
    cli.ok("add", "write the report !1 ~90m")
    cli.ok("add", "ring the bureau !1 ~30m")
    cli.ok("add", "committee 10:00-11:00 @Zhou")


def test_plan_alone_lays_the_day_out_and_one_undo_takes_it_back(cli: Any) -> None:
    dry = cli.ok("plan", "--dry-run").lines
    assert cli.item("1")["at"] == "2026-12-28"
    said = cli.ok("plan").lines
    assert said == dry
    assert said == [
        "2 placed · 1h kept free",
        "  09:00-09:30  2026-0002  ring the bureau",
        "  13:00-14:30  2026-0001  write the report",
    ]
    assert cli.item("1")["at"].startswith("2026-12-28T")
    assert cli.ok("plan").lines == ["Everything has its place."]
    assert "Laid out: 2 items" in cli.ok("undo").out
    assert cli.item("1")["at"] == cli.item("2")["at"] == "2026-12-28"


def test_reflow_moves_what_slipped_and_no_appointment(cli: Any) -> None:
    cli.ok("plan")
    assert cli.ok("reflow").lines == ["Everything has its place."]
    cli.at("2026-12-28T13:30")
    before = cli.item("3")["at"]
    found = cli.ok("reflow", "--json").json
    assert found["done"] is True
    assert [slot["start"][11:16] for slot in found["placed"]] == ["13:30", "14:00"]
    assert cli.item("3")["at"] == before
    assert cli.ok("reflow", "--json").json["placed"] == []


def test_what_does_not_fit_is_named_and_kept(cli: Any) -> None:
    cli.ok("plan")
    cli.at("2026-12-28T16:30")
    said = cli.ok("reflow").out
    assert "1 does not fit" in said
    assert "write the report (1h30: no free stretch is long enough)" in said
    assert cli.item("1")["at"] == "2026-12-28"


@pytest.mark.parametrize("words", [["plan", "1"], ["plan", "1", "fri", "--dry-run"], ["plan", "--day", "gibberish"]])
def test_half_a_plan_is_a_usage_error(cli: Any, words: list[str]) -> None:
    ran = cli(*words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("words", "at", "until"),
    [
        (["week"], "2026-12-28", "2027-01-03"),
        (["本周"], "2026-12-28", "2027-01-03"),
        (["this", "month"], "2026-12-01", "2026-12-31"),
        (["下个月"], "2027-01-01", "2027-01-31"),
        (["quarter"], "2026-10-01", "2026-12-31"),
        (["明年"], "2027-01-01", "2027-12-31"),
        (["2027-03"], "2027-03-01", "2027-03-31"),
        (["2027-Q2"], "2027-04-01", "2027-06-30"),
    ],
)
def test_a_longer_period_leaves_the_day_open_and_below_the_week(
    cli: Any, words: list[str], at: str, until: str
) -> None:
    cli.ok("plan", "1", *words)
    assert (cli.item("1")["at"], cli.item("1")["until"]) == (at, until)
    assert "write the report" not in cli.ok("list", "today").out
    view = cli.ok("week", *words, "--json").json
    assert [item["ref"] for item in view["unplaced"]] == ["2026-0001"]
    assert cli.ok("undo").status == 0


def test_a_period_that_is_over_is_refused(cli: Any) -> None:
    ran = cli("plan", "1", "2026-03")
    assert (ran.status, ran.err) == (1, "workbench: That period is over.\n")


def test_the_week_tells_load_conflicts_and_what_has_no_day(cli: Any) -> None:
    cli.ok("add", "inspection 10:30-11:30 @Zhou")
    cli.ok("add", "article !2")
    cli.ok("plan", "article", "week")
    said = cli.ok("week").out
    assert "Zhou is wanted twice: 10:00 “committee” and 10:30 “inspection”" in said
    assert "Not placed (1, 30m)" in said
    assert "planned 4h of 7h30" in said
    assert "1h kept free, as set" in said


def test_planned_against_done_is_kept(cli: Any) -> None:
    cli.ok("plan")
    cli.at("2026-12-28T09:00")
    cli.ok("start", "2")
    cli.at("2026-12-28T09:50")
    cli.ok("done", "2")
    cli.at("2026-12-29T09:00")
    day = cli.ok("week", "--json").json["parts"][0]
    assert (day["worked"], day["done"]) == (50, 1)
    assert "worked 50m" in cli.ok("week").out


def test_ahead_counts_working_days_back_and_prepares(cli: Any) -> None:
    cli.ok("add", "annual report !2 by 2027-01-12")
    cli.ok("edit", "annual", "lead_days=3")
    cli.ok("add", "bureau visit 2027-01-06 10:00-11:00")
    cli.ok("edit", "visit", "attend=王局长,李局长")
    rows = cli.ok("ahead", "30", "--json").json["rows"]
    told = [(row["date"], row["why"], row["title"]) for row in rows if row["title"] != "committee"]
    assert told == [
        ("2027-01-06", "event", "bureau visit"),
        ("2027-01-07", "start_by", "annual report"),
        ("2027-01-12", "due", "annual report"),
    ]
    visit = cli.ok("ahead", "--leaders", "--json").json["rows"]
    assert [(row["title"], row["bare"], row["attend"]) for row in visit] == [
        ("bureau visit", True, ["王局长", "李局长"])
    ]
    assert "nothing prepared" in cli.ok("ahead", "--who", "王局长").out
    assert cli.ok("ahead", "--who", "赵局长").lines[0] == "Nothing is coming in these days."
    cli.ok("prepare", "visit")
    assert "Prepare: bureau visit" in cli.ok("list", "today").out
    assert cli.ok("ahead", "--leaders", "--json").json["rows"][0]["bare"] is False
    cli.ok("prepare", "annual")
    assert cli.item("annual")["at"] == "2026-12-28"


@pytest.mark.parametrize("words", [["ahead", "x"], ["ahead", "-1"], ["ahead", "400"], ["edit", "1", "lead_days=soon"]])
def test_nonsense_is_refused_in_a_sentence(cli: Any, words: list[str]) -> None:
    ran = cli(*words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_every_key_of_the_plan_is_documented(cli: Any) -> None:
    text = (DOCS / "json.md").read_text("utf-8")
    known = set(re.findall(r"`([a-z_]+)`", text))
    week = cli.ok("week", "--json").json
    ahead = cli.ok("ahead", "--json").json
    plan = cli.ok("plan", "--json").json
    for shape in (week, week["parts"][0], ahead, ahead["rows"][0], plan, plan["placed"][0]):
        assert set(shape) <= known, set(shape) - known


def test_chinese(cli: Any) -> None:
    for command in (["plan", "--dry-run"], ["week"], ["ahead"], ["week", "month"]):
        said = cli.ok(*command, "--lang", "zh_CN").out
        assert not re.search(r"\b(planned|kept|placed|Not|appointment|free)\b", said), said


def test_a_clash_is_said_and_forbidden_to_nobody(cli: Any) -> None:
    cli.ok("add", "inspection @Zhou")
    ran = cli("plan", "inspection", "10:30")
    assert ran.status == 0
    assert ran.err == "workbench: Zhou is wanted twice: 10:00 “committee” and 10:30 “inspection”\n"
    assert cli.item("inspection")["at"].startswith("2026-12-28T10:30")


def test_a_day_that_holds_too_much_names_what_can_wait(cli: Any) -> None:
    cli.ok("add", "long range plan !2 today ~5h")
    cli.ok("add", "promised !2 by today ~1h")
    for command in (["today"], ["plan"]):
        said = cli.ok(*command).out.casefold()
        assert "too much by 2h30; important, but not today: long range plan" in said, command
    assert cli.ok("today", "--json").json["capacity"]["buffer_learned_from"] == 0


def test_the_buffer_is_learned_from_the_same_weekday(cli: Any) -> None:
    for day in ("2026-12-07", "2026-12-14", "2026-12-21"):
        cli.at(f"{day}T09:00")
        cli.ok("today")
        cli.ok("add", f"came {day[-2:]}th week ~90m")
        cli.ok("done", f"{day[-2:]}th week")
    cli.at("2026-12-28T08:00")
    assert "1h30 kept free, as 3 such days have taught" in cli.ok("week").out
    load = cli.ok("today", "--json").json["capacity"]
    assert (load["buffer"], load["buffer_learned_from"]) == (90, 3)
