"""9: a meeting is moved by two days. Undone steps move, done ones do not; a required step now in the past is named."""

from cli.conftest import Cli


def test_a_meeting_moved_forward_by_two_days(cli: Cli) -> None:
    cli.ok("add", "总结会 2027-01-07 14:30 !2")
    cli.ok("edit", "1", "kind=meeting")
    for text, offset in (("议程", "-5"), ("通知", "-4"), ("讲话稿", "-3"), ("纪要", "+1")):
        cli.ok("step", "1", text, "--offset", offset, "--required")
    cli.ok("tick", "1", "议程")
    before = {step["text"]: step for step in cli.item("1")["steps"]}
    cli.at("2027-01-04T09:00")

    moved = cli("plan", "1", "2027-01-05 14:30")

    after = {step["text"]: step for step in cli.item("1")["steps"]}
    assert after["议程"] == before["议程"]
    assert [after[name]["due"] for name in ("通知", "讲话稿", "纪要")] == ["2027-01-01", "2027-01-01", "2027-01-06"]
    assert moved.status == 0
    assert "通知 (T-4)" in moved.err
    assert "纪要" not in moved.err
    assert "late" in cli.ok("step", "1").out

    refused = cli("done", "1", "held")
    assert refused.status == 1
    assert "通知, 讲话稿, 纪要" in refused.err

    cli.ok("undo")
    assert {step["text"]: step for step in cli.item("1")["steps"]} == before
