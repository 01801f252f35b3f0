"""What is said once, when the desk is opened for the first time."""

from __future__ import annotations

from pathlib import Path

from workbench.files import atomic_write, private_directory
from workbench.i18n import _

_SAID = "no_secrets"
"""The file which tells that it was said."""


def no_secrets() -> str:
    """What may not be written down here (保密提示)."""
    return _(
        "No state secrets and nothing classified belongs here: the desk is a plain file on this machine. "
        "Record only the reference number. Ctrl+\\ blanks the screen."
    )


def is_first_run(state: Path | None) -> bool:
    """Whether it is to be said now. From then on it has been, whatever becomes of the file."""
    if state is None or (state / _SAID).exists():
        return False
    try:
        private_directory(state)
        atomic_write(state / _SAID, b"")
    except OSError:
        return False  # it would come back at every start
    return True
