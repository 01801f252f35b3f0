# ruff: noqa: E501 - a row of a table is one line
"""The capture line beyond the tables: diary lines, chips taken back, warnings, WHEN, completion."""

import json
from datetime import date, datetime, time

import pytest

from workbench.domain.calendar import Weekdays
from workbench.domain.hours import WorkHours
from workbench.text.capture.complete import complete
from workbench.text.capture.read import read
from workbench.text.capture.when import when

NOW = datetime(2026, 11, 17, 10, 0)
NAMES = ["李工", "李伟", "赵倩", "王李平", "Anna Berg"]
KEYS = [
    "kind",
    "title",
    "at",
    "until",
    "due",
    "minutes",
    "urgent",
    "important",
    "lead",
    "support",
    "source",
    "area",
    "waiting_on",
    "next_check",
    "repeat",
    "repeat_from",
    "roll",
    "note",
    "text",
    "entry_kind",
    "spans",
    "warnings",
    "promises",
    "shifts",
]


@pytest.mark.parametrize(
    ("line", "text", "kind", "at", "until"),
    [
        ("- 给市局回电", "给市局回电", "note", None, None),
        ("；打车票放左边抽屉", "打车票放左边抽屉", "note", None, None),
        ("; 电 市局办孙科长来电", "市局办孙科长来电", "call", None, None),
        ("- 访：吴桂兰反映补贴未到账", "吴桂兰反映补贴未到账", "visitor", None, None),
        ("- 会 周一例会", "周一例会", "meeting", None, None),
        ("- 批 请办公室牵头", "请办公室牵头", "instruction", None, None),
        ("- 催 月报稿", "月报稿", "chase", None, None),
        ("- 被催 月报稿", "月报稿", "chased", None, None),
        ("- 值 22:10 通讯测试正常", "22:10 通讯测试正常", "duty", None, None),
        ("- 记 钥匙在传达室", "钥匙在传达室", "note", None, None),
        ("- 汇报：三季度口径", "三季度口径", "report", None, None),
        ("- 汇报 三季度口径", "汇报 三季度口径", "report", None, None),
        ("- call: Bob about the budget", "Bob about the budget", "call", None, None),
        ("- call with Bob", "call with Bob", "call", None, None),
        ("- call from the city bureau", "call from the city bureau", "call", None, None),
        ("- phone call from Anna", "phone call from Anna", "call", None, None),
        ("- phone battery is dead", "phone battery is dead", "note", None, None),
        ("- phone: Anna", "Anna", "call", None, None),
        ("- visit to the site", "visit to the site", "visitor", None, None),
        ("- visit from Li", "visit from Li", "visitor", None, None),
        ("- 来访 李主任", "李主任", "visitor", None, None),
        ("- 电话 市局", "市局", "call", None, None),
        ("- 来电 市局", "来电 市局", "call", None, None),
        ("- 督 三家企业", "督 三家企业", "note", None, None),
        ("- 督查 三家企业", "督查 三家企业", "check", None, None),
        ("- 访 9:10 吴桂兰来访", "吴桂兰来访", "visitor", "2026-11-17T09:10", None),
        ("- 访：9:10 吴桂兰来访", "吴桂兰来访", "visitor", "2026-11-17T09:10", None),
        ("- 9:10 访 吴桂兰", "吴桂兰", "visitor", "2026-11-17T09:10", None),
        ("- 9点10分 访 吴桂兰", "吴桂兰", "visitor", "2026-11-17T09:10", None),
        ("- 9点半 电 市局", "市局", "call", "2026-11-17T09:30", None),
        ("- 上午8点 来访 李主任", "李主任", "visitor", "2026-11-17T08:00", None),
        ("；8:05 值 接班", "接班", "duty", "2026-11-17T08:05", None),
        ("- 9:10 call with Bob", "call with Bob", "call", "2026-11-17T09:10", None),
        ("- 9:00-9:40 会 站会", "站会", "meeting", "2026-11-17T09:00", "2026-11-17T09:40"),
        ("- 会 9:00-9:40 站会", "站会", "meeting", "2026-11-17T09:00", "2026-11-17T09:40"),
        ("- 9:00至9:40 会 站会", "站会", "meeting", "2026-11-17T09:00", "2026-11-17T09:40"),
        ("- 9:10 记 钥匙在传达室", "钥匙在传达室", "note", "2026-11-17T09:10", None),
        ("- call 9:00-9:40 Bob", "Bob", "call", "2026-11-17T09:00", "2026-11-17T09:40"),
        ("- visit 9:10 Chen", "Chen", "visitor", "2026-11-17T09:10", None),
        ("- call -15 Mr Wang", "Mr Wang", "call", "2026-11-17T09:45", None),
        ("- 电 -15 王局", "王局", "call", "2026-11-17T09:45", None),
        ("- call 555 1234 asked", "call 555 1234 asked", "call", None, None),
        ("- check -20 degrees", "check -20 degrees", "note", None, None),
        ("- 查 -20 度", "-20 度", "check", None, None),
        ("- 11:05 值 接班", "11:05 值 接班", "note", None, None),
        ("- 9:30 bus was late", "9:30 bus was late", "note", None, None),
        ("- 定 9:00 开会", "9:00 开会", "decision", None, None),
        ("-1h 电 王局长", "王局长", "call", "2026-11-17T09:00", None),
        ("-1h30 写材料", "写材料", "note", "2026-11-17T08:30", None),
        ("-半小时 电 王局长", "王局长", "call", "2026-11-17T09:30", None),
        ("- -20分钟 访 李主任", "李主任", "visitor", "2026-11-17T09:40", None),
        ("- meeting ran long", "meeting ran long", "meeting", None, None),
        ("- check money arrived", "check money arrived", "note", None, None),
        ("- decision: go ahead", "go ahead", "decision", None, None),
        ("- 明天 @李工 !1 原样", "明天 @李工 !1 原样", "note", None, None),
        ("-15 电 王局长", "王局长", "call", "2026-11-17T09:45", None),
        ("- -15 电 王局长", "王局长", "call", "2026-11-17T09:45", None),
        ("9:30-10:00 站会", "站会", "note", "2026-11-17T09:30", "2026-11-17T10:00"),
        ("- 2026-11-16 电 王局长", "王局长", "call", "2026-11-16", None),
        ("- 2026-11-16 9:00-9:40 会 站会", "站会", "meeting", "2026-11-16T09:00", "2026-11-16T09:40"),
        ("- 2026-11-16 16:05 met Li", "met Li", "note", "2026-11-16T16:05", None),
        ("- 昨天 16:00 电 张局", "张局", "call", "2026-11-16T16:00", None),
        ("- 昨天下午3点 访 张三", "张三", "visitor", "2026-11-16T15:00", None),
        ("; yesterday call: Sun", "Sun", "call", "2026-11-16", None),
        ("- 前天 催 王局", "王局", "chase", "2026-11-15", None),
        ("- 昨天 客户来过", "昨天 客户来过", "note", None, None),
        ("- yesterday was long", "yesterday was long", "note", None, None),
        ("- 2026-11-18 电 王局长", "2026-11-18 电 王局长", "note", None, None),
        ("- 2026-02-30 电 王局长", "2026-02-30 电 王局长", "note", None, None),
        ("９：３０－１０：１０ 会 站会", "站会", "meeting", "2026-11-17T09:30", "2026-11-17T10:10"),
    ],
)
def test_a_diary_line_is_an_entry(line: str, text: str, kind: str, at: str | None, until: str | None) -> None:
    found = read(line, NOW).as_json()
    assert (found["kind"], found["text"], found["entry_kind"], found["at"], found["until"]) == (
        "entry",
        text,
        kind,
        at,
        until,
    )


@pytest.mark.parametrize(
    "line",
    [
        "14:00-15:30 视频会",
        "--help",
        "-",
        ";",
        "-15",
        "a - b",
        "–dash",
        "-h file",
        "-5m 基坑验收",
        "访 9:10 吴桂兰来访",
    ],
)
def test_other_lines_are_items(line: str) -> None:
    assert read(line, NOW).kind == "item"


def test_a_chip_taken_back_stays_text() -> None:
    line = "明天交季报 @李工 !1"
    chip = read(line, NOW).spans[0]
    again = read(line, NOW, literal=[(chip.start, chip.end)])
    assert (again.title, again.at, again.lead) == ("明天交季报", None, "李工")


@pytest.mark.parametrize(
    ("line", "code", "piece"),
    [
        ("2月30日交材料", "impossible-date", "2月30日"),
        ("12月31日星期五 总结会", "weekday-mismatch", "12月31日星期五"),
        ("Fri 31 Dec review", "weekday-mismatch", "Fri 31 Dec"),
        ("2024-03-01 归档", "past-date", "2024-03-01"),
        ("昨天开会", "past-date", "昨天"),
        ("today 9am call", "past-date", "today 9am"),
        ("明天 交稿 11月25日", "second-date", "11月25日"),
        ("@李工 @赵倩 核对", "second-name", "@赵倩"),
        ("周二、周四值班", "several-days", "周二、周四"),
        ("旧档案盒换标签 !4 年后", "mark-within", "!4"),
        ("2月30日 15:00开会", "impossible-date", "2月30日 15:00"),
        ("定于12月31日（星期五）14:30召开总结会", "weekday-mismatch", "12月31日（星期五）14:30"),
        ("昨天15:00开会", "past-date", "昨天15:00"),
    ],
)
def test_what_is_doubtful_stays_text_and_is_named(line: str, code: str, piece: str) -> None:
    reading = read(line, NOW)
    assert [(notice.code, notice.text) for notice in reading.warnings] == [(code, piece)]
    assert piece in reading.title


@pytest.mark.parametrize("line", ["每个工作日9点打卡", "每月最后一个工作日对账"])
def test_a_rule_of_working_days_is_read_with_a_doubt(line: str) -> None:
    reading = read(line, NOW)
    assert reading.repeat and [notice.code for notice in reading.warnings] == ["weekdays-only"]


def test_the_working_day_gives_its_end_where_it_is_known() -> None:
    hours = WorkHours(time(8, 30), time(18, 0))
    assert read("周五下班前报数", NOW, work=hours).due == datetime(2026, 11, 20, 18, 0)
    assert read("report by eod", NOW, work=hours).due == datetime(2026, 11, 17, 18, 0)


def test_working_days_are_the_calendar_s() -> None:
    holidays = {date(2026, 11, 18), date(2026, 11, 19)}

    class Calendar(Weekdays):
        def is_workday(self, day: date) -> bool:
            return day.weekday() < 5 and day not in holidays

    assert read("2个工作日内答复", NOW, calendar=Calendar()).due == date(2026, 11, 23)


def test_a_known_name_ends_where_it_ends() -> None:
    reading = read("@李工核对数据", NOW, names=NAMES)
    assert (reading.lead, reading.title) == ("李工", "核对数据")
    assert read("@李工核对数据", NOW).lead == "李工核对数据"


def test_json_has_every_key_always() -> None:
    for line in ("", "明天", "- 记 x", "交季报 周五前 @李工 // 附件"):
        assert list(json.loads(json.dumps(read(line, NOW).as_json()))) == KEYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天", date(2026, 11, 18)), ("fri", date(2026, 11, 20)), ("下周三下午3点", datetime(2026, 11, 25, 15)),
        ("周五前", date(2026, 11, 20)), ("by fri 5pm", datetime(2026, 11, 20, 17)), ("2026-12-01", date(2026, 12, 1)),
        ("2026-12-01T09:30", datetime(2026, 12, 1, 9, 30)), ("in 3 days", date(2026, 11, 20)), ("3天后", date(2026, 11, 20)),
        ("tomorrow 9am", datetime(2026, 11, 18, 9)), ("next mon", date(2026, 11, 23)), ("月底", date(2026, 11, 30)),
        ("25号", date(2026, 11, 25)), ("15:00", datetime(2026, 11, 17, 15)), ("3pm", datetime(2026, 11, 17, 15)),
        ("12-01", date(2026, 12, 1)), ("sat", date(2026, 11, 21)), ("下午", date(2026, 11, 17)), ("12.5", date(2026, 12, 5)),
        ("noon", datetime(2026, 11, 17, 12)), ("next week", date(2026, 11, 23)), ("下周", date(2026, 11, 23)),
    ],
)  # fmt: skip
def test_when_understands_what_the_line_does(text: str, expected: date) -> None:
    assert when(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "soon", "明天吧大概", "每周一", "2月30日", "fri or sat", "tomorrow call Bob"])
def test_when_says_nothing_to_the_rest(text: str) -> None:
    assert when(text, NOW) is None


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("交季报 @李", ["李工", "李伟", "王李平"]),
        ("问@李", ["李工", "李伟", "王李平"]),
        ("@an", ["Anna Berg"]),
        ("ask @anna b", ["Anna Berg"]),
        ("ask @anna c", []),
        ("@", ["李工", "李伟", "赵倩", "王李平", "Anna Berg"]),
        ("#季", ["季报"]),
        ("foo@an", []),
        ("@李 ", []),
        ("@李工", []),
        ("交季报", []),
    ],
)
def test_names_are_offered_behind_a_sigil(line: str, offers: list[str]) -> None:
    assert [offer.text for offer in complete(line, len(line), NAMES, ["季报", "内勤"])] == offers
