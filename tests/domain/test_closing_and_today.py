"""What a day still wants, and whether it all fits."""

from dataclasses import replace
from datetime import timedelta

from support.make import MONDAY, NOW, at, item

from workbench.domain import states
from workbench.domain.closing import carry_date, last_moment, unclosed_days, undecided, wants_decision
from workbench.domain.day import Day
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.fold import fold
from workbench.domain.hours import WorkHours, add_workdays
from workbench.domain.ids import ItemId
from workbench.domain.item import State
from workbench.domain.timeline import timeline
from workbench.domain.today import capacity, is_unplaced, unplaced

TUESDAY = MONDAY + timedelta(days=1)


def test_what_has_a_later_date_is_decided_wherever_it_went() -> None:
    judged = states.triaged(item(), Quadrant.DO_NOW, MONDAY)
    assert wants_decision(judged, MONDAY)
    assert not wants_decision(states.planned(judged, TUESDAY), MONDAY)
    assert not wants_decision(states.deferred(judged, TUESDAY, "why", MONDAY), MONDAY)
    assert not wants_decision(states.waiting(judged, "李工", TUESDAY), MONDAY)
    assert not wants_decision(states.done(judged, None, NOW), MONDAY)


def test_the_inbox_and_a_check_that_is_due_want_a_decision() -> None:
    assert wants_decision(item(), MONDAY)
    assert wants_decision(states.waiting(item(), "李工", MONDAY), MONDAY)


def test_a_deadline_of_the_day_wants_a_look_wherever_the_item_went() -> None:
    long_ago = at(9, 0, MONDAY - timedelta(days=3))
    moved = item(due=MONDAY, at=TUESDAY, state=State.ACTIVE, created_at=long_ago, updated_at=long_ago)
    assert wants_decision(moved, MONDAY)
    assert not wants_decision(replace(moved, updated_at=at(17)), MONDAY), "looked at on that day"
    waiting = replace(states.waiting(moved, "李工", TUESDAY), updated_at=long_ago)
    assert wants_decision(waiting, MONDAY)


def test_a_day_that_was_only_looked_at_is_not_a_missed_day() -> None:
    assert unclosed_days({MONDAY: Day(MONDAY, exports=("x.md",))}, TUESDAY) == []


def test_work_handed_over_takes_none_of_our_time() -> None:
    timed = item(id=ItemId(1), at=at(10))
    assert [b.item for b in timeline([timed], MONDAY, NOW, WorkHours()).blocks if b.item] == [1]
    handed = states.waiting(timed, "李工", TUESDAY)
    assert [b.item for b in timeline([handed], MONDAY, NOW, WorkHours()).blocks if b.item] == []


def test_an_inbox_item_given_to_today_looks_for_its_place() -> None:
    assert is_unplaced(states.planned(item(), MONDAY), MONDAY)
    assert not is_unplaced(item(due=MONDAY), MONDAY)


def test_what_came_after_a_missed_day_does_not_keep_that_day_open() -> None:
    assert not wants_decision(item(created_at=at(9, 0, TUESDAY)), MONDAY)


def test_the_inbox_is_gone_through_first() -> None:
    urgent = states.triaged(item(id=ItemId(2)), Quadrant.DO_NOW, MONDAY)
    assert [one.id for one in undecided([urgent, item(id=ItemId(1))], MONDAY)] == [1, 2]


def test_missed_days_are_found_oldest_first() -> None:
    days = {d: Day(d, opened_at=NOW) for d in (MONDAY, MONDAY - timedelta(days=3))}
    days[MONDAY - timedelta(days=1)] = Day(MONDAY - timedelta(days=1), opened_at=NOW, closed_at=NOW)
    assert unclosed_days(days, TUESDAY) == [MONDAY - timedelta(days=3), MONDAY]


def test_the_rest_goes_to_the_next_working_day_or_to_today() -> None:
    friday = MONDAY + timedelta(days=4)
    assert carry_date(friday, at(17, 0, friday)) == friday + timedelta(days=3)
    assert carry_date(MONDAY, at(9, 0, friday)) == friday


def test_a_missed_day_is_closed_at_its_own_end() -> None:
    assert last_moment(MONDAY, at(9, 0, TUESDAY)) == at(23, 59) + timedelta(seconds=59)


def test_unplaced_is_what_is_meant_for_today_without_a_time_to_come() -> None:
    judged = states.triaged(item(), Quadrant.DO_NOW, MONDAY)
    assert is_unplaced(judged, MONDAY)
    assert not is_unplaced(states.planned(judged, at(15)), MONDAY)
    assert is_unplaced(states.planned(judged, at(15)), TUESDAY), "yesterday's block looks for a new place"
    assert not is_unplaced(item(), MONDAY), "the inbox is not judged yet"


def test_capacity_is_the_plan_against_the_hours_less_the_buffer() -> None:
    work = states.planned(states.triaged(item(id=ItemId(1), minutes=120), Quadrant.DO_NOW, MONDAY), at(9))
    loose = states.triaged(item(id=ItemId(2), minutes=300), Quadrant.DO_NOW, MONDAY)
    line = timeline([work, loose], MONDAY, NOW, WorkHours())
    sums = capacity([work, loose], line, WorkHours().minutes(), 60)
    assert (sums.available, sums.placed, sums.unplaced, sums.planned, sums.over) == (450, 120, 300, 420, 30)
    assert [one.id for one in unplaced([work, loose], MONDAY)] == [2]


def test_working_days_leave_the_weekend_out() -> None:
    assert add_workdays(MONDAY, 5) == MONDAY + timedelta(days=7)
    assert add_workdays(MONDAY, 0) == MONDAY


def event(verb: Verb, number: int, minute: int) -> Entry:
    return Entry(at=at(9, minute), written_at=at(9, minute), kind=EntryKind.EVENT, verb=verb, item=ItemId(number))


def test_a_run_of_triage_is_one_line_and_keeps_every_entry() -> None:
    entries = [event(Verb.TRIAGED, n, n) for n in range(5)] + [event(Verb.DONE, 1, 9), event(Verb.DONE, 2, 9)]
    lines = fold(entries)
    assert [len(line.entries) for line in lines] == [5, 1, 1]
    assert [entry for line in lines for entry in line.entries] == entries


def test_a_pause_begins_a_new_line() -> None:
    assert len(fold([event(Verb.TRIAGED, 1, 0), event(Verb.TRIAGED, 2, 30)])) == 2
