"""4: a day to ask goes by without a word: the waiting list, the leak check, the brief, Today and the five say so."""

from cli.conftest import Cli


def test_a_check_that_passed_is_seen_everywhere(cli: Cli) -> None:
    cli.ok("add", "采购合同盖章 >赵倩 周二")
    assert cli("check").status == 0
    cli.at("2026-12-31T08:00")
    assert "ask, 2 days late" in cli.ok("waiting").out
    leaks = cli("check", "--json").json
    assert ("check-passed", "2026-0001") in {(leak["code"], leak["ref"]) for leak in leaks}
    assert cli.ok("today", "--json").json["counts"]["check_due"] == 1
    brief = cli.ok("brief", "--json").json
    assert [leak["code"] for leak in brief["forgotten"] if leak["ref"] == "2026-0001"] == ["check-passed"]
    assert brief["donts"]["gap"]["items"] == ["2026-0001"], "counted among the five, in the one it belongs to"

    cli.ok("chase", "1", "周四给", "--promised", "2027-01-07")
    assert cli("check").status == 0
    assert cli.ok("today", "--json").json["counts"]["check_due"] == 0
    assert cli.ok("brief", "--json").json["donts"]["gap"]["count"] == 0
    assert "promised" in cli.ok("waiting").out
