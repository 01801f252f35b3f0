"""add, parse, note: lines in."""

from __future__ import annotations

from typing import Any

import pytest


def test_add_prints_number_title_and_reading(cli: Any) -> None:
    ran = cli.ok("add", "call", "Li", "fri 15:00", "~30m", "!1", "^Wang")
    assert ran.out == "2026-0001  call Li  1 Do now · 01-01 Fri 15:00 · ~30 minutes · ^Wang\n".replace(
        "01-01", "2027-01-01"
    )


def test_words_of_a_line_need_no_quotes_and_options_stand_anywhere(cli: Any) -> None:
    assert cli.ok("add", "buy", "--json", "milk").json["title"] == "buy milk"
    assert cli.ok("--json", "add", "buy", "bread").json["title"] == "buy bread"


def test_standard_input_gives_one_item_per_line_and_steps_where_it_is_indented(cli: Any) -> None:
    text = "﻿first !1\n  a step\n\t- [ ] another\n\n- second\n• third\n- [x] fourth\n-15 fifth\n".encode()
    ran = cli("add", "-", stdin=text)
    assert ran.lines[1:] == ["2026-0002  second", "2026-0003  third", "2026-0004  -15 fifth"]
    assert (ran.status, ran.err) == (0, "workbench: 1 finished line is left out.\n")
    assert [step["text"] for step in cli.item("1")["steps"]] == ["a step", "another"]
    assert cli.ok("undo").out == "Undone: Captured: 4 items\n"
    assert cli.ok("list").out == ""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("1. one\n2. two", ["one", "two"]),
        ("1) one\n2) two\n3) three", ["one", "two", "three"]),
        ("(4) four\n(5) five", ["four", "five"]),
        ("1、报送总结\n2、催办", ["报送总结", "催办"]),
        ("①一\n②二", ["一", "二"]),
        ("（1）一\n（2）二", ["一", "二"]),
        ("1. one\n\n2. two\n\n1. uno\n2. due", ["one", "two", "uno", "due"]),
        ("1. one\n3. three", ["1. one", "3. three"]),
        ("2) alone", ["2) alone"]),
        ("1.5 h with Li\n2.5 h with Xu", ["1.5 h with Li", "2.5 h with Xu"]),
        ("2026 plan\n2027 plan", ["2026 plan", "2027 plan"]),
    ],
)
def test_numbers_of_a_list_are_dropped_where_they_count(cli: Any, text: str, titles: list[str]) -> None:
    cli.ok("add", "-", stdin=text.encode())
    assert [item["title"] for item in cli.ok("list", "--json").json] == titles


def test_steps_are_numbered_by_themselves_and_go_with_what_is_finished(cli: Any) -> None:
    text = b"1. one\n  1. first\n  2. second\n  - [x] third\n2. [x] two\n  its step\n3. three\n"
    ran = cli("add", "-", stdin=text)
    assert ran.lines == ["2026-0001  one", "2026-0002  three"]
    assert ran.err == "workbench: 2 finished lines are left out.\n"
    assert [step["text"] for step in cli.item("1")["steps"]] == ["first", "second"]
    assert cli.item("2")["steps"] == []
    nothing = cli("add", "-", stdin=b"- [x] done\n")
    assert (nothing.status, nothing.out) == (1, "")
    assert "finished already" in nothing.err


def test_standard_input_in_the_encoding_of_chinese_offices(cli: Any) -> None:
    cli.ok("add", "-", stdin="报送总结\r\n催办\r\n".encode("gb18030"))
    assert [item["title"] for item in cli.ok("list", "--json").json] == ["报送总结", "催办"]


def test_what_is_no_text_is_refused(cli: Any) -> None:
    ran = cli("add", "-", stdin=b"\xff\xfe\x00\x01")
    assert (ran.status, ran.out) == (1, "")
    assert "neither UTF-8" in ran.err
    assert cli("add", "-", stdin=b" \n\n").status == 1


def test_a_diary_line_that_is_added_goes_into_the_diary(cli: Any) -> None:
    cli.ok("add", "- Li came by")
    cli.ok("add", "-15 Li called")
    assert cli.ok("list").out == ""
    assert cli.ok("diary").lines[1:] == ["07:45  › Li called", "08:00  › Li came by"]


def test_note_writes_a_line_with_its_kind_its_time_and_its_item(cli: Any) -> None:
    cli.ok("add", "ask Li")
    assert cli.ok("note", "电 李工来电").out == "08:00  [call] 李工来电\n"
    assert cli.ok("note", "--item", "1", "7:10-7:40", "met", "Li").out == "07:10  met Li (ask Li)\n"
    entry = cli.ok("note", "--json", "plain").json
    assert entry["kind"] == "note"
    assert entry["at"].startswith("2026-12-28T08:00+")
    assert [e["text"] for e in cli.item("1")["trail"]] == ["met Li", "ask Li"]


def test_a_note_for_a_time_to_come_is_refused(cli: Any) -> None:
    ran = cli("note", "- 23:10-23:40 later")
    if ran.status == 0:  # read as part of the text
        return
    assert ran.status == 1
    assert ran.err.startswith("workbench: ")


def test_parse_saves_nothing_and_gives_the_reading(cli: Any) -> None:
    reading = cli.ok("parse", "--json", "call Li 2026-12-30 15:00 !2").json
    assert (reading["kind"], reading["title"], reading["at"]) == ("item", "call Li", "2026-12-30T15:00")
    assert {span["field"] for span in reading["spans"]} == {"at", "quadrant"}
    assert cli.ok("parse", "call Li").out == "title       call Li\n"
    assert not (cli.home / "store").exists() or cli.ok("list", "--all").out == ""


def test_parse_for_people_names_fields_and_weekdays_in_their_language(cli: Any) -> None:
    assert cli.ok("parse", "x by jan 10").lines == ["title       x", "deadline    2027-01-10 Sun"]
    assert cli.ok("parse", "x fri 15:00 !").lines[1:] == ["planned time  2027-01-01 Fri 15:00", "urgency       yes"]
    chinese = cli.ok("parse", "周五下午3点 例会 !2 @李工", "--lang", "zh_CN").out
    assert "周五 15:00" in chinese
    assert "计划办" in chinese
    assert not any(name in chinese for name in ("title", "lead", "urgent", "None", "True"))
    assert "call" in cli.ok("parse", "- call Li").out


def test_what_could_not_be_read_is_said_and_kept_in_the_title(cli: Any) -> None:
    ran = cli("add", "meet 2026-02-30")
    assert ran.status == 0
    assert "2026-02-30" in ran.out
    assert "2026-02-30" in ran.err


def test_a_line_without_a_title_is_refused(cli: Any) -> None:
    assert cli("add", "").status == 1
    assert cli("add").status == 2
    assert cli("note", "- ").status in (1, 2)


def test_terminal_sequences_are_stored_but_never_printed(cli: Any) -> None:
    evil = "pay \x1b[2J\x9b31m now \x07"
    for words in (
        ("add", evil),
        ("list",),
        ("show", "1"),
        ("today",),
        ("diary",),
        ("search", "pay"),
        ("list", "--json"),
    ):
        ran = cli.ok(*words)
        assert not {"\x1b", "\x9b", "\x07"} & set(ran.out), words
    assert "\x1b[2J" in cli.ok("list", "--json").json[0]["title"]
    cli.ok("done", "1", "a\x1b]0;b")
    assert not {"\x1b", "\x9b", "\x07"} & set(cli.ok("export", "diary", "-o", "-").out)


def test_lone_surrogates_in_arguments_are_replaced(cli: Any) -> None:
    assert cli.ok("add", "bad \udcff byte").out == "2026-0001  bad \ufffd byte\n"


def test_markup_and_long_titles_are_kept_as_typed(cli: Any) -> None:
    long = "字" * 10_000
    cli.ok("add", "[red]x[/foo]")
    cli.ok("add", long)
    assert [item["title"] for item in cli.ok("list", "--json").json] == ["[red]x[/foo]", long]
