"""16: an emergency at 23:50 lasting to 01:10 belongs to the shift that began it; the diary keeps the true time."""

from cli.conftest import Cli

NIGHT = ["2026-12-28T18:00", "2026-12-29T08:00"]


def _roster(cli: Cli) -> None:
    cli.at("2026-12-28T10:00")
    cli.ok("note", "值 12-28 18:00-次日08:00 李工 带班:张局 ☎13812345678")
    cli.ok("duty", "12-29", "18:00-08:00", "王工")


def test_the_night_with_an_emergency_is_one_shift(cli: Cli) -> None:
    _roster(cli)
    cli.at("2026-12-28T18:05")
    cli.ok("note", "值 接班，通讯测试正常")
    assert [each["who"] for each in cli.ok("duty", "--json").json["on_duty"]] == ["李工"]
    cli.at("2026-12-28T23:50")
    cli.ok("emergency", "机房UPS冒烟", "--first", "李工")
    cli.at("2026-12-29T01:10")
    cli.ok("done", "1", "settled", "--despite", "a false alarm")
    cli.ok("note", "值 巡查一遍，无异常")
    cli.at("2026-12-29T07:55")
    cli.ok("duty", "--hand-over", "机房待换电池")
    cli.at("2026-12-29T18:20")
    cli.ok("note", "值 外线电话测试正常")

    (log,) = cli.ok("duty", "--log", "--from", "2026-12-28", "--json").json
    assert [log["shift"][name] for name in ("begin", "end")] == NIGHT
    told = [(line["at"][:16], line["text"] or line["verb"]) for line in log["entries"]]
    assert ("2026-12-28T23:50", "机房UPS冒烟") in told
    # The diary's own time, and the evening's shift.
    assert any(at == "2026-12-29T01:10" and "settled" in text for at, text in told)
    assert ("2026-12-29T01:10", "巡查一遍，无异常") in told
    assert told[-1] == ("2026-12-29T07:55", "机房待换电池")
    assert told == sorted(told, key=lambda each: each[0])
    (line,) = cli.ok("register", "duty", "巡查", "--json").json
    assert line["elements"]["shift"] == "12-28 18:00 李工"
    assert line["elements"]["leader"] == "张局"
    assert line["missing"] == [], "who was on duty is known from the roster"
    assert "12-28 18:00 李工" in cli.ok("register", "duty", "--csv", "-").out
    assert "01:10" in cli.ok("diary", "2026-12-29").out


def test_an_emergency_past_the_change_of_shift_stays_with_the_shift_that_began_it(cli: Cli) -> None:
    _roster(cli)
    cli.ok("duty", "12-29", "08:00-18:00", "赵工")
    cli.at("2026-12-29T07:50")
    cli.ok("emergency", "水管爆裂")
    cli.at("2026-12-29T08:40")
    cli.ok("emergency", "--report", "1", "--to", "张局长", "已关阀")
    (night,) = cli.ok("duty", "--log", "--from", "2026-12-28", "--json").json
    day = next(
        one for one in cli.ok("duty", "--log", "--from", "2026-12-29", "--json").json if "赵" in one["shift"]["who"]
    )
    assert "2026-12-29T08:40" in [line["at"][:16] for line in night["entries"]]
    assert day["entries"] == []


def test_what_was_handed_over_is_open_until_the_next_accepts_it(cli: Cli) -> None:
    _roster(cli)
    cli.at("2026-12-29T07:55")
    assert cli("duty", "--take-over").status == 1
    assert cli("duty", "--hand-over", " ").status == 1
    cli.ok("duty", "--hand-over", "锅炉房钥匙在抽屉")
    assert "handover-open" in [leak["code"] for leak in cli("check", "--json").json]
    cli.at("2026-12-29T08:05")
    assert "锅炉房钥匙在抽屉" in cli.ok("duty", "--take-over").out
    assert "handover-open" not in [leak["code"] for leak in cli("check", "--json").json]
    cli.ok("undo")
    assert "handover-open" in [leak["code"] for leak in cli("check", "--json").json]
    cli.ok("note", "值 接班，李工移交事项已清楚")
    assert "handover-open" not in [leak["code"] for leak in cli("check", "--json").json]


def test_gaps_and_double_bookings_are_named_and_who_has_no_roster_hears_nothing(cli: Cli) -> None:
    cli.at("2026-12-28T10:00")
    assert cli.ok("duty", "--check").out.startswith("The roster")
    assert [leak["code"] for leak in cli("check", "--json").json if "duty" in leak["code"]] == []
    cli.ok("duty", "12-28..1-10", "18:00-08:00", "李工、王工", "轮流")
    cli.ok("duty", "1月2日、3日、9日、10日", "08:00-18:00", "赵工")
    assert cli("duty", "--check").status == 0, cli("duty", "--check").out
    cli.ok("duty", "--off", "2026-12-30")
    cli.ok("duty", "12-31", "20:00-22:00", "孙工")
    ran = cli("duty", "--check")
    assert ran.status == 1
    assert ran.lines == [
        "nobody is on duty Wed 12-30 17:30–next day 09:00",
        "two shifts at once Thu 12-31 20:00–22:00: 王工, 孙工",
    ]
    found = {leak["code"]: leak["sentence"] for leak in cli("check", "--json").json}
    assert "Wed 12-30" in found["duty-gap"]
    assert "王工, 孙工" in found["duty-double"]
    cli.ok("duty", "12-31", "18:00-08:00", "钱工", "--instead")
    assert cli("duty", "--check").lines == ["nobody is on duty Wed 12-30 17:30–next day 09:00"]


def test_a_month_goes_out_and_comes_back(cli: Cli) -> None:
    cli.at("2026-12-28T10:00")
    cli.ok("duty", "1月1日-31日", "18:00-次日08:00", "李工、王工、赵工", "轮流", "带班:张局")
    span = ("--from", "2027-01-01", "--to", "2027-01-31")
    text = cli.ok("duty", *span, "--csv", "-").out
    assert text.count("\n") == 32
    assert cli.ok("duty", "--import", "-", "--json", stdin=text.encode()).json == {
        "new": 0,
        "gone": 0,
        "dry_run": False,
    }
    changed = text.replace("2027-01-05,18:00,08:00,王工", "2027-01-05,18:00,08:00,孙工")
    assert cli.ok("duty", "--import", "-", "--json", stdin=changed.encode()).json["new"] == 1
    assert cli.ok("duty", *span, "--csv", "-").out == changed
    cli.ok("undo")
    assert cli.ok("duty", *span, "--csv", "-").out == text
    assert cli("duty", "--import", "-", stdin=b"Day,From\n2027-01-01,x\n").status == 1
    assert cli.ok("duty", *span, "--csv", "-").out == text
    assert cli.ok("doctor").out
