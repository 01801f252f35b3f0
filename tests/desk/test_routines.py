"""What comes again: made once each, whoever opens the desk and whenever; an item that repeats hands its rule on."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import EAST, MONDAY, NOW, at, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Nature, nature
from workbench.domain.entry import Verb
from workbench.domain.item import Item, State, Step
from workbench.domain.routine import Routine
from workbench.errors import Refused
from workbench.store.store import Store

ROUTINES = (
    Routine("日报", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Routine("Monday meeting", rule="FREQ=WEEKLY;BYDAY=MO", defaults=(("time", "09:00"), ("as", "plan"))),
    Routine("月报", rule="FREQ=MONTHLY;BYMONTHDAY=-1", roll="previous", lead_days=5, steps=(Step("核对", offset=-3),)),
    Routine("odd", rule="FREQ=DAILY;INTERVAL=3", roll="next", lead_days=2),
    Routine("by hand"),
)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), EAST)


def facts(desk: Desk) -> list[tuple[Any, ...]]:
    """What there is of routines, without numbers and without the moment of making."""
    found = [item for item in desk.items.values() if item.routine is not None]
    return sorted((i.routine, str(i.occurrence), str(i.at), str(i.due), i.steps, i.routine_version) for i in found)


class Played:
    """A desk opened on some days."""

    def __init__(self, directory: str) -> None:
        self.path = Path(directory) / "store"
        self.clock = FixedClock(NOW)

    def open(self) -> Desk:
        return Desk(Store.open(self.path, clock=self.clock, app="test"), self.clock)

    def on(self, days: list[date]) -> list[tuple[Any, ...]]:
        self.open().add_routines(ROUTINES)
        for day in days:
            self.clock.set(morning(day))
            desk = self.open()
            desk.open_day()
            desk.close()
        return facts(self.open())


@given(st.lists(st.integers(0, 17), max_size=6))
@settings(max_examples=30)
def test_what_is_made_depends_on_the_days_alone_never_on_when_the_desk_was_opened(pauses: list[int]) -> None:
    days = [MONDAY]
    for pause in pauses:
        days.append(days[-1] + timedelta(days=pause))
    with TemporaryDirectory() as often, TemporaryDirectory() as once:
        assert Played(often).on(days) == Played(once).on(days[-1:])


def test_a_fortnight_away_makes_up_for_each_day_once(desk: Desk, clock: FixedClock) -> None:
    desk.add_routines(ROUTINES[:1])
    clock.set(morning(MONDAY + timedelta(days=14)))
    desk.open_day()
    made = [item for item in desk.items.values() if item.routine]
    assert [item.due for item in made] == [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14)]
    assert desk.make_due() is None
    assert {nature(item) for item in made} == {Nature.SCHEDULED}
    assert {(item.state, item.lead) for item in made} == {(State.ACTIVE, "me")}


def test_two_processes_make_it_once(open_desk: Callable[[], Desk], clock: FixedClock) -> None:
    one, other = open_desk(), open_desk()
    one.add_routines(ROUTINES[:2])
    other.poll()
    clock.set(morning(MONDAY + timedelta(days=1)))
    # Both have seen what is owed before either of them makes it.
    assert one.store.routines() == other.store.routines()
    assert one.make_due() is not None
    assert other.make_due() is None
    assert len({(item.routine, item.occurrence) for item in one.items.values()}) == len(one.items) == 3


def test_undo_takes_back_what_was_made_and_the_next_opening_makes_it_again(desk: Desk, clock: FixedClock) -> None:
    desk.add_routines(ROUTINES)
    desk.open_day()
    before = dict(desk.items), dict(desk.store.routines()), desk.entries(MONDAY)
    clock.set(morning(MONDAY + timedelta(days=9)))
    desk.make_due()
    after = facts(desk)
    assert len(after) > len(before[0])
    desk.undo()
    assert (dict(desk.items), dict(desk.store.routines()), desk.entries(MONDAY)) == before
    desk.make_due()
    assert facts(desk) == after


def test_an_appointment_of_a_routine_has_its_hour_and_a_report_its_deadline_and_steps(desk: Desk) -> None:
    desk.add_routines(ROUTINES)
    desk.open_day()
    by_title = {item.title: item for item in desk.items.values()}
    meeting, report = by_title["Monday meeting"], by_title["月报"]
    assert (meeting.at, meeting.fixed, meeting.due) == (at(9, 0), True, None)
    assert (report.at, report.due, report.lead_days) == (None, date(2026, 12, 31), 5)
    assert [step.due for step in report.steps] == [date(2026, 12, 28)]


def test_a_title_takes_its_month_its_quarter_and_its_number(desk: Desk) -> None:
    desk.add_routines([Routine("{year}年第{n}期（{month}月，{quarter}季度）{x}", rule="FREQ=MONTHLY;BYMONTHDAY=28")])
    desk.open_day()
    assert [item.title for item in desk.items.values()] == ["2026年第12期（12月，4季度）{x}"]


def test_changing_a_routine_makes_a_version_and_items_keep_theirs(desk: Desk, clock: FixedClock) -> None:
    _outcome, (routine,) = desk.add_routines(ROUTINES[:1])
    desk.open_day()
    _outcome, changed = desk.change_routine(routine.id, steps=(Step("check"),), title="Daily report")
    assert changed.version == 2
    clock.set(morning(MONDAY + timedelta(days=1)))
    desk.open_day()
    first, second = (desk.items[item_id] for item_id in sorted(desk.items))
    assert (first.routine_version, first.title, first.steps) == (1, "日报", ())
    assert (second.routine_version, second.title, second.steps) == (2, "Daily report", (Step("check"),))
    assert desk.change_routine(routine.id, active=True)[1].version == 2, "nothing was changed"


def test_what_falls_into_a_pause_is_not_made_up_for(desk: Desk, clock: FixedClock) -> None:
    _outcome, (routine,) = desk.add_routines(ROUTINES[:1])
    desk.open_day()
    desk.change_routine(routine.id, active=False)
    clock.set(morning(MONDAY + timedelta(days=2)))
    assert desk.make_due() is None
    clock.set(morning(MONDAY + timedelta(days=3)))
    desk.change_routine(routine.id, active=True)
    desk.open_day()
    assert [item.due for item in desk.items.values()] == [MONDAY, MONDAY + timedelta(days=3)]


def test_a_rule_that_nothing_can_follow_is_refused_and_nothing_changes(desk: Desk) -> None:
    _outcome, (routine,) = desk.add_routines(ROUTINES[:1])
    for fields in ({"rule": "FREQ=HOURLY"}, {"title": " "}):
        with pytest.raises(Refused):
            desk.change_routine(routine.id, **fields)
    with pytest.raises(Refused):
        desk.add_routines([Routine("x", rule="nonsense")])
    assert dict(desk.store.routines()) == {routine.id: routine}


# Items that repeat ------------------------------------------------------------------------------------------------


def series(desk: Desk) -> list[Item]:
    return [desk.items[item_id] for item_id in sorted(desk.items)]


def test_an_item_that_repeats_makes_its_next_one_when_it_is_done(desk: Desk, clock: FixedClock) -> None:
    item = desk.add([line("例会", at=at(9), repeat="FREQ=WEEKLY;BYDAY=MO", important=True, urgent=False)]).item
    desk.edit(item.id, steps=(Step("议程", done_at=NOW),), lines=(("basis", "law"),))
    desk.plan([item.id], at(14))
    clock.set(at(15, day=MONDAY + timedelta(days=1)))
    desk.done([item.id], "开了")
    done, following = series(desk)
    assert (done.state, done.repeat) == (State.CLOSED, None)
    assert (following.at, following.fixed) == (at(9, day=MONDAY + timedelta(days=7)), True)
    assert (following.state, following.repeat) == (State.ACTIVE, "FREQ=WEEKLY;BYDAY=MO")
    assert (following.steps, following.lines) == ((Step("议程"),), (("basis", "law"),))
    assert next(e for e in desk.trail(item.id) if e.verb is Verb.DONE).fact("next_ref") == following.ref
    desk.undo()
    assert [each.state for each in series(desk)] == [State.ACTIVE]


def test_a_series_has_one_open_end_however_often_it_is_reopened(desk: Desk) -> None:
    item = desk.add([line("浇花", at=MONDAY, repeat="FREQ=DAILY")]).item
    for _again in range(3):
        desk.done([item.id])
        desk.reopen([item.id])
    desk.done([item.id])
    assert [each.repeat for each in series(desk)] == [None, "FREQ=DAILY"]


@pytest.mark.parametrize(
    ("fields", "done_after", "expected"),
    [
        ({"at": MONDAY, "repeat": "FREQ=DAILY;INTERVAL=3"}, 7, {"at": 9}),
        ({"at": MONDAY, "repeat": "FREQ=DAILY;INTERVAL=3", "repeat_from": "completion"}, 7, {"at": 10}),
        ({"due": MONDAY, "repeat": "FREQ=WEEKLY;BYDAY=MO"}, 0, {"due": 7}),
        ({"due": MONDAY, "repeat": "FREQ=WEEKLY;BYDAY=MO"}, 21, {"due": 21}),
        ({"at": MONDAY, "repeat": "FREQ=DAILY;INTERVAL=5", "roll": "next"}, 0, {"at": 7}),
        ({"at": MONDAY, "repeat": "FREQ=DAILY;INTERVAL=5", "roll": "previous"}, 0, {"at": 4}),
        ({"at": MONDAY, "due": MONDAY + timedelta(days=2), "repeat": "FREQ=WEEKLY"}, 0, {"at": 7, "due": 9}),
        ({"repeat": "FREQ=DAILY;INTERVAL=3"}, 2, {"at": 5}),
        ({"at": MONDAY, "until": MONDAY + timedelta(days=1), "repeat": "FREQ=WEEKLY"}, 0, {"at": 7, "until": 8}),
    ],
)
def test_where_the_next_one_falls(
    desk: Desk, clock: FixedClock, fields: dict[str, Any], done_after: int, expected: dict[str, int]
) -> None:
    item = desk.add([line("it", **fields)]).item
    clock.set(morning(MONDAY + timedelta(days=done_after)))
    desk.done([item.id])
    following = series(desk)[1]
    found = {name: getattr(following, name) for name in ("at", "until", "due")}
    assert {name: (day - MONDAY).days for name, day in found.items() if day is not None} == expected


def test_a_roll_moves_one_time_and_not_those_behind_it(desk: Desk, clock: FixedClock) -> None:
    """Every five days from Monday: Saturday moves to Monday, and the one behind it still counts from Saturday."""
    item = desk.add([line("it", at=MONDAY, repeat="FREQ=DAILY;INTERVAL=5", roll="next")]).item
    desk.done([item.id])
    following = series(desk)[1]
    clock.set(morning(MONDAY + timedelta(days=7)))
    desk.done([following.id])
    assert series(desk)[2].at == MONDAY + timedelta(days=10)


def test_what_is_counted_ends(desk: Desk) -> None:
    desk.add([line("it", at=MONDAY, repeat="FREQ=DAILY;COUNT=3")])
    for _again in range(3):
        desk.done([series(desk)[-1].id])
    assert [each.repeat for each in series(desk)] == [None, None, "FREQ=DAILY;COUNT=1"]
    assert {each.state for each in series(desk)} == {State.CLOSED}


def test_another_rule_counts_from_where_the_item_stands(desk: Desk) -> None:
    item = desk.add([line("it", at=MONDAY, repeat="FREQ=DAILY;INTERVAL=3")]).item
    desk.edit(item.id, at=MONDAY + timedelta(days=1), repeat="FREQ=DAILY;INTERVAL=2")
    desk.done([item.id])
    assert series(desk)[1].at == MONDAY + timedelta(days=3)


def test_known_or_unasked_is_turned_round_by_a_word_and_back(desk: Desk) -> None:
    item = desk.add([line("call back", at=MONDAY)]).item
    for expected in (Nature.SCHEDULED, Nature.UNSCHEDULED):
        desk.flip_nature([item.id])
        assert nature(desk.items[item.id]) is expected
    desk.undo()
    assert nature(desk.items[item.id]) is Nature.SCHEDULED


def test_the_share_of_four_weeks_is_that_of_their_days(desk: Desk, clock: FixedClock) -> None:
    for days, titles in ((29, 5), (20, 3), (1, 1)):
        clock.set(morning(MONDAY - timedelta(days=days)))
        for n in range(titles):
            desk.done([desk.add([line(f"came {days} {n}")]).item.id])
    desk.done([desk.add([line("known", at=MONDAY, repeat="FREQ=DAILY")]).item.id])
    clock.set(NOW)
    assert desk.known_share is None, "nobody has asked"
    assert desk.usual_share() == desk.known_share == (80, 28)


def test_a_line_written_anew_moves_the_series_and_other_words_do_not(desk: Desk) -> None:
    weekly = {"repeat": "FREQ=WEEKLY;BYDAY=MO"}
    item = desk.add([line("例会", at=at(9), **weekly)]).item
    desk.plan([item.id], at(14))
    desk.rewrite(item.id, line("部门例会", at=at(14), **weekly))
    desk.done([item.id])
    following = series(desk)[1]
    assert (following.title, following.at) == ("部门例会", at(9, day=MONDAY + timedelta(days=7)))
    desk.rewrite(following.id, line("部门例会", at=at(10, day=MONDAY + timedelta(days=7)), **weekly))
    desk.done([following.id])
    assert series(desk)[2].at == at(10, day=MONDAY + timedelta(days=14))
