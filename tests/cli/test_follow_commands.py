"""What is in other hands: waiting, chasing, handing over, deciding, tracking, and who carries what."""

from __future__ import annotations

from typing import Any

import pytest


def test_waiting_is_sorted_by_the_day_to_ask_and_says_what_it_has_come_to(cli: Any) -> None:
    cli.ok("add", "later >赵倩 fri")
    cli.ok("add", "soon >李工 today")
    lines = cli.ok("waiting").lines
    assert [line.split()[2] for line in lines] == ["soon", "later"]
    assert "ask today" in lines[0]
    assert "for an answer" in lines[1]
    cli.at("2026-12-30T08:00")
    assert "ask, 2 days late" in cli.ok("waiting").lines[0]
    assert [one["title"] for one in cli.ok("waiting", "--json").json] == ["soon", "later"]


def test_chasing_counts_keeps_the_promise_as_the_next_check_and_advises_to_go_up(cli: Any) -> None:
    cli.ok("add", "stamp the contract >赵倩 today")
    said = cli.ok("chase", "1", "tomorrow", "--promised", "2026-12-29").out
    assert said.startswith("Asked again, next Tue 2026-12-29")
    assert cli.item("1")["next_check"] == "2026-12-29"
    assert "asked 1×, promised tmrw" in cli.ok("waiting").out
    cli.at("2026-12-30T09:00")
    assert "promise not kept" in cli.ok("waiting").out
    assert "time 2" in cli.ok("chase", "1").out
    third = cli.ok("chase", "1").out
    assert "time 3" in third
    assert "Take it to somebody above" in third
    story = cli.ok("chase", "1", "--history").out
    assert "with 赵倩" in story
    assert "answer “tomorrow”, promised Tue 2026-12-29" in story
    assert cli.ok("waiting", "--json").json[0]["chases"] == 3


def test_undoing_a_chase_takes_the_count_back(cli: Any) -> None:
    cli.ok("add", "stamp the contract >赵倩 today")
    cli.ok("chase", "1")
    cli.ok("undo")
    assert cli.ok("waiting", "--json").json[0]["chases"] == 0
    assert cli.item("1")["next_check"] == "2026-12-28"


def test_chasing_everybody_who_is_silent_writes_a_text_to_each(cli: Any) -> None:
    for line in ("forms >赵倩 today", "figures >赵倩 today", "minutes >李工 today", "plan >王强 fri"):
        cli.ok("add", line)
    out = cli.ok("chase", "--all-silent").out
    assert out.count("may I ask how these stand?") == 2
    assert "1. forms\n2. figures" in out
    assert "plan" not in out
    assert cli.ok("undo").out.startswith("Undone: Asked again")
    assert cli.item("1")["next_check"] == "2026-12-28"


def test_a_promise_in_the_past_is_refused(cli: Any) -> None:
    cli.ok("add", "forms >赵倩 today")
    ran = cli("chase", "1", "--promised", "2026-12-01")
    assert (ran.status, "today or a later day" in ran.err) == (1, True)
    assert cli("chase").status == 2
    assert cli("chase", "1", "--all-silent").status == 2


def test_the_lead_stays_until_the_new_one_accepts(cli: Any) -> None:
    cli.ok("add", "write the notice !1 @李工")
    cli.ok("handover", "1", "--to", "王强", "draft is done")
    item = cli.item("1")
    assert (item["state"], item["lead"], item["waiting_on"], item["waiting_for"]) == (
        "waiting", "李工", "王强", "acceptance",
    )  # fmt: skip
    cli.ok("accept", "1")
    item = cli.item("1")
    assert (item["state"], item["lead"], item["waiting_on"], item["waiting_for"]) == (
        "waiting",
        "王强",
        "王强",
        "reply",
    )
    assert "draft is done" in cli.ok("show", "1").out
    assert cli("accept", "1").status == 1


def test_a_hand_over_needs_how_it_stands_and_another_lead(cli: Any) -> None:
    cli.ok("add", "write the notice !1 @李工")
    assert cli("handover", "1", "--to", "王强").status == 2
    assert cli("handover", "1", "--to", "李工", "x").status == 1
    assert cli("handover", "1", "--to", "王强,赵倩", "x").status == 1


def test_everything_that_a_person_leads_is_offered_in_one_step(cli: Any) -> None:
    cli.ok("add", "one !1 @李工")
    cli.ok("add", "two !2 @李工")
    cli.ok("add", "three !2 @赵倩")
    cli.ok("handover", "李工", "--to", "me", "on leave")
    assert [cli.item(str(n))["lead"] for n in (1, 2, 3)] == ["me", "me", "赵倩"]
    cli.ok("undo")
    assert [cli.item(str(n))["lead"] for n in (1, 2)] == ["李工", "李工"]


def test_the_pack_names_each_matter_once_and_withholds_what_is_restricted(cli: Any) -> None:
    cli.ok("add", "lead it !1 @李工 ^张局长")
    cli.ok("add", "answer it >李工 fri")
    cli.ok("add", "help it !2 +李工")
    cli.ok("add", "secret one !2 @李工")
    cli.ok("edit", "4", "restricted=yes")
    out = cli.ok("handover", "李工").out
    for title in ("lead it", "answer it", "help it"):
        assert out.count(title) == 1
    assert "secret" not in out
    assert "1 restricted matter is withheld." in out
    assert cli.ok("handover", "lg", "--json").json["owes"] == ["2026-0002"]


def test_the_desk_never_decides(cli: Any) -> None:
    cli.settings('me = "刘洋"\n')
    cli.ok("add", "renew the machines !2")
    for who in ("me", "刘洋", "我"):
        ran = cli("ask-decision", "1", who, "may we?")
        assert (ran.status, "does not decide" in ran.err) == (1, True)
    assert cli("decide", "yes, it is decided", "--by", "刘洋", "--none", "x").status == 1


def test_an_answer_is_kept_word_for_word_with_what_follows(cli: Any) -> None:
    cli.ok("add", "renew the machines !2")
    cli.ok("ask-decision", "1", "张局长", "may we?", "--option", "three", "--option", "none", "--advice", "three")
    assert cli.item("1")["waiting_for"] == "decision"
    cli.at("2026-12-31T08:00")
    open_one = cli.ok("decide").out
    assert "open for 3 days" in open_one
    assert "advice: three" in open_one
    cli.ok("decide", "1", "同意，  先两台", "--then", "buy two @李工")
    assert cli.item("1")["state"] == "active"
    ruling = cli.ok("decide", "--json").json[0]
    assert (ruling["answer"], ruling["items"], ruling["done"]) == ("同意，  先两台", ["2026-0002"], 0)
    assert cli("decide", "1", "again").status == 1


def test_a_decision_of_a_meeting_yields_an_item_or_says_why_not(cli: Any) -> None:
    ran = cli("decide", "we meet on Tuesday", "--by", "党组会")
    assert (ran.status, "at least one item" in ran.err) == (1, True)
    cli.ok("decide", "we meet on Tuesday", "--by", "党组会", "--then", "invite all")
    cli.ok("decide", "nobody travels", "--by", "党组会", "--none", "for information")
    first, second = sorted(cli.ok("decide", "--json").json, key=lambda one: one["question"])
    assert (first["none"], first["items"]) == ("for information", [])
    assert (second["none"], second["items"]) == (None, ["2026-0001"])
    cli.ok("done", "1", "all invited")
    assert "1 of 1 done" in cli.ok("decide").out


def test_nothing_follows_finishes_the_matter_with_the_decision_as_its_result(cli: Any) -> None:
    cli.ok("add", "renew the machines !2")
    cli.ok("ask-decision", "1", "张局长", "may we?")
    cli.ok("decide", "1", "不同意", "--none", "no money this year")
    item = cli.item("1")
    assert (item["state"], item["result"]) == ("closed", "不同意")
    assert "no money this year" in cli.ok("decide").out


def test_the_bulletin_puts_first_what_changed_since_it_was_told(cli: Any) -> None:
    cli.ok("add", "roof !2 by fri")
    cli.ok("add", "heating !2")
    cli.ok("track", "1", "张局长", "see to it")
    cli.ok("track", "2", "张局长", "--every", "3")
    cli.ok("progress", "1", "30%")
    cli.ok("progress", "1", "60% the supplier is late")
    told = cli.ok("bulletin", "--reported", "张局长").out
    assert "60% (12-28 Mon) ▃▅" in told
    assert "Problem: the supplier is late" in told
    cli.at("2026-12-29T08:00")
    cli.ok("progress", "2", "3/8")
    again = cli.ok("bulletin").out
    assert again.index("Changed since last time") < again.index("heating") < again.index("As before")
    assert again.index("As before") < again.index("roof")
    cli.at("2027-01-04T08:00")
    lines = {line["title"]: line for line in cli.ok("bulletin", "--json").json}
    assert {title: line["light"] for title, line in lines.items()} == {"roof": "red", "heating": "red"}
    assert lines["heating"]["progress"] == "3/8"


def test_the_register_has_the_columns_that_are_asked_for(cli: Any) -> None:
    cli.ok("add", "roof, east !2 by fri")
    cli.ok("add", "=cmd() !2")
    cli.ok("track", "1", "张局长", "see to it")
    cli.ok("track", "2", "张局长")
    cli.ok("progress", "1", "3/8")
    out = cli.ok("bulletin", "--columns", "title,by,due,progress").lines
    assert out[0] == "Matter,Ordered by,Deadline,Progress"
    assert '"roof, east",张局长,2027-01-01,3/8 (12-28 Mon)' in out
    assert any(line.startswith("'=cmd()") for line in out), "no spreadsheet runs it"
    assert len(cli.ok("bulletin", "--columns", ",").lines[0].split(",")) == 11
    ran = cli("bulletin", "--columns", "title,colour")
    assert (ran.status, "colour" in ran.err) == (2, True)


def test_a_finished_matter_is_in_the_bulletin_until_it_was_told(cli: Any) -> None:
    cli.ok("add", "roof !2")
    cli.ok("track", "1", "张局长")
    cli.ok("bulletin", "--reported", "张局长")
    cli.ok("drop", "1", "sold", "--by", "张局长")
    assert "roof" in cli.ok("bulletin", "--reported", "张局长").out
    assert "roof" not in cli.ok("bulletin").out


def test_what_does_not_move_is_listed_by_where_it_sits(cli: Any) -> None:
    cli.ok("add", "ours !1")
    cli.ok("add", "theirs >赵倩 fri")
    cli.ok("add", "for the boss !2")
    cli.ok("add", "asleep !4")
    cli.ok("ask-decision", "3", "张局长", "may we?")
    cli.ok("stuck", "2", "--problem", "no stamp", "--remedy", "go there")
    assert cli.ok("stuck").out == "Nothing is stuck.\n"
    cli.at("2027-01-04T08:00")
    cli.ok("note", "--item", "1", "rang them")
    assert [one["title"] for one in cli.ok("stuck", "--json").json] == ["for the boss", "theirs"]
    cli.at("2027-01-11T08:00")
    out = cli.ok("stuck").out
    assert [out.index(word) for word in ("Our desk", "For decision: 张局长", "With 赵倩")] == sorted(
        out.index(word) for word in ("Our desk", "For decision: 张局长", "With 赵倩")
    )
    assert "Problem: no stamp" in out
    assert "Remedy: go there" in out
    cli.ok("stuck", "1", "--root", "too big")
    assert "ours" in cli.ok("stuck").out, "saying why moves nothing"


def test_people_carry_what_they_hold(cli: Any) -> None:
    cli.ok("add", "one >李工 fri")
    cli.ok("add", "two !1 @李工 by today")
    cli.ok("add", "three !2 ^张局长 +小陈")
    lines = cli.ok("people").lines
    assert lines[0].split() == ["me", "1", "open"]
    assert lines[1].split()[:3] == ["李工", "2", "open"]
    assert "1 due today" in lines[1]
    assert "1 waited for" in lines[1]
    assert any("张局长" in line and "we owe 1" in line for line in lines)
    page = cli.ok("people", "lg").out
    assert "Owes us  1" in page
    assert "Leads  1" in page
    assert cli.ok("people", "张局长", "--json").json["asked"] == ["2026-0003"]
    assert cli("people", "nobody at all").status == 1


def test_an_area_is_silent_after_a_fortnight_with_work_open_on_it(cli: Any) -> None:
    cli.ok("add", "one !2 #后勤")
    cli.ok("add", "two #会务")
    cli.ok("done", "2", "sat")
    cli.at("2027-01-12T08:00")
    fronts = {front["area"]: front for front in cli.ok("areas", "--json").json}
    assert (fronts["后勤"]["days"], fronts["后勤"]["silent"]) == (15, True)
    assert (fronts["会务"]["open"], fronts["会务"]["silent"]) == (0, False)
    assert "silent for 15 days" in cli.ok("areas").out
    assert "area-silent" in {leak["code"] for leak in cli("check", "--json").json}
    cli.settings('[area_days]\n"后勤" = 30\n')
    assert "silent" not in cli.ok("areas").out


@pytest.mark.parametrize("lead", ["李工,王强", "李工、王强", "Li and Wang", "Li / Wang"])
def test_a_second_lead_is_refused(cli: Any, lead: str) -> None:
    cli.ok("add", "write it !1 @赵倩")
    ran = cli("edit", "1", f"lead={lead}")
    assert (ran.status, "one lead" in ran.err) == (1, True)
    assert cli.item("1")["lead"] == "赵倩"


def test_giving_the_same_thing_to_a_second_person_is_warned_about(cli: Any) -> None:
    cli.ok("add", "报送季度财务报表 >赵倩")
    cli.ok("add", "季度财务报表报送")
    cli.ok("add", "订会议室")
    ran = cli("wait", "2", "王强")
    assert ran.status == 0
    assert "赵倩 has it" in ran.err
    assert cli("wait", "3", "王强").err == ""
