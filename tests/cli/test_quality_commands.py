"""minutes, return, basis, error, quality: what makes a thing right, and what is kept of what was not."""

from cli.conftest import Cli


def test_what_a_meeting_decided_becomes_items_and_its_step_is_ticked(cli: Cli) -> None:
    cli.ok("procedure", "meeting", "周一例会 12月28日 9:00")
    lines = "@刘洋 总结会讲话稿初稿 >12月29日 12:00\n@周洁 年报数据 >周五\n"
    made = cli.ok("minutes", "1", "-", stdin=lines.encode())
    assert "2026-0002" in made.out
    child = cli.item("2")
    assert (child["title"], child["lead"], child["due"]) == ("总结会讲话稿初稿", "刘洋", "2026-12-29T12:00+00:00")
    steps = {step["text"]: step for step in cli.item("1")["steps"]}
    assert steps["Decisions made items"]["done_at"] is not None
    assert [item["ref"] for item in cli.ok("minutes", "1", "--json").json] == ["2026-0002", "2026-0003"]
    assert "年报数据" in cli.ok("show", "1").out, "the trail of the meeting names what follows"
    cli.ok("undo")
    assert cli.ok("minutes", "1", "--json").json == []
    assert {step["text"]: step for step in cli.item("1")["steps"]}["Decisions made items"]["done_at"] is None


def test_a_meeting_is_not_done_before_its_decisions_are_items_or_nothing_follows(cli: Cli) -> None:
    cli.ok("procedure", "meeting", "例会 12月28日 9:00")
    assert "Decisions made items" in cli("done", "1", "held").err
    cli.ok("minutes", "1", "--none", "only heard reports")
    assert "Decisions made items" not in cli("done", "1", "held").err
    assert cli("minutes", "1", "x", "--none", "y").status == 1


def test_what_was_sent_back_was_not_right_the_first_time(cli: Cli) -> None:
    for title in ("notice", "letter"):
        cli.ok("add", f"{title} @周洁")
    for ref in ("1", "2"):
        cli.ok("edit", ref, "kind=document")
        cli.ok("step", ref, "read", "--gate", "second-read")
        cli.ok("tick", ref, "read", "--by", "王强")
    cli.ok("return", "1", "wrong date", "--cause", "fact")
    assert cli.item("1")["steps"][0]["done_at"] is None, "it is to be read again"
    cli.ok("tick", "1", "read", "--by", "王强")
    cli.ok("done", "1", "sent", "--grade", "reworked")
    cli.ok("done", "2", "sent", "--grade", "excellent")
    (rate,) = cli.ok("quality", "--json").json
    assert rate == {
        "kind": "document",
        "closed": ["2026-0001", "2026-0002"],
        "returned": ["2026-0001"],
        "excellent": ["2026-0002"],
        "poor": ["2026-0001"],
        "first_time": 0.5,
        "excellence": 0.5,
    }
    told = cli.ok("quality", "2026-Q4", "--items").out
    assert "50% right first time (1 came back)" in told
    assert "came back: 2026-0001 notice" in told
    assert "nothing was closed" in cli.ok("quality", "2025").out
    assert cli("quality", "soon").status == 2
    assert cli("quality", "2026-13").status == 2


def test_reopened_counts_as_not_right_the_first_time(cli: Cli) -> None:
    cli.ok("add", "x")
    cli.ok("done", "1")
    cli.ok("reopen", "1", "came back")
    cli.ok("done", "1")
    (rate,) = cli.ok("quality", "--json").json
    assert (rate["returned"], rate["first_time"]) == (["2026-0001"], 0.0)


def test_an_error_that_was_caught_here_does_not_end_the_streak(cli: Cli) -> None:
    cli.at("2026-12-01T09:00")
    cli.ok("error", "wrong name", "--caught", "receiver", "--cause", "fact")
    cli.at("2026-12-21T09:00")
    cli.ok("error", "wrong weekday in the notice", "--cause", "fact")
    told = cli.ok("error").out
    assert "No error has reached a receiver for 20 days." in told
    assert "this quarter: wrong fact 2" in told
    assert "2 without a rule changed" in told
    cli.at("2026-12-22T09:00")
    cli.ok("error", "attachment missing", "--caught", "receiver", "--rule", "attachments are counted")
    register = cli.ok("error", "--json").json
    assert register["streak"] == 0
    assert [slip["rule"] for slip in register["errors"]] == [None, None, "attachments are counted"]
    cli.ok("error", "--closes", str(register["errors"][0]["n"]), "--rule", "names against the roster")
    after = cli.ok("error", "--json").json
    assert after["errors"][0]["rule"] == "names against the roster"
    assert len(after["errors"]) == 3, "the rule is no error of its own"
    assert cli("error", "--closes", "999", "--rule", "x").status == 1
    assert cli("error", "x", "--caught", "nobody").status == 2


def test_an_emergency_asks_for_the_gap_when_it_is_over(cli: Cli) -> None:
    cli.ok("emergency", "smoke")
    assert "gap in the rules" in cli.ok("done", "1", "out", "--despite", "a drill").out


def test_everything_under_a_paper_is_found(cli: Cli) -> None:
    cli.ok("add", "a")
    cli.ok("add", "b")
    cli.ok("add", "c")
    cli.ok("basis", "1", "临统〔2026〕12号")
    cli.ok("basis", "2", "临统〔2026〕12号 第三条")
    cli.ok("done", "2", "x")
    assert [line.split()[0] for line in cli.ok("basis", "--of", "〔2026〕12号").lines] == ["2026-0001", "2026-0002"]
    cli.ok("basis", "1", "-")
    assert [line.split()[0] for line in cli.ok("basis", "--of", "12号").lines] == ["2026-0002"]
    assert "names no basis" in cli.ok("basis", "1").out
    assert cli("basis").status == 2


def test_what_others_asked_for_is_placed_has_a_result_and_they_were_told(cli: Cli) -> None:
    for line in ("a ^Wang", "b ^Wang !1", "c ^Wang !1", "d ^Wang !1", "own !1", "given up ^Li"):
        cli.ok("add", line)
    cli.ok("drop", "given", "no need")
    cli.ok("done", "c", "sent")
    cli.ok("done", "d", "sent")
    cli.ok("reply", "d", "told")
    cli.at("2027-01-04T09:00")
    cli.ok("add", "of another month ^Wang")
    told = cli.ok("quality", "2026-12", "--items").lines
    at = told.index("received from 2026-12-01 to 2026-12-31")
    assert told[at + 1 :] == [
        "  4 matters asked of us · placed 75% · with a result 50% · asker told 25%",
        "    not placed: 2026-0001 a",
        "    no result: 2026-0001 a, 2026-0002 b",
        "    not told: 2026-0001 a, 2026-0002 b, 2026-0003 c",
    ]
    assert "received" not in cli.ok("quality", "2025").out


def test_weighty_policy_work_is_asked_what_it_rests_on_and_nothing_else_is(cli: Cli) -> None:
    for title, fields in (
        ("policy !2", ("domain=policy",)),
        ("small policy !3", ("domain=policy",)),
        ("housekeeping !2", ("domain=admin",)),
        ("founded !2", ("domain=policy",)),
        ("instructed !2 ^Wang", ("domain=policy", "original=see to it")),
    ):
        cli.ok("add", title)
        cli.ok("edit", title.split(" !")[0], *fields)
    cli.ok("basis", "founded", "临统〔2026〕12号")
    asked = {title: "rests on" in cli.ok("done", title, "x").out for title in
             ("policy", "small", "housekeeping", "founded", "instructed")}  # fmt: skip
    assert asked == {"policy": True, "small": False, "housekeeping": False, "founded": False, "instructed": False}
    assert cli.item("2026-0001")["state"] == "closed", "it is said, and holds nobody up"
