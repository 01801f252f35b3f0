"""Every operation by which the store changes the disk, one function each.

This is the seam where a test lets a disk fail or a process die. Nothing here decides anything.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from workbench import files
from workbench.store.guard import need_real_directory

NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
"""What a file system without hard links answers."""


def append(fd: int, content: bytes) -> None:
    """Writes all of `content` at the end of an `O_APPEND` file."""
    files.write_all(fd, content)


def sync(fd: int) -> None:
    """Content and length of the file are on the disk when this returns."""
    if hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:  # macOS
        os.fsync(fd)


def cut(fd: int, size: int) -> None:
    os.ftruncate(fd, size)


def put_at_start(fd: int, content: bytes) -> None:
    os.pwrite(fd, content, 0)


def create(path: Path, content: bytes) -> None:
    """A new synced file of this content; an unlinked leftover never shares its bytes with it."""
    files.write_new(path, content)


def link(old: Path, new: Path) -> None:
    """A second name; fails when `new` exists, so nothing is ever replaced by it."""
    os.link(old, new)


def rename(old: Path, new: Path) -> None:
    old.replace(new)


def unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def sync_directory(path: Path) -> None:
    files.sync_directory(path)


def make_directory(path: Path) -> None:
    """A private directory; a link in its place is refused."""
    need_real_directory(path)
    files.private_directory(path)
