"""What the desk remembers of its leaks is what a fresh look would find, whatever was done and whatever time it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, at, line, said
from support.stage import open_desk

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.desk.watch import Watch
from workbench.domain.derive import Quadrant
from workbench.domain.donts import Dont
from workbench.domain.item import Source, State
from workbench.domain.limits import Limits
from workbench.errors import DeskError
from workbench.settings import Settings

ACTS = st.tuples(st.sampled_from(["add", "triage", "plan", "wait", "due", "done", "undo", "time"]), st.integers(0, 9))


def act(desk: Desk, clock: FixedClock, verb: str, number: int) -> None:
    ids = list(desk.items)
    now = desk.now()
    if verb == "time":
        clock.set(now + timedelta(minutes=number * 97))
        return
    if verb == "add":
        source = {"source": "Wang"} if number % 2 else {}
        desk.add([line(f"matter {number}", area=f"area {number % 3}", **source)])
        return
    if verb == "undo":
        desk.undo()
        return
    if not ids:
        return
    chosen = [ids[number % len(ids)]]
    soon = now + timedelta(minutes=number * 40)
    match verb:
        case "triage":
            desk.triage(chosen, Quadrant(number % 4 + 1))
        case "plan":
            desk.plan(chosen, soon.date() if number % 2 else soon)
        case "wait":
            desk.wait(chosen, "Li", soon if number % 2 else soon.date())
        case "due":
            desk.due(chosen, soon if number % 2 else soon.date())
        case _:
            desk.done(chosen, "sent" if number % 2 else None)


@settings(max_examples=25)
@given(st.lists(ACTS, max_size=25))
def test_the_watch_knows_what_a_fresh_look_finds(acts: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as place:
        clock = FixedClock(at(8, 0))
        desk = open_desk(Path(place), clock)
        for verb, number in acts:
            try:
                act(desk, clock, verb, number)
            except DeskError:
                continue
            fresh = Watch(desk.store.open_items().values(), desk.watch_look())
            assert desk.watch().leaks() == fresh.leaks()
            assert desk.watch().counted() == fresh.counted()
        desk.close()


def test_the_desk_names_days_never_closed_and_days_of_which_nothing_is_known(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0, MONDAY - timedelta(days=4)))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    assert desk.leaks() == []
    clock.set(at(8, 0))
    found = desk.leaks()
    assert [(leak.code, leak.date) for leak in found] == [
        ("day-not-closed", MONDAY - timedelta(days=4)),
        ("diary-gap", MONDAY - timedelta(days=3)),
    ]


def test_a_clean_desk_has_no_findings_and_its_counters_are_all_at_nothing(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.open_day()
    desk.add([line("write the report"), line("answer Wang", source="Wang")])
    desk.triage(list(desk.items), Quadrant.DO_NOW)
    first, second = list(desk.items)
    desk.done([first], "written")
    desk.done([second], "sent")
    assert [leak.code for leak in desk.leaks()] == ["no-reply"]
    desk.reply(second, "told on the phone")
    desk.close_day(MONDAY)
    assert desk.leaks() == []
    assert desk.donts().clear


def test_a_check_is_late_from_its_moment_on_without_anything_being_done(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0))
    desk = open_desk(tmp_path, clock)
    desk.add([line("ask Li")])
    desk.wait(list(desk.items), "Li", at(15, 0))
    assert desk.leaks() == []
    clock.set(at(15, 0))
    assert desk.leaks() == []
    clock.set(at(15, 1))
    assert [leak.code for leak in desk.leaks()] == ["check-passed"]
    clock.set(at(9, 0))
    assert desk.leaks() == [], "a clock that was put back is believed"


def test_who_asked_is_named_where_they_have_not_been_told(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.add([line("answer", source="Wang")])
    desk.done(list(desk.items), "sent")
    assert [leak.who for leak in desk.leaks()] == ["Wang"]
    item = next(iter(desk.items.values()))
    assert (item.state, item.source) == (State.DONE, Source("Wang"))


def test_an_area_that_nobody_touched_for_a_fortnight_is_named(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0))
    desk = open_desk(tmp_path, clock)
    desk.add([line("tables", area="budget"), line("letter", area="people")])
    desk.defer(list(desk.items), MONDAY + timedelta(days=60), "after the audit")
    clock.set(at(8, 0, MONDAY + timedelta(days=15)))
    desk.edit(desk.find("letter").id, minutes=20)
    assert [leak.detail for leak in desk.leaks() if leak.code == "area-silent"] == ["budget"]


def test_a_followed_matter_is_named_until_somebody_has_looked_at_it(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0))
    desk = open_desk(tmp_path, clock)
    desk.add([line("find out why")])
    found = desk.find("find out why").id
    desk.triage([found], Quadrant.DO_NOW)
    desk.plan([found], MONDAY + timedelta(days=9))
    desk.track([found], "Zhang", every_days=3)
    clock.set(at(8, 0, MONDAY + timedelta(days=4)))
    assert [leak.code for leak in desk.leaks()] == ["tracked-unchecked"]
    desk.note(said("rang them", entry_kind="check"), found)
    assert desk.leaks() == []


def test_a_large_desk_is_looked_through_piece_by_piece_while_it_changes(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.add([line(f"matter {number}", source="Wang") for number in range(40)])
    ids = list(desk.items)
    desk.done(ids[:30], "sent")
    pieces = 0
    while not desk.look_on(7):
        pieces += 1
        assert desk.brief(whole=False).checking
        desk.reply(ids[pieces], "told")
    fresh = Watch(desk.store.open_items().values(), desk.watch_look())
    assert pieces >= 4
    assert desk.watch().leaks() == fresh.leaks()
    assert not desk.brief(whole=False).checking


def test_what_nothing_else_shows_is_counted_as_the_desk_changes(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0))
    desk = open_desk(tmp_path, clock)
    desk.add([line("one"), line("two", source="Wang")])
    one, two = list(desk.items)
    assert desk.forgotten == 0, "nothing was looked through yet"
    desk.look_on()
    desk.triage([one], Quadrant.DO_NOW)
    desk.done([two], "sent")
    assert desk.forgotten == 0, "whom to tell is shown on the board"
    clock.set(at(8, 0, MONDAY + timedelta(days=1)))
    assert desk.forgotten == 0
    desk.look_on()
    assert desk.forgotten == 1, "its day has gone by"
    desk.plan([one], MONDAY + timedelta(days=1))
    assert desk.forgotten == 0


def test_the_limits_are_those_of_the_settings(tmp_path: Path) -> None:
    """A matter of last Tuesday: unjudged, and a paper which nobody has touched since."""
    clock = FixedClock(at(8, 0, MONDAY - timedelta(days=6)))
    desk = open_desk(tmp_path, clock)
    desk.add([line("an old paper")])
    clock.set(at(8, 0))
    usual = {"inbox-old"}, 1
    for limits, expected in (
        (Limits(), usual),
        (Limits(inbox_days=6, backlog_days=6), ({"inbox-old"}, 0)),
        (Limits(inbox_days=7), (set(), 1)),
        (Limits(inbox_days=0, backlog_days=0), usual),
    ):
        again = Desk(desk.store, clock, Settings(limits=limits))
        found = again.leaks(), again.donts()
        assert ({leak.code for leak in found[0] if leak.item}, found[1].count(Dont.BACKLOG)) == expected, limits
    desk.close()


def test_what_lies_there_too_long_is_named_from_its_moment_on(tmp_path: Path) -> None:
    clock = FixedClock(at(8, 0, MONDAY - timedelta(days=2)))
    desk = open_desk(tmp_path, clock, limits=Limits(inbox_days=2))
    desk.add([line("a paper")])
    clock.set(at(7, 59))
    assert "inbox-old" not in {leak.code for leak in desk.leaks()}
    clock.set(at(8, 1))
    assert "inbox-old" in {leak.code for leak in desk.leaks()}
    desk.close()
