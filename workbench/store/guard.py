"""Whose files these are, and whether they are files: a link in the store's directory makes nobody write elsewhere.

A directory or file of the store that is a symbolic link, has a second name outside, or belongs to somebody else is
refused; new files are made with O_EXCL, and files that are written again are opened with O_NOFOLLOW.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.store.values import Damage, damage

_KNOWN = re.compile(
    r"lock|head|reserve|checkpoint\.lock|journal|quarantine|workbench\.json(\.prev)?(\.tmp)?|workbench\.idx(\.tmp)?"
)
_SEGMENT = re.compile(r"\d{4}-\d\d(\.\d{6})?\.jsonl|new\.tmp")


def checked(fd: int, second_name: Path | None = None) -> int:
    """The descriptor of a file that is to be written: a regular file of ours with one name, or also `second_name`.

    Raises:
        OSError: it is not; the descriptor is closed.
    """
    named = _inode(second_name)  # before the count of names: its owner may take it away at any moment
    held = os.fstat(fd)
    number = 0
    if not stat.S_ISREG(held.st_mode):
        number = errno.ELOOP
    elif held.st_nlink > 1 + (named == (held.st_dev, held.st_ino)):
        number = errno.EMLINK
    elif not _is_ours(held):
        number = errno.EACCES
    if number:
        os.close(fd)
        raise OSError(number, os.strerror(number))
    return fd


def need_real_directory(path: Path) -> None:
    """
    Raises:
        OSError: a link or something else lies where a directory of ours should be, or it is somebody else's.
    """
    try:
        held = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(held.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not stat.S_ISDIR(held.st_mode):
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    if not _is_ours(held):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def strange(store: Path) -> Iterator[Damage]:
    """What is wrong with the files themselves: links, strangers, doors left open."""
    try:
        held = {path: path.lstat() for path in [store, *sorted(store.rglob("*"))]}
    except OSError:
        return
    names = Counter((each.st_dev, each.st_ino) for each in held.values())
    for path, each in held.items():
        name = str(path.relative_to(store)) if path != store else "."
        if stat.S_ISLNK(each.st_mode):
            yield damage("link", file=name)
            continue
        if stat.S_ISREG(each.st_mode) and each.st_nlink > names[each.st_dev, each.st_ino]:
            yield damage("link", file=name)
        if each.st_mode & 0o077 or not _is_ours(each):
            yield damage("permissions", file=name, mode=f"{stat.S_IMODE(each.st_mode):o}")
        if not _is_known(path.relative_to(store)):
            yield damage("stray", file=name)


def close_doors(store: Path) -> None:
    """Takes the store away from others than its owner."""
    for path in [store, *store.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o700 if path.is_dir() else 0o600)


def _inode(path: Path | None) -> tuple[int, int] | None:
    try:
        named = path.lstat() if path is not None else None
    except OSError:
        return None
    return (named.st_dev, named.st_ino) if named is not None else None


def _is_ours(held: os.stat_result) -> bool:
    return held.st_uid in (os.geteuid(), 0) or os.geteuid() == 0


def _is_known(path: Path) -> bool:
    match path.parts:
        case ():
            return True
        case (name,):
            return _KNOWN.fullmatch(name) is not None
        case ("journal", name):
            return _SEGMENT.fullmatch(name) is not None
        case ("quarantine", _):
            return True
        case _:
            return False
