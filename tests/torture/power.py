"""The power fails behind every operation that changes the disk; of what was not synced, anything may be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.faults import trap_disk
from tests.store.test_crash import check, script
from tests.store.test_power import Image, Power
from tests.torture.result import Result


def images(place: Path, mutant: str | None = None) -> Result:
    """A life of appends, new segments, snapshots, a bulk and an undo, cut off everywhere."""
    result = Result("power cut")
    root = place / "disk"
    root.mkdir(parents=True)
    power = Power(root, mutant)
    with pytest.MonkeyPatch.context() as patch:
        trap_disk(patch, power)
        script(root / "store", power.acknowledged.append)
    seen: set[tuple[int, int]] = set()
    for name, acknowledged, image in power.images:
        key = (acknowledged, hash(frozenset(image.items())))
        if key in seen:
            continue
        seen.add(key)
        home = place / str(len(seen))
        lay(home, image)
        try:
            check(home / "store", power.acknowledged[:acknowledged])
        except Exception as error:  # a store that does not even open is lost, too
            result.fault(f"{name}: {error!r:.300}")
    result.figures = f"{len(power.images)} cuts, {len(seen)} different disks"
    return result


def lay(home: Path, image: Image) -> None:
    home.mkdir()
    for each, content in sorted(image.items()):
        if each.endswith("/"):
            (home / each).mkdir(exist_ok=True)
        else:
            (home / each).write_bytes(content)
