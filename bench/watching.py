"""The screen over stores of any size: first frame and memory, how soon it shows another's change, what it does idle."""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench.desks import NOW, make_desk
from bench.screens import Program, Running
from workbench.clock import FixedClock
from workbench.store.store import Store

Row = tuple[str, str, float, str]
_CONTROL = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>])")
_ROW = re.compile(rb"row \d{6}")
_TICKS = os.sysconf("SC_CLK_TCK")
FEW = 100


def screens(histories: dict[int, Path], desks: dict[int, Path], scratch: Path, *, quick: bool) -> Iterator[Row]:
    """Everything about the open screen."""
    programs = [
        Program("bare Textual", [sys.executable, str(Path(__file__).parent / "apps" / "hello.py")], b"Hello", {})
    ]
    for shape, homes in (("history", histories), ("open", desks)):
        programs += [today(f"Today, {shape} {size}", home) for size, home in homes.items()]
    memory: dict[str, float] = {}
    for turn in range(3 if quick else 9):
        for program in programs:
            running = Running(program)
            taken = running.first_frame(program.ready)
            memory[program.name] = _resident(running.pid)
            running.end()
            if turn:  # the first one warms the caches
                program.first.append(taken)
    first = {program.name: statistics.median(program.first) for program in programs}
    for name, taken in first.items():
        yield "", f"{name}: first frame", taken, "ms"
        yield "", f"{name}: first frame / bare Textual", taken / first["bare Textual"], "x"
        yield "", f"{name}: resident", memory[name], "MiB"
    most, widest = max(histories), max(desks)
    for shape, size in (("history", most), ("open", widest)):
        big, small = f"Today, {shape} {size}", f"Today, {shape} {FEW}"
        goal = "x (goal 1.3)" if shape == "history" else "x (goal 1.1)"
        yield "7", f"first frame, {shape} {size} / {FEW}", first[big] / first[small], goal
        yield "18", f"resident, {shape} {size} / {FEW}", memory[big] / memory[small], "x (goal 1.3)"
    yield from noticing(scratch / "noticing", 20 if quick else 240)
    for name, home in (("history", histories[most]), ("open", desks[widest])):
        yield from idle(today(name, home), 5 if quick else 30)


def today(name: str, home: Path) -> Program:
    program = str(Path(sys.executable).with_name("workbench"))
    environment = {"WORKBENCH_HOME": str(home), "WORKBENCH_NOW": "2026-12-28T10:42"}
    return Program(name, [program], b"row 00", environment)


def _resident(pid: int) -> float:
    words = Path(f"/proc/{pid}/status").read_text().split()
    return int(words[words.index("VmRSS:") + 1]) / 1024


class _Screen(Running):
    """A running program whose output is collected as words."""

    def wait_for(self, word: bytes, patience: float = 5.0) -> float:
        """Seconds until the word is in what is shown; infinity where it does not come."""
        begin, seen = time.perf_counter(), b""
        while (left := patience - (time.perf_counter() - begin)) > 0:
            seen += self._read(left)
            if word in _CONTROL.sub(b"", seen):
                return time.perf_counter() - begin
        return float("inf")

    def output(self, seconds: float) -> bytes:
        """What comes meanwhile."""
        until, seen = time.perf_counter() + seconds, b""
        while (left := until - time.perf_counter()) > 0:
            seen += self._read(left)
        return seen


def noticing(home: Path, number: int) -> Iterator[Row]:
    """Another process gives an item on the screen a new title, at moments that have nothing to do with the screen's."""
    rng = random.Random(1)
    make_desk(home, 12)
    program = today("noticing", home)
    screen = _Screen(program)
    taken: list[float] = []
    try:
        screen.first_frame(program.ready)
        os.write(screen.fd, b"\x1b")  # out of what greets in the morning
        shown = _ROW.findall(_CONTROL.sub(b"", screen.output(2.0)))
        with Store.open(home / "store", clock=FixedClock(NOW), app="other") as store:
            titles = {item.title[:10].encode(): id for id, item in store.open_items().items()}
            id = titles[shown[-1]]
            for _ in range(number):
                screen.output(rng.uniform(0.05, 0.6))
                word = "".join(rng.choices("bcdfghjklmnpqrstvwxz", k=9))
                with store.transaction("item.edited") as tx:
                    tx.put_item(store.items()[id].but(title=f"{word} row", updated_at=NOW + timedelta(seconds=1)))
                taken.append(screen.wait_for(word.encode()) * 1000)
    finally:
        screen.end()
        shutil.rmtree(home)
    taken.sort()
    yield "", f"another's change on the screen, p50 of {number}", statistics.median(taken), "ms"
    yield "", "another's change on the screen, p99", taken[int(len(taken) * 0.99)], "ms (goal 250)"
    yield "", "another's change on the screen, slowest", taken[-1], "ms"


def idle(program: Program, seconds: float) -> Iterator[Row]:
    """Nothing is pressed, and nothing changes; the first seconds are the program's own, to come to rest."""
    screen = _Screen(program)
    try:
        screen.first_frame(program.ready)
        screen.output(min(5.0, seconds))
        before, size = _used(screen.pid), len(screen.output(seconds))
        used = _used(screen.pid) - before
    finally:
        screen.end()
    yield "", f"idle for {seconds:.0f} s, {program.name}: bytes to the terminal", size, "(goal 0)"
    yield "", f"idle for {seconds:.0f} s, {program.name}: processor", used / seconds * 100, "% (goal 0.5)"


def _used(pid: int) -> float:
    """Seconds of processor time."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
