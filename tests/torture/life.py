"""What happens to a program in a year: signals, a laptop closed, clocks set back, summer time, a journey."""

from __future__ import annotations

import random
import subprocess
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from support.terminal import Terminal

from tests.torture.result import Result
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.store.store import Store
from workbench.text.capture.read import read

NOW = "2026-12-28T10:42"


def signals(place: Path, *, stops: int = 10, seed: int = 1) -> Result:
    """The screen is stopped and continued at random moments, hung up, and asked to end."""
    result, rng = Result("signals"), random.Random(seed)
    terminal = Terminal(place, 120, 36, "en", NOW)
    added = 0
    try:
        terminal.type("set +m")  # without job control a stopped program stays in the foreground
        terminal.press("Enter")
        for name, status in (("HUP", 129), ("TERM", 143)):
            terminal.run()
            terminal.wait_for("Inbox", gone=("LEFT-",))
            for _ in range(stops):
                title = f"typed {added}"
                terminal.step(("a",), "Enter save")
                terminal.step(title, title)
                terminal.press("Enter")
                time.sleep(rng.uniform(0, 0.02))  # at a random moment of the saving
                added += 1
                terminal.signal("TSTP")
                done = terminal.shell("add", f"beside {added}")
                if done.returncode == 0:
                    added += 1
                elif "busy" not in done.stderr:
                    result.fault(f"beside a stopped screen: {done.stderr}")
                _wait_until_stopped(terminal)
                terminal.signal("CONT")
                terminal.wait_for(f"0·{added}")
                terminal.step(("Escape",), "Inbox", gone=("Enter save",))
            terminal.signal(name)
            terminal.wait_for(f"LEFT-{status}")
        left = terminal.shell("list").stdout.splitlines()
        if len(left) != added:
            result.fault(f"{len(left)} items of {added}")
        doctor = terminal.shell("doctor")
        if doctor.returncode:
            result.fault(doctor.stdout)
    finally:
        terminal.close()
    result.figures = f"{2 * stops} times stopped and continued, hung up, ended; {added} items"
    return result


def _wait_until_stopped(terminal: Terminal) -> None:
    """It gives the terminal back before it stops; a signal to go on that comes earlier is lost."""
    shell = terminal._tmux("display-message", "-p", "-t", "desk", "#{pane_pid}").strip()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        states = subprocess.run(["ps", "-o", "stat=", "--ppid", shell], capture_output=True, text=True, check=False)
        if states.stdout.startswith("T"):
            return
        time.sleep(0.02)


def clocks(place: Path) -> Result:
    """Work across summer time, a journey and a clock set back: durations and the order of records stay right."""
    result = Result("clocks")
    berlin = ZoneInfo("Europe/Berlin")
    spring = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)
    autumn = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    shanghai = timezone(timedelta(hours=8))
    cases = (
        ("into summer time", spring, datetime(2026, 3, 29, 3, 30, tzinfo=berlin), 60),
        ("out of summer time", autumn, datetime(2026, 10, 25, 3, 30, tzinfo=berlin), 120),
        ("across zones", datetime(2026, 5, 4, 9, 0, tzinfo=shanghai), datetime(2026, 5, 4, 3, 0, tzinfo=UTC), 120),
        ("across midnight", datetime(2026, 5, 5, 23, 30, tzinfo=UTC), datetime(2026, 5, 6, 0, 15, tzinfo=UTC), 45),
        ("the clock set back", datetime(2026, 6, 1, 9, 0, tzinfo=UTC), datetime(2026, 6, 1, 8, 0, tzinfo=UTC), 0),
    )
    clock = FixedClock(spring)
    with Store.open(place / "store", clock=clock, app="t") as store:
        desk = Desk(store, clock)
        for name, begin, end, minutes in cases:
            clock.set(_fixed(begin))
            item = desk.add([read(name, begin.replace(tzinfo=None))]).items[0]
            desk.start(item.id)
            clock.set(_fixed(end))
            desk.stop()
            trail = desk.trail(item.id)
            worked = [entry.fact("worked") for entry in trail if entry.fact("worked") is not None]
            if worked not in ([str(minutes)], [] if minutes == 0 else [str(minutes)]):
                result.fault(f"{name}: {worked} instead of {minutes} minutes")
        records = [record.q for id in store.items() for record in store.history(id)]
        if sorted(records) != records:
            result.fault(f"the order of the journal: {records}")
        titles = [undo.say["title"] for undo in store.undoable() if undo.say.get("verb") == "added"]
        if titles != [name for name, *_ in reversed(cases)]:
            result.fault(f"undo goes another way: {titles}")
        result.faults += [f"{found.what}: {found.facts}" for found in store.verify().damage]
    with Store.open(place / "store", clock=clock, app="t") as store:
        if len(store.items()) != len(cases) or store.status.damage:
            result.fault("something is missing after opening again")
    result.figures = f"{len(cases)} turns of the clock"
    return result


def _fixed(moment: datetime) -> datetime:
    """As the machine's clock tells it: with an offset, not with a zone."""
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))
