"""What is regular: counted simply, with its evidence; and quotas, which warn when a third of the period is left."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item

from workbench.domain.derive import Nature
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind, Side, Source, State, Step
from workbench.domain.kept import Kept, kept, period_of, stand
from workbench.domain.regular import initiative, late_steps, promoted, repeats
from workbench.domain.routine import Quota, Routine


def came(days_ago: int, title: str = "机房断电检查", n: int = 1, **fields: object) -> Item:
    moment = at(10) - timedelta(days=days_ago)
    fields.setdefault("source", Source("王局长"))
    return item(title, id=ItemId(n), ref=f"2026-{n:04d}", created_at=moment, **fields)


def weekday(day: date) -> bool:
    return day.weekday() < 5


THREE = [came(63, n=1), came(30, "机房断电 再检查", n=2), came(2, "检查机房断电", n=3)]


def test_three_alike_from_one_source_are_a_pattern_with_its_evidence() -> None:
    (pattern,) = repeats(THREE, (), MONDAY)
    assert [each.ref for each in pattern.items] == ["2026-0001", "2026-0002", "2026-0003"]


@pytest.mark.parametrize(
    "items",
    [
        THREE[:2],
        [*THREE[:2], came(91, n=3)],
        [*THREE[:2], came(2, n=3, source=Source("李工"))],
        [*THREE[:2], came(2, "订会议室", n=3)],
        [*THREE[:2], came(2, n=3, nature=Nature.SCHEDULED)],
        [*THREE[:2], came(2, n=3, restricted=True)],
    ],
)
def test_less_is_none(items: list[Item]) -> None:
    assert repeats(items, (), MONDAY) == []


def test_what_a_routine_knows_is_not_proposed_again() -> None:
    assert repeats(THREE, [Routine("机房断电检查")], MONDAY) == []


def test_a_promoted_pattern_keeps_its_pace_its_people_and_begins_after_today() -> None:
    (pattern,) = repeats(THREE, (), MONDAY)
    routine = promoted(pattern, MONDAY, weekday)
    assert routine.rule == "FREQ=MONTHLY;BYMONTHDAY=26"
    assert routine.start == date(2027, 1, 26)
    assert dict(routine.defaults)["source"] == "王局长"


@pytest.mark.parametrize(
    ("gap", "rule"),
    [(1, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), (7, "FREQ=WEEKLY;BYDAY=MO"), (14, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")],
)
def test_the_rule_is_the_plainest_at_that_pace(gap: int, rule: str) -> None:
    (pattern,) = repeats([came(gap * n, n=9 - n) for n in range(4)], (), MONDAY)
    assert promoted(pattern, MONDAY, weekday).rule == rule


def test_a_step_late_three_times_is_told_with_its_items() -> None:
    def one(n: int, late: bool) -> Item:
        done = at(9) + timedelta(days=int(late))
        return came(0, n=n, steps=(Step("核对", due=MONDAY, done_at=done), Step("报送", due=MONDAY, done_at=at(9))))

    history = [one(1, True), one(2, False), one(3, True), one(4, True)]
    (late,) = late_steps(Routine("月报"), history, MONDAY)
    assert (late.text, late.late, late.of, len(late.items)) == ("核对", 3, 4, 3)
    assert late_steps(Routine("月报"), history[:3], MONDAY) == []


def test_the_initiative_ratio_counts_what_nobody_had_to_ask_for() -> None:
    mine, asked = came(0, source=None), came(0)
    own = came(0, source=Source("me", side=Side.SELF))
    weeks = initiative([mine, asked, own, came(7), came(70)], [(MONDAY, 3)], MONDAY)
    assert len(weeks) == 8
    assert (weeks[-1].every, weeks[-1].own, weeks[-1].percent, weeks[-1].promoted) == (3, 2, 67, 3)
    assert (weeks[-2].percent, weeks[0].percent) == (0, None)


# Quotas and history -----------------------------------------------------------------------------------------------


def article(day: date, **fields: object) -> Item:
    closed = at(9, day=day)
    return item("article", **{"kind": Kind.RESEARCH, "state": State.CLOSED, "closed_at": closed, **fields})


@given(st.sampled_from(["month", "quarter", "year"]), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_periods_follow_each_other_without_a_gap(per: str, day: date) -> None:
    first, last = period_of(per, day)
    assert first <= day <= last
    assert first.day == 1
    assert period_of(per, last + timedelta(days=1))[0] == last + timedelta(days=1)
    assert {period_of(per, first), period_of(per, last)} == {(first, last)}


@pytest.mark.parametrize(
    ("day", "pressing"),
    [(date(2026, 10, 1), False), (date(2026, 12, 1), False), (date(2026, 12, 2), True), (date(2026, 12, 31), True)],
)
def test_a_quota_warns_from_the_last_third_of_its_period(day: date, pressing: bool) -> None:
    quota = Quota(1, "quarter")
    assert stand(quota, Kind.RESEARCH, (), day).is_pressing is pressing
    assert not stand(quota, Kind.RESEARCH, [article(date(2026, 10, 1))], day).is_pressing


def test_what_counts_is_finished_in_the_period_of_its_kind_and_not_dropped() -> None:
    others = [
        article(date(2026, 9, 30)),
        article(date(2026, 12, 1), state=State.DROPPED),
        article(date(2026, 12, 1), kind=Kind.DOCUMENT),
        article(date(2026, 12, 1), state=State.ACTIVE, closed_at=None),
    ]
    assert stand(Quota(1, "quarter"), Kind.RESEARCH, others, MONDAY).done == 0
    assert stand(Quota(1, "quarter"), Kind.RESEARCH, [*others, article(date(2026, 12, 1))], MONDAY).left == 4


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": State.CLOSED, "due": MONDAY, "closed_at": at(23)}, Kept.IN_TIME),
        ({"state": State.CLOSED, "due": MONDAY - timedelta(days=1), "closed_at": at(8)}, Kept.LATE),
        ({"state": State.ACTIVE, "due": MONDAY}, Kept.OPEN),
        ({"state": State.ACTIVE, "due": MONDAY - timedelta(days=1)}, Kept.LATE),
        ({"state": State.DROPPED, "due": MONDAY}, Kept.DROPPED),
    ],
)
def test_how_a_time_went(fields: dict[str, object], expected: Kept) -> None:
    assert kept(item(**fields), MONDAY) is expected
