"""8: a routine of the last working day of the month meets a holiday: it rolls as set, and is made once, though the
desk was closed for a week."""

import subprocess
import sys
from pathlib import Path

from cli.conftest import Cli

ROOT = Path(__file__).resolve().parents[2]

SPRING = '[[routine]]\ntitle = "月末报表"\nrule = "FREQ=MONTHLY;BYMONTHDAY=-1"\nroll = "{roll}"\n'


def test_it_rolls_as_set_and_is_made_once(cli: Cli) -> None:
    holidays = cli.home / "config" / "holidays"
    holidays.mkdir(parents=True)
    (holidays / "office.txt").write_text("2027-01-29..2027-02-02 off office move\n", "utf-8")
    cli.at("2027-01-22T08:00")
    for name, roll in (("previous", "previous"), ("next", "next")):
        text = SPRING.format(roll=roll).replace("月末报表", f"月末报表 {name}")
        cli.ok("routine", "import", "-", stdin=text.encode())
    assert cli("routine", "add", "最后工作日盘点 每月最后一个工作日").status == 0
    cli.ok("today")
    assert cli.ok("list", "--json").json == []

    cli.at("2027-02-05T08:00")
    for _opening in range(3):
        cli.ok("today")
    made = {item["title"]: item for item in cli.ok("list", "--json").json}
    assert len(made) == 3
    assert made["月末报表 previous"]["due"] == "2027-01-28"
    assert made["月末报表 next"]["due"] == "2027-02-03"
    assert made["最后工作日盘点"]["at"] == "2027-01-28"
    assert made["月末报表 next"]["occurrence"] == "2027-01-31", "known by the day that its rule names"


def test_four_processes_that_open_the_desk_at_once_make_it_once(cli: Cli) -> None:
    cli.ok("routine", "add", "daily list every day")
    cli.at("2027-01-08T08:00")
    opening = [sys.executable, "-m", "workbench", "today"]
    running = [subprocess.Popen(opening, stdout=subprocess.DEVNULL, cwd=ROOT) for _process in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    made = [item["occurrence"] for item in cli.ok("list", "--json").json]
    assert sorted(made) == sorted(set(made))
    assert len(made) == 12
