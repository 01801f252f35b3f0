"""A little room put by, so that a full disk takes one last change: deleting and finishing need room, too."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from workbench.store import disk

SIZE = 256 * 1024
NAME = "reserve"


class Reserve:
    """A file of zeros that is given back when the disk is full, and put by again when there is room."""

    def __init__(self, store: Path) -> None:
        self._path = store / NAME

    @property
    def is_there(self) -> bool:
        return self._path.is_file() and not self._path.is_symlink()

    def put_by(self) -> None:
        """Makes it where it is absent and there is plenty of room; a disk that will not have it is no mistake."""
        if self.is_there:
            return
        with suppress(OSError):
            held = os.statvfs(self._path.parent)
            if held.f_bavail * held.f_frsize > 4 * SIZE:
                disk.create(self._path, b"\0" * SIZE)

    def give_back(self) -> bool:
        """Makes room; False when there is nothing to give."""
        if not self.is_there:
            return False
        try:
            disk.unlink(self._path)
        except OSError:
            return False
        return True
