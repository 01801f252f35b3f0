"""step, tick, send, replied, units, route: what a shell sees of the parts of a matter."""

from pathlib import Path

from cli.conftest import Cli

from workbench.settings import load_settings


def test_steps_are_added_listed_moved_and_taken_away(cli: Cli) -> None:
    cli.ok("add", "paper 2026-12-31")
    cli.ok("step", "1", "draft", "--offset", "T-3", "--who", "@周洁", "--required", "--standard", "one page")
    shown = cli.ok("step", "1", "copy").out
    assert "T = 12-31 Thu" in shown
    assert "[ ] 1. draft  T-3 · 12-28 Mon · required · 周洁" in shown
    assert "standard: one page" in shown
    cli.ok("step", "1", "--move", "draft", "--on", "2026-12-30")
    assert "T-1 · 12-30 Wed" in cli.ok("step", "1").out
    cli.ok("step", "1", "--drop", "copy")
    assert [step["text"] for step in cli.item("1")["steps"]] == ["draft"]
    assert cli("step", "1", "--move", "draft").status == 2
    assert cli("step", "1", "x", "--offset", "soon").status == 2
    assert cli("step", "1", "x", "--gate", "none").status == 2
    assert cli("step", "1", "--drop", "nothing").status == 1


def test_a_tick_is_kept_with_who_and_against_what(cli: Cli) -> None:
    cli.ok("add", "notice")
    cli.ok("step", "1", "names", "--gate", "verify", "--standard", "as in the roster")
    ticked = cli.ok("tick", "1", "names", "staff roster", "--by", "周洁")
    assert "standard: as in the roster" in ticked.out
    assert "周洁 · staff roster" in cli.ok("step", "1").out
    cli.ok("tick", "1", "names", "--open")
    assert cli.item("1")["steps"][0]["done_at"] is None


def test_the_second_reader_is_somebody_else(cli: Cli) -> None:
    cli.ok("add", "notice @周洁")
    cli.ok("step", "1", "read", "--gate", "second-read")
    assert "somebody else must read it" in cli("tick", "1", "read", "--by", "周洁").err
    assert cli("tick", "1", "read").status == 1
    cli.ok("tick", "1", "read", "--by", "王强")


def test_an_instruction_is_conveyed_to_all(cli: Cli) -> None:
    cli.settings('[groups]\n"镇街" = ["河西", "东湖", "石桥"]\n')
    cli.ok("add", "instruction !1")
    cli.ok("send", "1", "--to", "镇街", "--for", "convey")
    cli.ok("tick", "1", "河西")
    assert any("not-conveyed" in str(leak) for leak in cli("check", "--json").json)
    cli.ok("tick", "1", "all")
    assert all(step["done_at"] for step in cli.item("1")["steps"])
    assert not any("not-conveyed" in str(leak) for leak in cli("check", "--json").json)
    assert cli("tick", "1", "all").status == 2


def test_units_that_have_answered_are_told_apart_and_the_others_are_asked_again(cli: Cli) -> None:
    cli.ok("add", "低温预警 !1")
    cli.ok("send", "1", "--to", "河西,东湖、石桥", "--due", "2026-12-29")
    cli.ok("replied", "1", "河西", "已落实")
    cli.at("2026-12-31T09:00")
    assert cli.ok("units", "1", "--json").json == [
        {"unit": "河西", "answer": "replied", "days": 0, "chased": 0, "due": "2026-12-29", "said": "河西: 已落实"},
        {"unit": "东湖", "answer": "late", "days": 2, "chased": 0, "due": "2026-12-29", "said": None},
        {"unit": "石桥", "answer": "late", "days": 2, "chased": 0, "due": "2026-12-29", "said": None},
    ]
    text = cli.ok("units", "1", "--chase").out
    assert "东湖, 石桥" in text
    assert "河西" not in text
    cli.ok("units", "1", "--chase", "--only", "石桥")
    assert [cell["chased"] for cell in cli.ok("units", "1", "--json").json] == [0, 1, 2]
    assert cli("replied", "1", "南山").status == 1
    zh = cli.ok("units", "1", "--lang", "zh_CN").out
    assert "3 个单位中 1 个已回复" in zh
    cli.ok("replied", "1", "东湖")
    cli.ok("replied", "1", "石桥")
    assert "Nobody owes" in cli("units", "1", "--chase").err


def test_a_paper_is_on_one_desk_at_a_time_and_it_is_known_for_how_long(cli: Cli) -> None:
    cli.ok("add", "收文 !2")
    cli.ok("send", "1", "--to", "张局,赵局", "--for", "route")
    cli.ok("route", "1")
    cli.at("2026-12-30T09:00")
    assert "with 张局 2 days" in cli.ok("step", "1").out
    cli.ok("route", "1", "--note", "同意")
    assert "with 赵局 0 days" in cli.ok("step", "1").out
    cli.ok("route", "1")
    assert cli("route", "1").status == 1


def test_starting_names_who_was_not_asked_beforehand(cli: Cli) -> None:
    cli.ok("add", "plan !2")
    cli.ok("send", "1", "--to", "财务科", "--for", "consult")
    assert "财务科" in cli("start", "1").err
    cli.ok("tick", "1", "财务科", "no objection")
    cli.ok("stop")
    cli.ok("start", "1")


def test_a_reply_names_who_is_still_to_be_told(cli: Cli) -> None:
    cli.ok("add", "plan ^王局 !2")
    cli.ok("send", "1", "--to", "人事科", "--for", "inform")
    cli.ok("done", "1", "settled")
    replied = cli("reply", "1", "told him")
    assert replied.status == 0
    assert "人事科" in replied.err
    assert cli("send", "1", "--to", "x").status == 1


def test_what_is_wrong_is_said_in_one_sentence(cli: Cli) -> None:
    cli.ok("add", "x")
    for words in (
        ("send", "1", "--to", " "),
        ("send", "1", "--to", "a", "--for", "fun"),
        ("tick", "1", "9"),
        ("rung", "1"),
        ("rung", "1", "x"),
        ("replied", "1", "a"),
        ("done", "1", "--grade", "perfect"),
    ):
        ran = cli(*words)
        assert ran.status in (1, 2), words
        assert len(ran.err.strip().splitlines()) == 1, words


def test_the_table_for_a_spreadsheet_holds_no_formula(cli: Cli) -> None:
    cli.ok("add", "x !1")
    cli.ok("send", "1", "--to", "=HYPERLINK(1),河西")
    cli.ok("replied", "1", "河西", "a, b")
    lines = cli.ok("units", "1", "--csv").lines
    assert len(lines) == 3
    assert lines[1].startswith("'=HYPERLINK(1),")
    assert '"河西: a, b"' in lines[2]


def test_a_group_that_is_no_list_of_names_is_named_and_the_others_hold(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[groups]\ntowns = "Hexi"\n"县区" = ["甲", ""]\nall = ["甲", "乙"]\n', "utf-8")
    settings = load_settings(path)
    assert settings.groups == (("all", ("甲", "乙")),)
    assert len([problem for problem in settings.problems if "list of names" in problem]) == 2


def test_attendance_is_told_as_coming_declined_and_silent(cli: Cli) -> None:
    cli.ok("add", "总结会 2026-12-31 14:30 !2")
    cli.ok("send", "1", "--to", "河西,东湖,石桥", "--due", "2026-12-29")
    cli.ok("replied", "1", "河西", "参加，两人")
    cli.ok("replied", "1", "东湖", "请假，书记在外开会")
    told = cli.ok("units", "1").out
    assert "2 of 3 have replied, 1 declined, 1 silent" in told
    assert [line.split()[2] for line in told.splitlines()[1:3]] == ["replied", "declined"]
