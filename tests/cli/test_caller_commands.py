"""A visitor who leaves, a line that becomes a matter, a call that is still to be answered."""

from cli.conftest import Cli


def codes(cli: Cli) -> list[str]:
    return [leak["code"] for leak in cli("check", "--json").json]


def test_a_visitor_leaves_once_and_the_register_knows_when(cli: Cli) -> None:
    cli.at("2026-12-28T09:10")
    cli.ok("note", "访 王大爷 反映路灯不亮")
    cli.at("2026-12-28T10:00")
    assert cli("register", "visitor", "--left", "王大爷", "11:00").status == 1, "still to come"
    assert cli("register", "visitor", "--left", "王大爷", "noon").status == 2
    cli.ok("register", "visitor", "--left", "王大爷", "9:40")
    (line,) = cli.ok("register", "visitor", "--json").json
    assert line["until"][:16] == "2026-12-28T09:40"
    assert cli("register", "visitor", "--left", "王大爷").status == 1, "nobody leaves twice"
    assert "09:40" in cli.ok("register", "visitor", "--csv", "-").out
    cli.ok("undo")
    assert cli.ok("register", "visitor", "--json").json[0]["until"] is None


def test_what_a_visitor_asks_for_is_a_public_request_with_a_day(cli: Cli) -> None:
    cli.ok("note", "访 王大爷 反映路灯不亮")
    item = cli.ok("register", "visitor", "--to-item", "路灯", "--json").json
    assert item["source_details"]["who"] == "王大爷"
    assert (item["source_details"]["side"], item["source_details"]["channel"]) == ("public", "visitor")
    assert item["due"] == "2027-01-12"
    assert [line["text"] for line in cli.ok("register", "public", "--json").json] == ["王大爷 反映路灯不亮"]
    other = cli.ok("register", "visitor", "--to-item", "路灯", "修路灯 ^王大爷 周三前", "--json").json
    assert (other["title"], other["due"]) == ("修路灯", "2026-12-30")


def test_a_call_becomes_an_item_of_its_caller(cli: Cli) -> None:
    cli.settings('[people]\n"孙科长" = "superior"\n')
    cli.ok("note", "电 市局办孙科长 要求报送季报")
    item = cli.ok("register", "call", "--to-item", "季报", "--json").json
    source = item["source_details"]
    assert (source["who"], source["side"], source["channel"]) == ("孙科长", "superior", "call")
    assert cli("register", "public", "--to-item", "x").status == 1


def test_a_call_that_asked_for_an_answer_leaks_until_it_is_returned(cli: Cli) -> None:
    cli.ok("note", "电 市局办孙科长 13800000000 要求周五前答复")
    assert "call-unanswered" in codes(cli)
    cli.at("2026-12-29T09:00")
    (leak,) = [leak for leak in cli("check", "--json").json if leak["code"] == "call-unanswered"]
    assert leak["date"] == "2026-12-28"
    assert "孙科长" in leak["sentence"]
    assert cli("register", "call", "--restrict", "孙科长").status == 0
    assert "call-unanswered" not in codes(cli), "what is restricted is told nowhere"
    cli.ok("undo")
    assert "call-unanswered" in codes(cli)
    cli.ok("note", "电 去电孙科长 已说明")
    assert "call-unanswered" not in codes(cli)
