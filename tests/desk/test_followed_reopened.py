"""What is followed up is the same, whether the index beside the snapshot tells it or every open item is looked at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from desk.test_invariants_law import ME, VERBS, begin
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import NOW, line

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.followups import SECTIONS, FollowUps
from workbench.errors import DeskError
from workbench.settings import Settings
from workbench.store import rederived
from workbench.store.store import Store

FOLLOWING = ("add", "triage", "wait", "answered", "done", "reply", "drop", "reopen", "track", "ask_decision", "decide",
             "offer", "accept", "plan", "close_day", "edit")  # fmt: skip
scripts = st.lists(st.tuples(st.sampled_from(FOLLOWING), st.integers(0, 59)), max_size=12)


def opened(place: Path, clock: FixedClock) -> Desk:
    return Desk(Store.open(place / "store", clock=clock, app="test"), clock, Settings(me=ME))


def play(desk: Desk, script: list[tuple[str, int]]) -> None:
    for verb, n in script:
        ids = [item_id for item_id in sorted(desk.items) if (item_id + n) % 2] or sorted(desk.items)[:1]
        try:
            VERBS[verb](desk, ids, n)
        except (DeskError, IndexError, ValueError):
            continue


def told(followups: FollowUps, desk: Desk) -> tuple[Any, ...]:
    sections = {section: list(followups.ids(section)) for section in SECTIONS}
    return sections, set(followups.tracked), followups.to_ask(desk.today())


def looked_through(desk: Desk) -> FollowUps:
    return FollowUps(desk.store.open_items().values())


@given(scripts, scripts, st.booleans())
@settings(max_examples=40)
def test_the_index_tells_what_a_look_at_everything_tells(
    before: list[tuple[str, int]], after: list[tuple[str, int]], again: bool
) -> None:
    with TemporaryDirectory() as place:
        clock = FixedClock(NOW)
        desk = opened(Path(place), clock)
        begin(desk)
        play(desk, before)
        desk.store.checkpoint()
        desk.close()
        clock.set(NOW + timedelta(minutes=5))
        desk = opened(Path(place), clock)
        assert desk.store.agenda().tracked is not None
        play(desk, after)
        if again:  # an index made from the one before
            desk.store.checkpoint()
            desk.close()
            desk = opened(Path(place), clock)
        assert told(desk.followups, desk) == told(looked_through(desk), desk)
        desk.close()


def test_an_index_of_before_there_was_this_section_is_not_believed_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FixedClock(NOW)
    desk = opened(tmp_path, clock)
    desk.add([line("see to the roof")])
    desk.triage(list(desk.items), Quadrant.DO_NOW)
    desk.track(list(desk.items), "张局长")
    sections = rederived.sections
    monkeypatch.setattr(
        rederived, "sections", lambda state: {k: v for k, v in sections(state).items() if k != "tracked"}
    )
    desk.store.checkpoint()
    desk.close()
    monkeypatch.undo()
    desk = opened(tmp_path, clock)
    assert desk.store.agenda().tracked is None
    assert list(desk.followups.tracked) == list(desk.items)
    desk.add([line("another")])
    desk.store.checkpoint()
    desk.close()
    desk = opened(tmp_path, clock)
    assert desk.store.agenda().tracked == list(desk.items)[:1], "the next one has it"
    desk.close()
