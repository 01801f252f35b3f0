"""A process may also die while it puts in order what another has left: the next one finds everything again."""

import shutil
from pathlib import Path

import pytest

from tests.store.faults import Countdown, die, in_a_child, trap_disk
from tests.store.samples import NOON, add
from workbench.clock import FixedClock
from workbench.store.store import Store

LEFT = ("half a line", "no newline", "a short journal", "no journal", "a broken snapshot", "a lost end", "a lost seal")


def prepare(home: Path, left: str) -> set[str]:
    """A desk of five items with a snapshot, broken in one way; returns the titles that must survive."""
    clock = FixedClock(NOON)
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(5):
            add(store, f"n{n}")
        store.checkpoint()
        if left in ("half a line", "no newline", "a lost end"):
            add(store, "last")
    titles = {f"n{n}" for n in range(5)}
    path = next((home / "journal").glob("*.jsonl"))
    content = path.read_bytes()
    match left:
        case "half a line":
            path.write_bytes(content + b'{"q":8,')
            titles.add("last")
        case "no newline":
            path.write_bytes(content[:-1])
            titles.add("last")
        case "a short journal":
            path.write_bytes(content[: len(content) // 2])
        case "no journal":
            path.unlink()
        case "a broken snapshot":
            (home / "workbench.json").write_bytes((home / "workbench.json").read_bytes()[:-30])
        case "a lost end":
            path.write_bytes(content[: content.rstrip(b"\n").rindex(b"\n") + 1])
        case _:
            seal_without_successor(home, clock)
    return titles


def seal_without_successor(home: Path, clock: FixedClock) -> None:
    clock.set(NOON.replace(year=2027))
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "in the next segment")
    sorted((home / "journal").iterdir())[-1].unlink()
    (home / "lock").write_bytes(b"")


@pytest.mark.parametrize("when", ["before", "amid", "after"])
@pytest.mark.parametrize("left", LEFT)
def test_killed_while_recovering_nothing_more_is_lost(tmp_path: Path, left: str, when: str) -> None:
    sample = tmp_path / "sample"
    expected = prepare(sample, left)
    at = 0
    while True:
        at += 1
        home = tmp_path / str(at)
        shutil.copytree(sample, home)

        def life(home: Path = home, at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                trap_disk(patch, Countdown(at, when, die))
                with Store.open(home, clock=FixedClock(NOON), app="t") as store:
                    add(store, "after")

        status = in_a_child(life)
        with Store.open(home, clock=FixedClock(NOON), app="look") as store:
            found = {each.title for each in store.items().values()}
            assert found - {"after"} == expected, (at, store.status.damage)
            assert ("after" in found) or status != 0
            add(store, "and after")
        with Store.open(home, clock=FixedClock(NOON), app="look", read_only=True) as store:
            assert {each.title for each in store.items().values()} == found | {"and after"}
        if status == 0:
            break
