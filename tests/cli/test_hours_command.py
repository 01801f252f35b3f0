"""Hours and overtime are for whoever sits at the desk: a command says them, and no report does."""

from cli.conftest import Cli


def test_the_hours_of_a_day_are_told_to_its_user_and_stand_in_no_report(cli: Cli) -> None:
    cli.at("2026-12-28T08:30")
    cli.ok("today")
    cli.ok("add", "x", "!1")
    cli.at("2026-12-28T19:30")
    cli.ok("close-day", "--carry-rest")
    told = cli.ok("hours", "week", "--json").json
    (day,) = told["days"]
    assert (day["minutes"], day["overtime"], day["late"]) == (600, 150, 0)
    assert told["overtime"] == 150
    assert "overtime 2 h 30" in cli.ok("hours", "week").out
    assert cli.ok("hours", "week", "--csv", "-").out.splitlines()[1] == "2026-12-28,08:30,19:30,600,150"
    for report in ("diary", "week", "month"):
        assert "vertime" not in cli.ok("export", report, "-o", "-").out
    assert cli.ok("hours", "2025").out.startswith("No day")
