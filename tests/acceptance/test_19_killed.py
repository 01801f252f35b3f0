"""19: a process killed in the middle of a save leaves nothing lost or half-written. The full trial: `tests.torture`."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from cli.conftest import Cli

ROUNDS = 40


def start(home: Path, number: int) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "workbench", "add", f"line {number} 第{number}行"]
    return subprocess.Popen(
        words,
        env={**os.environ, "WORKBENCH_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_whatever_was_said_to_be_saved_is_there_whole(cli: Cli) -> None:
    cli.ok("add", "first")
    began = time.monotonic()
    start(cli.home, 0).communicate()
    usual = time.monotonic() - began
    rng = random.Random(19)
    acknowledged = ["first", "line 0 第0行"]
    for number in range(1, ROUNDS):
        process = start(cli.home, number)
        try:
            process.wait(rng.uniform(0.3, 1.1) * usual)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
        if process.returncode == 0:
            acknowledged.append(f"line {number} 第{number}行")
            assert f"line {number}" in said
    listed = [item["title"] for item in cli.ok("list", "--json").json]
    whole = {"first", *(f"line {number} 第{number}行" for number in range(ROUNDS))}
    assert set(acknowledged) <= set(listed) <= whole
    assert len(listed) == len(set(listed))
    assert [item["ref"] for item in cli.ok("list", "--json").json] == [f"2026-{n + 1:04d}" for n in range(len(listed))]
    assert cli.ok("doctor", "--json").json["ok"]
    assert cli.ok("diary", "--json").json["entries"]
