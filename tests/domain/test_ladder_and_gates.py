"""批查清办果: in order, and no end before the last, but by somebody above; other gates ask for a reason."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain import gates, ladder, matrix, states
from workbench.domain.gates import Gated, Pass
from workbench.domain.item import Gate, Item, Step, Tracked
from workbench.domain.ladder import RUNGS, Level
from workbench.domain.lines import AUTHORITY, DESPITE, line_of
from workbench.domain.matrix import Answer
from workbench.errors import Refused

INSTRUCTION = Tracked("张局长", NOW, "请查清原因，周四前报我")


def followed(*steps: Step) -> Item:
    return item("查清原因", tracked=INSTRUCTION, steps=steps)


@given(st.lists(st.sampled_from(RUNGS), max_size=12))
def test_whatever_is_stamped_is_stamped_from_the_bottom_up(tried: list[Gate]) -> None:
    held = followed()
    for gate in tried:
        with contextlib.suppress(Refused):
            held = ladder.stamped(held, gate, "found out", NOW, level=Level.UNIT)
        flags = [rung.stamped for rung in ladder.ladder(held)]
        assert flags == sorted(flags, reverse=True), "no rung is stamped above an empty one"
        assert flags[0], "the instruction is there from the beginning"
        assert ladder.next_rung(held) == (RUNGS[sum(flags)] if sum(flags) < len(RUNGS) else None)


def test_a_matter_that_nobody_follows_has_no_ladder() -> None:
    assert ladder.ladder(item()) == ()
    with pytest.raises(Refused):
        ladder.stamped(item(), Gate.CHECK, "x", NOW, level=Level.SPOT)


def test_a_check_says_how_near_it_came_and_a_nearer_one_counts() -> None:
    with pytest.raises(Refused):
        ladder.stamped(followed(), Gate.CHECK, "late", NOW)
    heard = ladder.stamped(followed(), Gate.CHECK, "late", NOW, level=Level.UNIT)
    clear = ladder.stamped(heard, Gate.CLARIFY, "two towns, one cause", NOW)
    assert [rung.thin for rung in ladder.ladder(clear)] == [False, True, True, False, False]
    seen = ladder.stamped(clear, Gate.CHECK, "went there", NOW + timedelta(hours=1), level=Level.SPOT)
    assert not any(rung.thin for rung in ladder.ladder(seen))
    again = ladder.stamped(seen, Gate.CHECK, "was told", NOW, level=Level.WORD)
    assert not any(rung.thin for rung in ladder.ladder(again)), "what was seen stays seen"


def test_the_empty_rung_is_named_and_only_somebody_above_lets_it_end() -> None:
    held = followed()
    with pytest.raises(Gated, match=r"checked.*clear.*acted on"):
        gates.passed(held, "done")
    with pytest.raises(Gated, match="by name"):
        gates.passed(held, "done", Pass("no time"))
    let = gates.passed(held, "done", Pass("settled by phone", "张局长"))
    assert "张局长" in (line_of(let, AUTHORITY) or "")
    assert "settled by phone" in (line_of(let, AUTHORITY) or "")


@given(st.integers(0, 4), st.sampled_from(["", "done"]), st.sampled_from(["", "why"]), st.sampled_from(["", "张局长"]))
def test_no_followed_matter_ends_with_an_empty_rung_and_no_name(rungs: int, result: str, why: str, by: str) -> None:
    held = followed()
    for gate in RUNGS[1 : rungs + 1]:
        held = ladder.stamped(held, gate, "x", NOW, level=Level.SPOT)
    try:
        ended = gates.passed(held, result, Pass(why, by))
    except Gated:
        return
    full = all(rung.stamped or (rung.gate is Gate.RESULT and result) for rung in ladder.ladder(ended))
    assert full or ((line_of(ended, AUTHORITY) or "").startswith("张局长") and why)


def test_what_was_not_verified_is_not_issued_without_a_reason() -> None:
    notice = item("notice", steps=(Step("names", gate=Gate.VERIFY), Step("read", gate=Gate.SECOND_READ), Step("copy")))
    assert gates.before_done(notice) == ["names", "read"]
    with pytest.raises(Gated):
        gates.passed(notice)
    assert line_of(gates.passed(notice, leave=Pass("out at once")), DESPITE) == "out at once (missing: names, read)"


def test_a_required_step_blocks_and_any_other_does_not() -> None:
    held = item(steps=(Step("minutes", required=True), Step("seating")))
    assert gates.before_done(held) == ["minutes"]
    assert gates.before_done(item(steps=(Step("seating"),))) == []


def test_consult_before_and_inform_after_are_asked_at_their_own_gates() -> None:
    held = matrix.sent(item(), ["财务科"], Gate.CONSULT, NOW)
    held = matrix.sent(held, ["人事科", "人事科"], Gate.INFORM, NOW)
    assert gates.before_start(held) == ["财务科"]
    assert gates.before_close(held) == ["人事科"]
    assert gates.before_done(held) == []


# What went out to many


def test_each_unit_has_one_step_and_those_who_are_silent_or_late_are_told_apart() -> None:
    units = ["河西", "东湖", "石桥"]
    sent = matrix.sent(item("预警"), units, Gate.UNIT_REPLY, NOW, MONDAY + timedelta(days=1))
    sent = matrix.sent(sent, ["东湖", "南山"], Gate.UNIT_REPLY, NOW)
    assert [step.owner for step in sent.steps] == [*units, "南山"]
    answered = sent.but(steps=(sent.steps[0].but(done_at=NOW), *sent.steps[1:]))
    cells = matrix.matrix(answered, MONDAY + timedelta(days=4))
    assert [(cell.unit, cell.answer, cell.days) for cell in cells] == [
        ("河西", Answer.REPLIED, 0),
        ("东湖", Answer.LATE, 3),
        ("石桥", Answer.LATE, 3),
        ("南山", Answer.SILENT, 4),
    ]
    assert [cell.unit for cell in matrix.unanswered(cells)] == ["东湖", "石桥", "南山"]
    assert matrix.reached(answered, Gate.UNIT_REPLY) == (1, 4)


def test_a_unit_is_in_time_on_the_day_itself() -> None:
    sent = matrix.sent(item(), ["东湖"], Gate.UNIT_REPLY, NOW, MONDAY)
    assert matrix.matrix(sent, MONDAY)[0].answer is Answer.SILENT
    assert matrix.matrix(sent, MONDAY + timedelta(days=1))[0].answer is Answer.LATE


def test_a_paper_lies_on_one_desk_at_a_time() -> None:
    paper = matrix.sent(item("收文"), ["张局", "赵局"], Gate.ROUTE, NOW)
    assert matrix.on_desk_of(paper, NOW) is None
    first = matrix.passed_on(paper, None, NOW)
    later = NOW + timedelta(days=2)
    stay = matrix.on_desk_of(first, later)
    assert stay is not None
    assert (stay.who, stay.days) == ("张局", 2)
    second = matrix.passed_on(first, "李局", later)
    stay = matrix.on_desk_of(second, later)
    assert stay is not None
    assert stay.who == "李局", "somebody who was not on the slip is put on it"
    third = matrix.passed_on(second, None, later)
    stay = matrix.on_desk_of(third, later)
    assert stay is not None
    assert stay.who == "赵局"
    back = matrix.passed_on(third, None, later)
    assert matrix.on_desk_of(back, later) is None
    longest = matrix.longest_stay(back, later)
    assert longest is not None
    assert (longest.who, longest.days) == ("张局", 2)
    with pytest.raises(Refused):
        matrix.passed_on(back, None, later)


@given(st.lists(st.sampled_from(["张局", "赵局", None]), max_size=8))
def test_whatever_way_it_takes_it_never_lies_in_two_places(way: list[str | None]) -> None:
    paper = matrix.sent(item("收文"), ["张局", "赵局"], Gate.ROUTE, NOW)
    for n, to in enumerate(way):
        try:
            paper = matrix.passed_on(paper, to, NOW + timedelta(days=n))
        except Refused:
            assert to is None
        lying = [step for step in paper.steps if step.sent_at is not None and step.done_at is None]
        assert len(lying) <= 1


def test_nobody_to_send_to_is_refused() -> None:
    with pytest.raises(Refused):
        matrix.sent(item(), [" "], Gate.CONVEY, NOW, date(2026, 12, 30))


def test_what_comes_back_has_lost_its_result_and_keeps_the_rungs_below() -> None:
    held = followed()
    for gate in RUNGS[1:4]:
        held = ladder.stamped(held, gate, "x", NOW, level=Level.SPOT)
    ended = states.done(held, "settled", NOW)
    assert ladder.next_rung(ended) is None
    back = states.reopened(ended, MONDAY)
    assert ladder.next_rung(back) is Gate.RESULT
    with pytest.raises(Gated):
        states.done(back, None, NOW)
