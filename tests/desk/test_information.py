"""Information: judged by a key, not sent before it is borne out, its stamps derived, its figures the agreed ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item, line, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.gates import Gated, Pass
from workbench.domain.ids import ItemId
from workbench.domain.information import (
    Age,
    Point,
    Tone,
    age,
    balance,
    borne_out,
    lacking,
    medians,
    slowest,
    sources,
    stamps,
    submitted,
    tallies,
)
from workbench.domain.item import Info, Item, Kind, State, Step
from workbench.errors import Refused
from workbench.text.agreed import read_line
from workbench.text.information import balance_words


@pytest.fixture
def report(desk: Desk) -> ItemId:
    found = desk.add([line("规上企业数达到1284户")]).items[0]
    desk.edit(found.id, steps=(Step("初稿"), Step("报送")), kind=Kind.INFORMATION)
    return found.id


def test_one_key_goes_round_the_three_points(desk: Desk, report: ItemId) -> None:
    points: list[str | None] = []
    for _again in range(4):
        desk.next_point(report)
        info = desk.items[report].info
        points.append(info.point if info else None)
    assert points == [*(point.value for point in Point), None]


def test_what_is_major_takes_two_different_sources_before_it_is_sent(desk: Desk, report: ItemId) -> None:
    desk.inform(report, major=True)
    desk.tick(report, (0,))
    desk.bear_out(report, "现场核查", "属实；已拍照")
    desk.bear_out(report, "现场核查", "再看一次")
    assert sources(desk.items[report]) == ["现场核查"], "the same source twice is one"
    with pytest.raises(Refused):
        desk.tick(report, (1,))
    with pytest.raises(Gated):
        desk.done([report], "报了")
    desk.bear_out(report, "统计站", "数字一致")
    desk.tick(report, (1,))
    assert stamps(desk.items[report]).sent == NOW
    desk.undo()
    desk.undo()
    assert sources(desk.items[report]) == ["现场核查"]


def test_a_hard_matter_takes_its_cause_and_a_proposal(desk: Desk, report: ItemId) -> None:
    desk.inform(report, point="difficult")
    with pytest.raises(Refused):
        desk.tick(report, (1,))
    desk.inform(report, cause="管网老化")
    assert lacking(desk.items[report]) == ["proposal"]
    desk.inform(report, proposal="列入明年改造")
    desk.tick(report, (1,))
    assert desk.items[report].steps[1].done_at == NOW


def test_a_first_report_goes_out_unverified_and_owes_its_follow_up(
    desk: Desk, report: ItemId, clock: FixedClock
) -> None:
    desk.inform(report, major=True)
    desk.first_report(report, MONDAY + timedelta(days=1))
    desk.tick(report, (0, 1))
    with pytest.raises(Gated):
        desk.done([report], "报了")
    assert "step-late" not in [leak.code for leak in desk.leaks()]
    clock.set(NOW + timedelta(days=2))
    assert "step-late" in [leak.code for leak in desk.leaks()]
    desk.tick(report, (2,))
    desk.done([report], "报了")


def test_a_gate_may_be_passed_with_a_reason_that_stays(desk: Desk, report: ItemId) -> None:
    desk.inform(report, major=True)
    desk.done([report], "口头报告", leave=Pass("张局当面听取"))
    assert any("张局当面听取" in text for _name, text in desk.items[report].lines)


def test_a_number_that_is_not_the_agreed_one_is_named_in_a_major_report_only(desk: Desk, report: ItemId) -> None:
    desk.line_reader = read_line
    desk.note(said("规上企业数 1284户 截至2026-11-30 来源:统计站", entry_kind="figure"))
    desk.inform(report, major=True)

    def odd() -> list[str]:
        return [leak.detail for leak in desk.leaks() if leak.code == "figure-differs"]

    assert odd() == []
    desk.note(said("规上企业数 1290户 截至2026-12-28 来源:统计站", entry_kind="figure"))
    assert odd() == ["规上企业数 1284 ≠ 1290户"]
    assert [one.words for one in desk.agreed()["规上企业数"]] == ["1284户", "1290户"]
    desk.inform(report, major=False)
    assert odd() == []
    desk.inform(report, major=True)
    desk.edit(report, title="规上企业数达到1290户")
    assert odd() == []
    desk.undo()
    assert len(odd()) == 1


def test_what_cannot_be_said_of_a_report_is_refused(desk: Desk, report: ItemId) -> None:
    for wrong in ({}, {"colour": "red"}):
        with pytest.raises(Refused):
            desk.inform(report, **wrong)
    with pytest.raises(Refused):
        desk.bear_out(report, " ")


hours = st.one_of(st.none(), st.integers(0, 400))


def made(place: int, told: tuple[int | None, int | None, int | None], **info: object) -> Item:
    occurred, drafted, sent = told
    steps = (
        Step("draft", done_at=NOW + timedelta(hours=drafted) if drafted is not None else None),
        Step("send", done_at=NOW + timedelta(hours=sent) if sent is not None else None),
    )
    at = NOW - timedelta(hours=occurred) if occurred is not None else None
    known = Info(occurred_at=at).but(**info)
    return item(f"r{place}", id=ItemId(place), kind=Kind.INFORMATION, created_at=NOW, steps=steps, info=known)


@given(st.lists(st.tuples(hours, hours, hours), max_size=9))
def test_the_three_stages_are_what_lies_between_the_stamps(
    told: list[tuple[int | None, int | None, int | None]],
) -> None:
    items = [made(place, each) for place, each in enumerate(told, 1)]
    columns: list[list[int]] = [[], [], []]
    for occurred, drafted, sent in told:
        if occurred is not None:
            columns[0].append(occurred)
        if drafted is not None:
            columns[1].append(drafted)
        if drafted is not None and sent is not None and sent >= drafted:
            columns[2].append(sent - drafted)
    middle = medians(items)
    for took, column in zip(middle, columns, strict=True):
        ordered = sorted(column)
        half = len(ordered) // 2
        wanted = None if not ordered else (ordered[half] + ordered[-half - 1]) / 2
        assert (took.total_seconds() / 3600 if took is not None else None) == wanted
    place = slowest(middle)
    known = [took for took in middle if took is not None]
    assert (place is None) is not bool(known)
    assert place is None or middle[place] == max(known)


@pytest.mark.parametrize(
    ("after", "found"), [(0, Age.FRESH), (23, Age.FRESH), (24, Age.AGING), (71, Age.AGING), (72, Age.STALE)]
)
def test_a_lead_grows_old_from_when_it_happened_until_it_is_sent(after: int, found: Age) -> None:
    lead = made(1, (5, None, None))
    assert age(lead, NOW + timedelta(hours=after - 5)) is found
    assert age(made(1, (5, 0, 1)), NOW + timedelta(hours=after)) is None
    assert age(lead.but(state=State.DROPPED), NOW) is None


@given(
    st.lists(
        st.tuples(st.sampled_from([*Point, None]), st.sampled_from([*Tone, None]), hours, st.booleans()), max_size=9
    )
)
def test_every_report_is_counted_once(told: list[tuple[Point | None, Tone | None, int | None, bool]]) -> None:
    items = [
        made(n, (None, None, sent), point=point, tone=tone, adopted=adopted)
        for n, (point, tone, sent, adopted) in enumerate(told, 1)
    ]
    first, last = date(2000, 1, 1), date(2100, 1, 1)
    sent = [each for each in told if each[2] is not None]
    found = tallies(items, first, last)
    assert (sum(len(one.noticed) for one in found), sum(len(one.sent) for one in found)) == (len(told), len(sent))
    counts = balance(items, first, last)
    assert sum(counts.values()) == len(sent)
    assert counts[Tone.BAD] == sum(each[1] is Tone.BAD for each in sent)
    table = [pair for months in submitted(items, first, last).values() for pair in months.values()]
    assert (sum(n for n, _a in table), sum(a for _n, a in table)) == (len(sent), sum(each[3] for each in sent))
    odd = "?" in balance_words(counts, over=True)
    assert odd is (bool(sent) and not counts[Tone.BAD])
    assert tallies(items, date(1999, 1, 1), date(1999, 12, 31))[0].noticed == ()


@given(st.lists(st.tuples(st.sampled_from(["a", "A", "b ", "c"]), st.text(max_size=6)), min_size=1, max_size=6))
def test_sources_are_told_apart_by_their_names(told: list[tuple[str, str]]) -> None:
    found = item("r", kind=Kind.INFORMATION, info=Info(major=True))
    for who, words in told:
        found = borne_out(found, who, words.replace(":", " ").replace("：", " "))
    names = {who.strip().casefold() for who, _words in told}
    assert {name.casefold() for name in sources(found)} == names
    assert bool(lacking(found)) is (len(names) < 2)


def test_a_quarter_is_only_odd_when_it_is_over() -> None:
    counts = {Tone.GOOD: 3, Tone.BAD: 0, Tone.NEUTRAL: 0}
    assert "?" in balance_words(counts, over=True)
    assert "?" not in balance_words(counts, over=False)


def test_the_numbers_of_a_restricted_report_are_told_to_nobody(desk: Desk, report: ItemId) -> None:
    desk.line_reader = read_line
    desk.note(said("规上企业数 1290户", entry_kind="figure"))
    desk.inform(report, major=True)
    desk.edit(report, restricted=True)
    (found,) = [leak for leak in desk.leaks() if leak.code == "figure-differs"]
    assert (found.restricted, found.detail) == (True, "")
