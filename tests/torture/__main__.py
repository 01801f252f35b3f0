"""The store at full size, on the rack: `python -m tests.torture [--small] [--only NAME ...] [--mutants]`.

Prints a line of figures for each trial; exits with 1 when anything acknowledged was lost, anything read that nobody
wrote, or a safeguard could be taken out unnoticed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

# The helpers of the other tests import each other from the folder of the tests.
sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

import pytest  # noqa: E402 - see above

from tests.torture import crowd, fuzz, harm, kills, life, mutants, power, refusals  # noqa: E402 - see above
from tests.torture.result import Result, say  # noqa: E402 - see above
from workbench.store import journal  # noqa: E402 - see above

Trial = Callable[[Path, bool], Result]
BIG, BATCH = 5_000_000, 200


def _kills(writers: int, full: int) -> Trial:
    def trial(place: Path, small: bool) -> Result:
        before, journal.SEGMENT_LIMIT = journal.SEGMENT_LIMIT, 20_000
        result = Result(f"kills, {writers} writers")
        left, killed, acknowledged, torn = 8 * writers if small else full, 0, 0, 0
        try:
            while killed < left:
                # A fresh store now and then: one that has grown large is opened slowly, and is killed while opening.
                number, big = min(BATCH, left - killed), BIG if killed == 0 and not small else 20_000
                home = place / f"{killed}" / "store"
                home.parent.mkdir()
                found = kills.torture(home, kills=number, writers=writers, seed=killed + writers, big=big)
                killed, acknowledged, torn = (
                    killed + found.kills,
                    acknowledged + found.acknowledged,
                    torn + found.torn,
                )
                result.faults += found.faults
                while home.parent.exists():  # a compaction that a writer began may still come and find nothing
                    shutil.rmtree(home.parent, ignore_errors=True)
        finally:
            journal.SEGMENT_LIMIT = before
        result.figures = f"{killed:,} kills, {acknowledged:,} acknowledged, {torn} torn ends set aside"
        return result

    return trial


TRIALS: dict[str, Trial] = {
    "kills-1": _kills(1, 2500),
    "kills-2": _kills(2, 2500),
    "kills-4": _kills(4, 2500),
    "kills-8": _kills(8, 2504),
    "cuts": lambda place, small: harm.cuts(place, 13 if small else 1),
    "bytes": lambda place, small: harm.flips(place, 53 if small else 1, repair=False),
    "repairs": lambda place, small: harm.flips(place, 499 if small else 7),
    "power": lambda place, small: power.images(place, small=small),
    "power-care": lambda place, small: power.care(place, small=small),
    "struck-care": lambda place, small: power.struck(place, small=small),
    "die": lambda place, small: refusals.die_anywhere(place),
    "refuse": lambda place, small: refusals.refuse_anywhere(place),
    "read-only": lambda place, small: refusals.gone(place),
    "crowd": lambda place, small: crowd.crowd(place, writers=8, each=20 if small else 1000),
    "signals": lambda place, small: life.signals(place, stops=3 if small else 40),
    "clocks": lambda place, small: life.clocks(place),
    "fuzz": lambda place, small: fuzz.fuzz(place, 4000 if small else 1_000_000),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description="Torture the store.")
    parser.add_argument("--small", action="store_true", help="at the size of continuous integration")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=list(TRIALS), help="these trials alone")
    parser.add_argument("--mutants", action="store_true", help="take the safeguards out one at a time instead")
    parser.add_argument("--place", metavar="DIR", help="where the stores are made; a temporary directory otherwise")
    options = parser.parse_args()
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    faults = 0
    if options.mutants:
        result = mutants.mutants()
        say(result.line())
        for each in result.faults:
            say(f"    {each}")
        return 1 if result.faults else 0
    for name in options.only or TRIALS:
        with TemporaryDirectory(dir=options.place) as place:
            began = time.monotonic()
            try:
                result = TRIALS[name](Path(place), options.small)
            except (Exception, pytest.fail.Exception) as error:  # a trial that falls over has not passed
                result = Result(name, "fell over", ["".join(traceback.format_exception(error))[-2000:]])
            say(f"{result.line()} ({time.monotonic() - began:.0f} s)")
            for each in result.faults[:20]:
                say(f"    {each}")
            faults += len(result.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
