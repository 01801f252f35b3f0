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


def found(cli: Cli, *words: str) -> tuple[list[str], list[str]]:
    told = cli.ok("search", "--json", *words).json
    return [item["title"] for item in told["items"]], [entry["text"] for entry in told["entries"]]


def test_a_search_goes_over_everything_in_both_scripts_and_by_sound(cli: Cli) -> None:
    cli.ok("add", "季报 口径 @李工 ^王局长 // 附表三待核")
    cli.ok("add", "请銀行确认ＡＢＣ账户")
    cli.ok("done", "1", "已报送")
    cli.ok("note", "电 张局 问季报")
    assert found(cli, "附表三")[0] == found(cli, "报送")[0] == found(cli, "王局长")[0] == ["季报 口径"]
    assert found(cli, "季報") == found(cli, "jibao") == found(cli, "jb") == (["季报 口径"], ["张局 问季报"])
    assert found(cli, "银行")[0] == found(cli, "abc")[0] == found(cli, "yhqr")[0] == ["请銀行确认ＡＢＣ账户"]
    assert found(cli, "jb", "in:diary") == found(cli, "kind:call") == ([], ["张局 问季报"])
    assert found(cli, "季报", "-in:diary") == (["季报 口径"], [])
    assert found(cli, "state:done", "or", "银行")[0] == ["请銀行确认ＡＢＣ账户", "季报 口径"]


def test_what_is_restricted_is_masked_until_somebody_asks_for_it(cli: Cli) -> None:
    cli.ok("add", "人事：沈某调动")
    cli.ok("edit", "1", "restricted=yes")
    cli.ok("note", "--item", "1", "沈某已同意")
    ran = cli("search", "沈某")
    assert ran.status == 0
    assert "沈某" not in ran.out
    assert "0001" in ran.out
    assert ran.out.count("(restricted)") == 2
    assert "2 of them are restricted" in ran.err
    told = cli.ok("search", "--json", "沈某").json
    assert (told["items"], told["entries"], told["withheld"]) == ([], [], 2)
    for words in (("沈某", "--restricted"), ("沈某", "is:restricted", "or", "同意")):
        assert "沈某" in cli.ok("search", *words).out


def test_the_diary_is_looked_through_by_the_same_words(cli: Cli) -> None:
    cli.ok("add", "季报 口径")
    cli.ok("note", "电 张局 问季报")
    cli.ok("note", "review the contract")
    assert cli.ok("diary", "--find", "季报").out == "2026-12-28 08:00  [call] 张局 问季报\n"
    assert (
        cli.ok("diary", "--find", "kind:note", "or", "季报", "-张局").out == "2026-12-28 08:00  review the contract\n"
    )
    assert cli("diary", "--find", "state:nowhere").status == 2


def test_of_many_lines_the_latest_are_told_and_the_rest_counted(cli: Cli) -> None:
    for number in range(203):
        cli.ok("note", f"第{number}次通话")
    ran = cli("search", "通话")
    assert len(ran.lines) == 100
    assert "第202次" in ran.lines[-1]
    assert "103 earlier lines" in ran.err
    assert len(cli.ok("search", "--all", "通话").lines) == 203
    assert cli("search", "没有的").err == "Nothing found.\n"


def test_a_view_is_saved_listed_looked_at_and_removed(cli: Cli) -> None:
    cli.ok("add", "季报 口径 @李工")
    cli.ok("add", "review the contract")
    cli.ok("add", "附表 @Anna_Berg")
    assert "No view is saved" in cli.ok("view").out
    assert (
        cli.ok("view", "--save", "我的季报", "季报", "-contract").out
        == "Saved the view “我的季报”: “季报” · not: “contract”, or read so\n"
    )
    cli.ok("view", "--save", "Anna", "@Anna Berg")
    assert cli.ok("view", "--json").json == [
        {"name": "我的季报", "filter": "季报 -contract"},
        {"name": "Anna", "filter": '@"Anna Berg"'},
    ]
    for name in ("我的季报", "wdjb", "我的"):
        assert [item["title"] for item in cli.ok("view", name, "--json").json["items"]] == ["季报 口径"]
    assert [item["title"] for item in cli.ok("view", "anna", "--json").json["items"]] == ["附表"]
    cli.ok("view", "--remove", "Anna")
    assert cli("view", "Anna").status == 1
    ran = cli("view", "--save", "x", "state:nowhere")
    assert (ran.status, (cli.home / "config" / "views.toml").read_text("utf-8").count("\n")) == (2, 1)
    assert cli("view", "我的季报", "today").status == 2
