"""18: what is restricted is withheld from every export, and how much was withheld is said."""

import pytest
from cli.conftest import Cli

SECRET = "Personnel matter of Mr Shen"


@pytest.fixture
def desk(cli: Cli) -> Cli:
    cli.ok("today")
    cli.ok("add", SECRET, "@Li ^Director Wang", "today")
    cli.ok("add", "Order paper", "today")
    cli.ok("edit", "1", "restricted=yes")
    cli.ok("note", "--item", "1", "he agreed to the transfer")
    cli.ok("note", "--item", "2", "the supplier calls back")
    return cli


def test_the_diary_withholds_it_and_states_the_count(desk: Cli) -> None:
    exported = desk.ok("export", "diary", "-o", "-").out
    assert "Order paper" in exported
    assert "the supplier calls back" in exported
    for secret in ("Shen", "transfer"):
        assert secret not in exported
    withheld = [entry for entry in desk.ok("diary", "--json").json["entries"] if entry["item"] == "2026-0001"]
    assert f"({len(withheld)} restricted entries withheld.)" in exported


def test_so_do_the_pack_that_is_handed_over_and_the_bulletin(desk: Cli) -> None:
    desk.ok("track", "1", "Director Wang")
    for command in (("handover", "Li"), ("bulletin",)):
        said = desk.ok(*command).out
        assert "Shen" not in said, command
        assert "1 restricted matter is withheld." in said, command


def test_the_whole_desk_as_json_is_the_owners_own_copy_and_keeps_it(desk: Cli) -> None:
    assert SECRET in desk.ok("export", "json", "-o", "-").out
