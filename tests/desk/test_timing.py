"""Start and stop, forgiving: an end said afterwards, an interruption as one step, and back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.make import MONDAY, NOW, at, line, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import worked_minutes
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.errors import Refused
from workbench.text.say import entry_line

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def running(desk: Desk, clock: FixedClock) -> ItemId:
    made = desk.add([line("the report", minutes=30)]).items[0].id
    clock.set(at(9))
    desk.start(made)
    clock.set(at(9, 40))
    return made


def worked(desk: Desk, item: ItemId) -> int:
    found = desk.item(item)
    assert found is not None
    return worked_minutes(desk.trail(item), found, desk.now())


def test_an_interruption_stops_what_runs_and_is_one_step_and_resume_goes_back(
    desk: Desk, clock: FixedClock, running: ItemId
) -> None:
    desk.note(said("张局 问季报", entry_kind="call"), interrupting=True)
    assert desk.running is None
    stop = next(entry for entry in desk.trail(running) if entry.verb is Verb.STOPPED)
    assert "interrupted by: call" in entry_line(stop).text
    assert "张局" not in entry_line(stop).text
    assert worked(desk, running) == 40
    clock.set(at(10))
    assert desk.resume().items[0].id == running
    clock.set(at(10, 20))
    desk.stop()
    assert worked(desk, running) == 60
    desk.undo()
    desk.undo()
    desk.undo()
    assert desk.running is not None
    assert [entry.text for entry in desk.entries(MONDAY) if entry.text] == []
    with pytest.raises(Refused):
        desk.resume()


def test_a_forgotten_clock_is_noticed_and_stopped_where_it_probably_ended(
    desk: Desk, clock: FixedClock, running: ItemId
) -> None:
    assert desk.left_running() is None
    clock.set(at(8, 0, TUESDAY))
    found = desk.left_running()
    assert found is not None
    assert (found[0].id, found[1]) == (running, at(9, 30))
    desk.stop_at(found[1])
    assert worked(desk, running) == 30
    stop = next(entry for entry in desk.entries(MONDAY) if entry.verb is Verb.STOPPED)
    assert (stop.at, stop.written_at) == (at(9, 30), at(8, 0, TUESDAY))
    assert desk.left_running() is None
    desk.undo()
    assert desk.running is not None


def test_on_a_closed_day_the_stop_is_an_amendment(desk: Desk, clock: FixedClock, running: ItemId) -> None:
    clock.set(at(8, 0, TUESDAY))
    desk.close_day(MONDAY, carry_rest=True)
    desk.stop_at(at(9, 30))
    stop = next(entry for entry in desk.entries(MONDAY) if entry.verb is Verb.STOPPED)
    assert stop.fact("after_close") == "1"


def test_a_moment_before_the_beginning_or_still_to_come_is_refused(desk: Desk, running: ItemId) -> None:
    for moment in (at(8, 59), at(9, 41)):
        with pytest.raises(Refused):
            desk.stop_at(moment)
    assert desk.running is not None
    desk.stop()
    with pytest.raises(Refused):
        desk.stop_at(at(9, 10))


def test_the_gaps_of_a_day_are_told_and_none_of_a_day_nobody_lived(desk: Desk, clock: FixedClock) -> None:
    assert desk.gaps(MONDAY) == []
    clock.set(NOW)
    desk.note(said("early"))
    clock.set(at(18))
    assert [gap.minutes for gap in desk.gaps(MONDAY)] == [180, 270]
    desk.note(said("a long meeting", entry_kind="meeting", at=at(9), until=at(12)))
    assert [gap.minutes for gap in desk.gaps(MONDAY)] == [270]
    assert desk.gaps(TUESDAY) == []
