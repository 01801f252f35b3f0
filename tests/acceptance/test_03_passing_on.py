"""3: what is passed on waits for somebody, with a day to ask; it is not done by having been passed on."""

from cli.conftest import Cli


def test_passing_on_is_not_doing(cli: Cli) -> None:
    cli.ok("add", "核实报销单据 ^王局长 !3")
    cli.ok("wait", "1", "财务科")
    item = cli.item("1")
    assert (item["state"], item["waiting_on"], item["next_check"]) == ("waiting", "财务科", "2026-12-30")
    assert item["lead"] == "me", "the desk still answers for it"

    cli.ok("handover", "1", "--to", "李工", "unclear figures")
    cli.ok("accept", "1")
    item = cli.item("1")
    assert (item["state"], item["lead"], item["result"]) == ("waiting", "李工", None)
    assert item["next_check"] is not None

    for words in (("reply", "1", "sent on"), ("reply", "1", "--none", "sent on")):
        assert cli(*words).status == 1, "nobody can be told of a result that there is not"
    assert "核实报销单据" in cli.ok("waiting").out
