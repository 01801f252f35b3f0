"""Private files, whole or not at all: a reader sees the old content or the new, never a half."""

from __future__ import annotations

import errno
import os
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700
CHUNK = 1 << 20
"""So many bytes are written at once."""


def atomic_write(path: Path, content: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Replaces `path` by `content`: written beside it, synced, renamed. A failure leaves the old file and no litter."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_new(beside, content, mode=mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def write_new(path: Path, content: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Creates `path` with `content`, synced. Never follows or overwrites what is there: a leftover is unlinked."""
    write_pieces(path, (content,), mode=mode)


def write_pieces(path: Path, pieces: Iterable[bytes], *, mode: int = PRIVATE_FILE) -> None:
    """As `write_new`, with a content that is never held as a whole."""
    path.unlink(missing_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        os.fchmod(fd, mode)  # whatever the umask
        held = bytearray()
        for piece in pieces:
            held += piece
            if len(held) >= CHUNK:
                write_all(fd, held)
                held.clear()
        write_all(fd, held)
        os.fsync(fd)
    finally:
        os.close(fd)


def write_all(fd: int, content: bytes | bytearray) -> None:
    """Writes every byte; a write may be short when the disk is nearly full."""
    with memoryview(content) as view:
        done = 0
        while done < len(view):
            done += os.write(fd, view[done:])


def private_directory(path: Path) -> None:
    """Makes `path` and the parents that are missing, for the owner only whatever the umask."""
    if path.is_dir():
        return
    private_directory(path.parent)
    try:
        path.mkdir(mode=PRIVATE_DIRECTORY)
    except FileExistsError:
        return
    path.chmod(PRIVATE_DIRECTORY)
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Makes names created in `path` durable."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # not every file system can sync a directory
            raise
    finally:
        os.close(fd)
