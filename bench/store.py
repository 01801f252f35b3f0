"""What the store costs as the years pile up: ratios in one run. `python -m bench.store [--quick] [--keep DIR]`.

Two shapes of a desk: ten years of work with 2,000 matters open (`history`), and everything open at once (`open`).
Sizes take turns, in batches, and medians are compared, so that a drifting machine moves all of them alike. With
`--keep` the desks are made once and found again by the next run.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tinydb import TinyDB

from bench.commands import wall
from bench.desks import NOW, make_desk
from bench.history import make_history
from bench.prepare import be_steady, fresh_bytecode, made
from bench.watching import screens
from workbench.clock import FixedClock
from workbench.domain.entry import Entry
from workbench.domain.item import Item
from workbench.store import disk, snapshot
from workbench.store.store import Store

Row = tuple[str, str, float, str]
"""The goal's number or nothing; what; the value; its unit."""
BATCH = 25
FEW, MANY = 100, 1_000_000
_OPEN = """
from datetime import datetime
from pathlib import Path
from workbench.clock import FixedClock
store = Store.open(Path({path!r}), clock=FixedClock(datetime.fromisoformat({now!r})), app="bench")
"""
_READ = "store.agenda(); store.words(); store.unclosed_days(); len(store.open_items())\n"
_RSS = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


def main(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    kept = arguments[arguments.index("--keep") + 1] if "--keep" in arguments else None
    fresh_bytecode()
    with TemporaryDirectory() as folder:
        for line in report(Path(kept or folder), Path(folder), quick=quick):
            print(line, flush=True)
    return 0


def report(place: Path, scratch: Path, *, quick: bool) -> Iterator[str]:
    """The table, line by line as it comes."""
    long = (FEW, 10_000, 100_000) if quick else (FEW, 10_000, 100_000, MANY)
    wide = (FEW, 10_000) if quick else (FEW, 10_000, 100_000)
    histories = {size: made(place / f"history-{size}", size, make_history) for size in long}
    desks = {size: made(place / f"open-{size}", size, make_desk) for size in wide}
    yield f"real-time class: {'yes' if be_steady() else 'not permitted'}"
    yield "one durable change (an item, its number, a line of the diary), synced"
    yield from _lines(changes(histories, desks, scratch, 4 if quick else 16))
    yield "whole commands, as processes"
    yield from _lines(commands(histories, desks, scratch, 3 if quick else 15))
    yield "opening the store, and what Today asks of it"
    yield from _lines(openings(histories, desks, 5 if quick else 11))
    yield "memory of a process that has opened it and asked"
    yield from _lines(memory(histories, desks))
    yield "the screen"
    yield from _lines(screens(histories, desks, scratch, quick=quick))


def _lines(rows: Iterator[Row]) -> Iterator[str]:
    for goal, what, value, unit in rows:
        yield f"  {goal:<3}{what:<74}{value:>12,.3f} {unit}"


# One change -------------------------------------------------------------------------------------------------------


class Changing:
    """A store, or what it is compared with, changed again and again."""

    def __init__(self, change: Callable[[], object]) -> None:
        self.change = change
        self.taken: list[float] = []

    def batch(self, number: int) -> None:
        for _ in range(number):
            begin = time.perf_counter()
            self.change()
            self.taken.append((time.perf_counter() - begin) * 1000)

    @property
    def median(self) -> float:
        return statistics.median(self.taken)


def changes(histories: dict[int, Path], desks: dict[int, Path], scratch: Path, rounds: int) -> Iterator[Row]:
    """Copies of all desks, changed in turn."""
    stores: list[Store] = []
    cases: dict[str, Changing] = {}
    line = b""
    for shape, homes in (("history", histories), ("open", desks)):
        for size, home in homes.items():
            copy = changed(scratch, shape, size) / "store"
            shutil.copytree(home / "store", copy)
            stores.append(Store.open(copy, clock=FixedClock(NOW), app="bench"))
            cases[f"{shape} {size}"] = Changing(_adding(stores[-1]))
            last = max((copy / "journal").glob("*.jsonl"))
            stores[-1].undoable()  # what a desk asks once
            cases[f"{shape} {size}"].batch(3)
            line = last.read_bytes().splitlines(keepends=True)[-1]
    fd = os.open(scratch / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    cases["raw"] = Changing(lambda: (disk.append(fd, line), disk.sync(fd)))
    for _ in range(rounds):
        for each in cases.values():
            each.batch(BATCH)
    for store in stores:
        store.close()
    os.close(fd)
    raw = cases.pop("raw").median
    yield "", f"write and sync of one such line ({len(line)} bytes)", raw, "ms"
    for name, each in cases.items():
        yield "", f"{name}", each.median, "ms"
        goal = "16" if name == f"open {max(desks)}" else ""
        yield goal, f"{name} / write and sync of one line", each.median / raw, "x"
    yield "", f"history {max(histories)} / {FEW}", _ratio(cases, "history", max(histories)), "x (goal 1.2)"
    yield "15", f"open {max(desks)} / {FEW}", _ratio(cases, "open", max(desks)), "x (goal 1.5)"
    yield from _stock(desks, scratch, cases[f"open {max(desks)}"].median)


def changed(scratch: Path, shape: str, size: int) -> Path:
    """Where the copy of a desk is that may be changed."""
    return scratch / f"changed-{shape}-{size}"


def _ratio(cases: dict[str, Changing], shape: str, size: int) -> float:
    return cases[f"{shape} {size}"].median / cases[f"{shape} {FEW}"].median


def _adding(store: Store) -> Callable[[], object]:
    def add() -> None:
        with store.transaction("item.add", say={"title": "review the contract"}) as tx:
            item = tx.put_item(Item(tx.next_ref(2026), "review the contract", NOW, NOW, lead="me", minutes=45))
            tx.add_entry(Entry(at=NOW, written_at=NOW, text=item.title, item=item.id))

    return add


def _stock(desks: dict[int, Path], scratch: Path, ours: float) -> Iterator[Row]:
    """TinyDB as it comes, on the same documents: our snapshot is a file of its own kind."""
    taken: dict[int, float] = {}
    for size in (min(desks), max(desks)):
        path = scratch / f"stock-{size}.json"
        shutil.copy(desks[size] / "store" / snapshot.NAME, path)
        with TinyDB(path) as db:
            plain: Any = db
            table = plain.table("items")
            document: dict[str, Any] = {**table.all()[0]}
            begin = time.perf_counter()
            for _ in range(number := 20 if size < 1000 else 3):
                table.insert({**document})
            taken[size] = (time.perf_counter() - begin) * 1000 / number
        yield "", f"stock TinyDB, insert without any sync, {size}", taken[size], "ms"
    yield "", f"stock TinyDB, {max(desks)} / {min(desks)}", taken[max(desks)] / taken[min(desks)], "x"
    yield "16", f"our change / stock TinyDB's insert at {max(desks)}", ours / taken[max(desks)], "x (goal 0.001)"


def commands(histories: dict[int, Path], desks: dict[int, Path], scratch: Path, rounds: int) -> Iterator[Row]:
    """On the desks that were changed before, in turn, beside the bare interpreter."""
    program = str(Path(sys.executable).with_name("workbench"))
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    cases = {"python -c pass": Changing(lambda: wall([sys.executable, "-c", "pass"], plain))}
    sizes = [("history", size) for size in (FEW, max(histories))] + [("open", size) for size in (FEW, max(desks))]
    for shape, size in sizes:
        environment = {**plain, "WORKBENCH_HOME": str(changed(scratch, shape, size)), "WORKBENCH_NOW": NOW.isoformat()}
        for words in (["add", "x due tomorrow"], ["list", "today"]):
            run = partial(wall, [program, *words], environment)
            cases[f"{words[0]}, {shape} {size}"] = Changing(run)
    for turn in range(rounds + 2):
        for each in cases.values():
            each.batch(1)
            if turn < 2:
                each.taken.clear()
    floor = cases["python -c pass"].median
    for name, each in cases.items():
        yield "", name, each.median, "ms"
        yield (
            {"add": "1", "list": "4"}.get(name.split(",")[0], ""),
            f"{name} / python -c pass",
            each.median / floor,
            "x",
        )
    for word, goal in (("add", "x (goal 1.05)"), ("list", "x")):
        for shape, size in (("history", max(histories)), ("open", max(desks))):
            ratio = cases[f"{word}, {shape} {size}"].median / cases[f"{word}, {shape} {FEW}"].median
            yield "2" if word == "add" else "", f"{word}, {shape} {size} / {FEW}", ratio, goal


# Opening ----------------------------------------------------------------------------------------------------------


def openings(histories: dict[int, Path], desks: dict[int, Path], rounds: int) -> Iterator[Row]:
    """Opened, asked what Today asks, and closed; in one process, in turn."""
    cases: dict[str, Changing] = {}
    for shape, homes in (("history", histories), ("open", desks)):
        for size, home in homes.items():
            cases[f"{shape} {size}"] = Changing(_opening(home / "store"))
            cases[f"{shape} {size}, asked"] = Changing(_opening(home / "store", ask=True))
    for turn in range(rounds + 1):
        for each in cases.values():
            gc.collect()
            each.batch(1)
            if not turn:
                each.taken.clear()  # the files are in memory now
    for name, each in cases.items():
        yield "", name, each.median, "ms"
    largest = max(desks)
    path = desks[largest] / "store" / snapshot.NAME

    def all_of_it() -> None:
        with TinyDB(path, access_mode="r") as db:
            plain: Any = db
            for table in sorted(plain.tables()):
                plain.table(table).all()

    stock = Changing(all_of_it)
    stock.batch(2)
    yield "", f"stock TinyDB, open and all, {largest}", stock.median, "ms"
    for name in (f"open {largest}", f"open {largest}, asked"):
        yield "17", f"{name} / stock TinyDB, open and all", cases[name].median / stock.median, "x (goal 0.02)"


def _opening(store: Path, *, ask: bool = False) -> Callable[[], object]:
    def opened() -> None:
        with Store.open(store, clock=FixedClock(NOW), app="bench") as held:
            if ask:
                held.agenda()
                held.words()
                held.unclosed_days()
                today = NOW.date()
                for days in range(3):
                    held.entries(today - timedelta(days=days))
                items = held.open_items()
                for id in list(items)[:40]:
                    _ = items[id]

    return opened


def memory(histories: dict[int, Path], desks: dict[int, Path]) -> Iterator[Row]:
    """Peak resident memory, in processes of their own."""
    nothing = _peak("")
    yield "", "the store's modules alone", nothing, "MiB"
    for shape, homes in (("history", histories), ("open", desks)):
        for size, home in homes.items():
            words = _OPEN.format(path=str(home / "store"), now=NOW.isoformat()) + _READ
            peak = _peak(words)
            yield "", f"{shape} {size}", peak, "MiB"
            yield "18" if size == 100_000 else "", f"{shape} {size} / modules alone", peak / nothing, "x (goal 1.3)"


def _peak(words: str) -> float:
    loads = "from workbench.store.store import Store\n"
    ran = subprocess.run([sys.executable, "-c", loads + words + _RSS], capture_output=True, check=True, text=True)
    return int(ran.stdout) / 1024


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
