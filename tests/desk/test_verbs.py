"""Every verb: one transaction, one undo step, one event, one notice."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, at, line, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.desk.values import Change
from workbench.domain.derive import Quadrant, worked_minutes
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Source, State
from workbench.errors import Ambiguous, Conflict, NotFound, Refused

TUESDAY = MONDAY + timedelta(days=1)


def add(desk: Desk, title: str = "write it", **fields: object) -> ItemId:
    return desk.add([line(title, **fields)]).item.id


def verbs_of(desk: Desk, item_id: ItemId) -> list[Verb | None]:
    return [entry.verb for entry in desk.trail(item_id)]


def stored(desk: Desk, item_id: ItemId) -> Item:
    item = desk.item(item_id)
    assert item is not None
    return item


def test_a_captured_line_gets_the_next_number_of_the_year_and_lies_in_the_inbox(desk: Desk) -> None:
    outcome = desk.add([line("审合同"), line("second")])
    assert [item.ref for item in outcome.items] == ["2026-0001", "2026-0002"]
    assert {item.state for item in outcome.items} == {State.INBOX}
    assert desk.board.ids(0) == [item.id for item in outcome.items]


def test_a_line_that_judges_is_filed_at_once(desk: Desk) -> None:
    item = stored(desk, add(desk, urgent=True, important=True))
    assert (item.state, item.lead, item.at) == (State.ACTIVE, "me", MONDAY)


def test_a_line_that_hands_over_waits_with_a_check_date(desk: Desk) -> None:
    item = stored(desk, add(desk, waiting_on="赵倩"))
    assert (item.state, item.waiting_on, item.next_check) == (State.WAITING, "赵倩", MONDAY + timedelta(days=2))


def test_a_line_without_a_title_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.add([line("  ")])
    assert not desk.items


def test_triage_moves_all_of_a_bulk_in_one_step(desk: Desk) -> None:
    ids = [item.id for item in desk.add([line(f"item {n}") for n in range(50)]).items]
    notices: list[Change] = []
    desk.subscribe(notices.append)
    desk.triage(ids, Quadrant.PLAN)
    assert len(notices) == 1
    assert desk.board.count(2) == 50
    desk.undo()
    assert (desk.board.count(0), desk.board.count(2)) == (50, 0)


def test_a_verb_writes_one_event_and_undo_takes_it_back(desk: Desk) -> None:
    item_id = add(desk)
    desk.triage([item_id], Quadrant.DO_NOW)
    assert verbs_of(desk, item_id) == [Verb.ADDED, Verb.TRIAGED]
    desk.undo()
    assert verbs_of(desk, item_id) == [Verb.ADDED]
    desk.redo()
    assert verbs_of(desk, item_id) == [Verb.ADDED, Verb.TRIAGED]


def test_what_changes_nothing_is_no_step_and_no_event(desk: Desk) -> None:
    item_id = add(desk)
    desk.triage([item_id], Quadrant.DO_NOW)
    before = desk.will_undo(), desk.trail(item_id)
    desk.triage([item_id], Quadrant.DO_NOW)
    assert (desk.will_undo(), desk.trail(item_id)) == before


def test_undo_names_what_it_takes_back_after_a_restart(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    first.triage([add(first, "审合同")], Quadrant.DO_NOW)
    first.close()
    again = open_desk()
    words = again.will_undo()
    assert words is not None
    assert (words.verb, words.title, words.fact("quadrant")) == ("triaged", "审合同", "1")
    again.undo()
    assert again.board.count(0) == 1


def test_two_hundred_steps_can_be_taken_back_after_a_restart(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    item_id = add(first)
    for n in range(200):
        first.edit(item_id, title=f"title {n}")
    first.close()
    again = open_desk()
    for _ in range(200):
        assert again.undo() is not None
    assert stored(again, item_id).title == "write it"
    for _ in range(200):
        assert again.redo() is not None
    assert stored(again, item_id).title == "title 199"


def test_a_number_is_never_given_twice(desk: Desk) -> None:
    add(desk)
    desk.undo()
    assert desk.add([line("next")]).item.ref == "2026-0002"


def test_planning_an_inbox_item_leaves_it_to_be_judged(desk: Desk) -> None:
    item_id = add(desk)
    desk.plan([item_id], TUESDAY)
    assert (stored(desk, item_id).state, stored(desk, item_id).at) == (State.INBOX, TUESDAY)


def test_place_fills_the_day_gap_by_gap_and_says_when_nothing_is_left(desk: Desk) -> None:
    ids = [add(desk, f"work {n}", minutes=180, urgent=True, important=True) for n in range(3)]
    desk.place(ids[:2])
    assert [stored(desk, n).at for n in ids[:2]] == [at(9), at(13)]
    with pytest.raises(Refused):
        desk.place([ids[2]])
    assert stored(desk, ids[2]).at == MONDAY


def test_unplan_gives_the_time_back_and_keeps_the_day(desk: Desk) -> None:
    item_id = add(desk, at=at(15))
    desk.unplan([item_id])
    assert stored(desk, item_id).at == MONDAY


def test_a_block_is_moved_and_resized(desk: Desk) -> None:
    item_id = add(desk, at=at(15), minutes=30)
    desk.move([item_id], 15)
    desk.resize([item_id], 15)
    item = stored(desk, item_id)
    assert (item.at, item.until, item.minutes) == (at(15, 15), at(16), 45)
    desk.resize([item_id], -600)
    assert stored(desk, item_id).minutes == 5


def test_work_is_counted_from_start_to_stop_and_one_thing_runs_at_a_time(desk: Desk, clock: FixedClock) -> None:
    one, two = add(desk, "one"), add(desk, "two")
    desk.start(one)
    clock.set(at(8, 25))
    desk.start(two)
    clock.set(at(9, 0))
    assert [item.id for item in desk.view(MONDAY).running] == [two]
    desk.done([two], "sent")
    assert worked_minutes(desk.trail(one), stored(desk, one), clock.now()) == 25
    assert worked_minutes(desk.trail(two), stored(desk, two), clock.now()) == 35
    with pytest.raises(Refused):
        desk.stop()


def test_done_work_with_an_asker_is_closed_by_the_reply(desk: Desk) -> None:
    item_id = add(desk, source="张局长")
    desk.done([item_id], "报送完毕")
    assert stored(desk, item_id).state is State.DONE
    desk.reply(item_id, how="电话告知")
    assert stored(desk, item_id).state is State.CLOSED
    assert verbs_of(desk, item_id) == [Verb.ADDED, Verb.DONE, Verb.REPLIED]


def test_deferred_work_comes_back_on_its_morning(desk: Desk, clock: FixedClock) -> None:
    item_id = add(desk, urgent=False, important=True)
    desk.defer([item_id], TUESDAY, "年后")
    assert stored(desk, item_id).state is State.DEFERRED
    clock.set(at(8, 0, TUESDAY))
    outcome = desk.open_day()
    assert outcome is not None
    assert (stored(desk, item_id).state, stored(desk, item_id).at) == (State.ACTIVE, TUESDAY)
    assert desk.open_day() is None, "the day is opened once"


def test_opening_the_day_is_not_a_step_that_undo_takes_back(desk: Desk) -> None:
    add(desk)
    desk.open_day()
    words = desk.will_undo()
    assert words is not None
    assert words.verb == "added"


def test_a_form_never_overwrites_what_another_process_changed(open_desk: Callable[[], Desk]) -> None:
    mine, theirs = open_desk(), open_desk()
    item_id = add(mine)
    seen = stored(mine, item_id)
    theirs.poll()
    theirs.edit(item_id, title="theirs")
    with pytest.raises(Conflict):
        mine.edit(item_id, seen=seen, title="mine")
    assert stored(theirs, item_id).title == "theirs"


def test_another_process_is_noticed_and_named_as_such(open_desk: Callable[[], Desk]) -> None:
    mine, theirs = open_desk(), open_desk()
    assert mine.board.count(0) == 0
    notices: list[Change] = []
    mine.subscribe(notices.append)
    item_id = add(theirs, "from the shell")
    change = mine.poll()
    assert change is not None
    assert change.foreign
    assert item_id in change.items
    assert notices == [change]
    assert mine.board.ids(0) == [item_id]
    assert mine.poll() is None


def test_verbs_act_on_what_is_there_now_not_on_what_was_seen(open_desk: Callable[[], Desk]) -> None:
    mine, theirs = open_desk(), open_desk()
    item_id = add(mine)
    theirs.poll()
    theirs.edit(item_id, area="会务")
    mine.triage([item_id], Quadrant.PLAN)
    item = stored(mine, item_id)
    assert (item.area, item.important) == ("会务", True)


def test_a_diary_line_may_lie_in_the_past_and_not_in_the_future(desk: Desk) -> None:
    entry = desk.note(said("市局来电", entry_kind="call", at=at(7, 45))).entry
    assert entry is not None
    assert (entry.kind, entry.at, entry.written_at) == ("call", at(7, 45), NOW)
    with pytest.raises(Refused):
        desk.note(said("later", at=at(9)))
    assert [line_.text for line_ in desk.entries(MONDAY)] == ["市局来电"]


def test_a_line_for_a_closed_day_is_an_amendment(desk: Desk) -> None:
    desk.note(said("before"))
    desk.close_day(MONDAY)
    desk.note(said("after"))
    lines = {entry.text: entry.fact("after_close") for entry in desk.entries(MONDAY) if entry.text}
    assert lines == {"before": None, "after": "1"}


def test_a_day_with_undecided_matters_is_not_closed_unless_the_rest_is_carried(desk: Desk) -> None:
    item_id = add(desk)
    with pytest.raises(Refused):
        desk.close_day(MONDAY)
    desk.close_day(MONDAY, carry_rest=True)
    assert stored(desk, item_id).at == TUESDAY
    record = desk.day(MONDAY)
    assert record is not None
    assert record.is_sealed
    assert [carry.item for carry in record.carried] == [item_id]
    with pytest.raises(Refused):
        desk.close_day(MONDAY)
    desk.undo()
    reopened = desk.day(MONDAY)
    assert reopened is None or not reopened.is_sealed
    assert stored(desk, item_id).at is None


def test_missed_days_can_be_closed_the_next_morning(desk: Desk, clock: FixedClock) -> None:
    desk.open_day()
    item_id = add(desk, urgent=True, important=True)
    clock.set(at(8, 0, TUESDAY))
    assert desk.unclosed_days() == [MONDAY]
    assert [item.id for item in desk.undecided(MONDAY)] == [item_id]
    desk.close_day(MONDAY, carry_rest=True)
    assert stored(desk, item_id).at == TUESDAY
    assert desk.unclosed_days() == []


def test_items_are_found_by_number_and_by_a_piece_of_the_title(desk: Desk) -> None:
    item_id = add(desk, "审合同")
    add(desk, "Fix login")
    add(desk, "Fix logout")
    assert desk.find("1").id == desk.find("0001").id == desk.find("2026-0001").id == item_id
    assert desk.find("合同").id == desk.find("審合同").id == item_id
    assert desk.find("fix login").title == "Fix login"
    with pytest.raises(Ambiguous):
        desk.find("fix")
    with pytest.raises(NotFound):
        desk.find("99")


def test_names_stand_most_used_first_and_then_by_pinyin(desk: Desk) -> None:
    for name in ("赵倩", "李工", "陈敏", "赵倩"):
        add(desk, lead=name)
    assert desk.names() == ("赵倩", "陈敏", "李工")


def test_rewriting_a_line_keeps_what_a_line_cannot_say(desk: Desk) -> None:
    item_id = add(desk, "old", source="张局长", due=TUESDAY)
    desk.edit(item_id, source=Source("张局长", channel="phone"))
    desk.rewrite(item_id, line("new", source="张局长", urgent=True, important=False))
    item = stored(desk, item_id)
    assert (item.title, item.due, item.state) == ("new", None, State.ACTIVE)
    assert item.source == Source("张局长", channel="phone")


def test_steps_are_ticked_off_one_by_one(desk: Desk) -> None:
    item_id = desk.add([line("notice")], [["draft", "send"]]).item.id
    desk.step(item_id, 1, done=True)
    assert [step.done_at for step in stored(desk, item_id).steps] == [None, NOW]
    with pytest.raises(Refused):
        desk.step(item_id, 7, done=True)


def test_names_and_areas_are_known_from_use_most_used_first(desk: Desk) -> None:
    add(desk, lead="李工", area="季报")
    add(desk, lead="周洁")
    add(desk, support=("周洁",))
    assert desk.names() == ("周洁", "李工")
    assert desk.areas() == ("季报",)


def test_closing_sees_what_another_process_added_and_keeps_what_it_changed(open_desk: Callable[[], Desk]) -> None:
    mine, theirs = open_desk(), open_desk()
    item_id = add(mine, "shared")
    mine.view(MONDAY)
    theirs.poll()
    theirs.edit(item_id, title="their words", note="their note")
    added = add(theirs, "just in")
    with pytest.raises(Refused):
        mine.close_day(MONDAY)
    mine.close_day(MONDAY, carry_rest=True)
    assert (stored(mine, item_id).title, stored(mine, item_id).note) == ("their words", "their note")
    assert stored(mine, added).at == TUESDAY


def test_what_is_added_at_the_last_moment_keeps_the_day_open(
    open_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = open_desk(), open_desk()
    mine.view(MONDAY)
    theirs.poll()
    add(theirs, "between the look and the lock")
    monkeypatch.setattr(Desk, "poll", lambda self: None)
    with pytest.raises(Refused):
        mine.close_day(MONDAY)


def test_starting_stops_what_another_process_started(open_desk: Callable[[], Desk]) -> None:
    mine, theirs = open_desk(), open_desk()
    one, two = add(mine, "one"), add(mine, "two")
    mine.view(MONDAY)
    theirs.poll()
    theirs.start(one)
    mine.start(two)
    assert [stored(mine, item_id).started_at for item_id in (one, two)] == [None, NOW]


def test_in_january_a_short_number_still_finds_decembers_item(desk: Desk, clock: FixedClock) -> None:
    item_id = add(desk)
    clock.set(at(9, 0, MONDAY + timedelta(days=7)))
    assert desk.find("1").id == item_id
    again = add(desk, "new year")
    assert desk.find("1").id == again
    assert desk.find("2026-1").id == item_id


def test_a_verb_that_changes_nothing_says_so(desk: Desk) -> None:
    item_id = add(desk)
    assert desk.edit(item_id, title="write it").said.verb == "unchanged"
    assert desk.edit(item_id, title="write more").said.verb == "edited"


def test_exporting_an_old_diary_leaves_no_day_to_be_closed(desk: Desk) -> None:
    desk.exported(MONDAY - timedelta(days=400), "diary.md")
    assert desk.unclosed_days() == []


def test_a_restored_store_is_shown_as_it_is_now(
    open_desk: Callable[[], Desk], tmp_path: Path, clock: FixedClock
) -> None:
    mine = open_desk()
    kept = add(mine, "kept")
    mine.store.checkpoint()
    shutil.copytree(tmp_path / "store", tmp_path / "copy")
    gone = add(mine, "gone after the restore")
    assert mine.board.ids(0) == [kept, gone]
    mine.view(MONDAY)
    (tmp_path / "store").rename(tmp_path / "aside")
    (tmp_path / "copy").rename(tmp_path / "store")
    mine.poll()
    assert mine.board.ids(0) == [kept]
    assert mine.view(MONDAY).counts.inbox == 1
