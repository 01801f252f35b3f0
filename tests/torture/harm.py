"""The files of a store harmed byte by byte: what was acknowledged is read, the damage is named, nothing crashes."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.store.samples import NOON, add
from tests.store.test_recovery import KINDS, damaged
from tests.torture.result import Result
from workbench.clock import FixedClock
from workbench.errors import DeskError
from workbench.store.examine import examine
from workbench.store.salvage import salvage
from workbench.store.store import Store

RECORDS = 6


def titles(home: Path) -> tuple[set[str], set[str]]:
    """The titles in a store, and the codes of the damage it tells."""
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        return {each.title for each in store.items().values()}, {each.what for each in store.status.damage}


def make(home: Path) -> bytes:
    """A store of a few records; its journal."""
    with Store.open(home, clock=FixedClock(NOON), app="t") as store:
        for n in range(RECORDS):
            add(store, f"第{n}件")
    return next((home / "journal").iterdir()).read_bytes()


def lay(home: Path, sample: Path, content: bytes) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(sample, home)
    next((home / "journal").iterdir()).write_bytes(content)
    for each in home.glob("workbench.json*"):
        each.unlink()


def cuts(place: Path, step: int = 1) -> Result:
    """The journal cut at every offset."""
    result = Result("tail cut")
    sample, home = place / "sample", place / "store"
    written = make(sample)
    ends = [at + 1 for at, byte in enumerate(written) if byte == 10]
    tried = 0
    for size in range(ends[0], len(written), step):
        lay(home, sample, written[:size])
        tried += 1
        try:
            found, told = titles(home)
        except DeskError as error:
            result.fault(f"cut at {size}: {error}")
            continue
        whole = sum(end <= size for end in ends) - 1 + (size + 1 in ends)
        if found != {f"第{n}件" for n in range(whole)}:
            result.fault(f"cut at {size}: {sorted(found)}")
        if ("missing" in told) != (whole < RECORDS):
            result.fault(f"cut at {size}: told {told}")
    result.figures = f"{tried} cuts"
    return result


def flips(place: Path, step: int = 1, *, repair: bool = True) -> Result:
    """One byte of the last records damaged, in six ways: told, and put right by a repair."""
    result = Result("one byte")
    sample, home = place / "sample", place / "store"
    written = make(sample)
    ends = [at + 1 for at, byte in enumerate(written) if byte == 10]
    everything = {f"第{n}件" for n in range(RECORDS)}
    tried = repaired = 0
    for kind in KINDS:
        for at in range(ends[0] + KINDS.index(kind), len(written), step):
            broken = damaged(written, at, kind)
            if broken == written:
                continue
            lay(home, sample, broken)
            tried += 1
            hit = sum(end <= at for end in ends) - 1
            try:
                if repair:
                    found, told = examine(home), True
                    salvage(home, FixedClock(NOON))
                    kept = titles(home)[0]
                    again = examine(home)
                    if kept != everything or again.found:
                        result.fault(f"{kind} at {at}: not put right: {sorted(everything - kept)}, {again.found}")
                    repaired += 1
                    told = bool(found.found)
                    shutil.rmtree(home.with_name("store"), ignore_errors=True)
                    for each in place.glob("store-damaged-*"):
                        shutil.rmtree(each)
                    lay(home, sample, broken)
                    if not told:
                        result.fault(f"{kind} at {at}: not told by the examination")
                kept, codes = titles(home)
            except DeskError as error:
                result.fault(f"{kind} at {at}: {error}")
                continue
            if not everything - {f"第{hit}件"} <= kept <= everything:
                result.fault(f"{kind} at {at}: {sorted(kept)}")
            if not codes and not (kind == "delete" and at == len(written) - 1):
                result.fault(f"{kind} at {at}: nothing told")
    result.figures = f"{tried} damaged bytes, {repaired} of them put right by a repair"
    return result
