"""list, show, search, check, today, diary: looking changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.domain.leaks import CODES


@pytest.fixture(autouse=True)
def some_items(cli: Any) -> None:
    lines = [
        "write the report #季报 !2",
        "ring Li @Li !3 2026-12-29",
        "印章申请 ^Wang !1",
        "printer",
        "speech >Li 2026-12-30 !2",
    ]
    cli.ok("add", "-", stdin="\n".join(lines).encode())


def test_list_follows_the_order_of_the_board_and_aligns_by_cells(cli: Any) -> None:
    assert cli.ok("list").lines == [
        "2026-0004  -   printer",
        "2026-0003  1   印章申请          today",
        "2026-0001  2   write the report  Thu",
        "2026-0002  3   ring Li           tmrw       @Li",
        "2026-0005  2w  speech            check Wed  ➜ Li",
    ]


def test_a_pipe_gets_no_colour_no_tab_and_nothing_cut(cli: Any) -> None:
    cli.ok("add", "long " * 40)
    out = cli.ok("list").out
    assert "\t" not in out
    assert "\x1b" not in out
    assert ("long " * 40).strip() in out


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["1"], [3]),
        (["#季报"], [1]),
        (["@Li"], [2, 5]),
        (["^Wang"], [3]),
        (["waiting"], [5]),
        (["inbox"], [4]),
        (["state:waiting"], [5]),
        (["REPORT"], [1]),
        (["@Li", "ring"], [2]),
        (["nowhere"], []),
    ],
)
def test_filter_words_are_joined_by_and(cli: Any, words: list[str], numbers: list[int]) -> None:
    found = [int(item["ref"][-4:]) for item in cli.ok("list", *words, "--json").json]
    assert sorted(found) == numbers


@pytest.mark.parametrize("word", ["state:nowhere", "due<someday"])
def test_what_is_no_filter_is_a_usage_error(cli: Any, word: str) -> None:
    ran = cli("list", word)
    assert (ran.status, ran.out) == (2, "")
    assert word in ran.err


def test_all_shows_what_is_at_an_end_last(cli: Any) -> None:
    cli.ok("done", "4", "works")
    assert "printer" not in cli.ok("list").out
    assert cli.ok("list", "--all").lines[-1] == "2026-0004  -x  printer           closed"
    assert [item["ref"] for item in cli.ok("list", "state:closed", "--json").json] == ["2026-0004"]


def test_a_filter_that_finds_nothing_says_so_on_standard_error(cli: Any) -> None:
    ran = cli("list", "bogus")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing matches.\n")
    ran = cli("list", "bogus", "--json")
    assert (ran.status, ran.json, ran.err) == (0, [], "")


def test_who_waits_for_us_stands_behind_whom_we_wait_for(cli: Any) -> None:
    cli.ok("done", "3", "stamped")
    assert cli.ok("list").lines[-2:] == [
        "2026-0005  2w  speech            check Wed  ➜ Li",
        "2026-0003  1r  印章申请          done       ^Wang",
    ]
    page = cli.ok("today", "--plain").lines
    assert page[page.index("Waiting (1)") :][:5] == [
        "Waiting (1)",
        "  2026-0005  2w  speech  check Wed  ➜ Li",
        "",
        "To reply (1)",
        "  2026-0003  1r  印章申请  done  ^Wang",
    ]
    groups = cli.ok("today", "--json").json["groups"]
    assert [[item["ref"] for item in groups[group]] for group in "56"] == [["2026-0005"], ["2026-0003"]]


def test_today_and_the_diary_count_the_same(cli: Any) -> None:
    cli.at("2026-12-29T09:00")
    cli.ok("today")
    cli.ok("add", "urgent thing !1")
    cli.ok("add", "for later 2027-01-05 !2")
    cli.ok("done", "2", "rung")
    # Standing on the day or worked on: the printer never judged is not, nor what came for a later day.
    assert "known beforehand 2, came unasked 1 (33%)" in cli.ok("today", "--plain").lines
    count = "Known beforehand 2, came unasked 1 (33%)."
    assert count in cli.ok("export", "diary", "-o", "-").out
    sums = cli.ok("today", "--json").json["capacity"]
    assert (sums["scheduled"], sums["unscheduled"]) == (2, 1)
    cli.ok("close-day", "--carry-rest")
    sealed = cli.ok("export", "diary", "-o", "-").lines
    cli.at("2026-12-30T09:00")
    cli.ok("plan", "6", "2027-02-01")
    cli.ok("edit", "3", "title=renamed")
    later = cli.ok("export", "diary", "--date", "2026-12-29", "-o", "-").lines
    shares = [next(line for line in text if "came unasked" in line) for text in (sealed, later)]
    assert shares[0] == shares[1]


def test_show_tells_the_fields_the_steps_and_the_trail(cli: Any) -> None:
    cli.ok("edit", "1", "note=as agreed")
    text = cli.ok("show", "1").out
    for part in ("2026-0001  write the report", "area: 季报", "note: as agreed", "Trail", "2026-12-28 08:00"):
        assert part in text
    shown = cli.item("1")
    assert [entry["verb"] for entry in shown["trail"]] == ["added", "edited"]
    assert {entry["item"] for entry in shown["trail"]} == {"2026-0001"}


def test_search_finds_items_and_diary_lines(cli: Any) -> None:
    cli.ok("note", "Li asked for the REPORT")
    assert cli.ok("search", "report").lines == [
        "2026-0001  2  write the report  Thu",
        "",
        "2026-12-28 08:00  Li asked for the REPORT",
    ]
    found = cli.ok("search", "--json", "report").json
    assert [len(found["items"]), len(found["entries"])] == [1, 1]
    nothing = cli("search", "unheard of")
    assert (nothing.status, nothing.out) == (0, "")


def test_check_is_clean_or_names_every_leak(cli: Any) -> None:
    assert cli.ok("check").out == "Nothing is forgotten.\n"
    cli.ok("done", "3")
    cli.ok("due", "1", "2026-12-29")
    cli.at("2026-12-31T10:00")
    ran = cli("check")
    assert (ran.status, ran.err) == (1, "")
    assert ran.lines == [
        "2026-0001  write the report: the deadline has passed",
        "    workbench done 2026-0001",
        "2026-0005  speech: the day to ask Li again has passed",
        "    workbench wait 2026-0005 WHO --check WHEN",
        "2026-0002  ring Li: was planned for a day that has passed",
        "    workbench plan 2026-0002 WHEN",
        "2026-0003  印章申请: is done without a result",
        "    workbench edit 2026-0003 result=TEXT",
        "2026-0003  印章申请: is done, and Wang has not been told",
        "    workbench reply 2026-0003 TEXT",
        "2026-0004  printer: has lain in the inbox for more than a day",
        "    workbench triage 2026-0004 1-4",
    ]
    found = cli("check", "--json").json
    assert [leak["code"] for leak in found] == [
        *("overdue", "check-passed", "day-passed", "no-result", "no-reply", "inbox-old")
    ]
    assert found[4]["sentence"] == "is done, and Wang has not been told"
    assert found[4]["mend"] == "workbench reply 2026-0003 TEXT"
    assert {leak["code"] for leak in found} < set(CODES)


def test_check_names_days_that_were_never_closed(cli: Any) -> None:
    cli.ok("today")
    cli.ok("drop", "4", "gone")
    cli.ok("done", "3", "stamped")
    cli.ok("reply", "3", "told")
    cli.at("2026-12-29T09:00")
    assert cli("check").lines == [
        "2026-12-28  the day was never closed",
        "    workbench close-day 2026-12-28",
    ]


def test_today_shows_the_page_and_opens_the_day(cli: Any) -> None:
    page = cli.ok("today", "--plain").out
    for part in (
        "Monday, 28 December 2026",
        "Inbox (1)",
        "1 Do now (1)",
        "Waiting (1)",
        "Scheduled",
        "Unscheduled",
        "Diary",
    ):
        assert part in page
    assert cli.ok("diary", "--json").json["opened_at"].startswith("2026-12-28T08:00")
    data = cli.ok("today", "--json").json
    assert [item["title"] for item in data["groups"]["0"]] == ["printer"]
    assert data["counts"]["inbox"] == 1


def test_looking_writes_nothing(cli: Any) -> None:
    before = {path: path.read_bytes() for path in sorted((cli.home / "store" / "journal").iterdir())}
    for words in (["list"], ["show", "1"], ["search", "x"], ["check"], ["diary"], ["parse", "x"], ["doctor"]):
        cli(*words)
    assert before == {path: path.read_bytes() for path in sorted((cli.home / "store" / "journal").iterdir())}


@pytest.mark.parametrize("word", ["2026-12-28", "today", "今天", "yesterday", "昨天"])
def test_the_diary_of_a_day(cli: Any, word: str) -> None:
    cli.at("2026-12-29T09:00" if word in ("yesterday", "昨天") else "2026-12-28T09:00")
    assert cli.ok("diary", word).lines[0] == "Monday, 28 December 2026"
    assert "ring Li" in cli.ok("diary", word).out


def test_a_day_of_the_diary_that_is_none(cli: Any) -> None:
    for word in ("whenever", "上周五"):
        ran = cli("diary", word)
        assert (ran.status, ran.out) == (2, "")
        assert "no day of the diary" in ran.err
    assert cli.ok("diary", "2020-01-01").lines == ["Wednesday, 1 January 2020", "Nothing is written on this day."]
