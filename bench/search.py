"""Search over a year's diary, half of it Chinese: from the key to the first results, and a command beside `grep`.

`python -m bench.search [--quick] [--keep DIR]`. The command and `grep` take turns on the same snapshot, in one run, and
the ratios of their medians are told: beside `grep` and beside `grep -i`, which like the search minds no capitals. On
the screen each key is timed from the moment it is taken to the moment when what it found has been painted.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.desks import NOW
from bench.history import Writer, settled
from bench.lives import PEOPLE, a_matter
from bench.prepare import made, printed
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.item import State
from workbench.settings import Settings
from workbench.store.record import Op
from workbench.store.store import Store
from workbench.text.search.index import Index

if TYPE_CHECKING:
    from textual.events import Key

SIZE = (120, 36)
LINES, MATTERS = 100_000, 10_000
CHINESE = (
    "季报",
    "预算",
    "督查",
    "会议",
    "口径",
    "材料",
    "合同",
    "报价",
    "值班",
    "请示",
    "公文",
    "附表",
    "复核",
    "流程",
)
ENGLISH = ("vendor", "budget", "contract", "payroll", "audit", "training", "report", "draft", "review", "invoice")
TYPED = (
    "yusuan",
    "预算",
    "vendor contract",
    "jb",
    "@李工 合同",
    "kind:call 督查",
    "-会议 附表 or audit",
    "no such thing",
    "领导 9871",
)
ASKED = ("预算", "vendor", "thingamajig", "第4711次")


def main(arguments: list[str]) -> int:
    return printed(report, arguments)


def report(place: Path, *, quick: bool) -> Iterator[str]:
    """The table."""
    lines = LINES // 10 if quick else LINES
    home = made(place / f"search-{lines}", lines, make_year)
    begin = time.perf_counter()
    sheet = _sheet(home)
    size = (home / "store" / "workbench.find").stat().st_size
    made_in = time.perf_counter() - begin
    made_of = f"sheet of {sheet} rows, {size / 1e6:.1f} MB, in {made_in:.1f} s"
    yield f"search, {lines} diary lines, {lines // 10} items: {made_of}"
    if shutil.which("grep") is not None:
        yield f"  {'':<14}{'search':>9}{'grep':>9}{'ratio':>8}{'grep -i':>9}{'ratio':>8}   ms, whole process, medians"
        yield from _commands(home, 5 if quick else 15)
    times, memory = asyncio.run(_screen(home, 1 if quick else 4))
    for what, those in (
        ("from the key to its first results painted", [taken for taken, found in times if found]),
        ("to the word that there is nothing", [taken for taken, found in times if not found]),
    ):
        ordered = sorted(those)
        p95 = ordered[int(len(ordered) * 0.95)]
        yield (
            f"  {what}: p50 {statistics.median(those):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms"
            f" ({len(those)} keys)"
        )
    yield f"  {memory:.0f} MB in use at most, the app and the desk included"


def make_year(home: Path, lines: int) -> Path:
    """A desk with so many diary lines over a year, every second Chinese, and a tenth as many items."""
    Year(home / "store", lines).write()
    return settled(home)


class Year(Writer):
    """A matter and ten lines, again and again."""

    def history(self) -> Iterator[tuple[datetime, str, tuple[Op, ...]]]:
        rng = random.Random(7)
        matters = self._wanted // 10
        for number in range(matters):
            at = NOW - timedelta(days=365) + timedelta(days=364) * number / matters
            matter = a_matter(number % 800, at.date()).but(title=_sentence(rng, number))
            item, ops = self.taken(
                matter.but(state=State.CLOSED, closed_at=at) if number < matters - 800 else matter, at
            )
            yield at, "item.added", ops
            for line in range(9):
                kind = EntryKind.CALL if line % 3 == 0 else EntryKind.NOTE
                people = (PEOPLE[rng.randrange(len(PEOPLE))],)
                said = Entry(at=at, written_at=at, kind=kind, text=_sentence(rng, number * 9 + line), people=people)
                yield at, "entry.noted", (self.entry(said.but(item=item.id if line % 2 else None)),)


def _sentence(rng: random.Random, number: int) -> str:
    if number % 2:
        return f"{''.join(rng.choices(CHINESE, k=rng.randrange(3, 12)))}，第{number}次"
    return f"{' '.join(rng.choices(ENGLISH, k=rng.randrange(3, 9)))} {number}"


def _sheet(home: Path) -> int:
    with Store.open(home / "store", clock=FixedClock(NOW), app="bench") as store:
        index = Index(store)
        while not index.go_on(1):
            pass
        index.save()
        return len(index.sheet or ())


def _commands(home: Path, rounds: int) -> Iterator[str]:
    program = str(Path(sys.executable).with_name("workbench"))
    file = str(home / "store" / "workbench.json")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    plain |= {"WORKBENCH_HOME": str(home), "WORKBENCH_NOW": "2026-12-28T10:42", "LC_ALL": "C.UTF-8"}
    for words in ASKED:
        cases = {"search": [program, "search", words], "grep": ["grep", words, file], "-i": ["grep", "-i", words, file]}
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for turn in range(rounds + 2):
            for name, command in cases.items():
                begin = time.perf_counter()
                subprocess.run(command, env=plain, capture_output=True, check=False)
                if turn > 1:  # the first rounds warm the caches
                    taken[name].append((time.perf_counter() - begin) * 1000)
        ours, grep, folded = (statistics.median(taken[name]) for name in cases)
        yield f"  {words:<14}{ours:>9.1f}{grep:>9.1f}{ours / grep:>7.1f}x{folded:>9.1f}{ours / folded:>7.1f}x"


async def _screen(home: Path, rounds: int) -> tuple[list[tuple[float, bool]], float]:
    """Milliseconds of every key, and whether it found something; and the memory at the end."""
    # Late: what Textual reads once is set by the app, as for everybody who opens it.
    from textual.events import Key

    clock = FixedClock(NOW)
    desk = Desk(Store.open(home / "store", clock=clock, app="bench"), clock, Settings(brief=False, theme="dark"))
    app = DeskApp(desk)
    taken: list[tuple[float, bool]] = []
    async with app.run_test(size=SIZE):
        await _painted(app)
        await app.open_search()
        await _painted(app)
        for _round in range(rounds):
            for words in TYPED:
                await _key(app, Key("ctrl+u", None))
                for character in words:
                    begin = time.perf_counter()
                    await _key(app, Key(character if character != " " else "space", character))
                    await _until_shown(app)
                    screen: Any = app.screen
                    taken.append(((time.perf_counter() - begin) * 1000, screen._shown[0] + screen._shown[1] > 0))
                    await asyncio.sleep(0.02)
    desk.close()
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _key(app: DeskApp, event: Key) -> None:
    screen: Any = app.screen
    await screen.take_key(event)


async def _until_shown(app: DeskApp) -> None:
    """Something that was found by this key is painted, or it is sure that there is nothing."""
    screen: Any = app.screen
    while screen._hunt is not None and not screen._hunt.is_over and screen._shown[0] < 0:
        await asyncio.sleep(0)
    await _painted(app)


async def _painted(app: DeskApp) -> None:
    done = asyncio.Event()
    app.screen.call_after_refresh(done.set)
    await done.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
