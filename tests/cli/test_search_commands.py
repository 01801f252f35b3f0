"""The filter language on the command line: list, search, view."""

from cli.conftest import Cli


def test_a_list_takes_not_or_and_quotes(cli: Cli) -> None:
    cli.ok("add", "季报 口径", "@李工")
    cli.ok("add", "季报 附表", "today")
    cli.ok("add", "review the contract", "today")

    def listed(*words: str) -> list[str]:
        return [item["ref"][-4:] for item in cli.ok("list", *words, "--json").json]

    assert listed("季报", "-@李工") == ["0002"]
    assert listed("-季报") == ["0003"]
    assert sorted(listed("@李工", "or", "contract")) == ["0001", "0003"]
    assert sorted(listed("today", "or", "@李工")) == ["0001", "0002", "0003"]
    assert listed('"the contract"') == ["0003"]
    assert sorted(listed("jibao")) == ["0001", "0002"]


def test_a_mistyped_filter_is_told_with_the_one_that_was_meant(cli: Cli) -> None:
    ran = cli("list", "state:waitng")
    assert ran.status == 2
    assert "Did you mean “state:waiting”?" in ran.err
