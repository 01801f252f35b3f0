"""What a field visit found becomes an item; the visits of a quarter are counted against what was meant."""

from cli.conftest import Cli


def test_the_problem_of_a_visit_becomes_an_item_that_the_line_names(cli: Cli) -> None:
    cli.ok("note", "下 到东湖镇走访，问题：渠道淤塞")
    item = cli.ok("register", "field", "--to-item", "渠道", "--json").json
    assert item["title"].startswith("渠道淤塞")
    (line,) = cli.ok("register", "field", "--json").json
    assert line["elements"]["problem"] == "渠道淤塞"
    assert line["elements"]["items"] == item["ref"]


def test_the_visits_of_a_quarter_are_counted_by_days_against_what_is_meant(cli: Cli) -> None:
    cli.at("2026-12-20T10:00")
    cli.ok("note", "下 到东湖镇走访")
    assert "this quarter" not in cli.ok("register", "field").out
    cli.settings("[limits]\nfield_visits = 3\n")
    assert "this quarter 1 of 3 field visits" in cli.ok("register", "field").out
    cli.ok("note", "下 到东湖镇座谈")
    assert "this quarter 1 of 3 field visits" in cli.ok("register", "field").out, "one day is one visit"
    cli.at("2026-12-28T10:00")
    cli.ok("note", "field: to Riverside; problem: silted channel")
    assert "this quarter 2 of 3 field visits" in cli.ok("register", "field").out
    cli.at("2027-01-04T10:00")
    assert "this quarter 0 of 3 field visits" in cli.ok("register", "field").out
