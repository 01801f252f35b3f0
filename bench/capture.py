"""Reading a line: how long it takes, and what the reader costs to load. Ratios to the bare interpreter in one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from workbench.text.capture.read import read

NOW = datetime(2026, 11, 17, 10, 0)
NAMES = ("李工", "小陈", "老王", "王局长", "赵倩", "li", "chen", "zhao", "Anna Schmidt")
TABLES = Path(__file__).parents[1] / "tests" / "text"
_READ = (
    "from datetime import datetime\nfrom workbench.text.capture.read import read\n"
    "read({!r}, datetime(2026, 11, 17, 10, 0))"
)
LOADS = {
    "python -c pass": "pass",
    "import re": "import re",
    "import the reader": "import workbench.text.capture.read",
    "… and read a Chinese line": _READ.format("明天下午3点 核对合同 @李工 ~45m"),
    "… and read an English line": _READ.format("tomorrow 3pm review contract @Li ~45m"),
}


def lines() -> list[str]:
    """Every phrase and every trap of the tests, as typed."""
    found = (path.read_text("utf-8").splitlines() for path in sorted(TABLES.glob("*.txt")))
    return [line.split(" | ")[0] for file in found for line in file if line and not line.startswith("#")]


def parse_times(turns: int) -> list[float]:
    """Milliseconds for each reading, the patterns being compiled; the best of `turns` is a line's own."""
    typed = lines()
    for line in typed:
        read(line, NOW, names=NAMES)
    best = [float("inf")] * len(typed)
    for _ in range(turns):
        for index, line in enumerate(typed):
            begin = time.perf_counter()
            read(line, NOW, names=NAMES)
            best[index] = min(best[index], (time.perf_counter() - begin) * 1000)
    return sorted(best)


def load_times(rounds: int) -> list[tuple[str, float, float]]:
    """(what, median ms, ms over the bare interpreter), each in a process of its own, round by round."""
    taken: dict[str, list[float]] = {name: [] for name in LOADS}
    for turn in range(rounds + 1):
        for name, script in LOADS.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", script], check=True)
            if turn:
                taken[name].append((time.perf_counter() - begin) * 1000)
    floor = statistics.median(taken["python -c pass"])
    return [(name, statistics.median(each), statistics.median(each) - floor) for name, each in taken.items()]


def report(*, quick: bool) -> list[str]:
    """The table."""
    times = parse_times(2 if quick else 5)
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    rows = [f"  {len(times)} lines read: p50 {p50:.2f} ms, p99 {p99:.2f} ms, longest {times[-1]:.2f} ms"]
    for name, median, over in load_times(3 if quick else 11):
        rows.append(f"  {name:<28}{median:>9.1f} ms{over:>+9.1f} ms")
    return rows
