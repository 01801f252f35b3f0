"""Taking in: response times that are set, promises, sides, chases, what is in focus."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.desk.values import Outcome
from workbench.domain.board import ALL_GROUPS
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Domain, Item, Kind, Side, Source, State
from workbench.domain.response import Response
from workbench.domain.urgency import Cause
from workbench.errors import Refused
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.text.capture.read import read

Open = Callable[..., Desk]


@pytest.fixture
def open_with(tmp_path: Path, clock: FixedClock) -> Open:
    """Opens a desk with settings of its own."""

    def open_one(**settings: object) -> Desk:
        return Desk(Store.open(tmp_path / "store", clock=clock, app="test"), clock, Settings(**settings))  # type: ignore[arg-type]

    return open_one


def add(desk: Desk, title: str = "write it", **fields: object) -> ItemId:
    return desk.add([line(title, **fields)]).item.id


def stored(desk: Desk, item_id: ItemId) -> Item:
    item = desk.item(item_id)
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("to", "day"),
    [
        (Quadrant.DO_NOW, MONDAY + timedelta(days=1)),
        (Quadrant.PLAN, date(2027, 1, 4)),
        (Quadrant.DELEGATE, MONDAY + timedelta(days=2)),
    ],
)
def test_a_judged_matter_is_taken_up_when_the_settings_say_and_gets_no_deadline(
    open_with: Open, to: Quadrant, day: date
) -> None:
    desk = open_with(response=Response(do_now=1, plan=5, delegate=2, defer=30))
    item_id = add(desk)
    desk.triage([item_id], to)
    captured = add(desk, "typed so", urgent=to.urgent, important=to.important)
    for item in (stored(desk, item_id), stored(desk, captured)):
        assert (item.state, item.at, item.due) == (State.ACTIVE, day, None)


def test_what_is_neither_sleeps_as_long_as_the_settings_say(open_with: Open) -> None:
    desk = open_with(response=Response(defer=30))
    item_id = add(desk)
    desk.triage([item_id], Quadrant.DEFER)
    assert stored(desk, item_id).wake_on == MONDAY + timedelta(days=30)


# What was promised --------------------------------------------------------------------------------------------------


def noted(desk: Desk, text: str, item: ItemId | None = None) -> Outcome:
    """A diary line as typed."""
    return desk.note(read(f"; {text}", desk.now().replace(tzinfo=None)), item)


PROMISES = st.lists(st.sampled_from(["周五前报数据", "ring back tomorrow", "x", "明天答复 ^孙科长"]), max_size=3)


@given(PROMISES, st.sampled_from(["", "电 孙科长来电", "call Smith"]))
@settings(max_examples=30)
def test_every_promise_is_one_item_and_one_undo_takes_all_of_it_back(promised: list[str], head: str) -> None:
    with TemporaryDirectory() as directory:
        clock = FixedClock(NOW)
        desk = Desk(Store.open(Path(directory) / "store", clock=clock, app="test"), clock)
        add(desk, "there already")
        before = dict(desk.items), desk.entries(MONDAY), [desk.board.ids(group) for group in ALL_GROUPS]
        text = head + "".join(f"。诺：{words}" for words in promised)
        if not text:
            return
        outcome = noted(desk, text)
        assert len(desk.items) == 1 + len(promised)
        assert [dict(item.lines)["promise"] for item in outcome.items] == promised
        assert desk.promises() == sorted(outcome.items, key=lambda it: (str(it.due or "~"), it.ref))
        assert desk.undo() is not None
        assert (dict(desk.items), desk.entries(MONDAY), [desk.board.ids(group) for group in ALL_GROUPS]) == before
        desk.close()


def test_a_promise_knows_its_words_its_deadline_its_line_and_to_whom(desk: Desk) -> None:
    add(desk, "季报", source="孙科长")
    outcome = noted(desk, "电 市局孙科长来电，催数据。诺：周五前报送数据")
    (item,), entry = outcome.items, outcome.entry
    assert entry is not None
    assert (item.title, item.due, item.state) == ("报送数据", date(2027, 1, 1), State.INBOX)
    assert item.source == Source("孙科长")
    assert entry.text == "市局孙科长来电，催数据。诺：周五前报送数据"
    assert entry.fact("items") == item.ref
    (first,) = desk.trail(item.id)
    assert (first.verb, first.fact("entry")) == (Verb.ADDED, str(entry.id))


def test_two_names_in_a_line_are_one_too_many_to_guess_from(desk: Desk) -> None:
    add(desk, "x", source="孙科长", support=("李工", "李工程师"))
    assert noted(desk, "孙科长和李工在。诺：明天答复").items[0].source is None
    assert noted(desk, "李工程师在。诺：明天答复").items[0].source == Source("李工程师")


def test_a_promise_about_an_item_is_made_to_who_asked_for_it(desk: Desk) -> None:
    asked = add(desk, "补贴", source="吴桂兰")
    assert noted(desk, "诺：12月30日前答复", asked).items[0].source == Source("吴桂兰")


def test_a_promise_is_owed_until_they_are_told(desk: Desk) -> None:
    item = noted(desk, "诺：明天报数 ^孙科长").items[0]
    desk.done([item.id], "报了")
    assert [owed.id for owed in desk.promises()] == [item.id]
    desk.reply(item.id, how="电话告知")
    assert desk.promises() == []


# Being chased -------------------------------------------------------------------------------------------------------


def test_being_chased_makes_a_matter_urgent_and_is_counted(desk: Desk) -> None:
    item_id = add(desk, source="王局长", urgent=False, important=True)
    assert desk.board.index(item_id) == (2, 0)
    desk.chased([item_id])
    desk.chased([item_id], "李工", "电话")
    item = stored(desk, item_id)
    assert (item.urgent, item.chased, desk.board.index(item_id)) == (True, 2, (1, 0))
    facts = [dict(entry.data) for entry in desk.trail(item_id) if entry.verb is Verb.CHASED]
    assert facts == [{"who": "王局长", "n": "1"}, {"who": "李工", "how": "电话", "n": "2"}]
    assert desk.urgency(item).cause is Cause.CHASED


def test_a_sleeping_matter_wakes_when_it_is_chased(desk: Desk) -> None:
    item_id = add(desk, urgent=False, important=False)
    assert stored(desk, item_id).state is State.DEFERRED
    desk.chased([item_id])
    item = stored(desk, item_id)
    assert (item.state, item.at, item.wake_on) == (State.ACTIVE, MONDAY, None)


def test_what_is_at_an_end_cannot_be_chased_and_what_is_not_told_can(desk: Desk) -> None:
    told, untold = add(desk, "a"), add(desk, "b", source="王局长")
    desk.done([told, untold], "x")
    with pytest.raises(Refused):
        desk.chased([told])
    assert desk.chased([untold]).item.chased == 1


def test_a_line_about_being_chased_raises_its_item_too_and_counts_once(desk: Desk) -> None:
    item_id = add(desk, urgent=False, important=True)
    noted(desk, "被催 王局长问进度", item_id)
    noted(desk, "被催 有人问食堂")
    assert (stored(desk, item_id).urgent, stored(desk, item_id).chased) == (True, 1)
    assert desk.chase_figures() == (2, 0)
    desk.undo()
    desk.undo()
    assert (stored(desk, item_id).urgent, desk.chase_figures()) == (False, (0, 0))


def test_the_figure_of_the_week_is_told_beside_that_of_the_week_before(desk: Desk, clock: FixedClock) -> None:
    item_id = add(desk)
    desk.chased([item_id])
    clock.set(NOW + timedelta(days=6))
    desk.chased([item_id])
    assert desk.chase_figures() == (2, 0)
    clock.set(NOW + timedelta(days=7))
    desk.chased([item_id])
    assert desk.chase_figures() == (1, 2)


# From which side ---------------------------------------------------------------------------------------------------


def test_a_side_is_stated_once_and_holds_for_everything_they_ask_for(desk: Desk) -> None:
    first, second, other = (
        add(desk, "a", source="王局长"),
        add(desk, "b", source="王局长"),
        add(desk, "c", source="李工"),
    )
    desk.side(first, Side.LEADER)
    assert [stored(desk, each).source for each in (first, second, other)] == [
        Source("王局长", Side.LEADER),
        Source("王局长", Side.LEADER),
        Source("李工"),
    ]
    later = add(desk, "d", source="王局长")
    desk.triage([later], Quadrant.PLAN)
    item = stored(desk, later)
    assert item.source == Source("王局长", Side.LEADER)
    assert [step.text for step in item.steps] == ["do it", "report back"]


def test_settings_know_sides_too_and_small_matters_get_no_steps(open_with: Open) -> None:
    desk = open_with(people=(("县局", Side.SUBORDINATE),))
    small, big = add(desk, "a", source="县局"), add(desk, "b", source="县局")
    desk.triage([small], Quadrant.DELEGATE)
    desk.triage([big], Quadrant.DO_NOW)
    assert (stored(desk, small).source, stored(desk, small).steps) == (Source("县局", Side.SUBORDINATE), ())
    assert len(stored(desk, big).steps) == 4


def test_steps_that_are_there_stay(desk: Desk) -> None:
    outcome = desk.add([line("a", source="王局长")], [["call first"]])
    desk.side(outcome.item.id, Side.LEADER)
    desk.triage([outcome.item.id], Quadrant.DO_NOW)
    assert [step.text for step in stored(desk, outcome.item.id).steps] == ["call first"]


def test_a_side_belongs_to_somebody(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.side(add(desk), Side.LEADER)


# The focus list ----------------------------------------------------------------------------------------------------


def test_what_belongs_to_a_focus_is_important_and_first(desk: Desk) -> None:
    focus = desk.add_focus(line("投资调查", source="王局长"), "全部入库").item
    assert (focus.kind, focus.state, focus.important, focus.at) == (
        Kind.FOCUS,
        State.ACTIVE,
        True,
        MONDAY + timedelta(days=7),
    )
    plain = add(desk, "plain", urgent=False, important=True, due=MONDAY)
    linked, unjudged = add(desk, "linked", urgent=False, important=True), add(desk, "unjudged")
    desk.link([linked, unjudged], focus.id)
    assert desk.board.ids(2) == [linked, focus.id, plain]
    assert (stored(desk, unjudged).important, stored(desk, unjudged).state) == (True, State.INBOX)
    assert {item.id for item in desk.linked(focus)} == {linked, unjudged}
    assert desk.focus_title(stored(desk, linked)) == "投资调查"
    desk.unlink([linked])
    assert desk.board.ids(2) == [focus.id, plain, linked]


def test_the_focus_list_follows_undo_other_processes_and_what_ends(open_desk: Callable[[], Desk]) -> None:
    desk, other = open_desk(), open_desk()
    assert desk.focuses() == []
    focus = other.add_focus(line("survey")).item
    desk.poll()
    assert [item.id for item in desk.focuses()] == [focus.id]
    item_id = add(desk)
    desk.link([item_id], focus.id)
    assert [item.id for item in desk.linked(focus)] == [item_id]
    desk.undo()
    assert desk.linked(focus) == []
    desk.drop([focus.id], "over")
    assert desk.focuses() == []


def test_a_focus_is_touched_by_what_belongs_to_it_also_when_that_ends(desk: Desk, clock: FixedClock) -> None:
    focus = desk.add_focus(line("survey")).item
    item_id = add(desk)
    desk.link([item_id], focus.id)
    clock.set(NOW + timedelta(days=10))
    desk.done([item_id], "asked all")
    clock.set(NOW + timedelta(days=20))
    (view,) = desk.focus_views()
    assert (view.open, view.finished, view.touched, view.is_stale) == (0, 1, MONDAY + timedelta(days=10), False)
    clock.set(NOW + timedelta(days=24))
    (view,) = desk.focus_views()
    assert (view.touched, view.is_stale) == (None, True)


# Trades and domains ------------------------------------------------------------------------------------------------


def test_the_area_gives_the_domain_and_the_title_the_trade(open_with: Open) -> None:
    desk = open_with(areas=(("季报", Domain.FINANCE),))
    captured, later = add(desk, "会：对账", area="季报"), add(desk, "later")
    assert (stored(desk, captured).kind, stored(desk, captured).domain) == (Kind.MEETING, Domain.FINANCE)
    desk.edit(later, area="季报")
    desk.triage([later], Quadrant.PLAN)
    assert stored(desk, later).domain is Domain.FINANCE


# In their words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line_of_leader", ["查原因 “把原因查清，周四前报我”", "查原因「把原因查清，周四前报我」"])
def test_what_a_leader_said_in_quotes_is_kept_word_for_word(open_with: Open, line_of_leader: str) -> None:
    desk = open_with(people=(("王局长", Side.LEADER), ("李工", Side.PEER)))
    above, beside = add(desk, line_of_leader, source="王局长"), add(desk, line_of_leader, source="李工")
    desk.triage([above, beside], Quadrant.PLAN)
    assert stored(desk, above).original == "把原因查清，周四前报我"
    assert stored(desk, beside).original is None


def test_an_instruction_in_the_diary_is_the_giver_s_own_words_once(desk: Desk) -> None:
    item_id = add(desk, source="王局长")
    noted(desk, "批 王局长：“把原因查清”", item_id)
    noted(desk, "批 王局长：“算了”", item_id)
    assert stored(desk, item_id).original == "把原因查清"
    desk.undo()
    desk.undo()
    assert stored(desk, item_id).original is None


def test_a_side_is_forgotten_with_what_stated_it(desk: Desk) -> None:
    item_id = add(desk, source="王局长")
    desk.side(item_id, Side.LEADER)
    assert desk.side_of("王局长") is Side.LEADER
    desk.undo()
    assert desk.side_of("王局长") is None
