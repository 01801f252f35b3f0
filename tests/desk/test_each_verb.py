"""Verb by verb: each of them is done at least once for certain, and one undo gives the exact desk back."""

from __future__ import annotations

import ast
import inspect
import textwrap
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from desk.test_invariants_law import ME, NOT_TRIED, VERBS, holds, picture
from support.make import MONDAY, NOW, line, said

from workbench.clock import FixedClock
from workbench.desk.act import Verbs
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import ItemId
from workbench.domain.item import Decision, Gate, Kind, Step
from workbench.domain.routine import Routine
from workbench.errors import DeskError
from workbench.settings import Settings
from workbench.store.store import Store

NO_STEP = {"open_day", "exported"}
"""The day stays open, and a file stays written, whatever is undone."""


def lived(place: Path, clock: FixedClock) -> Desk:
    """A desk on which there is something for every verb."""
    desk = Desk(Store.open(place / "store", clock=clock, app="test"), clock, Settings(me=ME))
    desk.add_routines([Routine("by hand", steps=(Step("begin"),)), Routine("weekly", rule="FREQ=WEEKLY", start=MONDAY)])
    desk.note(said("called the bureau"))
    ids = [
        desk.add([line(f"matter {n}", source="张局长" if n % 2 else None, minutes=30)]).items[0].id for n in range(12)
    ]
    fed, running, waiting, offered, asked, meeting, paper, finished, closed, asleep, planned, inbox = ids
    desk.triage([i for i in ids if i != inbox], Quadrant.DO_NOW)
    desk.plan([running, planned], NOW + timedelta(hours=2))
    desk.start(running)
    desk.wait([waiting], "李工")
    desk.offer([offered], "李工", "half done")
    desk.ask_decision(asked, Decision("批不批?", "张局长", NOW, ("批", "不批"), "批"))
    desk.edit(meeting, kind=Kind.MEETING, steps=(Step("agenda", offset=-1), Step("minutes", done_at=NOW)))
    desk.send(paper, ["河西", "东湖"], Gate.UNIT_REPLY)
    desk.route(paper, "张局长")
    desk.done([finished], "sent")
    desk.done([closed], "sent")
    desk.defer([asleep], MONDAY + timedelta(days=3), "later")
    desk.focus_on(fed, "goal", "measures")
    desk.link([planned], fed)
    desk.escalate([planned], "张局长", "too big")
    desk.track([paper], "张局长", "抓紧办")
    desk.note(said("王大爷 反映路灯").but(entry_kind="visitor"))
    desk.hand_over("the keys are in the drawer")
    for _sign in range(3):
        desk.note(said("a detector rang #fire").but(entry_kind="signal"))
    desk.error("a wrong date")
    return desk


def chosen(desk: Desk) -> list[list[ItemId]]:
    """Each matter by itself, then all of them."""
    ids = sorted(desk.items)
    return [*([each] for each in ids), [ids[0], ids[-1]], ids]


def emergency(desk: Desk) -> None:
    item = desk.begin(desk.routines()[0].but(defaults=(("kind", "emergency"),)), line("smoke")).item
    assert item.kind is Kind.EMERGENCY


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_it_is_done_and_one_undo_gives_the_exact_desk_back(tmp_path: Path, verb: str) -> None:
    clock = FixedClock(NOW)
    desk = lived(tmp_path, clock)
    if verb == "report":
        emergency(desk)
    if verb == "resume":
        desk.note(said("somebody rang"), interrupting=True)
    if verb == "make_due":
        clock.set(NOW + timedelta(days=8))
    did = 0
    for ids, n in product(chosen(desk), range(8)):
        before, steps = picture(desk), len(desk.store.undoable())
        try:
            VERBS[verb](desk, list(ids), n)
        except (DeskError, IndexError, ValueError):
            assert picture(desk) == before, "what was refused changed nothing"
            continue
        for item in desk.items.values():
            holds(item)
        after = picture(desk)
        if after == before:
            assert len(desk.store.undoable()) == steps, "nothing was done, and there is nothing to take back"
            continue
        did += 1
        if verb in NO_STEP:
            break
        assert len(desk.store.undoable()) == steps + 1, "one verb is one step"
        desk.undo()
        assert picture(desk) == before
        desk.redo()
        assert picture(desk) == after
        desk.undo()
    assert did, f"{verb} was never done: give it something to do"
    desk.close()


# Which verbs there are --------------------------------------------------------------------------------------------


def writers() -> set[str]:
    """The methods of the desk which write, found in their source: by a transaction, or through one that has one."""
    found: dict[str, set[str]] = {}
    for cls in Desk.__mro__:
        if not issubclass(cls, Verbs):
            continue
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cls)))):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, set()).update(calls(node))
    writing = {name for name, called in found.items() if "store.transaction" in called}
    while True:
        more = {name for name, called in found.items() if called & writing} - writing
        if not more:
            return writing
        writing |= more


def calls(method: ast.FunctionDef) -> set[str]:
    """What a method calls of itself: `plan`, `store.transaction`."""
    named = (ast.unparse(node.func) for node in ast.walk(method) if isinstance(node, ast.Call))
    return {name.removeprefix("self.") for name in named if name.startswith("self.")}


def test_every_public_method_that_writes_is_a_verb_that_is_tried() -> None:
    public = {name for name in writers() if not name.startswith("_")} - {"undo", "redo"}
    assert public - set(VERBS) == NOT_TRIED
    assert len(public) > 70, "they are found"


# A sealed day -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"exported", "pick"}))
def test_a_sealed_day_takes_amendments_only(tmp_path: Path, verb: str) -> None:
    clock = FixedClock(NOW)
    desk = lived(tmp_path, clock)
    desk.open_day()
    desk.close_day(MONDAY, ["done", "", "rest"], carry_rest=True)
    # As it is stored: what an amendment masks is shown otherwise, and is what it was.
    record, told = desk.day(MONDAY), {entry.id: entry for entry in desk.store.entries(MONDAY)}
    for ids, n in product(chosen(desk), (0, 1, 2, 5)):
        try:
            VERBS[verb](desk, list(ids), n)
        except (DeskError, IndexError, ValueError):
            continue
        break
    assert desk.day(MONDAY) == record
    now = {entry.id: entry for entry in desk.store.entries(MONDAY)}
    assert {key: now.get(key) for key in told} == told, "what stood there stands there"
    for key in now.keys() - told.keys():
        assert is_amendment(now[key], MONDAY), now[key]
    desk.close()


def is_amendment(entry: Entry, day: date) -> bool:
    """It says that it came after the closing, or what it puts right."""
    return bool(entry.fact("after_close")) or entry.amends is not None or entry.kind is EntryKind.REVIEW
