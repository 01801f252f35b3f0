"""Many processes at once, a screen open beside them: nothing lost, no number twice, and the screen shows it all."""

from __future__ import annotations

import os
import time
from pathlib import Path

from support.terminal import Terminal

from tests.torture.result import Result
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.store.store import Store
from workbench.text.capture.read import read

NOW = "2026-12-28T10:42"


def crowd(place: Path, *, writers: int = 8, each: int = 1000) -> Result:
    """`writers` processes add `each` items while Today is open in a real terminal."""
    result = Result("crowd")
    terminal = Terminal(place, 120, 36, "en", NOW)
    began = time.monotonic()
    try:
        terminal.run()
        terminal.wait_for("Inbox")
        children = [_writer(place / "desk" / "store", n, each) for n in range(writers)]
        statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        spent = time.monotonic() - began
        if any(statuses):
            result.fault(f"writers ended with {statuses}")
        total = writers * each
        terminal.wait_until(lambda screen: str(total) in screen, f"{total} on the screen")
        terminal.press("q")
        terminal.wait_for("LEFT-0")
    finally:
        terminal.close()
    with Store.open(place / "desk" / "store", clock=_clock(), app="look") as store:
        refs = sorted(item.ref for item in store.items().values())
        titles = {item.title for item in store.items().values()}
        if refs != sorted(f"2026-{n:04d}" for n in range(1, total + 1)):
            result.fault(f"{len(refs)} numbers, the last {refs[-1:]}")
        if titles != {f"w{n} item {k}" for n in range(writers) for k in range(each)}:
            result.fault(f"{len(titles)} titles of {total}")
        result.faults += [f"{found.what}: {found.facts}" for found in store.verify().damage]
    result.figures = f"{writers} processes x {each} adds in {spent:.0f} s, all on the screen"
    return result


def _clock() -> FixedClock:
    from datetime import datetime

    return FixedClock(datetime.fromisoformat(NOW).astimezone())


def _writer(store: Path, n: int, each: int) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        clock = _clock()
        with Store.open(store, clock=clock, app=f"w{n}") as opened:
            desk = Desk(opened, clock)
            for k in range(each):
                desk.add([read(f"w{n} item {k}", clock.now().replace(tzinfo=None))])
        status = 0
    finally:
        os._exit(status)
