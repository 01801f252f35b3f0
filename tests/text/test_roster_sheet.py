"""The sheet of the duty roster: what was written is what is read; and the line that enters a shift."""

import csv
import io
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.day import Shift
from workbench.domain.roster import Placed, is_possible
from workbench.text.capture.read import read as read_line
from workbench.text.register_sheet import SheetError, cleaned
from workbench.text.roster import shift_words
from workbench.text.roster_sheet import read, sheet

NOW = datetime(2026, 12, 27, 10)
CLOCKS = st.integers(0, 1439).map(lambda n: f"{n // 60:02d}:{n % 60:02d}")
NAMES = st.text("李工王张局Lee 、/=+-@'\",\t;", min_size=1, max_size=8).filter(lambda name: bool(cleaned(name)))
SHIFTS = st.builds(
    lambda n, begin, end, who, later, leader, phone: Placed(
        date(2026, 12, 28) + timedelta(days=n),
        Shift(begin, end, cleaned(who), later, (leader and cleaned(leader)) or None, phone),
    ),
    *(st.integers(0, 40), CLOCKS, CLOCKS, NAMES, st.integers(0, 7), st.none() | NAMES, st.none() | st.just("138 0000")),
).filter(lambda each: is_possible(each.shift))


@given(st.lists(SHIFTS, max_size=8))
def test_what_was_written_is_what_is_read(roster: list[Placed]) -> None:
    assert read(sheet(roster)) == roster
    cells = [cell for row in csv.reader(io.StringIO(sheet(roster))) for cell in row]
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in cells), "a spreadsheet would calculate it"


def test_a_sheet_of_another_office_is_read_too() -> None:
    text = (
        "\ufeff日期,星期,值班人员,带班领导,开始,结束,电话\n2027年1月1日,五,李工、王工,张局,8:00,次日8:00,13800000000\n"
    )
    assert [shift_words(each) for each in read(text)] == [
        "Fri 01-01 08:00–next day 08:00  李工、王工 · leader 张局 · tel. 13800000000"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Day,From,Until\n2026-12-28,18:00,08:00\n",
        "Day,From,Until,Person\n28.12.,18:00,08:00,Lee\n",
        "Day,From,Until,Person\n2026-12-28,25:00,08:00,Lee\n",
        "Day,From,Until,Person\n2026-12-28,18:00,08:00,\n",
        "Day,From,Until,Person\n2026-12-28,18:00,2026-12-27 08:00,Lee\n",
        "Day,From,Until,Person\n2026-12-28,18:00,2027-02-27 08:00,Lee\n",
    ],
)
def test_what_is_not_understood_is_refused_whole(text: str) -> None:
    with pytest.raises(SheetError):
        read(text)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("值 12-28 18:00-次日08:00 李工 带班:张局 ☎13812345678", ["12-28 18:00 12-29 08:00 李工 张局 13812345678"]),
        ("值 12月28日 18:00-08:00 李工 带班张局 13812345678", ["12-28 18:00 12-29 08:00 李工 张局 13812345678"]),
        ("值：12月28日18点至次日8点 李工", ["12-28 18:00 12-29 08:00 李工  "]),
        (
            "duty: 28 Dec 18:00 to 08:00 Lee, leader Zhang, phone 138 0000",
            ["12-28 18:00 12-29 08:00 Lee Zhang 138 0000"],
        ),
        ("duty: 12-28 08:00-24:00 Lee", ["12-28 08:00 12-29 00:00 Lee  "]),
        (
            "值 1月1日-2日 8:00-次日8:00 李工、王工 轮流",
            ["01-01 08:00 01-02 08:00 李工  ", "01-02 08:00 01-03 08:00 王工  "],
        ),
        ("值 12月31日至1月1日 18:00-8:00 李工", ["12-31 18:00 01-01 08:00 李工  ", "01-01 18:00 01-02 08:00 李工  "]),
        ("值 18:00-次日08:00 李工", ["12-27 18:00 12-28 08:00 李工  "]),
        ("值 接班，通讯测试正常", []),
        ("值 18:00-20:00 停水", []),
        ("值 22:10 通讯测试正常", []),
        ("值 12-28 18:00-次日08:00", []),
    ],
)
def test_a_line_of_duty_about_hours_to_come_is_a_shift(line: str, told: list[str]) -> None:
    reading = read_line(f"- {line}", NOW)
    assert reading.kind == "entry"
    found = [
        f"{each.start:%m-%d %H:%M} {each.end:%m-%d %H:%M} {each.shift.who} {each.shift.leader or ''} "
        f"{each.shift.phone or ''}"
        for each in reading.shifts
    ]
    assert found == told


@given(st.text("值班12月28日-18:00次至，、 李工带☎轮流to.", max_size=40))
def test_no_line_is_too_strange_to_read(text: str) -> None:
    for each in read_line(f"- 值 {text}", NOW).shifts:
        assert is_possible(each.shift)
        assert each.shift.who
