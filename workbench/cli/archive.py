"""Backups: the files of a store in one archive, and back. A backup counts only when it was read back."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from workbench.clock import Clock
from workbench.errors import DeskError
from workbench.files import private_directory, sync_directory, write_new
from workbench.i18n import N_, _
from workbench.store.store import Store
from workbench.store.values import Report
from workbench.text.damage import damage_sentence

TOP = "store"
_LEFT_OUT = frozenset({"checkpoint.lock", "reserve"})
"""What belongs to running processes or may be made anew."""


class BackupBroken(DeskError):
    """The archive is none of ours, or cannot be read back. Facts: `path`, `why`."""

    message = N_("{path} is no usable backup of a workbench desk ({why}). Nothing was changed.")


def pack(store: Path) -> bytes:
    """The files of a store as a compressed archive. The caller keeps others from writing meanwhile."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for path in _files(store):
            content = path.read_bytes()
            info = tarfile.TarInfo(str(PurePosixPath(TOP, *path.relative_to(store).parts)))
            info.size, info.mode, info.mtime = len(content), 0o600, path.stat().st_mtime
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def _files(store: Path) -> Iterator[Path]:
    for path in sorted(store.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix != ".tmp" and path.name not in _LEFT_OUT:
            yield path


def unpack(archive: Path, into: Path) -> Path:
    """Write the files of a backup under the new directory `into`; the store among them.

    Raises:
        BackupBroken: it is no backup.
    """
    private_directory(into)
    try:
        with tarfile.open(archive, mode="r:gz") as tar:
            for member in tar:
                source = tar.extractfile(member) if member.isfile() else None
                parts = PurePosixPath(member.name).parts
                if source is None:
                    continue
                if parts[:1] != (TOP,) or ".." in parts:
                    raise BackupBroken(path=archive, why=_("it holds {name}").format(name=member.name))
                target = into.joinpath(*parts)
                private_directory(target.parent)
                write_new(target, source.read())
                sync_directory(target.parent)
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        if isinstance(error, FileNotFoundError) and not archive.exists():
            raise
        raise BackupBroken(path=archive, why=error) from error
    if not (into / TOP).is_dir():
        raise BackupBroken(path=archive, why=_("it holds no store"))
    return into / TOP


def read_back(store: Path, clock: Clock, archive: Path) -> tuple[Report, int]:
    """Open an unpacked store and read all of it: the report, and how many items it holds.

    Raises:
        BackupBroken: something in it is damaged.
    """
    try:
        with Store.open(store, clock=clock, app="backup", read_only=True) as opened:
            report, items = opened.verify(), len(opened.items())
    except DeskError as error:
        raise BackupBroken(path=archive, why=error.sentence()) from error
    if not report.ok:
        raise BackupBroken(path=archive, why=", ".join(damage_sentence(damage) for damage in report.damage))
    if not report.records:
        raise BackupBroken(path=archive, why=_("it holds no record"))
    return report, items
