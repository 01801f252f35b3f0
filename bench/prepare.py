"""What makes a figure steady: bytecode for everything, and a scheduling class which other work does not disturb."""

from __future__ import annotations

import compileall
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import workbench


def fresh_bytecode() -> None:
    """Compiles the program, and lets every process that is started use bytecode."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    root = Path(workbench.__file__).parents[1]
    for folder in ("workbench", "screens", "ui", "bench"):
        if (root / folder).is_dir():
            compileall.compile_dir(root / folder, quiet=2)


def be_steady() -> bool:
    """Takes the real-time class for this process and all it starts, as `chrt -r 5`; whether it was permitted."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))
    except (AttributeError, OSError):
        return False
    return True


def made(home: Path, size: int, make: Callable[[Path, int], Path]) -> Path:
    """The desk, made now where there is none; half of one, left by a run that was ended, is made anew."""
    done = home / "made"
    if not done.exists():
        shutil.rmtree(home, ignore_errors=True)
        make(home, size)
        done.touch()
    return home


class Report(Protocol):
    """A table, line by line as it comes; its desks lie in `place`."""

    def __call__(self, place: Path, *, quick: bool) -> Iterable[str]: ...


def printed(report: Report, arguments: list[str]) -> int:
    """Prints a table; `--quick` takes smaller desks, `--keep DIR` keeps them for the next time."""
    kept = arguments[arguments.index("--keep") + 1] if "--keep" in arguments else None
    fresh_bytecode()
    print(f"real-time class: {'yes' if be_steady() else 'not permitted'}")
    with TemporaryDirectory() as folder:
        for row in report(Path(kept or folder), quick="--quick" in arguments):
            print(row, flush=True)
    return 0
