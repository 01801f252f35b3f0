"""promise, chased, escalate, focus, why, and what edit writes down of an instruction."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_promise_in_a_note_is_an_item_and_one_undo_takes_both_back(cli: Any) -> None:
    ran = cli.ok("note", "电 孙科长来电。诺：周五前报送数据 ^孙科长")
    assert "2026-0001" in ran.lines[1]
    item = cli.item("报送数据")
    assert (item["due"], item["source"], item["lines"]) == (
        "2027-01-01",
        "孙科长",
        {"promise": "周五前报送数据 ^孙科长"},
    )
    assert cli.ok("promise", "--json").json[0]["ref"] == item["ref"]
    cli.ok("undo")
    assert cli.ok("promise").lines == ["Nothing is promised that is still owed."]
    assert cli.ok("diary", "--json").json["entries"] == []


@pytest.mark.parametrize("words", [("by fri the figures",), ("the figures", "by", "fri")])
def test_promise_needs_no_mark(cli: Any, words: tuple[str, ...]) -> None:
    cli.ok("promise", *words)
    item = cli.item("figures")
    assert (item["title"], item["due"], item["state"]) == ("the figures", "2027-01-01", "inbox")


def test_promise_speaks_chinese_too(cli: Any) -> None:
    cli.ok("--lang", "zh_CN", "promise", "明天答复", "^吴桂兰")
    assert cli.item("答复")["source"] == "吴桂兰"


def test_chased_makes_urgent_and_counts_by_the_week(cli: Any) -> None:
    cli.ok("add", "Brief !2 ^Wang")
    cli.ok("chased", "1")
    cli.at("2027-01-04T09:00")
    cli.ok("chased", "1", "Li", "--how", "by telephone")
    item = cli.item("1")
    assert (item["quadrant"], item["chased"]) == (1, 2)
    told = [entry["text"] for entry in item["trail"] if entry["verb"] == "chased"]
    assert told == ["Brief: Wang chased us", "Brief: Li chased us, time 2: by telephone"]
    ran = cli.ok("chased")
    assert ran.lines[0] == "Chased 1 time this week (1 the week before)."
    assert "2026-0001" in ran.lines[1]
    assert cli.ok("chased", "--json").json["items"][0]["chased"] == 2


def test_what_goes_up_needs_a_reason_and_what_stays_is_counted(cli: Any) -> None:
    for title in ("a !3", "b !3", "c !1"):
        cli.ok("add", title)
    assert cli("escalate", "3", "Wang").status == 1
    assert cli("escalate", "3").status == 2
    cli.ok("escalate", "3", "Wang", "beyond", "our", "budget", "--on", "fri")
    assert cli.item("3")["to_leader"] == {"who": "Wang", "why": "beyond our budget", "present_on": "2027-01-01"}
    cli.ok("done", "1", "settled")
    figures = cli.ok("escalate", "--json").json
    assert (figures["absorbed"], figures["escalated"]) == (1, 1)
    assert cli.ok("escalate").lines[0] == "1 small matter settled in the office this week, 1 put before a leader."
    cli.ok("escalate", "3", "--back")
    assert cli.item("3")["to_leader"] is None


def test_the_giver_s_own_words_are_written_once(cli: Any) -> None:
    cli.ok("add", "Find out why the figures were late ^Wang")
    cli.ok("edit", "1", "original=Find out who was late and why, by Thursday", "expected=a page with names")
    ran = cli("edit", "1", "original=something else")
    assert ran.status == 1
    assert "never changed" in ran.err
    assert cli("edit", "1", "original=").status == 1
    cli.ok("edit", "1", "read_back=yes", "cause=no rule for it", "if_missed=the report is late")
    item = cli.item("1")
    assert item["original"] == "Find out who was late and why, by Thursday"
    assert item["lines"] == {
        "read_back": "2026-12-28T08:00+00:00",
        "cause": "no rule for it",
        "if_missed": "the report is late",
    }
    changed = [entry["text"] for entry in item["trail"] if entry["verb"] == "edited"][-1]
    assert changed == "Find out why the figures were late: changed cause, if it is missed and read back"
    ran = cli("drop", "1", "no time")
    assert ran.status == 0
    assert "the report is late" in ran.err


def test_nobody_is_read_back_to_where_nobody_asked(cli: Any) -> None:
    cli.ok("add", "x")
    assert cli("edit", "1", "read_back=yes").status == 1


def test_the_focus_list_says_what_is_important(cli: Any) -> None:
    cli.ok("focus", "add", "Investment survey ^Wang by 31 mar", "--goal", "all of it in", "--measures", "weekly talks")
    cli.ok("add", "Call the counties")
    cli.ok("focus", "link", "2", "survey")
    item = cli.item("2")
    assert (item["important"], item["urgent"], item["focus"]) == (True, None, "2026-0001")
    (focus,) = cli.ok("focus", "--json").json
    assert (focus["goal"], focus["measures"], focus["linked"], focus["stale"]) == (
        "all of it in",
        "weekly talks",
        1,
        False,
    )
    assert (focus["kind"], focus["quadrant"], focus["due"]) == ("focus", 2, "2027-03-31")
    assert "1 item open" in cli.ok("focus").out
    assert [each["ref"] for each in cli.ok("focus", "survey", "--json").json["items"]] == ["2026-0002"]
    assert "does its weight still hold?" in cli.ok("focus", "set", "survey", "--goal", "nine tenths of it").out
    assert cli.ok("focus", "--json").json[0]["goal"] == "nine tenths of it"
    cli.ok("focus", "unlink", "2")
    assert cli.item("2")["focus"] is None


def test_a_focus_that_nobody_touches_is_said_to_be_stale(cli: Any) -> None:
    cli.ok("focus", "add", "Survey")
    assert "still to be said: goal, measures and deadline" in cli.ok("focus").out
    cli.at("2027-01-12T09:00")
    assert "is it still what they are thinking about?" in cli.ok("focus").out
    cli.ok("add", "Call the counties")
    cli.ok("focus", "link", "Call", "Survey")
    assert "last touched 01-12 Tue" in cli.ok("focus").out


def test_a_focus_list_holds_seven(cli: Any) -> None:
    for number in range(7):
        cli.ok("focus", "add", f"big matter {number}")
    ran = cli("focus", "add", "one more")
    assert ran.status == 1
    assert "big matter 0" in ran.err
    cli.ok("done", "1", "reached")
    cli.ok("focus", "add", "one more")


def test_what_belonged_to_a_focus_is_listed_when_it_has_ended(cli: Any) -> None:
    cli.ok("focus", "add", "Survey")
    cli.ok("add", "Call the counties !3")
    cli.ok("focus", "link", "Call", "Survey")
    assert cli.item("Call")["important"] is False, "what somebody has judged stays judged"
    assert "judge it anew: `workbench focus 2026-0001`" in cli.ok("done", "Survey", "all in").out
    ran = cli.ok("focus", "Survey")
    assert "Call the counties" in ran.out
    assert cli("focus", "link", "Call", "Survey").status == 1


def test_the_domains_of_the_week_are_told_where_they_are_known(cli: Any) -> None:
    cli.settings('[areas]\n"季报" = "finance"\n')
    assert "this week" not in cli.ok("today").out
    for line in ("a #季报 !3", "b !3", "c !3"):
        cli.ok("add", line)
    cli.ok("edit", "2", "domain=policy")
    for ref in ("1", "2", "3"):
        cli.ok("done", ref, "settled")
    assert cli.item("1")["domain"] == "finance"
    assert "this week: Policy 50%, Finance 50%" in cli.ok("today").out


def test_why_names_the_place_the_neighbours_and_what_presses(cli: Any) -> None:
    cli.ok("add", "Budget !1 by fri")
    cli.ok("add", "Report !1 by today 11am")
    cli.ok("add", "Plan !1")
    assert cli.ok("why", "Budget").lines == [
        "Do now, 2 of 3: behind “Report” (due earlier) and before “Plan” (due later, or never)."
    ]
    assert cli.ok("why", "Report").lines == [
        "Do now, 1 of 3: due 12-28 Mon 11:00, 2 h 00 of working time left; before “Budget” (due later, or never)."
    ]
    told = cli.ok("why", "Report", "--json").json
    assert (told["group"], told["rank"], told["count"]) == (1, 1, 3)
    assert told["urgency"] == {
        "level": 2,
        "cause": "due",
        "minutes_left": 120,
        "when": "2026-12-28T11:00+00:00",
    }
    assert told["before"] == {"ref": "2026-0001", "rule": "due"}
    cli.ok("drop", "Plan", "no")
    assert cli.ok("why", "Plan").lines == ["It is at an end, and stands nowhere any more."]


def test_the_third_deferral_asks_and_a_hard_nut_refuses(cli: Any) -> None:
    cli.ok("add", "Old files")
    for _time in range(2):
        cli.ok("defer", "1", "tomorrow", "--why", "later")
    ran = cli("defer", "1", "tomorrow", "--why", "later")
    assert ran.status == 1
    assert "put off 2 times already" in ran.err
    assert "--again" in ran.err
    cli.ok("defer", "1", "tomorrow", "--why", "later", "--again")
    assert cli.item("1")["deferrals"] == 3
    cli.ok("edit", "1", "hard=yes")
    ran = cli("defer", "1", "tomorrow", "--why", "later", "--again")
    assert ran.status == 1
    assert "hard nut" in ran.err
