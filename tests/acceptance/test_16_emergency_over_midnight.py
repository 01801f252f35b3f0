"""16: an emergency from 23:50 to 01:10: one clock, one chronology, and a first contact who is never blank."""

import pytest
from cli.conftest import Cli


def test_one_clock_and_one_chronology_over_midnight(cli: Cli) -> None:
    cli.settings('me = "陈敏"\n')
    cli.at("2026-12-28T23:50")
    begun = cli.ok("emergency", "机房UPS冒烟", "--first", "王强").out
    assert "[x] 1. Taken in  today 23:50" in begun
    assert begun.count("[ ]") == 7, "eight steps, of which the first is done"
    cli.at("2026-12-28T23:53")
    assert "not verified yet" in cli.ok("emergency", "--report", "1", "--to", "张局长", "冒烟，无人受伤").out
    cli.at("2026-12-29T00:20")
    cli.ok("tick", "1", "Verified", "fire service: a battery", "--by", "刘洋")
    cli.ok("note", "- 三楼已疏散")
    cli.at("2026-12-29T01:00")
    assert "1:10" in cli.ok("emergency").out
    final = cli.ok("emergency", "--report", "1", "--final", "电池故障，已排除").out
    assert "final report, no. 2" in final
    assert "not verified" not in final
    assert cli("emergency", "--report", "1", "one more").status == 1
    for step in ("Proposal", "Leader", "Units", "Handled", "Reported", "Wound"):
        cli.ok("tick", "1", step)
    cli.at("2026-12-29T01:10")
    cli.ok("done", "1", "settled")

    told = cli.ok("chronology", "1", "--json").json
    assert (told["minutes"], told["began"], told["ended"]) == (80, "2026-12-28T23:50+00:00", "2026-12-29T01:10+00:00")
    assert told["first_contact"] == "王强"
    moments = [line["at"] for line in told["lines"]]
    assert moments == sorted(moments)
    assert [line["data"]["report"] for line in told["lines"] if "report" in line["data"]] == ["1", "2"]
    text = cli.ok("chronology", "1").out
    assert (
        text.index("## Mon 2026-12-28") < text.index("- 23:53") < text.index("## Tue 2026-12-29") < text.index("00:20")
    )
    cli.at("2026-12-29T09:00")
    assert cli.ok("chronology", "1", "--json").json["minutes"] == 80, "the clock stands when it is over"
    assert cli.ok("emergency").out.strip() == "No emergency is going on."


def test_the_first_contact_is_never_blank_and_it_passes_on_only_by_acceptance(cli: Cli) -> None:
    cli.at("2026-12-28T23:50")
    assert cli("emergency", "smoke", "--first", " ").status == 2
    cli.ok("emergency", "smoke")
    assert cli.item("1")["source_details"]["first_contact"] == "me"
    assert cli("edit", "1", "source=").status == 1
    assert cli("edit", "1", "lead=刘洋").status == 1
    cli.ok("handover", "1", "fire is out", "--to", "刘洋")
    assert cli.item("1")["lead"] == "me"
    cli.ok("accept", "1")
    assert cli.item("1")["lead"] == "刘洋"
    assert cli.item("1")["source_details"]["first_contact"] == "me"


@pytest.mark.parametrize(
    ("lang", "key", "steps"), [("en", "emergency-it", 8), ("zh_CN", "信息系统", 8), ("zh_TW", "資訊系統", 8)]
)
def test_every_class_has_its_procedure_in_three_languages(cli: Cli, lang: str, key: str, steps: int) -> None:
    cli.ok("emergency", "x", "--as", key, "--lang", lang)
    assert len(cli.item("1")["steps"]) == steps
    assert cli("emergency", "y", "--as", "meeting").status == 2
