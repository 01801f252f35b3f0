"""What needs no clock: bytes to the terminal for a cursor move, and modules that the first frame loads."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench.desks import make_desk
from bench.screens import Program, Running

ROOT = Path(__file__).parents[2]
DOWN, UP = b"\x1b[B", b"\x1b[A"
HELLO = "from bench.apps.hello import Hello as Made\napp = Made()"
OURS = """
from pathlib import Path
from workbench.app import DeskApp
from workbench.clock import clock_from_environment
from workbench.desk.desk import Desk
from workbench.settings import load_settings
from workbench.store.store import Store
home = Path(__import__("os").environ["WORKBENCH_HOME"])
clock = clock_from_environment()
store = Store.open(home / "store", clock=clock, app="test")
app = DeskApp(Desk(store, clock, load_settings(home / "none")), home)
"""
COUNT = """
import asyncio, sys
async def first_frame():
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        print(*sys.modules)
asyncio.run(first_frame())
"""


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "WORKBENCH_HOME": str(home), "WORKBENCH_NOW": "2026-12-28T10:42", "PYTHONPATH": str(ROOT)}


def test_a_cursor_move_sends_little(tmp_path: Path) -> None:
    home = make_desk(tmp_path / "desk", 100)
    program = Program("ours", [sys.executable, "-m", "workbench"], b"row 0000", environment(home))
    running = Running(program)
    try:
        running.first_frame(program.ready)
        sizes = [running.key(key)[1] for key in [DOWN] * 10 + [UP] * 8]
    finally:
        running.end()
    assert statistics.median(sizes) <= 1200, sizes


def modules(script: str, home: Path) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", script + COUNT],
        env=environment(home),
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return set(ran.stdout.split())


def test_the_first_frame_loads_few_modules_of_others(tmp_path: Path) -> None:
    home = make_desk(tmp_path / "desk", 100)
    new = modules(OURS, home) - modules(HELLO, home)
    foreign = {name for name in new if name.partition(".")[0] not in ("workbench", "screens")}
    assert len(foreign) <= 40, sorted(foreign)
    assert not any(name.startswith(("tests", "hypothesis", "holidays", "lunar", "babel")) for name in foreign)
