"""Arranging on a real store: one step each, undone exactly, and nothing moved that a person has fixed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, at, line
from support.today import open_desk

from workbench.clock import FixedClock
from workbench.desk.dated import Dated
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State, Step
from workbench.domain.lookahead import Coming
from workbench.domain.periods import Period, Scale, period, period_of
from workbench.errors import Refused

WEEK = period(Scale.WEEK, MONDAY)


def make(desk: Desk, *titles: str, to: Quadrant = Quadrant.DO_NOW, **fields: object) -> list[ItemId]:
    ids = [item.id for item in desk.add([line(title, **fields) for title in titles]).items]
    desk.triage(ids, to)
    return ids


def items_of(desk: Desk) -> dict[ItemId, Item]:
    return dict(desk.items)


def test_a_plan_is_one_step_and_is_undone_exactly(desk: Desk) -> None:
    make(desk, "one", "two", "three", minutes=60)
    before, entries = items_of(desk), desk.entries(MONDAY)
    outcome = desk.arrange(desk.propose())
    assert (outcome.said.verb, outcome.said.n) == (Verb.ARRANGED, 3)
    assert [item.at for item in outcome.items] == [at(9), at(10), at(11)]
    assert desk.propose().is_empty
    assert desk.undo() is not None
    assert (items_of(desk), desk.entries(MONDAY)) == (before, entries)


def test_a_slipped_day_is_laid_out_around_its_appointments(desk: Desk, clock: FixedClock) -> None:
    ids = make(desk, "one", "two", minutes=60)
    desk.arrange(desk.propose())
    desk.add([line("call", at=datetime(2026, 12, 28, 14, 0), until=datetime(2026, 12, 28, 15, 0))])
    clock.set(at(13, 30))
    proposal = desk.propose_reflow()
    desk.arrange(proposal)
    assert [desk.items[item].at for item in ids] == [at(15), at(16)]
    assert desk.propose_reflow().is_empty
    with pytest.raises(Refused):
        desk.arrange(desk.propose_reflow())


def test_a_plan_that_is_no_longer_true_changes_nothing(desk: Desk) -> None:
    ids = make(desk, "one", "two", minutes=60)
    proposal = desk.propose()
    desk.plan(ids[:1], at(16))
    before = items_of(desk)
    with pytest.raises(Refused, match="changed meanwhile"):
        desk.arrange(proposal)
    assert items_of(desk) == before


def test_down_the_ladder_and_up_again(desk: Desk) -> None:
    (item,) = make(desk, "annual plan", to=Quadrant.PLAN)
    desk.plan_for([item], period(Scale.YEAR, MONDAY))
    found: list[Period | None] = []
    for _n in range(5):
        found.append(period_of(desk.items[item]))
        desk.pull_down([item], MONDAY)
    assert [one.scale for one in found if one] == [Scale.YEAR, Scale.QUARTER, Scale.MONTH, Scale.WEEK, Scale.DAY]
    assert desk.items[item].at == MONDAY
    desk.push_up([item])
    assert period_of(desk.items[item]) == WEEK
    for _n in range(5):
        desk.undo()
    assert period_of(desk.items[item]) == period(Scale.YEAR, MONDAY)


def test_nothing_annual_is_forgotten_below_the_week(desk: Desk) -> None:
    """What stands in the year, the quarter, the month or the week and on no day is in sight on every week of it."""
    made = {scale: make(desk, f"for the {scale.name}", to=Quadrant.PLAN) for scale in list(Scale)[1:]}
    for scale, ids in made.items():
        desk.plan_for(ids, period(scale, MONDAY))
    view = desk.period_view(WEEK)
    assert [item.title for item in view.rest] == [f"for the {scale.name}" for scale in list(Scale)[1:]]
    desk.pull_down(made[Scale.WEEK], MONDAY + timedelta(days=2))
    view = desk.period_view(WEEK)
    assert "for the WEEK" not in [item.title for item in view.rest]
    assert [item.title for item in view.parts[2].items] == ["for the WEEK"]
    month = desk.period_view(period(Scale.MONTH, MONDAY))
    assert [item.title for item in month.rest] == ["for the MONTH", "for the QUARTER", "for the YEAR"]


def test_what_a_past_week_left_is_in_sight_too(desk: Desk, clock: FixedClock) -> None:
    ids = make(desk, "left over", to=Quadrant.PLAN)
    desk.plan_for(ids, WEEK)
    clock.set(at(8, 0, MONDAY + timedelta(days=8)))
    view = desk.period_view(WEEK.shifted(1))
    assert [item.title for part in view.parts for item in part.items] + [item.title for item in view.rest] == [
        "left over"
    ]


moves = st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 3), st.integers(0, 4)), max_size=12)


@given(moves)
@settings(max_examples=20)
def test_every_item_is_in_the_week_once_or_below_it_and_moves_are_undone_exactly(
    drawn: list[tuple[int, int, int]],
) -> None:
    with TemporaryDirectory() as place:
        desk = open_desk(Path(place))
        move_about(desk, drawn)
        desk.close()


def move_about(desk: Desk, drawn: list[tuple[int, int, int]]) -> None:
    ids = make(desk, *(f"item {n}" for n in range(6)))
    pictures = [items_of(desk)]
    for index, days, what in drawn:
        chosen = [ids[index]]
        try:
            if what == 0:
                desk.shift_days(chosen, days)
            elif what == 1:
                desk.pull_down(chosen, MONDAY + timedelta(days=days + 3))
            elif what == 2:
                desk.push_up(chosen)
            elif what == 3:
                desk.plan(chosen, MONDAY + timedelta(days=days + 3))
            else:
                desk.arrange(desk.propose())
        except Refused:
            continue
        if items_of(desk) != pictures[-1]:
            pictures.append(items_of(desk))
        view = desk.period_view(WEEK)
        shown = [item.id for part in view.parts for item in part.items] + [item.id for item in view.rest]
        assert len(shown) == len(set(shown))
        fresh = Dated(desk.store.items(), desk.store.agenda, desk.settings.hours)
        for day in (MONDAY + timedelta(days=n) for n in range(-3, 10)):
            assert desk.dated.between(day, day) == fresh.between(day, day)
        assert dict(desk.dated.periods()) == dict(fresh.periods())
        for item_id in ids:
            span = period_of(desk.items[item_id])
            assert span is not None
            outside = span.scale is Scale.DAY and not (MONDAY <= span.first <= WEEK.last) and span.first > MONDAY
            outside = outside or (span.scale is not Scale.DAY and (span.first > WEEK.last))
            assert (item_id in shown) != outside, (span, desk.items[item_id].title)
    for wanted in reversed(pictures[:-1]):
        assert desk.undo() is not None
        assert items_of(desk) == wanted


def test_an_appointments_first_step_becomes_todays_and_is_ticked_with_it(desk: Desk) -> None:
    (visit,) = make(desk, "bureau visit", at=datetime(2026, 12, 31, 10, 0), until=datetime(2026, 12, 31, 11, 0))
    desk.edit(visit, attend=("王局长",), fixed=True, steps=(Step("draft the speech"), Step("order a car")))
    before = items_of(desk)
    part = desk.prepare(visit).items[0]
    assert (part.title, part.at, part.parent) == ("draft the speech: bureau visit", MONDAY, visit)
    assert desk.items[visit].at == at(10, 0, date(2026, 12, 31))
    desk.done([part.id])
    assert [step.done_at is not None for step in desk.items[visit].steps] == [True, False]
    desk.undo()
    assert desk.items[visit].steps[0].done_at is None
    desk.undo()
    assert items_of(desk) == before


def test_anything_else_is_prepared_by_planning_it_for_today(desk: Desk) -> None:
    (report,) = make(desk, "report", to=Quadrant.PLAN, due=date(2027, 1, 8))
    desk.prepare(report)
    assert (desk.items[report].at, desk.items[report].state) == (MONDAY, State.ACTIVE)


def test_what_is_ahead_follows_every_change(desk: Desk) -> None:
    (report,) = make(desk, "report", to=Quadrant.PLAN, due=date(2027, 1, 8))
    assert [(row.why, row.day) for row in desk.ahead(14)] == [(Coming.DUE, date(2027, 1, 8))]
    desk.edit(report, lead_days=3)
    assert [row.why for row in desk.ahead(14)] == [Coming.START_BY, Coming.DUE]
    desk.done([report])
    assert desk.ahead(14) == []
    desk.undo()
    assert len(desk.ahead(14)) == 2
    assert desk.ahead(7) == [row for row in desk.ahead(14) if row.day <= MONDAY + timedelta(days=7)]


def test_the_share_begun_in_time(desk: Desk, clock: FixedClock) -> None:
    early, late = make(desk, "early", "late", to=Quadrant.PLAN, due=date(2026, 12, 31))
    for item in (early, late):
        desk.edit(item, lead_days=2)
    desk.start(early)
    clock.set(at(8, 0, date(2026, 12, 30)))
    desk.done([late])
    assert (desk.begun_in_time().in_time, desk.begun_in_time().of) == (1, 2)


def test_the_buffer_is_learned_from_the_same_weekday_and_undone_with_it(desk: Desk, clock: FixedClock) -> None:
    assert desk.view(MONDAY).capacity.buffer == 60
    for week in range(3, 0, -1):
        clock.set(at(9, 0, MONDAY - timedelta(days=7 * week)))
        desk.open_day()
        (item,) = [one.id for one in desk.add([line(f"came {week}", minutes=30)]).items]
        desk.done([item])
    clock.set(at(8))
    found = desk.buffer(MONDAY)
    assert (found.minutes, found.learned_from) == (30, 3)
    assert desk.view(MONDAY).capacity.buffer == 30
    assert desk.buffer(MONDAY + timedelta(days=1)).learned_from == 0
