"""The fictional day is what requirements part 7 tells, in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench import i18n
from workbench.cli.commands.demo import demo_session
from workbench.cli.demo_desk import DemoClock
from workbench.cli.demo_script import load_script
from workbench.desk.desk import Desk
from workbench.domain.derive import nature, quadrant
from workbench.domain.entry import EntryKind
from workbench.domain.item import State
from workbench.resources import resource

FIXTURES = """
0871 2 active   research    policy  scheduled   -           me
0891 3 done     errand      policy  unscheduled public      王强
0899 2 active   meeting     admin   scheduled   leader      me
0902 2 active   document    admin   scheduled   -           王强
0905 1 active   information policy  scheduled   superior    刘洋
0906 2 active   document    policy  unscheduled superior    周洁
0907 2 active   document    policy  unscheduled leader      刘洋
0908 - closed   errand      admin   unscheduled peer        me
0909 2 active   information policy  unscheduled subordinate 刘洋
0910 3 waiting  errand      admin   unscheduled peer        me
0911 1 active   document    admin   unscheduled superior    王强
0912 4 deferred errand      admin   unscheduled -           周洁
0913 2 waiting  document    policy  unscheduled leader      me
0914 1 active   document    policy  unscheduled superior    周洁
0915 3 active   errand      finance unscheduled public      王强
0916 1 active   errand      policy  unscheduled leader      me
0917 1 active   emergency   admin   unscheduled -           王强
0918 2 active   information policy  scheduled   -           刘洋
"""

NAMES = {
    "en": {"王强": "Wang Qiang", "刘洋": "Liu Yang", "周洁": "Zhou Jie"},
    "zh_TW": {"王强": "王志豪", "刘洋": "林雅婷", "周洁": "周佳慧"},
}


@pytest.fixture(params=i18n.LANGUAGES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    i18n.use(request.param)
    with demo_session(tmp_path) as session:
        yield session.desk()


def test_the_eighteen_matters_stand_as_told(desk: Desk) -> None:
    names = NAMES.get(i18n.language(), {})
    for row in FIXTURES.strip().splitlines():
        number, q, state, kind, domain, known, side, lead = row.split()
        item = desk.find(f"2026-{number}")
        told = (quadrant(item), item.state, item.kind, item.domain, nature(item), item.lead)
        assert told == (None if q == "-" else int(q), state, kind, domain, known, names.get(lead, lead)), item
        assert (item.source.side if item.source else None) == (None if side == "-" else side), item


def test_the_clock_stands_at_the_fire_service_and_runs_on(desk: Desk) -> None:
    assert desk.now().isoformat()[:16] in ("2026-12-28T14:31", "2026-12-28T14:32")
    entries = desk.entries(desk.today())
    assert [entries[0].at.strftime("%H:%M"), entries[-1].at.strftime("%H:%M")] == ["07:52", "14:31"]
    kinds = {entry.kind for entry in entries}
    assert kinds >= {EntryKind.CALL, EntryKind.VISITOR, EntryKind.MEETING, EntryKind.CHASED, EntryKind.INSTRUCTION}
    assert all(entry.text or entry.verb for entry in entries)


def test_every_line_was_read_to_its_end(desk: Desk) -> None:
    """No date and no sign is left in a title, and the desk's own rules hold."""
    for item in desk.items.values():
        assert not any(sign in item.title for sign in ("due", "截止", "!", "~", "2026-")), item.title
        if item.state is State.WAITING:
            assert item.next_check
    assert desk.read_only is None
    assert desk.store.verify().ok


def test_every_language_says_every_step() -> None:
    table: dict[str, Any] = tomllib.loads(resource("demo", "day.toml").read_text("utf-8"))
    wordless = {"open", "step", "triage", "plan", "start", "stop"}
    for step in table["step"]:
        said = {language for language in i18n.LANGUAGES if step.get(language)}
        assert said == (set() if step["do"] in wordless else set(i18n.LANGUAGES)), step
        for value in step.values():
            if isinstance(value, dict):
                assert set(value) == set(i18n.LANGUAGES), step
    moments = [step.at for step in load_script("en").steps]
    assert moments == sorted(moments)
    assert moments[-1] == table["now"]


def test_the_clock_can_be_set_and_runs() -> None:
    script = load_script("en")
    clock = DemoClock(script.now)
    assert clock.now() == clock.now()
    clock.run()
    assert 0 <= (clock.now() - script.now.astimezone()).total_seconds() < 30
