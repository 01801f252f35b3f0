"""A disk that fails, or a process that dies, at the n-th operation."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from inspect import isfunction
from pathlib import Path
from typing import Any

import pytest

from workbench.store import disk

OPERATIONS = tuple(name for name, each in vars(disk).items() if isfunction(each) and not name.startswith("_"))
"""All of them: one that is added is struck, too."""
Trap = Callable[[str, Callable[[], None], tuple[Any, ...]], None]


def trap_disk(monkeypatch: pytest.MonkeyPatch, trap: Trap) -> None:
    """Every operation on the disk goes through `trap(name, perform, arguments)`."""
    for name in OPERATIONS:
        real = getattr(disk, name)

        def trapped(*args: Any, name: str = name, real: Callable[..., None] = real) -> None:
            trap(name, lambda: real(*args), args)

        monkeypatch.setattr(disk, name, trapped)


class Countdown:
    """Strikes at the n-th operation: before it, in the middle of what it writes, or after it."""

    def __init__(self, at: int, when: str, strike: Callable[[], None]) -> None:
        self.left = at
        self.when = when
        self.strike = strike

    def __call__(self, name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        self.left -= 1
        if self.left != 0:
            perform()
            return
        if self.when == "amid" and name == "append":
            os.write(args[0], args[1][: len(args[1]) * 2 // 3])
        elif self.when == "amid" and name in ("create", "create_in_pieces"):
            content = args[1] if name == "create" else b"".join(args[1])
            Path(args[0]).write_bytes(content[: len(content) // 2])
        elif self.when == "amid" and name == "create_in_pieces":
            content = b"".join(args[1])
            Path(args[0]).write_bytes(content[: len(content) // 2])
        elif self.when == "amid" and name == "put_at_start":
            os.pwrite(args[0], args[1][: len(args[1]) // 9], 0)
        elif self.when == "after":
            perform()
        self.strike()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fails_with(number: int) -> Callable[[], None]:
    def strike() -> None:
        raise OSError(number, os.strerror(number))

    return strike


def in_a_child(work: Callable[[], None]) -> int:
    """Runs `work` in a fork; returns its exit status, negative when it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # a fork of the test runner must not run on as one
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
