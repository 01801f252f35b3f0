"""Every operation by which the store changes the disk, one function each.

This is the seam where a test lets a disk fail or a process die. Nothing here decides anything. A quick command comes
through here as well, so what takes long to load is loaded where it is needed.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    NO_LINKS: frozenset[int]
    """What a file system without hard links answers."""


def __getattr__(name: str) -> frozenset[int]:
    """Names the answers when somebody asks for them: `errno` is a module more to load."""
    if name != "NO_LINKS":
        raise AttributeError(name)
    import errno  # late: where a link was refused

    return frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def append(fd: int, content: bytes) -> None:
    """Writes all of `content` at the end of an `O_APPEND` file; a write may be short when the disk is nearly full."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(fd, rest) :]


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
    from workbench.files import write_new  # late: not for a quick command

    write_new(path, content)


def create_in_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """A new synced file of what the pieces add up to, as `create`."""
    from workbench.files import write_pieces  # late: not for a quick command

    write_pieces(path, pieces)


def link(old: Path, new: Path) -> None:
    """A second name; fails when `new` exists, so nothing is ever replaced by it."""
    os.link(old, new)


def rename(old: Path, new: Path) -> None:
    old.replace(new)


def unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def sync_directory(path: Path) -> None:
    """The names in it are on the disk when this returns."""
    from workbench import files  # late: not for a quick command

    files.sync_directory(path)


def make_directory(path: Path) -> None:
    """A private directory; a link in its place is refused."""
    from workbench.files import private_directory  # late: not for a quick command
    from workbench.store.guard import need_real_directory

    need_real_directory(path)
    private_directory(path)
