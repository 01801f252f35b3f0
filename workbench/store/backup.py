"""Backups: a copy of the desk in one archive that counts only when it was read back.

Copying takes no lock: the snapshot is copied first, then the journal up to a record that is known, and bytes before
that never change. Other processes go on writing meanwhile. A new archive is made under another name, unpacked, opened
as a store, compared with what its journal adds up to and with the head it was taken at; only then it gets its name, and
only then older automatic ones may go.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from workbench.clock import Clock, clock_from_environment
from workbench.domain.frozen import Frozen
from workbench.errors import DeskError, why_code, why_words
from workbench.i18n import N_, _, language, use
from workbench.store import disk, snapshot
from workbench.store.lock import Head, head_line
from workbench.store.migrate import upgraded
from workbench.store.opening import JOURNAL, LOCK, QUARANTINE, inspect
from workbench.store.rotation import kept
from workbench.store.state import State
from workbench.store.store import Store
from workbench.store.survey import survey

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

TOP = "store"
SUFFIX = ".tar.gz"
AUTOMATIC = "auto-"
_STAMP = re.compile(r"(?:auto|desk|before-[\w-]+?)-(\d{4}-\d\d-\d\dT\d{6})(?:-\d+)?\.tar\.gz")
_LARGEST = 1 << 34
"""No member of an archive of ours is larger."""


class BackupBroken(DeskError):
    """The archive is none of ours, or cannot be read back. Facts: `path`, `why`."""

    message = N_("{path} is no usable backup of a workbench desk ({why}). Nothing was changed.")


class Backup(Frozen):
    """A copy that was read back."""

    path: Path
    items: int
    records: int
    size: int
    q: int
    h: str


class Content(Frozen):
    """What an unpacked backup holds."""

    store: Path
    items: int
    records: int
    q: int
    h: str
    state: State


def back_up(store: Path, target: Path, clock: Clock) -> Backup:
    """Write a backup of the store to `target`, which must not exist yet.

    Raises:
        BackupBroken: it could not be read back; there is no new file.
        FileExistsError, OSError: there is no new file.
        StoreError: the store cannot be read.
    """
    inspect(store)
    disk.make_directory(target.parent)
    if target.exists() or target.is_symlink():
        raise FileExistsError(17, os.strerror(17), str(target))
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    scratch = Path(mkdtemp(prefix=".reading-back-", dir=target.parent))
    try:
        q, h = _write(store, beside, clock)
        content = read_back(unpack(beside, scratch / "desk"), clock, target)
        if (content.q, content.h) != (q, h):
            raise BackupBroken(path=target, why=_("it is not what was copied"))
        size = beside.stat().st_size
        disk.rename(beside, target)
        disk.sync_directory(target.parent)
    finally:
        disk.unlink(beside)
        shutil.rmtree(scratch, ignore_errors=True)
    return Backup(target, content.items, content.records, size, q, h)


def back_up_automatically(store: Path, backups: Path, clock: Clock) -> Backup:
    """Write a dated backup, and remove those automatic ones that the rotation does not keep.

    Raises as `back_up`, and then nothing was removed.
    """
    done = back_up(store, free_name(backups, AUTOMATIC, clock), clock)
    rotate(backups, done.path)
    return done


def free_name(backups: Path, prefix: str, clock: Clock) -> Path:
    """A dated name that is not in use."""
    stem = f"{prefix}{clock.now():%Y-%m-%dT%H%M%S}"
    names = (backups / f"{stem}{f'-{n}' if n else ''}{SUFFIX}" for n in range(1 << 16))
    return next(path for path in names if not path.exists() and not path.is_symlink())


def rotate(backups: Path, newest: Path) -> list[Path]:
    """Remove automatic backups beyond the rotation, never the one just made; which they were."""
    dated = {path: at for path in backups.glob(f"{AUTOMATIC}*{SUFFIX}") if (at := moment_of(path)) is not None}
    stay = kept(dated.values())
    gone = [path for path, at in dated.items() if at not in stay and path != newest and not path.is_symlink()]
    for path in gone:
        disk.unlink(path)
    return gone


def moment_of(path: Path) -> datetime | None:
    """When a backup was made, by its name."""
    found = _STAMP.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], "%Y-%m-%dT%H%M%S") if found else None  # noqa: DTZ007 - local, as named
    except ValueError:
        return None


def newest(backups: Path) -> Path | None:
    """The newest backup by its name."""
    dated = [(at, path) for path in backups.glob(f"*{SUFFIX}") if (at := moment_of(path)) is not None]
    return max(dated)[1] if dated else None


# Writing ----------------------------------------------------------------------------------------------------------


def _write(store: Path, target: Path, clock: Clock) -> tuple[int, str]:
    """Write the archive; the head at which it was taken."""
    disk.create(target, b"")
    with _Through(target) as file, tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
        shot = _bytes(store / snapshot.NAME)  # before the journal, so that it is never ahead of it
        with Store.open(store, clock=clock, app="backup", read_only=True) as opened:
            at = opened.position
        now = int(clock.now().timestamp())
        for path in sorted((store / JOURNAL).glob("*.jsonl")):
            seg = path.name.removesuffix(".jsonl")
            if seg <= at.seg:
                content = path.read_bytes()
                _put(archive, (JOURNAL, path.name), content[: at.off] if seg == at.seg else content, now)
        if shot is not None:
            _put(archive, (snapshot.NAME,), shot, now)
        for path in _plain_files(store / QUARANTINE):
            _put(archive, (QUARANTINE, path.name), path.read_bytes(), now)
        _put(archive, (LOCK,), head_line(Head(at.q, at.h, at.seg, at.off, "backup")), now)
    return at.q, at.h


class _Through(io.BufferedWriter):
    """A file that is written as everything of the store is, a megabyte at a time, and on the disk when it is closed."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW)
        super().__init__(_Appending(self._fd), 1 << 20)

    def close(self) -> None:
        if self.closed:
            return
        try:
            self.flush()
            disk.sync(self._fd)
        finally:
            super().close()


class _Appending(io.RawIOBase):
    def __init__(self, fd: int) -> None:
        self._fd = fd

    def writable(self) -> bool:
        return True

    def write(self, content: ReadableBuffer, /) -> int:
        disk.append(self._fd, held := bytes(content))
        return len(held)

    def close(self) -> None:
        if not self.closed:
            os.close(self._fd)
        super().close()


def _put(archive: tarfile.TarFile, parts: tuple[str, ...], content: bytes, now: int) -> None:
    info = tarfile.TarInfo(str(PurePosixPath(TOP, *parts)))
    info.size, info.mode, info.mtime = len(content), 0o600, now
    archive.addfile(info, io.BytesIO(content))


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _plain_files(directory: Path) -> Iterator[Path]:
    if directory.is_dir() and not directory.is_symlink():
        yield from (path for path in sorted(directory.iterdir()) if path.is_file() and not path.is_symlink())


# Reading ----------------------------------------------------------------------------------------------------------


def unpack(archive: Path, into: Path) -> Path:
    """Write the files of a backup under the new directory `into`; the store among them.

    Raises:
        BackupBroken: it is no backup.
    """
    disk.make_directory(into)
    try:
        with tarfile.open(archive, mode="r:gz") as tar:
            for member in tar:
                if member.isdir():
                    continue
                source = tar.extractfile(member) if member.isreg() else None
                parts = PurePosixPath(member.name).parts
                if source is None or parts[:1] != (TOP,) or not 1 < len(parts) < 4 or ".." in parts:
                    raise BackupBroken(path=archive, why=_("it holds {name}").format(name=member.name))
                if member.size > _LARGEST:
                    raise BackupBroken(path=archive, why=_("it holds {name}").format(name=member.name))
                target = into.joinpath(*parts)
                disk.make_directory(target.parent)
                disk.create(target, source.read())
    except BackupBroken:
        raise
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        if isinstance(error, FileNotFoundError) and not archive.exists():
            raise
        raise BackupBroken(path=archive, why=error) from error
    except Exception as error:  # zlib has an error of its own, and a hostile archive finds others
        raise BackupBroken(path=archive, why=error) from error
    if not (into / TOP).is_dir():
        raise BackupBroken(path=archive, why=_("it holds no store"))
    return into / TOP


def read_back(store: Path, clock: Clock, archive: Path) -> Content:
    """Open an unpacked store and read all of it.

    Raises:
        BackupBroken: something in it is damaged, or it was written by a newer workbench.
    """
    try:
        with Store.open(store, clock=clock, app="backup", read_only=True) as opened:
            status, items = opened.status, len(opened.items())
    except DeskError as error:
        raise BackupBroken(path=archive, why=error.sentence()) from error
    found = survey(store)
    if found.found or not found.is_sound or not found.snapshot_is_sound or status.damage:
        codes = dict.fromkeys(each.what for each in (*found.found, *status.damage))
        raise BackupBroken(path=archive, why=_("it is damaged: {what}").format(what=", ".join(codes) or "?"))
    if not found.records:
        raise BackupBroken(path=archive, why=_("it holds no record"))
    if (status.q, status.h) != (found.q, found.h):
        raise BackupBroken(path=archive, why=_("it is damaged: {what}").format(what="memory"))
    return Content(store, items, found.records, found.q, found.h, upgraded(found.best, found.schema))


def command(store: Path, backups: Path) -> tuple[list[str], dict[str, str]]:
    """How to make an automatic backup in a process of its own, which outlives the one that began it."""
    ours = str(Path(__file__).resolve().parents[2])
    found = os.environ.get("PYTHONPATH", "")
    words = [sys.executable, "-P", "-m", "workbench.store.backup", str(store), str(backups), language()]
    return words, {**os.environ, "PYTHONPATH": os.pathsep.join([ours, found] if found else [ours])}


def main(argv: list[str]) -> int:
    """STORE BACKUPS LANGUAGE: an automatic backup, made behind everybody else's work; on failure, the reason."""
    os.nice(10)
    use(argv[2])
    try:
        back_up_automatically(Path(argv[0]), Path(argv[1]), clock_from_environment())
    except DeskError as error:
        sys.stdout.write(error.sentence())
        return 1
    except OSError as error:
        sys.stdout.write(why_words(why_code(error)))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
