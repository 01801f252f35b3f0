"""Whole commands against `python -c pass`, round by round, so that a drifting machine moves all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path


def wall(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds from start to end."""
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return (time.perf_counter() - begin) * 1000


def measure(homes: dict[str, Path], rounds: int) -> list[tuple[str, float, float]]:
    """(what, median ms, ratio to the floor) for each command on each desk."""
    program = str(Path(sys.executable).with_name("workbench"))
    environments = {name: {**os.environ, "WORKBENCH_HOME": str(home)} for name, home in homes.items()}
    cases: dict[str, tuple[list[str], dict[str, str]]] = {
        "python -c pass": ([sys.executable, "-c", "pass"], dict(os.environ))
    }
    for name, environment in environments.items():
        cases[f"add, {name}"] = ([program, "add", "tomorrow 3pm review contract @Li ~45m"], environment)
        cases[f"list today, {name}"] = ([program, "list", "today"], environment)
        cases[f"search, {name}"] = ([program, "search", "vendor"], environment)
    times: dict[str, list[float]] = {case: [] for case in cases}
    for turn in range(rounds + 1):
        for case, (command, environment) in cases.items():
            taken = wall(command, environment)
            if turn:  # the first round warms the caches
                times[case].append(taken)
    floor = statistics.median(times["python -c pass"])
    return [(case, statistics.median(taken), statistics.median(taken) / floor) for case, taken in times.items()]
