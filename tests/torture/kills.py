"""Kills writers of a store at random, again and again, and looks for what they lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from tests.store.samples import quick_add
from workbench.clock import FixedClock
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.errors import DeskError
from workbench.store import compact
from workbench.store.snapshot import SnapshotBroken
from workbench.store.store import Store

NOON = datetime(2026, 12, 28, 12, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found after the last kill."""

    kills: int
    acknowledged: int
    torn: int
    faults: tuple[str, ...]


def write_for_ever(home: Path, log: Path, name: str, big: int) -> None:
    """One writer, a third of whose changes come the quick way: each line of the log follows an acknowledgement."""
    rng = random.Random(name)
    with Store.open(home, clock=FixedClock(NOON), app=name) as store, log.open("ab", buffering=0) as file:
        n = 0
        while True:
            n += 1
            quick = quick_add(home, f"{name}-{n}", name) if rng.random() < 0.3 else None
            if quick is not None:
                file.write(f"{quick.id} {quick.ref} {quick.title}\n".encode())
                continue
            with store.transaction("item.add") as tx:
                note = "x" * (rng.randrange(big) if rng.random() < 0.05 else 40)
                item = tx.put_item(Item(tx.next_ref(2026), f"{name}-{n}", NOON, NOON, note=note))
                tx.add_entry(Entry(NOON, NOON, text=item.title, item=item.id))
            file.write(f"{item.id} {item.ref} {item.title}\n".encode())
            if rng.random() < 0.02:
                store.checkpoint()


def compact_for_ever(home: Path) -> None:
    """What a desk starts behind everybody's back, again and again."""
    while True:
        with suppress(DeskError, OSError, SnapshotBroken, ValueError):  # as `compact.main` does
            compact.compact(home, FixedClock(NOON))
        time.sleep(0.001)


def torture(home: Path, *, kills: int, writers: int, seed: int, big: int) -> Outcome:
    """Starts writers and a compaction, kills them together, starts them again; a reader without the lock watches."""
    rng = random.Random(seed)
    log = home.parent / "acknowledged"
    log.touch()
    turns = -(-kills // writers)
    with Store.open(home, clock=FixedClock(NOON), app="watch") as watcher:
        for turn in range(turns):
            children = [_start(partial(write_for_ever, home, log, f"{turn}-{n}", big)) for n in range(writers)]
            children.append(_start(partial(compact_for_ever, home)))
            # A few acknowledgements later, at a random moment: a busy machine must not make the trial an empty one.
            enough = log.stat().st_size + rng.randrange(0, 40 * 3 * writers)
            until = time.monotonic() + 3
            while log.stat().st_size < enough and time.monotonic() < until:
                watcher.poll()
                time.sleep(0.001)
            time.sleep(rng.uniform(0, 0.005))
            for child in children:
                os.kill(child, signal.SIGKILL)
            for child in children:
                os.waitpid(child, 0)
        _wait_for_compaction(home)
        return _look(home, log, turns * (writers + 1), watcher)


def _wait_for_compaction(home: Path) -> None:
    """A writer may have started one that outlives him."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with compact.turn(home) as ours:
            if ours:
                return
        time.sleep(0.05)


def _start(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child


def _look(home: Path, log: Path, kills: int, watcher: Store) -> Outcome:
    acknowledged = [line.split() for line in log.read_text().splitlines()]
    faults: list[str] = []
    with Store.open(home, clock=FixedClock(NOON), app="look") as store:
        items = store.items()
        for id, ref, title in acknowledged:
            item = items.get(ItemId(int(id)))
            if item is None or (item.ref, item.title) != (ref, title):
                faults.append(f"lost: {id} {ref} {title}")
        if len({each.ref for each in items.values()}) != len(items):
            faults.append("a number was given twice")
        if len(items) > len(acknowledged) + kills:
            faults.append(f"{len(items)} items, {len(acknowledged)} acknowledged, {kills} kills")
        for item in items.values():
            if [each.text for each in store.entries_of(item.id)] != [item.title]:
                faults.append(f"torn apart: {item.title}")
        watcher.poll()
        if dict(watcher.items()) != dict(items) or watcher.status.h != store.status.h:
            faults.append("one who only watched sees something else")
        faults.extend(f"{each.what}: {each.facts}" for each in store.verify().damage)
    torn = len(list((home / "quarantine").glob("*"))) if (home / "quarantine").exists() else 0
    return Outcome(kills, len(acknowledged), torn, tuple(faults))
