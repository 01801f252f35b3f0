"""6: done, and the asker was not told: the mark is hollow, the leak check has it, nothing but a reply closes it."""

from cli.conftest import Cli


def test_done_is_not_closed_until_the_asker_knows(cli: Cli) -> None:
    cli.ok("add", "报季度数据 ^张局长 !1")
    cli.ok("done", "1", "已报送")
    item = cli.item("1")
    assert (item["state"], item["result"], item["reply"]) == ("done", "已报送", None)
    assert "no-reply" in {leak["code"] for leak in cli("check", "--json").json}

    assert cli("reply", "1").status == 2, "neither a word nor a reason"
    assert cli("reply", "1", "--none", " ").status != 0
    assert cli.item("1")["state"] == "done"

    cli.ok("reply", "1", "电话报告张局长")
    item = cli.item("1")
    assert (item["state"], item["reply"]["to"]) == ("closed", "张局长")
    assert cli("check").status == 0


def test_no_reply_needed_is_a_choice_with_a_reason(cli: Cli) -> None:
    cli.ok("add", "报季度数据 ^张局长 !1")
    cli.ok("done", "1", "已报送")
    cli.ok("reply", "1", "--none", "当面已说")
    assert cli.item("1")["reply"]["none_because"] == "当面已说"
