# ruff: noqa: PTH109, PTH120 - pathlib takes longer to load than a quick command may
"""The door: `workbench`, `python -m workbench`."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

QUICK = ("add", "note", "list", "search")
"""The verbs that are tried first without argparse and the desk; see `workbench.cli.quick`, `quick_list` and
`quick_search`."""


def main() -> int:
    """Run the program with the arguments of the process."""
    if __name__ == "__main__":
        _leave_the_current_directory()
    words = sys.argv[1:]
    if words[:1] and words[0] in QUICK:
        gc.disable()  # a process of twenty milliseconds leaves nothing to collect
        if words[0] == "list":
            from workbench.cli.quick_list import quick_list as quick  # late: the path is put right first
        elif words[0] == "search":
            from workbench.cli.quick_search import quick_search as quick  # late: the same
        else:
            from workbench.cli.quick import quick  # late: the same

        status = quick(words)
        if status is not None:
            _leave(status)
        gc.enable()
    from workbench.cli.main import main as run  # late: the same

    return run(words)


def _leave(status: int) -> NoReturn:
    """End at once: what was said is on its way, what was written is on the disk, and taking down takes time."""
    os._exit(status)  # standard output is flushed, and errors are written line by line


def _leave_the_current_directory() -> None:
    """`python -m` puts the user's directory first on the path: their `screens/` would hide ours.

    The source tree itself stays, for there `workbench` lies in the current directory.
    """
    root = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    here = ("", os.getcwd())
    sys.path[:] = [entry for entry in sys.path if entry not in here or os.path.realpath(entry or ".") == root]


if __name__ == "__main__":
    sys.exit(main())
