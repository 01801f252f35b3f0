# ruff: noqa: PTH109, PTH111, PTH118 - pathlib takes longer to load than a quick command may
"""The directories of a desk as plain strings; `workbench.paths` gives them as paths."""

from __future__ import annotations

import os
import sys

APP = "workbench"


def places(home: str | None = None) -> tuple[str, str, str]:
    """Data, configuration and state: `home` first, then `WORKBENCH_HOME`, then the platform's.

    Raises:
        RuntimeError: the user's home is not known.
    """
    chosen = home or os.environ.get("WORKBENCH_HOME", "")
    if chosen:
        root = os.path.join(os.getcwd(), _expanded(chosen))
        return root, os.path.join(root, "config"), os.path.join(root, "state")
    if sys.platform == "darwin":
        support = os.path.join(_expanded("~"), "Library", "Application Support", APP)
        return support, os.path.join(support, "config"), os.path.join(support, "state")
    return (
        _xdg("XDG_DATA_HOME", ".local", "share"),
        _xdg("XDG_CONFIG_HOME", ".config"),
        _xdg("XDG_STATE_HOME", ".local", "state"),
    )


def _xdg(variable: str, *default: str) -> str:
    # The XDG specification says that a relative path in these variables is to be ignored.
    value = os.environ.get(variable, "")
    return os.path.join(value if value.startswith("/") else os.path.join(_expanded("~"), *default), APP)


def _expanded(path: str) -> str:
    found = os.path.expanduser(path)
    if found.startswith("~"):
        raise RuntimeError("Could not determine home directory.")
    return found
