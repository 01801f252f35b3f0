"""A promise in a diary line is read as the item that it becomes; everything else of the line stays text."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.capture.read import read

NOW = datetime(2026, 12, 28, 8, 0)
FRIDAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("; 电 市局孙科长来电，问数据。诺：周五前报送数据", [("报送数据", FRIDAY, None)]),
        ("; 诺: 把表报给他 周五 ^孙科长", [("把表报给他", FRIDAY, "孙科长")]),
        ("- call Smith; promise: send the figures by fri.", [("send the figures", FRIDAY, None)]),
        ("- Promise: ring back tomorrow", [("ring back", date(2026, 12, 29), None)]),
        ("; 访 吴桂兰 补贴\n承诺：12月30日前答复\n她走了", [("答复", date(2026, 12, 30), None)]),
        ("; 諾：明天補件。諾：周五前答覆", [("補件", date(2026, 12, 29), None), ("答覆", FRIDAY, None)]),
        ("; promise: fri", [("fri", None, None)]),
        ("; 承诺书：已签", []),
        ("; 他许诺: 一定来", []),
        ("; compromise: half each", []),
        ("; 诺：", []),
        ("诺：周五前报数据", []),
    ],
)
def test_promises_of_a_line(line: str, wanted: list[tuple[str, date | None, str | None]]) -> None:
    reading = read(line, NOW)
    assert [(each.title, each.due, each.source) for each in reading.promises] == wanted
    if reading.kind == "entry":
        assert reading.text is not None
        assert line.endswith(reading.text)


WORDS = st.text("周五前报数据 abc,.。@^~", min_size=1, max_size=12).filter(lambda text: text.strip(" ,.。"))


@given(st.lists(WORDS, max_size=4), st.sampled_from(["诺：", "诺:", "promise: ", "承诺："]))
def test_as_many_promises_as_marks(said: list[str], mark: str) -> None:
    line = "; x" + "".join(f"。{mark}{words}" for words in said)
    found = read(line, NOW).promises
    assert len(found) == len(said)
    assert all(each.kind == "item" and each.title.strip() for each in found)
    assert all(each.at is None or each.due is not None for each in found)
