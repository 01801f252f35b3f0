"""The torture itself on trial: with one safeguard of the store taken out, it must find faults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.torture import harm, kills, power
from tests.torture.result import Result
from workbench.store import lock, record, scan


def without_checksum(patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """A line is believed when it is JSON."""

    def believed(line: bytes) -> bool:
        try:
            return isinstance(json.loads(line), dict)
        except ValueError:
            return False

    for module in (record, scan):
        patch.setattr(module, "is_sound", believed)
    return harm.flips(place, 31, repair=False).faults


def without_lock(patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """Everybody writes when he likes."""
    patch.setattr(lock.DeskLock, "_try", lambda self: True)
    faults: list[str] = []
    for seed in range(4):
        try:
            faults += kills.torture(place / f"{seed}" / "store", kills=24, writers=8, seed=seed, big=1000).faults
        except Exception as error:  # a store that falls apart in one's hands is noticed, too
            faults.append(repr(error))
        if faults:
            break
    return faults


def without_sync(_patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """A record is acknowledged before it is on the disk."""
    return power.images(place, "sync").faults


def without_create_sync(_patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """A new file gets its name before its content is on the disk."""
    return power.images(place, "create").faults


def without_directory_sync(_patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """A new name is believed to be on the disk."""
    return power.images(place, "sync_directory").faults


def without_head(patch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """Nobody notes how far the journal reached."""
    patch.setattr(lock.DeskLock, "put_head", lambda *_: None)
    return harm.cuts(place, 5).faults


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch, Path], list[str]]] = {
    "no sync of the journal": without_sync,
    "no sync of a new file": without_create_sync,
    "no sync of the directory": without_directory_sync,
    "no checksum": without_checksum,
    "no lock": without_lock,
    "no head": without_head,
}


def mutants() -> Result:
    """Every safeguard taken out, one at a time; a mutant that is not noticed is a fault."""
    result = Result("mutants")
    noticed: list[str] = []
    for name, trial in MUTANTS.items():
        with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            (Path(place) / "x").mkdir()
            faults = trial(patch, Path(place) / "x")
        if faults:
            noticed.append(f"{name} ({len(faults)})")
        else:
            result.fault(f"not noticed: {name}")
    result.figures = f"{len(noticed)} of {len(MUTANTS)} noticed: {', '.join(noticed)}"
    return result
