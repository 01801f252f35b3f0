"""The door: `workbench`, `python -m workbench`."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments of the process."""
    if __name__ == "__main__":
        _leave_the_current_directory()
    from workbench.cli.main import main as run  # late: the path is put right first

    return run(sys.argv[1:])


def _leave_the_current_directory() -> None:
    """`python -m` puts the user's directory first on the path: their `screens/` would hide ours.

    The source tree itself stays, for there `workbench` lies in the current directory.
    """
    root = str(Path(__file__).resolve().parent.parent)
    sys.path[:] = [entry for entry in sys.path if entry not in ("", str(Path.cwd())) or _same(entry, root)]


def _same(entry: str, root: str) -> bool:
    return str(Path(entry or ".").resolve()) == root


if __name__ == "__main__":
    sys.exit(main())
