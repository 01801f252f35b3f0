"""Whatever was done, undo gives the exact desk back, redo does it again, and a restart changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, line, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId
from workbench.domain.periods import Scale, period
from workbench.domain.routine import Routine
from workbench.errors import DeskError
from workbench.store.store import Store

Do = Callable[[Desk, list[ItemId], int], Any]

VERBS: dict[str, Do] = {
    "add": lambda desk, ids, n: desk.add([line(f"item {n}"), line(f"also {n}", urgent=True, important=n % 2 == 0)]),
    "again": lambda desk, ids, n: desk.add([line(f"again {n}", at=MONDAY, repeat="FREQ=DAILY")]),
    "routine": lambda desk, ids, n: desk.add_routines([Routine(f"routine {n}", rule="FREQ=DAILY", lead_days=n)]),
    "make": lambda desk, ids, n: desk.make_due(),
    "pause": lambda desk, ids, n: desk.change_routine(desk.routines()[n % 3].id, active=n % 2 == 0),
    "note": lambda desk, ids, n: desk.note(said(f"line {n}")),
    "promise": lambda desk, ids, n: desk.note(said(f"诺：line {n}", promises=(line(f"line {n}", due=MONDAY),))),
    "chased": lambda desk, ids, n: desk.chased(ids, "王局长"),
    "focus": lambda desk, ids, n: desk.focus_on(ids[0], goal=f"goal {n}"),
    "link": lambda desk, ids, n: desk.link(ids, desk.focuses()[0].id),
    "unlink": lambda desk, ids, n: desk.unlink(ids),
    "triage": lambda desk, ids, n: desk.triage(ids, Quadrant(n % 4 + 1)),
    "inbox": lambda desk, ids, n: desk.to_inbox(ids),
    "plan": lambda desk, ids, n: desk.plan(ids, MONDAY + timedelta(days=n % 5)),
    "place": lambda desk, ids, n: desk.place(ids),
    "arrange": lambda desk, ids, n: desk.arrange(desk.propose(MONDAY + timedelta(days=n % 3))),
    "plan_for": lambda desk, ids, n: desk.plan_for(ids, period(Scale(n % 5), MONDAY)),
    "plan_on": lambda desk, ids, n: desk.plan_on(ids, MONDAY + timedelta(days=n)),
    "pull_down": lambda desk, ids, n: desk.pull_down(ids, MONDAY + timedelta(days=n)),
    "push_up": lambda desk, ids, n: desk.push_up(ids),
    "prepare": lambda desk, ids, n: desk.prepare(ids[0]),
    "unplan": lambda desk, ids, n: desk.unplan(ids),
    "move": lambda desk, ids, n: desk.move(ids, 15),
    "resize": lambda desk, ids, n: desk.resize(ids, 15),
    "shift": lambda desk, ids, n: desk.shift_days(ids, n % 3 - 1),
    "due": lambda desk, ids, n: desk.due(ids, MONDAY + timedelta(days=n) if n % 3 else None),
    "wait": lambda desk, ids, n: desk.wait(ids, "李工"),
    "answered": lambda desk, ids, n: desk.answered(ids),
    "defer": lambda desk, ids, n: desk.defer(ids, MONDAY + timedelta(days=1 + n), "later"),
    "start": lambda desk, ids, n: desk.start(ids[0]),
    "stop": lambda desk, ids, n: desk.stop(),
    "done": lambda desk, ids, n: desk.done(ids, "result"),
    "drop": lambda desk, ids, n: desk.drop(ids, "no need"),
    "reopen": lambda desk, ids, n: desk.reopen(ids, "back"),
    "edit": lambda desk, ids, n: desk.edit(ids[0], title=f"title {n}", area="会务"),
    "carry": lambda desk, ids, n: desk.carry(ids, MONDAY + timedelta(days=1)),
    "close": lambda desk, ids, n: desk.close_day(MONDAY, carry_rest=True),
}


def picture(desk: Desk) -> tuple[Any, ...]:
    """Everything a person could see."""
    return (
        {item.id: item for item in desk.items.values()} | {-r.id: r for r in desk.routines()},
        desk.entries(MONDAY),
        desk.day(MONDAY),
        [list(desk.board.ids(group)) for group in range(5)],
        replace(desk.view(MONDAY), entries=()),
    )


scripts = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 9)), max_size=12)


@given(scripts)
@settings(max_examples=40)
def test_undoing_everything_gives_the_first_desk_back_and_redo_the_last(script: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as directory:
        clock = FixedClock(NOW)
        desk = Desk(Store.open(Path(directory) / "store", clock=clock, app="test"), clock)
        pictures = [picture(desk)]
        for minute, (verb, n) in enumerate(script):
            clock.set(NOW + timedelta(minutes=minute))
            ids = [item_id for item_id in sorted(desk.items) if (item_id + n) % 2]
            before = desk.will_undo(), picture(desk)
            try:
                VERBS[verb](desk, ids or sorted(desk.items)[:1], n)
            except (DeskError, IndexError):
                assert (desk.will_undo(), picture(desk)) == before, "what was refused changed nothing"
                continue
            if picture(desk)[:3] != before[1][:3]:
                pictures.append(picture(desk))
        clock.set(NOW)
        for wanted in reversed(pictures[:-1]):
            assert desk.undo() is not None
            assert picture(desk)[:4] == wanted[:4]
        assert desk.undo() is None
        for wanted in pictures[1:]:
            assert desk.redo() is not None
            assert picture(desk)[:4] == wanted[:4]
        desk.close()
        again = Desk(Store.open(Path(directory) / "store", clock=clock, app="test"), clock)
        assert picture(again)[:4] == pictures[-1][:4]
        again.close()
