"""15: less than a third of the quarter is left and no research article is done: it is said every day until one is."""

from cli.conftest import Cli

LINE = "research articles 0/1"


def test_the_quota_is_said_daily_until_it_is_reached(cli: Cli) -> None:
    cli.at("2026-10-08T08:00")
    cli.ok("routine", "starter", "research-article")
    cli.at("2026-11-30T08:00")
    for page in ("brief", "today"):
        assert LINE not in cli.ok(page).out, "there is time"
    (item,) = cli.ok("list", "--json").json
    assert (item["kind"], item["due"]) == ("research", "2026-12-31")
    for day, left in (("2026-12-02", "30 days"), ("2026-12-28", "4 days"), ("2026-12-29", "3 days")):
        cli.at(f"{day}T08:00")
        for page in ("brief", "today"):
            assert f"Q4 {LINE}, {left} left" in cli.ok(page).out
    cli.ok("done", item["ref"], "sent to headquarters", "--despite", "its steps were done on paper")
    for page in ("brief", "today"):
        assert LINE not in cli.ok(page).out
