"""Who is in the house, and whom we owe a call: laws and the lines of an office."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.callers import open_calls, open_visits
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import EntryId
from workbench.domain.register_lines import FILLS, LEFT

NOON = datetime(2026, 12, 28, 12, tzinfo=timezone(timedelta(hours=8)))
CALL, VISITOR = EntryKind.CALL, EntryKind.VISITOR


def written(text: str, n: int, kind: EntryKind = CALL, **more: object) -> Entry:
    at = NOON + timedelta(minutes=n)
    return Entry(at=at, written_at=at, kind=kind, text=text, id=EntryId(n)).but(**more)


@pytest.mark.parametrize(
    ("asked", "answer", "is_open"),
    [
        ("市局办孙科长 要求周五前答复季报", "去电孙科长 告知季报已报", False),
        ("市局办孙科长 要求周五前答复季报", "去电李科长 告知已办", True),
        ("张局 13800000000 问季报 答复周五", "回电13800000000 已说明", False),
        ("张局 13800000000 问季报 答复周五", "张局 又来催季报", True),
        ("张局 13800000000 问季报 请回电", "去电张局 说明情况", False),
        ("Sun, city bureau, asks for the figures, reply by Friday", "call to Sun: sent", False),
        ("Sun, city bureau, asks for the figures, reply by Friday", "Sun rang again", True),
    ],
)
def test_a_call_that_asked_for_an_answer_is_open_until_the_return_call(asked: str, answer: str, is_open: bool) -> None:
    assert open_calls([written(asked, 1)])
    assert bool(open_calls([written(asked, 1), written(answer, 9)])) == is_open


@pytest.mark.parametrize(
    "text", ["张局 通知明天开会", "已答复市局办孙科长", "call from Lee: the meeting is at ten", "回电李工"]
)
def test_a_call_that_asked_for_nothing_is_not_open(text: str) -> None:
    assert open_calls([written(text, 1)]) == []


def test_an_answer_before_the_call_is_none_and_an_item_takes_it_over() -> None:
    call = written("孙科长 要求答复", 5)
    assert open_calls([written("去电孙科长 告知", 1), call]) == [call]
    item = call.but(id=EntryId(8), amends=call.id, data=((FILLS, "1"), ("items", "2026-0001")))
    assert open_calls([call, item]) == []
    filled = written("孙科长 问季报", 5)
    day = filled.but(id=EntryId(9), amends=filled.id, data=((FILLS, "1"), ("answer_by", "Friday")))
    assert open_calls([filled]) == []
    assert open_calls([filled, day]) == [filled]


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=8))
def test_a_visitor_is_here_until_it_was_said_that_they_left(told: list[tuple[bool, bool, bool]]) -> None:
    entries: list[Entry] = []
    here: list[int] = []
    for n, (ended, left, righted) in enumerate(told, 1):
        visit = written(f"visitor {n}", n, VISITOR, until=NOON + timedelta(hours=1) if ended else None)
        entries.append(visit)
        if left:
            entries.append(
                visit.but(id=EntryId(100 + n), amends=visit.id, data=((FILLS, "1"), (LEFT, "2026-12-28T12:40")))
            )
        if righted:
            entries.append(visit.but(id=EntryId(200 + n), amends=visit.id, text=f"righted {n}", data=()))
        if not ended and not left:
            here.append(n)
    found = open_visits(entries)
    assert [int(each.id) for each in found] == here
    assert all(each.text == ("righted" if told[int(each.id) - 1][2] else "visitor") + f" {each.id}" for each in found)
