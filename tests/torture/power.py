"""The power fails behind every operation that changes the disk; of what was not synced, anything may be lost."""

from __future__ import annotations

from pathlib import Path

from tests.store.power import ALL, FEW
from tests.store.test_power import life
from tests.torture.result import Result


def images(place: Path, mutant: str | None = None, *, small: bool = True) -> Result:
    """A life of appends, new segments, snapshots, a bulk and an undo, cut off everywhere."""
    result = Result("power cut")
    result.faults, different = life(place, mutant, FEW if small else ALL * 5)
    result.figures = f"{different} different disks"
    return result
