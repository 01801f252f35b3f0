"""What follows from an item."""

from datetime import date, timedelta

import pytest
from support.make import MONDAY, NOW, at, item

from workbench.domain.derive import Quadrant, is_overdue, length, marks, nature, next_date, quadrant, start_by
from workbench.domain.item import Nature, Source, State


@pytest.mark.parametrize(
    ("urgent", "important", "wanted"),
    [
        (True, True, Quadrant.DO_NOW),
        (False, True, Quadrant.PLAN),
        (True, False, Quadrant.DELEGATE),
        (False, False, Quadrant.DEFER),
        (None, True, None),
        (True, None, None),
    ],
)
def test_the_quadrant_is_the_answer_to_two_questions(urgent: bool, important: bool, wanted: Quadrant) -> None:
    assert quadrant(item(urgent=urgent, important=important)) is wanted


@pytest.mark.parametrize("which", Quadrant)
def test_a_quadrant_tells_its_two_answers_back(which: Quadrant) -> None:
    assert quadrant(item(urgent=which.urgent, important=which.important)) is which


def test_a_deadline_that_is_a_day_holds_until_the_day_is_over() -> None:
    assert not is_overdue(item(due=MONDAY), at(23, 59))
    assert is_overdue(item(due=MONDAY), at(0, 0, MONDAY + timedelta(days=1)))


def test_a_deadline_with_a_clock_time_passes_at_that_time() -> None:
    due = item(due=at(14, 0))
    assert not is_overdue(due, at(14, 0))
    assert is_overdue(due, at(14, 1))


def test_finished_work_is_never_overdue() -> None:
    assert not is_overdue(item(due=date(2026, 1, 1), state=State.DONE), NOW)


def test_the_next_date_is_the_earliest_of_plan_deadline_check_and_wake() -> None:
    assert next_date(item(at=date(2026, 12, 30), due=at(9, 0, date(2026, 12, 29)))) == at(9, 0, date(2026, 12, 29))
    assert next_date(item()) is None


def test_work_planned_for_a_later_day_than_it_came_is_scheduled() -> None:
    assert nature(item(at=MONDAY)) is Nature.UNSCHEDULED
    assert nature(item(at=MONDAY + timedelta(days=1))) is Nature.SCHEDULED
    assert nature(item(at=MONDAY, nature=Nature.SCHEDULED)) is Nature.SCHEDULED


def test_a_block_is_as_long_as_its_end_says_else_as_estimated() -> None:
    assert length(item(at=at(9), until=at(10, 15), minutes=20)) == 75
    assert length(item(at=at(9), minutes=20)) == 20
    assert length(item()) == 30


def test_the_three_marks_come_one_by_one() -> None:
    fresh = item(source=Source("王局长"))
    assert marks(fresh) == marks(fresh).__class__(False, False, False)
    placed = item(state=State.ACTIVE, at=MONDAY, lead="me")
    assert marks(placed).placed
    assert not marks(placed).result


def test_start_by_is_the_deadline_less_the_lead_time() -> None:
    assert start_by(item(due=MONDAY, lead_days=3)) == date(2026, 12, 23), "working days"
    assert start_by(item(due=MONDAY)) is None
