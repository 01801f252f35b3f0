"""Prints every figure of speed. `python -m bench [--quick] [--commands]`; `python -m bench.store` is the store alone,
`bench.views` the screens of the closed loop, `bench.search` search, `bench.reports` the reports of a year.

Run it with the Python of an environment into which the wheel was installed, with bytecode: a development environment
loads more at its start.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import capture, reports, search, store, views
from bench.commands import make_peers
from bench.commands import measure as measure_commands
from bench.desks import make_desk
from bench.prepare import be_steady, fresh_bytecode
from bench.screens import Program, measure, report


def main(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    sizes = (100, 10_000) if quick else (100, 10_000, 100_000)
    fresh_bytecode()
    print(f"real-time class: {'yes' if be_steady() else 'not permitted'}")
    with TemporaryDirectory() as directory:
        homes = {f"{size} items": make_desk(Path(directory) / str(size), size) for size in sizes}
        print("reading a line")
        for row in capture.report(quick=quick):
            print(row)
        peers = make_peers(Path(directory), sizes[1:])
        if not peers:
            print("Taskwarrior is not installed (`task`): its figures are left out.")
        print("commands, whole process, medians")
        for case, milliseconds, ratio in measure_commands(homes, 3 if quick else 9, peers):
            print(f"  {case:<34}{milliseconds:>9.1f} ms{ratio:>8.2f}x")
        if "--commands" in arguments:
            return 0
        program = str(Path(sys.executable).with_name("workbench"))
        app = str(Path(__file__).parent / "apps" / "hello.py")
        hello = Program("bare Textual", [sys.executable, app], b"Hello", {})
        now = {"WORKBENCH_NOW": "2026-12-28T10:42"}
        ours = [
            Program(f"Today, {name}", [program], b"row 0000", {"WORKBENCH_HOME": str(home), **now})
            for name, home in homes.items()
        ]
        measure([hello, *ours], 2 if quick else 5, 0)
        measure(ours, 0, 40 if quick else 200)
        print("screens, 120x36 pseudo-terminal")
        for line in report([hello, *ours]):
            print("  " + line)
        for each in (search, reports):
            for line in each.report(Path(directory), quick=quick):
                print(line, flush=True)
        for line in store.report(Path(directory), Path(directory), quick=quick):
            print(line, flush=True)
        for line in views.report(Path(directory), quick=quick):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
