"""The report of a year: what it takes over the start of a command, and how much memory.

`python -m bench.reports [--quick] [--keep DIR]`. The year has 100,000 lines in the diary and 12,500 matters, each
taken in, judged, begun, left, talked about, done and answered; the last 200 are open. The report and `list today` on
the same desk take turns, in one run: what the report takes over that command is its own.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.desks import NOW
from bench.history import Writer, event, settled
from bench.lives import PEOPLE
from bench.prepare import made, printed
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Domain, Item, Kind, Reply, Side, Source, State
from workbench.store.record import Op

LINES = 100_000
OF_A_MATTER = 8
OPEN = 200
SIDES = tuple(Side)
KINDS = tuple(kind for kind in Kind if kind is not Kind.FOCUS)
CASES = (
    ("list today", ("list", "today")),
    ("export year", ("export", "year", "-o", "-")),
    ("export year --figures", ("export", "year", "--figures", "-o", "-")),
    ("export stats 2026", ("export", "stats", "2026", "-o", "-")),
)


def main(arguments: list[str]) -> int:
    return printed(report, arguments)


def report(place: Path, *, quick: bool) -> Iterator[str]:
    """The table."""
    lines = LINES // 10 if quick else LINES
    home = place / f"reports-{lines}"
    # In a process of its own: what a process that is started here takes at most begins with what this one holds.
    making = multiprocessing.get_context("spawn").Process(target=made, args=(home, lines, make_year))
    making.start()
    making.join()
    yield f"reports of a year of {lines} lines and {lines // OF_A_MATTER} matters, whole process, medians"
    yield f"  {'':<24}{'ms':>9}{'over start':>12}{'processor':>11}{'memory':>9}"
    rounds = 3 if quick else 7
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name, _command in CASES}
    for turn in range(rounds + 1):
        for name, command in CASES:
            found = _run(home, command)
            if turn:  # the first round warms the caches
                taken[name].append(found)
    start = statistics.median(wall for wall, _cpu, _memory in taken[CASES[0][0]])
    for name, those in taken.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*those, strict=True))
        yield f"  {name:<24}{wall:>9.0f}{wall - start:>12.0f}{cpu:>11.0f}{memory:>6.0f} MB"


def _run(home: Path, command: tuple[str, ...]) -> tuple[float, float, float]:
    """Milliseconds on the clock and of the processor, and the megabytes at most."""
    program = str(Path(sys.executable).with_name("workbench"))
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    plain |= {"WORKBENCH_HOME": str(home), "WORKBENCH_NOW": "2026-12-28T10:42", "LC_ALL": "C.UTF-8"}
    begin = time.perf_counter()
    with subprocess.Popen([program, *command], env=plain, stdout=subprocess.DEVNULL) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {process.returncode}")
    return wall * 1000, (used.ru_utime + used.ru_stime) * 1000, _megabytes(used)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def make_year(home: Path, lines: int) -> Path:
    """A desk with so many lines in the diary of this year."""
    Year(home / "store", lines).write()
    return settled(home)


class Year(Writer):
    """Matters one after the other, each of eight lines over a few days."""

    def history(self) -> Iterator[tuple[datetime, str, tuple[Op, ...]]]:
        rng = random.Random(11)
        matters = self._wanted // OF_A_MATTER
        first = datetime(NOW.year, 1, 1, 8, tzinfo=NOW.tzinfo)
        step = (NOW - timedelta(days=9) - first) / matters
        coming = [moment for n in range(matters) for moment in _life(rng, n, first + step * n, n < matters - OPEN)]
        for cmd, before, after, line in sorted(coming, key=lambda each: each[3].at):
            if before is None:
                yield line.at, cmd, self.taken(after, line.at)[1]
            else:
                yield line.at, cmd, (*self.changed(before, after), self.entry(line))


def _life(rng: random.Random, number: int, at: datetime, ends: bool) -> Iterator[tuple[str, Item | None, Item, Entry]]:
    """What became of a matter: the command, the matter before and after, the line in the diary."""
    title = f"{'季度预算复核：销售费用口径' if number % 2 else 'Review the vendor contract'} {number}"
    asker = PEOPLE[number % len(PEOPLE)]
    item = Item(
        ref=make_ref(at.year, number + 1),
        title=title,
        id=ItemId(number + 1),
        created_at=at,
        updated_at=at,
        state=State.INBOX,
        kind=KINDS[number % len(KINDS)],
        domain=tuple(Domain)[number % 3],
        source=Source(asker, SIDES[number % len(SIDES)]) if number % 3 else None,
        due=(at + timedelta(days=rng.randrange(1, 12))).date() if number % 2 else None,
    )
    yield "item.added", None, item, event(item, Verb.ADDED, at)
    judged = item.but(state=State.ACTIVE, urgent=number % 3 == 0, important=number % 2 == 0, lead="me")
    at += timedelta(hours=rng.randrange(1, 9))
    yield "item.triaged", item, judged, event(judged, Verb.TRIAGED, at)
    at += timedelta(hours=rng.randrange(1, 40))
    yield "item.started", judged, judged, event(judged, Verb.STARTED, at)
    for kind in (EntryKind.CALL, EntryKind.NOTE):
        at += timedelta(minutes=5)
        said = f"{title}：再核一遍，第{number}次" if number % 4 < 2 else f"about {title}, once more"
        line = Entry(at=at, written_at=at, kind=kind, item=item.id, text=said, people=(asker,))
        yield "entry.noted", judged, judged, line
    worked = rng.randrange(15, 60)
    at += timedelta(minutes=worked - 10)
    stopped = event(judged, Verb.STOPPED, at).but(data=(("worked", str(worked)),))
    yield "item.stopped", judged, judged, stopped
    if not ends:
        return
    at += timedelta(hours=rng.randrange(1, 60))
    done = judged.but(state=State.DONE, closed_at=at, result="ok")
    yield "item.done", judged, done, event(done, Verb.DONE, at)
    at += timedelta(hours=1)
    closed = done.but(state=State.CLOSED, reply=Reply(to=asker, how="电话", at=at))
    yield "item.replied", done, closed, event(closed, Verb.REPLIED, at)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
