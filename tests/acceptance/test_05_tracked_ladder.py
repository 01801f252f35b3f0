"""5: a tracked item with an empty rung is not finished; the rung is named, and only a name from above lets it end."""

from cli.conftest import Cli


def test_the_ladder_holds_and_an_override_is_seen_for_ever(cli: Cli) -> None:
    cli.ok("add", "查清迟报原因 ^张局长 !1")
    cli.ok("track", "1", "张局长", "请查清原因，周四前报我")
    assert "instructed▪ checked▫ clear▫ acted on▫ result▫" in cli.ok("rung", "1").out

    cli.ok("rung", "1", "called them", "--level", "unit")
    assert "not seen on the spot" in cli.ok("rung", "1").out
    refused = cli("done", "1", "found it")
    assert refused.status == 1
    assert "clear, acted on" in refused.err
    assert "--by WHO" in refused.err
    assert cli.item("1")["state"] == "active"

    alone = cli("done", "1", "found it", "--despite", "no time")
    assert alone.status == 1
    assert "by name" in alone.err

    cli.ok("done", "1", "found it", "--despite", "settled on the phone", "--by", "张局长")
    assert cli.item("1")["state"] == "done"
    shown = cli.ok("show", "1").out
    assert "张局长: settled on the phone" in shown
    cli.ok("reply", "1", "told him")
    cli.at("2027-12-28T08:00")
    assert "张局长: settled on the phone" in cli.ok("show", "2026-0001").out


def test_a_full_ladder_ends_by_its_result(cli: Cli) -> None:
    cli.ok("add", "查清迟报原因 !1")
    cli.ok("track", "1", "张局长")
    cli.ok("rung", "1", "went there", "--level", "spot")
    cli.ok("rung", "1", "two towns, one cause")
    cli.ok("rung", "1", "new deadline agreed, 周洁 leads")
    missing = cli("done", "1")
    assert missing.status == 1
    assert "result" in missing.err
    cli.ok("done", "1", "settled: report on file")
    assert "instructed▪ checked▪ clear▪ acted on▪ result▪" in cli.ok("rung", "1").out


def test_a_tracked_item_is_dropped_only_with_a_name(cli: Cli) -> None:
    cli.ok("add", "x !1")
    cli.ok("track", "1", "张局长")
    assert cli("drop", "1", "not needed").status == 1
    cli.ok("drop", "1", "not needed", "--by", "张局长")
    assert cli.item("1")["state"] == "dropped"
