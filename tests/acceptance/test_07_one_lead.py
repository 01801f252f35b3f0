"""7: a second lead is refused with the reason; helpers are welcome."""

from cli.conftest import Cli


def test_a_matter_has_one_lead(cli: Cli) -> None:
    cli.ok("add", "起草通知 !1 @李工 +小陈")
    for words in (("edit", "1", "lead=李工、王强"), ("handover", "1", "--to", "王强、赵倩", "一半")):
        refused = cli(*words)
        assert refused.status == 1, words
        assert "one lead" in refused.err
    assert cli.item("1")["lead"] == "李工"

    cli.ok("edit", "1", "support=小陈,王强")
    assert cli.item("1")["support"] == ["小陈", "王强"]

    typed = cli("add", "订会场 @李工 @王强")
    assert typed.status == 0
    assert "second name" in typed.err, "the line says so, and the second name stays in the title"
    assert cli.item("2")["lead"] == "李工"
