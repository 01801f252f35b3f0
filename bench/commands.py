"""Whole commands against `python -c pass`, round by round, so that a drifting machine moves all of them alike."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

LINES = {
    "add": "x due tomorrow",
    "add, English": "tomorrow 3pm review contract @Li ~45m",
    "add, Chinese": "明天下午3点 核对合同 @李工 ~45m",
}
OTHERS = {
    "note": ["note", "call with Li about the contract"],
    "list today": ["list", "today"],
    "search": ["search", "vendor"],
}


def wall(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds from start to end."""
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return (time.perf_counter() - begin) * 1000


def measure(homes: dict[str, Path], rounds: int, peers: dict[str, Path]) -> list[tuple[str, float, float]]:
    """(what, median ms, ratio to the floor) for each command on each desk, and for the peer on each of its stores.

    The floor and the other commands run without variables that keep Python from using bytecode.
    """
    program = str(Path(sys.executable).with_name("workbench"))
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    cases: dict[str, tuple[list[str], dict[str, str]]] = {"python -c pass": ([sys.executable, "-c", "pass"], plain)}
    for name, home in homes.items():
        environment = {**plain, "WORKBENCH_HOME": str(home)}
        for case, line in LINES.items():
            cases[f"{case}, {name}"] = ([program, "add", line], environment)
        for case, words in OTHERS.items():
            cases[f"{case}, {name}"] = ([program, *words], environment)
    for name, store in peers.items():
        environment = {**plain, "TASKRC": str(store / "taskrc"), "TASKDATA": str(store)}
        cases[f"task add, {name}"] = (["task", "add", "due:tomorrow", "review", "contract"], environment)
    times: dict[str, list[float]] = {case: [] for case in cases}
    for turn in range(rounds + 2):
        for case, (command, environment) in cases.items():
            taken = wall(command, environment)
            if turn > 1:  # the first rounds warm the caches, and let what is remembered be remembered
                times[case].append(taken)
    floor = statistics.median(times["python -c pass"])
    return [(case, statistics.median(taken), statistics.median(taken) / floor) for case, taken in times.items()]


def make_peers(directory: Path, sizes: tuple[int, ...]) -> dict[str, Path]:
    """Stores of Taskwarrior with so many tasks, through its own import; none where it is not installed."""
    if shutil.which("task") is None:
        return {}
    made: dict[str, Path] = {}
    for size in sizes:
        store = directory / f"task-{size}"
        store.mkdir(parents=True)
        (store / "taskrc").write_text("confirmation=off\nverbose=nothing\ngc=on\n", "utf-8")
        tasks = [{"description": f"row {n:06d} review the vendor contract", "status": "pending"} for n in range(size)]
        subprocess.run(
            ["task", "import", "-"],
            input="\n".join(json.dumps(task) for task in tasks),
            env={**os.environ, "TASKRC": str(store / "taskrc"), "TASKDATA": str(store)},
            capture_output=True,
            check=True,
            text=True,
        )
        made[f"{size} items"] = store
    return made
