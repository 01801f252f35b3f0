"""Where a matter is on its way, and how long it was at each step."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench.domain.item import Step
from workbench.domain.path import path


def test_the_first_open_step_is_where_it_lies_and_days_count_from_the_step_before() -> None:
    steps = (
        Step("in", done_at=NOW + timedelta(days=1)),
        Step("draft", done_at=NOW + timedelta(days=4)),
        Step("rule"),
        Step("file"),
    )
    way = path(item(steps=steps), MONDAY + timedelta(days=6))
    assert [(each.is_here, each.days) for each in way] == [(False, 1), (False, 3), (True, 2), (False, None)]


@given(st.lists(st.none() | st.integers(0, 30), max_size=8))
def test_a_matter_lies_at_one_step_at_most_and_no_stay_is_negative(days: list[int | None]) -> None:
    steps = tuple(Step("x", done_at=NOW + timedelta(days=n) if n is not None else None) for n in days)
    way = path(item(steps=steps), MONDAY + timedelta(days=30))
    assert sum(each.is_here for each in way) == (None in days)
    assert all(each.days is None or each.days >= 0 for each in way)
    done = [each.days for each in way if each.step.done_at is not None]
    assert sum(n or 0 for n in done) == max((n for n in days if n is not None), default=0)
