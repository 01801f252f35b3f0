"""Whatever the verbs of the desk are told to do, the invariants hold, and undo gives the exact desk back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, line, said

from workbench.clock import FixedClock
from workbench.desk.act import Verbs
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant, next_date
from workbench.domain.entry import EntryKind
from workbench.domain.followups import SECTIONS, FollowUps
from workbench.domain.ids import ItemId
from workbench.domain.item import OPEN_STATES, Decision, Gate, Item, Side, Source, State, Step, WaitingFor
from workbench.domain.ladder import Level, empty_rungs
from workbench.domain.lines import DESPITE, line_of
from workbench.domain.people import People, Role
from workbench.domain.periods import Scale, period
from workbench.domain.register_lines import Brought
from workbench.domain.registers import REGISTERS
from workbench.domain.roster import Placed, made
from workbench.domain.routine import Routine
from workbench.domain.signals import Status
from workbench.errors import DeskError
from workbench.settings import Settings
from workbench.store.store import Store

Do = Callable[[Desk, list[ItemId], int], Any]
ME = "刘洋"
PEOPLE = ("赵倩", "李工", "张局长", ME, "me", " ")


def day(n: int) -> Any:
    return MONDAY + timedelta(days=n % 5 - 1)


def asks(n: int) -> Decision:
    return Decision("批不批?", PEOPLE[n % 6], NOW, ("批", "不批"), "批")


VERBS: dict[str, Do] = {
    "add": lambda desk, ids, n: desk.add(
        [line(f"item {n}", source="张局长" if n % 2 else None), line("also", waiting_on="李工", due=day(n))]
    ),
    "note": lambda desk, ids, n: desk.note(said(f"line {n}"), ids[0]),
    "triage": lambda desk, ids, n: desk.triage(ids, Quadrant(n % 4 + 1)),
    "to_inbox": lambda desk, ids, n: desk.to_inbox(ids),
    "plan": lambda desk, ids, n: desk.plan(ids, day(n)),
    "place": lambda desk, ids, n: desk.place(ids),
    "unplan": lambda desk, ids, n: desk.unplan(ids),
    "move": lambda desk, ids, n: desk.move(ids, 15),
    "resize": lambda desk, ids, n: desk.resize(ids, 15),
    "shift_days": lambda desk, ids, n: desk.shift_days(ids, n % 3 - 1),
    "due": lambda desk, ids, n: desk.due(ids, day(n) if n % 3 else None),
    "wait": lambda desk, ids, n: desk.wait(ids, PEOPLE[n % 6], day(n) if n % 2 else None),
    "answered": lambda desk, ids, n: desk.answered(ids),
    "defer": lambda desk, ids, n: desk.defer(ids, day(n) + timedelta(days=2), "later"),
    "start": lambda desk, ids, n: desk.start(ids[0]),
    "stop": lambda desk, ids, n: desk.stop(),
    "done": lambda desk, ids, n: desk.done(ids, "result" if n % 2 else None),
    "reply": lambda desk, ids, n: desk.reply(ids[0], *(("told", None) if n % 2 else (None, "no need"))),
    "drop": lambda desk, ids, n: desk.drop(ids, "no need", *(("张局长",) if n % 2 else ())),
    "reopen": lambda desk, ids, n: desk.reopen(ids, "back"),
    "edit": lambda desk, ids, n: desk.edit(ids[0], **({"lead": None}, {"at": None}, {"area": "会务"})[n % 3]),
    "rewrite": lambda desk, ids, n: desk.rewrite(ids[0], line(f"again {n}", waiting_on="李工" if n % 2 else None)),
    "step": lambda desk, ids, n: desk.step(ids[0], 0, n % 2 == 0),
    "carry": lambda desk, ids, n: desk.carry(ids, day(n)),
    "open_day": lambda desk, ids, n: desk.open_day(),
    "close_day": lambda desk, ids, n: desk.close_day(MONDAY, carry_rest=True),
    "exported": lambda desk, ids, n: desk.exported(MONDAY, "here.md"),
    "offer": lambda desk, ids, n: desk.offer(ids, PEOPLE[n % 6], "half done", day(n) if n % 2 else None),
    "accept": lambda desk, ids, n: desk.accept(ids),
    "chase": lambda desk, ids, n: desk.chase(ids, "soon", day(n) if n % 2 else None),
    "recheck": lambda desk, ids, n: desk.recheck(ids, n % 5 - 2),
    "ask_decision": lambda desk, ids, n: desk.ask_decision(ids[0], asks(n)),
    "decide": lambda desk, ids, n: desk.decide(
        ids[0], ("批", "", "不批")[n % 3], [line("follows")] if n % 4 == 1 else (), "nothing" if n % 4 == 2 else None
    ),
    "decided": lambda desk, ids, n: desk.decided(
        "下周开会", PEOPLE[n % 6], [line("invite")] if n % 2 else (), None if n % 3 else "nothing"
    ),
    "track": lambda desk, ids, n: desk.track(ids, PEOPLE[n % 6], "抓紧办", n),
    "progress": lambda desk, ids, n: desk.progress(ids[0], f"{n * 10}% slow"),
    "reported": lambda desk, ids, n: desk.reported(ids),
    "explain": lambda desk, ids, n: desk.explain(ids[0], problem="no money", remedy=""),
}


def routine_of(desk: Desk) -> Routine:
    """The first routine, or nothing to try on."""
    return desk.routines()[0]


VERBS |= {
    # Taking in.
    "chased": lambda desk, ids, n: desk.chased(ids, PEOPLE[n % 6], "by telephone"),
    "instruct": lambda desk, ids, n: desk.instruct(ids[0], "办好"),
    "read_back": lambda desk, ids, n: desk.read_back(ids[0], n % 2 == 0),
    "escalate": lambda desk, ids, n: desk.escalate(ids, PEOPLE[n % 6], "too big"),
    "absorb": lambda desk, ids, n: desk.absorb(ids),
    "add_focus": lambda desk, ids, n: desk.add_focus(line(f"focus {n}"), "goal", "measures"),
    "focus_on": lambda desk, ids, n: desk.focus_on(ids[0], "goal", "measures"),
    "link": lambda desk, ids, n: desk.link(ids[1:], ids[0]),
    "unlink": lambda desk, ids, n: desk.unlink(ids),
    "side": lambda desk, ids, n: desk.side(ids[0], [*Side][n % len(Side)]),
    "flip_nature": lambda desk, ids, n: desk.flip_nature(ids),
    # Steps.
    "add_step": lambda desk, ids, n: desk.add_step(ids[0], Step(f"step {n}", due=day(n), required=n % 2 == 0)),
    "drop_step": lambda desk, ids, n: desk.drop_step(ids[0], n % 3),
    "move_step": lambda desk, ids, n: desk.move_step(ids[0], n % 3, day(n)),
    "tick": lambda desk, ids, n: desk.tick(ids[0], [n % 3], "李工"),
    "untick": lambda desk, ids, n: desk.untick(ids[0], n % 3),
    "send": lambda desk, ids, n: desk.send(ids[0], ["河西", "东湖"], [*Gate][n % len(Gate)], day(n)),
    "unit_replied": lambda desk, ids, n: desk.unit_replied(ids[0], n % 3, "here it is"),
    "chase_units": lambda desk, ids, n: desk.chase_units(ids[0]),
    "route": lambda desk, ids, n: desk.route(ids[0], "张局长" if n % 2 else None, "read"),
    "stamp": lambda desk, ids, n: desk.stamp(ids[0], "seen", None, [*Level][n % len(Level)]),
    "outcomes": lambda desk, ids, n: desk.outcomes(ids[0], [line("invite")] if n % 2 else [], "" if n % 2 else "none"),
    "returned": lambda desk, ids, n: desk.returned(ids[0], "not clear"),
    "error": lambda desk, ids, n: desk.error("a wrong date", about=ids[0]),
    "rule_changed": lambda desk, ids, n: desk.rule_changed(max(e.id for e in desk.entries(MONDAY)), "read twice"),
    # Planning.
    "pick": lambda desk, ids, n: desk.pick(ids[0]),
    "issue": lambda desk, ids, n: desk.issue(period([*Scale][n % 3], day(n)), ids),
    "plan_for": lambda desk, ids, n: desk.plan_for(ids, period([*Scale][n % len(Scale)], day(n))),
    "plan_on": lambda desk, ids, n: desk.plan_on(ids, day(n)),
    "pull_down": lambda desk, ids, n: desk.pull_down(ids, day(n)),
    "push_up": lambda desk, ids, n: desk.push_up(ids),
    "prepare": lambda desk, ids, n: desk.prepare(ids[0]),
    "arrange": lambda desk, ids, n: desk.arrange(desk.propose() if n % 2 else desk.propose_reflow()),
    # Routines and procedures.
    "add_routines": lambda desk, ids, n: desk.add_routines(
        [Routine(f"routine {n}", rule="FREQ=DAILY", start=MONDAY, steps=(Step("begin", offset=-1),))]
    ),
    "change_routine": lambda desk, ids, n: desk.change_routine(routine_of(desk).id, lead_days=n % 4),
    "start_routine": lambda desk, ids, n: desk.start_routine(routine_of(desk).id, day(n)),
    "make_due": lambda desk, ids, n: desk.make_due(),
    "begin": lambda desk, ids, n: desk.begin(routine_of(desk), line(f"begun {n}", at=day(n))),
    "proceed": lambda desk, ids, n: desk.proceed(ids[0], routine_of(desk)),
    "report": lambda desk, ids, n: desk.report(ids[0], "the first report", "张局长"),
    "amend": lambda desk, ids, n: desk.amend(desk.entries(MONDAY)[n % len(desk.entries(MONDAY))], "otherwise"),
}
VERBS |= {
    "tested": lambda desk, ids, n: desk.tested(routine_of(desk), day(n)),
    # Registers.
    "fill": lambda desk, ids, n: desk.fill(desk.register_lines(REGISTERS[n % len(REGISTERS)])[0], FILLED, "unit x"),
    "stop_at": lambda desk, ids, n: desk.stop_at(desk.now() - timedelta(minutes=n)),
    "resume": lambda desk, ids, n: desk.resume(),
    "restrict_line": lambda desk, ids, n: desk.restrict_line(desk.entries(MONDAY)[n % len(desk.entries(MONDAY))]),
    "bring_lines": lambda desk, ids, n: desk.bring_lines([Brought(NOW, EntryKind.CALL, f"call {n}")]),
}
VERBS |= {
    # Information.
    "inform": lambda desk, ids, n: desk.inform(ids[0], major=bool(n % 2), cause="why"),
    "next_point": lambda desk, ids, n: desk.next_point(ids[0]),
    "bear_out": lambda desk, ids, n: desk.bear_out(ids[0], PEOPLE[n % 6], "seen"),
    "first_report": lambda desk, ids, n: desk.first_report(ids[0], day(n)),
    # Early signs.
    "mark_sign": lambda desk, ids, n: desk.mark_sign(desk.signs()[-1].entry, list(Status)[n % 3]),
    "put_up": lambda desk, ids, n: desk.put_up("fire"),
    # The duty roster.
    "set_shifts": lambda desk, ids, n: desk.set_shifts([Placed(day(n), made("18:00", "08:00", PEOPLE[n % 6]))]),
    "left": lambda desk, ids, n: desk.left(desk.open_visits()[0]),
    "item_from": lambda desk, ids, n: desk.item_from(desk.entries(MONDAY)[n], line(f"from a line {n}"), PEOPLE[n % 6]),
    "hand_over": lambda desk, ids, n: desk.hand_over("the keys are in the drawer"),
    "take_over": lambda desk, ids, n: desk.take_over("taken over"),
}
FILLED = (("unit", "财务科"),)
NOT_TRIED = {"restore", "bring_routines", "promote"}
"""Restoring puts another desk in the place of this one; the others need files, or months of a diary."""


def verbs_of_the_desk() -> set[str]:
    """What the classes of verbs offer: whatever gives an outcome."""
    classes = [cls for cls in Desk.__mro__ if issubclass(cls, Verbs) and cls not in (Desk, Verbs)]
    found = (
        (name, value) for cls in classes for name, value in vars(cls).items() if callable(value) and name[0] != "_"
    )
    return {name for name, value in found if "Outcome" in str(getattr(value, "__annotations__", {}).get("return"))}


def test_every_verb_of_the_desk_is_tried() -> None:
    assert verbs_of_the_desk() - set(VERBS) == NOT_TRIED
    assert all(callable(getattr(Desk, name)) for name in VERBS)


def holds(it: Item) -> None:
    """The invariants of an item, by their numbers."""
    if it.state is not State.INBOX:
        assert it.lead, "1: every item outside the inbox has exactly one lead"
        assert it.lead.strip()
    if it.state in OPEN_STATES and it.state is not State.INBOX:
        assert next_date(it) is not None, "2: every open item has a next date"
    if it.state is State.WAITING:
        assert it.waiting_on, "3: waiting names a person"
        assert it.waiting_on.strip()
        assert it.next_check is not None, "3: and a check date"
    if it.state is State.CLOSED:
        assert it.reply is not None, "4: closed has a reply, or a reason for none"
        assert it.reply.how or it.reply.none_because
        if it.tracked is not None:
            assert not empty_rungs(it) or line_of(it, DESPITE), "8: no tracked item ends with an empty rung but by name"
    if it.state is State.DROPPED:
        assert it.drop_reason
    if it.decision is not None:
        assert it.decision.decider.strip().casefold() not in ("", "me", ME), "5: the decider is never the desk"
    if it.waiting_for is WaitingFor.DECISION:
        assert it.decision is not None
        assert it.decision.decider == it.waiting_on


def picture(desk: Desk) -> tuple[Any, ...]:
    """Everything that the store holds of the desk."""
    return (
        {item.id: item for item in desk.items.values()},
        tuple(desk.store.all_entries()),
        (dict(desk.store.days()), dict(desk.store.routines())),
    )


scripts = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 59)), max_size=14)


def begin(desk: Desk) -> None:
    desk.add([line("write it"), line("send it", source="张局长", urgent=True, important=True)])
    asked = desk.items[max(desk.items)]
    desk.edit(asked.id, source=Source("张局长"), steps=(Step("a step"),), original="马上办")


@given(scripts)
@settings(max_examples=max(150, settings().max_examples))
def test_no_sequence_of_verbs_breaks_an_invariant_and_undo_restores_the_desk(script: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as directory:
        clock = FixedClock(NOW)
        desk = Desk(Store.open(Path(directory) / "store", clock=clock, app="test"), clock, Settings(me=ME))
        begin(desk)
        kept_views(desk)
        for minute, (verb, n) in enumerate(script):
            clock.set(NOW + timedelta(minutes=minute))
            ids = [item_id for item_id in sorted(desk.items) if (item_id + n) % 2] or sorted(desk.items)[:1]
            before, steps, words = picture(desk), len(desk.store.undoable()), originals(desk)
            try:
                VERBS[verb](desk, ids, n)
            except (DeskError, IndexError, ValueError):
                assert picture(desk) == before, "what was refused changed nothing"
                continue
            for it in desk.items.values():
                holds(it)
            assert kept_views(desk) == built_views(desk), "what is kept is what would be built anew"
            assert words.items() <= originals(desk).items(), "7: the giver's words never change"
            kept = {entry.id: entry for entry in picture(desk)[1]}
            assert all(kept.get(entry.id) == entry for entry in before[1]), "6: entries are never changed or deleted"
            if verb == "open_day":
                continue  # the day stays open; only what its routines made is a step to be taken back
            if len(desk.store.undoable()) > steps:
                after = picture(desk)
                desk.undo()
                assert picture(desk) == before
                assert kept_views(desk) == built_views(desk)
                desk.redo()
                assert picture(desk) == after
        desk.close()


def kept_views(desk: Desk) -> tuple[Any, ...]:
    """The indexes as the desk keeps them."""
    return views_of(desk.followups, desk.people), desk.fronts()


def built_views(desk: Desk) -> tuple[Any, ...]:
    """The same, built anew from what is open."""
    items = desk.store.open_items().values()
    fresh = Desk(desk.store, desk.clock, desk.settings)
    return views_of(FollowUps(items), People(items)), fresh.fronts()


def views_of(followups: FollowUps, people: People) -> tuple[Any, ...]:
    sections = {section: list(followups.ids(section)) for section in SECTIONS}
    by_name = {
        name: ({role: set(people.ids(name, role)) for role in Role}, people.load(name, MONDAY))
        for name in sorted(people.names())
    }
    return sections, by_name, people.load("me", MONDAY), followups.to_ask(MONDAY), set(followups.tracked)


def originals(desk: Desk) -> dict[ItemId, str]:
    return {item.id: item.original for item in desk.items.values() if item.original is not None}


def test_what_is_closed_is_read_not_written(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = Desk(Store.open(tmp_path / "store", clock=clock, app="test"), clock, Settings(me=ME))
    item = desk.add([line("write it")]).item
    desk.done([item.id], "written")
    for fields in ({"title": "another"}, {"result": "better"}, {"due": MONDAY}, {"lead": "李工"}):
        with pytest.raises(DeskError):
            desk.edit(item.id, **fields)
    with pytest.raises(DeskError):
        desk.rewrite(item.id, line("another"))
    desk.edit(item.id, archive_ref="A-3", area="会务")
    assert (desk.items[item.id].title, desk.items[item.id].archive_ref) == ("write it", "A-3")
    desk.reopen([item.id], "not right")
    desk.edit(item.id, title="another")
    desk.close()
