"""A piece of work struck at every operation on the disk: the process dies there, or the disk refuses there."""

from __future__ import annotations

import errno
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pytest

from tests.store.faults import Countdown, die, fails_with, in_a_child, trap_disk
from tests.store.power import FEW, Kinds
from workbench.errors import DeskError

Outcome = tuple[list[str], int]
"""What was found wrong, and how many points or disks were looked at."""
Check = Callable[[Path, list[str]], None]


class Hears(Protocol):
    """Is told every word that was acknowledged."""

    acknowledged: list[str]


Work = Callable[[Path, Hears], None]


class Runner(Protocol):
    """Does the work on stores that were prepared, strikes it, and checks what is left each time."""

    def __call__(
        self,
        place: Path,
        work: Work,
        check: Check,
        mutant: str | None = None,
        *,
        prepare: Callable[[Path], None] | None = None,
        kinds: Kinds = FEW,
    ) -> Outcome: ...


class _Log(list[str]):
    """Words that are on the disk before the work goes on."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def append(self, word: str, /) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{word}\n")
        super().append(word)


class _Heard:
    def __init__(self, acknowledged: list[str]) -> None:
        self.acknowledged = acknowledged


def killed(
    place: Path,
    work: Work,
    check: Check,
    mutant: str | None = None,
    *,
    prepare: Callable[[Path], None] | None = None,
    kinds: Kinds = FEW,
) -> Outcome:
    """Dies before, amid and behind every operation."""
    sample, wrong, points = _sample(place, prepare), list[str](), 0
    for when in ("before", "amid", "after"):
        at, status = 0, -signal.SIGKILL
        while status == -signal.SIGKILL:
            at, points = at + 1, points + 1
            left, log = place / "left", place / f"{when}{at}"
            shutil.copytree(sample, left)
            log.touch()

            def life(left: Path = left, log: Path = log, at: int = at, when: str = when) -> None:
                with pytest.MonkeyPatch.context() as patch:
                    trap_disk(patch, Countdown(at, when, die))
                    work(left / "store", _Heard(_Log(log)))

            status = in_a_child(life)
            if status not in (0, -signal.SIGKILL):
                wrong.append(f"{when} {at}: ended with {status}")
            _checked(wrong, f"killed {when} {at}", left, check, log.read_text("utf-8").splitlines())
    return wrong, points


def refused(
    place: Path,
    work: Work,
    check: Check,
    mutant: str | None = None,
    *,
    prepare: Callable[[Path], None] | None = None,
    kinds: Kinds = FEW,
) -> Outcome:
    """No room, or an error of the disk, at every operation: a sentence, or a status other than that of success."""
    sample, wrong, points = _sample(place, prepare), list[str](), 0
    few = kinds == FEW
    for number in (errno.ENOSPC, errno.EIO) if few else (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS):
        for when in ("before",) if few else ("before", "amid"):
            at, countdown = 0, Countdown(1, when, die)
            while countdown.left <= 0 or not at:
                at, points = at + 1, points + 1
                left, heard = place / "left", _Heard([])
                shutil.copytree(sample, left)
                countdown = Countdown(at, when, fails_with(number))
                with pytest.MonkeyPatch.context() as patch:
                    trap_disk(patch, countdown)
                    with suppress(DeskError, OSError, AssertionError):
                        work(left / "store", heard)
                _checked(wrong, f"{errno.errorcode[number]} {when} {at}", left, check, heard.acknowledged)
    return wrong, points


def _sample(place: Path, prepare: Callable[[Path], None] | None) -> Path:
    sample = place / "sample-of-all"
    sample.mkdir(parents=True)
    if prepare is not None:
        prepare(sample / "store")
    return sample


def _checked(wrong: list[str], what: str, left: Path, check: Check, acknowledged: list[str]) -> None:
    try:
        check(left / "store", acknowledged)
    except Exception as error:  # a store that does not even open is lost, too
        wrong.append(f"{what}: {error!r:.300}")
    shutil.rmtree(left)
