"""14: the same source and a like title, unscheduled, three times in ninety days: a routine is proposed, with the three
items as its evidence, and one word makes it."""

from cli.conftest import Cli


def test_what_came_up_three_times_becomes_a_routine(cli: Cli) -> None:
    for moment, line in (
        ("2026-10-27T10:00", "统计报表催报情况 ^王局长"),
        ("2026-11-26T10:00", "催报情况统计报表 ^王局长"),
        ("2026-12-26T10:00", "统计报表催报情况汇总 ^王局长"),
        ("2026-12-27T10:00", "订会议室 ^王局长"),
    ):
        cli.at(moment)
        cli.ok("add", line)
    cli.at("2026-12-28T08:00")
    (pattern,) = cli.ok("patterns", "--json").json["patterns"]
    assert pattern["items"] == ["2026-0001", "2026-0002", "2026-0003"]
    said = cli.ok("patterns").out
    assert "came up 3 times in 90 days (2026-0001, 2026-0002 and 2026-0003)" in said

    routine = cli.ok("patterns", "--make", "1", "--json").json
    assert (routine["rule"], routine["next"]) == ("FREQ=MONTHLY;BYMONTHDAY=26", "2027-01-26")
    assert routine["defaults"]["source"] == "王局长"
    assert cli.ok("patterns", "--json").json["patterns"] == [], "it is known now"
    assert cli.ok("patterns", "--json").json["weeks"][-1]["promoted"] == 3

    cli.at("2027-01-26T08:00")
    cli.ok("today")
    item = cli.item("2027-0001")
    assert (item["nature"], item["source"]) == ("scheduled", "王局长")
    cli.at("2026-12-28T08:00")
    assert cli("patterns", "--make", "7").status == 2
