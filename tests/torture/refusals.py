"""A process that dies, or a disk that refuses, at every operation; a disk that may not be written, or goes away."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.faults import Countdown, die, fails_with, in_a_child, trap_disk
from tests.store.samples import NOON, add
from tests.store.test_crash import check, script
from tests.torture.result import Result
from workbench.clock import FixedClock
from workbench.errors import DeskError, StoreFull
from workbench.store import disk
from workbench.store.store import Store


def die_anywhere(place: Path) -> Result:
    """Killed before, in the middle of and behind every operation that changes the disk."""
    result = Result("killed at every operation")
    points = 0
    for when in ("before", "amid", "after"):
        at = 0
        while True:
            at, points = at + 1, points + 1
            home, log = place / f"{when}{at}" / "store", place / f"{when}{at}.log"
            log.touch()

            def life(home: Path = home, log: Path = log, at: int = at, when: str = when) -> None:
                with pytest.MonkeyPatch.context() as patch, log.open("ab", buffering=0) as file:
                    trap_disk(patch, Countdown(at, when, die))
                    script(home, lambda word: file.write(f"{word}\n".encode()) and None)

            status = in_a_child(life)
            _checked(result, f"{when} {at}", lambda home=home, log=log: check(home, log.read_text().split()))
            shutil.rmtree(home.parent, ignore_errors=True)
            if status != -signal.SIGKILL:
                break
    result.figures = f"{points} points"
    return result


def refuse_anywhere(place: Path) -> Result:
    """No room, or an error of the disk, at every operation."""
    result = Result("refused at every operation")
    points = 0
    for number in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
        for when in ("before", "amid"):
            at = 0
            while True:
                at, points = at + 1, points + 1
                home = place / f"{number}{when}{at}"
                acknowledged: list[str] = []
                countdown = Countdown(at, when, fails_with(number))
                with pytest.MonkeyPatch.context() as patch:
                    trap_disk(patch, countdown)
                    try:
                        script(home, acknowledged.append)
                    except DeskError as error:
                        if "\n" in error.sentence() or (isinstance(error, StoreFull) and number == errno.EIO):
                            result.fault(f"{when} {at}: {error.sentence()}")
                if countdown.left > 0:
                    break
                dead = when == "amid"
                _checked(result, f"{number} {when} {at}", lambda h=home, a=acknowledged, d=dead: check(h, a, dead=d))
                shutil.rmtree(home, ignore_errors=True)
    result.figures = f"{points} points"
    return result


def gone(place: Path) -> Result:
    """Read-only, or taken away, while it is open: a sentence, and everything that was saved is still there."""
    result = Result("read-only or gone")

    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def away(home: Path) -> None:
        home.rename(home.with_name("away"))

    def back(home: Path) -> None:
        shutil.rmtree(home, ignore_errors=True)
        home.with_name("away").rename(home)

    def journal_away(home: Path) -> None:
        (home / "journal").rename(home / "elsewhere")

    def journal_back(home: Path) -> None:
        shutil.rmtree(home / "journal", ignore_errors=True)
        (home / "elsewhere").rename(home / "journal")

    nothing: Callable[[Path], None] = lambda _home: None  # noqa: E731 - a case among others
    cases = {
        "a read-only file system": (nothing, nothing, ("append", "create", "cut", "sync")),
        "the directory gone": (away, back, ()),
        "the journal gone": (journal_away, journal_back, ()),
    }
    for name, (before, after, refused) in cases.items():
        home = place / name.replace(" ", "-") / "store"
        with Store.open(home, clock=FixedClock(NOON), app="t") as store:
            for n in range(3):
                add(store, f"n{n}")
            before(home)
            with pytest.MonkeyPatch.context() as patch:
                for operation in refused:
                    patch.setattr(disk, operation, read_only)
                try:
                    add(store, "refused")
                except DeskError as error:
                    if "\n" in error.sentence():
                        result.fault(f"{name}: {error.sentence()}")
                else:
                    if name == "a read-only file system":
                        result.fault(f"{name}: nothing was refused")
                store.poll()
                if {"n0", "n1", "n2"} - {each.title for each in store.items().values()} and not home.exists():
                    result.fault(f"{name}: what was read is forgotten")
            after(home)

        def looked_at(home: Path = home) -> None:
            with Store.open(home, clock=FixedClock(NOON), app="t") as again:
                assert {"n0", "n1", "n2"} <= {each.title for each in again.items().values()}
                add(again, "after")
                assert again.verify().ok

        _checked(result, name, looked_at)
    result.figures = f"{len(cases)} ways"
    return result


def _checked(result: Result, name: str, look: Callable[[], None]) -> None:
    try:
        look()
    except Exception as error:  # a store that does not even open is a fault
        result.fault(f"{name}: {error!r:.300}")
