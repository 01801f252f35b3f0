"""The power fails behind every operation that changes the disk; of what was not synced, anything may be lost."""

from __future__ import annotations

from pathlib import Path

from tests.store.power import ALL, FEW, cut_off
from tests.store.power_trials import TRIALS
from tests.store.strikes import killed, refused
from tests.store.test_power import life
from tests.torture.result import Result


def images(place: Path, mutant: str | None = None, *, small: bool = True) -> Result:
    """A life of appends, new segments, snapshots, a bulk and an undo, cut off everywhere."""
    result = Result("power cut")
    result.faults, different = life(place, mutant, FEW if small else ALL * 5)
    result.figures = f"{different} different disks"
    return result


def care(place: Path, *, small: bool = True) -> Result:
    """A backup, a restore, a migration and repairs of every kind of damage, cut off everywhere.

    The size of CI is one of them: the tests of the store go through all.
    """
    result = Result("power cut in a backup, restore, migration, repair")
    disks: list[str] = []
    for name in ("restore",) if small else TRIALS:
        faults, different = TRIALS[name](place / name, None, FEW if small else ALL * 2, cut_off)
        result.faults += [f"{name}: {each}" for each in faults]
        disks.append(f"{name} {different}")
    result.figures = f"different disks: {'; '.join(disks)}"
    return result


def struck(place: Path, *, small: bool = True) -> Result:
    """The same, killed before, amid and behind every operation, and refused by the disk at each."""
    result = Result("killed or refused in a backup, restore, compaction, migration, repair")
    points: list[str] = []
    for run in (killed, refused):
        for name in ("backup",) if small else TRIALS:
            faults, tried = TRIALS[name](place / f"{run.__name__} {name}", None, FEW if small else ALL, run)
            result.faults += [f"{name}: {each}" for each in faults]
            points.append(f"{name} {run.__name__} {tried}")
    result.figures = f"points: {'; '.join(points)}"
    return result
