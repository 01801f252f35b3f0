"""11: a day with something in the inbox, or something of the day undecided, is not closed; one is led through it; then
it is sealed."""

from pathlib import Path

from cli.conftest import Cli
from support.make import MONDAY, at
from support.stage import Stage, add, open_desk, press, screen_text

from screens.close_day import CloseDayScreen
from workbench.clock import FixedClock


def test_the_shell_names_what_is_undecided_and_seals_when_it_is_not(cli: Cli) -> None:
    cli.at("2026-12-28T17:32")
    cli.ok("today")
    cli.ok("add", "-", stdin="来文登记\n核对报表 !1 2026-12-28\n讲话稿 !2 2026-12-29".encode())
    refused = cli("close-day")
    assert refused.status == 1
    assert "来文登记" in refused.out and "核对报表" in refused.out and "讲话稿" not in refused.out
    assert "2 items are still undecided" in refused.err
    assert cli.ok("diary", "--json").json["closed_at"] is None

    cli.ok("triage", "来文登记", "4")
    assert cli("close-day", "--json").json["undecided"][0]["title"] == "核对报表"
    cli.ok("plan", "核对报表", "2026-12-29")
    cli.ok("close-day")
    assert cli.ok("diary", "--json").json["closed_at"].startswith("2026-12-28T17:32")
    assert cli("close-day").status == 1


async def test_the_screen_walks_through_what_is_undecided(tmp_path: Path) -> None:
    clock = FixedClock(at(17, 32))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "来文登记", "核对报表 !1 2026-12-28", "讲话稿 !2 2026-12-29")
    app = Stage(desk, lambda: CloseDayScreen(MONDAY), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "0 / 2" in screen_text(app)
        await press(pilot, "4", "6", *["enter"] * 4)
    record = desk.day(MONDAY)
    assert record is not None and record.is_sealed
    assert desk.undecided(MONDAY) == []
    assert (tmp_path / "diary-2026-12-28.md").exists()
