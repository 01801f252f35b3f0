"""Leave feeds the day, the roster and the hand-over; a return that nobody reports shows on the next day."""

from cli.conftest import Cli


def leaked(cli: Cli) -> dict[str, str]:
    return {leak["code"]: leak["sentence"] for leak in cli("check", "--json").json}


def test_leave_of_our_own_takes_the_time_of_its_days_and_a_return_gives_it_back(cli: Cli) -> None:
    cli.settings('me = "陈敏"\n')
    cli.at("2026-12-28T10:00")
    cli.ok("note", "假 陈敏 12-29至12-31 年休 张局批准")
    free = {part["first"]: part["available"] for part in cli.ok("week", "--json").json["parts"]}
    assert [free[f"2026-12-{day}"] for day in (29, 30, 31)] == [0, 0, 0]
    assert free["2026-12-28"] > 0
    cli.at("2026-12-30T08:30")
    cli.ok("note", "假 陈敏 提前销假")
    free = {part["first"]: part["available"] for part in cli.ok("week", "--json").json["parts"]}
    assert free["2026-12-29"] == 0
    assert free["2026-12-30"] > 0
    cli.ok("undo")
    assert cli.ok("week", "--json").json["parts"][2]["available"] == 0
    cli.at("2026-12-28T10:05")
    cli.ok("undo")
    assert cli.ok("week", "--json").json["parts"][1]["available"] > 0


def test_leave_shows_on_the_roster_in_the_hand_over_and_until_somebody_is_back(cli: Cli) -> None:
    cli.at("2026-12-28T10:00")
    cli.ok("add", "write the report", "@李工", "!1", "fri")
    cli.ok("duty", "12-29", "18:00-08:00", "李工")
    cli.ok("note", "假 李工 12-29至12-30 年休 张局批准")
    assert "李工" in leaked(cli)["duty-absent"]
    assert "leave-open" not in leaked(cli), "they are here today"
    cli.at("2026-12-29T09:00")
    assert "李工" in leaked(cli)["leave-open"]
    assert "leave-unreported" not in leaked(cli)
    cli.at("2026-12-31T09:00")
    assert "李工" in leaked(cli)["leave-unreported"]
    assert "leave-open" not in leaked(cli)
    cli.ok("note", "假 李工 销假")
    assert "leave-unreported" not in leaked(cli)


def test_somebody_who_stands_in_is_asked_and_no_warning_is_given(cli: Cli) -> None:
    cli.at("2026-12-29T09:00")
    cli.ok("add", "write the report", "@李工", "!1", "fri")
    cli.ok("note", "假 李工 今天 病假 张局批准 由王工代班")
    assert "leave-open" not in leaked(cli)
