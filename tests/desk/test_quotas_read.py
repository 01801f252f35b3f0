"""What a quota counts is the same, whether the diary of its period was read at once or little by little."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, at, line
from support.stage import open_desk

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.ids import ItemId
from workbench.domain.item import Kind
from workbench.domain.routine import Quota, Routine
from workbench.errors import DeskError
from workbench.settings import Settings

ROUTINES = [
    Routine("articles", rule="FREQ=MONTHLY;BYMONTHDAY=-1", start=MONDAY, defaults=(("kind", "research"),),
            quota=Quota(2, "quarter")),
    Routine("bulletins", rule="FREQ=MONTHLY;BYMONTHDAY=-1", start=MONDAY, defaults=(("kind", "information"),),
            quota=Quota(3, "month")),
]  # fmt: skip
ACTS = st.lists(st.tuples(st.sampled_from(["done", "undo", "reopen", "day", "read"]), st.integers(0, 5)), max_size=14)


@settings(max_examples=25)
@given(ACTS)
def test_what_was_read_piece_by_piece_is_what_is_read_at_once(acts: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as place:
        clock = FixedClock(at(9, 0, MONDAY - timedelta(days=20)))
        desk = open_desk(Path(place), clock)
        desk.add_routines(ROUTINES)
        done: list[ItemId] = []
        for act, n in acts:
            match act:
                case "done":
                    kind = (Kind.RESEARCH, Kind.INFORMATION, Kind.ERRAND)[n % 3]
                    item = desk.add([line(f"write {n}")]).item
                    desk.edit(item.id, kind=kind)
                    desk.done([item.id], "sent")
                    done.append(item.id)
                case "undo" if done:
                    desk.undo()
                case "reopen" if done:
                    with suppress(DeskError):  # it is open already, or was never taken in
                        desk.reopen([done[n % len(done)]], "back")
                case "day":
                    clock.set(clock.now() + timedelta(days=n))
                case _:
                    desk.read_on(n)
        while not desk.read_on(3):
            pass
        assert desk.quotas(whole=False) == Desk(desk.store, clock, Settings()).quotas()
        desk.close()


def test_a_quota_is_not_told_before_its_period_was_read(tmp_path: Path) -> None:
    clock = FixedClock(at(9, 0))
    desk = open_desk(tmp_path, clock)
    desk.add_routines(ROUTINES)
    assert desk.quotas(whole=False) == ()
    assert desk.brief(whole=False).quotas == ()
    assert not desk.read_on(30)
    assert desk.read_on(400)
    assert [routine.title for routine, _stand in desk.quotas(whole=False)] == ["articles", "bulletins"]
    desk.close()
