"""20: an empty desk offers a set to begin with, and has a usable board after one command."""

from cli.conftest import Cli


def test_an_empty_desk_is_of_use_in_five_minutes(cli: Cli) -> None:
    assert "starter" in cli.ok("routine").out
    offered = cli.ok("routine", "starter").out
    for key in ("monday-meeting", "affairs-duty", "section-requests", "information-supervision", "finance-quarterly"):
        assert key in offered
    assert cli.ok("routine", "--json").json == [], "looking takes nothing"
    cli.ok("routine", "starter", "--all")
    assert "✓ monday-meeting" in cli.ok("routine", "starter").out

    page = cli.ok("today", "--json").json
    placed = [item for group in ("1", "2", "3") for item in page["groups"][group]]
    assert page["groups"]["0"] == [], "what is known beforehand needs no judging"
    assert {item["lead"] for item in placed} == {"me"}
    assert all(item["due"] or item["at"] for item in placed)
    assert [block["start"][11:16] for block in page["timeline"] if block["item"]] == ["09:00"]
    assert cli("check").status in (0, 1)
    cli.ok("undo", "2")
    assert cli.ok("routine", "--json").json == [], "the whole set is one step"
