"""Scenario 13: what is put off for the third time is asked about: do, delegate, drop (B6)."""

from __future__ import annotations

from typing import Any

import pytest


def put_off_twice(cli: Any) -> None:
    cli.ok("add", "Sort the old files")
    for day in ("2026-12-28T08:00", "2027-01-04T08:00"):
        cli.at(day)
        cli.ok("defer", "Sort", "in 3 days", "--why", "other things first")
    cli.at("2027-01-11T08:00")
    cli.ok("today", "--plain")  # it has come back by itself
    assert cli.item("Sort")["state"] != "deferred"


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_the_third_time_asks(cli: Any, lang: str) -> None:
    put_off_twice(cli)
    before = cli.item("Sort")
    ran = cli("--lang", lang, "defer", "Sort", "tomorrow", "--why", "again")
    assert ran.status == 1
    for way in ("start", "wait", "drop", "--again"):
        assert way in ran.err
    assert cli.item("Sort") == before, "nothing has happened"


@pytest.mark.parametrize(
    ("words", "state"),
    [(("start", "1"), "inbox"), (("wait", "1", "Li"), "waiting"), (("drop", "1", "no need"), "dropped")],
)
def test_each_way_out_is_one_command(cli: Any, words: tuple[str, ...], state: str) -> None:
    put_off_twice(cli)
    cli.ok(*words)
    assert cli.item("2026-0001")["state"] == state


def test_all_the_same_is_written_down(cli: Any) -> None:
    put_off_twice(cli)
    cli.ok("defer", "Sort", "tomorrow", "--why", "no room yet", "--again")
    item = cli.item("Sort")
    assert (item["state"], item["deferrals"]) == ("deferred", 3)
    assert item["trail"][-1]["data"]["n"] == "3"
